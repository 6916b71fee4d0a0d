// <kammerlotse-panel>: the conversation as the employer sees it.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import { Connection, newId, type Link as LineState } from "../shared/connection.js";
import { answerHtml } from "../shared/html.js";
import { applyEvent, emptyLog } from "../shared/log.js";
import type { Answer, Choice, Lang, Link, LogEvent, ServerMessage } from "../shared/protocol.js";
import { styles } from "./panel.css.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";

const KEY = "kammerlotse";
const LIMIT = 2000;

class Panel extends LitElement {
  static override styles = styles;
  static override properties = { server: {}, lang: { reflect: true } };
  server = "";
  #log = emptyLog;
  #session: { conversation: string; token: string } | null = null;
  #line: Connection | null = null;
  #link: LineState = "closed";
  #status = "";
  #place = 0;
  #typing = "";
  #draft = "";
  #bodies = new Map<number, DocumentFragment>();

  get #t() { return this.lang === "en" ? en : de; }
  get #lang(): Lang { return this.lang === "en" ? "en" : "de"; }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute("role", "dialog");
    this.addEventListener("keydown", this.#key);
    const kept = sessionStorage.getItem(KEY);
    if (kept) { this.#session = JSON.parse(kept); this.#connect(); }
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("keydown", this.#key);
    this.#line?.close();
    this.#line = null;
  }
  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("textarea,button.again")?.focus());
  }

  #key = (event: KeyboardEvent): void => { if (event.key === "Escape") this.#close(); };
  #close(): void { this.dispatchEvent(new Event("panel-close")); }

  #connect(): Connection {
    if (this.#line)
      return this.#line;
    const url = new URL("/ws", this.server);
    url.protocol = url.protocol.replace("http", "ws");
    this.#line = new Connection(url.href, {
      hello: () => ({ type: "hello", v: 1, lang: this.#lang, ...this.#session && { ...this.#session, after: this.#log.seq } }),
      message: (message) => this.#receive(message),
      link: (state) => { this.#link = state; this.requestUpdate(); },
      ready: () => this.#session !== null,
    });
    this.#line.open();
    return this.#line;
  }

  #receive(message: ServerMessage): void {
    if (message.type === "welcome" && !this.#session)
      this.#line?.pass({ type: "start", lang: this.#lang });
    if (message.type === "started") {
      this.#session = { conversation: message.conversation, token: message.token };
      sessionStorage.setItem(KEY, JSON.stringify(this.#session));
      this.#line?.flush();
    }
    if (message.type === "event") {
      this.#log = applyEvent(this.#log, message.event);
      this.#status = "";
      void this.updateComplete.then(() => this.renderRoot.querySelector(".log")?.lastElementChild?.scrollIntoView({ block: "nearest" }));
    }
    if (message.type === "queue") this.#place = message.position;
    if (message.type === "typing" && message.who === "advisor") this.#typing = message.on ? message.name ?? "" : "";
    if (message.type === "error") {
      this.#status = message.message;
      if (!message.client_id && (message.code === "not-found" || message.code === "forbidden")) this.#renew();
    }
    this.requestUpdate();
  }

  #renew(): void {
    this.#line?.close();
    this.#line = null;
    this.#session = null;
    this.#log = emptyLog;
    this.#bodies.clear();
    sessionStorage.removeItem(KEY);
    this.requestUpdate();
    this.focus();
  }

  #say(event: Event): void {
    event.preventDefault();
    const text = this.#draft.trim();
    if (!text) return;
    this.#connect().keep({ type: "say", client_id: newId(), text });
    this.#draft = "";
    this.requestUpdate();
  }
  #choose(entry: string): void { this.#connect().keep({ type: "choose", client_id: newId(), entry }); }
  #act(type: "ask-person" | "cancel-person" | "end"): void { 
    this.#connect().keep({ type, client_id: newId() });
    this.focus(); // the button that was pressed is about to go
  }

  #links(title: string, links: Link[]): TemplateResult | typeof nothing {
    return links.length ? html`<p class="small">${title}: ${links.map((l, i) => html`${i ? ", " : ""}${l.url
      ? html`<a href=${/^https?:/.test(l.url) ? l.url : "#"} target="_blank" rel="noopener">${l.title}</a>` : l.title}`)}</p>` : nothing;
  }
  #choices(choices: Choice[]): TemplateResult {
    return html`<div class="row">${choices.map((c) => html`<button @click=${() => this.#choose(c.entry)}>${c.title}</button>`)}</div>`;
  }
  #answer(seq: number, a: Answer): TemplateResult {
    if (!this.#bodies.has(seq)) this.#bodies.set(seq, answerHtml(a.html));
    const t = this.#t;
    return html`<h3>${a.title}</h3><p>${a.summary}</p>${a.value_unknown ? html`<p><strong>${t.unknown}</strong></p>` : nothing}
      <details><summary>${t.more}</summary>${this.#bodies.get(seq)}</details>
      <p class="small">${t.stand}: ${new Date(a.stand).toLocaleDateString(this.#lang, { timeZone: "UTC", dateStyle: "long" })}</p>
      ${this.#links(t.legal, a.legal_basis)}${this.#links(t.sources, a.sources)}
      ${a.related.length ? html`<p class="small">${t.related}</p>${this.#choices(a.related)}` : nothing}`;
  }
  #event(e: LogEvent): TemplateResult | typeof nothing {
    const t = this.#t;
    const bubble = (content: unknown, lang: string = "") => html`<div class="said ${e.by}" lang=${lang || this.#lang}>
      <div class="who">${e.by === "employer" ? t.you : e.name ?? t.bot}</div>${content}</div>`;
    const person = html`<button class="main" @click=${() => this.#act("ask-person")}>${t.person}</button>`;
    switch (e.type) {
      case "said": return bubble(html`<div class="text">${e.body.text}</div>`);
      case "chose": return bubble(e.body.title);
      case "answered": return bubble(this.#answer(e.seq, e.body), e.body.lang);
      case "clarified": return bubble(html`<p>${e.body.text}</p>${this.#choices(e.body.choices)}`);
      case "replied": return bubble(html`<p class="text">${e.body.text}</p>${e.body.offer_person && this.#log.state === "bot" ? person : nothing}`);
      case "person-asked": return html`<p class="small">${t.asked}</p>`;
      case "person-cancelled": return html`<p class="small">${t.cancelled}</p>`;
      case "taken": return html`<p class="small">${t.taken} ${e.name}</p>`;
      case "closed": return html`<p class="small">${t.closed}</p>`;
      default: return nothing;
    }
  }

  override updated(): void { this.setAttribute("aria-label", this.#t.title); }

  override render(): TemplateResult {
    const t = this.#t, { state, events } = this.#log;
    const pending = this.#line?.pending.filter((m) => m.type === "say" && !events.some((e) => e.client_id === m.client_id)) ?? [];
    return html`<div class="top"><h2 id="title">${t.title}</h2>
        <button lang=${this.#lang === "de" ? "en" : "de"} @click=${() => { this.lang = this.#lang === "de" ? "en" : "de"; }}>${t.language}</button>
        <button aria-label=${t.close} @click=${this.#close}>✕</button></div>
      <div class="log" role="log" tabindex="0" aria-labelledby="title">${events.length ? nothing : html`<p>${t.notice}</p>`}
        ${events.map((e) => this.#event(e))}
        ${pending.map((m) => html`<div class="said employer text">${m.type === "say" ? m.text : ""}</div>`)}</div>
      <div class="status" role="status">${this.#link === "waiting" ? t.offline : this.#status}
        ${this.#typing ? `${this.#typing} ${t.typing}` : ""} ${state === "waiting" ? `${t.waiting} ${this.#place ? `${t.place} ${this.#place}` : ""}` : ""}</div>
      <form @submit=${this.#say}>${state === "closed" ? html`<button type="button" class="main again" @click=${this.#renew}>${t.again}</button>` : html`
        <label for="text">${t.label}</label><textarea id="text" maxlength=${LIMIT} .value=${this.#draft}
          @input=${(e: Event) => { this.#draft = (e.target as HTMLTextAreaElement).value; this.requestUpdate(); this.#line?.pass({ type: "typing", on: this.#draft !== "" }); }}
          @keydown=${(e: KeyboardEvent) => { if (e.key === "Enter" && !e.shiftKey && !e.isComposing) this.#say(e); }}></textarea>
        ${this.#draft.length >= LIMIT * 0.8 ? html`<div class="small">${this.#draft.length} / ${LIMIT}</div>` : nothing}
        <div class="row"><button class="main">${t.send}</button>
        ${events.length && state === "bot" ? html`<button type="button" @click=${() => this.#act("ask-person")}>${t.person}</button>` : nothing}
        ${state === "waiting" ? html`<button type="button" @click=${() => this.#act("cancel-person")}>${t.cancel}</button>` : nothing}
        ${events.length ? html`<button type="button" @click=${() => this.#act("end")}>${t.end}</button>` : nothing}</div>`}</form>`;
  }
}
customElements.define("kammerlotse-panel", Panel);
