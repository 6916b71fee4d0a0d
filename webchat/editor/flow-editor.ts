// <flow-editor>: one flow. Every change is in the picture at once and saved as a draft a moment later; all of them
// can be taken back, one by one.
import { html, nothing, type TemplateResult } from "lit";
import { Refused, Unreachable, change, read } from "./api.js";
import "./document-bar.js";
import "./entry-chips.js";
import { line } from "./fields.js";
import "./flow-diagram.js";
import { FlowPast } from "./flow-past.js";
import { freshName, inOrder, isEnd, put, textOf, troubles, without, written, type Flow, type Step } from "./flow-model.js";
import "./flow-step.js";
import type { NewTarget, StepChange } from "./flow-step.js";
import { de } from "./flow-texts.de.js";
import { en } from "./flow-texts.en.js";
import "./flow-walk.js";
import { icon } from "./icons.js";
import { LoadingView } from "./loading-view.js";

const SAVE_AFTER = 700, AGAIN_AFTER = 5_000;
const EMPTY = { de: "", en: "" };

export class FlowEditor extends LoadingView {
  static override properties = { ...LoadingView.properties, flow: { state: true }, chosen: { state: true }, walking: { state: true }, walked: { state: true }, saved: { state: true }, listed: { state: true } };
  declare private flow: Flow; declare private chosen: string; declare private walking: boolean; declare private walked: string[];
  declare private saved: "" | "saving" | "saved" | "offline"; declare private listed: boolean;
  private version = 0;
  private past!: FlowPast;
  private timer = 0;
  private writing: Promise<boolean> | null = null;

  constructor() { super(); this.chosen = ""; this.walking = false; this.walked = []; this.saved = ""; this.listed = false; }
  private get t() { return this.lang === "en" ? en : de; }
  private get item() { return `flows/${this.place.path[0]}.json`; }
  protected override placeKey() { return this.place.path[0] ?? ""; }

  override disconnectedCallback() { super.disconnectedCallback(); if (this.timer) void this.saveNow(); }

  protected override async fetchAll() {
    const { flow, version } = await read<{ flow: Flow; version: number }>("flow", { flow: this.place.path[0] });
    this.flow = flow;
    this.version = version;
    this.past = new FlowPast(flow);
    this.saved = "";
    if (!flow.steps[this.chosen]) this.chosen = "";
  }

  /* ---- changing and saving ------------------------------------------------------------------ */

  private edit(flow: Flow, field: string) {
    this.flow = this.past.add(flow, field);
    this.saveSoon();
  }

  private saveSoon(after = SAVE_AFTER) {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.saveNow(), after);
    if (this.saved === "saved") this.saved = "";
    this.tellDirty(true);
  }

  /** Whether the draft is with the server. One at a time: the next needs the version of the last. */
  async saveNow(): Promise<boolean> {
    clearTimeout(this.timer);
    this.timer = 0;
    if (this.writing) await this.writing;
    this.writing = this.write();
    const done = await this.writing;
    this.writing = null;
    return done;
  }

  private async flush() {
    if (this.timer || this.writing) await this.saveNow();
    return [{ item: this.item, version: this.version }];
  }

  private async write(): Promise<boolean> {
    const { flow, version, item } = this;
    this.saved = "saving";
    try {
      this.version = (await change<{ version: number }>("save", { item, version, text: written(flow), note: "" })).version;
      this.saved = "saved";
      if (this.flow === flow) this.tellDirty(false);
      return true;
    } catch (error) {
      this.saved = error instanceof Unreachable ? "offline" : "";
      if (error instanceof Unreachable) this.saveSoon(AGAIN_AFTER);
      else if (error instanceof Refused && error.status === 409) await this.lost(error);
      else this.shell.fail(error);
      return false;
    }
  }

  private async lost(error: Refused) {
    const { t, work } = this, theirs = error.body["theirs"] as { by?: string } | undefined;
    this.tellDirty(false);
    if (await this.shell.ask({ title: work.conflict, text: t.conflict(this.person(theirs?.by ?? "")), yes: t.reload, no: work.cancel })) await this.load();
  }

  private back(to: Flow | null) {
    if (!to) return;
    this.flow = to;
    if (!to.steps[this.chosen]) this.chosen = "";
    this.saveSoon();
  }

  private key = (e: KeyboardEvent) => {
    if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== "z" || e.target instanceof HTMLTextAreaElement || e.target instanceof HTMLInputElement && e.target.type === "text") return;
    e.preventDefault();
    this.back(e.shiftKey ? this.past.redo() : this.past.undo());
  };

  /* ---- steps --------------------------------------------------------------------------------- */

  private async choose(name: string) {
    this.chosen = name;
    this.walking = false;
    this.walked = [];
    await this.updateComplete;
    const form = this.querySelector<HTMLElement>("flow-step h2");
    form?.focus({ preventScroll: true });
    form?.scrollIntoView({ block: "nearest" });
  }

  /** A new step, and the way that leads there. */
  private async makeTarget({ at, end }: NewTarget) {
    const { flow, chosen, t } = this, name = freshName(flow, end ? "ende" : "frage"), from = flow.steps[chosen]!;
    const step: Step = end ? { end: EMPTY, entries: [], person: false } : { ask: EMPTY, kind: "choice", options: [{ id: "ja", text: { de: "Ja", en: "Yes" }, to: "" }, { id: "nein", text: { de: "Nein", en: "No" }, to: "" }] };
    const lead = <T extends { to: string }>(ways: T[] | undefined) => ways?.map((way, i) => i === at ? { ...way, to: name } : way);
    const changed: Step = { ...from, ...from.options ? { options: lead(from.options)! } : {}, ...from.branches ? { branches: lead(from.branches)! } : {} };
    this.edit(put(put(flow, chosen, changed), name, step), `new/${name}`);
    this.shell.tell(end ? t.newResult : t.newQuestion, () => this.back(this.past.undo()));
    await this.choose(name);
  }

  private drop(name: string) {
    this.edit(without(this.flow, name), `remove/${name}`);
    this.chosen = "";
    this.shell.tell(this.t.removed, () => { this.back(this.past.undo()); void this.choose(name); });
  }

  /* ---- the page ------------------------------------------------------------------------------ */

  private about() {
    const { t, lang, flow } = this, said = (field: "title" | "intro", lang: "de" | "en") => (typed: string) => this.edit({ ...flow, [field]: { ...flow[field], [lang]: typed } }, `${field}.${lang}`);
    return html`<details class="card about"><summary>${t.about}</summary><div class="pair">
      ${line("flow-title-de", t.nameDe, flow.title.de, said("title", "de"), { lang, spoken: "de" })}${line("flow-title-en", t.nameEn, flow.title.en, said("title", "en"), { lang, spoken: "en" })}
      ${line("flow-intro-de", t.introDe, flow.intro.de, said("intro", "de"), { lang, spoken: "de", rows: 2 })}${line("flow-intro-en", t.introEn, flow.intro.en, said("intro", "en"), { lang, spoken: "en", rows: 2 })}
      ${line("flow-stand", t.stand, flow.stand, (stand) => this.edit({ ...flow, stand }, "stand"), { lang, type: "date", help: t.standHelp })}</div>
      <entry-chips lang=${this.lang} label=${t.offered} .slugs=${flow.offered_at} @slugs=${(e: CustomEvent<string[]>) => this.edit({ ...flow, offered_at: e.detail }, "offered")}></entry-chips></details>`;
  }

  private list(wrong: ReturnType<typeof troubles>): TemplateResult {
    const { t, lang, flow, chosen } = this, order = inOrder(flow);
    return html`<ol class="flow-list">${order.map((name) => { const step = flow.steps[name]!, faults = wrong.get(name) ?? [];
      return html`<li><button class="plain" aria-current=${name === chosen ? "true" : nothing} @click=${() => void this.choose(name)}>${icon(isEnd(step) ? step.person ? "person" : "check" : "flows")}<span lang=${lang}>${textOf(step)[lang] || t.noText}</span></button>
        ${faults.map((one) => html`<span class="tag bad">${t.troubleShort[one]}</span>`)}</li>`; })}</ol>`;
  }

  private state() {
    const { t, saved } = this;
    return html`<span class="saved ${saved === "offline" ? "bad" : ""}" role="status">${saved === "saving" ? t.saving : saved === "saved" ? html`${icon("check")}${t.savedDraft}` : saved === "offline" ? t.notSaved : ""}</span>`;
  }

  private tools() {
    const { t, past, listed } = this;
    return html`<div class="tools"><button ?disabled=${!past.canUndo} @click=${() => this.back(past.undo())}>${icon("undo")}${t.undo}</button><button ?disabled=${!past.canRedo} @click=${() => this.back(past.redo())}>${t.redo}</button>
      <div class="segments" role="group" aria-label=${t.view}><button aria-pressed=${!listed} @click=${() => { this.listed = false; }}>${t.asPicture}</button><button aria-pressed=${listed} @click=${() => { this.listed = true; }}>${t.asList}</button></div>
      ${this.state()}<button class=${this.walking ? "" : "main"} @click=${() => { this.walking = !this.walking; this.walked = []; this.chosen = ""; }}>${icon("try")}${this.walking ? t.endWalk : t.walk}</button></div>`;
  }

  private beside(wrong: ReturnType<typeof troubles>) {
    const { t, lang, flow, chosen } = this;
    if (this.walking) return html`<section aria-label=${t.walk}><h2>${t.walk}</h2><p class="quiet">${t.walkIntro}</p><flow-walk .t=${t} lang=${lang} .flow=${flow} @walked=${(e: CustomEvent<string[]>) => { this.walked = e.detail; }} @edit=${(e: CustomEvent<string>) => void this.choose(e.detail)}></flow-walk></section>`;
    if (!flow.steps[chosen]) return html`<p class="empty">${t.pickStep}</p>`;
    return html`<flow-step .t=${t} lang=${lang} .flow=${flow} name=${chosen} .wrong=${wrong.get(chosen) ?? []} @step=${(e: CustomEvent<StepChange>) => this.edit(put(flow, chosen, e.detail.step), e.detail.field)}
      @open=${(e: CustomEvent<string>) => void this.choose(e.detail)} @target=${(e: CustomEvent<NewTarget>) => void this.makeTarget(e.detail)} @remove=${(e: CustomEvent<string>) => this.drop(e.detail)}></flow-step>`;
  }

  private content() {
    const { t, lang, flow, version, item } = this, wrong = troubles(flow);
    return html`<h1 tabindex="-1">${flow.title[lang]}</h1>
      ${version ? html`<document-bar .shell=${this.shell} lang=${lang} name=${flow.title[lang]} .items=${[{ item, version }]} .flush=${() => this.flush()} count=${Math.max(1, this.past.length)} ?faulty=${wrong.size > 0} @changed=${() => void this.load()}></document-bar>` : nothing}
      <div role="status">${wrong.size ? html`<div class="notice bad"><p>${icon("warn")}${t.troubles(wrong.size)}:</p><ul>${[...wrong].map(([name, faults]) => html`<li><button class="link" @click=${() => void this.choose(name)}>${textOf(flow.steps[name]!)[lang] || name}</button>: ${faults.map((one) => t.trouble[one]).join(" ")}</li>`)}</ul></div>` : html`<p class="quiet">${icon("check")}${t.noTroubles}</p>`}</div>
      ${this.about()}${this.tools()}
      <div class="flow-work"><div class="flow-left">${this.listed ? this.list(wrong) : html`<flow-diagram .t=${t} lang=${lang} .flow=${flow} chosen=${this.chosen} .walked=${this.walked} .wrong=${wrong} @choose=${(e: CustomEvent<string>) => void this.choose(e.detail)}></flow-diagram>`}</div>
        <div class="flow-right">${this.beside(wrong)}</div></div>`;
  }

  override render() {
    return html`<div @keydown=${this.key}><a class="back-link" href="#/wegweiser">${icon("back")}${this.t.back}</a>${this.shown(() => this.content())}</div>`;
  }
}
customElements.define("flow-editor", FlowEditor);
