// <rule-test>: what a rule makes of its examples and of any sentence, while it is written. Fires `tested` with the
// outcome of each.
import { LitElement, html, nothing, type PropertyValues } from "lit";
import type { Lang } from "../shared/protocol.js";
import { Refused, change } from "./api.js";
import { icon } from "./icons.js";
import { marked } from "./marked.js";
import type { Rule } from "./parts.js";
import type { RuleTexts } from "./rule-texts.js";

export interface Tested { text: string; matches: boolean; slow: boolean; at: [number, number][]; others: string[] }
const WAIT = 350;

export class RuleTest extends LitElement {
  static override properties = { t: { attribute: false }, lang: {}, rule: { attribute: false }, own: { state: true }, results: { state: true }, fault: { state: true }, busy: { state: true } };
  declare t: RuleTexts; declare lang: Lang; declare rule: Rule;
  declare private own: string; declare private results: Tested[]; declare private fault: string; declare private busy: boolean;
  private timer = 0;
  private asked = "";
  private turn = 0;

  constructor() { super(); this.own = ""; this.results = []; this.fault = ""; this.busy = false; }
  override createRenderRoot() { return this; }
  override disconnectedCallback() { super.disconnectedCallback(); clearTimeout(this.timer); }

  private get typed() { return this.own.split("\n").map((one) => one.trim()).filter(Boolean); }

  override willUpdate(changed: PropertyValues) {
    if (!changed.has("rule") && !changed.has("own")) return;
    const key = JSON.stringify([this.rule, this.typed]);
    if (key === this.asked) return;
    this.asked = key;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.test(), WAIT);
  }

  private async test() {
    const turn = ++this.turn, { rule } = this;
    if (!rule.pattern) { this.tell([], ""); return; }
    this.busy = true;
    try {
      const { results, faults } = await change<{ results: Tested[]; faults: { message: string }[] }>("rule-test", { rule: this.tried, texts: [...rule.matches, ...rule.not ?? [], ...this.typed] });
      if (turn === this.turn) this.tell(results, results.length ? "" : faults.map(({ message }) => message).join(" "));
    } catch (error) {
      if (turn === this.turn) this.tell([], error instanceof Refused ? error.message : this.t.testFails);
    } finally { if (turn === this.turn) this.busy = false; }
  }

  /** The pattern alone: what else a rule of its kind needs may still be missing while one tries. */
  private get tried(): Rule {
    const { id, lang, pattern, matches } = this.rule;
    return { id: id || "probe", kind: "person", ...lang ? { lang } : {}, pattern, matches: matches.length ? matches : ["–"] };
  }

  private tell(results: Tested[], fault: string) {
    this.results = results;
    this.fault = fault;
    this.dispatchEvent(new CustomEvent("tested", { detail: new Map(results.map((one) => [one.text, one])) }));
  }

  private row(one: Tested) {
    const { t } = this;
    return html`<li><span class="tag ${one.slow ? "bad" : one.matches ? "good" : ""}">${one.slow ? t.slow : one.matches ? t.hit : t.miss}</span><p>${marked(one.text, one.at)}</p>
      ${one.matches && one.others.length ? html`<small>${t.alsoHits} ${one.others.map((rule, i) => html`${i ? ", " : ""}<a href="#/regeln/muster/${encodeURIComponent(rule)}">${rule}</a>`)}</small>` : nothing}</li>`;
  }

  override render() {
    const { t, results, fault } = this, slow = results.some((one) => one.slow), conflict = results.some((one) => one.matches && one.others.length);
    return html`<section class="card rule-test" aria-label=${t.test}><h2>${icon("try")}${t.test}</h2>
      <div class="field"><label for="f-own">${t.testLabel}</label><textarea id="f-own" rows="3" aria-describedby="f-own-help" .value=${this.own} @input=${(e: Event) => { this.own = (e.target as HTMLTextAreaElement).value; }}></textarea><small id="f-own-help">${t.testHelp}</small></div>
      <div role="status">${fault ? html`<p class="problem">${fault}</p>` : slow ? html`<p class="problem">${icon("warn")}${t.slowWarn}</p>` : conflict ? html`<p class="warning">${icon("warn")}<span>${t.conflicts}</span></p>` : this.busy && !results.length ? html`<p class="quiet">${t.testing}</p>` : nothing}</div>
      <ul class="tested" tabindex="0" aria-label=${t.test}>${[...results].reverse().map((one) => this.row(one))}</ul></section>`;
  }
}
customElements.define("rule-test", RuleTest);
