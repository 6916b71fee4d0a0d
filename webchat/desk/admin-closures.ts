// <admin-closures>: days on which nobody is there, and the public holidays, which are computed. Fires `changed`.
import { html } from "lit";
import { locale } from "../shared/locale.js";
import type { Closure, Hours } from "./admin-api.js";
import { AdminTab } from "./admin-tab.js";

type Draft = { first: string; last: string; reason: string };
const FIELDS = ["first", "last", "reason"];
const EMPTY: Draft = { first: "", last: "", reason: "" };

export class AdminClosures extends AdminTab<Draft> {
  static override properties = { ...AdminTab.properties, hours: { attribute: false } };
  declare hours: Hours;

  protected override async fetchAll() { this.begin(EMPTY, "", false); }   /* what is shown comes from above */

  private date(day: string, weekday = true) {
    return new Date(`${day}T12:00:00`).toLocaleDateString(locale(this.lang), { ...weekday ? { weekday: "short" } : {}, day: "numeric", month: "long", year: "numeric" });
  }

  private days({ first, last }: Closure) { return first === last ? this.date(first) : `${this.date(first)} – ${this.date(last)}`; }

  private async submit(e: SubmitEvent) {
    e.preventDefault();
    const { draft } = this;
    if (!draft || !await this.send("closure", { ...draft, last: draft.last || draft.first }, this.t.saved)) return;
    this.begin(EMPTY, "", false);
    this.notice = this.t.saved;
    this.dispatchEvent(new CustomEvent("changed"));
    this.querySelector<HTMLElement>("#f-first")?.focus();
  }

  private async drop(closure: Closure) {
    const { t } = this;
    if (!await this.ask({ title: t.removeClosure(this.days(closure)), text: t.removeClosureAsk, yes: t.remove, no: t.cancel })) return;
    if (!await this.send("closure-delete", { closure: closure.closure }, t.removed)) return;
    this.dispatchEvent(new CustomEvent("changed"));
    this.querySelector<HTMLElement>("#f-first")?.focus();
  }

  private holidays() {
    const { t, hours } = this, years = [...new Set(hours.holidays.map(({ day }) => day.slice(0, 4)))];
    return html`<h3>${t.holidays}</h3><p class="quiet">${t.holidaysIntro}</p><div class="years">${years.map((year) => html`<section class="card" aria-label=${`${t.holidays} ${year}`}><h4>${year}</h4>
      <dl>${hours.holidays.filter(({ day }) => day.startsWith(year)).map((one) => html`<div><dt>${new Date(`${one.day}T12:00:00`).toLocaleDateString(locale(this.lang), { weekday: "short", day: "numeric", month: "long" })}</dt>
        <dd>${this.lang === "en" ? one.name_en : one.name_de}</dd></div>`)}</dl></section>`)}</div>`;
  }

  override render() {
    const { t, hours } = this, draft = this.draft ?? EMPTY;
    return html`<h3>${t.closures}</h3><p class="quiet">${t.closuresIntro}</p><div role="status" class="notice">${this.notice}</div>
      ${hours.closures.length ? html`<ul>${hours.closures.map((one) => html`<li class="card item"><div><b>${this.days(one)}</b>${one.reason ? html`<p>${one.reason}</p>` : ""}</div>
        <div class="buttons"><button aria-label=${t.removing(this.days(one))} @click=${() => void this.drop(one)}>${t.remove}</button></div></li>`)}</ul>` : html`<p class="empty">${t.noClosures}</p>`}
      <form class="card" novalidate aria-label=${t.addClosure} @submit=${(e: SubmitEvent) => void this.submit(e)}>${this.problem(FIELDS)}
        <div class="pair">${this.line("first", t.first, draft.first, (first) => this.put({ first }), { type: "date" })}
          ${this.line("last", t.last, draft.last, (last) => this.put({ last }), { type: "date", optional: true })}</div>
        ${this.line("reason", t.reason, draft.reason, (reason) => this.put({ reason }), { max: 120, optional: true })}
        <div class="buttons"><button class="main" ?disabled=${this.busy}>${t.addClosure}</button></div></form>
      ${this.holidays()}`;
  }
}
customElements.define("admin-closures", AdminClosures);
