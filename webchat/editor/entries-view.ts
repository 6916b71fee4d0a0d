// <entries-view>: all entries, found in full text and filtered. The filters are in the address: going back finds them again.
import { html, nothing, type PropertyValues } from "lit";
import { read } from "./api.js";
import { entriesTexts } from "./entries-texts.js";
import "./editor-table.js";
import type { Column, EditorTable } from "./editor-table.js";
import "./entry-new.js";
import { moment, nameOf, number, percent, shortDate, today } from "./format.js";
import { icon } from "./icons.js";
import type { EntryRow } from "./types.js";
import { EditorView } from "./view.js";

const FILTERS = ["q", "area", "state", "lang", "show", "sort"] as const;
type Filter = (typeof FILTERS)[number];
const TYPING_PAUSE = 250;
const collator = new Intl.Collator("de");

export class EntriesView extends EditorView {
  static override properties = { ...EditorView.properties, rows: { state: true }, failed: { state: true }, creating: { state: true } };
  declare rows: readonly EntryRow[] | null; declare failed: boolean; declare creating: boolean;
  private all = 0;
  private asking = new AbortController();
  private timer = 0;

  constructor() { super(); this.rows = null; this.failed = false; this.creating = false; }
  private get t() { return entriesTexts[this.lang]; }
  private filter(name: Filter): string { return this.place.query.get(name) ?? ""; }
  private get filtered() { return FILTERS.some((name) => name !== "sort" && this.filter(name)); }

  override disconnectedCallback() { super.disconnectedCallback(); this.asking.abort(); clearTimeout(this.timer); }
  override willUpdate(changed: PropertyValues) { if (changed.has("place")) void this.load(); }

  private async load() {
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking, [q, area, state, lang, show, sort] = FILTERS.map((name) => this.filter(name));
    const review = state === "review";                          /* the state of a draft, not of an entry */
    try {
      const found = await read<{ entries: EntryRow[]; all: number }>("entries", { q, area, lang, state: review ? "" : state, show: review ? "drafts" : show, sort }, signal);
      if (signal.aborted) return;
      this.rows = review ? found.entries.filter((row) => row.draft === "review") : found.entries;
      this.all = found.all;
      this.failed = false;
    } catch { if (!signal.aborted) this.failed = true; }
  }

  private set(name: Filter, value: string) {
    const query = new URLSearchParams(this.place.query);
    if (value) query.set(name, value); else query.delete(name);
    this.shell.go(`eintraege${query.size ? `?${query}` : ""}`, true);
  }
  private typed(q: string) {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.set("q", q), TYPING_PAUSE);
  }

  override keyed(key: string): boolean {
    if (key === "n") { this.creating = true; return true; }
    return this.querySelector<EditorTable>("editor-table")?.keyed(key) ?? false;
  }

  private select(name: Filter, label: string, options: Readonly<Record<string, string>>, none = this.shared.all, kind = "") {
    return html`<label class=${kind}>${label}<select @change=${(e: Event) => this.set(name, (e.target as HTMLSelectElement).value)}><option value="">${none}</option>
      ${Object.entries(options).map(([value, text]) => html`<option value=${value} ?selected=${this.filter(name) === value}>${text}</option>`)}</select></label>`;
  }

  private filters() {
    const { t, shared } = this, areas = Object.fromEntries((this.overview?.areas ?? []).map((area) => [area, shared.area[area] ?? area]));
    const { title: byTitle, ...sorts } = t.sorts;
    return html`<div class="filters" role="search"><div class="search">${icon("search")}<input type="search" aria-label=${t.search} placeholder=${t.searchHint} .value=${this.filter("q")}
        @input=${(e: Event) => this.typed((e.target as HTMLInputElement).value)} @keydown=${(e: KeyboardEvent) => { if (e.key === "Enter" || e.key === "ArrowDown") { e.preventDefault(); this.keyed("j"); } }}></div>
      ${this.select("area", t.area, areas)}${this.select("state", t.state, t.states)}${this.select("lang", t.lang, shared.langs)}${this.select("show", t.show, t.shows)}${this.select("sort", t.sort, sorts, byTitle, "narrow")}
      ${this.filtered ? html`<button class="plain unfilter" @click=${() => this.shell.go("eintraege", true)}>${icon("close")}${shared.unfilter}</button>` : nothing}
      <span class="found" role="status">${this.rows ? shared.found(this.rows.length, this.all) : ""}</span></div>`;
  }

  private tags(row: EntryRow) {
    const { t } = this, by = nameOf(row.draft_by, this.overview);
    return html`${row.state === "draft" ? html`<span class="tag info">${t.isNew}</span>` : row.state === "archived" ? html`<span class="tag">${icon("archive")}${t.archived}</span>` : nothing}
      ${row.draft ? html`<span class="tag strong">${icon(row.draft === "review" ? "eye" : "pen")}${row.draft === "review" ? t.reviewBy(by) : t.draftBy(by)}</span>` : nothing}`;
  }

  private columns(): Column<EntryRow>[] {
    const { t, lang, shared } = this, now = today();
    const flag = (row: EntryRow, one: "de" | "en") => html`<abbr class="tag ${row[one] ? "good" : "lacks"}" title=${(row[one] ? t.has : t.lacks)[one]} aria-label=${(row[one] ? t.has : t.lacks)[one]} role="img">${one.toUpperCase()}</abbr>`;
    return [
      { key: "title", label: t.columns.entry, kind: "main", order: (a, b) => collator.compare(a.title, b.title), cell: (row) => html`<a href="#/eintraege/${row.slug}">${row.title || row.slug}</a><div class="tags"><code>${row.slug}</code>${this.tags(row)}</div>` },
      { key: "area", label: t.columns.area, kind: "quiet", wide: true, order: (a, b) => collator.compare(a.area, b.area), cell: (row) => shared.area[row.area] ?? row.area },
      { key: "langs", label: t.columns.langs, cell: (row) => html`<span class="flags">${flag(row, "de")}${flag(row, "en")}</span>` },
      { key: "review", label: t.columns.review, kind: "quiet", order: (a, b) => a.review_by < b.review_by ? -1 : 1, cell: (row) => row.review_by ? html`<span>${shortDate(row.review_by, lang)}${row.review_by < now ? html` <span class="tag bad">${t.overdue}</span>` : nothing}</span>` : "" },
      { key: "asked", label: t.columns.asked, kind: "number", order: (a, b) => a.asked - b.asked, cell: (row) => row.asked ? number(row.asked, lang) : "" },
      { key: "rating", label: t.columns.rating, kind: "number", order: (a, b) => share(a) - share(b), cell: (row) => row.good + row.bad ? html`<span title=${t.rated(row.good, row.bad)} class=${share(row) < .5 ? "low" : ""}>${percent(share(row), lang)}</span>` : "" },
      { key: "changed", label: t.columns.changed, kind: "quiet", wide: true, order: (a, b) => a.changed_at - b.changed_at, cell: (row) => row.changed_at ? moment(row.changed_at, lang).split(",")[0]! : "" },
    ];
  }

  private list() {
    const { t, shared, rows } = this;
    if (this.failed) return html`<p class="warning">${icon("warn")}<span>${shared.notLoaded}</span><button @click=${() => void this.load()}>${shared.again}</button></p>`;
    if (!rows) return html`<p class="quiet">${shared.loading}</p>`;
    if (!rows.length) return html`<p class="empty">${icon(this.filtered ? "search" : "entries")}<span>${this.filtered ? shared.nothingFound : t.none}</span></p>`;
    return html`<editor-table lang=${this.lang} label=${t.title} .columns=${this.columns()} .rows=${rows} .keyOf=${(row: EntryRow) => row.slug}></editor-table>`;
  }

  override render() {
    const { t } = this;
    return html`<div class="page-head"><h1 tabindex="-1">${t.title}</h1><button class="main" title="${t.create} (N)" @click=${() => { this.creating = true; }}>${icon("plus")}${t.create}</button></div>
      ${this.filters()}${this.list()}
      ${this.creating ? html`<entry-new lang=${this.lang} .areas=${this.overview?.areas ?? []} area=${this.filter("area")} @done=${(e: CustomEvent<string | undefined>) => { this.creating = false; if (e.detail) this.shell.go(`eintraege/${e.detail}`); }}></entry-new>` : nothing}`;
  }
}
const share = ({ good, bad }: EntryRow): number => good + bad ? good / (good + bad) : 1;
customElements.define("entries-view", EntriesView);
