// <entry-rows>: sources or legal basis, a row each: what it is called, and where it is.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import type { Lang } from "../shared/protocol.js";
import { entryTexts } from "./entry-texts.js";
import { icon } from "./icons.js";

export interface Row { text: string; url: string }

/** Fires `rows`. `other` are those of the other language, offered where there are none here. */
export class EntryRows extends LitElement {
  static override properties = { lang: {}, spoken: {}, name: {}, label: {}, textLabel: {}, addLabel: {}, rows: { attribute: false }, other: { attribute: false }, faults: { attribute: false } };
  declare lang: Lang; declare spoken: Lang; declare name: string; declare label: string; declare textLabel: string; declare addLabel: string;
  declare rows: readonly Row[]; declare other: readonly Row[]; declare faults: readonly string[];

  constructor() { super(); this.rows = this.other = []; this.faults = []; }
  override createRenderRoot() { return this; }

  private put(rows: readonly Row[], focus = "") {
    this.rows = rows;
    this.dispatchEvent(new CustomEvent("rows", { detail: rows, bubbles: true }));
    if (focus) void this.updateComplete.then(() => (this.querySelector<HTMLElement>(`[id="${focus}"]`) ?? this.querySelector<HTMLElement>(".add"))?.focus());
  }
  private set(n: number, part: Partial<Row>) { this.put(this.rows.map((row, i) => i === n ? { ...row, ...part } : row)); }

  private row({ text, url }: Row, n: number): TemplateResult {
    const t = entryTexts[this.lang], id = `f-${this.name}-${n}`, good = url === "" || /^https?:\/\/\S+\.\S+$/.test(url);
    return html`<li><input id=${id} lang=${this.spoken} aria-label="${this.textLabel} ${n + 1}" placeholder=${this.textLabel} .value=${text} @input=${(e: Event) => this.set(n, { text: (e.target as HTMLInputElement).value })}>
      <input type="url" aria-label="${t.row.url} ${n + 1}" placeholder=${t.row.url} .value=${url} aria-invalid=${!good} @input=${(e: Event) => this.set(n, { url: (e.target as HTMLInputElement).value.trim() })}>
      <span>${good && url ? html`<a class="button" href=${url} target="_blank" rel="noopener" aria-label="${t.visit}: ${text}" title=${t.visit}>${icon("link")}</a>` : nothing}
        <button type="button" class="plain" aria-label=${t.removeRow(text)} title=${t.removeRow(text)} @click=${() => this.put(this.rows.filter((_, i) => i !== n), `f-${this.name}-${Math.max(0, n - 1)}`)}>${icon("close")}</button></span></li>`;
  }

  override render() {
    const t = entryTexts[this.lang], { rows, other } = this;
    return html`<fieldset class="field"><legend>${this.label}</legend>${this.faults.map((fault) => html`<p class="fault">${fault}</p>`)}<ul class="rows">${rows.map((row, n) => this.row(row, n))}</ul>
      <div class="buttons"><button type="button" class="plain add" @click=${() => this.put([...rows, { text: "", url: "" }], `f-${this.name}-${rows.length}`)}>${icon("plus")}${this.addLabel}</button>
        ${!rows.length && other.length ? html`<button type="button" class="plain" @click=${() => this.put(other.map((row) => ({ ...row })))}>${icon("copy")}${t.fromOther[this.spoken]}</button>` : nothing}</div></fieldset>`;
  }
}
customElements.define("entry-rows", EntryRows);
