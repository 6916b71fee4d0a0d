// <editor-table>: a list with columns. Sorts, grows while one scrolls (so that a thousand rows cost no more than a
// hundred), is walked through with J and K, and is a list of cards where it is narrow.
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Lang } from "../shared/protocol.js";
import { icon } from "./icons.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";

export interface Column<Row> {
  key: string; label: string;
  cell: (row: Row) => TemplateResult | string | typeof nothing;
  /** Makes the column sortable. */
  order?: (a: Row, b: Row) => number;
  /** "number" is set right, "main" gets the room, "quiet" is small. */
  kind?: "number" | "main" | "quiet";
  /** Left out where there is little room. */
  wide?: boolean;
}

const STEP = 100;

/** Fires `sort` with {key, down}. The first column holds the row's link or button, which takes the focus. */
export class EditorTable<Row = unknown> extends LitElement {
  static override properties = {
    lang: {}, label: {}, columns: { attribute: false }, rows: { attribute: false }, keyOf: { attribute: false }, sorted: { attribute: false }, shown: { state: true },
  };
  declare lang: Lang; declare label: string; declare columns: readonly Column<Row>[]; declare rows: readonly Row[];
  declare keyOf: (row: Row) => string; declare sorted: { key: string; down: boolean } | null; declare shown: number;
  private watcher = new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) this.shown += STEP; }, { rootMargin: "600px" });

  constructor() { super(); this.label = ""; this.columns = []; this.rows = []; this.sorted = null; this.shown = STEP; this.keyOf = () => ""; }
  override createRenderRoot() { return this; }
  override disconnectedCallback() { super.disconnectedCallback(); this.watcher.disconnect(); }

  protected override updated(changed: PropertyValues) {
    if (changed.has("sorted") && changed.get("sorted") !== undefined) this.shown = STEP;
    this.watcher.disconnect();
    const end = this.querySelector(".grow");
    if (end) this.watcher.observe(end);
  }

  private get links() { return [...this.querySelectorAll<HTMLElement>("tbody tr > :first-child :is(a, button)")]; }

  /** J and K, from outside. */
  keyed(key: string): boolean {
    if (key !== "j" && key !== "k") return false;
    const { links } = this, at = links.findIndex((link) => link.closest("tr")!.contains(document.activeElement));
    const next = links[at < 0 ? 0 : at + (key === "j" ? 1 : -1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
    return links.length > 0;
  }

  private sort(key: string) {
    this.sorted = { key, down: this.sorted?.key === key && !this.sorted.down };
    this.dispatchEvent(new CustomEvent("sort", { detail: this.sorted }));
  }

  private get ordered(): readonly Row[] {
    const { sorted } = this, order = this.columns.find(({ key }) => key === sorted?.key)?.order;
    if (!order) return this.rows;
    return [...this.rows].sort(sorted!.down ? (a, b) => order(b, a) : order);
  }

  private head(t: typeof de, { key, label, order, kind, wide }: Column<Row>) {
    const way = this.sorted?.key === key ? this.sorted.down ? "descending" : "ascending" : nothing;
    return html`<th scope="col" class="${kind ?? ""} ${wide ? "wide" : ""}" aria-sort=${way}>${order ? html`<button type="button" class="plain sort" title=${t.sortBy(label)} @click=${() => this.sort(key)}>${label}${icon("up")}</button>` : label}</th>`;
  }

  override render() {
    const t = this.lang === "en" ? en : de, { columns, ordered } = this, left = ordered.length - this.shown;
    return html`<table><caption class="hidden">${this.label}</caption><thead><tr>${columns.map((column) => this.head(t, column))}</tr></thead>
      <tbody>${repeat(ordered.slice(0, this.shown), this.keyOf, (row) => html`<tr>${columns.map(({ cell, kind, label, wide }, i) => i ? html`<td class="${kind ?? ""} ${wide ? "wide" : ""}" data-label=${label}>${cell(row)}</td>`
        : html`<th scope="row" class=${kind ?? ""}>${cell(row)}</th>`)}</tr>`)}</tbody></table>
      ${left > 0 ? html`<p class="grow"><button @click=${() => { this.shown += STEP; }}>${t.showMore(Math.min(STEP, left))}</button></p>` : nothing}`;
  }
}
customElements.define("editor-table", EditorTable);
