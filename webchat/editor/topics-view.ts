// <topics-view>: what the chat offers before the first question: those of the season with their months, those of the
// whole year, each in their order, and what that comes to in a month of choice. The document is topics.json of
// kb/content/README.md; an entry may be in both lists.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { locale } from "../shared/locale.js";
import { change, read } from "./api.js";
import "./document-bar.js";
import "./editor-picker.js";
import { findEntries, type Option } from "./editor-picker.js";
import { select } from "./fields.js";
import { icon } from "./icons.js";
import { LoadingView } from "./loading-view.js";
import { entryTitles, titlesIn } from "./titles.js";
import { topicTexts } from "./topic-texts.js";
import { listOf, offeredIn, topicsOf, type Topic, type Topics } from "./topics.js";
import type { Item } from "./types.js";

type List = keyof Topics;
const DOCUMENT = "topics.json", MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);

export class TopicsView extends LoadingView {
  static override properties = { ...LoadingView.properties, topics: { state: true }, month: { state: true }, titles: { state: true } };
  declare private topics: Topics; declare private month: number; declare private titles: ReadonlyMap<string, string>;
  private stored: Item | null = null;
  private initial = "";

  constructor() { super(); this.topics = { seasonal: [], always: [] }; this.month = new Date().getMonth() + 1; this.titles = new Map(); }
  private get t() { return topicTexts[this.lang]; }
  private get dirty() { return JSON.stringify(this.topics) !== this.initial; }

  protected override async fetchAll() {
    const [stored, titles] = await Promise.all([read<Item>("item", { item: DOCUMENT }), entryTitles()]);
    this.stored = stored;
    this.titles = titles;
    this.topics = topicsOf(JSON.parse(stored.draft?.text ?? stored.published?.text ?? "[]") as Topic[]);
    this.initial = JSON.stringify(this.topics);
    this.tellDirty(false);
    if (this.lang === "en") this.titles = new Map([...titles, ...await titlesIn("en", listOf(this.topics).map(({ entry }) => entry))]);
  }

  private put(list: List, topics: readonly Topic[]) {
    this.topics = { ...this.topics, [list]: topics };
    this.tellDirty(this.dirty);
  }

  private toggle(at: number, month: number) {
    this.put("seasonal", this.topics.seasonal.map((one, i) => {
      const months = new Set(one.months);
      if (i === at && !months.delete(month)) months.add(month);
      return { ...one, months: MONTHS.filter((other) => months.has(other)) };
    }));
  }

  private rowAt(list: List, at: number) { return this.querySelectorAll<HTMLElement>(`.topics.${list} > li`)[at]; }

  private move(list: List, at: number, by: -1 | 1) {
    const topics = [...this.topics[list]], [one] = topics.splice(at, 1);
    topics.splice(at + by, 0, one!);
    this.put(list, topics);
    void this.updateComplete.then(() => this.rowAt(list, at + by)?.querySelector<HTMLElement>(`[data-move="${by}"]:not(:disabled), [data-move]:not(:disabled)`)?.focus());
  }

  private drop(list: List, at: number) {
    const topics = this.topics[list];
    this.put(list, topics.filter((_, i) => i !== at));
    this.shell.tell(this.t.dropped(this.titleOf(topics[at]!)), () => this.put(list, topics));
  }

  private add(list: List, { id, label }: Option) {
    const at = this.topics[list].length;
    this.titles = new Map([...this.titles, [id, label]]);
    this.put(list, [...this.topics[list], list === "seasonal" ? { entry: id, months: [this.month] } : { entry: id }]);
    void this.updateComplete.then(() => this.rowAt(list, at)?.querySelector<HTMLElement>("button:not(:disabled)")?.focus());
  }

  async saveNow(): Promise<boolean> {
    const before = this.stored?.draft ?? null, version = before?.version ?? 0, { topics } = this;
    if (topics.seasonal.some(({ months }) => !months?.length)) {
      this.wrong = { field: "months", message: this.t.needsMonth };
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('.months[aria-invalid="true"] button')?.focus());
      return false;
    }
    return this.doing(async () => {
      const saved = await change<{ version: number }>("save", { item: DOCUMENT, version, text: `${JSON.stringify(listOf(topics), null, 2)}\n`, note: "" });
      this.tellDirty(false);
      await this.load();
      void this.shell.refresh();
      this.shell.tell(this.work.saved, () => void this.doing(async () => {
        if (before) await change("save", { item: DOCUMENT, version: saved.version, text: before.text, note: before.note });
        else await change("discard", { item: DOCUMENT, version: saved.version });
        await this.load();
        this.shell.tell(this.work.undone);
      }));
    }, [""]);
  }

  override keyed(key: string): boolean {
    if (key !== "save") return false;
    void this.saveNow();
    return true;
  }

  /* ---- the page --------------------------------------------------------------------------------- */

  private titleOf({ entry }: Topic) { return this.titles.get(entry) ?? entry; }
  private monthName(month: number) { return new Date(2001, month - 1, 15).toLocaleDateString(locale(this.lang), { month: "long" }); }

  private months(one: Topic, at: number) {
    const wrong = this.wrongAt("months") && !one.months?.length;
    return html`<div class="months" role="group" aria-label=${this.t.monthsOf(this.titleOf(one))} aria-invalid=${wrong ? "true" : nothing}>${MONTHS.map((month) => html`<button type="button" aria-pressed=${one.months?.includes(month) ?? false} aria-label=${this.monthName(month)} @click=${() => this.toggle(at, month)}>${this.monthName(month).slice(0, 3)}</button>`)}</div>${wrong ? html`<p class="fault" role="alert">${this.wrongAt("months")}</p>` : nothing}`;
  }

  private row(list: List, one: Topic, at: number) {
    const { t } = this, title = this.titleOf(one), gone = !this.titles.has(one.entry);
    return html`<li class="card"><div class="topic-head"><b>${at + 1}</b>${gone ? html`<span>${one.entry} <span class="tag bad">${t.gone}</span></span>` : html`<a href="#/eintraege/${one.entry}">${title}</a>`}
        <span class="tools"><button type="button" class="plain" data-move="-1" ?disabled=${at === 0} aria-label=${t.up(title)} title=${t.up(title)} @click=${() => this.move(list, at, -1)}>${icon("up")}</button><button type="button" class="plain" data-move="1" ?disabled=${at === this.topics[list].length - 1} aria-label=${t.down(title)} title=${t.down(title)} @click=${() => this.move(list, at, 1)}>${icon("chevron")}</button>
          <button type="button" class="plain" aria-label=${t.drop(title)} title=${t.drop(title)} @click=${() => this.drop(list, at)}>${icon("trash")}</button></span></div>${list === "seasonal" ? this.months(one, at) : nothing}</li>`;
  }

  private list(list: List) {
    const { t, lang } = this, topics = this.topics[list];
    return html`<section class="fields" aria-label=${t.lists[list]}><h2>${t.lists[list]}</h2><p class="quiet">${t.help[list]}</p>
      ${topics.length ? html`<ol class="topics ${list}">${repeat(topics, ({ entry }) => entry, (one, at) => this.row(list, one, at))}</ol>` : html`<p class="empty">${icon("entries")}${t.none}</p>`}
      <editor-picker lang=${lang} name="topic-${list}" label=${t.add[list]} .find=${findEntries(lang, topics.map(({ entry }) => entry))} @pick=${(e: CustomEvent<Option>) => this.add(list, e.detail)}></editor-picker></section>`;
  }

  private preview() {
    const { t, topics, month } = this, name = this.monthName(month), offered = offeredIn(topics, month), seasonal = topics.seasonal.filter((one) => one.months?.includes(month)).length;
    return html`<section class="card topics-preview" aria-label=${t.preview}><h2>${icon("eye")}${t.preview}</h2>
      ${select("topic-month", t.month, String(month), MONTHS.map((one) => [String(one), this.monthName(one)]), (one) => { this.month = Number(one); })}
      <div role="status">${offered.length ? html`<p class="quiet">${t.offeredIn(name)}</p><ol class="offered">${offered.map((one) => html`<li>${this.titleOf(one)}</li>`)}</ol>` : html`<p class="empty">${t.offeredNone}</p>`}
        ${seasonal > offered.length ? html`<p class="hint">${t.tooMany(seasonal, offered.length)}</p>` : nothing}</div><p class="quiet">${t.asked}</p></section>`;
  }

  private content() {
    const { t, lang, stored, busy, shell } = this, draft = stored?.draft;
    return html`${draft ? html`<document-bar .shell=${shell} lang=${lang} name=${t.title} .items=${[{ item: DOCUMENT, version: draft.version }]} count="1" by=${this.person(draft.by)} at=${draft.at} ?faulty=${(stored?.faults.length ?? 0) > 0} @changed=${() => void this.load()}></document-bar>` : nothing}
      ${stored?.faults.map(({ message }) => html`<p class="problem">${message}</p>`) ?? nothing}
      <form class="fields" novalidate @submit=${(e: Event) => { e.preventDefault(); void this.saveNow(); }}>${this.problem()}<div class="two"><div class="fields">${this.list("seasonal")}${this.list("always")}</div>${this.preview()}</div>
        <div class="buttons"><button class="main" ?disabled=${busy || !this.dirty}>${this.work.save}</button>${this.dirty ? html`<button type="button" @click=${() => void this.load()}>${t.revert}</button>` : nothing}</div></form>`;
  }

  override render() {
    const { t } = this;
    return html`<div class="page-head"><h1 tabindex="-1">${t.title}</h1></div><p class="quiet">${t.intro}</p>${this.shown(() => this.content())}`;
  }
}
customElements.define("topics-view", TopicsView);
