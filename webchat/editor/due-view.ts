// <due-view>: the reviews that are due: the sources opened one after the other, and the date confirmed in one step.
import { html, nothing } from "lit";
import { Refused, change, read } from "./api.js";
import { dueTexts } from "./due-texts.js";
import { Drafted, publishedNow, takeBack, type Before } from "./due-undo.js";
import { line } from "./fields.js";
import { icon } from "./icons.js";
import { LoadingView } from "./loading-view.js";
import { shownDay, today } from "./value-periods.js";

interface Source { title: string; url: string; checked_at: number | null; checked_by: string; ok: boolean | null }
interface Due { slug: string; title: string; area: string; owner: string; stand: string; review_by: string; review_reason: string; days: number; sources: Source[] }
const linked = ({ url }: Source) => /^https?:/.test(url ?? "");
const monthsLater = (day: string, months: number): string => { const at = new Date(`${day}T12:00:00Z`); at.setUTCMonth(at.getUTCMonth() + months); return at.toISOString().slice(0, 10); };

export class DueView extends LoadingView {
  static override properties = { ...LoadingView.properties, at: { state: true }, owner: { state: true }, span: { state: true }, opened: { state: true }, stand: { state: true }, next: { state: true }, note: { state: true }, due: { state: true } };
  declare private at: string; declare private owner: string; declare private span: string; declare private due: Due[];
  /** The source that was opened last. */
  declare private opened: string;
  declare private stand: string; declare private next: string; declare private note: string;

  constructor() { super(); this.at = ""; this.owner = ""; this.span = "30"; this.opened = ""; this.due = []; this.note = ""; this.stand = today(); this.next = monthsLater(today(), 12); }
  private get t() { return dueTexts[this.lang]; }

  protected override async fetchAll() {
    this.due = (await read<{ due: Due[] }>("due", { days: this.span })).due;
    if (!this.due.some(({ slug }) => slug === this.at)) this.select(this.rows[0]?.slug ?? "");
  }

  private get rows(): Due[] {
    const me = this.overview?.me.login ?? "";
    return this.due.filter((one) => !this.owner || (this.owner === "+me" ? one.owner === me : this.owner === "+none" ? !one.owner : one.owner === this.owner)).sort((a, b) => a.review_by.localeCompare(b.review_by));
  }
  private get current(): Due | undefined { return this.rows.find(({ slug }) => slug === this.at); }

  private select(slug: string) {
    this.at = slug;
    this.opened = "";
    this.note = "";
    this.stand = today();
    const row = this.due.find((one) => one.slug === slug), usual = row ? Math.round((Date.parse(row.review_by) - Date.parse(row.stand)) / 2_629_800_000) : 12;
    this.next = monthsLater(today(), Math.min(24, Math.max(1, usual || 12)));
  }

  private ownerName(login: string) { return login ? this.overview?.editors.find((one) => one.login === login)?.name ?? login : this.t.noOwner; }

  /* ---- what is done ---------------------------------------------------------------------------- */

  private async mark(row: Due, source: Source, ok: boolean) {
    await this.doing(async () => {
      await change("source-checked", { slug: row.slug, url: source.url, ok });
      const now = { ...source, ok, checked_at: Date.now(), checked_by: this.overview?.me.name ?? "" };
      this.due = this.due.map((one) => one.slug === row.slug ? { ...one, sources: one.sources.map((other) => other.url === source.url ? now : other) } : one);
      this.shell.tell(ok ? this.t.sourceMarked : this.t.sourceBroken);
    });
  }

  private openNext(row: Due) {
    const links = row.sources.filter(linked), source = links[links.findIndex(({ url }) => url === this.opened) + 1] ?? links[0];
    if (!source) return;
    this.opened = source.url;
    window.open(source.url, "_blank", "noopener");
  }

  private async confirm(row: Due) {
    const { t, stand, next, note } = this, after = this.rows[this.rows.indexOf(row) + 1] ?? this.rows[this.rows.indexOf(row) - 1];
    await this.doing(async () => {
      const before = await publishedNow(row.slug);
      const { job } = await change<{ job: number }>("confirm", { slug: row.slug, stand, review_by: next, note });
      await this.shell.run(job, t.confirming(row.title));
      this.shell.tell(`${t.confirmed(row.title)} ${t.dueAgain(shownDay(next, this.lang))}`, () => void this.undo(row, before));
      this.due = this.due.filter((one) => one !== row && one.slug !== row.slug);
      this.select(after?.slug ?? "");
      void this.shell.refresh();
      await this.updateComplete;
      this.querySelector<HTMLElement>(".due [aria-expanded='true']")?.focus();
    }, ["stand", "review_by", ""]);
  }

  private async undo(row: Due, before: readonly Before[]) {
    const { t } = this;
    await this.doing(async () => {
      try { await takeBack(before, t.undoNote, this.shell, t.undoing(row.title)); }
      catch (error) { throw error instanceof Drafted ? new Refused(409, "conflict", "", t.drafted(row.title), {}) : error; }
      this.shell.tell(t.undone(row.title));
      await this.load();
      this.select(row.slug);
      void this.shell.refresh();
    });
  }

  override keyed(key: string): boolean {
    const { rows, current } = this, i = rows.findIndex(({ slug }) => slug === this.at), source = current?.sources.find(({ url }) => url === this.opened) ?? current?.sources.find(linked);
    const to = key === "j" ? rows[i + 1] : key === "k" ? rows[i - 1] : undefined;
    if (to) { this.select(to.slug); void this.updateComplete.then(() => this.querySelector<HTMLElement>(".due [aria-expanded='true']")?.focus()); return true; }
    if (!current) return false;
    if (key === "q") { this.openNext(current); return true; }
    if ((key === "o" || key === "x") && source) { void this.mark(current, source, key === "o"); return true; }
    if (key === "b") { this.querySelector<HTMLElement>(".confirm .main")?.focus(); return true; }
    return false;
  }

  /* ---- the page --------------------------------------------------------------------------------- */

  private source(row: Due, one: Source) {
    const { t, lang } = this, day = one.checked_at ? shownDay(new Date(one.checked_at).toISOString().slice(0, 10), lang) : "";
    return html`<li class=${one.url === this.opened ? "opened" : ""}>${linked(one) ? html`<a href=${one.url} target="_blank" rel="noopener" @click=${() => { this.opened = one.url; }}>${one.title}<span class="hidden">, ${t.opens}</span></a>` : html`<span>${one.title}</span>`}
      <small class=${one.ok === false ? "bad" : one.ok ? "good" : ""}>${!one.checked_at ? t.notChecked : one.ok ? t.checkedAt(day, one.checked_by) : t.brokenAt(day)}</small>
      ${linked(one) ? html`<span class="buttons"><button type="button" aria-label=${t.okOf(one.title)} @click=${() => void this.mark(row, one, true)}>${icon("check")}${t.okShort}</button><button type="button" aria-label=${t.brokenOf(one.title)} @click=${() => void this.mark(row, one, false)}>${icon("close")}${t.brokenShort}</button></span>` : nothing}</li>`;
  }

  private detail(row: Due) {
    const { t, lang, shared } = this, links = row.sources.filter(linked);
    return html`<div class="due-detail">${row.review_reason ? html`<p><b>${t.reason}:</b> ${row.review_reason}</p>` : nothing}
      <div class="section-head"><h2>${t.sources}</h2>${links.length ? html`<button @click=${() => this.openNext(row)}>${icon("leave")}${t.openNext}<kbd>Q</kbd></button>` : nothing}</div>
      ${row.sources.length ? html`<ul class="sources">${row.sources.map((one) => this.source(row, one))}</ul>` : html`<p class="quiet">${t.noSources}</p>`}
      <form class="confirm" novalidate @submit=${(e: Event) => { e.preventDefault(); void this.confirm(row); }}>${this.problem()}<div class="pair">
        ${line("stand", t.stand, this.stand, (stand) => { this.stand = stand; }, { lang, type: "date", wrong: this.wrongAt("stand") })}
        <div>${line("review_by", t.reviewBy, this.next, (next) => { this.next = next; }, { lang, type: "date", wrong: this.wrongAt("review_by") })}<div class="quick"><button type="button" class="link" @click=${() => { this.next = monthsLater(today(), 6); }}>${t.half}</button><button type="button" class="link" @click=${() => { this.next = monthsLater(today(), 12); }}>${t.year}</button></div></div>
        ${line("note", t.note, this.note, (note) => { this.note = note; }, { lang, optional: true })}</div>
        <div class="buttons"><button class="main" ?disabled=${this.busy}>${icon("check")}${t.confirmLong}</button><a class="button" href="#/eintraege/${row.slug}">${icon("pen")}${t.editIt}</a>
          <span class="quiet">${shared.area[row.area] ?? row.area}</span></div></form></div>`;
  }

  private row(row: Due) {
    const { t, lang } = this, open = row.slug === this.at, late = row.review_by <= today(), days = Math.abs(Math.round((Date.parse(row.review_by) - Date.parse(today())) / 86_400_000));
    return html`<li class="card ${open ? "open" : ""}"><button class="plain due-head" aria-expanded=${open} @click=${() => this.select(open ? "" : row.slug)}><span class="name">${row.title}</span>
        <span class="tag ${late ? "bad" : days <= 30 ? "strong" : ""}">${late ? t.over(days) : t.left(days)}</span><small>${t.stand} ${shownDay(row.stand, lang)} · ${this.ownerName(row.owner)}</small>${icon("chevron")}</button>${open ? this.detail(row) : nothing}</li>`;
  }

  private content() {
    const { t, rows, work } = this, owners = [...new Set(this.due.map(({ owner }) => owner).filter(Boolean))];
    return html`<div class="filters"><label>${t.days}<select @change=${(e: Event) => { this.span = (e.target as HTMLSelectElement).value; void this.load(); }}>${Object.entries(t.span).map(([days, name]) => html`<option value=${days} ?selected=${days === this.span}>${name}</option>`)}</select></label>
        <label>${t.owner}<select @change=${(e: Event) => { this.owner = (e.target as HTMLSelectElement).value; this.select(this.rows[0]?.slug ?? ""); }}><option value="">${t.everybody}</option><option value="+me" ?selected=${this.owner === "+me"}>${t.mine}</option><option value="+none" ?selected=${this.owner === "+none"}>${t.nobody}</option>
          ${owners.map((login) => html`<option value=${login} ?selected=${login === this.owner}>${this.ownerName(login)}</option>`)}</select></label><span class="found" role="status">${t.count(rows.length)}</span></div>
      ${rows.length ? html`<ul class="due">${rows.map((row) => this.row(row))}</ul><p class="quiet">${t.keys}</p>` : html`<p class="empty">${icon("check")}${this.span === "365" ? t.none : this.due.length ? work.noHit : t.noneLong}</p>`}`;
  }

  override render() {
    const { t } = this;
    return html`<div class="page-head"><h1 tabindex="-1">${t.title}</h1></div><p class="quiet">${t.intro}</p>${this.shown(() => this.content())}`;
  }
}
customElements.define("due-view", DueView);
