// <kammerlotse-composer>: one row to write in, which grows with the text, and a button to send it.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import css from "./composer.css";
import { sheet } from "./css.js";
import { icon } from "./icons.js";

export interface ComposerTexts { label: string; send: string; left(count: number): string; over(count: number): string }

const TOLD_AGAIN = 3_000;      // typing is told at most this often
const STOPPED_AFTER = 4_000;   // and withdrawn after so long without a key

/** Fires `say` with the text, `draft` with what is written so far, `typing` with true or false.
 *  Enter sends, or with `long` Ctrl+Enter does. The owner keeps the draft. */
export class Composer extends LitElement {
  static override styles = sheet(css);
  static override properties = {
    t: { attribute: false }, draft: { attribute: false }, limit: { type: Number }, long: { type: Boolean },
  };
  declare t: ComposerTexts; declare draft: string; declare limit: number; declare long: boolean;
  #toldAt = 0;
  #stop: ReturnType<typeof setTimeout> | undefined;

  get #field(): HTMLTextAreaElement | null { return this.renderRoot.querySelector("textarea"); }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#typing(false);
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

  #typing(on: boolean): void {
    clearTimeout(this.#stop);
    if (on) {
      this.#stop = setTimeout(() => this.#typing(false), STOPPED_AFTER);
      if (Date.now() - this.#toldAt < TOLD_AGAIN)
        return;
    } else if (this.#toldAt === 0)
      return;
    this.#toldAt = on ? Date.now() : 0;
    this.#tell("typing", on);
  }

  #input(event: Event): void {
    const text = (event.target as HTMLTextAreaElement).value;
    this.#tell("draft", text);
    this.#typing(text !== "");
  }

  #send(event: Event): void {
    event.preventDefault();
    const text = this.draft.trim();
    if (!text || [...text].length > this.limit)
      return;
    this.#tell("draft", "");
    this.#tell("say", text);
    this.#typing(false);
    this.focus();
  }

  #key(event: KeyboardEvent): void {
    const wanted = this.long ? event.ctrlKey || event.metaKey : !event.shiftKey;
    if (event.key === "Enter" && wanted && !event.isComposing)
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
