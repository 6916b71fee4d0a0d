import { LitElement, html, nothing } from "lit";
import type { Log } from "../shared/log.js";
import type { BoardRow } from "../shared/protocol.js";
import { eventView } from "./desk-event.js";
import type { Texts } from "./texts.de.js";

export class DeskConversation extends LitElement {
  static override properties = {
    t: { attribute: false }, row: { attribute: false }, log: { attribute: false }, unsent: { attribute: false },
    drafts: { attribute: false }, lang: {}, limit: { type: Number }, typing: { type: Boolean },
  };
  declare t: Texts; declare row: BoardRow; declare log: Log; declare unsent: string[];
  declare drafts: Map<string, string>; declare limit: number; declare typing: boolean;
  private typingTimer = 0;
  private shown = 0;

  override createRenderRoot() { return this; }

  override disconnectedCallback() { super.disconnectedCallback(); clearTimeout(this.typingTimer); }

  override updated() {
    const count = this.log.events.length + this.unsent.length;
    if (count === this.shown) return;
    this.shown = count;
    const log = this.querySelector(".log");
    if (log) log.scrollTop = log.scrollHeight;
  }

  private tell(name: string, detail?: unknown) { this.dispatchEvent(new CustomEvent(name, { detail })); }

  private input(e: Event) {
    this.drafts.set(this.row.conversation, (e.target as HTMLTextAreaElement).value);
    if (!this.typingTimer) this.tell("typing-changed", true);
    clearTimeout(this.typingTimer);
    this.typingTimer = window.setTimeout(() => this.stopTyping(), 3000);
    this.requestUpdate();
  }

  private stopTyping() {
    clearTimeout(this.typingTimer);
    this.typingTimer = 0;
    this.tell("typing-changed", false);
  }

  private send(e?: Event) {
    e?.preventDefault();
    const text = (this.drafts.get(this.row.conversation) ?? "").trim();
    if (!text || [...text].length > this.limit) return;
    this.drafts.delete(this.row.conversation);
    this.stopTyping();
    this.tell("say", text);
    this.requestUpdate();
  }

  private compose() {
    const draft = this.drafts.get(this.row.conversation) ?? "";
    const over = [...draft].length > this.limit;
    return html`<form class="compose" @submit=${this.send}>
      <label for="message">${this.t.write}</label>
      <textarea id="message" rows="3" .value=${draft} aria-describedby="limit" aria-invalid=${over ? "true" : "false"} @input=${this.input}
        @keydown=${(e: KeyboardEvent) => { if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) this.send(e); }}></textarea>
      <span id="limit" class="problem">${over ? this.t.tooLong(this.limit) : nothing}</span>
      <button class="main">${this.t.send}</button></form>`;
  }

  override render() {
    const { t, row } = this;
    const own = row.state === "active" && row.mine;
    return html`<div class="conversation"><header class="bar">
        <button class="back" @click=${() => this.tell("back")}>← ${t.back}</button><h2 tabindex="-1">${row.subject || t.noSubject}</h2>
        ${row.state === "waiting" ? html`<button class="main" @click=${() => this.tell("take")}>${t.take}</button>` : nothing}
        ${own ? html`<button @click=${() => this.querySelector("dialog")?.showModal()}>${t.close}</button>` : nothing}</header>
      <div class="log" role="log" aria-label=${t.transcript} tabindex="0">${this.log.events.map((e) => eventView(t, this.lang, e))}
        ${this.unsent.map((text) => html`<article class="advisor"><small>… ${t.sending}</small><p>${text}</p></article>`)}
        ${this.typing ? html`<p class="quiet">${t.employer} ${t.typing}</p>` : nothing}</div>
      ${own ? this.compose() : nothing}
      <dialog aria-label=${t.close}><form method="dialog"><p>${t.closeAsk}</p>
        <button>${t.cancel}</button> <button class="main" @click=${() => this.tell("close-conversation")}>${t.close}</button></form></dialog></div>`;
  }
}
customElements.define("desk-conversation", DeskConversation);
