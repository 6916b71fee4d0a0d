// <entry-form>: the fields of one language. Their rows are those of the page's grid, so that German and English stand
// side by side line for line.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import type { Lang } from "../shared/protocol.js";
import "./editor-lines.js";
import "./editor-text.js";
import "./entry-preview.js";
import "./entry-rows.js";
import type { Row } from "./entry-rows.js";
import { entryTexts } from "./entry-texts.js";
import { faultSentence, faultsAt, type Work } from "./entry-work.js";
import { moment, nameOf } from "./format.js";
import { icon } from "./icons.js";
import "./markdown-field.js";
import type { Entry, Overview } from "./types.js";

const SHORT_WORDS = 70;

/** `revision` grows whenever the work has changed. Fires `begin` where there is no such version yet. */
export class EntryForm extends LitElement {
  static override properties = { lang: {}, work: { attribute: false }, other: { attribute: false }, revision: { type: Number }, overview: { attribute: false }, titles: { attribute: false }, day: {} };
  declare lang: Lang; declare work: Work; declare other: Work | null; declare revision: number; declare overview: Overview | null; declare titles: ReadonlyMap<string, string>; declare day: string;

  override createRenderRoot() { return this; }
  private get t() { return entryTexts[this.lang]; }

  /** What is wrong: told at its field, and above as a list that leads there. */
  private told(field: string) { return faultsAt(this.work.faults, field); }

  private problems() {
    const { t, work } = this, list = (all: typeof work.faults) => html`<ul class="dots">${all.map((fault) => ({ field: fault.field, message: faultSentence(fault, t.fields) })).map(({ field, message }) => html`<li>${this.fieldId(field) ? html`<a href="#/eintraege/${work.slug}" @click=${(e: Event) => { e.preventDefault(); this.goTo(field); }}>${message}</a>` : message}</li>`)}</ul>`;
    return html`${work.faults.length ? html`<div class="warning faults"><b>${t.faults(work.faults.length)}</b>${list(work.faults)}</div>` : nothing}
      ${work.warnings.length ? html`<details class="hints"><summary>${t.hints(work.warnings.length)}</summary>${list(work.warnings)}</details>` : nothing}`;
  }

  private fieldId(field: string): string { const name = field.split(".")[0]!; return name in this.t.fields ? name : ""; }
  private goTo(field: string) {
    const root = this.querySelector<HTMLElement>(`[data-field="${this.fieldId(field)}"]`) ?? document.querySelector<HTMLElement>(`entry-shared [data-field="${this.fieldId(field)}"]`);
    (root?.querySelector<HTMLElement>("input, textarea, select, button") ?? root)?.focus();
    root?.scrollIntoView({ block: "center" });
  }

  private state() {
    const { t, work, lang, overview } = this, { stored, draft } = work, at = stored?.published;
    const key = stored?.state === "archived" ? "archived" : draft ? draft.state === "review" ? "review" : stored?.state === "draft" ? "fresh" : "draft" : stored ? "none" : "fresh";
    const when = draft ? t.draftAt(moment(draft.at, lang), nameOf(draft.by, overview)) : at ? t.publishedAt(moment(at.at, lang), nameOf(at.by, overview)) : "";
    return html`<div class="problems"><header class="variant"><h2>${t.variant[work.lang]}</h2>${work.entry ? html`<span class="tag ${key === "none" ? "good" : key === "archived" ? "" : "strong"}" title=${when}>${t.stateOf[key]}</span>` : nothing}${work.dirty ? html`<span class="tag info">${t.unsaved}</span>` : nothing}<small>${when}</small></header>${this.problems()}</div>`;
  }

  private cell(field: string, content: TemplateResult) { return html`<div data-field=${field}>${content}</div>`; }

  private text(field: "title" | "review_reason", entry: Entry) {
    const { t, work, lang } = this;
    return this.cell(field, html`<editor-text lang=${lang} name="${field}-${work.lang}" label=${t.fields[field]} help=${t.help[field]} spoken=${work.lang} .value=${entry[field]} .faults=${this.told(field)} ?optional=${field === "review_reason"} @value=${(e: CustomEvent<string>) => work.put({ [field]: e.detail })}></editor-text>`);
  }

  private markdown(field: "short" | "body", entry: Entry, rows: number) {
    const { t, work, lang } = this, short = field === "short";
    return this.cell(field, html`<markdown-field lang=${lang} spoken=${work.lang} name="${field}-${work.lang}" label=${t.fields[field]} help=${t.help[field]} .value=${entry[field]} rows=${rows} words=${short ? SHORT_WORDS : 0} ?few=${short}
      .faults=${this.told(field)} .warnings=${faultsAt(work.warnings, field)} @value=${(e: CustomEvent<string>) => work.put({ [field]: e.detail })}></markdown-field>`);
  }

  private lines(field: "questions" | "keywords", entry: Entry) {
    const { t, work, lang } = this;
    return this.cell(field, html`<editor-lines lang=${lang} spoken=${work.lang} name="${field}-${work.lang}" label=${t.fields[field]} help=${t.help[field]} .lines=${entry[field]} .faults=${this.told(field)} @lines=${(e: CustomEvent<string[]>) => work.put({ [field]: e.detail })}></editor-lines>`);
  }

  private sources(entry: Entry) {
    const { t, work, lang } = this, rows = (list: Entry["sources"]): Row[] => list.map(({ title, url }) => ({ text: title, url }));
    return this.cell("sources", html`<entry-rows lang=${lang} spoken=${work.lang} name="sources-${work.lang}" label=${t.fields.sources} textLabel=${t.row.title} addLabel=${t.addSource} .rows=${rows(entry.sources)} .other=${rows(this.other?.entry?.sources ?? [])} .faults=${this.told("sources")}
      @rows=${(e: CustomEvent<Row[]>) => work.put({ sources: e.detail.map(({ text, url }) => ({ title: text, url })) })}></entry-rows>`);
  }

  private basis(entry: Entry) {
    const { t, work, lang } = this;
    return this.cell("legal_basis", html`<entry-rows lang=${lang} spoken=${work.lang} name="basis-${work.lang}" label=${t.fields.legal_basis} textLabel=${t.row.text} addLabel=${t.addBasis} .rows=${entry.legal_basis} .other=${this.other?.entry?.legal_basis ?? []} .faults=${this.told("legal_basis")}
      @rows=${(e: CustomEvent<Row[]>) => work.put({ legal_basis: e.detail })}></entry-rows>`);
  }

  override render() {
    const { t, work, lang } = this, { entry } = work;
    if (!entry) return html`${this.state()}<div class="empty begin"><div><p>${t.noVariant[work.lang]}</p><p><button class="main" @click=${() => this.dispatchEvent(new CustomEvent("begin"))}>${icon("plus")}${t.beginVariant[work.lang]}</button></p>${this.other?.entry ? html`<small>${t.beginHelp}</small>` : nothing}</div></div>`;
    return html`${this.state()}${this.text("title", entry)}${this.markdown("short", entry, 4)}${this.markdown("body", entry, 16)}
      ${this.lines("questions", entry)}${this.lines("keywords", entry)}${this.basis(entry)}${this.sources(entry)}${this.text("review_reason", entry)}
      <entry-preview lang=${lang} .work=${work} revision=${this.revision} day=${this.day} .titles=${this.titles}></entry-preview>`;
  }
}
customElements.define("entry-form", EntryForm);
