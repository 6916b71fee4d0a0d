// The employer's conversation: its secret, its line to the server and its log. No page in here.
import { Connection, newId, type Link } from "../shared/connection.js";
import { applyEvent, emptyLog, withAdvisor, type Log } from "../shared/log.js";
import type { Choice, Feedback, Given, Kept, Lang, LogEvent, ServerMessage, Slot } from "../shared/protocol.js";
import { noticeVersion } from "./notice.js";
import { dropSession, keepLang, keepLonger, keepSession, keptSession, keptUntil, openLink, type Session } from "./session.js";

const TYPING_LASTS = 6_000;
const REOPEN_AGAIN = 3_000;

type Got<T extends ServerMessage["type"]> = Extract<ServerMessage, { type: T }>;
export class Conversation {
  log: Log = emptyLog;
  link: Link = "closed";
  limit = 2000;
  queue: Got<"queue"> | null = null;
  typing = "";                // name of the advisor who types
  problem = "";
  gone = false;               // the link that was to reopen a conversation is not known any more
  chamber = "";
  mail = false;               // the server can send mails
  given: Given = {};
  marks = { delivered: 0, read: 0 };        // how far the advisor is
  found: { text: string; entries: Choice[] } = { text: "", entries: [] };      // what begins like `text`
  #asked = new Map<string, { resolve(ack: Got<"ack">): void; reject(why: Error): void }>();
  #readers: ((text: string) => void)[] = [];
  #seen = { delivered: 0, read: 0 };
  #reading = false;
  #shown = false;
  #starting = false;
  #finding = "";              // what is looked for, once the line is open
  #past = 0;                  // events up to here had happened when the line was opened
  #session: Session | null = null;
  #opening = "";              // the link that is being followed
  #line: Connection | null = null;
  #typingEnds: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called whenever there is something new to show, with the event that has just happened. */
  constructor(private readonly server: string, private lang: Lang, private readonly changed: (news?: LogEvent) => void) {}

  /** What was said and is not in the log yet. */
  get pending(): string[] {
    const known = new Set(this.log.events.map((event) => event.client_id));
    return (this.#line?.pending ?? []).flatMap((kept) => kept.type === "say" && !known.has(kept.client_id) ? [kept.text] : []);
  }

  /** A step of a flow is on its way: another one now would be a second answer to the same question. */
  get guiding(): boolean {
    const known = new Set(this.log.events.map((event) => event.client_id));
    return (this.#line?.pending ?? []).some((kept) => kept.type === "guide" && !known.has(kept.client_id));
  }

  /** Numbers of the answers of which something is on its way to be said. */
  get judging(): Set<number> {
    const known = new Set(this.log.events.map((event) => event.client_id));
    return new Set((this.#line?.pending ?? []).flatMap((kept) => kept.type === "feedback" && !known.has(kept.client_id) ? [kept.seq] : []));
  }
  /** Until when this browser keeps it after the tab is closed (ms), 0: not at all. */
  get keptUntil(): number { return this.#session ? keptUntil(this.#session.conversation) : 0; }
  /** False where the browser does not do that. */
  keep(on: boolean): boolean { return this.#session !== null && keepLonger(this.#session, this.lang, on); }

  /** The log is here up to what had happened when the line was opened. */
  get read(): boolean { return !this.#session || (this.link === "open" && this.log.seq >= this.#past); }

  resume(): void {
    this.#session = keptSession();
    if (this.#session)
      this.#connect();
  }
  leave(): void {
    clearTimeout(this.#typingEnds);
    this.#opening = "";
    this.#line?.close();
    this.#line = null;
  }
  renew(): void {
    this.leave();
    dropSession();
    this.#session = null;
    this.log = emptyLog;
    this.queue = null;
    this.given = {};
    this.marks = { delivered: 0, read: 0 };
    this.gone = false;
    this.typing = this.problem = "";
    this.changed();
  }
  /** Goes on with the conversation that `link` leads to, here instead of what was held here. */
  async reopen(link: string): Promise<void> {
    this.renew();
    this.#opening = link;
    const found = await openLink(this.server, link).catch(() => undefined);
    if (this.#opening !== link)
      return;                                          /* left, or something else begun meanwhile */
    this.link = found === undefined ? "waiting" : "closed";
    this.gone = found === null;
    if (found) {
      this.#session = keepSession(found);
      this.#connect();
    } else if (!this.gone)
      setTimeout(() => { if (this.#opening === link) void this.reopen(link); }, REOPEN_AGAIN);
    this.changed();
  }
  speak(lang: Lang): void {
    this.lang = lang;
    if (!this.#session)
      return;
    keepLang(this.#session, lang);
    this.#line?.greet();
  }

  say(text: string): void { this.#keep({ type: "say", client_id: newId(), text }); }
  choose(entry: string): void { this.#keep({ type: "choose", client_id: newId(), entry }); }
  guide(flow: string, answers: string[]): void { this.#keep({ type: "guide", client_id: newId(), flow, answers }); }
  judge(feedback: Omit<Feedback, "entry">): void { this.#keep({ type: "feedback", client_id: newId(), ...feedback }); }
  /** Looks for entries whose titles begin like `text`; nothing of it is kept. "" is nothing to look for. */
  find(text: string): void {
    this.#finding = text;
    if (text)
      this.#connect().pass({ type: "find", text, lang: this.lang });
    else if (this.found.text) {
      this.found = { text: "", entries: [] };
      this.changed();
    }
  }
  forget(slot: Slot["slot"]): void { this.#keep({ type: "forget", client_id: newId(), slot }); }
  act(type: "cancel-person" | "end"): void { this.#keep({ type, client_id: newId() }); }
  /** Kept like all that is said; settled once the server has it, or refuses it with a message for a person. */
  request(message: Kept): Promise<Got<"ack">> {
    return new Promise((resolve, reject) => {
      this.#asked.set(message.client_id, { resolve, reject });
      if (!this.#line?.pending.some((kept) => kept.client_id === message.client_id))
        this.#keep(message);
    });
  }
  /** The whole conversation as text; waits for the line. */
  transcript(): Promise<string> {
    return new Promise((resolve) => {
      this.#readers.push(resolve);
      this.#connect().pass({ type: "transcript" });
    });
  }
  /** The log is on the screen, up to its end, or is not: an advisor may know what was read. */
  reading(on: boolean): void {
    this.#reading = on;
    this.#tellSeen();
  }
  /** The panel is on the screen: whether the line is still there matters. */
  show(on: boolean): void {
    const again = on && !this.#shown;
    this.#shown = on;
    if (again)
      this.#line?.probe();
  }
  tellTyping(on: boolean): void {
    if (this.log.state === "waiting" || withAdvisor(this.log.state))
      this.#line?.pass({ type: "typing", on });
  }

  #keep(message: Kept): void {
    this.problem = "";
    this.#connect().keep(message);
    this.#begin();
    this.changed();
  }
  /* A conversation is begun by what is said in it, not by looking around. */
  #begin(): void {
    if (this.#session || this.#starting || this.link !== "open" || !this.#line?.pending.length)
      return;
    this.#starting = true;
    this.#line.pass({ type: "start", lang: this.lang, notice: noticeVersion(this.lang) });
  }

  #tellSeen(): void {
    const delivered = this.log.events.findLast((event) => event.by === "advisor")?.seq ?? 0;
    const read = this.#reading ? delivered : this.#seen.read;
    if (this.link !== "open" || (delivered <= this.#seen.delivered && read <= this.#seen.read))
      return;
    this.#seen = { delivered, read };
    this.#line?.pass({ type: "seen", ...this.#seen });
  }

  #connect(): Connection {
    if (this.#line)
      return this.#line;
    this.#opening = "";
    const url = new URL("/ws", this.server);
    url.protocol = url.protocol.replace("http", "ws");
    this.#line = new Connection(url.href, {
      hello: () => ({ type: "hello", v: 1, lang: this.lang, ...this.#session && { ...this.#session, after: this.log.seq } }),
      message: (message) => this.#receive(message),
      link: (state) => { this.link = state; this.#starting = false; this.changed(); },
      ready: () => this.#session !== null,
      attentive: () => this.#shown || this.log.state === "waiting" || withAdvisor(this.log.state) || (this.#line?.pending.length ?? 0) > 0,
    });
    this.#line.open();
    return this.#line;
  }

  #receive(message: ServerMessage): void {
    switch (message.type) {
      case "welcome": this.#welcome(message); break;
      case "started":
        this.#session = keepSession(message);
        this.#starting = false;
        this.#line?.flush();
        break;
      case "ack":
        this.#asked.get(message.client_id)?.resolve(message);
        this.#asked.delete(message.client_id);
        break;
      case "event":
        this.log = applyEvent(this.log, message.event);
        this.problem = "";
        if (message.event.by === "advisor") this.typing = "";
        if (this.log.state !== "waiting") this.queue = null;
        this.#tellSeen();
        this.changed(message.event.seq > this.#past ? message.event : undefined);
        return;
      case "found":
        if (message.text === this.#finding) this.found = message;
        break;
      case "queue": this.queue = message; break;
      case "marks":
        if (message.who === "advisor") this.marks = { delivered: message.delivered, read: message.read };
        break;
      case "transcript":
        this.#readers.splice(0).forEach((read) => read(message.text));
        break;
      case "typing":
        clearTimeout(this.#typingEnds);
        this.typing = message.who === "advisor" && message.on ? message.name ?? "" : "";
        this.#typingEnds = setTimeout(() => { this.typing = ""; this.changed(); }, TYPING_LASTS);
        break;
      case "error": this.#refuse(message); return;
    }
    this.changed();
  }

  #welcome(message: Got<"welcome">): void {
    this.limit = message.limits.text;
    this.chamber = message.chamber;
    this.#past = message.seq;
    this.mail = message.mail ?? false;
    this.given = message.given ?? {};
    this.#seen = { delivered: 0, read: 0 };
    this.#begin();
    if (this.#finding)
      this.#line?.pass({ type: "find", text: this.#finding, lang: this.lang });
    if (this.#readers.length)
      this.#line?.pass({ type: "transcript" });
  }

  #refuse(error: Got<"error">): void {
    const asked = this.#asked.get(error.client_id ?? "");
    if (asked && !this.#line?.pending.some((kept) => kept.client_id === error.client_id)) {
      this.#asked.delete(error.client_id!);
      asked.reject(new Error(error.message));
      this.changed();
      return;
    }
    if (!error.client_id && (error.code === "not-found" || error.code === "forbidden")) {
      this.renew();
      return;
    }
    this.problem = error.message;
    this.changed();
  }
}
