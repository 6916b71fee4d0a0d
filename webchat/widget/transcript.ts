// <kammerlotse-transcript>: the greeting and the log, as the employer reads it. It lives in the
// panel's shadow root and is styled there; it is itself what scrolls.
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { AnswerCard } from "../shared/answer-card.js";
import "../shared/answer-card.js";
import { icon } from "../shared/icons.js";
import { locale } from "../shared/locale.js";
import { botSpeaks, type Log } from "../shared/log.js";
import type { Answer, Choice, Feedback, FlowLink, Greeting, LogEvent } from "../shared/protocol.js";
import { spoken } from "../shared/spoken.js";
import { lineOf, unavailableText } from "./event-lines.js";
import "./feedback.js";
import { greeting } from "./greeting.js";
import type { GuideCard } from "./guide-card.js";
import { guideStep } from "./guide-steps.js";
import { parts } from "./parts.js";
import { de, type Texts } from "./texts.de.js";
import { en } from "./texts.en.js";
import { valueCard } from "./value-card.js";

const NEAR_END = 64;    // pixels

/** Fires `choose` with an entry, `guide` with a flow and its answers, `feedback` with what is said of an answer,
 *  `ask-person`, `leave-message`, `unread` when the reader came to the end or is behind it. `marks` is how far the advisor is. */
export class Transcript extends LitElement {
  static override properties = {
    t: { attribute: false }, lang: { reflect: true }, log: { attribute: false }, pending: { attribute: false },
    offered: { attribute: false }, judging: { attribute: false }, typing: {}, guiding: { type: Boolean }, offline: { type: Boolean },
    marks: { attribute: false }, mail: { type: Boolean }, unread: { state: true },
  };
  declare t: Texts; declare log: Log; declare pending: string[]; declare offered: Greeting | null; declare judging: ReadonlySet<number>; declare typing: string;
  declare guiding: boolean; declare offline: boolean;
  declare marks: { delivered: number; read: number }; declare mail: boolean; declare unread: boolean;
  #shown = 0;
  #asking = false;                         // the reader answers a flow: the next question gets the focus
  #wasAtEnd = true;
  #anchor: HTMLElement | null = null;      // what stands at the top, until the reader scrolls
  #anchored = { top: 0, width: 0, height: 0 };
  #resized = new ResizeObserver(() => { if (this.#anchor) this.#show(this.#anchor); });

  constructor() {
    super();
    parts.serve(this);
  }
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
      this.#behind(false);
    const { top, width, height } = this.#anchored;       // in another size it was not the reader
    if (width === this.clientWidth && height === this.clientHeight && Math.abs(this.scrollTop - top) > 4)
      this.#anchor = null;
  };

  #behind(on: boolean): void {
    this.unread = on;
    this.#fire("unread", on);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.ariaLabel = this.t.transcript;
    this.#wasAtEnd = this.#atEnd;
    if (changed.get("lang"))
      this.#stay();
  }

  /* In another language what stands above has another height: what is read stays where it is. */
  #stay(): void {
    const items = [...this.querySelectorAll<HTMLElement>(":scope > .item")], read = items.find((item) => item.offsetTop + item.offsetHeight > this.scrollTop);
    if (!read || !this.clientHeight)
      return;
    const above = read.offsetTop - this.scrollTop;
    void this.#settled().then(() => { this.scrollTop = this.#anchored.top = read.offsetTop - above; });
  }

  /* Shows what is new from its start. Who reads further up is not torn away by an advisor's message. */
  override updated(): void {
    const items = this.querySelectorAll<HTMLElement>(":scope > .item");
    const fresh = items[this.#shown];
    this.#shown = items.length;
    if (!fresh)
      return;
    if (fresh.classList.contains("advisor") && !this.#wasAtEnd)
      this.#behind(true);
    else
      void this.#settled().then(() => this.#show(fresh));
    if (this.#asking)
      this.#step();
  }

  #step(): void {
    const last = [...this.querySelectorAll<HTMLElement>(":scope > .item")].at(-1);
    if (last)
      void this.#goToStep(last);
  }
  /* The next question of a flow, once it is drawn. */
  async #goToStep(item: HTMLElement): Promise<void> {
    await this.#settled();
    const card = item.querySelector<GuideCard>("kammerlotse-guide") ?? item.querySelector<HTMLElement>(".part button");
    if (!card)
      return;
    this.#asking = false;
    if (this.#isHere)
      card.focus();
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
    await parts.settled();
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

  #bubble(by: string, who: string, content: unknown, at?: number, mark = "", seq = 0, below: unknown = nothing): TemplateResult {
    const time = at && new Date(at);
    return html`<div class="item ${by}" data-seq=${seq || nothing}><p class="who">${who}${time ? html` <time datetime=${time.toISOString()}>${
      time.toLocaleTimeString(locale(this.lang), { hour: "2-digit", minute: "2-digit" })}</time>` : nothing}${
      mark ? html` <span class="mark-of" aria-live="off">· ${mark}</span>` : nothing}</p><div class="said">${content}</div>${below}</div>`;
  }

  #card(answer: Answer): TemplateResult {
    return html`<kammerlotse-answer .answer=${answer} .t=${(answer.lang === "en" ? en : de).answer} lang=${answer.lang} ?choosable=${botSpeaks(this.log.state)}
      @choose=${(event: CustomEvent<string>) => this.#fire("choose", event.detail)}></kammerlotse-answer>`;
  }

  #line(by: string, text: string): TemplateResult { return html`<p class="item line ${by}">${text}</p>`; }

  /* How far an own message got: only once there is an advisor to get it. */
  #mark(e: LogEvent): string {
    const { marks } = this.t, { delivered, read } = this.marks;
    if (e.type !== "said" || e.by !== "employer" || e.seq < (this.log.events.find((event) => event.type === "taken")?.seq ?? Infinity))
      return "";
    return e.seq <= read ? marks.read : e.seq <= delivered ? marks.delivered : marks.sent;
  }

  #choices(choices: Choice[]): TemplateResult {
    return html`<ul class="choices">${choices.map((choice) =>
      html`<li><button class="choice" @click=${() => this.#fire("choose", choice.entry)}>${spoken(choice.title, this.lang)}</button></li>`)}</ul>`;
  }
  /* Asked back twice without a choice: a third time will hardly help. Said once, below the last of them. */
  #astray(seq: number): TemplateResult | typeof nothing {
    const { t } = this, { events, state } = this.log, turns = events.filter(({ type }) => ["answered", "clarified", "replied", "asked", "concluded"].includes(type));
    const [before, last] = turns.slice(-2);
    return last?.seq === seq && before?.type === "clarified" && (state === "bot" || state === "offered") ? html`<div class="helped card"><span>${t.astray}</span>
      <button class="person" @click=${() => this.#fire("ask-person")}>${icon("person")}${t.person}</button></div>` : nothing;
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

  /* What was said last of each answer. */
  get #judged(): Map<number, Feedback> {
    return new Map(this.log.events.flatMap((e) => e.type === "feedback" ? [[e.body.seq, e.body] as const] : []));
  }
  /* Two answers that did not help, or one that did not fit, are better given by a person; said once, below the last of them. */
  #feedback(seq: number): TemplateResult {
    const judged = this.#judged, bad = [...judged.values()].filter(({ good }) => good === false), { state } = this.log;
    const offer = (state === "bot" || state === "offered") && bad.at(-1)?.seq === seq && (bad.length > 1 || bad.at(-1)!.reason === "unfit");
    return html`<kammerlotse-feedback .t=${this.t} lang=${this.lang} .given=${judged.get(seq)} ?sending=${this.judging.has(seq)} ?offer=${offer} limit=500
      @feedback=${(event: CustomEvent<object>) => this.#fire("feedback", { seq, ...event.detail })} @ask-person=${() => this.#fire("ask-person")}></kammerlotse-feedback>`;
  }

  #event(e: LogEvent): TemplateResult | typeof nothing {
    const { t } = this;
    const who = e.by === "employer" ? t.you : e.name ?? t.bot;
    const bubble = (content: unknown, below: unknown = nothing) => this.#bubble(e.by, who, content, e.at, this.#mark(e), e.seq, below), line = lineOf(e, t);
    if (line)
      return html`${e.type === "person-asked" && e.body.note ? bubble(html`<p class="text">${e.body.note}</p>`) : nothing}${this.#line(e.by, line)}`;
    switch (e.type) {
      case "said": return bubble(html`<p class="text">${e.body.text}</p>`);
      case "chose": return bubble(html`<p>${spoken(e.body.title, this.lang)}</p>`);
      case "answered": return bubble(html`${this.#card(e.body)}
        ${e.body.more?.length ? html`<p class="more">${t.more}</p>${this.#choices(e.body.more)}` : nothing}
        ${(e.body.flows ?? []).map((flow) => this.#flow(flow, t.guide.start(flow.title)))}`, this.#feedback(e.seq));
      case "guided": return this.#line(`${e.by} guided`, `${who}: ${e.body.text}`);
      case "asked":
      case "concluded": return guideStep(e, this, bubble, {
        guide: (answers) => this.#guide(e.body.flow, answers), choose: (entry) => this.#fire("choose", entry), askPerson: () => this.#fire("ask-person"), came: () => this.#step(),
      });
      case "clarified": return bubble(html`<p>${e.body.text}</p>${this.#choices(e.body.choices)}`, this.#astray(e.seq));
      case "replied": return bubble(html`<p class="text">${e.body.text}</p>${e.body.offer_person && (this.log.state === "bot" || this.log.state === "offered")
        ? html`<button class="main" @click=${() => this.#fire("ask-person")}>${icon("person")}${t.person}</button>` : nothing}`);
      case "person-unavailable": return this.#bubble("bot", t.bot, html`<p>${unavailableText(e, t)}</p><p>${t.unavailable.leave}</p>${this.log.state === "offered"
        ? html`<button class="main" @click=${() => this.#fire("leave-message")}>${icon("mail")}${t.unavailable.button}</button>` : nothing}`, e.at);
      case "message-left": return html`${bubble(html`<p class="text">${e.body.text}</p>`)}
        <div class="item bot"><div class="said">${parts.show("keep", t, () => html`<kammerlotse-receipt .t=${t} lang=${this.lang} .left=${e.body} ?mail=${this.mail}></kammerlotse-receipt>`, () => this.focus())}</div></div>`;
      case "inserted": return bubble(this.#card(e.body));
      case "inserted-value": return bubble(valueCard(e.body, t.answer, this.lang));
      case "replied-by-mail": return bubble(html`<p class="small">${t.lines.mailed(e.body.reference)}</p><p class="text">${e.body.text}</p>`);
      default: return nothing;
    }
  }

  override render(): TemplateResult {
    const { t, pending, log } = this;
    const searching = (pending.length > 0 || this.guiding) && botSpeaks(log.state) && !this.offline;
    const fresh = !log.events.length && !pending.length && !this.guiding;
    const does = { choose: (entry: string) => this.#fire("choose", entry), flow: (flow: FlowLink) => this.#flow(flow, flow.title) };
    return html`${greeting(t, this.lang, fresh, this.offered, does)}${log.events.map((event) => this.#event(event))}
      ${pending.map((text) => this.#bubble("employer", this.offline ? t.unsent : t.you, html`<p class="text">${text}</p>`))}
      ${searching || this.typing ? html`<div class="dots" aria-hidden="true" title=${this.typing ? t.typing(this.typing) : t.searching}><i></i><i></i><i></i></div>` : nothing}
      ${this.unread ? html`<button class="fresh" @click=${() => { this.scrollTop = this.scrollHeight; }}>${icon("chevron")}${t.fresh}</button>` : nothing}`;
  }
}
customElements.define("kammerlotse-transcript", Transcript);
