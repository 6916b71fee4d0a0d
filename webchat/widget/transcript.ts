// <kammerlotse-transcript>: the greeting and the log, as the employer reads it. It lives in the
// panel's shadow root and is styled there; it is itself what scrolls.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import type { AnswerCard } from "../shared/answer-card.js";
import "../shared/answer-card.js";
import { icon } from "../shared/icons.js";
import { locale } from "../shared/locale.js";
import { over, withAdvisor, type Log } from "../shared/log.js";
import type { Choice, Conclusion, FlowLink, LogEvent, Question } from "../shared/protocol.js";
import { before, type GuideCard } from "./guide-card.js";
import { de, type Texts } from "./texts.de.js";
import { en } from "./texts.en.js";

const NEAR_END = 64;    // pixels

type Step = { type: "asked"; body: Question } | { type: "concluded"; body: Conclusion };

/** Fires `ask` with an example question, `choose` with an entry, `guide` with a flow and its answers, `ask-person`. */
export class Transcript extends LitElement {
  static override properties = {
    t: { attribute: false }, lang: { reflect: true }, log: { attribute: false }, pending: { attribute: false },
    flows: { attribute: false }, typing: {}, guiding: { type: Boolean }, offline: { type: Boolean }, unread: { state: true },
  };
  declare t: Texts; declare log: Log; declare pending: string[]; declare flows: FlowLink[]; declare typing: string;
  declare guiding: boolean; declare offline: boolean;
  declare private unread: boolean;
  #shown = 0;
  #asking = false;                         // the reader answers a flow: the next question gets the focus
  #wasAtEnd = true;
  #anchor: HTMLElement | null = null;      // what stands at the top, until the reader scrolls
  #anchored = { top: 0, width: 0, height: 0 };
  #resized = new ResizeObserver(() => { if (this.#anchor) this.#show(this.#anchor); });

  override createRenderRoot() { return this; }

  override connectedCallback(): void {
    super.connectedCallback();
    this.role = "log";
    this.tabIndex = 0;
    this.addEventListener("scroll", this.#scrolled);
    this.#resized.observe(this);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("scroll", this.#scrolled);
    this.#resized.disconnect();
  }

  get #atEnd(): boolean { return this.scrollHeight - this.scrollTop - this.clientHeight < NEAR_END; }
  #scrolled = (): void => {
    if (this.unread && this.#atEnd)
      this.unread = false;
    const { top, width, height } = this.#anchored;       // in another size it was not the reader
    if (width === this.clientWidth && height === this.clientHeight && Math.abs(this.scrollTop - top) > 4)
      this.#anchor = null;
  };

  override willUpdate(): void {
    this.ariaLabel = this.t.transcript;
    this.#wasAtEnd = this.#atEnd;
  }

  /* Shows what is new from its start. Who reads further up is not torn away by an advisor's message. */
  override updated(): void {
    const items = this.querySelectorAll<HTMLElement>(":scope > .item");
    const fresh = items[this.#shown];
    this.#shown = items.length;
    if (!fresh)
      return;
    if (fresh.classList.contains("advisor") && !this.#wasAtEnd)
      this.unread = true;
    else
      void this.#settled().then(() => this.#show(fresh));
    const card = this.#asking ? [...this.querySelectorAll<GuideCard>("kammerlotse-guide")].at(-1) : undefined;
    if (card && card.closest(".item") === items[items.length - 1]) {
      this.#asking = false;
      if (this.#isHere)
        card.focus();
    }
  }

  /* The button that was pressed may be gone by now, and with it the focus. But who has begun to
     write below or went elsewhere is not fetched back. */
  get #isHere(): boolean {
    const at = (this.getRootNode() as ShadowRoot).activeElement;
    return at ? this.contains(at) : document.activeElement === document.body;
  }

  /* The cards draw themselves after the log: only then is there a place to scroll to. */
  async #settled(): Promise<void> {
    await this.updateComplete;
    await Promise.all([...this.querySelectorAll<AnswerCard | GuideCard>("kammerlotse-answer, kammerlotse-guide")].map((card) => card.updateComplete));
  }

  /* An answer is shown with its question, if that leaves it most of the room. */
  #show(item: HTMLElement): void {
    const before = item.previousElementSibling;
    const question = before instanceof HTMLElement && before.matches(".employer") && before.offsetHeight < this.clientHeight / 4;
    this.scrollTop = (question ? before : item).offsetTop - 12;
    this.#anchor = item;
    this.#anchored = { top: this.scrollTop, width: this.clientWidth, height: this.clientHeight };
  }

  /** The panel has been opened: begin where the last turn began. */
  async reveal(): Promise<void> {
    await this.#settled();
    const last = [...this.querySelectorAll<HTMLElement>(":scope > .item")].at(-1);
    if (last)
      this.#show(last);
  }

  #fire(name: string, detail?: unknown): void { this.dispatchEvent(new CustomEvent(name, { detail })); }

  #greeting(): TemplateResult {
    const { t } = this;
    return html`<section class="greeting"><p>${t.greeting}</p>
        <ul>${t.promises.map((promise) => html`<li>${icon("check")}${promise}</li>`)}</ul><p class="small">${t.privacy}</p></section>
      ${this.log.events.length || this.pending.length ? nothing : html`<section class="examples"><h3>${t.examplesTitle}</h3>
        ${t.examples.map((question) => html`<button class="choice" @click=${() => this.#fire("ask", question)}>${question}</button>`)}</section>
        ${this.flows.length ? html`<section class="examples"><h3>${t.flowsTitle}</h3>${this.flows.map((flow) => this.#flow(flow, flow.title))}</section>` : nothing}`}`;
  }

  #bubble(by: string, who: string, content: unknown, at?: number): TemplateResult {
    const time = at && new Date(at);
    return html`<div class="item ${by}"><p class="who">${who}${time ? html` <time datetime=${time.toISOString()}>${
      time.toLocaleTimeString(locale(this.lang), { hour: "2-digit", minute: "2-digit" })}</time>` : nothing}</p><div class="said">${content}</div></div>`;
  }

  #line(by: string, text: string): TemplateResult { return html`<p class="item line ${by}">${text}</p>`; }

  #choices(choices: Choice[]): TemplateResult {
    return html`<div class="choices">${choices.map((choice) =>
      html`<button class="choice" @click=${() => this.#fire("choose", choice.entry)}>${choice.title}</button>`)}</div>`;
  }

  #flow(flow: FlowLink, title: string): TemplateResult {
    return html`<button class="choice flow-start" @click=${() => this.#guide(flow.flow, [])}>${title}</button>`;
  }

  #guide(flow: string, answers: string[]): void {
    if (this.guiding)
      return;
    this.#asking = true;
    this.#fire("guide", { flow, answers });
  }

  /* Only the newest question of a flow can be answered. What came before it is quiet, so that a
     screen reader does not read it again when it shrinks. */
  #asked(e: LogEvent & Step, bubble: (content: unknown) => TemplateResult): TemplateResult {
    const { flow } = e.body, { events, state } = this.log, done = withAdvisor(state) || over(state);
    const steps = events.filter((event): event is LogEvent & Step =>
      (event.type === "asked" || event.type === "concluded") && event.body.flow === flow);
    const newest = steps[steps.length - 1]!;
    if (e === newest && !(done && e.type === "asked"))
      return bubble(html`<kammerlotse-guide .t=${this.t} .known=${this.log.slots} lang=${this.lang} .question=${e.type === "asked" ? e.body : undefined}
        .conclusion=${e.type === "concluded" ? e.body : undefined} .typed=${this.#typed(e)} ?offer=${state === "bot" || state === "offered"} ?over=${done}
        @guide=${(event: CustomEvent<string[]>) => this.#guide(flow, event.detail)}
        @choose=${(event: CustomEvent<string>) => this.#fire("choose", event.detail)} @ask-person=${() => this.#fire("ask-person")}></kammerlotse-guide>`);
    if (e.type === "concluded")
      return html`<div class="item past" aria-live="off"><p>${e.body.text}</p></div>`;
    const { ask, step } = e.body, { answers } = newest.body, given = answers.findIndex((answer) => answer.step === step);
    const latest = steps.findLast((event) => event.type === "asked" && event.body.step === step) === e;
    const told = events[events.indexOf(e) + 1]?.type === "guided";          /* the answer stands below it anyway */
    return html`<div class="item past" aria-live="off"><p>${ask}${latest && given >= 0 ? html`${told ? nothing : html` <b>${answers[given]!.shown}</b>`}
      ${done ? nothing : html`<button class="link" aria-label=${`${this.t.guide.change}: ${ask}`}
        @click=${() => this.#guide(flow, before(answers, given))}>${this.t.guide.change}</button>`}` : nothing}</p></div>`;
  }

  /* What was typed last: shown again in its field if it was not understood. */
  #typed(e: LogEvent): string {
    const { events } = this.log;
    for (let i = events.indexOf(e) - 1; i >= 0; i--) {
      const event = events[i]!;
      if (event.type === "guided")
        return event.body.text;
    }
    return "";
  }

  #event(e: LogEvent): TemplateResult | typeof nothing {
    const { t } = this;
    const who = e.by === "employer" ? t.you : e.name ?? t.bot;
    const bubble = (content: unknown) => this.#bubble(e.by, who, content, e.at);
    switch (e.type) {
      case "said": return bubble(html`<p class="text">${e.body.text}</p>`);
      case "chose": return bubble(html`<p>${e.body.title}</p>`);
      case "answered": return bubble(html`<kammerlotse-answer .answer=${e.body} .t=${(e.body.lang === "en" ? en : de).answer} lang=${e.body.lang} choosable
        @choose=${(event: CustomEvent<string>) => this.#fire("choose", event.detail)}></kammerlotse-answer>
        ${e.body.more?.length ? html`<p class="more">${t.more}</p>${this.#choices(e.body.more)}` : nothing}
        ${(e.body.flows ?? []).map((flow) => this.#flow(flow, t.guide.start(flow.title)))}`);
      case "guided": return this.#line(`${e.by} guided`, `${who}: ${e.body.text}`);
      case "asked":
      case "concluded": return this.#asked(e, bubble);
      case "clarified": return bubble(html`<p>${e.body.text}</p>${this.#choices(e.body.choices)}`);
      case "replied": return bubble(html`<p class="text">${e.body.text}</p>${e.body.offer_person && (this.log.state === "bot" || this.log.state === "offered")
        ? html`<button class="main" @click=${() => this.#fire("ask-person")}>${icon("person")}${t.person}</button>` : nothing}`);
      case "forgot": return this.#line(e.by, t.forgot(t.slots[e.body.slot]));
      case "person-asked": return this.#line(e.by, t.asked);
      case "person-cancelled": return this.#line(e.by, t.cancelled);
      case "taken": return this.#line(e.by, t.taken(e.name ?? ""));
      case "closed": return this.#line(e.by, t.closed);
      default: return nothing;
    }
  }

  override render(): TemplateResult {
    const { t, pending, log } = this;
    const searching = (pending.length > 0 || this.guiding) && !withAdvisor(log.state) && !this.offline;
    return html`${this.#greeting()}${log.events.map((event) => this.#event(event))}
      ${pending.map((text) => this.#bubble("employer", this.offline ? t.unsent : t.you, html`<p class="text">${text}</p>`))}
      ${searching || this.typing ? html`<div class="dots" aria-hidden="true" title=${this.typing ? t.typing(this.typing) : t.searching}><i></i><i></i><i></i></div>` : nothing}
      ${this.unread ? html`<button class="fresh" @click=${() => { this.scrollTop = this.scrollHeight; }}>${icon("chevron")}${t.fresh}</button>` : nothing}`;
  }
}
customElements.define("kammerlotse-transcript", Transcript);
