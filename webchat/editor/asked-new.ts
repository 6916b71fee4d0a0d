// <asked-new>: a new entry from what was asked. Fires `done` with the item, or nothing.
import { html } from "lit";
import { change, Refused } from "./api.js";
import { EditorDialog } from "./editor-dialog.js";
import type { AskedTexts } from "./asked-texts.js";
import { line, select } from "./fields.js";
import { slugOf } from "./format.js";
import type { Touched } from "./asked.js";
import type { Lang } from "../shared/protocol.js";

export class AskedNew extends EditorDialog<Touched> {
  static override properties = { ...EditorDialog.properties, t: { attribute: false }, asked: { attribute: false }, entryLang: {}, heading: {}, areas: { attribute: false }, draft: { state: true }, wrong: { state: true } };
  declare t: AskedTexts; declare asked: readonly number[]; declare entryLang: Lang; declare heading: string; declare areas: readonly string[];
  declare private draft: { title: string; slug: string; area: string }; declare private wrong: { field: string; message: string } | null;
  private ownSlug = false;

  constructor() { super(); this.wrong = null; this.draft = { title: "", slug: "", area: "" }; }
  override connectedCallback() { super.connectedCallback(); this.draft = { title: this.heading, slug: slugOf(this.heading), area: this.areas[0] ?? "" }; }
  override firstUpdated() { super.firstUpdated(); this.querySelector<HTMLInputElement>("#f-new-title")?.select(); }
  protected titled() { return this.t.newTitle; }
  private at(field: string) { return this.wrong?.field === field ? this.wrong.message : ""; }

  private async submit(e: Event) {
    e.preventDefault();
    const { title, slug, area } = this.draft;
    if (!title.trim()) { this.wrong = { field: "title", message: this.t.needsTitle }; return; }
    this.busy = true;
    try { this.finish(await change<Touched>("new", { slug, area, lang: this.entryLang, title: title.trim(), from_asked: this.asked })); }
    catch (error) {
      if (error instanceof Refused && error.status === 409) this.wrong = { field: "slug", message: error.message };
      else if (error instanceof Refused && error.field) this.wrong = { field: error.field, message: error.message };
      else this.problem = error instanceof Refused ? error.message : this.shared.unreachable;
    } finally { this.busy = false; }
  }

  protected content() {
    const { t, lang, draft, shared } = this;
    return html`<form novalidate class="fields" @submit=${(e: Event) => void this.submit(e)}><p>${t.newIntro(this.asked.length)}</p>
      ${line("new-title", t.entryTitle, draft.title, (title) => { this.draft = { ...draft, title, slug: this.ownSlug ? draft.slug : slugOf(title) }; }, { lang, spoken: this.entryLang, help: t.entryTitleHelp, wrong: this.at("title") })}
      <div class="pair">${select("new-area", t.area, draft.area, this.areas.map((area) => [area, shared.area[area] ?? area]), (area) => { this.draft = { ...draft, area }; }, this.at("area"))}
        ${line("new-slug", t.slug, draft.slug, (slug) => { this.ownSlug = true; this.draft = { ...draft, slug }; }, { lang, help: t.slugHelp, wrong: this.at("slug") })}</div>
      <div class="buttons end"><button type="button" @click=${() => void this.close()}>${shared.cancel}</button><button class="main" ?disabled=${this.busy}>${t.create}</button></div></form>`;
  }
}
customElements.define("asked-new", AskedNew);
