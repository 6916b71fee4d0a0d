// <offices-view>: the offices, and which of them are in charge of a place or postcode.
import { html, nothing } from "lit";
import { read } from "./api.js";
import { line, lines, cleaned, select } from "./fields.js";
import { icon } from "./icons.js";
import { officeTexts } from "./office-texts.js";
import type { Office, Part } from "./parts.js";
import { PartsView } from "./parts-view.js";
import "./postcode-rows.js";
import { ITEM, changedRows, readPostcodes, type Row } from "./postcodes.js";
import type { Item } from "./types.js";
import { shownDay, today } from "./value-periods.js";

/* what serves all districts serves none in particular */
const LOCAL = ["auslaenderbehoerde", "ihk", "hwk", "agentur"], WIDE = ["Thüringen", "Deutschland"], WAIT = 250, YEAR = 366 * 86_400_000;
const OPTIONAL = ["address", "phone", "email", "url", "note", "note_en"] as const;

export class OfficesView extends PartsView<Office> {
  static override properties = { ...PartsView.properties, kind: { state: true }, places: { state: true }, district: { state: true }, said: { state: true } };
  declare private kind: string; declare private places: Row[] | null; declare private district: string; declare private said: string;
  private numbers: Item | null = null;
  protected readonly base = "stellen";
  protected readonly fields = ["id", "kind", "name", "serves", "address", "phone", "email", "url", "note", "note_en", "source", "stand", ""];
  private timer = 0;

  constructor() { super(); this.kind = ""; this.places = null; this.district = this.said = ""; }
  private get t() { return officeTexts[this.lang]; }
  protected words() { return this.t.words; }
  protected idOf(office: Office) { return office.id; }
  protected nameOf(office: Office) { return office.name; }
  protected haystack(office: Office) { return [office.id, office.name, this.kindName(office.kind), ...office.serves, office.address, office.email, office.phone, office.note].join(" "); }
  protected blank(): Office { return { id: "", kind: "beratung", name: "", serves: [], source: "", stand: today() }; }
  protected documentOf() { return "directory.json"; }
  protected override keeps({ part }: Part<Office>) { return (!this.kind || part.kind === this.kind) && (!this.district || part.serves.includes(this.district)); }
  private kindName(kind: string) { return this.t.kinds[kind] ?? kind; }
  private get kinds() { return [...new Set([...Object.keys(this.t.kinds), ...this.all.map(({ part }) => part.kind)])]; }

  /** In the order README.md has the keys, without what is empty. */
  protected cleaned(office: Office): Office {
    const { id, kind, name, serves, source, stand } = office, filled = Object.fromEntries(OPTIONAL.map((key) => [key, office[key]?.trim()]).filter(([, value]) => value));
    return { id: id.trim(), kind, name: name.trim(), serves: cleaned(serves), ...filled, source: source.trim(), stand };
  }

  protected override filters() {
    const { t } = this, count = (kind: string) => this.all.filter(({ part }) => part.kind === kind).length;
    return html`<label>${t.kind}<select @change=${(e: Event) => { this.kind = (e.target as HTMLSelectElement).value; }}><option value="">${this.work.all}</option>${this.kinds.filter(count).map((kind) => html`<option value=${kind} ?selected=${kind === this.kind}>${this.kindName(kind)} (${count(kind)})</option>`)}</select></label>`;
  }

  /* ---- postcodes ------------------------------------------------------------------------------ */

  private look(q: string) {
    clearTimeout(this.timer);
    this.said = q.trim();
    if (this.said.length < 2) { this.places = null; this.district = ""; return; }
    this.timer = window.setTimeout(() => void this.find(), WAIT);
  }

  private async find() {
    const { said } = this;
    try {
      const { postcodes } = said.length < 2 ? { postcodes: null } : await read<{ postcodes: Row[] }>("postcodes", { q: said });
      if (said !== this.said) return;
      this.places = postcodes;
      const districts = new Set(postcodes?.map(({ district }) => district));
      this.district = districts.size === 1 ? [...districts][0]! : "";
    } catch (error) { this.shell.fail(error); }
  }

  private get districts(): string[] {
    const served = this.all.filter(({ part }) => LOCAL.includes(part.kind)).flatMap(({ part }) => part.serves);
    return [...new Set(served)].filter((one) => !WIDE.includes(one)).sort((a, b) => a.localeCompare(b, "de"));
  }

  protected override async fetchAll() { [this.numbers] = await Promise.all([readPostcodes(), super.fetchAll()]); }
  private async changed() { await Promise.all([this.load(), this.find(), this.shell.refresh()]); }

  protected override alsoOpen() {
    const { numbers } = this, draft = numbers?.draft;
    return draft ? [{ document: ITEM, version: draft.version, count: changedRows(numbers), by: draft.by, at: draft.at, faults: numbers.faults }] : [];
  }

  private inCharge() {
    const { t, district } = this;
    return html`<h2>${t.responsible}: ${district}</h2><dl class="in-charge">${LOCAL.map((kind) => {
      const office = this.all.find(({ part }) => part.kind === kind && part.serves.includes(district))?.part;
      return html`<div><dt>${this.kindName(kind)}</dt><dd>${office ? html`<a href="#/stellen/${office.id}">${office.name}</a>${office.phone ? html` · ${office.phone}` : nothing}` : html`<span class="bad">${t.noneOfKind(this.kindName(kind))}</span>`}</dd></div>`;
    })}</dl>`;
  }

  protected override above() {
    const { t, places, district } = this, districts = [...new Set(places?.map((one) => one.district) ?? [])];
    return html`<section class="card look-up"><div class="field"><label for="f-postcode">${t.postcode}</label><div class="search">${icon("search")}<input id="f-postcode" type="search" autocomplete="off" aria-describedby="f-postcode-help" @input=${(e: Event) => this.look((e.target as HTMLInputElement).value)}></div><small id="f-postcode-help">${t.postcodeHelp}</small></div>
      <div role="status">${places === null ? nothing : !places.length ? html`<p class="quiet">${t.noPostcode}</p>`
        : html`${districts.length > 1 ? html`<p>${t.ambiguous}</p><div class="segments" role="group" aria-label=${t.district}>${districts.slice(0, 12).map((one) => html`<button aria-pressed=${one === district} @click=${() => { this.district = one; }}>${one}</button>`)}</div>` : nothing}${district ? this.inCharge() : nothing}`}</div>
      <postcode-rows lang=${this.lang} .shell=${this.shell} .rows=${places ?? []} .districts=${this.districts} said=${this.said} @changed=${() => void this.changed()}></postcode-rows></section>`;
  }

  /* ---- the list and the form ------------------------------------------------------------------- */

  protected row(one: Part<Office>) {
    const { t, lang } = this, { part } = one, old = Date.now() - Date.parse(part.stand) > YEAR;
    return html`<div class="part"><h2>${this.link(one, part.name)}${this.marks(one)}</h2><p class="example">${[part.address, part.phone, part.email].filter(Boolean).join(" · ")}</p>
      <small>${part.serves.join(", ")} · ${t.checked(shownDay(part.stand, lang))}${old ? html` · <span class="warn">${t.old}</span>` : nothing}</small></div><span class="tag">${this.kindName(part.kind)}</span>`;
  }

  protected form(office: Office, part: Part<Office> | null) {
    const { t, lang } = this, at = (field: string) => this.wrongAt(field), field = (name: "address" | "phone" | "email" | "url", type = "text") => line(name, t[name], office[name] ?? "", (value) => this.put({ [name]: value }), { lang, type, optional: true, wrong: at(name) });
    return html`<div class="pair">${part ? nothing : line("id", t.id, office.id, (id) => this.put({ id }), { lang, help: t.idHelp, wrong: at("id") })}
        ${select("kind", t.kind, office.kind, this.kinds.map((kind) => [kind, this.kindName(kind)]), (kind) => this.put({ kind }), at("kind"))}${line("name", t.name, office.name, (name) => this.put({ name }), { lang, spoken: "de", wrong: at("name") })}</div>
      <div class="pair">${lines("serves", t.serves, office.serves, (serves) => this.put({ serves }), { lang, help: t.servesHelp, wrong: at("serves") })}
        <div class="fields">${field("address")}${field("phone", "tel")}${field("email", "email")}${field("url", "url")}</div></div>
      <div class="pair">${line("note", t.note, office.note ?? "", (note) => this.put({ note }), { lang, rows: 3, spoken: "de", help: t.noteHelp, optional: true, wrong: at("note") })}
        ${line("note_en", t.noteEn, office.note_en ?? "", (note_en) => this.put({ note_en }), { lang, rows: 3, spoken: "en", help: t.noteEnHelp, optional: true, wrong: at("note_en") })}</div>
      <div class="pair">${line("source", t.source, office.source, (source) => this.put({ source }), { lang, wrong: at("source") })}${line("stand", t.stand, office.stand, (stand) => this.put({ stand }), { lang, type: "date", help: t.standHelp, wrong: at("stand") })}</div>`;
  }

  override render() {
    const { t } = this;
    return html`${this.openId ? nothing : html`<div class="page-head"><h1 tabindex="-1">${t.title}</h1><a class="button" href="#/stellen/+">${icon("plus")}${t.words.add}</a></div><p class="quiet">${t.intro}</p>`}${this.page()}`;
  }
}
customElements.define("offices-view", OfficesView);
