// <kammerlotse-panel>: the window of the chat: header, transcript, what is going on, composer.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import "../shared/composer.js";
import { sheet } from "../shared/css.js";
import { icon } from "../shared/icons.js";
import { botSpeaks, over } from "../shared/log.js";
import { personalNumbers, type PersonalNumber } from "../shared/personal-numbers.js";
import type { Feedback, Greeting, Lang, LogEvent } from "../shared/protocol.js";
import theme from "../shared/theme.css";
import { Conversation } from "./conversation.js";
import { givenSoFar, type Drafts, type FormName } from "./drafts.js";
import { dressed, undressed } from "./dress.js";
import fieldsCss from "./fields.css";
import { FormKeeper } from "./form-keeper.js";
import * as kit from "./kit.js";
import { Looking } from "./looking.js";
import css from "./panel.css";
import { parts } from "./parts.js";
import "./personal-warning.js";
import { keptLang } from "./session.js";
import { stayInside } from "./stay-inside.js";
import "./talk-actions.js";
import "./talk-header.js";
import "./talk-status.js";
import { recall, remember } from "./tab.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";
import transcriptCss from "./transcript.css";
import type { Transcript } from "./transcript.js";
import "./transcript.js";

const LANG_KEY = "kammerlotse-lang", DRAFT_KEY = "kammerlotse-draft";
const none: never[] = [];
const covering = matchMedia("(max-width: 480px)");

/** Attributes: `server`, the address it talks to, `lang`, and `link`, which leads to an earlier conversation. Fires `panel-close`, and `panel-news` with each event that has just happened. */
class Panel extends LitElement {
  static override styles = [sheet(theme), sheet(css), sheet(transcriptCss), sheet(fieldsCss)];
  /** For the parts that come later. */
  static readonly kit = kit;
  static override properties = {
    server: {}, link: {}, lang: { reflect: true }, hidden: { type: Boolean, reflect: true }, draft: { state: true }, offered: { state: true },
    personal: { state: true }, keeping: { state: true },
  };
  declare server: string; declare link: string; declare private draft: string; declare private offered: Greeting | null;
  declare private personal: PersonalNumber[]; declare private keeping: boolean;
  #talk!: Conversation;
  #forms = new FormKeeper(this, () => this.#talk.log);
  #looking = new Looking((text) => this.#talk.find(text));
  #asks: string[] = [];

  constructor() {
    super();
    this.draft = recall<string>(DRAFT_KEY) ?? "";
    this.offered = null;
    this.personal = [];
    this.keeping = false;
    parts.serve(this);
  }

  get #lang(): Lang { return this.lang === "en" ? "en" : "de"; }
  get #t() { return this.#lang === "en" ? en : de; }
  get #transcript(): Transcript | null { return this.renderRoot.querySelector("kammerlotse-transcript"); }

  override connectedCallback(): void {
    super.connectedCallback();
    dressed(this.shadowRoot!);
    this.role = "dialog";
    this.lang = recall<Lang>(LANG_KEY) ?? keptLang() ?? this.lang;
    this.#talk = new Conversation(this.server, this.#lang, (news) => {
      this.requestUpdate();
      if (news) this.#notice(news);
    });
    if (this.link)
      void this.#talk.reopen(this.link);
    else
      this.#talk.resume();
    void this.#offer();
    this.addEventListener("keydown", this.#key);
    covering.addEventListener("change", this.#cover);
    document.addEventListener("visibilitychange", this.#read);
    this.#cover();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    undressed(this.shadowRoot!);
    this.#looking.stop();
    this.removeEventListener("keydown", this.#key);
    covering.removeEventListener("change", this.#cover);
    document.removeEventListener("visibilitychange", this.#read);
    this.#talk.leave();
  }

  /** Call it when the panel has been shown: the cursor is in the composer, the log at its last turn. */
  override focus(): void {
    void this.updateComplete.then(() => this.#transcript?.reveal());
    this.#compose();
  }

  /** Asks it as if it had been typed; in a new conversation if the last one is over, which only its log knows. */
  ask(text: string): void {
    this.#asks.push(text);
    this.requestUpdate();
  }

  /* What one may begin with. Nothing is stored for it, and without it the chat works. */
  async #offer(): Promise<void> {
    const lang = this.#lang;
    try {
      const answer = await fetch(new URL(`/api/greeting/${lang}`, this.server));
      if (answer.ok && lang === this.#lang)
        this.offered = await answer.json() as Greeting;
    } catch { /* then one begins by asking */ }
  }

  #compose = (): void => void this.#toFoot();
  /* What is on its way there is waited for, unless one has gone elsewhere meanwhile. */
  async #toFoot(): Promise<void> {
    const at = () => this.shadowRoot!.activeElement, before = at();
    await this.updateComplete;
    await parts.settled();
    await this.updateComplete;
    if (at() === before || !at())
      (this.renderRoot.querySelector<HTMLElement>(".foot .part button") ?? this.renderRoot.querySelector<HTMLElement>("kammerlotse-forms, kammerlotse-composer, kammerlotse-after, .keep h3"))?.focus();
  }

  #cover = (): void => { this.ariaModal = String(covering.matches); };
  /* What is open inside goes first. */
  #escape(): void {
    if (this.#forms.open && !this.#over)
      void this.#closeForm();
    else if (this.keeping && !this.#over)
      this.#keepClose();
    else
      this.#close();
  }
  #close(): void { this.dispatchEvent(new Event("panel-close")); }

  #key = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.defaultPrevented)
      this.#escape();
    else if (event.key === "Tab" && covering.matches)
      stayInside(this.shadowRoot!, event);
  };

  #read = (): void => {
    const shown = !this.hidden && document.visibilityState === "visible";
    this.#talk.show(shown);
    this.#talk.reading(shown && !this.#transcript?.unread);
  };

  /* What has just happened, not what is read again. The button one stood on may go with it. */
  #notice(event: LogEvent): void {
    const at = this.shadowRoot?.activeElement, inFoot = at !== null && !this.#transcript?.contains(at ?? null);
    this.dispatchEvent(new CustomEvent("panel-news", { detail: event }));
    if (event.type === "person-unavailable" && !this.draft)
      this.#open("message");
    else if (event.type === "replied" && event.body.wants_person && !this.draft)
      this.#open("handoff");
    else if (inFoot && this.#over && !this.renderRoot.querySelector("kammerlotse-after"))
      this.#compose();
  }

  #open(form: FormName): void {
    this.keeping = false;
    this.#forms.show(form);
    this.#compose();
  }
  #keepClose(): void {
    this.keeping = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector<LitElement>("kammerlotse-actions")?.updateComplete)
      .then(() => this.renderRoot.querySelector<HTMLElement>("[data-opens=keep]")?.focus());
  }
  async #closeForm(): Promise<void> {
    const back = await this.#forms.close();
    if (back) back.focus(); else this.#compose();
  }
  /* Who left a message and ended the talk still gets an answer, but does not write here any more. */
  get #over(): boolean {
    const { state, events } = this.#talk.log, left = state === "message" || state === "assigned" || state === "answered";
    const last = events.findLast(({ type, by }) => type === "closed" || type === "reopened" || (type === "said" && by === "employer"));
    return over(state) || (left && last?.type === "closed");
  }

  speak(lang: Lang): void {
    this.lang = lang;
    remember(LANG_KEY, this.lang);
    this.#talk.speak(this.#lang);
    void this.#offer();
  }
  #act(type: "cancel-person" | "end"): void {
    this.#talk.act(type);
    this.#compose();                    // the button that was pressed is about to go
  }
  #renew(): void {
    this.#talk.renew();
    this.#forms.drop();
    this.keeping = false;
    void this.#offer();
    this.#compose();
  }
  /* An advisor may need it; the bot does not. */
  #say(text: string): void {
    const { given, log } = this.#talk, own = givenSoFar(given, log.events).email;
    this.personal = botSpeaks(log.state) ? personalNumbers(text, own ? [own] : []) : [];
    if (!this.personal.length)
      return this.#talk.say(text);
    this.draft = text;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("kammerlotse-personal")?.focus());
  }
  #sayAnyway(): void {
    this.#talk.say(this.draft);
    this.#write("");
    this.#compose();
  }
  #write(draft: string): void {
    this.draft = draft;
    this.personal = [];
    remember(DRAFT_KEY, draft || null);
    this.#looking.at(botSpeaks(this.#talk.log.state) ? draft : "");
  }
  /* Not into the composer: on a phone its keyboard would cover the answer. */
  #choose(entry: string): void {
    this.#talk.choose(entry);
    this.#transcript?.focus();
  }

  /* What the bot takes for known, each to be taken back. */
  #known(): TemplateResult | typeof nothing {
    const t = this.#t, { slots, state } = this.#talk.log;
    if (!slots.length || !botSpeaks(state))
      return nothing;
    return html`<ul class="known" aria-label=${t.known}>${slots.map(({ slot, shown }) => html`<li>${t.slots[slot]}: <b>${shown}</b>
      <button aria-label=${t.forget(`${t.slots[slot]}: ${shown}`)} title=${t.forget(t.slots[slot])} @click=${() => { this.#talk.forget(slot); this.#compose(); }}>${icon("close")}</button></li>`)}</ul>`;
  }

  override willUpdate(): void {
    while (this.#asks[0] && this.#talk.read) {
      if (this.#over) this.#renew();
      this.#say(this.#asks.shift()!);
    }
    if (this.#forms.settle())
      this.#compose();
  }
  override updated(): void {
    this.ariaLabel = this.#t.dialog;
    this.#read();
  }

  /* What one does now: a form, or the composer, or what is left when it has ended. */
  #foot(): TemplateResult {
    const t = this.#t, talk = this.#talk, { state, events } = talk.log, lang = this.#lang, mail = givenSoFar(talk.given, events).email ?? "";
    if (this.#over)
      return parts.show("keep", t, () => html`<kammerlotse-after .t=${t} lang=${lang} .talk=${talk} ?mailing=${talk.mail} mail=${mail}
        ?ratable=${state !== "message" && state !== "assigned"} ?rated=${events.findLast(({ type }) => type === "rated" || type === "reopened")?.type === "rated"} @renew=${this.#renew}></kammerlotse-after>`, this.#compose);
    if (this.#forms.open)
      return parts.show("forms", t, () => html`<kammerlotse-forms .t=${t} lang=${lang} .talk=${talk} .log=${talk.log} ?offline=${talk.link === "waiting"} .drafts=${this.#forms.drafts} @drafts=${(e: CustomEvent<Drafts>) => this.#forms.keep(e.detail)}
        @back=${this.#closeForm} @leave-message=${() => this.#open("message")}></kammerlotse-forms>`, this.#compose);
    if (this.keeping)
      return html`<div class="keep"><div class="head"><h3 tabindex="-1">${t.keep}</h3><button class="square" title=${t.back} @click=${this.#keepClose}>${icon("close")}</button></div>
        ${parts.show("keep", t, () => html`<kammerlotse-keep .t=${t} lang=${lang} .talk=${talk} ?mailing=${talk.mail} mail=${mail}></kammerlotse-keep>`, this.#compose)}</div>`;
    return html`${this.personal.length ? html`<kammerlotse-personal .t=${t} lang=${lang} .kinds=${this.personal}
        @edit=${() => { this.personal = []; this.#compose(); }} @send=${this.#sayAnyway}></kammerlotse-personal>` : this.#known()}
      <kammerlotse-composer .t=${botSpeaks(state) ? t.composer : t.toPerson} .list=${t.found} lang=${lang} .draft=${this.draft} .found=${this.#looking.text && talk.found.text === this.#looking.text ? talk.found.entries : none}
        limit=${talk.limit} @draft=${(e: CustomEvent<string>) => this.#write(e.detail)} @say=${(e: CustomEvent<string>) => this.#say(e.detail)} @choose=${(e: CustomEvent<string>) => this.#choose(e.detail)}
        @typing=${(e: CustomEvent<boolean>) => talk.tellTyping(e.detail)}></kammerlotse-composer>
      ${events.length ? html`<kammerlotse-actions class="actions" .t=${t} ?free=${state === "bot" || state === "offered"}
        @ask-person=${() => this.#open("handoff")} @keep=${() => { this.keeping = true; this.#compose(); }} @end=${() => this.#act("end")} @stay=${this.#compose}></kammerlotse-actions>` : nothing}`;
  }

  override render(): TemplateResult {
    const t = this.#t, talk = this.#talk, offline = talk.link === "waiting";
    const foot = this.#over ? "foot after" : this.#forms.open ? "foot with-form" : this.keeping ? "foot after" : "foot";
    return html`<kammerlotse-header class="top" .t=${t} lang=${this.#lang} state=${talk.log.state} advisor=${talk.log.advisor ?? ""} @speak=${() => this.speak(this.#lang === "de" ? "en" : "de")} @close=${this.#close}></kammerlotse-header>
      <kammerlotse-transcript .t=${t} lang=${this.#lang} .log=${talk.log} .pending=${talk.pending} .offered=${this.offered} .judging=${talk.judging} .marks=${talk.marks} typing=${talk.typing}
        ?mail=${talk.mail} ?guiding=${talk.guiding} ?offline=${offline} @choose=${(e: CustomEvent<string>) => this.#choose(e.detail)}
        @guide=${(e: CustomEvent<{ flow: string; answers: string[] }>) => talk.guide(e.detail.flow, e.detail.answers)} @feedback=${(e: CustomEvent<Feedback>) => talk.judge({ ...e.detail, reason: e.detail.reason ?? "" })}
        @ask-person=${() => this.#open("handoff")} @leave-message=${() => this.#open("message")} @unread=${this.#read}></kammerlotse-transcript>
      <div class=${foot}>
        <kammerlotse-status .t=${t} state=${talk.log.state} advisor=${talk.log.advisor ?? ""} .queue=${talk.queue} typing=${talk.typing} problem=${talk.gone ? t.gone : talk.problem}
          ?offline=${offline} ?quiet=${this.#forms.open !== "" || this.keeping} @leave-message=${() => this.#open("message")} @cancel-person=${() => this.#act("cancel-person")}></kammerlotse-status>
        ${this.#foot()}</div>`;
  }
}
customElements.define("kammerlotse-panel", Panel);
