// <desk-answer>: answers a message that was left: by mail, or by telephone with a word on what was said.
import { LitElement, html, nothing } from "lit";
import { icon } from "../staff/icons.js";
import { tel } from "../shared/office-list.js";
import type { BoardRow } from "../shared/protocol.js";
import type { Texts } from "./texts.de.js";

type Way = "mail" | "phone";

/** Fires `draft` with a text and `answer` with {text,by}. */
export class DeskAnswer extends LitElement {
  static override properties = { t: { attribute: false }, row: { attribute: false }, draft: { attribute: false }, mail: { type: Boolean }, limit: { type: Number }, way: { state: true } };
  declare t: Texts; declare row: BoardRow; declare draft: string; declare mail: boolean; declare limit: number; declare way: Way | null;

  constructor() { super(); this.way = null; }
  override createRenderRoot() { return this; }

  private get mailable() { return this.mail && this.row.email !== ""; }
  private get by(): Way { return this.way ?? (this.mailable ? "mail" : "phone"); }

  override updated() {
    const field = this.querySelector("textarea");
    if (!field) return;
    field.style.height = "";
    if (field.value) field.style.height = `${field.scrollHeight + 2}px`;
  }

  private send(e: Event) {
    e.preventDefault();
    const text = this.draft.trim();
    if (text && [...text].length <= this.limit) this.dispatchEvent(new CustomEvent("answer", { detail: { text, by: this.by } }));
  }

  private key(e: KeyboardEvent) { if (e.key === "Enter" && (e.ctrlKey || e.metaKey) && !e.isComposing) this.send(e); }

  override render() {
    const { t, row, by } = this, mail = by === "mail", label = mail ? t.answerLabel : t.callLabel;
    const left = this.limit - [...this.draft].length, over = left < 0;
    return html`<form @submit=${this.send}><div class="how"><fieldset><legend class="hidden">${t.how}</legend>${(["mail", "phone"] as const).map((one) => html`<label class="radio"><input type="radio" name="way" value=${one} .checked=${one === by}
        ?disabled=${one === "mail" && !this.mailable} @change=${() => { this.way = one; }}>${icon(one)}${t.ways[one]}</label>`)}</fieldset>
        <span class="quiet">${mail ? t.answerTo(row.email) : row.phone ? html`<a href=${tel(row.phone)}>${row.phone}</a>` : row.email ? nothing : t.noMail}</span></div>
      <textarea rows="3" aria-label=${label} placeholder=${label} .value=${this.draft} aria-invalid=${over ? "true" : "false"} aria-describedby="answer-hint"
        @input=${(e: Event) => this.dispatchEvent(new CustomEvent("draft", { detail: (e.target as HTMLTextAreaElement).value }))} @keydown=${this.key}></textarea>
      <div class="choose"><span id="answer-hint" class="hint ${over ? "over" : "quiet"}">${over ? t.composer.over(-left) : left > this.limit / 5 ? mail ? `${t.sendHint}. ${t.answerSigned}` : t.sendHint : t.composer.left(left)}</span>
        <button class="main" aria-disabled=${over || !this.draft.trim() ? "true" : "false"}>${mail ? t.answerSend : t.answerNote}</button></div></form>`;
  }
}
customElements.define("desk-answer", DeskAnswer);
