// <desk-tabs>: the conversations that are open beside each other.
import { LitElement, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { icon } from "../staff/icons.js";
import type { BoardRow } from "../shared/protocol.js";
import type { Texts } from "./texts.de.js";

/** Fires `open-conversation` and `close-tab`. */
export class DeskTabs extends LitElement {
  static override properties = { t: { attribute: false }, rows: { attribute: false }, open: {}, unseen: { attribute: false }, drafts: { attribute: false } };
  declare t: Texts; declare rows: readonly BoardRow[]; declare open: string; declare unseen: ReadonlySet<string>; declare drafts: ReadonlySet<string>;

  override createRenderRoot() { return this; }
  override updated() { this.querySelector("[aria-current=true]")?.parentElement?.scrollIntoView({ block: "nearest", inline: "nearest" }); }

  private tell(name: string, detail: string) { this.dispatchEvent(new CustomEvent(name, { detail })); }

  override render() {
    const { t, rows } = this;
    if (rows.length < 2) return nothing;
    return html`<nav aria-label=${t.tabs}><ul>${repeat(rows, (r) => r.conversation, (r) => {
      const name = r.firm || r.name || r.subject || t.noSubject, open = r.conversation === this.open;
      return html`<li class=${open ? "open" : ""}><button class="tab" aria-current=${open ? "true" : "false"} title=${r.subject} @click=${() => this.tell("open-conversation", r.conversation)}>
        ${this.unseen.has(r.conversation) && !open ? html`<span class="unseen"><span class="hidden">${t.fresh}</span></span>` : nothing}<span lang=${r.lang}>${name}</span>
        ${this.drafts.has(r.conversation) ? html`<span class="has-draft" title=${t.draft}>${icon("pen")}<span class="hidden">${t.draft}</span></span>` : nothing}</button>
        <button class="plain shut" aria-label=${t.closeTab(name)} title=${t.closeTab(name)} @click=${() => this.tell("close-tab", r.conversation)}>${icon("close")}</button></li>`;
    })}</ul></nav>`;
  }
}
customElements.define("desk-tabs", DeskTabs);
