// <kammerlotse-composer>: one row to write in, which grows with the text, and a button to send it; above it, what
// begins like what is written. HTML gives a textarea no role of its own, so it is the textbox of the combobox pattern
// (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/): the focus stays in it, the arrows choose in the list, and a
// status says that there is one.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import css from "./composer.css";
import { sheet } from "./css.js";
import { icon } from "./icons.js";
import type { Choice } from "./protocol.js";
import { spoken } from "./spoken.js";
import { Typing } from "./typing.js";

export interface ComposerTexts { label: string; send: string; left(count: number): string; over(count: number): string }
export interface FoundTexts { label: string; count(count: number): string }

const MOST = 5;

/** `found` is what begins like `draft`. Fires `say` with the text, `choose` with an entry that was found, `draft` with
 *  what is written so far, `typing` with true or false. Enter sends. The owner keeps the draft. */
export class Composer extends LitElement {
  static override styles = sheet(css);
  static override properties = {
    t: { attribute: false }, list: { attribute: false }, lang: { reflect: true }, draft: { attribute: false }, found: { attribute: false }, limit: { type: Number },
    at: { state: true }, shut: { state: true },
  };
  declare t: ComposerTexts; declare list: FoundTexts; declare lang: string; declare draft: string; declare found: Choice[]; declare limit: number;
  declare private at: number; declare private shut: boolean;
  #typing = new Typing((on) => this.#tell("typing", on));

  constructor() {
    super();
    this.found = [];
    this.at = -1;
    this.shut = false;
  }

  get #field(): HTMLTextAreaElement | null { return this.renderRoot.querySelector("textarea"); }
  get #shown(): Choice[] { return this.shut ? [] : this.found.slice(0, MOST); }

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
  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has("found"))
      this.at = -1;
  }
  override updated(): void {
    this.#grow();
    this.renderRoot.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

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
    this.shut = false;
    this.at = -1;
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

  #choose({ entry }: Choice): void {
    this.#tell("draft", "");
    this.#tell("choose", entry);
    this.#typing.set(false);
  }

  /* In a text of several lines the arrows belong to the text. */
  #key(event: KeyboardEvent): void {
    const shown = this.#shown, chosen = shown[this.at], step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey)
      return;
    if (event.key === "Enter" && !event.shiftKey) {
      if (!chosen)
        return this.#send(event);
      event.preventDefault();
      this.#choose(chosen);
    } else if (step && shown.length && !event.shiftKey && !this.draft.includes("\n")) {
      event.preventDefault();
      this.at = (this.at + 1 + step + shown.length + 1) % (shown.length + 1) - 1;
    } else if (event.key === "Escape" && shown.length) {
      event.preventDefault();
      this.shut = true;
      this.at = -1;
    }
  }

  #list(): TemplateResult | typeof nothing {
    const shown = this.#shown;
    return shown.length ? html`<ul id="found" role="listbox" aria-label=${this.list.label}>${shown.map((one, i) => html`<li id="found-${i}" role="option" aria-selected=${i === this.at ? "true" : "false"}
      @pointerdown=${(e: Event) => e.preventDefault()} @click=${() => this.#choose(one)}>${spoken(one.title, this.lang)}</li>`)}</ul>` : nothing;
  }

  override render(): TemplateResult {
    const { t, at } = this, left = this.limit - [...this.draft].length, over = left < 0, shown = this.#shown.length;
    return html`<form @submit=${this.#send}>
        <div class="field"><label for="text">${t.label}</label>
          <textarea id="text" rows="1" .value=${this.draft} aria-describedby="count" aria-invalid=${over ? "true" : "false"} autocomplete="off" aria-autocomplete="list" aria-haspopup="listbox"
            aria-controls=${shown ? "found" : nothing} aria-activedescendant=${shown && at >= 0 ? `found-${at}` : nothing} @input=${this.#input} @keydown=${this.#key}></textarea></div>
        <button title=${t.send} aria-disabled=${over || !this.draft.trim() ? "true" : "false"}>${icon("send")}</button></form>
      ${this.#list()}<p class="unseen" role="status">${shown && this.list ? this.list.count(shown) : ""}</p>
      <div id="count" role="status">${left > this.limit / 5 ? nothing
        : html`<p class=${over ? "over" : ""}>${over ? t.over(-left) : t.left(left)}</p>`}</div>`;
  }
}
customElements.define("kammerlotse-composer", Composer);
