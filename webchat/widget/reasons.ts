// <kammerlotse-reasons>: why an answer did not help. Every part of it may be left out. It is styled by the panel.
import type { TemplateResult } from "lit";
import { feedbackReasons, type Feedback, type FeedbackReason } from "../shared/protocol.js";
import { InnerEscape, LitElement, html, icon, nothing } from "./kit.js";
import { reasonsTexts } from "./reasons-texts.js";

/** `given` is what was said before. Fires `reason` with {reason, words}, or `back`. */
export class Reasons extends LitElement {
  static override properties = { lang: { reflect: true }, given: { attribute: false }, limit: { type: Number }, count: { state: true } };
  declare lang: string; declare given: Feedback | undefined; declare limit: number; declare private count: number;

  constructor() {
    super();
    this.count = 0;
    new InnerEscape(this, () => this.dispatchEvent(new Event("back")));
  }
  override createRenderRoot() { return this; }
  override focus(): void {
    void this.updateComplete.then(() => {
      this.scrollIntoView({ block: "nearest" });
      this.querySelector<HTMLElement>("h4")?.focus({ preventScroll: true });
    });
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement), words = String(form.get("words") ?? "").trim();
    if ([...words].length <= this.limit)
      this.dispatchEvent(new CustomEvent("reason", { detail: { reason: String(form.get("reason") ?? ""), words } }));
  }

  override render(): TemplateResult {
    const t = reasonsTexts(this.lang), { reason, words } = this.given ?? {}, over = this.count - this.limit;
    return html`<form class="reasons" @submit=${this.#submit}>
      <div class="head"><h4 tabindex="-1" id="reasons-title">${t.title}</h4>
        <button type="button" class="square" title=${t.close} @click=${() => this.dispatchEvent(new Event("back"))}>${icon("close")}</button></div>
      <div class="options" role="radiogroup" aria-labelledby="reasons-title">${feedbackReasons.map((one: FeedbackReason) => html`<label><input type="radio" name="reason" value=${one} ?checked=${one === reason}><span>${t.reasons[one]}</span></label>`)}</div>
      <div class="entry"><label for="reasons-text">${t.text}<span>${` ${t.optional}`}</span></label>
        <textarea id="reasons-text" name="words" rows="2" .defaultValue=${words ?? ""} aria-invalid=${over > 0 ? "true" : "false"} aria-describedby=${over > 0 ? "reasons-over" : nothing}
          @input=${(e: Event) => { this.count = [...(e.target as HTMLTextAreaElement).value.trim()].length; }}></textarea>
        ${over > 0 ? html`<p class="wrong" id="reasons-over" role="status">${t.over(over)}</p>` : nothing}</div>
      <p class="small">${t.personal}</p><button class="main">${t.send}</button></form>`;
  }
}
customElements.define("kammerlotse-reasons", Reasons);
