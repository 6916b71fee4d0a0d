// <value-sentences>: the sentences that name a value, as published and as in the draft, on a day of choice.
import { LitElement, html, nothing, type PropertyValues } from "lit";
import type { Lang } from "../shared/protocol.js";
import { read } from "./api.js";
import { icon } from "./icons.js";
import type { Period } from "./parts.js";
import { byTime, shifted, shownDay, today } from "./value-periods.js";
import type { ValueTexts } from "./value-texts.js";
import { de } from "./work-texts.de.js";
import { en } from "./work-texts.en.js";

/** "" where it stands in one of both only. */
interface Sentence { slug: string; lang: Lang; title: string; before: string; after: string }
const differs = ({ before, after }: Sentence) => before !== after;

/** `stamp` changes whenever the draft does. */
export class ValueSentences extends LitElement {
  static override properties = { t: { attribute: false }, lang: {}, name: {}, stamp: {}, periods: { attribute: false }, drafted: { type: Boolean }, day: { state: true }, all: { state: true }, found: { state: true }, failed: { state: true } };
  declare t: ValueTexts; declare lang: Lang; declare name: string; declare stamp: string; declare periods: readonly Period[]; declare drafted: boolean;
  declare private day: string; declare private all: boolean; declare private found: Sentence[] | null; declare private failed: boolean;
  private turn = 0;
  private chosen = false;                                       /* the day, by hand or because something changes then */

  constructor() { super(); this.day = today(); this.all = false; this.found = null; this.failed = false; }
  override createRenderRoot() { return this; }
  override willUpdate(changed: PropertyValues) {
    if (changed.has("name") || changed.has("stamp")) this.chosen = this.day !== today();
    if (changed.has("name") || changed.has("stamp") || changed.has("day")) void this.load();
  }

  private async load() {
    const turn = ++this.turn;
    this.failed = false;
    try {
      const { texts } = await read<{ texts: Sentence[] }>("value-texts", { key: this.name, day: this.day });
      if (turn !== this.turn) return;
      this.found = texts;
      if (this.drafted && !this.chosen && !texts.some(differs)) await this.toFirstChange(turn);
    } catch { if (turn === this.turn) this.failed = true; }
  }

  /** Where nothing changes today, a limit of next year mostly does on its first day. */
  private async toFirstChange(turn: number) {
    for (const day of this.turns.filter((one) => one > today())) {
      const { texts } = await read<{ texts: Sentence[] }>("value-texts", { key: this.name, day });
      if (turn !== this.turn) return;
      if (texts.some(differs)) return this.show(day);
    }
  }
  private show(day: string) { this.chosen = true; this.day = day; }

  /** The days at which something begins, and those before them. */
  private get turns(): string[] {
    const from = [...this.periods].sort(byTime).map((one) => one.from).filter((day): day is string => !!day && day > shifted(today(), -400));
    return from.slice(-2).flatMap((day) => [shifted(day, -1), day]);
  }

  private sentence(one: Sentence) {
    const { t } = this, same = !differs(one);
    return html`<li class="card"><a href="#/eintraege/${one.slug}?lang=${one.lang}" lang=${one.lang}>${one.title}</a> <span class="tag">${one.lang.toUpperCase()}</span>
      ${same ? html`<p lang=${one.lang}>${one.after}</p>` : html`<div class="pair"><div><small>${t.before}</small><p lang=${one.lang}><del>${one.before || "–"}</del></p></div><div><small>${t.after}</small><p lang=${one.lang}><ins>${one.after || "–"}</ins></p></div></div>`}</li>`;
  }

  private list(found: Sentence[]) {
    const { t } = this, changed = found.filter(differs), shown = this.all || !this.drafted ? found : changed;
    if (!found.length) return html`<p class="empty">${t.noTexts}</p>`;
    return html`${this.drafted ? html`<p role="status"><b>${t.texts(changed.length, found.length)}</b> <label class="check inline"><input type="checkbox" .checked=${!this.all} @change=${(e: Event) => { this.all = !(e.target as HTMLInputElement).checked; }}>${t.changedOnly}</label></p>` : nothing}
      ${shown.length ? html`<ul class="sentences">${shown.map((one) => this.sentence(one))}</ul>` : html`<p class="empty">${t.same}</p>`}`;
  }

  override render() {
    const { t, lang, found } = this, work = lang === "en" ? en : de;
    return html`<section aria-label=${t.effect}><h2>${t.effect}</h2><p class="quiet">${t.effectIntro}</p>
      <div class="filters"><label>${t.day}<input type="date" .value=${this.day} @change=${(e: Event) => this.show((e.target as HTMLInputElement).value || today())}></label>
        <div class="segments" role="group" aria-label=${t.day}>${[...new Set([today(), ...this.turns])].map((day) => html`<button aria-pressed=${day === this.day} @click=${() => this.show(day)}>${day === today() ? t.now : shownDay(day, lang)}</button>`)}</div></div>
      ${this.failed ? html`<div class="empty" role="alert"><p>${work.notLoaded}</p><button @click=${() => void this.load()}>${icon("undo")}${work.again}</button></div>` : found ? this.list(found) : html`<p class="empty quiet">${work.loading}</p>`}</section>`;
  }
}
customElements.define("value-sentences", ValueSentences);
