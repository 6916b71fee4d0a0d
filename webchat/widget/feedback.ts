// <kammerlotse-feedback>: below an answer: did it help? It is styled by the panel; the reasons are a part loaded later.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import { icon } from "../shared/icons.js";
import type { Feedback } from "../shared/protocol.js";
import { parts } from "./parts.js";
import type { Texts } from "./texts.de.js";

/** `given` is what was said of this answer, undefined for nothing; `sending`: it is on its way; `offer`: a person may
 *  be the better answer. Fires `feedback` with {good, reason, words}, where null for `good` takes it back, and `ask-person`. */
export class FeedbackRow extends LitElement {
  static override properties = {
    t: { attribute: false }, lang: { reflect: true }, given: { attribute: false }, sending: { type: Boolean }, offer: { type: Boolean }, limit: { type: Number }, asking: { state: true },
  };
  declare t: Texts; declare lang: string; declare given: Feedback | undefined; declare sending: boolean; declare offer: boolean; declare limit: number; declare private asking: boolean;
  #next = "";                 // what gets the focus once it is there

  constructor() {
    super();
    this.asking = this.sending = this.offer = false;
    parts.serve(this);
  }
  override createRenderRoot() { return this; }
  override connectedCallback(): void {
    super.connectedCallback();
    this.ariaLive = "off";                 // the answer is news, the question below it is not
  }

  /* What was pressed is about to go; what comes instead may take a moment. */
  override updated(): void {
    const next = this.#next && this.querySelector<HTMLElement>(this.#next);
    if (!next)
      return;
    this.#next = "";
    next.focus();
  }
  #focus(selector: string): void {
    this.#next = selector;
    this.requestUpdate();
  }
  #fire(detail: { good: boolean | null; reason?: string; words?: string }): void { this.dispatchEvent(new CustomEvent("feedback", { detail })); }
  #say(good: boolean | null): void {
    if (this.sending)
      return;
    this.asking = good === false;
    this.#fire({ good });
    this.#focus(good === false ? "kammerlotse-reasons, .part button" : good ? ".undo" : ".vote");
  }
  #done(detail?: { reason: string; words: string }): void {
    this.asking = false;
    if (detail)
      this.#fire({ good: false, ...detail });
    this.#focus(this.offer || detail?.reason === "unfit" ? ".person" : ".undo");
  }

  #row(): TemplateResult {
    const t = this.t.feedback, { given } = this;
    if (given?.good == null)
      return html`<div class="helped" role="group" aria-label=${t.ask}><span aria-hidden="true">${t.short}</span>
        <button class="vote" title=${t.yes} aria-disabled=${String(this.sending)} @click=${() => this.#say(true)}>${icon("up")}</button>
        <button class="vote" title=${t.no} aria-disabled=${String(this.sending)} @click=${() => this.#say(false)}>${icon("down")}</button></div>`;
    return html`<div class="helped"><p role="status">${icon(given.good ? "check" : "down")}${given.good ? t.thanks : t.sorry}</p>
      ${given.good || this.asking ? nothing : html`<button class="link" @click=${() => { this.asking = true; this.#focus("kammerlotse-reasons, .part button"); }}>${given.reason ? t.edit : t.change}</button>`}
      <button class="link undo" @click=${() => this.#say(null)}>${t.undo}</button></div>`;
  }

  override render(): TemplateResult {
    const { t, given } = this;
    return html`${this.#row()}
      ${this.asking ? parts.show("feedback", t, () => html`<kammerlotse-reasons lang=${this.lang} .given=${given} limit=${this.limit}
        @reason=${(e: CustomEvent<{ reason: string; words: string }>) => this.#done(e.detail)} @back=${() => this.#done()}></kammerlotse-reasons>`, () => this.#focus("kammerlotse-reasons, .part button")) : nothing}
      ${this.offer && !this.asking ? html`<div class="helped card"><p>${t.feedback.person}</p><button class="person" @click=${() => this.dispatchEvent(new Event("ask-person"))}>${icon("person")}${t.person}</button></div>` : nothing}`;
  }
}
customElements.define("kammerlotse-feedback", FeedbackRow);
