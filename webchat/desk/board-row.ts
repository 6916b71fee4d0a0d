// One conversation in the list: what it is about, whose it is, what is to be done. Two lines, so that fifty can be read.
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../staff/icons.js";
import type { BoardRow, Team } from "../shared/protocol.js";
import { clock, moment, shortDay } from "../staff/format.js";
import type { Texts } from "./texts.de.js";

const MINUTE = 60_000;
const LONG_WAIT = 5;    // minutes

export interface RowContext {
  t: Texts; lang: string; teams: readonly Team[]; team: string; open: string;
  unseen: ReadonlySet<string>; typing: ReadonlySet<string>; drafts: ReadonlySet<string>;
}

export const teamName = (teams: readonly Team[], team: string): string => teams.find((one) => one.team === team)?.name ?? team;
export const isDue = (r: BoardRow): boolean => r.until !== null && r.until !== undefined && r.until <= new Date().setHours(23, 59, 59, 999);

/** The state in words, with its colour. */
export function stateView(t: Texts, lang: string, r: BoardRow): TemplateResult {
  const minutes = Math.max(0, Math.floor((Date.now() - r.since) / MINUTE)), time = clock(r.since, lang);
  switch (r.state) {
    case "waiting": return html`<span class="state waiting ${minutes >= LONG_WAIT ? "long" : ""}">${t.waits(minutes)}</span>`;
    case "taken":
    case "active": return html`<span class="state active">${r.mine ? t.withMe : t.withOther(r.advisor ?? t.system)}</span> <span class="since">${t.since} ${time}</span>`;
    case "hold": return html`<span class="state hold ${isDue(r) ? "long" : ""}">${r.until ? isDue(r) ? t.due : t.until(shortDay(r.until, lang)) : t.untilOpen}</span>${r.mine ? nothing : html` <span>${r.advisor ?? ""}</span>`}`;
    case "wrap-up": return html`<span class="state hold">${t.states.wrap}</span>${r.mine ? nothing : html` <span>${r.advisor ?? ""}</span>`}`;
    case "message": return html`<span class="state waiting">${t.states.message}</span> <span>${t.since} ${moment(r.since, lang)}</span>`;
    case "assigned": return html`<span class="state ${r.mine ? "waiting" : "active"}">${r.mine ? t.states.assignedMe : t.states.assigned(r.advisor ?? "")}</span>`;
    case "answered": return html`<span class="state active">${t.states.answered}</span>`;
    case "closed": return html`<span class="state closed">${t.states.closed}</span> <span>${time}</span>`;
    default: return html`<span class="state">${r.state === "offered" ? t.states.offered : t.states.bot}</span>`;
  }
}

export function boardRow(c: RowContext, r: BoardRow, choose: (conversation: string) => void): TemplateResult {
  const { t } = c, fresh = c.unseen.has(r.conversation) && r.conversation !== c.open;
  const who = [r.firm || r.name, r.place].filter(Boolean).join(", "), looking = r.looking ?? [];
  const news = c.typing.has(r.conversation) ? html`<span class="news">${t.typing}</span>` : fresh ? html`<span class="news"><span class="unseen"></span>${t.fresh}</span>`
    : c.drafts.has(r.conversation) ? html`<span class="tag">${icon("pen")}${t.draft}</span>` : nothing;
  return html`<button class="row ${r.state} ${fresh ? "fresh" : ""}" aria-current=${r.conversation === c.open ? "true" : "false"} @click=${() => choose(r.conversation)}>
    <span class="first"><strong lang=${r.lang}>${r.subject || t.noSubject}</strong>${news}</span>
    <small>${stateView(t, c.lang, r)}<span class="firm">${who}</span>
      ${r.front && r.state === "waiting" ? html`<span class="tag strong" title=${t.front}>${icon("back")}<span class="hidden">${t.front}</span></span>` : nothing}
      ${looking.length ? html`<span class="tag looking" title=${t.looking(looking.join(", "))}>${icon("eye")}<span class="hidden">${t.looking(looking.join(", "))}</span></span>` : nothing}
      ${r.lang === c.lang ? nothing : html`<span class="tag">${t.spoken[r.lang]}</span>`}
      ${r.team && r.team !== c.team ? html`<span class="tag team">${teamName(c.teams, r.team)}</span>` : nothing}</small></button>`;
}
