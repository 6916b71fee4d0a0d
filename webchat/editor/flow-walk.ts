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
import type { Flow } from "./flow-model.js";
import type { FlowTexts } from "./flow-texts.de.js";
import { icon } from "./icons.js";

/** A question, or where the answers led: then it has a text. */
interface Walked {
  step: string | null; ask: string | null; help: string | null; kind: Question["kind"] | null; per: string | null; options: { id: string; text: string }[]; answers: GuideAnswer[];
  most_left: number; text: string | null; entries: { entry: string; title: string }[]; person: boolean; misunderstood: boolean; value_unknown: boolean;
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
      this.dispatchEvent(new CustomEvent("walked", { detail: [...shown.answers.map(({ step }) => step), this.reached(shown)] }));
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>("kammerlotse-guide")?.focus();
    } catch (error) {
      this.problem = error instanceof Refused ? error.message : this.t.notSaved;
    }
  }

  /** Where the answers led; of a result the server does not name the step. Where a figure or a country decided, the last question. */
  private reached({ step, answers }: Walked): string {
    if (step) return step;
    const last = answers.at(-1), asked = last && this.flow.steps[last.step];
    return asked?.options?.find(({ id }) => id === last?.said)?.to ?? last?.step ?? this.flow.start;
  }

  private question(w: Walked): Question {
    const { flow, lang } = this;
    return { flow: flow.id, title: flow.title[lang], intro: flow.intro[lang], step: w.step ?? "", ask: w.ask ?? "", help: w.help ?? "", kind: w.kind ?? "choice", per: w.per ?? "",
      options: w.options, answers: w.answers, left: w.most_left, misunderstood: w.misunderstood };
  }

  private conclusion(w: Walked): Conclusion {
    const { flow, lang } = this;
    return { flow: flow.id, title: flow.title[lang], stand: flow.stand, answers: w.answers, text: w.text ?? "", offer_person: w.person, value_unknown: w.value_unknown, entries: w.entries };
  }

  override render() {
    const { t, lang, shown, problem } = this;
    return html`<div class="widget">${problem ? html`<div role="alert"><p class="wrong">${t.walkFails} ${problem}</p><button class="link" @click=${() => void this.walk(this.answers.slice(0, -1))}>${t.undo}</button></div>` : nothing}
      ${shown ? repeat([shown], (one) => `${this.reached(one)}/${one.answers.length}`, (one) => html`<kammerlotse-guide .t=${lang === "en" ? widgetEn : widgetDe} lang=${lang} .known=${[]} .typed=${""} ?offer=${true}
        .question=${one.text ? undefined : this.question(one)} .conclusion=${one.text ? this.conclusion(one) : undefined}
        @guide=${(e: CustomEvent<string[]>) => void this.walk(e.detail)} @choose=${(e: CustomEvent<string>) => { location.hash = `#/eintraege/${e.detail}`; }}></kammerlotse-guide>
        <button class="link edit" @click=${() => this.dispatchEvent(new CustomEvent("edit", { detail: this.reached(one) }))}>${icon("pen")}${t.walkEdit}</button>`) : nothing}</div>`;
  }
}
customElements.define("flow-walk", FlowWalk);
