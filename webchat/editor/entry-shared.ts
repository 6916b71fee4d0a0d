// <entry-shared>: what German and English have in common: legal date, review, area, who is in charge, relations.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import type { Lang } from "../shared/protocol.js";
import { read } from "./api.js";
import "./editor-picker.js";
import { findEntries, findIn, type Find, type Option } from "./editor-picker.js";
import { entryTexts } from "./entry-texts.js";
import { faultsAt, type Work } from "./entry-work.js";
import { icon } from "./icons.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";
import type { Entry, Overview } from "./types.js";

type Field = "stand" | "review_by" | "area" | "related" | "nationals" | "offices";
type List = "related" | "nationals" | "offices";
interface Part<T> { id: string; part: T }
const parts = async <T>(document: string, signal: AbortSignal): Promise<Part<T>[]> => (await read<{ parts: Part<T>[] }>("parts", { document }, signal)).parts;

/** Fires `owner` with a login or "". A change holds for all languages there are. */
export class EntryShared extends LitElement {
  static override properties = { lang: {}, works: { attribute: false }, revision: { type: Number }, overview: { attribute: false }, titles: { attribute: false }, top: { type: Boolean }, names: { state: true } };
  declare lang: Lang; declare works: readonly Work[]; declare revision: number; declare overview: Overview | null; declare titles: ReadonlyMap<string, string>;
  /** The fields one always needs; else the others. */
  declare top: boolean; declare names: ReadonlyMap<string, string>;

  constructor() { super(); this.top = false; this.names = new Map(); }
  override createRenderRoot() { return this; }
  private get t() { return entryTexts[this.lang]; }
  private get written() { return this.works.filter(({ entry }) => entry); }
  private value<F extends Field>(field: F): Entry[F] { return this.written[0]!.entry![field]; }
  private put(part: Partial<Entry>) { for (const work of this.written) work.put(part); }
  private differs(field: Field) { return new Set(this.written.map(({ entry }) => JSON.stringify(entry![field]))).size > 1; }

  private below(field: Field) {
    const faults = [...new Set(this.written.flatMap(({ faults: all }) => faultsAt(all, field)))];
    return html`${this.differs(field) ? html`<p class="hint">${this.t.differs}</p>` : nothing}${faults.map((fault) => html`<p class="fault" id="f-${field}-fault">${fault}</p>`)}`;
  }

  private day(field: "stand" | "review_by") {
    const { t } = this;
    return html`<div class="field" data-field=${field}><label for="f-${field}">${t.fields[field]}</label><input id="f-${field}" type="date" .value=${this.value(field)} aria-describedby="f-${field}-help" @input=${(e: Event) => this.put({ [field]: (e.target as HTMLInputElement).value })}>
      <small id="f-${field}-help">${t.help[field]}</small>${this.below(field)}</div>`;
  }

  private areas() {
    const { t, overview } = this, names = (this.lang === "en" ? en : de).area, area = this.value("area"), all = overview?.areas ?? [];
    return html`<div class="field" data-field="area"><label for="f-area">${t.fields.area}</label><select id="f-area" @change=${(e: Event) => this.put({ area: (e.target as HTMLSelectElement).value })}>${[...new Set([...all, area])].map((one) => html`<option value=${one} ?selected=${one === area}>${names[one] ?? one}</option>`)}</select>${this.below("area")}</div>`;
  }

  private owner() {
    const { t, overview } = this, owner = this.works.find(({ stored }) => stored)?.stored?.owner ?? "", people = overview?.editors ?? [];
    return html`<div class="field"><label for="f-owner">${t.owner}</label><select id="f-owner" @change=${(e: Event) => this.dispatchEvent(new CustomEvent("owner", { detail: (e.target as HTMLSelectElement).value }))}><option value="">${t.noOwner}</option>
      ${[...people, ...owner && !people.some(({ login }) => login === owner) ? [{ login: owner, name: owner }] : []].map(({ login, name }) => html`<option value=${login} ?selected=${login === owner}>${name}</option>`)}</select></div>`;
  }

  /* ---- lists with a picker -------------------------------------------------------------------- */

  private countries: Find = async (q, signal) => {
    const groups = Object.entries(this.t.groups).map(([id, label]): Option => ({ id, label }));
    const all = await parts<{ code: string; de: string[]; en: string[] }>("words/countries.json", signal);
    const options = [...groups, ...all.map(({ part }): Option => ({ id: part.code, label: part[this.lang]?.[0] ?? part.code, hint: part.code }))];
    this.names = new Map([...this.names, ...options.map(({ id, label }): [string, string] => [id, label])]);
    return findIn(options.filter(({ id }) => !this.value("nationals").includes(id)))(q, signal);
  };

  private kinds: Find = async (q, signal) => {
    const all = await parts<{ kind: string }>("directory.json", signal);
    const kinds = [...new Set(all.map(({ part }) => part.kind))].filter((kind) => !this.value("offices").includes(kind));
    return findIn(kinds.map((id) => ({ id, label: this.t.kinds[id] ?? id })))(q, signal);
  };

  private label(field: List, id: string): string {
    if (field === "related") return this.titles.get(id) ?? id;
    return (field === "offices" ? this.t.kinds[id] : this.t.groups[id] ?? this.names.get(id)) ?? id;
  }

  private list(field: List, add: string, find: Find, empty: string): TemplateResult {
    const { t, lang } = this, chosen = this.value(field);
    return html`<div class="field" data-field=${field} role="group" aria-label=${t.fields[field]}><b class="legend">${t.fields[field]}</b><small>${t.help[field]}</small>
      ${chosen.length ? html`<ul class="chips">${chosen.map((id) => html`<li>${field === "related" ? html`<a href="#/eintraege/${id}">${this.label(field, id)}</a>` : this.label(field, id)}<button type="button" class="plain" aria-label=${t.unpick(this.label(field, id))} title=${t.unpick(this.label(field, id))} @click=${() => this.put({ [field]: chosen.filter((one) => one !== id) })}>${icon("close")}</button></li>`)}</ul>` : html`<p class="quiet">${empty}</p>`}
      <editor-picker lang=${lang} name=${field} label=${add} hideLabel placeholder=${add} .find=${find} @pick=${(e: CustomEvent<Option>) => this.put({ [field]: [...chosen, e.detail.id] })}></editor-picker>${this.below(field)}</div>`;
  }

  override render() {
    const { t, lang } = this;
    if (!this.written.length) return nothing;
    const slug = this.written[0]!.slug;
    if (this.top) return html`<section class="shared top" aria-label=${t.both}>${this.day("stand")}${this.day("review_by")}${this.areas()}${this.owner()}</section>`;
    return html`<section class="shared card"><h2>${t.both}</h2><div class="pair">${this.list("related", t.addRelated, findEntries(lang, [slug, ...this.value("related")]), t.nothingPicked)}
      ${this.list("nationals", t.addNational, this.countries, t.forAll)}${this.list("offices", t.addOffice, this.kinds, t.nothingPicked)}</div></section>`;
  }
}
customElements.define("entry-shared", EntryShared);
