// <kammerlotse-guide>: a question of a guided conversation, or where it led. Every message carries
// all answers so far, so that going back is sending fewer of them. It is styled by the panel.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import { icon } from "../shared/icons.js";
import { locale } from "../shared/locale.js";
import type { Conclusion, GuideAnswer, Question } from "../shared/protocol.js";
import type { Texts } from "./texts.de.js";

const inputs: Record<string, { type: string; mode: string }> = {
  money: { type: "text", mode: "decimal" }, number: { type: "text", mode: "numeric" },
  date: { type: "date", mode: "" }, country: { type: "text", mode: "" }, place: { type: "text", mode: "" },
};

/** One of `question` and `conclusion`. Fires `guide` with all answers, `choose` with an entry, `ask-person`. */
export class GuideCard extends LitElement {
  static override properties = {
    t: { attribute: false }, lang: { reflect: true }, question: { attribute: false }, conclusion: { attribute: false }, offer: { type: Boolean },
  };
  declare t: Texts; declare question: Question | undefined; declare conclusion: Conclusion | undefined; declare offer: boolean;

  override createRenderRoot() { return this; }

  /** The first thing to answer with. */
  override focus(): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("input, .choice")?.focus({ preventScroll: true }));
  }

  #fire(name: string, detail?: unknown): void { this.dispatchEvent(new CustomEvent(name, { detail })); }
  #go(answers: GuideAnswer[], next?: string): void {
    this.#fire("guide", [...answers.map((answer) => answer.said), ...next === undefined ? [] : [next]]);
  }

  #submit(event: SubmitEvent, q: Question): void {
    event.preventDefault();
    const text = String(new FormData(event.target as HTMLFormElement).get("answer") ?? "").trim();
    if (text)
      this.#go(q.answers, text);
    else
      this.focus();
  }

  #field(q: Question): TemplateResult {
    const t = this.t.guide, { type, mode } = inputs[q.kind] ?? { type: "text", mode: "" };
    const label = q.kind === "money" ? t.money[q.per === "month" ? "month" : "year"] : t.fields[q.kind as keyof typeof t.fields];
    return html`<form @submit=${(e: SubmitEvent) => this.#submit(e, q)}>
      <label for="guide-answer">${label}</label>
      <div class="field"><input id="guide-answer" name="answer" type=${type} inputmode=${mode || nothing} autocomplete="off" maxlength="100"
        aria-invalid=${q.misunderstood ? "true" : "false"} aria-describedby=${q.misunderstood ? "guide-wrong" : nothing}>
      <button class="main">${t.next}</button></div></form>`;
  }

  #given(answers: GuideAnswer[]): TemplateResult | typeof nothing {
    if (!answers.length)
      return nothing;
    const t = this.t.guide;
    return html`<details class="given"><summary>${icon("chevron")}${t.answers}</summary><dl>${answers.map((answer, i) => html`<div>
      <dt>${answer.ask}</dt><dd>${answer.shown} <button class="link" aria-label=${`${t.change}: ${answer.ask}`}
        @click=${() => this.#go(answers.slice(0, i))}>${t.change}</button></dd></div>`)}</dl></details>`;
  }

  #ask(q: Question): TemplateResult {
    const t = this.t.guide, number = q.answers.length + 1, most = q.answers.length + q.left;
    return html`<p class="flow">${q.title}</p>
      <progress max=${most} value=${number - 1} aria-label=${t.progress(number, most)}></progress><p class="small">${t.progress(number, most)}</p>
      <h3>${q.ask}</h3>${q.help ? html`<p class="help">${q.help}</p>` : nothing}
      ${q.misunderstood ? html`<p class="wrong" id="guide-wrong" role="alert">${t.wrong[q.kind]}</p>` : nothing}
      ${q.kind === "choice"
        ? html`<div class="choices">${q.options.map((o) => html`<button class="choice" @click=${() => this.#go(q.answers, o.id)}>${o.text}</button>`)}</div>`
        : this.#field(q)}
      ${q.answers.length ? html`<button class="link back" @click=${() => this.#go(q.answers.slice(0, -1))}>${icon("back")}${t.back}</button>` : nothing}
      ${this.#given(q.answers)}`;
  }

  #end(c: Conclusion): TemplateResult {
    const t = this.t.guide;
    const stand = new Date(c.stand).toLocaleDateString(locale(this.lang), { timeZone: "UTC", dateStyle: "long" });
    return html`<p class="flow">${c.title}</p><h3>${t.result}</h3><p>${c.text}</p>
      ${c.value_unknown ? html`<p class="wrong">${this.t.answer.unknown}</p>` : nothing}
      ${c.entries.length ? html`<div class="choices">${c.entries.map((entry) =>
        html`<button class="choice" @click=${() => this.#fire("choose", entry.entry)}>${entry.title}</button>`)}</div>` : nothing}
      ${this.offer ? html`<button class=${c.offer_person ? "main" : ""} @click=${() => this.#fire("ask-person")}>${icon("person")}${this.t.person}</button>` : nothing}
      ${this.#given(c.answers)}
      <p class="small">${this.t.answer.stand}: <time datetime=${c.stand}>${stand}</time></p>
      <button class="link back" @click=${() => this.#fire("guide", [])}>${t.again}</button>`;
  }

  override render(): TemplateResult | typeof nothing {
    return this.question ? this.#ask(this.question) : this.conclusion ? this.#end(this.conclusion) : nothing;
  }
}
customElements.define("kammerlotse-guide", GuideCard);
