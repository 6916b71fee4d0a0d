// <desk-suggestions>: what the knowledge has to the employer's last message. One key inserts it.
import { LitElement, html, nothing } from "lit";
import { icon } from "../staff/icons.js";
import type { Suggestion } from "../shared/protocol.js";
import type { Texts } from "./texts.de.js";

export const SUGGESTED = 3;

/** Fires `insert` with an entry, `drop`. */
export class DeskSuggestions extends LitElement {
  static override properties = { t: { attribute: false }, entries: { attribute: false }, spoken: {} };
  declare t: Texts; declare entries: readonly Suggestion[]; declare spoken: string;

  override createRenderRoot() { return this; }

  override render() {
    const { t } = this, entries = this.entries.slice(0, SUGGESTED);
    if (!entries.length) return nothing;
    return html`<section aria-labelledby="suggestions"><h3 id="suggestions">${t.suggestions}</h3>
      <button class="plain drop" aria-label=${t.dropSuggestions} title=${t.dropSuggestions} @click=${() => this.dispatchEvent(new CustomEvent("drop"))}>${icon("close")}</button>
      <ul>${entries.map((one, i) => html`<li><button title=${one.summary} aria-label=${t.insertInto(one.title)} @click=${() => this.dispatchEvent(new CustomEvent("insert", { detail: one.entry }))}>
        <kbd>${i + 1}</kbd><b lang=${this.spoken}>${one.title}</b><span class="quiet" lang=${this.spoken}>${one.summary}</span></button></li>`)}</ul></section>`;
  }
}
customElements.define("desk-suggestions", DeskSuggestions);
