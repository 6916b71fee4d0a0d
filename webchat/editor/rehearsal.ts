// <editor-rehearsal>: which questions would be answered differently, the worse ones first. Fires `close`.
import { LitElement, html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import { icon } from "./icons.js";
import { de } from "./work-texts.de.js";
import { en } from "./work-texts.en.js";

interface Outcome { action: string; entry: string; title: string; confidence: number }
export interface Changed { question: string; lang: Lang; wanted: string; before: Outcome; after: Outcome; verdict: "better" | "worse" | "other" }
export interface RehearsalResult {
  questions: number; changed: Changed[]; better: number; worse: number; other: number; score: { before: number; after: number };
  competing: { slug: string; title: string; questions: number; example: string }[]; tests: { passed: number; failed: number };
}
const ORDER = { worse: 0, better: 1, other: 2 } as const, FEW = 12;

export class EditorRehearsal extends LitElement {
  static override properties = { lang: {}, result: { attribute: false }, all: { state: true } };
  declare lang: Lang; declare result: RehearsalResult; declare all: boolean;

  constructor() { super(); this.all = false; }
  override createRenderRoot() { return this; }
  private get t() { return this.lang === "en" ? en : de; }

  private outcome(one: Outcome) { return one.title || this.t.action[one.action] || one.action; }

  private row(one: Changed) {
    const { t } = this;
    return html`<li class=${one.verdict}><span class="tag ${one.verdict === "worse" ? "bad" : one.verdict === "better" ? "good" : ""}">${t.verdict[one.verdict]}</span>
      <p lang=${one.lang}>„${one.question}“</p><small>${t.before}: ${this.outcome(one.before)} · ${t.after}: ${this.outcome(one.after)}</small></li>`;
  }

  override render() {
    const { t, result: r } = this, rows = [...r.changed].sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict]), shown = this.all ? rows : rows.slice(0, FEW);
    return html`<section class="card rehearsal" aria-label=${t.rehearse} tabindex="-1"><header><h3>${t.rehearse}</h3><button class="plain" aria-label=${t.closeResult} title=${t.closeResult} @click=${() => this.dispatchEvent(new CustomEvent("close"))}>${icon("close")}</button></header>
      <p><b>${t.rehearsed(r.questions)}:</b> ${r.changed.length ? html`<span class="good">${t.better(r.better)}</span> · <span class=${r.worse ? "bad" : ""}>${t.worse(r.worse)}</span> · ${t.other(r.other)}` : t.noChange}
        ${r.tests.passed + r.tests.failed ? html` · <span class=${r.tests.failed ? "bad" : ""}>${t.tests(r.tests.passed, r.tests.failed)}</span>` : nothing}</p>
      ${rows.length ? html`<ul>${shown.map((one) => this.row(one))}</ul>` : nothing}
      ${rows.length > shown.length ? html`<button @click=${() => { this.all = true; }}>${t.moreRows(rows.length - shown.length)}</button>` : nothing}
      ${r.competing.length ? html`<h4>${t.competing}</h4><ul>${r.competing.map((one) => html`<li>${one.title} <small>${one.example}</small></li>`)}</ul>` : nothing}</section>`;
  }
}
customElements.define("editor-rehearsal", EditorRehearsal);
