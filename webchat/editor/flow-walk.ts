// <flow-walk>: a flow as the widget shows it, walked step by step. Fires `walked` with the steps passed, `edit` with one.
import { LitElement, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Conclusion, GuideAnswer, Lang, Question } from "../shared/protocol.js";
import { sheet } from "../shared/css.js";
import theme from "../shared/theme.css";
import guideCss from "../widget/guide-card.css";
import "../widget/guide-card.js";
import { de as widgetDe } from "../widget/texts.de.js";
import { en as widgetEn } from "../widget/texts.en.js";
import { Refused, change } from "./api.js";
import css from "./flow-walk.css";
import { exits, isEnd, type Flow } from "./flow-model.js";
import type { FlowTexts } from "./flow-texts.de.js";
import { icon } from "./icons.js";

interface Walked {
  step: string; ask?: string; help?: string; kind?: Question["kind"]; per?: string; options?: { id: string; text: string }[]; answers: GuideAnswer[];
  most_left?: number; text?: string; entries?: ({ slug?: string; entry?: string; title: string } | string)[]; person?: boolean; misunderstood?: boolean; value_unknown?: boolean;
}

/** Every way through the choices of a flow, as the steps it passes; at most `most`. */
export function allPaths(flow: Flow, most = 500): string[][] {
  const found: string[][] = [];
  const go = (name: string, way: string[]): void => {
    const step = flow.steps[name];
    if (found.length >= most || !step || way.includes(name)) return;
    if (isEnd(step)) { found.push([...way, name]); return; }
    for (const to of new Set(exits(step).map((exit) => exit.to))) go(to, [...way, name]);
  };
  go(flow.start, []);
  return found;
}

export class FlowWalk extends LitElement {
  static override styles = [sheet(theme), sheet(guideCss), sheet(css)];
  static override properties = { t: { attribute: false }, lang: {}, flow: { attribute: false }, shown: { state: true }, problem: { state: true } };
  declare t: FlowTexts; declare lang: Lang; declare flow: Flow;
  declare private shown: Walked | null; declare private problem: string;
  private answers: string[] = [];
  private turn = 0;

  constructor() { super(); this.shown = null; this.problem = ""; }
  override firstUpdated() { void this.walk([]); }

  private async walk(answers: string[]) {
    const turn = ++this.turn;
    try {
      const shown = await change<Walked>("walk", { flow: this.flow, answers, lang: this.lang });
      if (turn !== this.turn) return;
      this.answers = answers;
      this.shown = shown;
      this.problem = "";
      this.dispatchEvent(new CustomEvent("walked", { detail: [...shown.answers.map(({ step }) => step), shown.step] }));
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>("kammerlotse-guide")?.focus();
    } catch (error) {
      this.problem = error instanceof Refused ? error.message : this.t.notSaved;
    }
  }

  private question(w: Walked): Question {
    const { flow, lang } = this;
    return { flow: flow.id, title: flow.title[lang], intro: flow.intro[lang], step: w.step, ask: w.ask ?? "", help: w.help ?? "", kind: w.kind ?? "choice", per: w.per ?? flow.steps[w.step]?.per ?? "",
      options: w.options ?? [], answers: w.answers, left: w.most_left ?? 1, misunderstood: w.misunderstood ?? false };
  }

  private conclusion(w: Walked): Conclusion {
    const { flow, lang } = this;
    return { flow: flow.id, title: flow.title[lang], stand: flow.stand, answers: w.answers, text: w.text ?? "", offer_person: w.person ?? false, value_unknown: w.value_unknown ?? false,
      entries: (w.entries ?? []).map((one) => typeof one === "string" ? { entry: one, title: one } : { entry: one.slug ?? one.entry ?? "", title: one.title }) };
  }

  override render() {
    const { t, lang, shown, problem } = this;
    return html`<div class="widget">${problem ? html`<div role="alert"><p class="wrong">${t.walkFails} ${problem}</p><button class="link" @click=${() => void this.walk(this.answers.slice(0, -1))}>${t.undo}</button></div>` : nothing}
      ${shown ? repeat([shown], (one) => `${one.step}/${one.answers.length}`, (one) => html`<kammerlotse-guide .t=${lang === "en" ? widgetEn : widgetDe} lang=${lang} .known=${[]} .typed=${""} ?offer=${true}
        .question=${one.text === undefined || one.text === "" ? this.question(one) : undefined} .conclusion=${one.text ? this.conclusion(one) : undefined}
        @guide=${(e: CustomEvent<string[]>) => void this.walk(e.detail)} @choose=${(e: CustomEvent<string>) => { location.hash = `#/eintraege/${e.detail}`; }}></kammerlotse-guide>
        <button class="link edit" @click=${() => this.dispatchEvent(new CustomEvent("edit", { detail: one.step }))}>${icon("pen")}${t.walkEdit}</button>`) : nothing}</div>`;
  }
}
customElements.define("flow-walk", FlowWalk);
