// <rule-list>: the rules by kind, and one of them with its examples and a test on any sentence.
import { html, nothing } from "lit";
import { read } from "./api.js";
import "./entry-chips.js";
import { cleaned, line, lines, select } from "./fields.js";
import type { Part, Rule, RuleKind } from "./parts.js";
import { PartsView } from "./parts-view.js";
import "./rule-proposal.js";
import "./rule-test.js";
import type { Tested } from "./rule-test.js";
import { ruleTexts } from "./rule-texts.js";

const KINDS: readonly RuleKind[] = ["person", "smalltalk", "scope", "synonym", "boost", "exclude"];
const replies = (kind: string) => kind === "smalltalk" || kind === "scope";

export class RuleList extends PartsView<Rule> {
  static override properties = { ...PartsView.properties, kind: { state: true }, tested: { state: true } };
  declare private kind: string; declare private tested: Map<string, Tested>;
  protected readonly base = "regeln/muster";
  protected readonly fields = ["id", "kind", "pattern", "reply", "matches", "not", "entries", "weight", "add", ""];

  constructor() { super(); this.kind = ""; this.tested = new Map(); }
  private get t() { return ruleTexts[this.lang]; }
  protected words() { return this.t.rule; }
  protected idOf(rule: Rule) { return rule.id; }
  protected nameOf(rule: Rule) { return rule.id; }
  protected haystack(rule: Rule) { return [rule.id, rule.pattern, ...rule.matches, ...rule.not ?? [], rule.reply?.de, rule.reply?.en].join(" "); }
  protected blank(): Rule { const kind = (this.kind || "scope") as RuleKind; return { id: `${kind}.`, kind, pattern: "", matches: [], not: [] }; }
  protected documentOf(rule: Rule) { return `rules/${rule.kind}.json`; }
  protected override keeps({ part }: Part<Rule>) { return !this.kind || part.kind === this.kind; }

  protected override async documentNames() {
    const { documents } = await read<{ documents: { item: string }[] }>("documents");
    return documents.map(({ item }) => item).filter((item) => item.startsWith("rules/"));
  }

  protected override begin(draft: Rule | null) { super.begin(draft); this.tested = new Map(); }

  /** In the order README.md has the keys; what the kind does not use is left out. */
  protected cleaned(rule: Rule): Rule {
    const { id, kind, lang, pattern, reply, add, entries, weight, matches, not } = rule, keep = <K extends keyof Rule>(key: K, value: Rule[K], on: boolean) => on ? { [key]: value } : {};
    return { id: id.trim(), kind, ...keep("lang", lang, !!lang), pattern, ...keep("reply", reply, replies(kind) && !!reply), ...keep("add", add, kind === "synonym" && !!add),
      ...keep("entries", entries, (kind === "boost" || kind === "exclude") && !!entries), ...keep("weight", weight, kind === "boost" && weight !== undefined), matches: cleaned(matches), ...keep("not", cleaned(not ?? []), !!not && cleaned(not).length > 0) } as Rule;
  }

  protected override filters() {
    const { t } = this, count = (kind: string) => this.all.filter(({ part }) => part.kind === kind).length;
    return html`<label>${t.kind}<select @change=${(e: Event) => { this.kind = (e.target as HTMLSelectElement).value; }}><option value="">${this.work.all}</option>
      ${KINDS.filter(count).map((kind) => html`<option value=${kind} ?selected=${kind === this.kind}>${t.kinds[kind]} (${count(kind)})</option>`)}</select></label>`;
  }

  protected row(one: Part<Rule>) {
    const { t } = this, { part } = one;
    return html`<div class="part"><h2>${this.link(one, part.id)}${this.marks(one)}</h2><p class="example">${part.matches[0] ? `„${part.matches[0]}“` : html`<code>${part.pattern}</code>`}</p><small>${t.examples(part.matches.length, part.not?.length ?? 0)}</small></div><span class="tag">${t.kinds[part.kind]}${part.lang ? ` · ${part.lang.toUpperCase()}` : ""}</span>`;
  }

  private faultOf(list: readonly string[], must: boolean) {
    return (n: number) => {
      const { t } = this, result = this.tested.get(list[n]?.trim() ?? "");
      return !result ? "" : result.slow ? t.isSlow : result.matches === must ? "" : must ? t.mustMatch : t.mustNot;
    };
  }

  private effect(rule: Rule) {
    const { t, lang } = this, said = rule.reply ?? { de: "", en: "" };
    if (replies(rule.kind)) return html`<div class="pair">${line("reply-de", t.replyDe, said.de, (de) => this.put({ reply: { ...said, de } }), { lang, spoken: "de", rows: 3, wrong: this.wrongAt("reply") })}${line("reply-en", t.replyEn, said.en, (en) => this.put({ reply: { ...said, en } }), { lang, spoken: "en", rows: 3 })}</div>`;
    if (rule.kind === "synonym") return line("add", t.add, [rule.add ?? []].flat().join(" "), (add) => this.put({ add }), { lang, wrong: this.wrongAt("add") });
    if (rule.kind === "boost" || rule.kind === "exclude") return html`<entry-chips lang=${lang} label=${t.entries} .slugs=${rule.entries ?? []} @slugs=${(e: CustomEvent<string[]>) => this.put({ entries: e.detail })}></entry-chips>
      ${rule.kind === "boost" ? line("weight", t.weight, String(rule.weight ?? 1), (weight) => this.put({ weight: Number(weight.replace(",", ".")) || 0 }), { lang, help: t.weightHelp, wrong: this.wrongAt("weight") }) : nothing}`;
    return nothing;
  }

  protected form(rule: Rule, part: Part<Rule> | null) {
    const { t, lang } = this, slow = [...this.tested.values()].some((one) => one.slow);
    return html`<div class="two"><div class="fields"><div class="pair">${part ? nothing : line("id", t.id, rule.id, (id) => this.put({ id }), { lang, help: t.idHelp, wrong: this.wrongAt("id") })}
        ${select("kind", t.kind, rule.kind, KINDS.map((kind) => [kind, t.kinds[kind]!]), (kind) => this.put({ kind: kind as RuleKind }), this.wrongAt("kind"))}
        ${select("rule-lang", t.lang, rule.lang ?? "", Object.entries(t.langs), (only) => this.put({ lang: (only || undefined) as Rule["lang"] } as Partial<Rule>))}</div>
      <p class="quiet">${t.kindHelp[rule.kind]}</p>
      ${lines("matches", t.matches, rule.matches, (matches) => this.put({ matches }), { lang, help: t.matchesHelp, wrong: this.wrongAt("matches"), faultOf: this.faultOf(rule.matches, true) })}
      ${lines("not", t.not, rule.not ?? [], (not) => this.put({ not }), { lang, help: t.notHelp, wrong: this.wrongAt("not"), faultOf: this.faultOf(rule.not ?? [], false) })}
      <rule-proposal .t=${t} lang=${lang} .rule=${this.cleaned(rule)} @take=${(e: CustomEvent<string>) => this.put({ pattern: e.detail })}></rule-proposal>
      ${line("pattern", t.pattern, rule.pattern, (pattern) => this.put({ pattern: pattern.replace(/\n/g, "") }), { lang, rows: 3, mono: true, help: t.patternHelp, wrong: this.wrongAt("pattern") || (slow ? t.slowWarn : "") })}
      ${this.effect(rule)}</div>
      <rule-test .t=${t} lang=${lang} .rule=${this.cleaned(rule)} @tested=${(e: CustomEvent<Map<string, Tested>>) => { this.tested = e.detail; }}></rule-test></div>`;
  }

  override render() { return this.page(); }
}
customElements.define("rule-list", RuleList);
