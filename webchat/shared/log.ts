// A conversation as a fold over its log: pure, and deaf to numbers it has seen.
import type { By, LogEvent, Slot, State } from "./protocol.js";

export interface Log {
  readonly seq: number;
  readonly state: State;
  readonly advisor: string | null;
  readonly slots: readonly Slot[];
  readonly events: readonly LogEvent[];
}

export const emptyLog: Log = { seq: 0, state: "bot", advisor: null, slots: [], events: [] };

export function applyEvent(log: Log, event: LogEvent): Log {
  if (event.seq <= log.seq)
    return log;
  const next = { ...log, seq: event.seq, events: [...log.events, event] };
  switch (event.type) {
    case "said": return { ...next, state: afterSaying(log.state, event.by) };
    case "inserted":
    case "inserted-value": return { ...next, state: afterSaying(log.state, event.by) };
    case "answered": return { ...next, slots: event.body.slots ?? [], state: log.state === "offered" ? "bot" : log.state };
    case "clarified": return { ...next, slots: event.body.slots ?? [] };
    case "replied": return { ...next, slots: event.body.slots ?? [], state: afterOffer(log.state, event.body.offer_person) };
    case "concluded": return { ...next, state: afterOffer(log.state, event.body.offer_person) };
    case "forgot": return { ...next, slots: log.slots.filter((slot) => slot.slot !== event.body.slot) };
    case "person-asked": return { ...next, state: "waiting" };
    case "person-cancelled": return { ...next, state: "bot" };
    case "taken": return { ...next, state: "taken", advisor: event.name };
    case "taken-over": return { ...next, state: "taken", advisor: event.name };
    case "returned": return { ...next, state: event.body.reason === "unanswered" ? "message" : "waiting", advisor: null };
    case "transferred":
      return event.body.to ? { ...next, state: "taken", advisor: event.body.to } : { ...next, state: "waiting", advisor: null };
    case "held": return { ...next, state: "hold" };
    case "resumed": return { ...next, state: "active" };
    case "idled": return { ...next, state: "wrap-up" };
    case "person-unavailable": return { ...next, state: "offered" };
    case "offer-lapsed": return { ...next, state: "bot" };
    case "message-left": return { ...next, state: "message", advisor: null };
    case "assigned": return { ...next, state: "assigned", advisor: event.body.to };
    case "replied-by-mail":
    case "replied-by-phone": return { ...next, state: "answered", advisor: event.name };
    case "reopened": return over(log.state) ? { ...next, state: "bot", advisor: null } : next;
    case "wrapped-up": return { ...next, state: "closed" };
    case "closed": return { ...next, state: afterClosing(log.state, event.by) };
    default: return next;
  }
}

/* The table of steps in bot/conversation.c, as far as a log shows it. */

function afterSaying(state: State, by: By): State {
  if (by === "advisor")
    return state === "taken" ? "active" : state;
  return state === "answered" ? "message" : state;
}

function afterOffer(state: State, offers: boolean): State {
  return offers && state === "bot" ? "offered" : state;
}

function afterClosing(state: State, by: By): State {
  const talk = state === "taken" || state === "active" || state === "hold";
  if (talk && by !== "system")
    return "wrap-up";
  const left = state === "message" || state === "assigned" || state === "answered";
  return left && by === "employer" ? state : "closed";
}

/** Is an advisor in charge, so that the bot is silent? */
export function withAdvisor(state: State): boolean {
  return state === "taken" || state === "active" || state === "hold";
}

/** Over for the employer: what advisors still note about it is none of their business. */
export function over(state: State): boolean {
  return state === "closed" || state === "wrap-up";
}

/** Does the bot answer what is said? */
export function botSpeaks(state: State): boolean {
  return !withAdvisor(state) && !over(state);
}
