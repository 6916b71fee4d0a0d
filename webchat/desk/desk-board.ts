// <desk-board>: all conversations that matter now, by what is to be done with them, and the colleagues.
import { LitElement, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { icon } from "../staff/icons.js";
import type { BoardRow, Person, Team } from "../shared/protocol.js";
import { boardRow } from "./board-row.js";
import { grouped, groups, type Group } from "./groups.js";
import type { Texts } from "./texts.de.js";

const TICK = 15_000;
const FILTER_FROM = 8;        // with fewer rows nobody needs to search

/** Fires `open-conversation`, `team`. */
export class DeskBoard extends LitElement {
  static override properties = {
    t: { attribute: false }, rows: { attribute: false }, open: {}, lang: {}, team: {}, teams: { attribute: false }, people: { attribute: false }, me: {},
    unseen: { attribute: false }, typing: { attribute: false }, drafts: { attribute: false }, text: { state: true },
  };
  declare t: Texts; declare rows: readonly BoardRow[] | null; declare open: string; declare team: string; declare teams: readonly Team[];
  declare people: readonly Person[] | null; declare me: string; declare text: string;
  declare unseen: ReadonlySet<string>; declare typing: ReadonlySet<string>; declare drafts: ReadonlySet<string>;
  private clock = 0;

  constructor() { super(); this.text = ""; }
  override createRenderRoot() { return this; }

  override connectedCallback() {
    super.connectedCallback();
    this.clock = window.setInterval(() => this.requestUpdate(), TICK);
  }
  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.clock);
  }

  /** To where one was in the list, else to its first row. */
  override focus() { (this.querySelector<HTMLElement>(".row[aria-current=true]") ?? this.querySelector<HTMLElement>(".row"))?.focus(); }

  private move(e: KeyboardEvent) {
    if (e.key !== "ArrowDown" && e.key !== "ArrowUp" && e.key !== "Home" && e.key !== "End") return;
    if (e.target instanceof HTMLSelectElement) return;
    const rows = [...this.querySelectorAll<HTMLElement>(".row")], at = rows.indexOf(document.activeElement as HTMLElement);
    if (at < 0 && !(e.target instanceof HTMLInputElement && e.key === "ArrowDown")) return;
    const next = e.key === "Home" ? rows[0] : e.key === "End" ? rows.at(-1) : rows[at + (e.key === "ArrowDown" ? 1 : -1)];
    if (next) { next.focus(); e.preventDefault(); }
  }

  private filter() {
    const { t, rows, teams } = this, many = (rows?.length ?? 0) >= FILTER_FROM || this.text !== "";
    if (!many && !teams.length) return nothing;
    return html`<div class="filter" role="search" aria-label=${t.conversations}>
      ${many ? html`<input type="search" aria-label=${t.filter} placeholder=${t.find} .value=${this.text}
        @input=${(e: Event) => { this.text = (e.target as HTMLInputElement).value; }}>` : nothing}
      ${teams.length ? html`<select aria-label=${t.team} @change=${(e: Event) => this.dispatchEvent(new CustomEvent("team", { detail: (e.target as HTMLSelectElement).value }))}>
        <option value="">${t.allTeams}</option>${teams.map((one) => html`<option value=${one.team} ?selected=${one.team === this.team}>${one.name}</option>`)}</select>` : nothing}</div>`;
  }

  private group(group: Group, rows: BoardRow[], filtered: boolean) {
    const { t } = this, empty = filtered ? "" : group === "waiting" ? t.noneWaiting : "";
    if (!rows.length && !empty) return nothing;
    const context = { t, lang: this.lang, teams: this.teams, team: this.team, open: this.open, unseen: this.unseen, typing: this.typing, drafts: this.drafts };
    const choose = (conversation: string) => this.dispatchEvent(new CustomEvent("open-conversation", { detail: conversation }));
    return html`<section class="group ${group} ${rows.length ? "some" : ""}"><h2>${t.groups[group]} <span class="count">${rows.length}</span></h2>
      ${rows.length ? html`<ul>${repeat(rows, (r) => r.conversation, (r) => html`<li>${boardRow(context, r, choose)}</li>`)}</ul>` : html`<p class="quiet">${empty}</p>`}</section>`;
  }

  private colleagues() {
    const { t, people } = this;
    if (!people?.length) return nothing;
    return html`<section class="group people"><h2>${t.people}</h2><ul>${people.map((one) => html`<li class="person ${one.status}"><span class="dot"></span>
      <b>${one.name}${one.login === this.me ? html` <span class="quiet">(${t.me})</span>` : nothing}</b> <span class="quiet"><span class=${one.status === "available" ? "hidden" : ""}>${t.statuses[one.status]} · </span>${t.load(one.open, one.capacity)}</span></li>`)}</ul></section>`;
  }

  override render() {
    const { t, rows } = this;
    if (!rows) return html`<p class="quiet empty" role="status">${t.loading}</p>`;
    const filtered = this.text.trim() !== "" || (this.team !== "" && this.teams.some((one) => one.team === this.team));
    const sorted = grouped(rows, { text: this.text, team: filtered ? this.team : "" });
    const none = filtered && [...sorted.values()].every((list) => !list.length);
    return html`<nav aria-label=${t.conversations} @keydown=${this.move}>${this.filter()}
      ${none ? html`<p class="quiet empty">${icon("inbox")}${t.filtered}<button @click=${() => { this.text = ""; this.dispatchEvent(new CustomEvent("team", { detail: "" })); }}>${t.unfilter}</button></p>`
        : groups.map((group) => this.group(group, sorted.get(group) ?? [], filtered))}
      ${this.colleagues()}</nav>`;
  }
}
customElements.define("desk-board", DeskBoard);
