// <rule-proposal>: a pattern out of the sentences of a rule, for whoever does not write one: what it looks for, what it
// makes of each sentence, and only then taken. Fires `take` with the pattern.
import { LitElement, html, nothing, type PropertyValues } from "lit";
import type { Lang } from "../shared/protocol.js";
import { Refused, change } from "./api.js";
import { check, cleaned } from "./fields.js";
import { icon } from "./icons.js";
import { marked } from "./marked.js";
import type { Rule } from "./parts.js";
import type { Tested } from "./rule-test.js";
import type { RuleTexts } from "./rule-texts.js";

interface Proposal { pattern: string | null; ordered: boolean; words: { pattern: string; said: string[] }[]; faults: { field: string; line?: number; message: string }[] }
const WAIT = 400;

export class RuleProposal extends LitElement {
  static override properties = { t: { attribute: false }, lang: {}, rule: { attribute: false }, found: { state: true }, tested: { state: true }, problem: { state: true }, ordered: { state: true } };
  declare t: RuleTexts; declare lang: Lang; declare rule: Rule;
  declare private found: Proposal | null; declare private tested: readonly Tested[]; declare private problem: string; declare private ordered: boolean;
  private timer = 0;
  private turn = 0;
  private asked = "";

  constructor() { super(); this.found = null; this.tested = []; this.problem = ""; this.ordered = false; }
  override createRenderRoot() { return this; }
  override disconnectedCallback() { super.disconnectedCallback(); clearTimeout(this.timer); }

  private get sentences() { return { matches: cleaned(this.rule.matches), not: cleaned(this.rule.not ?? []) }; }

  /** What is open follows the sentences. */
  override willUpdate(changed: PropertyValues) {
    if (!this.found || !changed.has("rule") || JSON.stringify(this.sentences) === this.asked) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.propose(), WAIT);
  }

  private async propose(focus = false) {
    const turn = ++this.turn, { rule, sentences } = this, { id, lang } = rule;
    clearTimeout(this.timer);
    this.asked = JSON.stringify(sentences);
    this.problem = "";
    try {
      const found = await change<Proposal>("rule-propose", { ...sentences, lang: lang ?? "de", ordered: this.ordered });
      const tested = found.pattern === null ? [] : (await change<{ results: Tested[] }>("rule-test", { rule: { id: id || "probe", kind: "person", ...lang ? { lang } : {}, pattern: found.pattern, matches: sentences.matches }, texts: [...sentences.matches, ...sentences.not] })).results;
      if (turn !== this.turn) return;
      this.found = found;
      this.tested = tested;
      if (!focus) return;
      await this.updateComplete;
      this.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
      this.querySelector(".proposal")?.scrollIntoView({ block: "nearest" });
    } catch (error) { if (turn === this.turn) this.problem = error instanceof Refused ? error.message : this.t.testFails; }
  }

  private close() {
    this.turn++;
    this.found = null;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("button")?.focus());
  }

  private take(pattern: string) {
    this.dispatchEvent(new CustomEvent("take", { detail: pattern }));
    this.close();
  }

  /** Where the words were said, as `marked` wants it: in bytes. */
  private said(text: string): [number, number][] {
    const size = (part: string) => new TextEncoder().encode(part).length, words = new Set(this.found!.words.flatMap(({ said }) => said.map((one) => one.toLowerCase())));
    return [...text.matchAll(/[\p{L}\p{N}]+/gu)].filter(([word]) => words.has(word.toLowerCase())).map(({ 0: word, index }) => { const from = size(text.slice(0, index)); return [from, from + size(word)]; });
  }

  private fault({ field, line, message }: Proposal["faults"][number]) {
    const { t } = this, label = field === "not" ? t.not : t.matches, text = line ? this.sentences[field === "not" ? "not" : "matches"][line - 1] : "";
    return html`<li class="fault">${text ? html`${label}, „${text}“: ` : nothing}${message}</li>`;
  }

  private proposal(found: Proposal) {
    const { t } = this, { pattern } = found;
    if (pattern === null) return html`<h2 tabindex="-1">${t.noProposal}</h2><ul class="dots">${found.faults.map((one) => this.fault(one))}</ul><div class="buttons"><button type="button" @click=${() => this.close()}>${t.proposalClose}</button></div>`;
    return html`<h2 tabindex="-1">${t.proposal}</h2><p>${found.words.length === 1 ? t.proposalOne : found.ordered ? t.proposalOrdered : t.proposalAny}</p>
      <ul class="chips">${found.words.map(({ said }) => html`<li>${said.join(" / ")}</li>`)}</ul>
      ${found.words.length > 1 ? check(t.ordered, found.ordered, (on) => { this.ordered = on; void this.propose(); }) : nothing}
      <ul class="tested" aria-label=${t.proposalTested}>${this.tested.map((one) => html`<li><span class="tag ${one.slow ? "bad" : one.matches ? "good" : ""}">${one.slow ? t.slow : one.matches ? t.hit : t.miss}</span><p>${one.matches ? marked(one.text, this.said(one.text)) : one.text}</p></li>`)}</ul>
      <p class="pattern"><code>${pattern}</code></p>
      <div class="buttons"><button type="button" class="main" @click=${() => this.take(pattern)}>${this.rule.pattern ? t.takeInstead : t.take}</button><button type="button" @click=${() => this.close()}>${t.proposalClose}</button></div>`;
  }

  override render() {
    const { t, found, problem } = this, none = !this.sentences.matches.length;
    return html`<div class="propose"><button type="button" ?disabled=${none} aria-describedby="propose-help" @click=${() => void this.propose(true)}>${icon("rules")}${t.propose}</button><small id="propose-help">${none ? t.proposeNeeds : t.proposeHelp}</small></div>
      <div role="alert">${problem ? html`<p class="problem">${problem}</p>` : nothing}</div>
      ${found ? html`<section class="card proposal" aria-label=${t.proposal}>${this.proposal(found)}</section>` : nothing}`;
  }
}
customElements.define("rule-proposal", RuleProposal);
