// <desk-case>: who asks, and what is known of the case, at a glance; below it what the same firm asked before.
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Log } from "../shared/log.js";
import { tel } from "../shared/office-list.js";
import type { BoardRow, GuideAnswer } from "../shared/protocol.js";
import { earlier, type Past } from "./api.js";
import { shortDay } from "../staff/format.js";
import type { Texts } from "./texts.de.js";

const FIELDS = ["firm", "place", "name", "email", "phone", "reference"] as const;
const SHOWN = 5;

/** The answers to the guided questions as they stand now. */
export function guidedAnswers(log: Log): { title: string; answers: GuideAnswer[] } | null {
  const last = log.events.findLast((e) => e.type === "asked" || e.type === "concluded");
  return last && (last.type === "asked" || last.type === "concluded") && last.body.answers.length ? { title: last.body.title, answers: last.body.answers } : null;
}

/** Fires `read` with a conversation. */
export class DeskCase extends LitElement {
  static override properties = { t: { attribute: false }, row: { attribute: false }, log: { attribute: false }, lang: {}, past: { state: true } };
  declare t: Texts; declare row: BoardRow; declare log: Log; declare past: readonly Past[] | null;
  private asked = "";

  constructor() { super(); this.past = null; }
  override createRenderRoot() { return this; }

  /* Asks anew once a firm becomes known. */
  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("row")) return;
    const { conversation, firm, email } = this.row, key = [conversation, firm, email].join("\n");
    if (key === this.asked) return;
    this.asked = key;
    this.past = null;
    if (firm || email) void this.look(conversation, key);
  }

  private async look(conversation: string, key: string) {
    const page = await earlier(conversation).catch(() => null);
    if (key === this.asked) this.past = page?.conversations.filter((one) => one.conversation !== conversation) ?? null;
  }

  private field(name: typeof FIELDS[number]): TemplateResult | typeof nothing {
    const text = this.row[name];
    if (!text) return nothing;
    const link = name === "email" ? `mailto:${text}` : name === "phone" ? tel(text) : "";
    return html`<div><dt>${this.t.person[name]}</dt><dd>${link ? html`<a href=${link}>${text}</a>` : text}</dd></div>`;
  }

  private firmsPast() {
    const { t, past } = this;
    if (!past) return nothing;
    return html`<h3>${t.earlier} <span class="count">${past.length}</span></h3>${past.length ? html`<ul class="past">${past.slice(0, SHOWN).map((one) => html`<li>
      <button class="plain" aria-label=${t.past.open(one.subject)} @click=${() => this.dispatchEvent(new CustomEvent("read", { detail: one }))}><span lang=${one.lang}>${one.topic || one.subject || t.noSubject}</span>
      <small>${shortDay(one.at, this.lang)} ${one.advisor ?? ""}</small></button></li>`)}</ul>` : html`<p class="quiet">${t.noEarlier}</p>`}`;
  }

  override render() {
    const { t, log } = this, fields = FIELDS.map((name) => this.field(name)), guided = guidedAnswers(log);
    const known = fields.some((one) => one !== nothing) || log.slots.length > 0 || guided;
    return html`<section aria-labelledby="case"><h2 id="case">${t.case}</h2>
      ${known ? nothing : html`<p class="quiet">${t.nothingKnown}</p>`}
      <dl class="facts">${fields}</dl>
      ${log.slots.length ? html`<h3>${t.known}</h3><dl class="facts">${log.slots.map(({ slot, shown }) => html`<div><dt>${t.slots[slot]}</dt><dd>${shown}</dd></div>`)}</dl>` : nothing}
      ${guided ? html`<details><summary>${t.guided}: ${guided.title}</summary><dl class="facts long">${guided.answers.map((one) => html`<div><dt>${one.ask}</dt><dd>${one.shown}</dd></div>`)}</dl></details>` : nothing}
      ${this.firmsPast()}</section>`;
  }
}
customElements.define("desk-case", DeskCase);
