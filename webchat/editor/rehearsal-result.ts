// <rehearsal-result>: which answers a publication would change, the worse ones first.
import { LitElement, html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import { entryTexts } from "./entry-texts.js";
import { number, percent } from "./format.js";
import { icon } from "./icons.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";

export interface Answered { action: string; entry: string; title: string; confidence: number }
export interface Rehearsal {
  questions: number; known: number; changed: { question: string; lang: Lang; wanted: string; before: Answered; after: Answered; verdict: "better" | "worse" | "other" }[];
  better: number; worse: number; other: number; edge: { questions: readonly unknown[] }; score: { before: number; after: number };
  competing: { slug: string; title: string; questions: number; example: string }[]; tests: { passed: number; failed: number };
}
const FEW = 50;
const order = { worse: 0, better: 1, other: 2 };

export class RehearsalResult extends LitElement {
  static override properties = { lang: {}, found: { attribute: false }, all: { state: true } };
  declare lang: Lang; declare found: Rehearsal; declare all: boolean;

  constructor() { super(); this.all = false; }
  override createRenderRoot() { return this; }

  private answered({ action, entry, title }: Answered) {
    const t = entryTexts[this.lang];
    return html`${entry ? title || entry : t.noEntry}${action && action !== "answer" && t.actions[action] ? html` <small>(${t.actions[action]})</small>` : nothing}`;
  }

  override render() {
    const { found: f, lang } = this, t = entryTexts[lang], shared = lang === "en" ? en : de, { tests } = f, rise = f.score.after - f.score.before, onEdge = f.edge.questions.length;
    const changed = [...f.changed].sort((a, b) => order[a.verdict] - order[b.verdict]);
    return html`<ul class="figures"><li class="good"><b>${f.better}</b>${t.better}</li><li class=${f.worse ? "bad" : ""}><b>${f.worse}</b>${t.worse}</li><li><b>${f.other}</b>${t.other}</li>
        <li class=${rise < 0 ? "bad" : ""}><b>${percent(f.score.before, lang, 2)} → ${percent(f.score.after, lang, 2)}</b>${t.score}</li></ul>
      <p class="quiet">${f.known > f.questions ? t.rehearsalOfAll(number(f.questions, lang), number(f.known, lang)) : t.rehearsalOf(number(f.questions, lang))} ${tests.failed ? nothing : tests.passed ? t.testsPassed(tests.passed) : nothing}</p>
      ${tests.failed ? html`<p class="warning">${icon("warn")}<span>${t.testsFailed(tests.failed)}</span></p>` : nothing}
      ${changed.length ? html`<ul class="changes" tabindex="0" aria-label=${t.rehearsal}>${(this.all ? changed : changed.slice(0, FEW)).map(({ question, lang: spoken, before, after, verdict }) => html`<li class=${verdict}><span class="tag ${verdict === "worse" ? "bad" : verdict === "better" ? "good" : ""}">${t.verdicts[verdict]}</span><div><b lang=${spoken}>„${question}“</b>
        <p>${this.answered(before)} <span aria-hidden="true">→</span><span class="hidden">${t.beforeAfter}</span> ${this.answered(after)}</p></div></li>`)}</ul>${changed.length > FEW && !this.all ? html`<button @click=${() => { this.all = true; }}>${shared.showMore(changed.length - FEW)}</button>` : nothing}` : html`<p>${icon("check")} ${t.nothingChanged}</p>`}
      ${onEdge ? html`<p class="quiet">${t.onEdge(onEdge)}</p>` : nothing}
      ${f.competing.length ? html`<h3>${t.competing}</h3><p class="quiet">${t.competingHelp}</p><ul class="competing">${f.competing.map(({ slug, title, questions, example }) => html`<li><a href="#/eintraege/${slug}" target="_blank">${title}</a> <small>${t.competes(questions, example)}</small></li>`)}</ul>` : nothing}`;
  }
}
customElements.define("rehearsal-result", RehearsalResult);
