// <editor-text>: a field with its label, help, what is wrong with it, and how much room is left.
import { LitElement, html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";

export const wordsIn = (text: string): number => text.trim() ? text.trim().split(/\s+/).length : 0;

/** Fires `value` with what is typed. `rows` more than 0 makes it an area that grows; `of` words or characters are counted to `max`. */
export class EditorText extends LitElement {
  static override properties = {
    lang: {}, name: {}, label: {}, value: {}, help: {}, type: {}, of: {}, max: { type: Number }, rows: { type: Number }, optional: { type: Boolean }, disabled: { type: Boolean }, faults: { attribute: false }, spoken: {},
  };
  declare lang: Lang; declare name: string; declare label: string; declare value: string; declare help: string; declare type: string; declare of: "characters" | "words";
  declare max: number; declare rows: number; declare optional: boolean; declare disabled: boolean; declare faults: readonly string[];
  /** The language of what is typed. */
  declare spoken: string;

  constructor() { super(); this.name = this.label = this.value = this.help = this.spoken = ""; this.type = "text"; this.of = "characters"; this.max = this.rows = 0; this.optional = this.disabled = false; this.faults = []; }
  override createRenderRoot() { return this; }
  override focus() { this.querySelector<HTMLElement>("input, textarea")?.focus(); }

  private typed = (e: Event) => {
    this.value = (e.target as HTMLInputElement).value;
    this.dispatchEvent(new CustomEvent("value", { detail: this.value, bubbles: true }));
  };

  override render() {
    const t = this.lang === "en" ? en : de, { name, max, faults, help, value } = this, id = `f-${name}`;
    const left = max - (this.of === "words" ? wordsIn(value) : [...value].length);
    const told = [help ? `${id}-help` : "", max ? `${id}-left` : "", faults.length ? `${id}-fault` : ""].filter(Boolean).join(" ") || nothing;
    const wrong = faults.length > 0 || (max > 0 && left < 0);
    return html`<div class="field"><div class="label"><label for=${id}>${this.label}${this.optional ? html` <small>(${t.optional})</small>` : nothing}</label>
        ${max ? html`<small id="${id}-left" class=${left < 0 ? "over" : ""}>${t.left(left, this.of)}</small>` : nothing}</div>
      ${this.rows ? html`<textarea id=${id} rows=${this.rows} lang=${this.spoken || nothing} spellcheck="true" ?disabled=${this.disabled} .value=${value} aria-invalid=${wrong} aria-describedby=${told} @input=${this.typed}></textarea>`
        : html`<input id=${id} type=${this.type} lang=${this.spoken || nothing} ?disabled=${this.disabled} .value=${value} aria-invalid=${wrong} aria-describedby=${told} @input=${this.typed}>`}
      ${help ? html`<small id="${id}-help">${help}</small>` : nothing}${faults.length ? html`<div id="${id}-fault">${faults.map((fault) => html`<p class="fault">${fault}</p>`)}</div>` : nothing}</div>`;
  }
}
customElements.define("editor-text", EditorText);
