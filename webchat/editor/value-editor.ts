// <value-editor>: one value with its periods. Saving puts it into the draft and shows the sentences that change,
// before and after, on any day; publishing or taking it back is the next step.
import { html, nothing } from "lit";
import "./document-bar.js";
import { check, line, select } from "./fields.js";
import { icon } from "./icons.js";
import { LoadingView } from "./loading-view.js";
import { readParts, savePart, usedCount, type Part, type Parts, type Period, type Value } from "./parts.js";
import { endOf, sistersOf } from "./value-sisters.js";
import { byTime, holds, overlap, shownDay, today, withNext } from "./value-periods.js";
import { spanAround, valueLine } from "./value-line.js";
import "./value-sentences.js";
import { valueTexts } from "./value-texts.js";

/** The draft keeps figures as they are typed, until they are read. */
interface Row extends Omit<Period, "value"> { typed: string }
interface Draft extends Omit<Value, "periods"> { periods: Row[] }
const DOCUMENT = "values.json", FIELDS = ["key", "title", "title_en", "unit", "per", "periods", ""];
const NEW: Value = { key: "", title: "", title_en: "", unit: "EUR", periods: [] };

export class ValueEditor extends LoadingView {
  static override properties = { ...LoadingView.properties, draft: { state: true }, faults: { state: true } };
  declare private draft: Draft | null; declare private faults: Record<string, string>;
  private parts: Parts<Value> | null = null;
  private stored: Part<Value> | null = null;
  private initial = "";

  constructor() { super(); this.draft = null; this.faults = {}; }
  private get t() { return valueTexts[this.lang]; }
  private get fresh() { return this.place.path[0] === "+"; }

  protected override async fetchAll() {
    this.parts = await readParts<Value>(DOCUMENT);
    this.stored = this.parts.parts.find(({ id }) => id === this.place.path[0]) ?? null;
    if (!this.stored && !this.fresh) { this.shell.go("werte", true); return; }
    const value = this.stored?.part ?? { ...NEW, periods: withNext([], today()).map((one) => ({ ...one, value: "" })) };
    this.draft = { ...value, periods: [...value.periods].sort(byTime).map(({ value: figure, ...rest }) => ({ ...rest, typed: this.written(figure) })) };
    this.initial = JSON.stringify(this.draft);
    this.faults = {};
    this.tellDirty(false);
  }

  private written(figure: number | string) { return typeof figure === "string" ? figure : figure.toLocaleString(this.lang === "en" ? "en-GB" : "de-DE", { maximumFractionDigits: 6, useGrouping: Math.abs(figure) >= 10_000 }); }

  /** "50.700,50" and "50,700.50" alike; null is no number. */
  private figure(typed: string): number | null {
    const plain = typed.trim().replace(/[\s€%]/g, ""), german = this.lang === "de";
    const groups = german ? /^-?\d{1,3}(\.\d{3})+(,\d+)?$/ : /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
    const text = groups.test(plain) ? german ? plain.replaceAll(".", "").replace(",", ".") : plain.replaceAll(",", "") : plain.replace(",", ".");
    return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
  }

  private put(part: Partial<Draft>) {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...part };
    this.tellDirty(JSON.stringify(this.draft) !== this.initial);
  }
  private putPeriod(i: number, part: Partial<Row>) { this.put({ periods: this.draft!.periods.map((one, at) => at === i ? { ...one, ...part } : one) }); }

  private range({ from, to }: { from: string | null; to: string | null }) { return `${shownDay(from, this.lang) || "…"} – ${shownDay(to, this.lang) || "…"}`; }

  /** The value as the server takes it; null after what is wrong is shown at its field. */
  private checked(): Value | null {
    const { t } = this, draft = this.draft!, faults: Record<string, string> = {};
    if (!draft.key.trim()) faults["key"] = t.needsKey;
    if (!draft.title.trim()) faults["title"] = t.needsTitle;
    const periods = draft.periods.map(({ typed, note, certain, ...rest }, i): Period => {
      const figure = draft.unit === "date" ? typed : this.figure(typed);
      if (figure === null || figure === "") faults[`value-${i}`] = draft.unit === "date" ? t.needsDate : t.needsValue;
      if (!rest.source.trim()) faults[`source-${i}`] = t.needsSource;
      if (rest.from && rest.to && rest.to < rest.from) faults[`to-${i}`] = t.backwards;
      return { ...rest, from: rest.from || null, to: rest.to || null, value: figure ?? 0, ...note?.trim() ? { note: note.trim() } : {}, ...certain === false ? { certain } : {} };
    });
    const two = overlap(periods);
    if (two && !Object.keys(faults).length) faults[`from-${two[1]}`] = t.overlaps(this.range(periods[two[0]]!), this.range(periods[two[1]]!));
    this.faults = faults;
    if (Object.keys(faults).length) {
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return null;
    }
    const { per, title_en: english, ...rest } = draft;
    return { key: rest.key.trim(), title: rest.title.trim(), ...english?.trim() ? { title_en: english.trim() } : {}, unit: rest.unit.trim(), ...per ? { per } : {}, periods: periods.sort(byTime) };
  }

  private async submit(e?: Event) {
    e?.preventDefault();
    await this.saveNow();
  }

  async saveNow(): Promise<boolean> {
    const value = this.checked(), before = this.stored?.part ?? null;
    if (!value) return false;
    return this.doing(async () => {
      await savePart(DOCUMENT, value.key, before, value);
      this.tellDirty(false);
      const told = () => this.shell.tell(this.work.saved, () => void this.doing(async () => { await savePart(DOCUMENT, value.key, value, before); this.shell.tell(this.work.undone); await this.afterUndo(before); }));
      if (this.fresh) this.shell.go(`werte/${encodeURIComponent(value.key)}`, true);
      else await this.load();
      void this.shell.refresh();
      told();
      await this.updateComplete;
      this.querySelector("value-sentences")?.scrollIntoView({ block: "start", behavior: "smooth" });
    }, FIELDS);
  }

  private async afterUndo(before: Value | null) { if (before) await this.load(); else this.shell.go("werte", true); }

  private async drop() {
    const { t, stored: part, work } = this;
    if (!part) return;
    if (!await this.shell.ask({ title: t.removeAsk(part.part.title), yes: work.remove, no: work.cancel, danger: true })) return;
    await this.doing(async () => {
      await savePart(DOCUMENT, part.id, part.part, null);
      this.tellDirty(false);
      this.shell.tell(work.removed, () => void this.doing(async () => { await savePart(DOCUMENT, part.id, null, part.part); this.shell.go(`werte/${part.id}`); }));
      this.shell.go("werte", true);
    }, [""]);
  }

  private period(row: Row, i: number) {
    const { t, lang, faults } = this, draft = this.draft!, now = holds({ ...row, value: 0 }, today());
    return html`<li><section class="card period ${now ? "now" : ""}" aria-label=${t.period(i + 1)}><header><h3>${this.range(row)}</h3>${now ? html`<span class="tag good">${t.running}</span>` : nothing}
        <button type="button" class="plain" aria-label=${t.removePeriod(i + 1)} title=${t.removePeriod(i + 1)} @click=${() => this.removePeriod(i)}>${icon("trash")}</button></header>
      <div class="period-fields">${line(`from-${i}`, t.from, row.from ?? "", (from) => this.putPeriod(i, { from }), { lang, type: "date", wrong: faults[`from-${i}`] ?? "" })}
        ${line(`to-${i}`, t.to, row.to ?? "", (to) => this.putPeriod(i, { to }), { lang, type: "date", wrong: faults[`to-${i}`] ?? "" })}
        ${line(`value-${i}`, `${t.value}${draft.unit === "date" ? "" : ` (${t.units[draft.unit] ?? draft.unit})`}`, row.typed, (typed) => this.putPeriod(i, { typed }), { lang, type: draft.unit === "date" ? "date" : "text", wrong: faults[`value-${i}`] ?? "" })}
        ${check(t.certain, row.certain !== false, (certain) => this.putPeriod(i, { certain }))}
        <div class="half">${line(`source-${i}`, t.source, row.source, (source) => this.putPeriod(i, { source }), { lang, wrong: faults[`source-${i}`] ?? "" })}</div>
        <div class="half">${line(`note-${i}`, t.note, row.note ?? "", (note) => this.putPeriod(i, { note }), { lang, optional: true })}</div></div></section></li>`;
  }

  private removePeriod(i: number) {
    const periods = this.draft!.periods;
    this.put({ periods: periods.filter((_, at) => at !== i) });
    this.shell.tell(this.t.removedPeriod, () => this.put({ periods }));
  }

  private addNext() {
    const rows = withNext(this.draft!.periods.map(({ typed, ...rest }) => ({ ...rest, value: typed })), today());
    this.put({ periods: rows.map(({ value, ...rest }) => ({ ...rest, typed: String(value) })) });
    void this.updateComplete.then(() => { const field = this.querySelector<HTMLInputElement>(`[id="f-value-${rows.length - 1}"]`); field?.focus(); field?.select(); });
  }

  private about(draft: Draft) {
    const { t, lang, fresh, faults } = this, at = (field: string) => faults[field] ?? this.wrongAt(field);
    return html`<div class="pair">${fresh ? line("key", t.key, draft.key, (key) => this.put({ key }), { lang, help: t.keyHelp, wrong: at("key") }) : nothing}
      ${line("title", t.nameDe, draft.title, (title) => this.put({ title }), { lang, spoken: "de", wrong: at("title") })}${line("title_en", t.nameEn, draft.title_en ?? "", (title) => this.put({ title_en: title }), { lang, spoken: "en", optional: true, wrong: at("title_en") })}
      ${line("unit", t.unit, draft.unit, (unit) => this.put({ unit }), { lang, help: t.unitHelp, wrong: at("unit") })}${select("per", t.per, draft.per ?? "", Object.entries(t.pers), (per) => this.put({ per }), at("per"))}</div>`;
  }

  /** Values that rest on the same source; those that end before this one may be waiting for the same publication. */
  private sisters(value: Value) {
    const { t, lang } = this, sisters = sistersOf(value, this.parts!.parts.map(({ part }) => part)), end = endOf(value), behind = (one: Value) => endOf(one) !== "" && endOf(one) < end;
    return sisters.length ? html`<details class="used-in sisters"><summary>${t.sisters(sisters.length)}${sisters.some(behind) ? html` <span class="tag strong">${t.behindAll(sisters.filter(behind).length)}</span>` : nothing}</summary><ul class="dots">${[...sisters.filter(behind), ...sisters.filter((one) => !behind(one))].map((one) => html`<li><a href="#/werte/${encodeURIComponent(one.key)}">${lang === "en" && one.title_en || one.title}</a>
      <small>${endOf(one) ? t.until(shownDay(endOf(one), lang)) : t.open}</small>${behind(one) ? html` <span class="tag strong">${t.behind}</span>` : nothing}</li>`)}</ul></details>` : nothing;
  }

  private content(draft: Draft) {
    const { t, lang, stored: part, parts, work, fresh } = this, used = part?.used, shownPeriods = draft.periods.map(({ typed, ...rest }) => ({ ...rest, from: rest.from || null, to: rest.to || null, value: typed }));
    return html`<div class="page-head"><h1 tabindex="-1">${fresh ? t.newValue : lang === "en" && draft.title_en || draft.title}</h1>${fresh ? nothing : html`<code>{{${draft.key}}}</code>`}</div>
      ${parts?.version ? html`<document-bar .shell=${this.shell} lang=${lang} name=${t.title} .items=${[{ item: DOCUMENT, version: parts.version }]} count=${parts.parts.filter((one) => one.changed || one.new).length + parts.removed.length} by=${this.person(parts.by)} at=${parts.at} @changed=${() => void this.load()}></document-bar>` : nothing}
      ${used ? html`<details class="used-in" ?open=${false}><summary>${work.usedIn(used.entries.length, used.flows.length)}</summary><ul class="dots">${used.entries.map((one) => html`<li><a href="#/eintraege/${one.slug}">${one.title}</a></li>`)}${used.flows.map((one) => html`<li><a href="#/wegweiser/${one.flow}">${one.title}</a></li>`)}</ul></details>` : nothing}
      ${part ? this.sisters(part.part) : nothing}
      <form novalidate class="fields" @submit=${(e: Event) => void this.submit(e)}>${this.problem()}${this.wrongAt("periods") ? html`<p class="problem" role="alert">${this.wrongAt("periods")}</p>` : nothing}
        <section><div class="section-head"><h2>${t.periods}</h2><button type="button" title=${t.addNextHelp} @click=${() => this.addNext()}>${icon("plus")}${t.addNext}</button></div>
          <div class="big-line">${valueLine(shownPeriods, today(), today(), spanAround(today()))}</div>
          <ol class="periods">${draft.periods.map((row, i) => ({ row, i })).reverse().map(({ row, i }) => this.period(row, i))}</ol></section>
        ${fresh ? this.about(draft) : html`<details class="card about"><summary>${t.nameDe}, ${t.unit}</summary>${this.about(draft)}</details>`}
        <div class="buttons"><button class="main" ?disabled=${this.busy}>${t.check}</button><a class="button" href="#/werte">${work.cancel}</a>
          ${part ? html`<button type="button" class="danger" ?disabled=${usedCount(used) > 0 || this.busy} title=${usedCount(used) ? t.stillUsed : ""} @click=${() => void this.drop()}>${t.removeValue}</button>` : nothing}</div></form>
      ${part ? html`<value-sentences .t=${t} lang=${lang} name=${part.id} stamp="${parts?.version ?? 0}/${parts?.at ?? 0}" .periods=${part.part.periods} ?drafted=${part.changed || part.new}></value-sentences>` : nothing}`;
  }

  override render() {
    return html`<a class="back-link" href="#/werte">${icon("back")}${this.t.back}</a>${this.shown(() => this.draft ? this.content(this.draft) : html``)}`;
  }
}
customElements.define("value-editor", ValueEditor);
