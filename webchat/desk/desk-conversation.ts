import { LitElement, html, nothing } from "lit";
import "../shared/composer.js";
import { icon } from "../shared/icons.js";
import { over, withAdvisor, type Log } from "../shared/log.js";
import type { BoardRow } from "../shared/protocol.js";
import { eventView } from "./desk-event.js";
import type { Texts } from "./texts.de.js";

const NEAR_END = 120;    // pixels

/* One conversation: its subject and the next step, the transcript, and for its advisor the composer.
 * Fires `back`, `take`, `close-conversation`, and what the composer fires. */
export class DeskConversation extends LitElement {
  static override properties = {
    t: { attribute: false }, row: { attribute: false }, log: { attribute: false }, unsent: { attribute: false },
    draft: { attribute: false }, lang: {}, limit: { type: Number }, typing: { type: Boolean },
  };
  declare t: Texts; declare row: BoardRow; declare log: Log; declare unsent: string[];
  declare draft: string; declare limit: number; declare typing: boolean;
  private shown = 0;
  private wasAtEnd = true;

  override createRenderRoot() { return this; }

  override willUpdate() {
    const log = this.querySelector(".log");
    this.wasAtEnd = !log || log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
  }

  /* Follows the end, unless the advisor reads further up. */
  override updated() {
    const count = this.log.events.length + this.unsent.length;
    if (count === this.shown) return;
    this.shown = count;
    const log = this.querySelector(".log");
    if (log && (this.wasAtEnd || this.unsent.length))
      requestAnimationFrame(() => { log.scrollTop = log.scrollHeight; });
  }

  private tell(name: string, detail?: unknown) { this.dispatchEvent(new CustomEvent(name, { detail })); }

  private head(own: boolean) {
    const { t, row } = this;
    const state = row.state === "waiting" ? t.waitsNow : over(row.state) ? t.isClosed
      : withAdvisor(row.state) ? (row.mine ? t.withMe : t.withOther(row.advisor ?? "")) : t.bot;
    return html`<header>
      <button class="plain back" aria-label=${t.back} title=${t.back} @click=${() => this.tell("back")}>${icon("back")}</button>
      <div class="subject"><h2 tabindex="-1" lang=${row.lang}>${row.subject || t.noSubject}</h2>
        <p><span class="state ${row.state}">${state}</span> <span class="tag">${t.spoken[row.lang]}</span>
        ${this.log.slots.map(({ slot, shown }) => html`<span class="tag">${t.slots[slot]}: <b>${shown}</b></span> `)}</p></div>
      ${row.state === "waiting" ? html`<button class="main" @click=${() => this.tell("take")}>${t.take}</button>` : nothing}
      ${own ? html`<button @click=${() => this.querySelector("dialog")?.showModal()}>${t.close}</button>` : nothing}</header>`;
  }

  private foot(own: boolean) {
    const { t, row } = this;
    if (own)
      return html`<footer><kammerlotse-composer long .t=${t.composer} .draft=${this.draft} limit=${this.limit}
        @draft=${(e: CustomEvent<string>) => this.tell("draft", e.detail)} @say=${(e: CustomEvent<string>) => this.tell("say", e.detail)}
        @typing=${(e: CustomEvent<boolean>) => this.tell("typing", e.detail)}></kammerlotse-composer><p class="quiet hint">${t.sendHint}</p></footer>`;
    const why = row.state === "waiting" ? t.takeFirst : over(row.state) ? t.isClosedLong
      : withAdvisor(row.state) ? t.othersOwn(row.advisor ?? t.somebody) : "";
    return why ? html`<footer><p class="quiet">${why}</p></footer>` : nothing;
  }

  override render() {
    const { t, row } = this;
    const own = withAdvisor(row.state) && row.mine;
    return html`${this.head(own)}
      <div class="log" role="log" aria-label=${t.transcript} tabindex="0"><div class="column">${this.log.events.map((e) => eventView(t, this.lang, e))}
        ${this.unsent.map((text) => html`<article class="advisor"><small>${t.sending}</small><div class="said"><p class="text">${text}</p></div></article>`)}
        ${this.typing ? html`<p class="quiet">${t.employer} ${t.typing}</p>` : nothing}</div></div>
      ${this.foot(own)}
      <dialog aria-label=${t.close}><form method="dialog"><p>${t.closeAsk}</p>
        <div class="choose"><button>${t.cancel}</button><button class="main" @click=${() => this.tell("close-conversation")}>${t.close}</button></div></form></dialog>`;
  }
}
customElements.define("desk-conversation", DeskConversation);
