// The events of a hand-over that are one quiet line in the log, in words.
import type { LogEvent } from "../shared/protocol.js";
import type { Texts } from "./texts.de.js";

/** "" if the event is none of them, or nothing the employer need know. */
export function lineOf(e: LogEvent, t: Texts): string {
  const name = e.name ?? "", { lines } = t;
  switch (e.type) {
    case "forgot": return t.forgot(t.slots[e.body.slot]);
    case "person-asked": return lines.asked;
    case "person-cancelled": return lines.cancelled;
    case "taken": return lines.taken(name);
    case "taken-over": return lines.takenOver(name, e.body.from);
    case "returned": return e.body.reason === "unanswered" ? "" : lines.returned(e.body.from ?? "");
    case "transferred": return e.body.to ? lines.transferred(e.body.to) : lines.toTeam;
    case "held": return lines.held(name);
    case "resumed": return lines.resumed;
    case "idled": return `${lines.idled}. ${lines.closed}`;
    case "closed": return e.body?.reason === "idle" ? `${lines.idled}. ${lines.closed}` : lines.closed;
    case "reopened": return lines.reopened;
    default: return "";
  }
}

/** Who cannot be reached, why, and when again. */
export function unavailableText(e: LogEvent & { type: "person-unavailable" }, t: Texts): string {
  const { reason, opens } = e.body, { unavailable } = t;
  return [unavailable.reason[reason], opens ? unavailable.opens(opens.text.replace(/\.$/, "")) : ""].filter(Boolean).join(" ");
}
