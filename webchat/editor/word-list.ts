// <synonym-list>, <country-list>, <profession-list>: words that mean the same, and what is known of them.
import { html, nothing, type TemplateResult } from "lit";
import { check, cleaned, line, lines, select } from "./fields.js";
import type { Part, Word } from "./parts.js";
import { PartsView } from "./parts-view.js";
import { ruleTexts } from "./rule-texts.js";

abstract class WordList extends PartsView<Word> {
  protected readonly fields: readonly string[] = ["id", "code", "de", "en", "groups", "recognition", ""];
  protected get t() { return ruleTexts[this.lang]; }
  protected idOf(word: Word) { return word.code ?? word.id ?? ""; }
  protected nameOf(word: Word) { return word[this.lang][0] ?? this.idOf(word); }
  protected haystack(word: Word) { return [this.idOf(word), ...word.de, ...word.en].join(" "); }
  protected blank(): Word { return { id: "", de: [], en: [] }; }
  protected cleaned(word: Word): Word { return { ...word, ...word.id !== undefined ? { id: word.id.trim() } : {}, de: cleaned(word.de), en: cleaned(word.en) }; }
  /** What there is beside the words. */
  protected more(_word: Word): TemplateResult | typeof nothing { return nothing; }
  protected tag(_word: Word): string { return ""; }

  protected row(one: Part<Word>) {
    const { part } = one, others = (words: readonly string[], lang: string) => words.length ? html`<span class="tag">${lang}</span> ${words.join(", ")} ` : nothing, tag = this.tag(part);
    return html`<div class="part"><h2>${this.link(one, this.nameOf(part))}${this.marks(one)}</h2><p class="example">${others(part.de, "DE")}${others(part.en, "EN")}</p></div>${tag ? html`<span class="tag">${tag}</span>` : nothing}`;
  }

  protected identity(word: Word) {
    const { t, lang } = this;
    return line("id", t.id, word.id ?? "", (id) => this.put({ id }), { lang, help: t.idHelp, wrong: this.wrongAt("id") });
  }

  protected form(word: Word, part: Part<Word> | null) {
    const { t, lang } = this;
    return html`${part ? nothing : this.identity(word)}<div class="pair">${lines("words-de", t.wordsDe, word.de, (de) => this.put({ de }), { lang, spoken: "de", help: t.wordsHelp, wrong: this.wrongAt("de") })}
      ${lines("words-en", t.wordsEn, word.en, (en) => this.put({ en }), { lang, spoken: "en", help: t.wordsHelp, wrong: this.wrongAt("en") })}</div>${this.more(word)}`;
  }

  override render() { return this.page(); }
}

export class SynonymList extends WordList {
  protected readonly base = "regeln/synonyme";
  protected words() { return this.t.synonym; }
  protected documentOf() { return "words/synonyms.json"; }
}

export class CountryList extends WordList {
  protected readonly base = "regeln/laender";
  protected words() { return this.t.country; }
  protected documentOf() { return "words/countries.json"; }
  protected override blank(): Word { return { code: "", de: [], en: [], groups: ["third"] }; }
  protected override tag(word: Word) { return (word.groups ?? []).map((group) => this.t.group[group] ?? group).join(", "); }
  protected override identity(word: Word) { return line("code", this.t.code, word.code ?? "", (code) => this.put({ code: code.toUpperCase().slice(0, 2) }), { lang: this.lang, help: this.t.codeHelp, wrong: this.wrongAt("code") }); }
  protected override more(word: Word) {
    const groups = word.groups ?? [];
    return html`<fieldset class="field"><legend>${this.t.groups}</legend><div class="checks">${Object.entries(this.t.group).map(([group, name]) => check(name, groups.includes(group), (on) => this.put({ groups: on ? [...groups, group] : groups.filter((one) => one !== group) })))}</div></fieldset>`;
  }
}

export class ProfessionList extends WordList {
  protected readonly base = "regeln/berufe";
  protected words() { return this.t.profession; }
  protected documentOf() { return "words/professions.json"; }
  protected override blank(): Word { return { id: "", de: [], en: [], recognition: "ihk", profession: true }; }
  protected override tag(word: Word) { return word.recognition ? this.t.recognitions[word.recognition] ?? word.recognition : ""; }
  protected override more(word: Word) { return select("recognition", this.t.recognition, word.recognition ?? "none", Object.entries(this.t.recognitions), (recognition) => this.put({ recognition }), this.wrongAt("recognition")); }
}
customElements.define("synonym-list", SynonymList);
customElements.define("country-list", CountryList);
customElements.define("profession-list", ProfessionList);
