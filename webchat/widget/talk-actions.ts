// <kammerlotse-actions>: below the composer: ask for a person, keep the talk, end it.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import { icon } from "../shared/icons.js";
import { parts, type PartName } from "./parts.js";
import type { Texts } from "./texts.de.js";

/** `free`: a person can be asked for. Fires `ask-person`, `keep`, `end`, and `stay` where the end was not meant. It is styled by the panel. */
export class TalkActions extends LitElement {
  static override properties = { t: { attribute: false }, free: { type: Boolean }, ending: { state: true } };
  declare t: Texts; declare free: boolean; declare private ending: boolean;

  constructor() {
    super();
    this.ending = false;
  }
  override createRenderRoot() { return this; }
  override focus(): void { void this.updateComplete.then(() => this.querySelector<HTMLElement>("button")?.focus()); }

  #ask(): void {
    this.ending = true;
    this.focus();
  }
  #answer(name: "end" | "stay"): void {
    this.ending = false;
    this.dispatchEvent(new Event(name));
  }

  override render(): TemplateResult {
    const { t } = this, soon = (name: PartName) => () => parts.soon(name);      /* whoever points at it is about to need it */
    if (this.ending)
      return html`<span>${t.endAsk}</span><button class="main" @click=${() => this.#answer("end")}>${t.endYes}</button>
        <button @click=${() => this.#answer("stay")}>${t.endNo}</button>`;
    return html`${this.free ? html`<button data-opens="handoff" @pointerenter=${soon("forms")} @focus=${soon("forms")} @click=${() => this.dispatchEvent(new Event("ask-person"))}>${icon("person")}${t.person}</button>` : nothing}
      <button data-opens="keep" @pointerenter=${soon("keep")} @focus=${soon("keep")} aria-label=${t.keep} @click=${() => this.dispatchEvent(new Event("keep"))}>${icon("save")}<span class="short">${t.keepShort}</span></button>
      <button class="end" aria-label=${t.end} @click=${this.#ask}>${t.endShort}</button>`;
  }
}
customElements.define("kammerlotse-actions", TalkActions);
