// <kammerlotse-rating>: one question after the talk, five answers in words, a text if one likes. It is styled by the panel.
import type { TemplateResult } from "lit";
import { keepTexts } from "./keep-texts.js";
import { LitElement, html, nothing } from "./kit.js";

/** Fires `rate` with {score, text}. */
export class Rating extends LitElement {
  static override properties = { lang: { reflect: true }, limit: { type: Number }, score: { state: true } };
  declare limit: number; declare private score: number;

  constructor() {
    super();
    this.score = 0;
  }
  override createRenderRoot() { return this; }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = String(new FormData(event.target as HTMLFormElement).get("text") ?? "").trim();
    this.dispatchEvent(new CustomEvent("rate", { detail: { score: this.score, text } }));
  }

  override render(): TemplateResult {
    const t = keepTexts(this.lang).after;
    return html`<form @submit=${this.#submit}><fieldset><legend>${t.ask}</legend><div class="scores">${t.scores.map((words, i) => html`
        <label><input type="radio" name="score" value=${i + 1} @change=${() => { this.score = i + 1; }}><span>${words}</span></label>`)}</div></fieldset>
      ${this.score ? html`<div class="entry"><label for="rating-text">${t.text}<span>${` ${t.optional}`}</span></label>
        <textarea id="rating-text" name="text" rows="2" maxlength=${this.limit}></textarea></div><button class="main">${t.send}</button>` : nothing}</form>`;
  }
}
customElements.define("kammerlotse-rating", Rating);
