// <entry-new>: begins an entry with its question, or with those that were asked. Fires `done`, with the slug if there is
// one now.
import { html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import { Refused, Unreachable, change } from "./api.js";
import { EditorDialog } from "./editor-dialog.js";
import "./editor-text.js";
import { entriesTexts } from "./entries-texts.js";
import { slugOf } from "./format.js";

export class EntryNew extends EditorDialog<string> {
  static override properties = { ...EditorDialog.properties, areas: { attribute: false }, area: {}, heading: {}, spoken: {}, asked: { attribute: false }, draft: { state: true }, faults: { state: true } };
  declare areas: readonly string[]; declare area: string;
  /** Ids of questions that were asked and become its examples, with one of them as the title to begin with, and their language. */
  declare asked: readonly number[]; declare heading: string; declare spoken: Lang;
  declare draft: { title: string; slug: string; area: string; lang: Lang }; declare faults: Record<string, string>;
  private named = false;

  constructor() { super(); this.areas = []; this.area = this.heading = ""; this.spoken = "de"; this.asked = []; this.faults = {}; this.draft = { title: "", slug: "", area: "", lang: "de" }; }
  private get t() { return entriesTexts[this.lang]; }
  protected titled() { return this.t.newTitle; }

  override connectedCallback() {
    super.connectedCallback();
    this.draft = { title: this.heading, slug: slugOf(this.heading), area: this.area || (this.areas[0] ?? ""), lang: this.spoken };
  }
  override firstUpdated() { super.firstUpdated(); void this.updateComplete.then(() => this.querySelector<HTMLInputElement>("#f-new-title")?.select()); }

  private put(part: Partial<typeof this.draft>) { this.draft = { ...this.draft, ...part }; this.faults = {}; }
  private titleTyped(title: string) { this.put({ title, ...(this.named ? {} : { slug: slugOf(title) }) }); }

  private async create(e: Event) {
    e.preventDefault();
    const { t, draft } = this, title = draft.title.trim();
    this.faults = { ...(title ? {} : { title: t.titleMissing }), ...(/^[a-z0-9][a-z0-9-]*$/.test(draft.slug) ? {} : { slug: t.slugWrong }) };
    if (this.busy || Object.keys(this.faults).length) return this.focusFault();
    this.busy = true;
    this.problem = "";
    try {
      await change("new", { ...draft, title, ...(this.asked.length ? { from_asked: this.asked } : {}) });
      this.finish(draft.slug);
    } catch (error) {
      if (error instanceof Refused && error.code === "exists") this.faults = { slug: t.exists };
      else if (error instanceof Refused && error.field) this.faults = { [error.field]: error.message };
      else this.problem = error instanceof Unreachable ? this.shared.unreachable : error instanceof Error ? error.message : "";
      this.focusFault();
    } finally { this.busy = false; }
  }

  private focusFault() { void this.updateComplete.then(() => this.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()); }

  protected content() {
    const { t, draft, shared, lang, faults } = this;
    return html`<form class="fields" @submit=${this.create} novalidate>${this.asked.length ? html`<p>${t.newFromAsked(this.asked.length)}</p>` : nothing}
      <editor-text lang=${lang} name="new-title" label=${t.newQuestion} help=${t.newQuestionHelp} .value=${draft.title} .faults=${faults["title"] ? [faults["title"]] : []} spoken=${draft.lang} @value=${(e: CustomEvent<string>) => this.titleTyped(e.detail)}></editor-text>
      <editor-text lang=${lang} name="new-slug" label=${t.slug} help=${t.slugHelp} .value=${draft.slug} .faults=${faults["slug"] ? [faults["slug"]] : []} @value=${(e: CustomEvent<string>) => { this.named = e.detail !== ""; this.put({ slug: e.detail.trim().toLowerCase() }); }}></editor-text>
      <div class="pair"><label class="field"><span>${t.area}</span><select @change=${(e: Event) => this.put({ area: (e.target as HTMLSelectElement).value })}>${this.areas.map((area) => html`<option value=${area} ?selected=${area === draft.area}>${shared.area[area] ?? area}</option>`)}</select></label>
        ${this.asked.length ? nothing : html`<label class="field"><span>${t.lang}</span><select @change=${(e: Event) => this.put({ lang: (e.target as HTMLSelectElement).value as Lang })}>${(["de", "en"] as const).map((one) => html`<option value=${one} ?selected=${one === draft.lang}>${shared.langs[one]}</option>`)}</select></label>`}</div>
      <div class="buttons end"><button type="button" @click=${() => this.finish()}>${shared.cancel}</button><button class="main" ?disabled=${this.busy}>${t.write}</button></div></form>`;
  }
}
customElements.define("entry-new", EntryNew);
