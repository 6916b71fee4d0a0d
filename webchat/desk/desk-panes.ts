// <desk-panes>: the list, the talk, and beside it the case and the knowledge; and the dialogs of a talk's steps.
import { LitElement, html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { icon } from "../staff/icons.js";
import { emptyLog } from "../shared/log.js";
import { day } from "../shared/office-list.js";
import type { Account, BoardRow } from "../shared/protocol.js";
import type { Hit, Past, Reply, Value } from "./api.js";
import type { Command, Desk } from "./desk.js";
import "./desk-board.js";
import type { DeskBoard } from "./desk-board.js";
import "./desk-case.js";
import "./desk-close.js";
import "./desk-conversation.js";
import type { DeskConversation, Talk } from "./desk-conversation.js";
import type { Mode } from "./desk-composer.js";
import "./desk-hold.js";
import "./desk-knowledge.js";
import type { DeskKnowledge } from "./desk-knowledge.js";
import { fill } from "./desk-replies.js";
import { SUGGESTED } from "./desk-suggestions.js";
import "./desk-tabs.js";
import "./desk-transfer.js";
import "./desk-wrap-up.js";
import type { KeyAction } from "./keys.js";
import type { Draft } from "./kept.js";
import { mayAnswer, mayTalk, stepsFor, type Step } from "./steps.js";
import type { Texts } from "./texts.de.js";

type Dialog = "wrap-up" | "transfer" | "hold" | "assign" | "close";

/** Fires `notice` with {text,undo}, `problem` with a Problem or "", `read` with an old conversation, `team`.
 *  `version` counts what the desk has heard. */
export class DeskPanes extends LitElement {
  static override properties = {
    t: { attribute: false }, desk: { attribute: false }, account: { attribute: false }, version: { type: Number }, lang: {}, team: {}, replies: { attribute: false }, dialog: { state: true }, side: { state: true },
  };
  declare t: Texts; declare desk: Desk; declare account: Account; declare version: number; declare team: string; declare replies: readonly Reply[];
  declare dialog: Dialog | ""; declare side: boolean;

  constructor() { super(); this.dialog = ""; this.side = false; }
  override createRenderRoot() { return this; }

  private tell(name: string, detail: unknown) { this.dispatchEvent(new CustomEvent(name, { detail })); }
  private get row(): BoardRow | undefined { return this.desk.row(this.desk.current); }
  private get talk() { return this.querySelector<DeskConversation>("desk-conversation"); }
  private get board() { return this.querySelector<DeskBoard>("desk-board"); }

  private async command(command: Command, notice = "") {
    const problem = await this.desk.send(command);
    if (problem) this.tell("problem", problem);
    else if (notice) this.tell("notice", { text: notice, undo: null });
    return !problem;
  }

  async open(conversation: string) {
    this.desk.show(conversation);
    this.tell("problem", "");
    this.side = false;
    await this.updateComplete;
    if (conversation) this.querySelector<HTMLElement>("desk-conversation h2")?.focus();
    else this.board?.focus();
  }

  private async step(row: BoardRow, step: Step) {
    const { conversation } = row;
    if (step === "transfer" || step === "hold" || step === "wrap-up" || step === "assign" || step === "close") this.dialog = step;
    else if (step === "answer") await this.talk?.write("say");
    else if (await this.command({ type: step, conversation }) && this.desk.current === conversation) await this.write("say");
  }

  /* The board tells of a step a moment after its ack. */
  private async write(mode: Mode) {
    for (let i = 0; i < 20 && mode === "say" && this.row && !mayTalk(this.row) && !mayAnswer(this.row); i++) await new Promise((r) => setTimeout(r, 50));
    await this.talk?.updateComplete;
    await this.talk?.write(mode);
  }

  /** What a key asks for. */
  async act(action: KeyAction) {
    const { desk, row } = this, steps = row ? stepsFor(row, desk.people) : [];
    switch (action) {
      case "list": if (!matchMedia("(min-width: 900px)").matches) await this.open(""); this.board?.focus(); return;
      case "next":
      case "previous": return this.turn(action === "next" ? 1 : -1);
      case "take": return this.take(row, steps);
    }
    if (!row) return;
    switch (action) {
      case "search": this.side = true; await this.updateComplete; this.querySelector<DeskKnowledge>("desk-knowledge")?.focus(); break;
      case "write": await this.write("say"); break;
      case "note": await this.write("note"); break;
      case "replies": this.talk?.composer?.openReplies(); break;
      case "transfer": if (steps.includes("transfer")) this.dialog = "transfer"; else if (steps.includes("assign")) this.dialog = "assign"; break;
      case "hold": if (steps.includes("hold")) this.dialog = "hold"; break;
      case "wrap-up": if (steps.includes("wrap-up")) this.dialog = "wrap-up"; break;
      case "suggestion-1": case "suggestion-2": case "suggestion-3": {
        const entry = desk.suggested.get(row.conversation)?.entries.slice(0, SUGGESTED)[Number(action.at(-1)) - 1]?.entry;
        if (entry && mayTalk(row)) await this.command({ type: "insert-entry", conversation: row.conversation, entry });
      }
    }
  }

  private async turn(by: number) {
    const { tabs, current } = this.desk, next = tabs[(tabs.indexOf(current) + by + tabs.length) % tabs.length];
    if (next) await this.open(next);
  }

  /* The open conversation, or with none open the one that waits longest: oldest first. */
  private async take(row: BoardRow | undefined, steps: readonly Step[]) {
    const possible = steps.find((step) => step === "take" || step === "take-over" || step === "resume");
    if (row && possible) return this.step(row, possible);
    if (row) return;
    const first = this.querySelector<HTMLElement>(".group.waiting .row");
    first?.click();
    await this.updateComplete;
    if (this.row) await this.step(this.row, "take");
  }

  /* While a message is being answered, what is found goes into the answer as text. */
  private insertEntry(row: BoardRow, hit: Hit) {
    if (mayTalk(row)) return void this.command({ type: "insert-entry", conversation: row.conversation, entry: hit.entry });
    this.addToAnswer(row, `${hit.title}\n${hit.summary}\n(${this.t.stand}: ${day(hit.stand, row.lang)})`);
  }
  private insertValue(row: BoardRow, value: Value) {
    if (mayTalk(row)) return void this.command({ type: "insert-value", conversation: row.conversation, value: value.value });
    this.addToAnswer(row, `${value.title}: ${value.text} (${this.t.stand}: ${day(value.stand, row.lang)})`);
  }
  private addToAnswer(row: BoardRow, text: string) {
    const draft = this.desk.kept.draft(row.conversation, "answer");
    this.desk.draft(row.conversation, "answer", draft ? `${draft}\n\n${text}` : text);
  }

  private say(conversation: string, { mode, text }: { mode: Mode; text: string }) {
    this.desk.draft(conversation, mode, "");
    void this.command({ type: mode, conversation, text });
  }

  private answer({ conversation }: BoardRow, said: { text: string; by: "mail" | "phone" }) {
    this.desk.draft(conversation, "answer", "");               /* at once: sent twice it would be two mails */
    void this.command({ type: "answer", conversation, ...said }, this.t.answerDone);
  }

  private shown(conversation: string): Talk {
    const { desk } = this, draft = (kind: Draft) => desk.kept.draft(conversation, kind), typing = desk.typing.get(conversation);
    return { log: desk.logs.get(conversation) ?? emptyLog, marks: desk.marks.get(conversation), suggested: desk.suggested.get(conversation), typing: typing ? typing.name ?? "" : null,
             unsent: desk.unsent(conversation), drafts: { say: draft("say"), note: draft("note"), answer: draft("answer") } };
  }

  private conversation(row: BoardRow) {
    const { t, desk } = this, { conversation } = row;
    const filling = { name: row.name, firm: row.firm, reference: row.reference, advisor: this.account.name };
    const replies = this.replies.filter((one) => !one.lang || one.lang === row.lang).map((one) => ({ ...one, text: fill(one.text, filling) }));
    return keyed(conversation, html`<desk-conversation .t=${t} .row=${row} .talk=${this.shown(conversation)} .people=${desk.people} me=${this.account.login} .teams=${desk.teams} .replies=${replies} lang=${this.lang} limit=${desk.limit} ?linked=${desk.linked} ?mail=${desk.mail}
      @back=${() => void this.open("")} @side=${() => { this.side = !this.side; }} @step=${(e: CustomEvent<Step>) => void this.step(row, e.detail)}
      @draft=${(e: CustomEvent<{ mode: Draft; text: string }>) => desk.draft(conversation, e.detail.mode, e.detail.text)} @send=${(e: CustomEvent<{ mode: Mode; text: string }>) => this.say(conversation, e.detail)}
      @answer=${(e: CustomEvent<{ text: string; by: "mail" | "phone" }>) => this.answer(row, e.detail)} @typing=${(e: CustomEvent<boolean>) => desk.type(conversation, e.detail)}
      @insert-entry=${(e: CustomEvent<string>) => void this.command({ type: "insert-entry", conversation, entry: e.detail })} @drop-suggestions=${() => desk.dropSuggestions(conversation)}></desk-conversation>`);
  }

  private aside(row: BoardRow) {
    const { t, desk } = this, usable = mayTalk(row) || mayAnswer(row);
    return html`<aside aria-label=${t.side} @keydown=${(e: KeyboardEvent) => { if (e.key === "Escape" && this.side) { this.side = false; this.querySelector<HTMLElement>(".side-opener")?.focus(); } }}>
      <button class="plain shut-side" @click=${() => { this.side = false; }}>${icon("close")}${t.ok}</button>
      ${keyed(row.conversation, html`<desk-case .t=${t} .row=${row} .log=${desk.logs.get(row.conversation) ?? emptyLog} lang=${this.lang} @read=${(e: CustomEvent<Past>) => this.tell("read", e.detail)}></desk-case>
      <desk-knowledge .t=${t} lang=${this.lang} spoken=${row.lang} ?usable=${usable} verb=${t.insert}
        @insert-entry=${(e: CustomEvent<Hit>) => this.insertEntry(row, e.detail)} @insert-value=${(e: CustomEvent<Value>) => this.insertValue(row, e.detail)}></desk-knowledge>`)}</aside>`;
  }

  private dialogs(row: BoardRow) {
    const { t, desk, dialog, account } = this, send = (command: Command) => desk.send(command), log = desk.logs.get(row.conversation) ?? emptyLog;
    const { conversation } = row, undo = dialog === "hold" ? () => void this.command({ type: "resume", conversation }) : null;
    const done = (e: CustomEvent<string>) => { this.dialog = ""; if (e.detail) this.tell("notice", { text: e.detail, undo }); };
    switch (dialog) {
      case "wrap-up": return html`<desk-wrap-up .t=${t} .send=${send} .row=${row} .log=${log} limit=${desk.limit} @done=${done}></desk-wrap-up>`;
      case "hold": return html`<desk-hold .t=${t} .send=${send} .row=${row} lang=${this.lang} @done=${done}></desk-hold>`;
      case "transfer":
      case "assign": return html`<desk-transfer .t=${t} .send=${send} .row=${row} .people=${desk.people} .teams=${desk.teams} me=${account.login} ?assign=${dialog === "assign"} @done=${done}></desk-transfer>`;
      case "close": return html`<desk-close .t=${t} .send=${send} .row=${row} @done=${done}></desk-close>`;
      default: return nothing;
    }
  }

  override render() {
    const { t, desk, row } = this, unseen = desk.unseen(), drafts = new Set(desk.rows?.filter((r) => desk.kept.hasDraft(r.conversation)).map((r) => r.conversation));
    const open = (e: CustomEvent<string>) => void this.open(e.detail);
    return html`<main class="panes ${row ? "open" : ""} ${this.side ? "aside" : ""}">
      <desk-board .t=${t} .rows=${desk.rows} open=${desk.current} lang=${this.lang} team=${this.team} .teams=${desk.teams} .people=${desk.people} me=${this.account.login} .unseen=${unseen} .drafts=${drafts}
        .typing=${new Set(desk.typing.keys())} @open-conversation=${open} @team=${(e: CustomEvent<string>) => this.tell("team", e.detail)}></desk-board>
      <div class="talk"><desk-tabs .t=${t} .rows=${desk.tabs.flatMap((id) => desk.row(id) ?? [])} open=${desk.current} .unseen=${unseen} .drafts=${drafts}
        @open-conversation=${open} @close-tab=${(e: CustomEvent<string>) => desk.closeTab(e.detail)}></desk-tabs>
        ${row ? this.conversation(row) : html`<div class="pick quiet">${icon("inbox")}<p>${t.pick}</p><p>${t.pickHint}</p></div>`}</div>
      ${row ? this.aside(row) : nothing}</main>${row ? this.dialogs(row) : nothing}`;
  }
}
customElements.define("desk-panes", DeskPanes);
