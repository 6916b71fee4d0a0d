// <entry-preview>: the answer as the widget shows it, on any day.
import { LitElement, html, nothing, type PropertyValues } from "lit";
import "../shared/answer-card.js";
import type { Answer, Choice, Lang } from "../shared/protocol.js";
import { de as widgetDe } from "../widget/texts.de.js";
import { en as widgetEn } from "../widget/texts.en.js";
import { entryTexts } from "./entry-texts.js";
import type { Work } from "./entry-work.js";
import { titlesIn } from "./titles.js";

/** Fires `day` with the day to show. `titles` are those of entries by slug. */
export class EntryPreview extends LitElement {
  static override properties = { lang: {}, work: { attribute: false }, revision: { type: Number }, day: {}, titles: { attribute: false }, spoken: { state: true } };
  declare lang: Lang; declare work: Work; declare revision: number; declare day: string; declare titles: ReadonlyMap<string, string>;
  /** Those in the language of the answer. */
  declare private spoken: ReadonlyMap<string, string>;
  private asked = "";

  constructor() { super(); this.spoken = new Map(); }

  override createRenderRoot() { return this; }

  override willUpdate(_changed: PropertyValues) {
    const { lang, entry } = this.work, related = entry?.related ?? [], asked = `${lang} ${related.join(" ")}`;
    if (asked === this.asked) return;
    this.asked = asked;
    void titlesIn(lang, related).then((titles) => { if (asked === this.asked) this.spoken = titles; }, () => { /* then the titles at hand */ });
  }

  private get answer(): Answer | null {
    const { entry, preview } = this.work;
    if (!entry || !preview || !(entry.title || entry.short || entry.body)) return null;
    const related = entry.related.map((slug): Choice => ({ entry: slug, title: this.spoken.get(slug) ?? this.titles.get(slug) ?? slug }));
    return {
      entry: entry.slug, lang: entry.lang, title: entry.title || "…", summary: preview.summary, html: preview.html, stand: entry.stand, sources: entry.sources.filter(({ title }) => title),
      legal_basis: entry.legal_basis.filter(({ text }) => text).map(({ text, url }) => ({ title: text, url })), related, value_unknown: false, offices: [], place: null, ask_place: null, flows: [],
    };
  }

  override render() {
    const t = entryTexts[this.lang], { answer } = this, spoken = this.work.lang;
    return html`<section class="preview"><header><h3>${t.preview}</h3><label>${t.previewDay} <input type="date" .value=${this.day} @change=${(e: Event) => this.dispatchEvent(new CustomEvent("day", { detail: (e.target as HTMLInputElement).value, bubbles: true }))}></label></header>
      ${answer ? html`<div class="bubble"><kammerlotse-answer .answer=${answer} .t=${(spoken === "en" ? widgetEn : widgetDe).answer} lang=${spoken}></kammerlotse-answer></div>` : html`<p class="quiet">${t.previewNone}</p>`}
      ${this.work.tokens ? html`<small>${t.tokens(this.work.tokens)}</small>` : nothing}</section>`;
  }
}
customElements.define("entry-preview", EntryPreview);
