// <flow-step>: one question or result of a flow, to be changed. Every change is fired at once: `step` with the step
// and which field it was, `open` with another step, `target` to make a new one for a way out, `remove`.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import type { Lang } from "../shared/protocol.js";
import { check, line, select } from "./fields.js";
import { KINDS, exits, isEnd, leadsTo, possibleTargets, textOf, turned, type Branch, type Choice, type Flow, type Kind, type Said, type Step, type Trouble } from "./flow-model.js";
import type { FlowTexts } from "./flow-texts.de.js";
import { wayText } from "./flow-words.js";
import { icon } from "./icons.js";
import "./entry-chips.js";

export interface StepChange { step: Step; field: string }
export interface NewTarget { at: number; end: boolean }

export class FlowStep extends LitElement {
  static override properties = { t: { attribute: false }, lang: {}, flow: { attribute: false }, name: {}, wrong: { attribute: false } };
  declare t: FlowTexts; declare lang: Lang; declare flow: Flow; declare name: string; declare wrong: readonly Trouble[];

  override createRenderRoot() { return this; }
  private get step(): Step { return this.flow.steps[this.name]!; }
  private fire<T>(name: string, detail: T) { this.dispatchEvent(new CustomEvent(name, { detail })); }
  private put(part: Partial<Step>, field: string) { this.fire<StepChange>("step", { step: { ...this.step, ...part }, field: `${this.name}/${field}` }); }

  private said(field: "ask" | "help" | "end", labels: Said, rows: number, help = "") {
    const value = this.step[field] ?? { de: "", en: "" };
    const set = (lang: Lang) => (typed: string) => {
      const next = { ...value, [lang]: typed };
      if (field === "help" && !next.de && !next.en) { const { help: _none, ...rest } = this.step; this.fire<StepChange>("step", { step: rest, field: `${this.name}/help` }); }
      else this.put({ [field]: next }, `${field}.${lang}`);
    };
    return html`<div class="pair">${(["de", "en"] as const).map((lang) => line(`step-${field}-${lang}`, labels[lang], value[lang], set(lang), { lang: this.lang, rows, spoken: lang, help }))}</div>`;
  }

  /** The list of where a way may lead, and the button to go there. */
  private target(id: string, label: string, at: number, to: string, set: (to: string) => void): TemplateResult {
    const { t, lang, flow, name } = this, possible = possibleTargets(flow, name), here = flow.steps[to];
    const shown = (one: string) => { const step = flow.steps[one]!; return `${isEnd(step) ? "● " : ""}${textOf(step)[lang].slice(0, 70) || one}`; };
    const known = possible.includes(to) || !to;
    return html`<div class="target">${select(id, label, to, [
      ...!to || !here ? [[to, t.chooseTarget] as const] : [], ...!known && here ? [[to, shown(to)] as const] : [],
      ...possible.filter((one) => !isEnd(flow.steps[one]!)).map((one) => [one, shown(one)] as const),
      ...possible.filter((one) => isEnd(flow.steps[one]!)).map((one) => [one, shown(one)] as const),
      ["+question", t.newTarget], ["+end", t.newEnd]],
      (value) => value.startsWith("+") ? this.fire<NewTarget>("target", { at, end: value === "+end" }) : set(value), here ? "" : t.troubleShort.nowhere)}
      ${here ? html`<button class="plain" aria-label=${t.follow(textOf(here)[lang])} title=${t.follow(textOf(here)[lang])} @click=${() => this.fire("open", to)}>${icon("next")}</button>` : nothing}</div>`;
  }

  private options(options: readonly Choice[]) {
    const { t, lang } = this, put = (next: Choice[], field: string) => this.put({ options: next }, field);
    const change = (i: number, part: Partial<Choice>, field: string) => put(options.map((one, at) => at === i ? { ...one, ...part } : one), `option-${i}-${field}`);
    return html`<fieldset class="ways"><legend>${t.options}</legend><ol>${options.map((option, i) => html`<li class="way-form"><div class="pair">
        ${(["de", "en"] as const).map((one) => line(`option-${i}-${one}`, `${t.option(i + 1)}, ${t.optionText[one]}`, option.text[one], (typed) => change(i, { text: { ...option.text, [one]: typed } }, one), { lang, spoken: one }))}</div>
        <div class="row">${this.target(`option-${i}-to`, t.leadsTo, i, option.to, (to) => change(i, { to }, "to"))}
          <button class="plain" aria-label=${t.up(option.text[lang])} title=${t.up(option.text[lang])} ?disabled=${!i} @click=${() => put(options.map((one, at) => at === i - 1 ? option : at === i ? options[i - 1]! : one), "order")}>${icon("up")}</button>
          <button class="plain" aria-label=${t.removeOption(option.text[lang])} title=${t.removeOption(option.text[lang])} @click=${() => put(options.filter((_, at) => at !== i), "options")}>${icon("trash")}</button></div></li>`)}</ol>
      <button ?disabled=${options.length >= 8} @click=${() => put([...options, { id: this.freshOption(options), text: { de: "", en: "" }, to: "" }], "options")}>${icon("plus")}${t.addOption}</button></fieldset>`;
  }

  private freshOption(options: readonly Choice[]): string {
    for (let n = options.length + 1; ; n++) if (!options.some(({ id }) => id === `option-${n}`)) return `option-${n}`;
  }

  private branches(kind: Kind, branches: readonly Branch[]) {
    const { t } = this, put = (next: Branch[], field: string) => this.put({ branches: next }, field);
    const change = (i: number, part: Branch, field: string) => put(branches.map((one, at) => at === i ? part : one), `branch-${i}-${field}`);
    const bare = { to: branches.at(-1)?.to ?? "" };
    const fresh: Branch = kind === "country" ? { group: ["eu"], ...bare } : { min: kind === "date" ? new Date().toISOString().slice(0, 10) : 0, ...bare };
    return html`<fieldset class="ways"><legend>${t.branches}</legend>${kind === "place" ? nothing : html`<small>${t.branchHelp}</small>`}
      <ol>${branches.map((branch, i) => html`<li class="way-form">${this.condition(kind, branch, i, i === branches.length - 1, (part, field) => change(i, part, field))}
        <div class="row">${this.target(`branch-${i}-to`, t.leadsTo, i, branch.to, (to) => change(i, { ...branch, to }, "to"))}
          <button class="plain" aria-label="${t.removeBranch}, ${wayText(this.step, i, this.lang, t)}" title=${t.removeBranch} ?disabled=${branches.length < 2} @click=${() => put(branches.filter((_, at) => at !== i), "branches")}>${icon("trash")}</button></div></li>`)}</ol>
      ${kind === "place" ? nothing : html`<button @click=${() => put([...branches.slice(0, -1), fresh, ...branches.slice(-1)], "branches")}>${icon("plus")}${t.addBranch}</button>`}</fieldset>`;
  }

  private condition(kind: Kind, branch: Branch, i: number, last: boolean, set: (branch: Branch, field: string) => void) {
    const { t } = this;
    if (last && branch.group === undefined && branch.min === undefined) return kind === "place" ? nothing : html`<p><b>${t.otherwise}</b></p>`;
    if (kind === "country") {
      const groups = [branch.group ?? []].flat();
      return html`<div class="checks" role="group" aria-label=${t.branchGroup}>${Object.entries(t.groups).map(([group, name]) => check(name, groups.includes(group),
        (on) => set({ group: on ? [...groups, group] : groups.filter((one) => one !== group), to: branch.to }, "group")))}</div>`;
    }
    const read = (typed: string): number | string => kind === "date" || !/^\d+([.,]\d+)?$/.test(typed.trim()) ? typed : Number(typed.trim().replace(",", "."));
    return line(`branch-${i}-min`, t.branchMin, String(branch.min ?? ""), (typed) => set({ min: read(typed), to: branch.to }, "min"), { lang: this.lang, type: kind === "date" ? "date" : "text", help: kind === "date" ? "" : t.branchMinHelp });
  }

  private question(step: Step) {
    const { t } = this, kind = step.kind ?? "choice";
    return html`${this.said("ask", t.ask, 2)}${this.said("help", t.help, 2, t.helpHelp)}
      <div class="pair">${select("step-kind", t.kind, kind, KINDS.map((one) => [one, t.kinds[one]]), (value) => this.fire<StepChange>("step", { step: turned(step, value as Kind), field: `${this.name}/kind` }))}
        ${kind === "money" ? select("step-per", t.per, step.per ?? "year", Object.entries(t.pers), (per) => this.put({ per }, "per")) : nothing}</div>
      ${kind === "choice" ? this.options(step.options ?? []) : this.branches(kind, step.branches ?? [])}`;
  }

  private result(step: Step) {
    const { t } = this;
    return html`${this.said("end", t.end, 5, t.endHelp)}
      <entry-chips lang=${this.lang} label=${t.entries} .slugs=${step.entries ?? []} @slugs=${(e: CustomEvent<string[]>) => this.put({ entries: e.detail }, "entries")}></entry-chips>
      ${check(t.person, step.person ?? false, (person) => this.put({ person }, "person"))}`;
  }

  override render() {
    const { t, lang, flow, name, step } = this, before = leadsTo(flow, name), end = isEnd(step), first = flow.start === name;
    return html`<section class="card flow-form" aria-label=${end ? t.result : t.question}><header><h2 tabindex="-1">${end ? t.result : t.question} <code>${name}</code></h2>
        <button class="plain" ?disabled=${first} title=${first ? t.removeStart : t.remove} @click=${() => this.fire("remove", name)}>${icon("trash")}${t.remove}</button></header>
      ${this.wrong.length ? html`<ul class="problem">${this.wrong.map((one) => html`<li>${t.trouble[one]}</li>`)}</ul>` : nothing}
      ${end ? this.result(step) : this.question(step)}
      ${first ? nothing : html`<p class="came"><b>${t.cameFrom}:</b> ${before.length ? before.map((one, i) => html`${i ? " · " : ""}<button class="link" @click=${() => this.fire("open", one)}>${textOf(flow.steps[one]!)[lang] || one}</button>`) : t.nobodyLeads}</p>`}</section>`;
  }
}
customElements.define("flow-step", FlowStep);
