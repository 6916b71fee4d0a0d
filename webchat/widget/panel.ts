// <kammerlotse-panel>: the window of the chat: header, transcript, what is going on, composer.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import "../shared/composer.js";
import { sheet } from "../shared/css.js";
import { icon } from "../shared/icons.js";
import { over, withAdvisor } from "../shared/log.js";
import type { FlowLink, Lang } from "../shared/protocol.js";
import theme from "../shared/theme.css";
import { Conversation } from "./conversation.js";
import css from "./panel.css";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";
import type { Transcript } from "./transcript.js";
import guideCss from "./guide-card.css";
import transcriptCss from "./transcript.css";
import "./transcript.js";

const LANG_KEY = "kammerlotse-lang";
const covering = matchMedia("(max-width: 480px)");

/** Attributes: `server`, the address it talks to, and `lang`. Fires `panel-close`. */
class Panel extends LitElement {
  static override styles = [sheet(theme), sheet(css), sheet(transcriptCss), sheet(guideCss)];
  static override properties = { server: {}, lang: { reflect: true }, draft: { state: true }, ending: { state: true }, flows: { state: true } };
  declare server: string; declare private draft: string; declare private ending: boolean; declare private flows: FlowLink[];
  #talk!: Conversation;

  constructor() {
    super();
    this.draft = "";
    this.ending = false;
    this.flows = [];
  }

  get #lang(): Lang { return this.lang === "en" ? "en" : "de"; }
  get #t() { return this.#lang === "en" ? en : de; }
  get #transcript(): Transcript | null { return this.renderRoot.querySelector("kammerlotse-transcript"); }

  override connectedCallback(): void {
    super.connectedCallback();
    this.role = "dialog";
    this.lang = sessionStorage.getItem(LANG_KEY) ?? this.lang;
    this.#talk = new Conversation(this.server, this.#lang, () => this.requestUpdate());
    this.#talk.resume();
    void this.#offer();
    this.addEventListener("keydown", this.#key);
    covering.addEventListener("change", this.#cover);
    this.#cover();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("keydown", this.#key);
    covering.removeEventListener("change", this.#cover);
    this.#talk.leave();
  }

  /** Call it when the panel has been shown: the cursor is in the composer, the log at its last turn. */
  override focus(): void {
    void this.updateComplete.then(() => this.#transcript?.reveal());
    this.#compose();
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
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("kammerlotse-composer, .again")?.focus());
  }

  #cover = (): void => { this.ariaModal = String(covering.matches); };
  #close(): void { this.dispatchEvent(new Event("panel-close")); }

  #key = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.defaultPrevented)
      this.#close();
    else if (event.key === "Tab" && covering.matches)
      this.#stayInside(event);
  };

  /* The panel covers the page on a small screen: Tab must not wander off behind it. */
  #stayInside(event: KeyboardEvent): void {
    const stops = this.renderRoot.querySelectorAll<HTMLElement>("button, [tabindex='0'], kammerlotse-composer");
    const first = stops[0], last = stops[stops.length - 1];
    const at = this.shadowRoot?.activeElement;
    if (at === (event.shiftKey ? first : last)) {
      event.preventDefault();
      (event.shiftKey ? last : first)?.focus();
    }
  }

  #speak(): void {
    this.lang = this.#lang === "de" ? "en" : "de";
    sessionStorage.setItem(LANG_KEY, this.lang);
    this.#talk.speak(this.#lang);
    void this.#offer();
  }
  #act(type: "ask-person" | "cancel-person" | "end"): void {
    this.ending = false;
    this.#talk.act(type);
    this.#compose();                    // the button that was pressed is about to go
  }
  #renew(): void {
    this.#talk.renew();
    this.#compose();
  }
  /* Not into the composer: on a phone its keyboard would cover the answer. */
  #example(text: string): void {
    this.#talk.say(text);
    this.#transcript?.focus();
  }

  #header(): TemplateResult {
    const t = this.#t, { state, advisor } = this.#talk.log;
    const now = over(state) ? t.over : withAdvisor(state) ? t.talking(advisor ?? "") : t.robot;
    return html`<div class="top"><span class="mark">${icon(withAdvisor(state) ? "person" : "lotse")}</span>
      <div class="title"><h2>${t.title}</h2><p>${now}</p></div>
      <button lang=${this.#lang === "de" ? "en" : "de"} @click=${this.#speak}>${t.language}</button>
      <button class="square" aria-label=${t.close} title=${t.close} @click=${this.#close}>${icon("close")}</button></div>`;
  }

  #status(): TemplateResult {
    const t = this.#t, { log, link, place, typing, problem } = this.#talk;
    return html`<div class="status" role="status">
      ${log.state === "waiting" ? html`<p class="waiting"><strong>${t.waiting}</strong> ${place ? t.place(place) : ""}</p>` : nothing}
      ${link === "waiting" ? html`<p>${t.offline}</p>` : problem ? html`<p class="problem">${problem}</p>` : nothing}
      ${typing ? html`<p>${t.typing(typing)}</p>` : nothing}</div>`;
  }

  /* What the bot takes for known, each to be taken back. */
  #known(): TemplateResult | typeof nothing {
    const t = this.#t, { slots, state } = this.#talk.log;
    if (!slots.length || withAdvisor(state))
      return nothing;
    return html`<ul class="known" aria-label=${t.known}>${slots.map(({ slot, shown }) => html`<li>${t.slots[slot]}: <b>${shown}</b>
      <button aria-label=${t.forget(`${t.slots[slot]}: ${shown}`)} title=${t.forget(t.slots[slot])} @click=${() => { this.#talk.forget(slot); this.#compose(); }}>${icon("close")}</button></li>`)}</ul>`;
  }

  #actions(): TemplateResult | typeof nothing {
    const t = this.#t, { state, events } = this.#talk.log;
    if (!events.length)
      return nothing;
    if (this.ending)
      return html`<div class="actions"><span>${t.endAsk}</span>
        <button class="main" @click=${() => this.#act("end")}>${t.endYes}</button>
        <button @click=${() => { this.ending = false; this.#compose(); }}>${t.endNo}</button></div>`;
    return html`<div class="actions">
      ${state === "bot" || state === "offered" ? html`<button @click=${() => this.#act("ask-person")}>${icon("person")}${t.person}</button>` : nothing}
      ${state === "waiting" ? html`<button @click=${() => this.#act("cancel-person")}>${t.cancel}</button>` : nothing}
      <button class="end" aria-label=${t.end} @click=${this.#ask}>${icon("leave")}${t.endShort}</button></div>`;
  }

  #ask(): void {
    this.ending = true;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".actions .main")?.focus());
  }

  override updated(): void { this.ariaLabel = this.#t.dialog; }

  override render(): TemplateResult {
    const t = this.#t, talk = this.#talk;
    return html`${this.#header()}
      <kammerlotse-transcript .t=${t} lang=${this.#lang} .log=${talk.log} .pending=${talk.pending} .flows=${this.flows} typing=${talk.typing} ?guiding=${talk.guiding} ?offline=${talk.link === "waiting"}
        @ask=${(e: CustomEvent<string>) => this.#example(e.detail)} @choose=${(e: CustomEvent<string>) => talk.choose(e.detail)}
        @guide=${(e: CustomEvent<{ flow: string; answers: string[] }>) => talk.guide(e.detail.flow, e.detail.answers)}
        @ask-person=${() => this.#act("ask-person")}></kammerlotse-transcript>
      <div class="foot">${this.#status()}${over(talk.log.state)
        ? html`<button class="main again" @click=${this.#renew}>${t.again}</button>`
        : html`${this.#known()}<kammerlotse-composer .t=${t.composer} .draft=${this.draft} limit=${talk.limit}
            @draft=${(e: CustomEvent<string>) => { this.draft = e.detail; }} @say=${(e: CustomEvent<string>) => talk.say(e.detail)}
            @typing=${(e: CustomEvent<boolean>) => talk.tellTyping(e.detail)}></kammerlotse-composer>${this.#actions()}`}</div>`;
  }
}
customElements.define("kammerlotse-panel", Panel);
