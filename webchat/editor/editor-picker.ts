// <editor-picker>: a combobox: type, choose from what is found. What is chosen is told, and the field is empty again.
import { LitElement, html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import { read } from "./api.js";
import { icon } from "./icons.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";
import type { EntryRow } from "./types.js";

export interface Option { id: string; label: string; hint?: string }
export type Find = (q: string, signal: AbortSignal) => Promise<readonly Option[]>;

const WAIT = 150, SHOWN = 12;

/** Entries by their title or anything in them. */
export const findEntries = (lang: Lang, but: readonly string[] = []): Find => async (q, signal) => {
  const { entries } = await read<{ entries: EntryRow[] }>("entries", { q, lang }, signal);
  return entries.filter(({ slug, state }) => !but.includes(slug) && state !== "archived").map(({ slug, title }) => ({ id: slug, label: title, hint: slug }));
};
/** Out of a list that is here already: every word typed is somewhere in it. */
export const findIn = (options: readonly Option[]): Find => async (q) => {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return options.filter(({ id, label, hint = "" }) => words.every((word) => `${id} ${label} ${hint}`.toLowerCase().includes(word)));
};

/** Fires `pick` with the option. */
export class EditorPicker extends LitElement {
  static override properties = { lang: {}, name: {}, label: {}, hideLabel: { type: Boolean }, placeholder: {}, find: { attribute: false }, options: { state: true }, at: { state: true }, open: { state: true } };
  declare lang: Lang; declare name: string; declare label: string; declare hideLabel: boolean; declare placeholder: string; declare find: Find;
  declare options: readonly Option[] | null; declare at: number; declare open: boolean;
  private asking = new AbortController();
  private timer = 0;

  constructor() { super(); this.name = this.label = this.placeholder = ""; this.hideLabel = false; this.find = async () => []; this.options = null; this.at = 0; this.open = false; }
  override createRenderRoot() { return this; }
  override focus() { this.querySelector("input")?.focus(); }
  override disconnectedCallback() { super.disconnectedCallback(); clearTimeout(this.timer); this.asking.abort(); }

  private typed(q: string, wait = WAIT) {
    clearTimeout(this.timer);
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    this.open = true;
    this.timer = window.setTimeout(() => void this.find(q.trim(), signal).then((found) => {
      if (signal.aborted) return;
      this.options = found.slice(0, SHOWN);
      this.at = 0;
    }, () => { if (!signal.aborted) this.options = []; }), wait);
  }

  private choose(option: Option | undefined) {
    if (!option) return;
    this.querySelector("input")!.value = "";
    this.open = false;
    this.options = null;
    this.dispatchEvent(new CustomEvent("pick", { detail: option }));
  }

  private key(e: KeyboardEvent) {
    const { options } = this, count = options?.length ?? 0;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      if (!this.open) this.typed((e.target as HTMLInputElement).value, 0);
      else if (count) this.at = (this.at + (e.key === "ArrowDown" ? 1 : count - 1)) % count;
    } else if (e.key === "Enter" && this.open) { e.preventDefault(); e.stopPropagation(); this.choose(options?.[this.at]); }
    else if (e.key === "Escape" && this.open) { e.preventDefault(); e.stopPropagation(); this.open = false; }
  }

  override render() {
    const t = this.lang === "en" ? en : de, { name, options, open } = this, id = `f-${name}`, list = `${id}-list`;
    return html`<div class="field picker"><label for=${id} class=${this.hideLabel ? "hidden" : ""}>${this.label}</label>
      <div class="search">${icon("search")}<input id=${id} role="combobox" autocomplete="off" aria-expanded=${open && !!options?.length} aria-controls=${open && options?.length ? list : nothing} aria-autocomplete="list" placeholder=${this.placeholder || t.pickHint}
        aria-activedescendant=${open && options?.length ? `${list}-${this.at}` : nothing} @input=${(e: Event) => this.typed((e.target as HTMLInputElement).value)} @focus=${(e: Event) => this.typed((e.target as HTMLInputElement).value, 0)}
        @blur=${() => setTimeout(() => { this.open = false; }, 150)} @keydown=${this.key}></div>
      <span role="status" class="hidden">${open && options ? options.length ? t.pickCount(options.length) : t.pickNothing : ""}</span>
      ${open && options ? options.length ? html`<ul id=${list} role="listbox" class="options" aria-label=${this.label}>${options.map((option, i) => html`<li id="${list}-${i}" role="option" aria-selected=${i === this.at}
          @pointerdown=${(e: Event) => { e.preventDefault(); this.choose(option); }}><span>${option.label}</span>${option.hint ? html`<small>${option.hint}</small>` : nothing}</li>`)}</ul>`
        : html`<p class="options quiet">${t.pickNothing}</p>` : nothing}</div>`;
  }
}
customElements.define("editor-picker", EditorPicker);
