// What the desk knows: the line to the server and, folded from what it says, the board, the people and the logs
// of the conversations that are followed. It shows nothing; `changed` says that there is something new to show.
import { Connection, newId } from "../shared/connection.js";
import { applyEvent, emptyLog, withAdvisor, type Log } from "../shared/log.js";
import type { Account, BoardRow, ErrorCode, Kept, Person, Presence, ServerMessage, Suggestion, Team } from "../shared/protocol.js";
import { KeptInTab, type Draft } from "./kept.js";

export interface Marks { delivered: number; read: number }
export interface Suggested { seq: number; entries: readonly Suggestion[] }
export interface Problem { code: ErrorCode | "unreachable"; message: string; by: string }

/** What the owner does about it: views, sounds, the title. */
export interface Owner {
  changed(): void;
  waiting(fresh: readonly BoardRow[]): void;
  word(row: BoardRow): void;
  mentioned(by: string, conversation: string): void;
  linkLost(): void;
}

type Unnamed<T> = T extends { client_id: string } ? Omit<T, "client_id"> : never;
export type Command = Unnamed<Kept>;

/* What names no message may mean one the server could not read as far as its client_id: the longest there is. */
const UNREAD: readonly ErrorCode[] = ["bad-json", "bad-message", "too-large", "too-long"];
const TYPES_FOR = 6_000;
const WATCHED_MOST = 30;        // the server follows no more for one connection

export class Desk {
  readonly kept = new KeptInTab();
  readonly logs = new Map<string, Log>();
  readonly marks = new Map<string, Marks>();
  readonly suggested = new Map<string, Suggested>();
  readonly typing = new Map<string, { name: string | null; timer: number }>();
  rows: BoardRow[] | null = null;
  people: Person[] | null = null;          // null: the server does not tell
  teams: Team[] = [];
  mail = false;
  linked = false;
  limit = 2000;
  current = "";
  tabs: string[] = [];
  private account: Account | null = null;
  private told = new Map<string, string>();                     // marks as the server last heard them
  private watched = new Set<string>();
  private pending = new Map<string, (problem: Problem | null) => void>();
  private presence: { status: Presence; capacity?: number } = { status: "available" };
  private line: Connection;

  constructor(private readonly owner: Owner) {
    this.line = new Connection(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`, {
      hello: () => ({ type: "hello", v: 1, role: "advisor" }),
      message: (m) => this.hear(m),
      attentive: () => true,
      link: (state) => {
        this.linked = state === "open";
        if (state === "waiting") owner.linkLost();
        owner.changed();
      },
    });
    document.addEventListener("visibilitychange", () => this.look());
  }

  open(account: Account): void {
    this.account = account;
    this.kept.open(account.login);
    this.tabs = [...this.kept.tabs];
    this.current = this.kept.current;
    for (const message of this.kept.outbox) this.line.keep(message);
    this.line.open();
  }

  close(forget: boolean): void {
    this.line.close();
    this.kept.close(forget);
    this.account = this.rows = this.people = null;
    for (const kept of [this.logs, this.marks, this.suggested, this.typing, this.told, this.watched, this.pending]) kept.clear();
    this.tabs = [];
    this.current = "";
  }

  /* ---- what the server says ---------------------------------------------------------------- */

  private hear(m: ServerMessage): void {
    switch (m.type) {
      case "welcome":
        this.limit = m.limits.text;
        this.teams = m.teams ?? [];
        this.mail = m.mail ?? true;
        this.watched.clear();
        this.told.clear();
        this.beat();
        this.watch();
        this.line.pass({ type: "looking", conversation: this.current || null });
        break;
      case "board": this.board(m.conversations); break;
      case "people": this.people = m.people; break;
      case "ack": this.settle(m.client_id, null); break;
      case "event": this.event(m.conversation, applyEvent(this.logs.get(m.conversation) ?? emptyLog, m.event)); break;
      case "typing": if (m.who === "employer") this.types(m.conversation, m.on, m.name); break;
      case "marks": if (m.who === "employer") this.marks.set(m.conversation, m); break;
      case "suggestions": this.suggested.set(m.conversation, m); break;
      case "mentioned": this.owner.mentioned(m.by, m.conversation); break;
      case "error": this.refused(m); break;
    }
    this.owner.changed();
  }

  private event(conversation: string, log: Log): void {
    const before = this.logs.get(conversation)?.seq ?? 0, last = log.events.at(-1);
    this.logs.set(conversation, log);
    if (last?.by === "employer") this.types(conversation, false, null);
    if (last?.by === "advisor" && last.type !== "noted") this.suggested.delete(conversation);     /* answered */
    const row = this.row(conversation);
    if (log.seq > before && last?.by === "employer" && row?.mine && withAdvisor(row.state) && Date.now() - last.at < 60_000) this.owner.word(row);
    this.look();
  }

  private refused(m: Extract<ServerMessage, { type: "error" }>): void {
    if (m.code === "not-stored" || m.code === "rate") return;    /* the connection says it again */
    const meant = m.client_id ?? (UNREAD.includes(m.code) ? this.kept.outbox.find((one) => one.type === "wrap-up")?.client_id : undefined);
    if (meant) this.line.drop(meant);
    this.settle(meant, { code: m.code, message: m.message, by: m.by ?? "" });
  }

  private settle(client_id: string | undefined, problem: Problem | null): void {
    const message = this.kept.take(client_id), done = this.pending.get(client_id ?? "");
    if (problem && message) this.giveBack(message);
    this.pending.delete(client_id ?? "");
    done?.(problem);
  }

  /* What was refused is in the field again: nothing typed is lost. */
  private giveBack(message: Kept): void {
    if (message.type !== "say" && message.type !== "note" && message.type !== "answer") return;
    const { conversation = "", text, type } = message, draft = this.kept.draft(conversation, type);
    this.kept.setDraft(conversation, type, draft ? `${text}\n${draft}` : text);
  }

  private board(rows: BoardRow[]): void {
    const before = this.rows && new Set(this.rows.filter((r) => r.state === "waiting").map((r) => r.conversation));
    const mineBefore = new Set(this.rows?.filter((r) => r.mine).map((r) => r.conversation));
    this.rows = rows;
    const waiting = rows.filter((r) => r.state === "waiting");
    if (before) {
      const fresh = waiting.filter((r) => !before.has(r.conversation));
      if (fresh.length) this.owner.waiting(fresh);
      for (const r of rows)                                      /* one that came to me opens beside the others */
        if (r.mine && withAdvisor(r.state) && !mineBefore.has(r.conversation) && !this.tabs.includes(r.conversation)) this.tabs.push(r.conversation);
    } else if (waiting.length) this.owner.waiting([]);
    this.tabs = this.tabs.filter((id) => this.row(id));
    if (this.current && !this.row(this.current)) this.current = "";
    this.remember();
    this.watch();
  }

  private types(conversation: string, on: boolean, name: string | null): void {
    clearTimeout(this.typing.get(conversation)?.timer);
    this.typing.delete(conversation);
    if (!on) return;
    const timer = window.setTimeout(() => { this.types(conversation, false, null); this.owner.changed(); }, TYPES_FOR);
    this.typing.set(conversation, { name, timer });
  }

  /* ---- what the advisor does --------------------------------------------------------------- */

  /** Kept until the server has it. Resolves with what was wrong, or null. */
  send(command: Command): Promise<Problem | null> {
    const message = { ...command, client_id: newId() } as Kept;
    this.kept.put(message);
    const done = new Promise<Problem | null>((resolve) => this.pending.set(message.client_id, resolve));
    this.line.keep(message);
    this.owner.changed();
    return done;
  }

  /** What is on its way in a conversation and will stand in its transcript. */
  unsent(conversation: string): Kept[] {
    return this.kept.outbox.filter((m) => "conversation" in m && m.conversation === conversation && (m.type === "say" || m.type === "note" || m.type === "answer"));
  }

  type(conversation: string, on: boolean): void { this.line.pass({ type: "typing", conversation, on }); }

  present(status: Presence, capacity: number): void {       /* 0: as the account has it */
    this.presence = { status, ...(capacity ? { capacity } : {}) };
    this.beat();
  }
  beat(): void { this.line.pass({ type: "presence", ...this.presence }); }

  dropSuggestions(conversation: string): void {
    this.suggested.delete(conversation);
    this.owner.changed();
  }

  draft(conversation: string, kind: Draft, text: string): void {
    this.kept.setDraft(conversation, kind, text);
    this.owner.changed();
  }

  show(conversation: string): void {
    this.current = conversation;
    if (conversation && !this.tabs.includes(conversation)) this.tabs.push(conversation);
    this.line.pass({ type: "looking", conversation: conversation || null });
    this.remember();
    this.watch();
    this.look();
    this.owner.changed();
  }

  closeTab(conversation: string): void {
    const at = this.tabs.indexOf(conversation);
    this.tabs = this.tabs.filter((id) => id !== conversation);
    if (this.current === conversation) this.show(this.tabs[at] ?? this.tabs[at - 1] ?? "");
    this.remember();
    this.watch();
    this.owner.changed();
  }

  private remember(): void { if (this.account) this.kept.setTabs(this.tabs, this.current); }

  /* ---- what follows from both --------------------------------------------------------------- */

  row(conversation: string): BoardRow | undefined { return this.rows?.find((r) => r.conversation === conversation); }

  /** Own conversations in which something happened since they were last looked at. */
  unseen(): Set<string> {
    return new Set(this.rows?.filter((r) => r.mine && r.state !== "closed" && r.seq > (this.kept.seen(r.conversation))).map((r) => r.conversation));
  }

  /** What is on the screen now has been looked at; the employer learns how far, if it is mine. */
  look(): void {
    const visible = document.visibilityState === "visible", open = this.row(this.current);
    if (open && visible) this.kept.setSeen(open.conversation, open.seq);
    for (const r of this.rows ?? []) {
      const delivered = this.logs.get(r.conversation)?.seq ?? 0;
      if (!r.mine || !withAdvisor(r.state) || !delivered) continue;
      const read = Math.min(delivered, this.kept.seen(r.conversation)), marks = `${delivered}/${read}`;
      if (this.told.get(r.conversation) === marks) continue;
      this.told.set(r.conversation, marks);
      this.line.pass({ type: "seen", conversation: r.conversation, delivered, read });
    }
  }

  /* Follows what is open and what is mine, and nothing else. */
  private watch(): void {
    const mine = this.rows?.filter((r) => r.mine && withAdvisor(r.state)).map((r) => r.conversation) ?? [];
    const wanted = new Set([...(this.current ? [this.current] : []), ...mine, ...this.tabs].slice(0, WATCHED_MOST));
    for (const conversation of this.watched)
      if (!wanted.has(conversation)) { this.watched.delete(conversation); this.line.pass({ type: "unwatch", conversation }); }
    if (!this.linked || !this.rows) return;
    for (const conversation of wanted)
      if (!this.watched.has(conversation)) {
        this.watched.add(conversation);
        this.line.pass({ type: "watch", conversation, after: this.logs.get(conversation)?.seq ?? 0 });
      }
    this.look();
  }
}
