// <editor-app>: the session, the address, the keys, and what all views may ask for (view.ts).
import { LitElement, html, nothing } from "lit";
import "../staff/staff-sign-in.js";
import { signOut, whoAmI } from "../staff/session.js";
import { loadSettings, saveSettings, type Settings } from "../staff/settings.js";
import type { Account, Lang } from "../shared/protocol.js";
import { Refused, Unreachable, read, useSession } from "./api.js";
import "../staff/staff-confirm.js";
import type { Asked, StaffConfirm } from "../staff/staff-confirm.js";
import "./editor-header.js";
import "./editor-jobs.js";
import type { EditorJobs } from "./editor-jobs.js";
import "./editor-keys.js";
import "./editor-nav.js";
import "./editor-session.js";
import type { EditorSession } from "./editor-session.js";
import "./editor-told.js";
import type { EditorTold } from "./editor-told.js";
import "./editor-try.js";
import { AreaKeys, shellKey } from "./keys.js";
import { Leaving } from "./leaving.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";
import type { Overview } from "./types.js";
import { placeOf, type EditorView, type Place, type Shell } from "./view.js";
import { areas } from "./views.js";

const REFRESH_AGAIN = 3_000;

export class EditorApp extends LitElement {
  private account: Account | null | undefined = undefined;     /* undefined: not asked yet */
  private forbidden = false;
  private settings: Settings = loadSettings();
  private place: Place = placeOf(location.hash);
  private overview: Overview | null = null;
  private note = "";
  private helping = false;
  private trying: { question: string; spoken: Lang | "" } | null = null;
  private areaKeys = new AreaKeys();
  private leaving = new Leaving((asked) => this.ask(asked), () => this.t, () => this.moved());
  private shell: Shell = {
    tell: (text, undo) => this.told?.tell(text, undo),
    fail: (error) => this.told?.fail(this.sentence(error)),
    ask: (asked) => this.ask(asked),
    run: (job, what) => this.querySelector<EditorJobs>("editor-jobs")!.run(job, what),
    go: (place, replace) => this.leaving.go(`#/${place}`, replace),
    refresh: () => this.refresh(),
    tryOut: (question = "", spoken) => { this.trying = { question, spoken: spoken ?? "" }; this.requestUpdate(); },
  };

  private get t() { return this.settings.lang === "en" ? en : de; }
  private get told() { return this.querySelector<EditorTold>("editor-told"); }
  private get view() { return this.querySelector<EditorView>("#main > *"); }
  private get area() { return areas.find(({ area }) => area === this.place.area) ?? areas[0]!; }
  override createRenderRoot() { return this; }

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.keyDown);
    this.leaving.begin();
    this.words();
    void this.check();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.keyDown);
    this.leaving.end();
  }

  /* ---- the session -------------------------------------------------------------------------- */

  private words() {
    useSession(this.settings.lang, async () => {
      if (!this.account) throw new Unreachable();
      await this.querySelector<EditorSession>("editor-session")!.renew();
    });
  }

  private async check(again = true): Promise<void> {
    try {
      this.account = await whoAmI();
      this.forbidden = this.account?.role === "advisor";
      if (this.account && !this.forbidden) void this.refresh();
    } catch {
      if (again) return void setTimeout(() => void this.check(false), 500);
      this.account = null;
      this.note = this.t.unreachable;
    }
    this.requestUpdate();
  }

  private async signOut() {
    if (!await this.leaving.mayLeave()) return;
    if (!await signOut()) return this.shell.fail(new Unreachable());
    this.account = null;
    this.overview = null;
    this.note = "";
    this.requestUpdate();
  }

  private async refresh() {
    try { this.overview = await read<Overview>("overview"); }
    catch (error) {
      if (error instanceof Refused && error.status === 403) this.forbidden = true;
      else if (!this.overview && this.account) setTimeout(() => void this.refresh(), REFRESH_AGAIN);
    }
    this.requestUpdate();
  }

  private sentence(error: unknown): string {
    if (error instanceof Unreachable) return this.t.unreachable;
    if (error instanceof Refused) return error.status === 403 && error.code !== "four-eyes" ? this.t.forbidden : error.message;
    console.error(error);
    return this.t.broken;
  }

  /* ---- where we are -------------------------------------------------------------------------- */

  private async moved() {
    const was = this.place;
    this.place = placeOf(location.hash);
    this.requestUpdate();
    if ((was.area === this.place.area && was.path.join() === this.place.path.join()) || !this.account) return;
    void this.refresh();
    await this.updateComplete;
    this.querySelector("#main")?.scrollTo(0, 0);
    this.querySelector<HTMLElement>("#main h1")?.focus();
  }

  private async ask(asked: Asked) { return this.querySelector<StaffConfirm>("staff-confirm")!.ask(asked); }

  private keyDown = (e: KeyboardEvent) => {
    if (!this.account || this.forbidden) return;
    const key = shellKey(e, this.settings.keys);
    if (!key) return;
    const area = this.areaKeys.pressed(key);
    if (key === "save") e.preventDefault();                      /* never the browser's own */
    if (area === null && key !== "g" && !this.view?.keyed(key) && !this.shellKeyed(key)) return;
    e.preventDefault();
    if (area) this.shell.go(area);
  };

  private shellKeyed(key: string): boolean {
    if (key === "?") { this.helping = true; this.requestUpdate(); return true; }
    if (key === "t") { this.shell.tryOut(); return true; }
    if (key !== "/") return false;
    const field = this.querySelector<HTMLInputElement>('#main input[type="search"]');
    field?.focus();
    field?.select();
    return field !== null;
  }

  private set(settings: Partial<Settings>) {
    this.settings = { ...this.settings, ...settings };
    saveSettings(this.settings);
    this.words();
    this.requestUpdate();
  }
  private switchLanguage() { this.set({ lang: this.settings.lang === "de" ? "en" : "de" }); }

  /* ---- the page ------------------------------------------------------------------------------- */

  private signIn(other: Lang) {
    return html`<main><staff-sign-in lang=${this.settings.lang} name=${this.t.title} note=${this.note} @signed-in=${() => { this.note = ""; void this.check(); }}></staff-sign-in></main>
      <footer class="language"><button lang=${other} @click=${this.switchLanguage}>${this.t.other}</button></footer>`;
  }

  override render() {
    const { t, settings: { lang, keys }, area, shell, place, overview } = this, other: Lang = lang === "de" ? "en" : "de";
    document.documentElement.lang = lang;
    document.title = `${this.account ? `${area.name[lang]} – ` : ""}${t.title} – Kammerlotse`;
    if (this.account === undefined) return html`<main><p class="pick quiet">${t.loading}</p></main>`;
    if (!this.account) return this.signIn(other);
    if (this.forbidden) return html`<main class="page"><h1><img src="/icon.svg" alt="" width="36" height="36">${t.title}</h1><p>${t.forbiddenLong}</p>
      <p><a href="/desk">${t.toDesk}</a></p><div><button @click=${() => void this.signOut()}>${t.signOut}</button></div></main><staff-confirm></staff-confirm>`;
    return html`<editor-header lang=${lang} .account=${this.account} @language=${this.switchLanguage} @sign-out=${() => void this.signOut()} @try=${() => shell.tryOut()}
        @keys=${() => { this.helping = true; this.requestUpdate(); }}></editor-header>
      <div class="frame"><editor-nav lang=${lang} area=${area.area} .overview=${overview}></editor-nav>
        <main id="main" @dirty=${(e: CustomEvent<boolean>) => this.leaving.dirty(e)}>${area.show({ shell, lang, place, overview })}</main></div>
      <editor-told lang=${lang}></editor-told><editor-jobs lang=${lang}></editor-jobs><staff-confirm></staff-confirm><editor-session lang=${lang} login=${this.account.login}></editor-session>
      ${this.trying ? html`<editor-try lang=${lang} question=${this.trying.question} spoken=${this.trying.spoken} @done=${() => { this.trying = null; this.requestUpdate(); }}></editor-try>` : nothing}
      ${this.helping ? html`<editor-keys lang=${lang} ?single=${keys} @single=${(e: CustomEvent<boolean>) => this.set({ keys: e.detail })} @done=${() => { this.helping = false; this.requestUpdate(); }}></editor-keys>` : nothing}`;
  }
}
customElements.define("editor-app", EditorApp);
