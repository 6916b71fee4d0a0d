// A WebSocket that comes back by itself. What was said and not acknowledged is said again under
// the same client_id, so that nothing is lost and the server stores nothing twice.
//
// A line may be dead and still look open: behind a Wi-Fi that lost its way, or after the computer slept. So what the
// server always answers has to be answered in time, and where nothing was heard for long, it is asked for a sign.
import type { ClientMessage, Hello, Kept, Passing, ServerMessage } from "./protocol.js";

export type Link = "connecting" | "open" | "waiting" | "closed";

export interface Handlers {
  /** The first message of each connection; asked anew each time, for `after` moves on. */
  hello(): Hello;
  message(message: ServerMessage): void;
  link(state: Link): void;
  /** False while kept messages must wait (no conversation yet). Default: send after `welcome`. */
  ready?(): boolean;
  /** Whether somebody looks, or something is awaited: only then a silent line is tried. Default: never. */
  attentive?(): boolean;
}

const FIRST_DELAY = 500;
const LONGEST_DELAY = 20_000;
const LATER = 5_000;
const SILENCE = 20_000;
const ANSWERED = 10_000;
const CONNECTED = 20_000;
/* The server does not answer these, or not always. */
const unanswered: readonly ClientMessage["type"][] = ["find", "typing", "seen", "presence", "looking", "watch", "unwatch"];
const ASLEEP = 30_000;   // hidden for longer than this, a socket may be dead and still look open

export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Connection {
  #socket: WebSocket | null = null;
  #outbox: Kept[] = [];
  #welcomed = false;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;       // runs while an answer is due
  #beat: ReturnType<typeof setTimeout> | undefined;
  #heardAt = 0;
  #running = false;
  #hiddenAt = 0;

  constructor(private readonly url: string, private readonly handlers: Handlers) {}

  get pending(): readonly Kept[] { return this.#outbox; }

  open(): void {
    if (this.#running)
      return;
    this.#running = true;
    document.addEventListener("visibilitychange", this.#wake);
    window.addEventListener("pageshow", this.#wake);
    window.addEventListener("online", this.#wake);
    window.addEventListener("offline", this.#lost);
    this.#connect();
  }

  close(): void {
    this.#running = false;
    document.removeEventListener("visibilitychange", this.#wake);
    window.removeEventListener("pageshow", this.#wake);
    window.removeEventListener("online", this.#wake);
    window.removeEventListener("offline", this.#lost);
    this.#hangUp();
    this.#outbox = [];
    this.handlers.link("closed");
  }

  /** Says hello again on the open line, because something in it has changed. */
  greet(): void {
    if (this.#welcomed)
      this.#write(this.handlers.hello());
  }

  /** Somebody looks again: a line that was silent for long is tried now. */
  probe(): void {
    if (Date.now() - this.#heardAt > SILENCE)
      this.#ping();
  }

  /** Kept until acknowledged. */
  keep(message: Kept): void {
    this.#outbox.push(message);
    if (this.#mayFlush())
      this.#write(message);
  }

  /** Sent if the line is open, else forgotten. */
  pass(message: Passing): void {
    if (this.#welcomed)
      this.#write(message);
  }

  /** It was refused, or is not wanted any more. */
  drop(client_id: string | undefined): void { this.#outbox = this.#outbox.filter((kept) => kept.client_id !== client_id); }

  /** Sends all that waits; call it once `ready` has turned true. */
  flush(): void {
    if (this.#mayFlush())
      for (const message of this.#outbox)
        this.#write(message);
  }

  #mayFlush(): boolean {
    return this.#welcomed && (this.handlers.ready?.() ?? true);
  }

  #write(message: ClientMessage): void {
    if (this.#socket?.readyState !== WebSocket.OPEN)
      return;
    this.#socket.send(JSON.stringify(message));
    if (!unanswered.includes(message.type))
      this.#await(ANSWERED);
  }

  #await(time: number): void { this.#patience ??= setTimeout(() => this.#retry(), time); }
  #heard(): void {
    clearTimeout(this.#patience);
    clearTimeout(this.#beat);
    this.#patience = undefined;
    this.#heardAt = Date.now();
    this.#beat = setTimeout(() => this.#ping(), SILENCE);
  }
  #ping(): void {
    clearTimeout(this.#beat);
    if (this.handlers.attentive?.())
      this.pass({ type: "ping" });
    this.#beat = setTimeout(() => this.#ping(), SILENCE);
  }

  #hangUp(): void {
    for (const timer of [this.#timer, this.#later, this.#patience, this.#beat])
      clearTimeout(timer);
    this.#patience = undefined;
    const socket = this.#socket;
    this.#socket = null;
    this.#welcomed = false;
    socket?.close();
  }

  #connect(): void {
    this.#hangUp();
    if (!this.#attempt)                  /* where it has just failed, there is no connection until there is one */
      this.handlers.link("connecting");
    const socket = new WebSocket(this.url, "kammerlotse.v1");
    this.#socket = socket;
    this.#await(CONNECTED);
    socket.onopen = () => this.#write(this.handlers.hello());
    socket.onmessage = (frame) => { if (socket === this.#socket) this.#receive(String(frame.data)); };
    socket.onclose = () => { if (socket === this.#socket) this.#retry(); };
  }

  #retry(): void {
    this.#hangUp();
    if (!this.#running)
      return;
    this.handlers.link("waiting");
    const ceiling = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** this.#attempt++);
    this.#timer = setTimeout(() => this.#connect(), ceiling * (0.5 + Math.random() / 2));
  }

  #receive(frame: string): void {
    this.#heard();
    let message: ServerMessage;
    try {
      message = JSON.parse(frame) as ServerMessage;
    } catch {
      return;
    }
    const later = message.type === "error" && (message.code === "not-stored" || (message.code === "rate" && !this.#isMail(message.client_id)));
    if (later)
      this.#soon();
    else if (message.type === "ack" || message.type === "error")
      this.drop(message.client_id);
    if (message.type === "welcome") {
      this.#attempt = 0;
      this.#welcomed = true;
      this.handlers.link("open");
    }
    this.handlers.message(message);
    if (message.type === "welcome")
      this.flush();
  }

  /* Of mails there may be too many for good: that is not said again. */
  #isMail(id: string | undefined): boolean { return this.#outbox.some((kept) => kept.client_id === id && kept.type === "mail-transcript"); }

  // The server could not take it now: say it again, but not at once. If it was the greeting or the start, begin anew.
  #soon(): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => { if (this.#mayFlush()) this.flush(); else this.#connect(); }, LATER);
  }

  // The socket of a device without a network looks open for minutes.
  #lost = (): void => this.#retry();

  // After sleep, ask anew by number rather than trust the socket.
  #wake = (event: Event): void => {
    if (document.visibilityState === "hidden") {
      this.#hiddenAt ||= Date.now();
      return;
    }
    const asleep = this.#hiddenAt > 0 && Date.now() - this.#hiddenAt > ASLEEP;
    this.#hiddenAt = 0;
    const dead = this.#socket === null || this.#socket.readyState > WebSocket.OPEN;
    const restored = event instanceof PageTransitionEvent && event.persisted;
    if (dead || asleep || restored || event.type === "online")
      this.#connect();
  };
}
