// What the views of lists of parts share: the list with its search, one part to edit at an address of its own, saving
// into the draft, deleting, and taking either back.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { change } from "./api.js";
import "./document-bar.js";
import { icon } from "./icons.js";
import { LoadingView } from "./loading-view.js";
import { readParts, savePart, type Part, type Parts } from "./parts.js";

const FEW = 120;
/** A draft that belongs to the list, though it is no document of parts. */
export interface AlsoOpen { document: string; version: number; count: number; by: string; at: number; faults: readonly { message: string }[] }

export abstract class PartsView<T extends object> extends LoadingView {
  static override properties = { ...LoadingView.properties, q: { state: true }, draft: { state: true }, most: { state: true } };
  declare protected q: string; declare protected draft: T | null; declare protected most: number;
  protected documents: Parts<T>[] = [];
  private initial = "";

  constructor() { super(); this.q = ""; this.draft = null; this.most = FEW; }

  /** The address of the list, as in `#/stellen`. */
  protected abstract readonly base: string;
  protected abstract readonly fields: readonly string[];
  protected abstract words(): { title: string; add: string; none: string; search: string; back: string };
  protected abstract idOf(part: T): string;
  protected abstract nameOf(part: T): string;
  /** What is searched, and what is counted as found. */
  protected abstract haystack(part: T): string;
  protected abstract blank(): T;
  protected abstract cleaned(draft: T): T;
  protected abstract row(part: Part<T>): TemplateResult;
  protected abstract form(draft: T, part: Part<T> | null): TemplateResult;
  protected abstract documentOf(part: T): string;
  protected async documentNames(): Promise<string[]> { return [this.documentOf(this.blank())]; }
  protected filters(): TemplateResult | typeof nothing { return nothing; }
  protected keeps(_part: Part<T>): boolean { return true; }
  protected alsoOpen(): AlsoOpen[] { return []; }
  /** Above the list. */
  protected above(): TemplateResult | typeof nothing { return nothing; }

  protected get openId(): string { const depth = this.base.split("/").length - 1; return this.place.path[depth] ?? ""; }
  protected override placeKey() { return `${this.base}|${this.openId}`; }
  protected get all(): Part<T>[] { return this.documents.flatMap(({ parts }) => parts); }
  protected get current(): Part<T> | null { return this.all.find(({ id }) => id === this.openId) ?? null; }

  protected override async fetchAll() {
    this.documents = await Promise.all((await this.documentNames()).map((document) => readParts<T>(document)));
    const part = this.openId === "+" ? this.blank() : this.current?.part ?? null;
    if (this.openId && !part) this.shell.go(this.base, true);
    this.begin(part);
  }

  protected begin(draft: T | null) {
    this.draft = draft && structuredClone(draft);
    this.initial = JSON.stringify(this.draft);
    this.wrong = null;
    this.tellDirty(false);
  }

  protected put(part: Partial<T>) {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...part };
    this.tellDirty(JSON.stringify(this.draft) !== this.initial);
  }

  /* ---- changes -------------------------------------------------------------------------------- */

  private homeOf(part: T): string { return this.documents.find(({ parts }) => parts.some(({ id }) => id === this.idOf(part)))?.document ?? this.documentOf(part); }

  async saveNow(): Promise<boolean> {
    const before = this.current?.part ?? null, draft = this.draft;
    if (!draft) return false;
    const part = this.cleaned(draft), id = this.idOf(part), document = before ? this.homeOf(before) : this.documentOf(part);
    return this.doing(async () => {
      await savePart(document, id, before, part);
      this.tellDirty(false);
      this.draft = null;
      this.shell.tell(this.work.saved, () => void this.doing(async () => { await savePart(document, id, part, before); this.shell.tell(this.work.undone); await this.again(); }));
      this.shell.go(this.base);
      void this.shell.refresh();
    }, this.fields);
  }

  private async drop(part: Part<T>) {
    const document = this.homeOf(part.part), { work } = this;
    await this.doing(async () => {
      await savePart(document, part.id, part.part, null);
      this.tellDirty(false);
      this.draft = null;
      this.shell.tell(work.removed, () => void this.doing(async () => { await savePart(document, part.id, null, part.part); this.shell.tell(work.undone); await this.again(); }));
      this.shell.go(this.base);
    }, [""]);
  }

  private async again() { await this.load(); }

  /** Other documents that are saved as a whole, for instance a new one. */
  protected saveItem = (item: string, version: number, text: string) => change<{ version: number }>("save", { item, version, text, note: "" });

  override keyed(key: string): boolean {
    if (key !== "n" || this.openId) return false;
    this.shell.go(`${this.base}/+`);
    return true;
  }

  /* ---- the page ------------------------------------------------------------------------------- */

  protected marks(part: Part<T>) {
    const { work } = this;
    return html`${part.new ? html` <span class="tag strong">${work.isNew}</span>` : part.changed ? html` <span class="tag strong">${work.changed}</span>` : nothing}${part.faults.length ? html` <span class="tag bad" title=${part.faults.map(({ message }) => message).join(" ")}>${work.faulty}</span>` : nothing}`;
  }

  protected link(part: Part<T>, text: string) { return html`<a href="#/${this.base}/${encodeURIComponent(part.id)}">${text}</a>`; }

  private bar() {
    const open = [...this.documents.filter(({ version }) => version > 0).map(({ parts, removed, ...one }) => ({ ...one, count: removed.length + parts.filter((part) => part.changed || part.new).length, faulty: parts.some(({ faults }) => faults.length > 0) })),
      ...this.alsoOpen().map((one) => ({ ...one, faulty: false }))], count = open.reduce((sum, one) => sum + one.count, 0);
    const last = [...open].sort((a, b) => b.at - a.at)[0];
    return last ? html`<document-bar .shell=${this.shell} lang=${this.lang} name=${this.words().title} .items=${open.map(({ document, version }) => ({ item: document, version }))} count=${count} by=${this.person(last.by)} at=${last.at}
      ?faulty=${open.some(({ faults, faulty }) => faulty || faults.length > 0)} @changed=${() => void this.load()}></document-bar>
      ${open.flatMap(({ faults }) => faults).map(({ message }) => html`<p class="problem">${message}</p>`)}` : nothing;
  }

  private list() {
    const t = this.words(), { work, shared } = this, words = this.q.toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.all.filter((part) => this.keeps(part) && words.every((word) => this.haystack(part.part).toLowerCase().includes(word))), shown = found.slice(0, this.most);
    return html`${this.bar()}${this.above()}<div class="filters"><div class="search">${icon("search")}<input type="search" aria-label=${t.search} placeholder=${t.search} .value=${this.q} @input=${(e: Event) => { this.q = (e.target as HTMLInputElement).value; this.most = FEW; }}></div>
        ${this.filters()}<span class="found" role="status">${shared.found(found.length, this.all.length)}</span></div>
      ${shown.length ? html`<ul class="parts">${repeat(shown, ({ id }) => id, (part) => html`<li class=${part.faults.length ? "faulty" : ""}>${this.row(part)}</li>`)}</ul>` : html`<p class="empty">${this.all.length ? work.noHit : t.none}</p>`}
      ${found.length > shown.length ? html`<p class="grow"><button @click=${() => { this.most += FEW * 2; }}>${shared.showMore(Math.min(FEW * 2, found.length - shown.length))}</button></p>` : nothing}`;
  }

  private edit(draft: T) {
    const { work, current, busy } = this, used = current?.used, t = this.words();
    return html`<div class="page-head"><h1 tabindex="-1">${current ? this.nameOf(current.part) : t.add}</h1>${current ? this.marks(current) : nothing}</div>
      ${used && used.entries.length + used.flows.length ? html`<details class="used-in"><summary>${work.usedIn(used.entries.length, used.flows.length)}</summary><ul class="dots">${used.entries.map((one) => html`<li><a href="#/eintraege/${one.slug}">${one.title}</a></li>`)}${used.flows.map((one) => html`<li><a href="#/wegweiser/${one.flow}">${one.title}</a></li>`)}</ul></details>` : nothing}
      <form novalidate class="fields" @submit=${(e: Event) => { e.preventDefault(); void this.saveNow(); }}>${this.problem()}${current?.faults.map(({ message }) => html`<p class="problem">${message}</p>`) ?? nothing}${current?.warnings?.map(({ message }) => html`<p class="warning">${icon("warn")}<span>${message}</span></p>`) ?? nothing}
        ${this.form(draft, current)}
        <div class="buttons"><button class="main" ?disabled=${busy}>${work.save}</button><a class="button" href="#/${this.base}">${work.cancel}</a>
          ${current ? html`<button type="button" class="danger" ?disabled=${busy} @click=${() => void this.drop(current)}>${icon("trash")}${work.remove}</button>` : nothing}</div></form>`;
  }

  /** The list, or the part that is open. */
  protected page(): TemplateResult {
    const t = this.words();
    if (this.openId) return html`<a class="back-link" href="#/${this.base}">${icon("back")}${t.back}</a>${this.shown(() => this.draft ? this.edit(this.draft) : html``)}`;
    return this.shown(() => this.list());
  }
}
