// <values-view>: the figures with their periods on a line of time, expired and soon expiring ones first, as of any day.
import { html, nothing } from "lit";
import { classMap } from "lit/directives/class-map.js";
import "./document-bar.js";
import { icon } from "./icons.js";
import { LoadingView } from "./loading-view.js";
import { placed } from "./placed.js";
import { readParts, usedCount, type Part, type Parts, type Value } from "./parts.js";
import { byTime, shownDay, shownValue, today, valueOn } from "./value-periods.js";
import { spanAround, valueLine, yearsOf } from "./value-line.js";
import { valueTexts } from "./value-texts.js";
import "./value-editor.js";

type State = "expired" | "soon" | "current" | "future";
const FIRST: Record<State, number> = { expired: 0, soon: 1, current: 2, future: 3 }, SOON_DAYS = 60;

/** What a value is on a day: as the server says it of today. */
export function stateOn({ periods }: Value, day: string): State {
  const now = valueOn(periods, day);
  if (!now) return periods.some(({ from }) => from && from > day) && !periods.some(({ to }) => to && to < day) ? "future" : "expired";
  const next = now.to && periods.some((one) => one !== now && one.from && now.to && one.from > now.to);
  return now.to && !next && (Date.parse(now.to) - Date.parse(day)) / 86_400_000 <= SOON_DAYS ? "soon" : "current";
}

export class ValuesView extends LoadingView {
  static override properties = { ...LoadingView.properties, q: { state: true }, day: { state: true } };
  declare private q: string; declare private day: string;
  private parts: Parts<Value> | null = null;

  constructor() { super(); this.q = ""; this.day = today(); }
  private get t() { return valueTexts[this.lang]; }
  private get open() { return this.place.path[0] ?? ""; }
  protected override placeKey() { return this.open ? "one" : "list"; }
  protected override async fetchAll() { if (!this.open) this.parts = await readParts<Value>("values.json"); }

  private get rows(): Part<Value>[] {
    const words = this.q.toLowerCase().split(/\s+/).filter(Boolean), wanted = this.place.query.get("state") ?? "";
    const order = (one: Part<Value>) => one.faults.length ? -1 : FIRST[stateOn(one.part, this.day)];
    return (this.parts?.parts ?? []).filter(({ part, changed, new: fresh }) => words.every((word) => `${part.key} ${part.title} ${part.title_en ?? ""}`.toLowerCase().includes(word))
      && (!wanted || (wanted === "changed" ? changed || fresh : stateOn(part, this.day) === wanted))).sort((a, b) => order(a) - order(b) || a.part.title.localeCompare(b.part.title, "de"));
  }

  private when(part: Value, state: State) {
    const { t, lang, day } = this, now = valueOn(part.periods, day), last = [...part.periods].sort(byTime).filter(({ to }) => to && to < day).at(-1);
    if (now) return now.to ? t.until(shownDay(now.to, lang)) : t.open;
    return state === "future" ? "" : last ? t.ended(shownDay(last.to, lang)) : "";
  }

  private row(one: Part<Value>) {
    const { t, lang, day, work } = this, { part } = one, now = valueOn(part.periods, day), state = stateOn(part, day);
    return html`<li class=${classMap({ [state]: true })}><div class="what"><a href="#/werte/${encodeURIComponent(part.key)}">${lang === "en" && part.title_en || part.title}</a>
        ${one.new ? html` <span class="tag strong">${work.isNew}</span>` : one.changed ? html` <span class="tag strong">${work.changed}</span>` : nothing}${one.faults.length ? html` <span class="tag bad">${work.faulty}</span>` : nothing}<code>${part.key}</code></div>
      <div class="figure"><b>${now ? shownValue(part, now.value, lang) : t.noneOn}</b>${now?.certain === false ? html`<small>${t.unsure}</small>` : nothing}</div>
      <div class="line">${valueLine(part.periods, day, today(), spanAround(today()))}<span class="hidden">${[...part.periods].sort(byTime).map((period) => `${t.periodSaid(shownValue(part, period.value, lang), shownDay(period.from, lang), shownDay(period.to, lang))}. `)}</span></div>
      <div class="when">${state === "current" ? nothing : html`<span class="tag ${state === "expired" ? "bad" : state === "soon" ? "strong" : ""}">${t.states[state]}</span>`}<small>${this.when(part, state)}</small></div>
      <div class="used">${t.uses(usedCount(one.used))}<span class="hidden"> ${t.column.used}</span></div></li>`;
  }

  private filters(found: number, all: number) {
    const { t, place, shared } = this, state = place.query.get("state") ?? "";
    return html`<div class="filters"><div class="search">${icon("search")}<input type="search" aria-label=${t.search} placeholder=${t.search} .value=${this.q} @input=${(e: Event) => { this.q = (e.target as HTMLInputElement).value; }}></div>
      <label>${t.state}<select @change=${(e: Event) => this.shell.go(`werte${(e.target as HTMLSelectElement).value ? `?state=${(e.target as HTMLSelectElement).value}` : ""}`, true)}>
        ${Object.entries(t.states).map(([value, name]) => html`<option value=${value} ?selected=${value === state}>${name}</option>`)}</select></label>
      <label>${t.asOf}<input type="date" .value=${this.day} @change=${(e: Event) => { this.day = (e.target as HTMLInputElement).value || today(); }}></label>
      <button ?disabled=${this.day === today()} @click=${() => { this.day = today(); }}>${t.todayButton}</button><span class="found" role="status">${shared.found(found, all)}</span></div>`;
  }

  private list(parts: Parts<Value>) {
    const { t, lang, day, work, rows } = this, changed = parts.parts.filter((one) => one.changed || one.new).length + parts.removed.length;
    return html`${parts.version ? html`<document-bar .shell=${this.shell} lang=${lang} name=${t.title} .items=${[{ item: parts.document, version: parts.version }]} count=${changed} by=${this.person(parts.by)} at=${parts.at} ?faulty=${parts.parts.some((one) => one.faults.length > 0)} @changed=${() => void this.load()}></document-bar>` : nothing}
      ${this.filters(rows.length, parts.parts.length)}
      ${parts.parts.length ? rows.length ? html`<div class="values"><div class="values-head" aria-hidden="true"><span>${t.column.value}</span><span>${t.column.on(shownDay(day, lang))}</span><span class="years">${yearsOf(spanAround(today())).map(({ year, at }) => html`<i ${placed({ left: `${at * 100}%` })}>${year}</i>`)}</span><span></span><span>${t.column.used}</span></div>
        <ul>${rows.map((one) => this.row(one))}</ul></div>` : html`<p class="empty">${work.noHit}</p>` : html`<p class="empty">${t.none}</p>`}`;
  }

  override keyed(key: string): boolean {
    if (key !== "n" || this.open) return false;
    this.shell.go("werte/+");
    return true;
  }

  override render() {
    const { t } = this;
    if (this.open) return html`<value-editor .shell=${this.shell} lang=${this.lang} .place=${this.place} .overview=${this.overview}></value-editor>`;
    return html`<div class="page-head"><h1 tabindex="-1">${t.title}</h1><a class="button" href="#/werte/+">${icon("plus")}${t.newValue}</a></div><p class="quiet">${t.intro}</p>${this.shown(() => this.list(this.parts!))}`;
  }
}
customElements.define("values-view", ValuesView);
