// <entry-view>: an entry in both languages, and all that is done with it.
import { html, nothing, type LitElement, type PropertyValues, type TemplateResult } from "lit";
import type { Lang } from "../shared/protocol.js";
import { change } from "./api.js";
import type { EditorText } from "./editor-text.js";
import { entryActions, type Act } from "./entry-actions.js";
import "./entry-conflict.js";
import "./entry-form.js";
import "./entry-history.js";
import "./entry-notices.js";
import "./entry-publish.js";
import "./entry-schedule.js";
import "./entry-shared.js";
import { entryTexts } from "./entry-texts.js";
import { Work } from "./entry-work.js";
import { moment, today } from "./format.js";
import { icon } from "./icons.js";
import { entryTitles } from "./titles.js";
import type { Entry } from "./types.js";
import { EditorView } from "./view.js";

type Layout = "side" | Lang;
const LANGS = ["de", "en"] as const;
/** What a button says where there is room, and where there is little. */
const wide = (text: string, short: string) => html`<span class="if-wide">${text}</span><span class="if-narrow">${short}</span>`;
const LOOK_EVERY = 20_000;                                      /* who asked within a minute counts as being here */

export class EntryView extends EditorView {
  static override properties = { ...EditorView.properties, revision: { state: true }, failed: { state: true }, layout: { state: true }, day: { state: true }, open: { state: true }, saving: { state: true } };
  declare revision: number; declare failed: boolean; declare layout: Layout; declare day: string; declare open: "" | "publish" | "schedule" | Work; declare saving: boolean;
  private works: Work[] = [];
  private titles: ReadonlyMap<string, string> = new Map();
  private slug = "";
  private savedAt = 0;
  private timer = 0;
  private act = entryActions(this);

  constructor() {
    super();
    this.revision = 0;
    this.failed = this.saving = false;
    this.layout = "side";
    this.day = today();
    this.open = "";
  }
  get t() { return entryTexts[this.lang]; }
  get words() { return this.shared; }
  get all(): readonly Work[] { return this.works; }
  private get main(): Work | undefined { return this.works.find(({ stored }) => stored) ?? this.works.find(({ entry }) => entry); }
  private get drafts() { return this.works.filter(({ hasDraft, dirty }) => hasDraft || dirty); }
  private get login() { return this.overview?.me.login ?? ""; }

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener("pagehide", this.flush);
    document.addEventListener("visibilitychange", this.flush);
    this.timer = window.setInterval(() => { if (document.visibilityState === "visible") for (const work of this.works) void work.look(); }, LOOK_EVERY);
  }
  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("pagehide", this.flush);
    document.removeEventListener("visibilitychange", this.flush);
    clearInterval(this.timer);
    for (const work of this.works) work.end();
  }
  private flush = () => { for (const work of this.works) work.flush(); };

  override willUpdate(changed: PropertyValues) {
    const slug = this.place.path[0] ?? "";
    if (this.overview && slug !== this.slug) { this.slug = slug; void this.load(); }
    if (changed.has("revision") && changed.get("revision") !== undefined) this.tellDirty(this.works.some(({ dirty }) => dirty));
  }

  async load() {
    for (const work of this.works) work.end();
    const { slug } = this, works = LANGS.map((lang) => new Work(slug, lang, this.login, () => this.day, () => { if (this.slug === slug) this.revision++; }));
    this.works = works;
    this.savedAt = 0;
    this.failed = false;
    void entryTitles().then((titles) => { this.titles = titles; this.revision++; }, () => { /* then slugs */ });
    try { await Promise.all(works.map((work) => work.load())); }
    catch { this.failed = true; }
    const one = works.filter(({ entry, kept }) => entry ?? kept);
    if (one.length === 1 && window.innerWidth < 1100) this.layout = one[0]!.lang;
    this.revision++;
    await this.updateComplete;
    if (document.activeElement === document.body) this.querySelector<HTMLElement>("h1")?.focus();
  }

  /* ---- what the keys and the guard call --------------------------------------------------------- */

  override keyed(key: string): boolean {
    if (key === "save") void this.saved();
    return key === "save";
  }

  /** Whether everything is saved now; opens what hinders it. */
  async saveNow(): Promise<boolean> {
    if (this.saving) return false;
    this.saving = true;
    try {
      for (const work of this.works.filter(({ dirty }) => dirty))
        if (await work.save() === "conflict") { this.open = work; return false; }
      this.savedAt = Date.now();
      void this.shell.refresh();
      return true;
    } catch (error) { this.shell.fail(error); return false; }
    finally { this.saving = false; }
  }

  async saved() { if (await this.saveNow()) this.shell.tell(this.t.saved); }

  private async begin(work: Work) {
    const other = this.works.find(({ lang, entry }) => lang !== work.lang && entry)?.entry;
    const fresh: Entry = {
      slug: this.slug, area: other?.area ?? this.overview?.areas[0] ?? "", lang: work.lang, title: "", short: "", keywords: [], questions: [], stand: other?.stand ?? today(), review_by: other?.review_by ?? "", review_reason: "",
      legal_basis: other?.legal_basis.map((row) => ({ ...row })) ?? [], sources: other?.sources.map((row) => ({ ...row })) ?? [], related: [...other?.related ?? []], nationals: [...other?.nationals ?? []], offices: [...other?.offices ?? []], body: "",
    };
    work.begin(fresh);
    await this.updateComplete;
    for (const form of this.querySelectorAll<LitElement>("entry-form")) await form.updateComplete;
    const field = this.querySelector<EditorText>(`editor-text[name="title-${work.lang}"]`);
    await field?.updateComplete;
    field?.focus();
  }

  private async setOwner(owner: string) {
    try {
      await change("owner", { slug: this.slug, owner });
      for (const work of this.works) void work.look();
      this.shell.tell(this.shared.saved);
    } catch (error) { this.shell.fail(error); }
  }

  private setDay(day: string) {
    this.day = day || today();
    for (const work of this.works) if (work.entry) work.parseSoon(0);
  }

  /* ---- the page ------------------------------------------------------------------------------- */

  private status() {
    const { t, works } = this;
    if (this.saving) return this.shared.saving;
    if (works.some(({ dirty }) => dirty)) return t.inBrowser;
    return this.savedAt ? t.savedAt(moment(this.savedAt, this.lang)) : "";
  }

  /** The one step that is next. */
  private next(): TemplateResult {
    const { t, drafts } = this, mine = drafts.some((work) => work.dirty || work.draft?.by === this.login), review = drafts.some(({ draft }) => draft?.state === "review");
    const alone = this.overview?.four_eyes && mine;
    if (alone) return html`<button class="main" ?disabled=${review || !drafts.length || this.saving} @click=${() => void this.act.handIn()}>${icon("eye")}${wide(t.handIn, t.handInShort)}</button>`;
    return html`<button class="main" ?disabled=${!drafts.length || this.saving} @click=${() => void this.rehearse()}>${icon("check")}${review && !mine ? wide(t.release, t.releaseShort) : wide(t.publish, t.publishShort)}</button>`;
  }

  async rehearse() { if (await this.saveNow()) this.open = "publish"; }

  private menu() {
    const { t, main, drafts, works } = this, archived = works.some(({ stored }) => stored?.state === "archived"), published = works.some(({ stored }) => stored?.state === "published"), review = drafts.some(({ draft }) => draft?.state === "review");
    const item = (name: Act, drawn: Parameters<typeof icon>[0], label: string, may: unknown) => may ? html`<button class="plain" @click=${() => { this.closeMenu(); void this.act[name](); }}>${icon(drawn)}${label}</button>` : nothing;
    return html`<button class="plain" popovertarget="entry-menu" aria-label="${this.shared.more}: ${t.moreActions}" title=${t.moreActions}>${icon("menu")}<span>${this.shared.more}</span></button>
      <div id="entry-menu" class="menu" popover>
        <a class="plain" href="#/eintraege/${this.slug}/verlauf">${icon("history")}${t.history}</a>
        ${published ? html`<a class="plain" href="/wissen/${this.slug}" target="_blank" rel="noopener">${icon("eye")}${t.showPublic}</a>` : nothing}
        <button class="plain" @click=${() => { this.closeMenu(); this.shell.tryOut(main?.entry?.title, main?.lang); }}>${icon("try")}${t.tryIt}</button>
        <button class="plain" @click=${() => { this.closeMenu(); void this.saveNow().then((may) => { if (may) this.open = "schedule"; }); }}>${icon("calendar")}${t.schedule}</button>
        ${item("handIn", "eye", t.handIn, drafts.length && !review)}${item("takeBack", "undo", t.takeBack, review)}${item("discard", "trash", t.discard, drafts.some(({ hasDraft }) => hasDraft))}
        ${item("archive", "archive", t.archive, published)}${item("unarchive", "archive", t.unarchive, archived)}</div>`;
  }
  private closeMenu() { this.querySelector<HTMLElement>("#entry-menu:popover-open")?.hidePopover(); }

  private head() {
    const { t, main } = this;
    return html`<a class="back-link" href="#/eintraege">${icon("back")}${t.back}</a>
      <div class="page-head entry-head"><div><h1 tabindex="-1">${main?.entry?.title || this.titles.get(this.slug) || this.slug}</h1><code>${this.slug}</code></div>
        <div class="buttons"><span class="saved quiet" role="status">${this.status()}</span>
          <button title="${t.save} (Strg S)" ?disabled=${this.saving || !this.works.some(({ dirty }) => dirty)} @click=${() => void this.saved()}>${icon("save")}${wide(t.save, this.shared.save)}</button>${this.next()}${this.menu()}</div></div>`;
  }

  private layouts() {
    const { t } = this;
    return html`<div class="layouts" role="group" aria-label=${t.layout}>${(["side", "de", "en"] as const).map((one) => html`<button class="chip" aria-pressed=${this.layout === one} @click=${() => { this.layout = one; }}>${t.layouts[one]}</button>`)}</div>`;
  }

  private forms() {
    const shown = this.works.filter(({ lang }) => this.layout === "side" || this.layout === lang);
    return html`<div class="forms ${this.layout === "side" ? "side" : "single"}">${shown.map((work) => html`<entry-form lang=${this.lang} .work=${work} .other=${this.works.find((one) => one !== work) ?? null} revision=${this.revision} .overview=${this.overview} .titles=${this.titles} day=${this.day}
      @begin=${() => void this.begin(work)} @day=${(e: CustomEvent<string>) => this.setDay(e.detail)}></entry-form>`)}</div>`;
  }

  private dialogs() {
    const { open, lang, works } = this, done = () => { this.open = ""; };
    if (open === "publish") return html`<entry-publish lang=${lang} .shell=${this.shell} .works=${this.drafts} .overview=${this.overview} @done=${(e: CustomEvent<"published" | "review" | undefined>) => { done(); void this.act.ended(e.detail); }}></entry-publish>`;
    if (open === "schedule") return html`<entry-schedule lang=${lang} .shell=${this.shell} .works=${works} @done=${() => { done(); void this.load(); }}></entry-schedule>`;
    if (open instanceof Work) return html`<entry-conflict lang=${lang} .shell=${this.shell} .work=${open} .overview=${this.overview} @done=${(e: CustomEvent<boolean | undefined>) => { done(); if (e.detail) void this.saveNow(); }}></entry-conflict>`;
    return nothing;
  }

  override render() {
    const { t, works, lang, overview } = this, loaded = works.length > 0 && works.every((work) => work.loaded);
    if (this.failed) return html`<h1 tabindex="-1">${this.slug}</h1><p class="warning">${icon("warn")}<span>${this.shared.notLoaded}</span><button @click=${() => void this.load()}>${this.shared.again}</button></p>`;
    if (!loaded) return html`<h1 tabindex="-1">${this.titles.get(this.slug) ?? this.slug}</h1><p class="quiet">${t.loading}</p>`;
    if (!this.main && !works.some(({ kept }) => kept)) return html`<a class="back-link" href="#/eintraege">${icon("back")}${t.back}</a><h1 tabindex="-1">${this.slug}</h1><p class="empty">${icon("entries")}${t.gone}</p>`;
    if (this.place.path[1] === "verlauf") return html`<entry-history lang=${lang} .shell=${this.shell} .works=${works} .overview=${overview} spoken=${this.place.query.get("lang") ?? ""} .place=${this.place} @restored=${() => void this.load()}></entry-history>`;
    return html`${this.head()}<entry-notices lang=${lang} .works=${works} revision=${this.revision} .overview=${overview} .shell=${this.shell} .act=${this.act} @schedule=${() => { this.open = "schedule"; }}></entry-notices>
      <entry-shared top lang=${lang} .works=${works} revision=${this.revision} .overview=${overview} .titles=${this.titles} @owner=${(e: CustomEvent<string>) => void this.setOwner(e.detail)}></entry-shared>
      ${this.layouts()}${this.forms()}
      <entry-shared lang=${lang} .works=${works} revision=${this.revision} .overview=${overview} .titles=${this.titles}></entry-shared>${this.dialogs()}`;
  }
}
customElements.define("entry-view", EntryView);
