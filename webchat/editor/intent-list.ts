// <intent-list>: what no entry answers, by example: a person is wished for, small talk, not our subject.
import { html, nothing } from "lit";
import { cleaned, line, lines, select } from "./fields.js";
import type { Intent, Part } from "./parts.js";
import { PartsView } from "./parts-view.js";
import { ruleTexts } from "./rule-texts.js";

const KINDS = ["person", "smalltalk", "scope"] as const;

export class IntentList extends PartsView<Intent> {
  static override properties = { ...PartsView.properties, kind: { state: true } };
  declare private kind: string;
  protected readonly base = "regeln/beispiele";
  protected readonly fields = ["id", "kind", "reply", "questions", ""];

  constructor() { super(); this.kind = ""; }
  private get t() { return ruleTexts[this.lang]; }
  protected words() { return this.t.intent; }
  protected idOf(intent: Intent) { return intent.id; }
  protected nameOf(intent: Intent) { return intent.id; }
  protected haystack(intent: Intent) { return [intent.id, ...intent.questions.de, ...intent.questions.en, intent.reply?.de, intent.reply?.en].join(" "); }
  protected blank(): Intent { return { id: "", kind: "scope", questions: { de: [], en: [] } }; }
  protected documentOf() { return "intents.json"; }
  protected override keeps({ part }: Part<Intent>) { return !this.kind || part.kind === this.kind; }

  protected cleaned({ id, kind, reply, questions }: Intent): Intent {
    return { id: id.trim(), kind, ...reply && kind !== "person" ? { reply } : {}, questions: { de: cleaned(questions.de), en: cleaned(questions.en) } };
  }

  protected override filters() {
    const { t } = this;
    return html`<label>${t.kind}<select @change=${(e: Event) => { this.kind = (e.target as HTMLSelectElement).value; }}><option value="">${this.work.all}</option>${KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === this.kind}>${t.kinds[kind]}</option>`)}</select></label>`;
  }

  protected row(one: Part<Intent>) {
    const { t, lang } = this, { part } = one;
    return html`<div class="part"><h2>${this.link(one, part.id)}${this.marks(one)}</h2><p class="example">${part.questions[lang].slice(0, 3).map((question) => `„${question}“`).join(" ")}</p><small>${t.questions(part.questions.de.length + part.questions.en.length)}${part.reply ? ` · ${t.reply}: ${part.reply[lang]}` : ""}</small></div><span class="tag">${t.kinds[part.kind]}</span>`;
  }

  protected form(intent: Intent, part: Part<Intent> | null) {
    const { t, lang } = this, said = intent.reply ?? { de: "", en: "" }, { questions } = intent;
    return html`<div class="pair">${part ? nothing : line("id", t.id, intent.id, (id) => this.put({ id }), { lang, help: t.idHelp, wrong: this.wrongAt("id") })}
        ${select("kind", t.kind, intent.kind, KINDS.map((kind) => [kind, t.kinds[kind]!]), (kind) => this.put({ kind: kind as Intent["kind"] }), this.wrongAt("kind"))}</div>
      ${intent.kind === "person" ? nothing : html`<div class="pair">${line("reply-de", t.replyDe, said.de, (de) => this.put({ reply: { ...said, de } }), { lang, spoken: "de", rows: 3, wrong: this.wrongAt("reply") })}${line("reply-en", t.replyEn, said.en, (en) => this.put({ reply: { ...said, en } }), { lang, spoken: "en", rows: 3 })}</div>`}
      <div class="pair">${lines("questions-de", t.questionsDe, questions.de, (de) => this.put({ questions: { ...questions, de } }), { lang, spoken: "de", wrong: this.wrongAt("questions") })}
        ${lines("questions-en", t.questionsEn, questions.en, (en) => this.put({ questions: { ...questions, en } }), { lang, spoken: "en" })}</div>`;
  }

  override render() { return this.page(); }
}
customElements.define("intent-list", IntentList);
