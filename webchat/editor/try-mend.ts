// <try-mend>: a question that got the wrong entry becomes an example question of the right one, in its draft.
import { LitElement, html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import { Refused, Unreachable, change, read } from "./api.js";
import "./editor-picker.js";
import { findEntries, type Option } from "./editor-picker.js";
import { icon } from "./icons.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";
import { tryTexts } from "./try-texts.js";
import type { Item } from "./types.js";

let count = 0;      // each turn has its own, and a label belongs to one field

interface Done { slug: string; item: string; title: string; version: number; before: Item["draft"] }

/** Fires `mended` after the drafts have changed: then it may be asked again. */
export class TryMend extends LitElement {
  static override properties = { lang: {}, spoken: {}, question: {}, done: { state: true }, said: { state: true }, busy: { state: true } };
  declare lang: Lang; declare spoken: Lang; declare question: string;
  declare private done: Done | null; declare private said: string; declare private busy: boolean;

  readonly #name = `mend-${count++}`;

  constructor() { super(); this.done = null; this.said = ""; this.busy = false; }
  override createRenderRoot() { return this; }
  private get t() { return tryTexts[this.lang]; }
  private get shared() { return this.lang === "en" ? en : de; }

  private async doing(run: () => Promise<void>) {
    if (this.busy) return;
    this.busy = true;
    try { await run(); } catch (error) {
      this.said = error instanceof Unreachable ? this.shared.unreachable : error instanceof Refused && error.status === 404 ? this.t.noVariant : error instanceof Error ? error.message : this.shared.broken;
    } finally { this.busy = false; }
  }
  private changed() { this.dispatchEvent(new CustomEvent("mended", { bubbles: true })); }

  private async add({ id: slug, label: title }: Option) {
    await this.doing(async () => {
      const item = `entries/${this.spoken}/${slug}`, { entry, draft } = await read<Item>("item", { item });
      if (!entry) { this.said = this.t.noVariant; return; }
      if (entry.questions.includes(this.question)) { this.said = this.t.mendedBefore(title); return; }
      const { version } = await change<{ version: number }>("save", { item, version: draft?.version ?? 0, entry: { ...entry, questions: [...entry.questions, this.question] }, note: draft?.note ?? "" });
      this.done = { slug, item, title, version, before: draft };
      this.said = this.t.mended(title);
      this.changed();
    });
  }

  private async undo({ item, version, before }: Done) {
    await this.doing(async () => {
      if (before) await change("save", { item, version, text: before.text, note: before.note });
      else await change("discard", { item, version });
      this.done = null;
      this.said = this.t.mendUndone;
      this.changed();
    });
  }

  override render() {
    const { t, done, lang, busy } = this;
    return html`<details class="try-mend" ?open=${this.said !== ""} @toggle=${(e: Event) => { if ((e.target as HTMLDetailsElement).open) this.scrollIntoView({ block: "start", behavior: "smooth" }); }}><summary>${t.mend}</summary>
      ${done ? nothing : html`<editor-picker lang=${lang} name=${this.#name} label=${t.mendPick} .find=${findEntries(lang)} @pick=${(e: CustomEvent<Option>) => void this.add(e.detail)}></editor-picker><small>${t.mendHelp}</small>`}
      <p role="status">${this.said}</p>${done ? html`<div class="buttons"><a class="button" href="#/eintraege/${done.slug}?lang=${this.spoken}" target="_blank">${t.toEntry}</a><button ?disabled=${busy} @click=${() => void this.undo(done)}>${icon("undo")}${this.shared.undo}</button></div>` : nothing}</details>`;
  }
}
customElements.define("try-mend", TryMend);
