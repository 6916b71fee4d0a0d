// <kammerlotse-answer>: an answer as a card. What was asked for first: title and short answer; the
// full text unfolds; below it what makes it trustworthy: legal date, legal basis, sources.
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import css from "./answer-card.css";
import { sheet } from "./css.js";
import { answerHtml } from "./html.js";
import { icon } from "./icons.js";
import { day, officeList, type OfficeTexts } from "./office-list.js";
import type { Answer, Link } from "./protocol.js";
import { speakIn, spoken } from "./spoken.js";

export interface AnswerTexts extends OfficeTexts {
  more: string; less: string; legal: string; sources: string; related: string; unknown: string; otherLang: string;
}

/** `lang` is the language of the labels; the answer carries its own. Fires `choose` with an entry. */
export class AnswerCard extends LitElement {
  static override styles = sheet(css);
  static override properties = {
    answer: { attribute: false }, t: { attribute: false }, lang: { reflect: true }, choosable: { type: Boolean },
  };
  declare answer: Answer; declare t: AnswerTexts; declare choosable: boolean;
  #full: Node[] = [];

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("answer"))
      return;
    const full = answerHtml(this.answer.html);
    speakIn(full, this.answer.lang);
    this.#full = [...full.childNodes];
  }

  #links(label: string, links: Link[]): TemplateResult | typeof nothing {
    if (!links.length)
      return nothing;
    return html`<p><b>${label}:</b> ${links.map((link, i) => html`${i ? " · " : ""}${/^https?:/.test(link.url)
      ? html`<a lang=${this.answer.lang} href=${link.url} target="_blank" rel="noopener">${spoken(link.title, this.answer.lang)}</a>`
      : html`<span lang=${this.answer.lang}>${spoken(link.title, this.answer.lang)}</span>`}`)}</p>`;
  }

  #offices(): TemplateResult | typeof nothing {
    const { offices = [], place, ask_place: ask } = this.answer;
    if (ask)
      return html`<p class="ask" lang=${this.answer.lang}>${ask}</p>`;
    if (!offices.length)
      return nothing;
    return officeList(offices, place, this.t, this.lang);
  }

  #related(): TemplateResult | typeof nothing {
    const { related, lang } = this.answer;
    if (!related.length)
      return nothing;
    return html`<div class="related"><p id="related">${this.t.related}</p>
      <ul aria-labelledby="related" lang=${lang}>${related.map((choice) => html`<li>${this.choosable
        ? html`<button class="chip" @click=${() => this.dispatchEvent(new CustomEvent("choose", { detail: choice.entry }))}>${spoken(choice.title, lang)}</button>`
        : html`<span class="chip">${spoken(choice.title, lang)}</span>`}</li>`)}</ul></div>`;
  }

  override render(): TemplateResult {
    const { answer: a, t } = this;
    const offices = this.#offices(), placed = (a.offices ?? []).length > 0;       /* who was asked for comes first */
    return html`<h3 lang=${a.lang}>${spoken(a.title, a.lang)}</h3>${placed ? offices : nothing}${a.other_lang ? html`<p class="warn" lang=${a.lang === "de" ? "en" : "de"}>${t.otherLang}</p>` : nothing}<p lang=${a.lang}>${spoken(a.summary, a.lang)}</p>
      ${placed ? nothing : offices}${a.value_unknown ? html`<p class="warn">${t.unknown}</p>` : nothing}
      <details><summary>${icon("chevron")}<span class="more">${t.more}</span><span class="less">${t.less}</span></summary>
        <div class="full" lang=${a.lang}>${this.#full}</div></details>
      <div class="foot"><p><b>${t.stand}:</b> <time datetime=${a.stand}>${day(a.stand, this.lang)}</time></p>
        ${this.#links(t.legal, a.legal_basis)}${this.#links(t.sources, a.sources)}</div>${this.#related()}`;
  }
}
customElements.define("kammerlotse-answer", AnswerCard);
