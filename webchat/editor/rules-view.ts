// <rules-view>: what is recognised in a question: rules, examples, synonyms, countries, professions.
import { html, nothing } from "lit";
import { icon } from "./icons.js";
import "./rule-list.js";
import "./intent-list.js";
import { ruleTexts } from "./rule-texts.js";
import { EditorView } from "./view.js";
import "./word-list.js";

type Tab = "muster" | "beispiele" | "synonyme" | "laender" | "berufe";
const TABS: readonly Tab[] = ["muster", "beispiele", "synonyme", "laender", "berufe"];
const ADD = { muster: "rule", beispiele: "intent", synonyme: "synonym", laender: "country", berufe: "profession" } as const;

export class RulesView extends EditorView {
  private get t() { return ruleTexts[this.lang]; }
  private get tab(): Tab { return TABS.find((one) => one === this.place.path[0]) ?? "muster"; }

  override keyed(key: string): boolean { return this.querySelector<EditorView>("rule-list, intent-list, synonym-list, country-list, profession-list")?.keyed(key) ?? false; }

  private list() {
    const { shell, lang, place, overview } = this;
    switch (this.tab) {
      case "muster": return html`<rule-list .shell=${shell} lang=${lang} .place=${place} .overview=${overview}></rule-list>`;
      case "beispiele": return html`<intent-list .shell=${shell} lang=${lang} .place=${place} .overview=${overview}></intent-list>`;
      case "synonyme": return html`<synonym-list .shell=${shell} lang=${lang} .place=${place} .overview=${overview}></synonym-list>`;
      case "laender": return html`<country-list .shell=${shell} lang=${lang} .place=${place} .overview=${overview}></country-list>`;
      case "berufe": return html`<profession-list .shell=${shell} lang=${lang} .place=${place} .overview=${overview}></profession-list>`;
    }
  }

  override render() {
    const { t, tab } = this, open = this.place.path.length > 1;
    return html`${open ? nothing : html`<div class="page-head"><h1 tabindex="-1">${t.title}</h1><a class="button" href="#/regeln/${tab}/+">${icon("plus")}${t[ADD[tab]].add}</a></div>
      <nav class="tabs" aria-label=${t.sections}><ul>${TABS.map((one) => html`<li><a href="#/regeln/${one}" aria-current=${one === tab ? "page" : nothing}>${t.tabs[one]}</a></li>`)}</ul></nav><p class="quiet">${t.intro[tab]}</p>`}
      ${this.list()}`;
  }
}
customElements.define("rules-view", RulesView);
