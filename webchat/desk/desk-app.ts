import { LitElement, html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { Connection, newId } from "../shared/connection.js";
import { icon } from "../shared/icons.js";
import { applyEvent, emptyLog, withAdvisor, type Log } from "../shared/log.js";
import type { Account, BoardRow, Lang, ServerMessage } from "../shared/protocol.js";
import "./desk-admin.js";
import "./desk-board.js";
import "./desk-conversation.js";
import "./desk-header.js";
import "./desk-sign-in.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";

/* The desk: the session, the connection and the log of each conversation that was opened. */
export class DeskApp extends LitElement {
  private account: Account | null | undefined = undefined;     /* undefined: not asked yet */
  private language: Lang = localStorage.getItem("desk-lang") === "en" ? "en" : "de";
  private sound = localStorage.getItem("desk-sound") !== "off";
  private audio: AudioContext | null = null;
  private rows: BoardRow[] | null = null;
  private logs = new Map<string, Log>();
  private drafts = new Map<string, string>();
  private said = new Map<string, { conversation: string; text: string }>();
  private opened = "";
  private seen = new Map<string, number>();                    /* last number looked at, by conversation */
  private watched = new Set<string>();
  private typing = new Map<string, number>();                  /* timer, by conversation */
  private linked = false;
  private limit = 2000;
  private status = "";
  private problem = "";
  private line = new Connection(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`, {
    hello: () => ({ type: "hello", v: 1, role: "advisor" }),
    message: (m) => this.hear(m),
    link: (state) => {
      this.linked = state === "open";
      if (state === "waiting") void this.check();              /* an ended session is refused at the upgrade */
      this.requestUpdate();
    },
  });

  private get t() { return this.language === "en" ? en : de; }
  override createRenderRoot() { return this; }

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.keyDown);
    document.addEventListener("pointerdown", this.gesture);
    void this.check();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.keyDown);
    document.removeEventListener("pointerdown", this.gesture);
    this.line.close();
  }

  private gesture = () => { if (this.sound) this.audio ??= new AudioContext(); };

  private keyDown = (e: KeyboardEvent) => {
    this.gesture();
    const typing = e.target instanceof HTMLInputElement || e.target instanceof HTMLTextAreaElement;
    if (e.key === "?" && !typing && this.account) this.showKeys();
  };

  private showKeys() {
    const keys = this.querySelector<HTMLDialogElement>("#keys");
    if (keys && !keys.open) keys.showModal();
  }

  private async check(again = true): Promise<void> {
    try {
      const r = await fetch("/api/desk/me");
      if (r.ok) { this.account = await r.json() as Account; this.line.open(); }
      else if (r.status === 401) this.leave(this.account ? this.t.expired : "");
      else throw new Error(r.statusText);
    } catch {
      if (this.account) return;                                /* the connection comes back by itself */
      if (again) return void setTimeout(() => void this.check(false), 500);
      this.leave(this.t.unreachable);
    }
    this.requestUpdate();
  }

  private leave(note: string) {
    this.account = null;
    this.line.close();
    this.rows = null;
    for (const kept of [this.logs, this.drafts, this.said, this.seen, this.watched, this.typing]) kept.clear();
    this.opened = "";
    this.problem = note;
    this.requestUpdate();
  }

  private async signOut() {
    try {
      const r = await fetch("/api/desk/logout", { method: "POST" });
      if (r.ok) { this.leave(""); return; }
    } catch { /* told below: the session still stands */ }
    this.problem = this.t.unreachable;
    this.requestUpdate();
  }

  private hear(m: ServerMessage) {
    switch (m.type) {
      case "welcome": this.limit = m.limits.text; this.watched.clear(); this.watch(); break;
      case "board": this.board(m.conversations); break;
      case "ack": this.said.delete(m.client_id); break;
      case "event": this.logs.set(m.conversation, applyEvent(this.logs.get(m.conversation) ?? emptyLog, m.event)); break;
      case "typing":
        if (m.who === "employer") this.types(m.conversation, m.on);
        break;
      case "error": this.refused(m); break;
    }
    this.requestUpdate();
  }

  private refused(m: Extract<ServerMessage, { type: "error" }>) {
    this.problem = m.code === "taken" ? this.t.takenBy(m.by ?? this.t.somebody) : m.message;
    if (m.code === "not-stored" || m.code === "rate") return;   /* the connection says it again */
    const lost = this.said.get(m.client_id ?? "");
    if (!lost) return;
    this.said.delete(m.client_id ?? "");
    const draft = this.drafts.get(lost.conversation);          /* nothing typed is lost */
    this.drafts.set(lost.conversation, draft ? `${lost.text}\n${draft}` : lost.text);
  }

  private board(rows: BoardRow[]) {
    const before = new Set(this.rows?.filter((r) => r.state === "waiting").map((r) => r.conversation));
    const waiting = rows.filter((r) => r.state === "waiting");
    const fresh = waiting.filter((r) => !before.has(r.conversation)).length;
    if (this.rows) this.status = fresh ? this.t.announce(fresh) : "";
    if (this.rows && fresh && this.sound) this.chime();
    this.rows = rows;
    this.watch();
  }

  private types(conversation: string, on: boolean) {
    clearTimeout(this.typing.get(conversation));
    this.typing.delete(conversation);
    if (on) this.typing.set(conversation, window.setTimeout(() => { this.types(conversation, false); this.requestUpdate(); }, 6000));
  }

  /* Own conversations in which something happened since they were last looked at. */
  private unseen(): Set<string> {
    const opened = this.rows?.find((r) => r.conversation === this.opened);
    if (opened) this.seen.set(opened.conversation, opened.seq);
    return new Set(this.rows?.filter((r) => r.mine && withAdvisor(r.state) && r.seq > (this.seen.get(r.conversation) ?? 0)).map((r) => r.conversation));
  }

  private chime() {
    if (!this.audio) return;
    const tone = this.audio.createOscillator(), gain = this.audio.createGain(), now = this.audio.currentTime;
    tone.frequency.value = 660;
    gain.gain.setValueAtTime(0.05, now);
    gain.gain.exponentialRampToValueAtTime(0.0001, now + 0.4);
    tone.connect(gain).connect(this.audio.destination);
    tone.start(now);
    tone.stop(now + 0.4);
  }

  /* Follows what is open and what is mine, and nothing else. */
  private watch() {
    const wanted = new Set(this.rows?.filter((r) => r.mine && withAdvisor(r.state)).map((r) => r.conversation));
    if (this.opened) wanted.add(this.opened);
    for (const conversation of this.watched)
      if (!wanted.has(conversation)) { this.watched.delete(conversation); this.line.pass({ type: "unwatch", conversation }); }
    for (const conversation of wanted)
      if (!this.watched.has(conversation)) { this.watched.add(conversation); this.line.pass({ type: "watch", conversation, after: this.logs.get(conversation)?.seq ?? 0 }); }
  }

  private async open(conversation: string) {
    this.opened = conversation;
    this.problem = "";
    this.watch();
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>(conversation ? "desk-conversation h2" : "desk-board button")?.focus();
  }

  private say(conversation: string, text: string) {
    const client_id = newId();
    this.said.set(client_id, { conversation, text });
    this.line.keep({ type: "say", client_id, conversation, text });
    this.requestUpdate();
  }

  private conversation(row: BoardRow) {
    const conversation = row.conversation;
    return keyed(conversation, html`<desk-conversation .t=${this.t} .row=${row} lang=${this.language} .draft=${this.drafts.get(conversation) ?? ""} .limit=${this.limit}
      .log=${this.logs.get(conversation) ?? emptyLog} ?typing=${this.typing.has(conversation)}
      .unsent=${[...this.said.values()].filter((s) => s.conversation === conversation).map((s) => s.text)}
      @back=${() => void this.open("")} @say=${(e: CustomEvent<string>) => this.say(conversation, e.detail)}
      @take=${() => this.line.keep({ type: "take", client_id: newId(), conversation })}
      @close-conversation=${() => this.line.keep({ type: "close", client_id: newId(), conversation })}
      @draft=${(e: CustomEvent<string>) => { this.drafts.set(conversation, e.detail); this.requestUpdate(); }}
      @typing=${(e: CustomEvent<boolean>) => this.line.pass({ type: "typing", conversation, on: e.detail })}></desk-conversation>`);
  }

  private switchLanguage() {
    this.language = this.language === "de" ? "en" : "de";
    localStorage.setItem("desk-lang", this.language);
    this.requestUpdate();
  }

  private switchSound() {
    this.sound = !this.sound;
    localStorage.setItem("desk-sound", this.sound ? "on" : "off");
    this.requestUpdate();
  }

  private languageButton() {
    return html`<button lang=${this.language === "de" ? "en" : "de"} @click=${this.switchLanguage}>${this.t.other}</button>`;
  }

  override render() {
    const { t } = this;
    document.documentElement.lang = this.language;
    const waiting = this.rows?.filter((r) => r.state === "waiting").length ?? 0;
    document.title = `${waiting ? `(${waiting}) ` : ""}${t.title} – Kammerlotse`;
    if (this.account === undefined) return html`<main><p class="pick">${t.loading}</p></main>`;
    if (!this.account) return html`<main><desk-sign-in .t=${t} note=${this.problem} @signed-in=${() => { this.problem = ""; void this.check(); }}></desk-sign-in></main>
      <footer class="language">${this.languageButton()}</footer>`;
    const row = this.rows?.find((r) => r.conversation === this.opened);
    return html`<desk-header .t=${t} .account=${this.account} ?linked=${this.linked} ?sound=${this.sound} lang=${this.language} @sound=${this.switchSound}
        @keys=${this.showKeys} @language=${this.switchLanguage} @sign-out=${() => void this.signOut()}></desk-header>
      <desk-admin .account=${this.account} lang=${this.language}></desk-admin>
      <div role="status" class="hidden">${this.status}</div>
      <div role="alert">${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>
      <main class="panes ${row ? "open" : ""}">
        <desk-board .t=${t} .rows=${this.rows ?? []} open=${this.opened} lang=${this.language} .unseen=${this.unseen()} .typing=${new Set(this.typing.keys())} @open-conversation=${(e: CustomEvent<string>) => void this.open(e.detail)}></desk-board>
        ${row ? this.conversation(row) : html`<div class="pick quiet">${icon("inbox")}<p>${t.pick}</p></div>`}</main>
      <dialog id="keys" aria-label=${t.keys}><h2>${t.keys}</h2><dl class="keys">${t.keyList.map(([key, does]) => html`<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`)}</dl><form method="dialog"><button class="main">${t.ok}</button></form></dialog>`;
  }
}
customElements.define("desk-app", DeskApp);
