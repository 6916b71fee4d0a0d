// <desk-conversation>: one conversation: its head with the next steps, the transcript, and below what may be written now.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import { icon } from "../staff/icons.js";
import type { Log } from "../shared/log.js";
import type { BoardRow, Kept, Person, Team } from "../shared/protocol.js";
import type { Reply } from "./api.js";
import { stateView, teamName } from "./board-row.js";
import type { Marks, Suggested } from "./desk.js";
import "./desk-answer.js";
import "./desk-composer.js";
import type { DeskComposer, Mode } from "./desk-composer.js";
import { eventViews } from "./desk-event.js";
import "./desk-suggestions.js";
import type { Draft } from "./kept.js";
import { mayAnswer, mayNote, mayTalk, stepsFor, type Step } from "./steps.js";
import type { Texts } from "./texts.de.js";

const MAIN: readonly Step[] = ["take", "take-over", "resume"];

/** What there is to show about a conversation besides its row. */
export interface Talk {
  log: Log; marks: Marks | undefined; suggested: Suggested | undefined; typing: string | null;
  unsent: readonly Kept[]; drafts: Readonly<Record<Draft, string>>;
}

/** Fires `back`, `side`, `step` with a step, `insert-entry`, `drop-suggestions`, and what the composer fires. */
export class DeskConversation extends LitElement {
  static override properties = {
    t: { attribute: false }, row: { attribute: false }, talk: { attribute: false }, people: { attribute: false }, me: {}, teams: { attribute: false }, replies: { attribute: false },
    lang: {}, limit: { type: Number }, linked: { type: Boolean }, mail: { type: Boolean }, mode: { state: true },
  };
  declare t: Texts; declare row: BoardRow; declare talk: Talk; declare people: readonly Person[] | null; declare me: string; declare teams: readonly Team[]; declare replies: readonly Reply[];
  declare limit: number; declare linked: boolean; declare mail: boolean; declare mode: Mode;
  private unsent = 0;

  constructor() { super(); this.mode = "say"; }
  override createRenderRoot() { return this; }

  get composer(): DeskComposer | null { return this.querySelector("desk-composer"); }

  /* The style sheet keeps the end in view (talk.css), unless the advisor reads further up; what one says oneself leads back. */
  override updated() {
    const { length } = this.talk.unsent, log = this.querySelector(".log");
    if (length > this.unsent && log) log.scrollTop = 0;
    this.unsent = length;
  }

  /** To where one writes, in the mode asked for, if it may be written. */
  async write(mode: Mode) {
    if (mode === "say" && mayAnswer(this.row)) { this.mode = mode; await this.updateComplete; this.querySelector<HTMLElement>("desk-answer textarea")?.focus(); return; }
    if (mode === "say" && !mayTalk(this.row)) return;
    this.mode = mode;
    await this.updateComplete;
    this.composer?.focus();
  }

  private tell(name: string, detail?: unknown) { this.dispatchEvent(new CustomEvent(name, { detail })); }

  private steps(): TemplateResult | typeof nothing {
    const { t, row } = this, steps = stepsFor(row, this.people);
    if (!steps.length) return nothing;
    const name = (step: Step) => step === "take-over" ? t.takeOverFrom(row.advisor ?? t.system)
      : step === "wrap-up" && row.state !== "taken" && row.state !== "active" && row.state !== "hold" ? t.wrapNow : t.steps[step];
    const main = (step: Step) => MAIN.includes(step) || (step === "wrap-up" && row.state === "wrap-up");
    return html`<div class="steps" role="group" aria-label=${t.steplist}>${steps.map((step) => html`<button class=${main(step) ? "main" : ""} data-step=${step} @click=${() => this.tell("step", step)}>${name(step)}</button>`)}</div>`;
  }

  private head() {
    const { t, row } = this, who = [row.firm, row.place, row.name].filter(Boolean).join(" · "), looking = row.looking ?? [];
    return html`<header>
      <button class="plain back" aria-label=${t.back} title=${t.back} @click=${() => this.tell("back")}>${icon("back")}</button>
      <div class="subject"><h2 tabindex="-1" lang=${row.lang}>${row.subject || t.noSubject}</h2>
        <p>${stateView(t, this.lang, row)} ${row.lang === this.lang ? nothing : html`<span class="tag strong">${t.spoken[row.lang]}</span>`}
        ${row.team ? html`<span class="tag">${teamName(this.teams, row.team)}</span>` : nothing} ${who ? html`<span>${who}</span>` : nothing}
        ${this.talk.log.slots.map(({ slot, shown }) => html`<span class="tag slot">${t.slots[slot]}: <b>${shown}</b></span> `)}
        ${looking.length ? html`<span class="tag looking">${icon("eye")}${t.looking(looking.join(", "))}</span>` : nothing}</p></div>
      ${this.steps()}<button class="plain side-opener" aria-label=${t.side} title=${t.side} @click=${() => this.tell("side")}>${icon("book")}</button></header>`;
  }

  private why(): string {
    const { t, row } = this;
    switch (row.state) {
      case "waiting": return t.takeFirst;
      case "taken":
      case "active": return row.mine ? "" : t.othersOwn(row.advisor ?? t.system);
      case "hold": return row.mine ? t.onHold : t.othersOwn(row.advisor ?? t.system);
      case "wrap-up": return row.mine ? t.toNote : t.isClosedLong;
      case "assigned": return row.mine ? "" : t.othersMessage(row.advisor ?? t.system);
      case "closed": return t.isClosedLong;
      default: return "";
    }
  }

  private foot() {
    const { t, row, talk } = this, talks = mayTalk(row), answers = mayAnswer(row), why = this.why();
    const mode: Mode = talks || answers ? this.mode : "note";
    const modes = answers ? html`<div class="modes" role="group" aria-label=${t.mode}>${(["say", "note"] as const).map((one) => html`<button class="plain" aria-pressed=${one === mode ? "true" : "false"}
      @click=${() => void this.write(one)}>${one === "note" ? html`${icon("lock")}${t.note}` : t.steps.answer}</button>`)}</div>` : nothing;
    return html`<footer>${why ? html`<p class="why">${why}</p>` : nothing}
      ${talks && talk.suggested ? html`<desk-suggestions .t=${t} .entries=${talk.suggested.entries} spoken=${row.lang} @drop=${() => this.tell("drop-suggestions")}
        @insert=${(e: CustomEvent<string>) => this.tell("insert-entry", e.detail)}></desk-suggestions>` : nothing}${modes}
      ${answers && mode === "say" ? html`<desk-answer .t=${t} .row=${row} .draft=${talk.drafts.answer} ?mail=${this.mail} limit=${this.limit}
          @draft=${(e: CustomEvent<string>) => this.tell("draft", { mode: "answer", text: e.detail })} @answer=${(e: CustomEvent<unknown>) => this.tell("answer", e.detail)}></desk-answer>`
        : mayNote(row) ? html`<desk-composer class=${answers ? "alone" : ""} .t=${t} .mode=${mode} ?talks=${talks} .draft=${talk.drafts[mode]} limit=${this.limit} .people=${this.people?.filter((one) => one.login !== this.me) ?? []} .replies=${this.replies}
          @mode=${(e: CustomEvent<Mode>) => { this.mode = e.detail; }} @draft=${(e: CustomEvent<unknown>) => this.tell("draft", e.detail)}
          @send=${(e: CustomEvent<unknown>) => this.tell("send", e.detail)} @typing=${(e: CustomEvent<boolean>) => this.tell("typing", e.detail)}></desk-composer>` : nothing}</footer>`;
  }

  override render() {
    const { t, row, talk } = this, employer = row.name || row.firm || t.employer;
    const context = { t, lang: this.lang, teams: this.teams, marks: talk.marks, employer };
    return html`${this.head()}
      <div class="log" role="log" aria-label=${t.transcript} tabindex="0"><div class="column">
        ${talk.log.events.length ? eventViews(context, talk.log.events) : html`<p class="line">${t.loading}</p>`}
        ${talk.unsent.map((m) => m.type === "say" || m.type === "note" || m.type === "answer" ? html`<article class=${m.type === "note" ? "noted" : "advisor"}><small>${this.linked ? t.sending : t.sendingLater}</small><div class="said unsent"><p class="text">${m.text}</p></div></article>` : nothing)}
        ${talk.typing === null ? nothing : html`<p class="quiet types">${talk.typing || employer} ${t.typing}</p>`}</div></div>
      ${this.foot()}`;
  }
}
customElements.define("desk-conversation", DeskConversation);
