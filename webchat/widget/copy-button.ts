// <kammerlotse-copy>: a button that copies a text and says so. It is styled by the panel.
import type { TemplateResult } from "lit";
import { keepTexts } from "./keep-texts.js";
import { LitElement, html, icon } from "./kit.js";
import type { Texts } from "./texts.de.js";

const SHOWN = 4_000;

/** `text` is what is copied, now or once it is there; `label` what the button is called. */
export class CopyButton extends LitElement {
  static override properties = { t: { attribute: false }, lang: { reflect: true }, text: { attribute: false }, label: {}, done: { state: true } };
  declare t: Texts; declare text: string | (() => Promise<string>); declare label: string; declare private done: "" | "copied" | "failed";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.done = "";
  }
  override createRenderRoot() { return this; }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /* Safari wants the clipboard asked while the finger is still down, hence the promise inside. */
  async #copy(): Promise<void> {
    const text = typeof this.text === "string" ? Promise.resolve(this.text) : this.text();
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": text.then((plain) => new Blob([plain], { type: "text/plain" })) })]);
      this.done = "copied";
    } catch {
      this.done = copyTheOldWay(this, await text) ? "copied" : "failed";
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.done = ""; }, SHOWN);
  }

  override render(): TemplateResult {
    const { t, done } = this, said = done === "copied" ? t.copied : done === "failed" ? keepTexts(this.lang).after.failed : "";
    return html`<button @click=${() => void this.#copy()}>${icon(done === "copied" ? "check" : "copy")}${done === "copied" ? t.copied : this.label || t.copy}</button>
      <span class="unseen" role="status">${said}</span>`;
  }
}

/* Pages without TLS have no clipboard API. */
function copyTheOldWay(near: HTMLElement, text: string): boolean {
  const field = document.createElement("textarea"), at = (near.getRootNode() as ShadowRoot).activeElement;
  field.value = text;
  field.className = "unseen";
  near.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  (at as HTMLElement | null)?.focus();
  return done;
}
customElements.define("kammerlotse-copy", CopyButton);
