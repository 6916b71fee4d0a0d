// <kammerlotse-panel>: the window of the chat: header, transcript, what is going on, composer.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import "../shared/composer.js";
import { sheet } from "../shared/css.js";
import { icon } from "../shared/icons.js";
import { botSpeaks, over } from "../shared/log.js";
import { personalNumbers, type PersonalNumber } from "../shared/personal-numbers.js";
import type { FlowLink, Lang, LogEvent } from "../shared/protocol.js";
import theme from "../shared/theme.css";
import afterCss from "./after-talk.css";
import "./after-talk.js";
import { Conversation } from "./conversation.js";
import { givenSoFar, type Drafts, type FormName } from "./drafts.js";
import { FormKeeper } from "./form-keeper.js";
import guideCss from "./guide-card.css";
import css from "./panel.css";
import "./personal-warning.js";
import { stayInside } from "./stay-inside.js";
import "./talk-actions.js";
import formCss from "./talk-form.css";
import "./talk-forms.js";
import "./talk-header.js";
import "./talk-status.js";
import { recall, remember } from "./tab.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";
import transcriptCss from "./transcript.css";
import type { Transcript } from "./transcript.js";
import "./transcript.js";

const LANG_KEY = "kammerlotse-lang";
const covering = matchMedia("(max-width: 480px)");

/** Attributes: `server`, the address it talks to, `lang`, and `link`, which leads to an earlier conversation. Fires `panel-close`, and `panel-news` with each event that has just happened. */
class Panel extends LitElement {
  static override styles = [sheet(theme), sheet(css), sheet(transcriptCss), sheet(guideCss), sheet(formCss), sheet(afterCss)];
  static override properties = {
    server: {}, link: {}, lang: { reflect: true }, hidden: { type: Boolean, reflect: true }, draft: { state: true }, flows: { state: true },
    personal: { state: true },
  };
  declare server: string; declare link: string; declare private draft: string; declare private flows: FlowLink[];
  declare private personal: PersonalNumber[];
  #talk!: Conversation;
  #forms = new FormKeeper(this, () => this.#talk.log);
  #asks: string[] = [];

  constructor() {
    super();
    this.draft = "";
    this.flows = [];
    this.personal = [];
  }

  get #lang(): Lang { return this.lang === "en" ? "en" : "de"; }
  get #t() { return this.#lang === "en" ? en : de; }
  get #transcript(): Transcript | null { return this.renderRoot.querySelector("kammerlotse-transcript"); }

  override connectedCallback(): void {
    super.connectedCallback();
    this.role = "dialog";
    this.lang = recall<Lang>(LANG_KEY) ?? this.lang;
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

  /* What can be cleared up step by step. Nothing is stored for it, and without it the chat works. */
  async #offer(): Promise<void> {
    try {
      const answer = await fetch(new URL(`/api/flows/${this.#lang}`, this.server));
      this.flows = answer.ok ? await answer.json() as FlowLink[] : [];
    } catch {
      this.flows = [];
    }
  }

  #compose(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("kammerlotse-forms, kammerlotse-composer, kammerlotse-after")?.focus());
  }

  #cover = (): void => { this.ariaModal = String(covering.matches); };
  #close(): void { this.dispatchEvent(new Event("panel-close")); }

  #key = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.defaultPrevented)
      this.#close();
    else if (event.key === "Tab" && covering.matches)
      stayInside(this.shadowRoot!, event);
  };

  #read = (): void => { this.#talk.reading(!this.hidden && document.visibilityState === "visible" && !this.#transcript?.unread); };

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
    this.#forms.show(form);
    this.#compose();
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
  }
  /* Not into the composer: on a phone its keyboard would cover the answer. */
  #example(text: string): void {
    this.#talk.say(text);
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
    const t = this.#t, talk = this.#talk, { state, events } = talk.log;
    if (this.#over)
      return html`<kammerlotse-after .t=${t} lang=${this.#lang} .talk=${talk} ?mailing=${talk.mail} mail=${givenSoFar(talk.given, events).email ?? ""}
        ?ratable=${state !== "message" && state !== "assigned"} ?rated=${events.findLast(({ type }) => type === "rated" || type === "reopened")?.type === "rated"} @renew=${this.#renew}></kammerlotse-after>`;
    if (this.#forms.open)
      return html`<kammerlotse-forms .t=${t} lang=${this.#lang} .talk=${talk} .log=${talk.log} ?offline=${talk.link === "waiting"} .drafts=${this.#forms.drafts} @drafts=${(e: CustomEvent<Drafts>) => this.#forms.keep(e.detail)}
        @back=${this.#closeForm} @leave-message=${() => this.#open("message")}></kammerlotse-forms>`;
    return html`${this.personal.length ? html`<kammerlotse-personal .t=${t} lang=${this.#lang} .kinds=${this.personal}
        @edit=${() => { this.personal = []; this.#compose(); }} @send=${this.#sayAnyway}></kammerlotse-personal>` : this.#known()}
      <kammerlotse-composer .t=${botSpeaks(state) ? t.composer : t.toPerson} .draft=${this.draft} limit=${talk.limit}
        @draft=${(e: CustomEvent<string>) => this.#write(e.detail)} @say=${(e: CustomEvent<string>) => this.#say(e.detail)}
        @typing=${(e: CustomEvent<boolean>) => talk.tellTyping(e.detail)}></kammerlotse-composer>
      ${events.length ? html`<kammerlotse-actions class="actions" .t=${t} ?free=${state === "bot" || state === "offered"}
        @ask-person=${() => this.#open("handoff")} @end=${() => this.#act("end")} @stay=${this.#compose}></kammerlotse-actions>` : nothing}`;
  }

  override render(): TemplateResult {
    const t = this.#t, talk = this.#talk, offline = talk.link === "waiting";
    return html`<kammerlotse-header class="top" .t=${t} lang=${this.#lang} state=${talk.log.state} advisor=${talk.log.advisor ?? ""} @speak=${() => this.speak(this.#lang === "de" ? "en" : "de")} @close=${this.#close}></kammerlotse-header>
      <kammerlotse-transcript .t=${t} lang=${this.#lang} .log=${talk.log} .pending=${talk.pending} .flows=${this.flows} .marks=${talk.marks} typing=${talk.typing}
        ?mail=${talk.mail} ?guiding=${talk.guiding} ?offline=${offline}
        @ask=${(e: CustomEvent<string>) => this.#example(e.detail)} @choose=${(e: CustomEvent<string>) => talk.choose(e.detail)}
        @guide=${(e: CustomEvent<{ flow: string; answers: string[] }>) => talk.guide(e.detail.flow, e.detail.answers)}
        @ask-person=${() => this.#open("handoff")} @leave-message=${() => this.#open("message")} @unread=${this.#read}></kammerlotse-transcript>
      <div class=${this.#forms.open ? "foot with-form" : this.#over ? "foot after" : "foot"}>
        <kammerlotse-status .t=${t} state=${talk.log.state} advisor=${talk.log.advisor ?? ""} .queue=${talk.queue} typing=${talk.typing} problem=${talk.gone ? t.gone : talk.problem}
          ?offline=${offline} ?quiet=${this.#forms.open !== ""} @leave-message=${() => this.#open("message")} @cancel-person=${() => this.#act("cancel-person")}></kammerlotse-status>
        ${this.#foot()}</div>`;
  }
}
customElements.define("kammerlotse-panel", Panel);
