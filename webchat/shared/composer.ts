// <kammerlotse-composer>: one row to write in, which grows with the text, and a button to send it.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import css from "./composer.css";
import { sheet } from "./css.js";
import { icon } from "./icons.js";
import { Typing } from "./typing.js";

export interface ComposerTexts { label: string; send: string; left(count: number): string; over(count: number): string }

/** Fires `say` with the text, `draft` with what is written so far, `typing` with true or false.
 *  Enter sends. The owner keeps the draft. */
export class Composer extends LitElement {
  static override styles = sheet(css);
  static override properties = {
    t: { attribute: false }, draft: { attribute: false }, limit: { type: Number },
  };
  declare t: ComposerTexts; declare draft: string; declare limit: number;
  #typing = new Typing((on) => this.#tell("typing", on));

  get #field(): HTMLTextAreaElement | null { return this.renderRoot.querySelector("textarea"); }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#typing.set(false);
  }
  override focus(): void {
    void this.updateComplete.then(() => {
      this.#grow();
      this.#field?.focus();
    });
  }
  override updated(): void { this.#grow(); }

  #grow(): void {
    const field = this.#field;
    if (!field)
      return;
    field.style.height = "";
    if (field.value)
      field.style.height = `${field.scrollHeight}px`;
  }

  #tell(name: string, detail: unknown): void { this.dispatchEvent(new CustomEvent(name, { detail })); }

  #input(event: Event): void {
    const text = (event.target as HTMLTextAreaElement).value;
    this.#tell("draft", text);
    this.#typing.set(text !== "");
  }

  #send(event: Event): void {
    event.preventDefault();
    const text = this.draft.trim();
    if (!text || [...text].length > this.limit)
      return;
    this.#tell("draft", "");
    this.#tell("say", text);
    this.#typing.set(false);
    this.focus();
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing)
      this.#send(event);
  }

  override render(): TemplateResult {
    const { t } = this, left = this.limit - [...this.draft].length, over = left < 0;
    return html`<form @submit=${this.#send}>
        <div class="field"><label for="text">${t.label}</label>
          <textarea id="text" rows="1" .value=${this.draft} aria-describedby="count" aria-invalid=${over ? "true" : "false"}
            @input=${this.#input} @keydown=${this.#key}></textarea></div>
        <button aria-label=${t.send} title=${t.send} aria-disabled=${over || !this.draft.trim() ? "true" : "false"}>${icon("send")}</button></form>
      <div id="count" role="status">${left > this.limit / 5 ? nothing
        : html`<p class=${over ? "over" : ""}>${over ? t.over(-left) : t.left(left)}</p>`}</div>`;
  }
}
customElements.define("kammerlotse-composer", Composer);
