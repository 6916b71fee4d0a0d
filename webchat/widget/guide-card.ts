// <kammerlotse-guide>: a question of a guided conversation, or where it led. Every message carries
// all answers so far, so that going back is sending fewer of them. It is styled by the panel.
import type { TemplateResult } from "lit";
import type { Conclusion, GuideAnswer, Question, Slot } from "../shared/protocol.js";
import { guideTexts } from "./guide-texts.js";
import { LitElement, before, day, html, icon, locale, nothing } from "./kit.js";
import type { Texts } from "./texts.de.js";

const inputs: Record<string, { type: string; mode: string }> = {
  money: { type: "text", mode: "decimal" }, number: { type: "text", mode: "numeric" },
  date: { type: "date", mode: "" }, country: { type: "text", mode: "" }, place: { type: "text", mode: "" },
};

/** One of `question` and `conclusion`; `known` is what was told before, for the field to begin with;
 *  `typed` is the answer that was not understood. `offer`: a
 *  person can be asked for; `over`: nothing can be answered any more.
 *  Fires `guide` with all answers, `choose` with an entry, `ask-person`. */
export class GuideCard extends LitElement {
  static override properties = {
    t: { attribute: false }, lang: { reflect: true }, question: { attribute: false }, conclusion: { attribute: false },
    typed: { attribute: false }, known: { attribute: false }, offer: { type: Boolean }, over: { type: Boolean }, empty: { state: true },
  };
  declare t: Texts; declare question: Question | undefined; declare conclusion: Conclusion | undefined; declare typed: string; declare known: readonly Slot[];
  declare offer: boolean; declare over: boolean; declare private empty: boolean;

  override createRenderRoot() { return this; }

  /** The first thing to answer with; a result is read from its heading. */
  override focus(): void {
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>(this.question ? "input, .choice" : "h3")?.focus({ preventScroll: true }));
  }

  #fire(name: string, detail?: unknown): void { this.dispatchEvent(new CustomEvent(name, { detail })); }
  #answer(q: Question, said: string): void { this.#fire("guide", [...before(q.answers, q.answers.length), said]); }
  #id(part: string): string { return `${(this.question ?? this.conclusion)?.flow}-${part}`; }

  #submit(event: SubmitEvent, q: Question): void {
    event.preventDefault();
    const text = String(new FormData(event.target as HTMLFormElement).get("answer") ?? "").trim();
    this.empty = !text;
    if (text)
      this.#answer(q, text);
    else
      this.focus();
  }

  /* A salary fits a question for the same time only. */
  #known(q: Question): string {
    const slot = this.known.find(({ slot }) => slot === (q.kind === "money" ? "salary" : q.kind));
    const [amount, per] = slot?.value.split("/") ?? [];
    return slot?.slot !== "salary" ? slot?.shown ?? "" : per === q.per ? Number(amount).toLocaleString(locale(this.lang)) : "";
  }

  #field(q: Question, wrong: boolean, told: string): TemplateResult {
    const t = guideTexts(this.lang), { type, mode } = inputs[q.kind] ?? { type: "text", mode: "" }, id = this.#id("answer");
    const label = q.kind === "money" ? t.money[q.per as keyof typeof t.money] ?? t.money[""] : t.fields[q.kind];
    return html`<form @submit=${(e: SubmitEvent) => this.#submit(e, q)}>
      <div role="group" aria-labelledby=${this.#id("ask")}><label for=${id}>${label}</label>
      <div class="field"><input id=${id} name="answer" type=${type} inputmode=${mode || nothing} autocomplete="off" maxlength="100"
        value=${q.misunderstood ? this.typed : this.#known(q)} aria-invalid=${wrong ? "true" : "false"} aria-describedby=${told || nothing}>
      <button class="main">${t.next}</button></div></div></form>`;
  }

  #options(q: Question, told: string): TemplateResult {
    return html`<div class="choices" role="group" aria-labelledby=${this.#id("ask")} aria-describedby=${told || nothing}>${q.options.map((o) =>
      html`<button class="choice" @click=${() => this.#answer(q, o.id)}>${o.text}</button>`)}</div>`;
  }

  #back(answers: GuideAnswer[]): TemplateResult | typeof nothing {
    return answers.length && !this.over
      ? html`<button class="link back" @click=${() => this.#fire("guide", before(answers, answers.length - 1))}>${icon("back")}${guideTexts(this.lang).back}</button>`
      : nothing;
  }

  #ask(q: Question): TemplateResult {
    const t = guideTexts(this.lang), number = q.answers.length + 1, after = q.left - 1, wrong = q.misunderstood || this.empty;
    const told = [wrong ? this.#id("wrong") : "", q.help ? this.#id("help") : ""].filter(Boolean).join(" ");
    return html`<p class="flow">${q.title}</p>${q.intro && number === 1 ? html`<p class="help">${q.intro}</p>` : nothing}
      <progress max=${number + after} value=${number - 1} aria-labelledby=${this.#id("progress")}></progress>
      <p class="small" id=${this.#id("progress")}>${t.progress(number, after)}</p>
      <h3 id=${this.#id("ask")}>${q.ask}</h3>${q.help ? html`<p class="help" id=${this.#id("help")}>${q.help}</p>` : nothing}
      ${wrong ? html`<p class="wrong" id=${this.#id("wrong")}>${t.wrong[q.kind]}</p>` : nothing}
      ${q.kind === "choice" ? this.#options(q, told) : this.#field(q, wrong, told)}${this.#back(q.answers)}`;
  }

  #summary(answers: GuideAnswer[]): TemplateResult | typeof nothing {
    if (!answers.length)
      return nothing;
    const { change } = this.t.guide;
    return html`<h4>${guideTexts(this.lang).answers}</h4><dl>${answers.map((answer, i) => html`<div><dt>${answer.ask}</dt><dd>${answer.shown} ${this.over ? nothing
      : html`<button class="link" aria-label=${`${change}: ${answer.ask}`} @click=${() => this.#fire("guide", before(answers, i))}>${change}</button>`}</dd></div>`)}</dl>`;
  }

  #person(look: string): TemplateResult | typeof nothing {
    return this.offer ? html`<button class=${look} @click=${() => this.#fire("ask-person")}>${icon("person")}${this.t.person}</button>` : nothing;
  }

  /* Where a person is the answer, the offer is not below what else one may read. */
  #end(c: Conclusion): TemplateResult {
    const t = guideTexts(this.lang);
    return html`<p class="flow">${c.title}</p><h3 tabindex="-1">${t.result}</h3><p>${c.text}</p>
      ${c.value_unknown ? html`<p class="unknown">${this.t.answer.unknown}</p>` : nothing}
      ${c.offer_person ? this.#person("main person") : nothing}
      <p class="small">${this.t.answer.stand}: <time datetime=${c.stand}>${day(c.stand, this.lang)}</time></p>
      ${c.entries.length ? html`<div class="choices">${c.entries.map((entry) => html`<button class="choice" ?disabled=${this.over}
        @click=${() => this.#fire("choose", entry.entry)}>${entry.title}</button>`)}</div>` : nothing}
      ${c.offer_person ? nothing : this.#person("person")}
      ${this.#summary(c.answers)}
      ${this.over ? nothing : html`<p class="steps">${this.#back(c.answers)}<button class="link" @click=${() => this.#fire("guide", [])}>${t.again}</button></p>`}`;
  }

  override render(): TemplateResult | typeof nothing {
    return this.question ? this.#ask(this.question) : this.conclusion ? this.#end(this.conclusion) : nothing;
  }
}
customElements.define("kammerlotse-guide", GuideCard);
