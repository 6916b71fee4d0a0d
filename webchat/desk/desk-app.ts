// <desk-app>: the session, the settings, what is shown, and what calls the advisor.
import { LitElement, html, nothing } from "lit";
import { icon } from "../staff/icons.js";
import type { Account, BoardRow, Lang, Presence } from "../shared/protocol.js";
import { Alarm, mayNotify } from "./alarm.js";
import { replies, type Past, type Reply } from "./api.js";
import { Desk, type Problem } from "./desk.js";
import "./desk-admin.js";
import "./desk-header.js";
import type { View } from "./desk-header.js";
import "./desk-history.js";
import "./desk-keys.js";
import "./desk-panes.js";
import type { DeskPanes } from "./desk-panes.js";
import "./desk-reading.js";
import "../staff/staff-sign-in.js";
import { problemText } from "./dialog.js";
import { heartbeat } from "./heartbeat.js";
import { keyAction } from "./keys.js";
import { signOut, whoAmI } from "../staff/session.js";
import { loadSettings, saveSettings, type Settings, type Switch } from "../staff/settings.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";

const NOTICE_FOR = 8_000;

export class DeskApp extends LitElement {
  private account: Account | null | undefined = undefined;     /* undefined: not asked yet */
  private settings: Settings = loadSettings();
  private alarm = new Alarm(() => this.settings);
  private status: Presence = "available";
  private view: View = location.hash === "#history" ? "history" : "desk";
  private replies: Reply[] = [];
  private reading: Past | null = null;
  private helping = false;
  private announced = "";
  private notice = "";
  private undo: (() => void) | null = null;
  private noticeTimer = 0;
  private problem: Problem | string = "";
  private version = 0;
  private pulse: Worker | null = null;
  private desk = new Desk({
    changed: () => { this.version++; this.requestUpdate(); },
    waiting: (fresh) => this.somebodyWaits(fresh),
    word: (row) => this.callTo(this.t.noticeWord, row.conversation),
    mentioned: (by, conversation) => { this.tell(this.t.mentioned(by)); this.callTo(this.t.noticeMention, conversation); },
    linkLost: () => void this.check(),                         /* an ended session is refused at the upgrade */
  });

  private get t() { return this.settings.lang === "en" ? en : de; }
  private get panes() { return this.querySelector<DeskPanes>("desk-panes"); }
  override createRenderRoot() { return this; }

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.keyDown);
    document.addEventListener("pointerdown", this.gesture);
    window.addEventListener("hashchange", this.hashChange);
    void this.check();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.keyDown);
    document.removeEventListener("pointerdown", this.gesture);
    window.removeEventListener("hashchange", this.hashChange);
    this.leave("", false);
  }

  private gesture = () => this.alarm.gesture();
  private hashChange = () => { this.view = location.hash === "#history" ? "history" : "desk"; this.requestUpdate(); };

  private keyDown = (e: KeyboardEvent) => {
    this.gesture();
    if (!this.account) return;
    const action = keyAction(e, this.settings.keys);
    if (!action) return;
    e.preventDefault();
    if (action === "help") { this.helping = true; this.requestUpdate(); }
    else if (this.view === "desk") void this.panes?.act(action);
    else if (action === "search") this.querySelector<HTMLElement>("desk-history")?.focus();
  };

  /* ---- the session -------------------------------------------------------------------------- */

  private async check(again = true): Promise<void> {
    try {
      const account = await whoAmI();
      if (!account) this.leave(this.account ? this.t.expired : "", false);
      else if (account.role === "editor") location.replace("/editor");   /* talks are not an editor's business */
      else if (!this.account) this.enter(account);
    } catch {
      if (this.account) return;                                /* the connection comes back by itself */
      if (again) return void setTimeout(() => void this.check(false), 500);
      this.leave(this.t.unreachable, false);
    }
    this.requestUpdate();
  }

  private enter(account: Account) {
    this.account = account;
    this.problem = "";
    this.desk.present(this.status, this.settings.capacity);
    this.desk.open(account);
    this.pulse ??= heartbeat(() => this.beat());
    void replies().then((found) => { this.replies = found?.replies ?? []; this.requestUpdate(); }, () => { /* then there are none */ });
  }

  private leave(note: string, forget: boolean) {
    this.account = null;
    this.pulse?.terminate();
    this.pulse = null;
    this.desk.close(forget);
    this.reading = null;
    this.problem = note;
    this.requestUpdate();
  }

  private async signOut() {
    if (await signOut()) this.leave("", true);
    else { this.problem = this.t.unreachable; this.requestUpdate(); }
  }

  /* ---- what calls the advisor ----------------------------------------------------------------- */

  private get waiting(): BoardRow[] {
    const { team } = this.settings, known = this.desk.teams.some((one) => one.team === team);
    return this.desk.rows?.filter((r) => r.state === "waiting" && (!known || r.team === team)) ?? [];
  }

  private beat() {
    this.desk.beat();
    if (this.status !== "away") this.alarm.remind(this.waiting.length);
  }

  private somebodyWaits(fresh: readonly BoardRow[]) {
    if (fresh.length) this.announced = this.t.announce(fresh.length);
    if (this.status === "away" || !this.waiting.length) return;
    this.alarm.ring();
    this.alarm.notify(this.t.title, this.t.noticeWaiting, () => this.show("desk"));
  }

  private callTo(text: string, conversation: string) {
    if (document.visibilityState === "visible" && this.desk.current === conversation) return;
    this.alarm.tick();
    this.alarm.notify(this.t.title, text, () => { this.show("desk"); void this.panes?.open(conversation); });
  }

  private tell(notice: string, undo: (() => void) | null = null) {
    this.notice = notice;
    this.undo = undo;
    clearTimeout(this.noticeTimer);
    this.noticeTimer = window.setTimeout(() => { this.notice = ""; this.requestUpdate(); }, NOTICE_FOR);
    this.requestUpdate();
  }

  /* ---- the settings --------------------------------------------------------------------------- */

  private set(settings: Partial<Settings>) {
    this.settings = { ...this.settings, ...settings };
    saveSettings(this.settings);
    this.requestUpdate();
  }

  private async switch({ name, on }: { name: Switch; on: boolean }) {
    const allowed = name !== "notify" || !on || await mayNotify();
    if (!allowed) this.problem = this.t.notifyDenied;
    this.set({ [name]: on && allowed });
    this.gesture();
  }

  private present(status: Presence) {
    this.status = status;
    this.desk.present(status, this.settings.capacity);
    this.requestUpdate();
  }

  private show(view: View) {
    location.hash = view === "history" ? "history" : "";
    this.view = view;
    this.requestUpdate();
  }

  /* ---- the page ------------------------------------------------------------------------------- */

  private messages() {
    const { t, problem } = this;
    return html`<div role="status" class="hidden">${this.announced}</div>
      <div role="alert">${problem ? html`<p class="problem">${typeof problem === "string" ? problem : problemText(t, problem)}<button class="plain" aria-label=${t.dismiss} title=${t.dismiss} @click=${() => { this.problem = ""; this.requestUpdate(); }}>${icon("close")}</button></p>` : nothing}</div>
      <div role="status" class="told">${this.notice ? html`<p>${icon("check")}${this.notice}${this.undo ? html`<button @click=${() => { this.undo?.(); this.tell(""); }}>${t.hold.undo}</button>` : nothing}</p>` : nothing}</div>`;
  }

  private overlays() {
    return html`${this.helping ? html`<desk-keys .t=${this.t} ?single=${this.settings.keys} @done=${() => { this.helping = false; this.requestUpdate(); }}></desk-keys>` : nothing}
      ${this.reading ? html`<desk-reading .t=${this.t} lang=${this.settings.lang} .past=${this.reading} @done=${() => { this.reading = null; this.requestUpdate(); }}></desk-reading>` : nothing}`;
  }

  private switchLanguage() { this.set({ lang: this.settings.lang === "de" ? "en" : "de" }); }

  override render() {
    const { t, settings } = this, { lang } = settings, other: Lang = lang === "de" ? "en" : "de";
    document.documentElement.lang = lang;
    const count = this.account ? this.waiting.length + this.desk.unseen().size : 0;
    document.title = `${count ? `(${count}) ` : ""}${t.title} – Kammerlotse`;
    if (this.account === undefined) return html`<main><p class="pick">${t.loading}</p></main>`;
    if (!this.account) return html`<main><staff-sign-in lang=${this.settings.lang} name=${t.title} note=${typeof this.problem === "string" ? this.problem : ""} @signed-in=${() => { this.problem = ""; void this.check(); }}></staff-sign-in></main>
      <footer class="language"><button lang=${other} @click=${this.switchLanguage}>${t.other}</button></footer>`;
    const read = (e: CustomEvent<Past>) => { this.reading = e.detail; this.requestUpdate(); };
    return html`<desk-header .t=${t} .account=${this.account} .settings=${settings} view=${this.view} status=${this.status} capacity=${settings.capacity || (this.desk.people?.find((one) => one.login === this.account?.login)?.capacity ?? 3)} ?linked=${this.desk.linked} lang=${lang}
        @view=${(e: CustomEvent<View>) => this.show(e.detail)} @presence=${(e: CustomEvent<Presence>) => this.present(e.detail)} @switch=${(e: CustomEvent<{ name: Switch; on: boolean }>) => void this.switch(e.detail)}
        @capacity=${(e: CustomEvent<number>) => { this.set({ capacity: e.detail }); this.present(this.status); }} @keys=${() => { this.helping = true; this.requestUpdate(); }}
        @language=${this.switchLanguage} @sign-out=${() => void this.signOut()}></desk-header>
      ${this.messages()}
      <desk-admin .account=${this.account} lang=${lang}></desk-admin>
      ${this.view === "history" ? html`<main class="page-wide"><desk-history .t=${t} lang=${lang} @read=${read}></desk-history></main>`
        : html`<desk-panes .t=${t} .desk=${this.desk} .account=${this.account} .version=${this.version} lang=${lang} team=${settings.team} .replies=${this.replies}
          @read=${read} @team=${(e: CustomEvent<string>) => this.set({ team: e.detail })} @notice=${(e: CustomEvent<{ text: string; undo: (() => void) | null }>) => this.tell(e.detail.text, e.detail.undo)}
          @problem=${(e: CustomEvent<Problem | "">) => { this.problem = e.detail; this.requestUpdate(); }}></desk-panes>`}
      ${this.overlays()}`;
  }
}
customElements.define("desk-app", DeskApp);
