// <admin-hours>: when advisors can be reached: the week, and below it closures and public holidays.
import { html, nothing } from "lit";
import { icon } from "../staff/icons.js";
import { read, type Hours, type Span } from "./admin-api.js";
import "./admin-closures.js";
import { AdminTab } from "./admin-tab.js";

type Draft = { week: Span[] };
const USUAL: Span[] = [1, 2, 3, 4, 5].flatMap((weekday) => [{ weekday, from: "09:00", to: "12:00" }, ...weekday < 5 ? [{ weekday, from: "13:00", to: "16:00" }] : []]);

/** "9", "9.30" or "930" as people type it; anything else stays, for the server to name. A time field would follow the
 * browser's language, with a.m. and p.m., and knows no 24:00. */
const written = (typed: string): string => {
  const parts = /^\s*(\d{1,2}?)\s*[:.h]?\s*(\d{2})?\s*(?:Uhr)?\s*$/.exec(typed);
  return parts ? `${parts[1]!.padStart(2, "0")}:${parts[2] ?? "00"}` : typed.trim();
};

/** The next span of a day that has some already. */
const after = (spans: Span[], weekday: number): Span => {
  const last = spans.at(-1);
  if (!last) return { weekday, from: "09:00", to: "12:00" };
  const hour = Number(last.to.slice(0, 2)) + 1;
  return hour < 23 ? { weekday, from: `${String(hour).padStart(2, "0")}:00`, to: `${String(Math.min(hour + 3, 24)).padStart(2, "0")}:00` } : { weekday, from: "", to: "" };
};

export class AdminHours extends AdminTab<Draft> {
  private shown: Hours | null = null;

  protected override async fetchAll() {
    this.shown = await read<Hours>("hours");
    this.begin({ week: this.shown.week }, "", false);
  }

  /** The closures have changed: the week may be half edited, and stays. */
  private async reload() {
    try { this.shown = await read<Hours>("hours"); this.requestUpdate(); } catch { this.failed = true; }
  }

  private get week() { return this.draft?.week ?? []; }

  private change(at: Span, part: Partial<Span>) { this.put({ week: this.week.map((span) => span === at ? { ...span, ...part } : span) }); }

  /** By day; within one in the order they were entered, so that nothing jumps while one types. */
  private place(week: Span[]) { this.put({ week: [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => week.filter((span) => span.weekday === weekday)) }); }

  private add(weekday: number) {
    this.place([...this.week, after(this.week.filter((span) => span.weekday === weekday), weekday)]);
    void this.updateComplete.then(() => [...this.querySelectorAll<HTMLElement>(`#day-${weekday} input`)].at(-2)?.focus());
  }

  private drop(at: Span) {
    this.put({ week: this.week.filter((span) => span !== at) });
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`#day-${at.weekday} .add`)?.focus());
  }

  private sameAsMonday() {
    const monday = this.week.filter((span) => span.weekday === 1);
    this.place([...monday, ...[2, 3, 4, 5].flatMap((weekday) => monday.map((span) => ({ ...span, weekday }))), ...this.week.filter((span) => span.weekday > 5)]);
  }

  private async submit(e: SubmitEvent) {
    e.preventDefault();
    if (!this.draft || !await this.send("week", this.draft, this.t.saved)) return;
    const notice = this.notice;
    await this.load();
    this.notice = notice;
  }

  private time(span: Span, side: "from" | "to", day: string, field: string) {
    const { t } = this;
    return html`<input inputmode="numeric" autocomplete="off" size="5" aria-label=${`${day}, ${t[side]}`} .value=${span[side]} aria-invalid=${this.at(field) ? "true" : "false"} aria-describedby=${this.told(field, "")}
      @input=${(e: Event) => this.change(span, { [side]: (e.target as HTMLInputElement).value })}
      @change=${(e: Event) => this.change(span, { [side]: written((e.target as HTMLInputElement).value) })}>`;
  }

  private span(span: Span, day: string) {
    const { t } = this, at = `week.${this.week.indexOf(span)}`;
    return html`<div class="span">${this.time(span, "from", day, `${at}.from`)}<span aria-hidden="true">–</span>${this.time(span, "to", day, `${at}.to`)}
      <button type="button" class="plain" aria-label=${t.removeSpan(day, `${span.from}–${span.to}`)} @click=${() => this.drop(span)}>${icon("close")}</button></div>
      ${this.under(`${at}.from`)}${this.under(`${at}.to`)}`;
  }

  private day(weekday: number) {
    const { t } = this, spans = this.week.filter((span) => span.weekday === weekday), day = t.weekdays[weekday - 1] ?? "";
    return html`<div class="day" id="day-${weekday}" role="group" aria-label=${day}><b>${day}</b>
      <div class="spans">${spans.length ? spans.map((span) => this.span(span, day)) : html`<span class="quiet">${this.week.length ? t.closedDay : "–"}</span>`}</div>
      <button type="button" class="plain add" aria-label=${t.addSpanOn(day)} @click=${() => this.add(weekday)}>${t.addSpan}</button></div>`;
  }

  private now(shown: Hours) {
    const { t } = this, text = this.lang === "en" ? shown.opens?.text_en : shown.opens?.text_de;
    return html`<p class="now ${shown.open ? "good" : ""}">${shown.open ? t.isOpen : `${t.isClosed} ${text ? t.opens(text) : t.opensNever}`} <span class="quiet">${t.zone(shown.timezone)}</span></p>`;
  }

  private grid(shown: Hours) {
    const { t } = this, fields = this.week.flatMap((_, i) => [`week.${i}.from`, `week.${i}.to`]);
    return html`${this.now(shown)}<h3>${t.week}</h3>
      <form class="card" novalidate aria-label=${t.week} @submit=${(e: SubmitEvent) => void this.submit(e)}>${this.problem(fields)}
        ${this.week.length ? nothing : html`<p class="empty">${t.alwaysOpen} <button type="button" @click=${() => this.place(USUAL)}>${t.usual}</button></p>`}
        ${[1, 2, 3, 4, 5, 6, 7].map((weekday) => this.day(weekday))}
        ${this.week.some((span) => span.weekday === 1) ? html`<button type="button" class="same" @click=${this.sameAsMonday}>${t.sameAsMonday}</button>` : nothing}
        <div class="buttons"><button class="main" ?disabled=${this.busy}>${t.save}</button>
          <button type="button" ?disabled=${!this.dirty} @click=${() => this.begin({ week: shown.week }, "", false)}>${t.cancel}</button></div></form>
      <admin-closures .t=${t} lang=${this.lang} .account=${this.account} .hours=${shown} @changed=${() => void this.reload()}></admin-closures>`;
  }

  override render() {
    const { t, shown } = this;
    return this.page(t.tabs.hours, t.weekIntro, shown !== null, () => html`${shown ? this.grid(shown) : nothing}`);
  }
}
customElements.define("admin-hours", AdminHours);
