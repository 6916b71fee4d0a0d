// What happened to a conversation, in one line: "Anna Beispiel hat übernommen". "" where there is more to show.
import type { LogEvent, Team } from "../shared/protocol.js";
import { teamName } from "./board-row.js";
import { shortDay } from "../staff/format.js";
import type { Texts } from "./texts.de.js";

export interface LineContext { t: Texts; lang: string; teams: readonly Team[] }

const withNote = (line: string, note = ""): string => note ? `${line}: ${note}` : line;

export function eventLine({ t, lang, teams }: LineContext, e: LogEvent): string {
  const by = (what: string) => `${e.name ?? ""} ${what}`.trim();
  switch (e.type) {
    case "started": return t.started;
    case "chose": return `${t.chose}: ${e.body.title}`;
    case "guided": return `${t.guided}: ${e.body.text}`;
    case "forgot": return `${t.forgot}: ${t.slots[e.body.slot]}`;
    case "person-asked": return t.asked;
    case "person-cancelled": return t.cancelled;
    case "person-unavailable": return t.unavailable[e.body.reason];
    case "offer-lapsed": return t.lapsed;
    case "taken": return by(t.tookIt);
    case "taken-over": return by(t.tookOver(e.body.from));
    case "returned": return t.returned[e.body.reason](e.body.from ?? "");
    case "transferred": return withNote(by(e.body.team ? t.passedTeam(teamName(teams, e.body.team)) : t.passed(e.body.to ?? "")), e.body.note);
    case "held": return withNote(by(t.held(e.body.until ? shortDay(e.body.until, lang) : "")), e.body.note);
    case "resumed": return t.resumed;
    case "idled": return t.idled;
    case "assigned": return by(e.body.to === e.name ? t.assignedSelf : t.assigned(e.body.to));
    case "feedback": return withNote(`${t.feedback(e.body.good)}: ${e.body.entry ?? ""}`, [e.body.reason && t.feedbackReasons[e.body.reason], e.body.words].filter(Boolean).join(", "));
    case "rated": return withNote(t.rated(e.body.score), e.body.text);
    case "reopened": return t.reopened;
    case "wrapped-up": return `${t.wrapped}: ${[e.body.topic, e.body.kind && t.wrapUp.kinds[e.body.kind], e.body.solved === undefined ? "" : e.body.solved ? t.past.solved : t.past.unsolved].filter(Boolean).join(" · ")}`;
    case "closed": return e.body.reason ? t.closedIdle : t.isClosed;
    default: return "";
  }
}
