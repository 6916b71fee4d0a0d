import { LitElement, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { BoardRow } from "../shared/protocol.js";
import type { Texts } from "./texts.de.js";

export class DeskBoard extends LitElement {
  static override properties = { t: { attribute: false }, rows: { attribute: false }, open: {}, lang: {} };
  declare t: Texts; declare rows: BoardRow[]; declare open: string;

  override createRenderRoot() { return this; }

  private move(e: KeyboardEvent) {
    if (e.key !== "ArrowDown" && e.key !== "ArrowUp") return;
    const buttons = [...this.querySelectorAll<HTMLButtonElement>("button")];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = buttons[at + (e.key === "ArrowDown" ? 1 : -1)];
    if (next) { next.focus(); e.preventDefault(); }
  }

  private row(r: BoardRow) {
    const time = new Date(r.since).toLocaleTimeString(this.lang, { hour: "2-digit", minute: "2-digit" });
    return html`<li><button class="row" aria-current=${r.conversation === this.open ? "true" : "false"}
      @click=${() => this.dispatchEvent(new CustomEvent("open-conversation", { detail: r.conversation }))}>
      <strong>${r.subject || this.t.noSubject}</strong>
      <small>${this.t.since} ${time} · ${r.lang.toUpperCase()}${r.advisor ? ` · ${r.advisor}` : ""}</small></button></li>`;
  }

  private group(title: string, rows: BoardRow[], empty: string) {
    if (!rows.length && !empty) return nothing;
    return html`<section><h2>${title} <span>${rows.length}</span></h2>
      ${rows.length ? html`<ul>${repeat(rows, (r) => r.conversation, (r) => this.row(r))}</ul>` : html`<p class="quiet">${empty}</p>`}</section>`;
  }

  override render() {
    const active = this.rows.filter((r) => r.state === "active");
    return html`<nav aria-label=${this.t.conversations} @keydown=${this.move}>
      ${this.group(this.t.waiting, this.rows.filter((r) => r.state === "waiting").sort((a, b) => a.since - b.since), this.t.noneWaiting)}
      ${this.group(this.t.mine, active.filter((r) => r.mine), this.t.noneMine)}
      ${this.group(this.t.others, active.filter((r) => !r.mine), "")}
      ${this.group(this.t.closed, this.rows.filter((r) => r.state === "closed"), "")}</nav>`;
  }
}
customElements.define("desk-board", DeskBoard);
