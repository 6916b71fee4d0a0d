// <postcode-rows>: the rows a search found, each to be changed or taken away, and a new one. Fires `changed`.
import { LitElement, html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import { Refused } from "./api.js";
import { line, select } from "./fields.js";
import { icon } from "./icons.js";
import { officeTexts } from "./office-texts.js";
import { RowGone, RowThere, saveRow, tidied, type Row } from "./postcodes.js";
import type { Shell } from "./view.js";
import { de } from "./work-texts.de.js";
import { en } from "./work-texts.en.js";

const FEW = 8;

export class PostcodeRows extends LitElement {
  static override properties = { lang: {}, shell: { attribute: false }, rows: { attribute: false }, districts: { attribute: false }, said: {}, most: { state: true }, old: { state: true }, row: { state: true }, wrong: { state: true }, busy: { state: true } };
  declare lang: Lang; declare shell: Shell; declare rows: readonly Row[]; declare districts: readonly string[];
  /** What was searched for: a new row begins with it. */
  declare said: string;
  declare private most: number; declare private old: Row | null; declare private row: Row | null; declare private wrong: Partial<Record<keyof Row | "", string>>; declare private busy: boolean;

  constructor() { super(); this.rows = []; this.districts = []; this.said = ""; this.most = FEW; this.old = this.row = null; this.wrong = {}; this.busy = false; }
  override createRenderRoot() { return this; }
  private get t() { return officeTexts[this.lang]; }
  private get work() { return this.lang === "en" ? en : de; }

  private dirty() { this.dispatchEvent(new CustomEvent("dirty", { detail: this.row !== null && JSON.stringify(this.row) !== JSON.stringify(this.old), bubbles: true })); }

  private begin(old: Row | null) {
    const digits = /^\d{5}$/.test(this.said);
    this.old = old;
    this.row = old ? { ...old } : { postcode: digits ? this.said : "", place: digits ? "" : this.said, district: this.districts[0] ?? "" };
    this.wrong = {};
    void this.focusOn("#f-row-postcode");
  }
  private async end() {
    const key = this.old && Object.values(this.old).join(" ");
    this.row = this.old = null;
    this.dirty();
    await this.focusOn(key ? `[data-row="${CSS.escape(key)}"]` : ".add");
  }
  private async focusOn(what: string) {
    await this.updateComplete;
    for (const one of this.querySelectorAll<LitElement>("editor-text")) await one.updateComplete;
    (this.querySelector<HTMLElement>(what) ?? this.querySelector<HTMLElement>(".add"))?.focus();
  }
  private put(part: Partial<Row>) { if (this.row) { this.row = { ...this.row, ...part }; this.dirty(); } }

  /** Whether it is done; `back` undoes it. */
  private async change(before: Row | null, after: Row | null, told: string, back = true): Promise<boolean> {
    if (this.busy) return false;
    const { t } = this;
    this.busy = true;
    this.wrong = {};
    try {
      await saveRow(before, after);
      this.shell.tell(told, back ? () => void this.change(after, before, this.work.undone, false) : undefined);
      this.dispatchEvent(new CustomEvent("changed"));
      return true;
    } catch (error) {
      const message = error instanceof RowGone ? t.rowGone : error instanceof RowThere ? t.rowThere : error instanceof Refused ? error.message : "";
      if (message && this.row) this.wrong = { "": message };
      else this.shell.fail(message ? new Refused(409, "conflict", "", message, {}) : error);
      return false;
    } finally { this.busy = false; }
  }

  private async save() {
    const { t, old } = this, row = this.row && tidied(this.row);
    if (!row) return;
    this.wrong = { .../^\d{5}$/.test(row.postcode) ? {} : { postcode: t.fiveDigits }, ...row.place ? {} : { place: t.placeMissing }, ...row.district ? {} : { district: t.districtMissing } };
    if (Object.keys(this.wrong).length) return void this.focusOn('[aria-invalid="true"]');
    if (old && JSON.stringify(old) === JSON.stringify(row)) return void this.end();
    if (await this.change(old, row, this.work.saved)) await this.end();
  }
  private async drop() { if (this.old && await this.change(this.old, null, this.t.rowRemoved)) await this.end(); }

  private form(row: Row) {
    const { t, lang, work, wrong, busy, old } = this, districts = [...new Set([...this.districts, row.district])].filter(Boolean);
    return html`<form class="postcode-form" novalidate @submit=${(e: Event) => { e.preventDefault(); void this.save(); }} @keydown=${(e: KeyboardEvent) => { if (e.key === "Escape") { e.stopPropagation(); void this.end(); } }}>
      <h2>${old ? t.rowEdit : t.rowNew}</h2><div role="alert">${wrong[""] ? html`<p class="problem">${wrong[""]}</p>` : nothing}</div>
      <div class="pair">${line("row-postcode", t.postcodeOnly, row.postcode, (postcode) => this.put({ postcode }), { lang, wrong: wrong.postcode ?? "" })}${line("row-place", t.place, row.place, (place) => this.put({ place }), { lang, spoken: "de", help: t.placeHelp, wrong: wrong.place ?? "" })}
        ${select("row-district", t.district, row.district, districts.map((one) => [one, one]), (district) => this.put({ district }), wrong.district ?? "")}</div>
      <div class="buttons"><button class="main" ?disabled=${busy}>${work.save}</button><button type="button" @click=${() => void this.end()}>${work.cancel}</button>
        ${old ? html`<button type="button" class="danger" ?disabled=${busy} @click=${() => void this.drop()}>${icon("trash")}${work.remove}</button>` : nothing}</div></form>`;
  }

  override render() {
    const { t, rows, row } = this, shown = rows.slice(0, this.most);
    if (row) return this.form(row);
    return html`${shown.length ? html`<ul class="postcodes">${shown.map((one) => html`<li><span>${one.postcode} <b>${one.place}</b> <small>${one.district}</small></span><button class="plain" data-row=${Object.values(one).join(" ")} aria-label=${t.rowEditOf(one.postcode, one.place)} title=${t.rowEdit} @click=${() => this.begin(one)}>${icon("pen")}</button></li>`)}</ul>` : nothing}
      <div class="buttons">${rows.length > shown.length ? html`<button @click=${() => { this.most += 50; }}>${t.moreRows(rows.length - shown.length)}</button>` : nothing}<button class="add" @click=${() => this.begin(null)}>${icon("plus")}${t.rowNew}</button></div>`;
  }
}
customElements.define("postcode-rows", PostcodeRows);
