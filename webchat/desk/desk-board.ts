import { LitElement, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { over, withAdvisor } from "../shared/log.js";
import { locale } from "../shared/locale.js";
import type { BoardRow } from "../shared/protocol.js";
import type { Texts } from "./texts.de.js";

const TICK = 15_000;
const MINUTE = 60_000;
const LONG_WAIT = 5;    // minutes

/* All conversations that matter now: who waits longest stands first. */
export class DeskBoard extends LitElement {
  static override properties = {
    t: { attribute: false }, rows: { attribute: false }, open: {}, lang: {}, unseen: { attribute: false }, typing: { attribute: false },
  };
  declare t: Texts; declare rows: BoardRow[]; declare open: string;
  declare unseen: ReadonlySet<string>; declare typing: ReadonlySet<string>;
  private clock = 0;

  override createRenderRoot() { return this; }

  override connectedCallback() {
    super.connectedCallback();
    this.clock = window.setInterval(() => this.requestUpdate(), TICK);
  }
  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.clock);
  }

  private move(e: KeyboardEvent) {
    if (e.key !== "ArrowDown" && e.key !== "ArrowUp") return;
    const buttons = [...this.querySelectorAll<HTMLButtonElement>("button")];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = buttons[at + (e.key === "ArrowDown" ? 1 : -1)];
    if (next) { next.focus(); e.preventDefault(); }
  }

  private state(r: BoardRow) {
    const minutes = Math.max(0, Math.floor((Date.now() - r.since) / MINUTE));
    const time = new Date(r.since).toLocaleTimeString(locale(this.lang), { timeStyle: "short" });
    switch (r.state) {
      case "waiting": return html`<span class="state waiting ${minutes >= LONG_WAIT ? "long" : ""}">${this.t.waits(minutes)}</span>`;
      case "taken": case "active": case "hold": return html`<span class="state active">${r.mine ? this.t.withMe : this.t.withOther(r.advisor ?? "")}</span> ${this.t.since} ${time}`;
      default: return html`<span class="state closed">${this.t.isClosed}</span> ${time}`;
    }
  }

  private row(r: BoardRow) {
    const { t } = this;
    return html`<li><button class="row ${r.state}" aria-current=${r.conversation === this.open ? "true" : "false"}
      @click=${() => this.dispatchEvent(new CustomEvent("open-conversation", { detail: r.conversation }))}>
      <strong lang=${r.lang}>${r.subject || t.noSubject}</strong>
      <small>${this.state(r)}<span class="tag">${t.spoken[r.lang]}</span></small>
      ${this.typing.has(r.conversation) ? html`<small class="note">${t.employer} ${t.typing}</small>`
        : this.unseen.has(r.conversation) ? html`<small class="note">● ${t.fresh}</small>` : nothing}</button></li>`;
  }

  private group(title: string, rows: BoardRow[], empty: string) {
    if (!rows.length && !empty) return nothing;
    return html`<section><h2>${title} <span class="count">${rows.length}</span></h2>
      ${rows.length ? html`<ul>${repeat(rows, (r) => r.conversation, (r) => this.row(r))}</ul>` : html`<p class="quiet">${empty}</p>`}</section>`;
  }

  override render() {
    const active = this.rows.filter((r) => withAdvisor(r.state));
    return html`<nav aria-label=${this.t.conversations} @keydown=${this.move}>
      ${this.group(this.t.waiting, this.rows.filter((r) => r.state === "waiting").sort((a, b) => a.since - b.since), this.t.noneWaiting)}
      ${this.group(this.t.mine, active.filter((r) => r.mine), this.t.noneMine)}
      ${this.group(this.t.others, active.filter((r) => !r.mine), "")}
      ${this.group(this.t.closed, this.rows.filter((r) => over(r.state)), "")}</nav>`;
  }
}
customElements.define("desk-board", DeskBoard);
