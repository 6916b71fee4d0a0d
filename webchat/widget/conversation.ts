// The employer's conversation: its secret, its line to the server and its log. No page in here.
import { Connection, newId, type Link } from "../shared/connection.js";
import { applyEvent, emptyLog, withAdvisor, type Log } from "../shared/log.js";
import type { Kept, Lang, ServerMessage, Slot } from "../shared/protocol.js";

const KEY = "kammerlotse";
const TYPING_LASTS = 6_000;

interface Session { conversation: string; token: string }

function keptSession(): Session | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Session | null;
  } catch {
    return null;
  }
}

export class Conversation {
  log: Log = emptyLog;
  link: Link = "closed";
  limit = 2000;
  place = 0;                  // in the queue; 0 is not known
  typing = "";                // name of the advisor who types
  problem = "";
  #session: Session | null = null;
  #line: Connection | null = null;
  #typingEnds: ReturnType<typeof setTimeout> | undefined;

  /** `changed` is called whenever there is something new to show. */
  constructor(private readonly server: string, private lang: Lang, private readonly changed: () => void) {}

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

  resume(): void {
    this.#session = keptSession();
    if (this.#session)
      this.#connect();
  }
  leave(): void {
    clearTimeout(this.#typingEnds);
    this.#line?.close();
    this.#line = null;
  }
  renew(): void {
    this.leave();
    sessionStorage.removeItem(KEY);
    this.#session = null;
    this.log = emptyLog;
    this.place = 0;
    this.typing = this.problem = "";
    this.changed();
  }
  speak(lang: Lang): void {
    this.lang = lang;
    if (this.#session)
      this.#line?.greet();
  }

  say(text: string): void { this.#keep({ type: "say", client_id: newId(), text }); }
  choose(entry: string): void { this.#keep({ type: "choose", client_id: newId(), entry }); }
  guide(flow: string, answers: string[]): void { this.#keep({ type: "guide", client_id: newId(), flow, answers }); }
  forget(slot: Slot["slot"]): void { this.#keep({ type: "forget", client_id: newId(), slot }); }
  act(type: "ask-person" | "cancel-person" | "end"): void { this.#keep({ type, client_id: newId() }); }
  tellTyping(on: boolean): void {
    if (this.log.state === "waiting" || withAdvisor(this.log.state))
      this.#line?.pass({ type: "typing", on });
  }

  #keep(message: Kept): void {
    this.problem = "";
    this.#connect().keep(message);
    this.changed();
  }

  #connect(): Connection {
    if (this.#line)
      return this.#line;
    const url = new URL("/ws", this.server);
    url.protocol = url.protocol.replace("http", "ws");
    this.#line = new Connection(url.href, {
      hello: () => ({ type: "hello", v: 1, lang: this.lang, ...this.#session && { ...this.#session, after: this.log.seq } }),
      message: (message) => this.#receive(message),
      link: (state) => { this.link = state; this.changed(); },
      ready: () => this.#session !== null,
    });
    this.#line.open();
    return this.#line;
  }

  #receive(message: ServerMessage): void {
    switch (message.type) {
      case "welcome":
        this.limit = message.limits.text;
        if (!this.#session)
          this.#line?.pass({ type: "start", lang: this.lang });
        break;
      case "started":
        this.#session = { conversation: message.conversation, token: message.token };
        sessionStorage.setItem(KEY, JSON.stringify(this.#session));
        this.#line?.flush();
        break;
      case "event":
        this.log = applyEvent(this.log, message.event);
        this.problem = "";
        if (message.event.by === "advisor") this.typing = "";
        break;
      case "queue": this.place = message.position; break;
      case "typing":
        clearTimeout(this.#typingEnds);
        this.typing = message.who === "advisor" && message.on ? message.name ?? "" : "";
        this.#typingEnds = setTimeout(() => { this.typing = ""; this.changed(); }, TYPING_LASTS);
        break;
      case "error": this.#refuse(message); return;
    }
    this.changed();
  }

  #refuse(error: Extract<ServerMessage, { type: "error" }>): void {
    if (!error.client_id && (error.code === "not-found" || error.code === "forbidden")) {
      this.renew();
      return;
    }
    this.problem = error.message;
    this.changed();
  }
}
