// <kammerlotse-feedback>: below an answer: did it help? It is styled by the panel; the reasons are a part loaded later.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import { icon } from "../shared/icons.js";
import type { Feedback } from "../shared/protocol.js";
import { parts } from "./parts.js";
import type { Texts } from "./texts.de.js";

/** `given` is what was said of this answer, undefined for nothing; `sending`: it is on its way; `offer`: a person may
 *  be the better answer. Fires `feedback` with {good, reason, text}, where null for `good` takes it back, and `ask-person`. */
export class FeedbackRow extends LitElement {
  static override properties = {
    t: { attribute: false }, lang: { reflect: true }, given: { attribute: false }, sending: { type: Boolean }, offer: { type: Boolean }, limit: { type: Number }, asking: { state: true },
  };
  declare t: Texts; declare lang: string; declare given: Feedback | undefined; declare sending: boolean; declare offer: boolean; declare limit: number; declare private asking: boolean;

  constructor() {
    super();
    this.asking = false;
    parts.serve(this);
  }
  override createRenderRoot() { return this; }
  override connectedCallback(): void {
    super.connectedCallback();
    this.ariaLive = "off";                 // the answer is news, the question below it is not
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() => parts.settled()).then(() => this.updateComplete)
      .then(() => this.querySelector<HTMLElement>(selector)?.focus());
  }
  #fire(detail: { good: boolean | null; reason?: string; text?: string }): void { this.dispatchEvent(new CustomEvent("feedback", { detail })); }
  #say(good: boolean | null): void {
    this.asking = good === false;
    this.#fire({ good });
    this.#focus(good === false ? ".reasons h4, .part button" : good ? ".undo" : "button");
  }
  #done(detail?: { reason: string; text: string }): void {
    this.asking = false;
    if (detail)
      this.#fire({ good: false, ...detail });
    this.#focus(this.offer || detail?.reason === "unfit" ? ".person" : ".undo");
  }

  #row(): TemplateResult {
    const t = this.t.feedback, { given } = this;
    if (!given || given.good === null)
      return html`<div class="helped" role="group" aria-label=${t.ask}><span aria-hidden="true">${t.short}</span>
        <button aria-label=${t.yes} title=${t.yes} ?disabled=${this.sending} @click=${() => this.#say(true)}>${icon("up")}</button>
        <button aria-label=${t.no} title=${t.no} ?disabled=${this.sending} @click=${() => this.#say(false)}>${icon("down")}</button></div>`;
    return html`<div class="helped"><p role="status">${icon(given.good ? "check" : "down")}${given.good ? t.thanks : t.sorry}</p>
      ${given.good || this.asking ? nothing : html`<button class="link" @click=${() => { this.asking = true; this.#focus(".reasons h4"); }}>${t.change}</button>`}
      <button class="link undo" @click=${() => this.#say(null)}>${t.undo}</button></div>`;
  }

  override render(): TemplateResult {
    const { t, given } = this;
    return html`${this.#row()}
      ${this.asking && given?.good === false ? parts.show("feedback", t, () => html`<kammerlotse-reasons lang=${this.lang} .given=${given} limit=${this.limit}
        @reason=${(e: CustomEvent<{ reason: string; text: string }>) => this.#done(e.detail)} @back=${() => this.#done()}></kammerlotse-reasons>`) : nothing}
      ${this.offer && !this.asking ? html`<div class="helped"><p>${t.feedback.person}</p><button class="person" @click=${() => this.dispatchEvent(new Event("ask-person"))}>${icon("person")}${t.person}</button></div>` : nothing}`;
  }
}
customElements.define("kammerlotse-feedback", FeedbackRow);
