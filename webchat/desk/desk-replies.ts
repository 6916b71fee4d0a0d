// <desk-replies>: canned replies, found by a word and put into the field with the names of this talk filled in.
import { LitElement, html } from "lit";
import { icon } from "../staff/icons.js";
import type { Reply } from "./api.js";
import type { Texts } from "./texts.de.js";

export type Filling = Readonly<Record<string, string>>;

/** Fills {{name}} and its like; what is not known leaves no hole: the blank before it goes too. */
export const fill = (text: string, filling: Filling): string => text.replace(/( ?)\{\{\s*(\w+)\s*\}\}/g, (whole: string, blank: string, name: string) =>
  name in filling ? filling[name] ? blank + filling[name] : "" : whole);

/** Fires `insert` with the text of a reply. */
export class DeskReplies extends LitElement {
  static override properties = { t: { attribute: false }, replies: { attribute: false }, q: { state: true } };
  declare t: Texts; declare replies: readonly Reply[]; declare q: string;

  constructor() { super(); this.q = ""; }
  override createRenderRoot() { return this; }

  private get menu() { return this.querySelector<HTMLElement>("[popover]"); }
  open() { this.menu?.showPopover(); }

  /* Above its button, and its end below the button's. */
  private toggled(e: ToggleEvent) {
    if (e.newState !== "open" || !this.menu) return;
    const { top, right } = this.getBoundingClientRect();
    this.menu.style.bottom = `${innerHeight - top + 4}px`;
    this.menu.style.right = `${Math.max(4, innerWidth - right)}px`;
    this.q = "";
    this.querySelector<HTMLElement>("input")?.focus();
  }

  private choose(reply: Reply) {
    this.menu?.hidePopover();
    this.dispatchEvent(new CustomEvent("insert", { detail: reply.text }));
  }

  private key(e: KeyboardEvent, shown: readonly Reply[]) {
    const buttons = [...this.querySelectorAll<HTMLElement>("li button")], at = buttons.indexOf(e.target as HTMLElement);
    if (e.key === "Enter" && at < 0 && shown[0]) { this.choose(shown[0]); e.preventDefault(); }
    if (e.key !== "ArrowDown" && e.key !== "ArrowUp") return;
    (buttons[at + (e.key === "ArrowDown" ? 1 : -1)] ?? this.querySelector<HTMLElement>("input"))?.focus();
    e.preventDefault();
  }

  override render() {
    const { t } = this, words = this.q.toLowerCase().split(/\s+/);
    const shown = this.replies.filter((one) => words.every((word) => `${one.title} ${one.text}`.toLowerCase().includes(word)));
    return html`<button class="plain" popovertarget="replies">${icon("chevron")}${t.replies}</button>
      <div id="replies" class="menu" popover @toggle=${this.toggled} @keydown=${(e: KeyboardEvent) => this.key(e, shown)}>
        <input type="search" aria-label=${t.findReply} placeholder=${t.findReply} .value=${this.q} @input=${(e: Event) => { this.q = (e.target as HTMLInputElement).value; }}>
        ${shown.length ? html`<ul>${shown.map((one) => html`<li><button class="plain" lang=${one.lang ?? "de"} @click=${() => this.choose(one)}><b>${one.title}</b><span class="quiet">${one.text}</span></button></li>`)}</ul>`
          : html`<p class="quiet" role="status">${t.noReplies}</p>`}</div>`;
  }
}
customElements.define("desk-replies", DeskReplies);
