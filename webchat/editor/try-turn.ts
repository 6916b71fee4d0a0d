// <try-turn>: one question of a trial, what was said to it as published and as draft, and why.
import { LitElement, html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import { decimal, percent } from "./format.js";
import { icon } from "./icons.js";
import "./try-mend.js";
import { tryTexts } from "./try-texts.js";

export interface TurnHit { entry: string; title: string; score: number; fields: number; model: number; covered: number }
export interface Turn {
  question: string; lang: Lang; action: string; confidence: number; reply: string; entry: string; title: string; hits: TurnHit[]; choices: { title: string }[];
  fired: { rule: string; kind: string }[]; terms: { term: string; known: boolean; in_best: boolean }[]; intent: string | null; country: string | null; profession: string | null; explain: string;
}
export const same = (a: Turn, b: Turn): boolean => a.action === b.action && a.entry === b.entry && a.reply === b.reply;

export class TryTurn extends LitElement {
  static override properties = { lang: {}, published: { attribute: false }, draft: { attribute: false } };
  declare lang: Lang; declare published: Turn; declare draft: Turn | null;

  override createRenderRoot() { return this; }
  private get t() { return tryTexts[this.lang]; }

  /** In a sentence, before the figures. */
  private because({ action, title, hits, fired, choices }: Turn) {
    const { t, lang } = this, [best, second] = hits;
    if (fired.length && action !== "answer") return t.becauseRule(fired.map(({ rule }) => rule).join(", "));
    if (action === "answer" && best) return t.becauseAnswer(title || best.title, percent(best.covered, lang), second && second.score > best.score * .8 ? second.title : "");
    return action === "clarify" ? t.becauseClarify(choices.length) : action === "handoff" ? t.becauseHandoff : t.becauseLearned;
  }

  private why(turn: Turn) {
    const { t, lang } = this, best = Math.max(1, ...turn.hits.map(({ score }) => score));
    const known = [turn.intent ? `${t.intent}: ${turn.intent}` : "", turn.country ? `${t.country}: ${turn.country}` : "", turn.profession ? `${t.profession}: ${turn.profession}` : ""].filter(Boolean);
    return html`<details><summary>${t.why}</summary><p>${this.because(turn)}</p>
      ${turn.hits.length ? html`<h3>${t.runners}</h3><ol class="runners">${turn.hits.map(({ entry, title, score, fields, model, covered }) => html`<li><a href="#/eintraege/${entry}" target="_blank">${title || entry}</a><meter min="0" max=${best} value=${score} title=${decimal(score, lang)}></meter>
        <small>${t.hit(decimal(fields, lang), decimal(model, lang), percent(covered, lang))}</small></li>`)}</ol>` : nothing}
      ${turn.terms.length ? html`<h3>${t.terms}</h3><ul class="chips">${turn.terms.map(({ term, known: is, in_best }) => html`<li class="term ${is ? in_best ? "in" : "" : "unknown"}" title=${is ? in_best ? t.inBest : t.notInBest : t.unknownTerm}>${term}<span class="hidden"> (${is ? in_best ? t.inBest : t.notInBest : t.unknownTerm})</span></li>`)}</ul>` : nothing}
      <h3>${t.rules}</h3><p>${turn.fired.length ? turn.fired.map(({ rule, kind }) => html`<code>${rule}</code> <small>${kind}</small> `) : t.noRules}</p>${known.length ? html`<p class="quiet">${known.join(" · ")}</p>` : nothing}
      ${turn.explain ? html`<h3>${t.measured}</h3><p class="explain">${turn.explain}</p>` : nothing}</details>`;
  }

  private said(turn: Turn, label: string, changed: boolean) {
    const { t, lang } = this;
    return html`<section class="said ${changed ? "changed" : ""}" aria-label=${label}><header><b>${label}</b>${changed ? html`<span class="tag strong">${t.different}</span>` : nothing}</header>
      <p><span class="tag ${turn.action === "answer" ? "good" : "strong"}">${t.actions[turn.action] ?? turn.action}</span> <small>${t.confidence}: ${percent(turn.confidence, lang)}</small></p>
      ${turn.entry ? html`<p><a href="#/eintraege/${turn.entry}" target="_blank">${turn.title || turn.entry}</a></p>` : nothing}${turn.reply ? html`<p lang=${turn.lang} class="reply">${turn.reply}</p>` : nothing}
      ${turn.choices.length ? html`<ul class="dots">${turn.choices.map(({ title }) => html`<li lang=${turn.lang}>${title}</li>`)}</ul>` : nothing}${this.why(turn)}</section>`;
  }

  override render() {
    const { t, published, draft } = this, differs = draft !== null && !same(published, draft);
    return html`<article><p class="try-question">${icon("person")}<span lang=${published.lang}>${published.question}</span></p><div class="sides ${differs ? "two" : ""}">${this.said(published, draft && !differs ? t.both : t.published, false)}${differs ? this.said(draft!, t.draft, true) : nothing}</div>
      <try-mend lang=${this.lang} spoken=${published.lang} question=${published.question}></try-mend></article>`;
  }
}
customElements.define("try-turn", TryTurn);
