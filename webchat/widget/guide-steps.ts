// A step of guided questions in the log. Only the newest question of a flow can be answered. What
// came before it is quiet, so that a screen reader does not read it again when it shrinks.
import { html, nothing, type TemplateResult } from "lit";
import { botSpeaks, type Log } from "../shared/log.js";
import type { Conclusion, GuideAnswer, LogEvent, Question } from "../shared/protocol.js";
import { parts } from "./parts.js";
import type { Texts } from "./texts.de.js";

type Step = LogEvent & ({ type: "asked"; body: Question } | { type: "concluded"; body: Conclusion });
export interface StepActions { guide(answers: string[]): void; choose(entry: string): void; askPerson(): void; came(): void }

/** What to send to be asked anew what answer `index` was given to. */
export const before = (answers: GuideAnswer[], index: number): string[] => answers.slice(0, index).map((answer) => answer.said);

export function guideStep(e: Step, { log, t, lang }: { log: Log; t: Texts; lang: string }, bubble: (content: unknown) => TemplateResult, does: StepActions): TemplateResult {
  const { events, state } = log, done = !botSpeaks(state);
  const steps = events.filter((event): event is Step =>
    (event.type === "asked" || event.type === "concluded") && event.body.flow === e.body.flow);
  const newest = steps[steps.length - 1]!;
  if (e === newest && !(done && e.type === "asked"))
    return bubble(parts.show("guide", t, () => html`<kammerlotse-guide .t=${t} .known=${log.slots} lang=${lang} .question=${e.type === "asked" ? e.body : undefined}
      .conclusion=${e.type === "concluded" ? e.body : undefined} .typed=${typedBefore(e, events)} ?offer=${state === "bot" || state === "offered"} ?over=${done}
      @guide=${(event: CustomEvent<string[]>) => does.guide(event.detail)}
      @choose=${(event: CustomEvent<string>) => does.choose(event.detail)} @ask-person=${does.askPerson}></kammerlotse-guide>`, () => does.came()));
  if (e.type === "concluded")
    return html`<div class="item past" aria-live="off"><p>${e.body.text}</p></div>`;
  const { ask, step } = e.body, { answers } = newest.body, given = answers.findIndex((answer) => answer.step === step);
  const latest = steps.findLast((event) => event.type === "asked" && event.body.step === step) === e;
  const told = events[events.indexOf(e) + 1]?.type === "guided";          /* the answer stands below it anyway */
  return html`<div class="item past" aria-live="off"><p>${ask}${latest && given >= 0 ? html`${told ? nothing : html` <b>${answers[given]!.shown}</b>`}
    ${done ? nothing : html`<button class="link" aria-label=${`${t.guide.change}: ${ask}`}
      @click=${() => does.guide(before(answers, given))}>${t.guide.change}</button>`}` : nothing}</p></div>`;
}

/* What was typed last: shown again in its field if it was not understood. */
function typedBefore(e: LogEvent, events: readonly LogEvent[]): string {
  for (let i = events.indexOf(e) - 1; i >= 0; i--) {
    const event = events[i]!;
    if (event.type === "guided")
      return event.body.text;
  }
  return "";
}
