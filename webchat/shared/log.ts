// A conversation as a fold over its log: pure, and deaf to numbers it has seen.
import type { LogEvent, Slot, State } from "./protocol.js";

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
    case "answered":
    case "clarified":
    case "replied": return { ...next, slots: event.body.slots ?? [] };
    case "forgot": return { ...next, slots: log.slots.filter((slot) => slot.slot !== event.body.slot) };
    case "person-asked": return { ...next, state: "waiting" };
    case "person-cancelled": return { ...next, state: "bot" };
    case "taken": return { ...next, state: "active", advisor: event.name };
    case "taken-over": return { ...next, state: "taken", advisor: event.name };
    case "returned": return { ...next, state: event.body.reason === "unanswered" ? "message" : "waiting", advisor: null };
    case "transferred":
      return event.body.to ? { ...next, state: "taken", advisor: event.body.to } : { ...next, state: "waiting", advisor: null };
    case "held": return { ...next, state: "hold" };
    case "resumed": return { ...next, state: "active" };
    case "idled": return { ...next, state: "wrap-up" };
    case "person-unavailable": return { ...next, state: "offered" };
    case "offer-lapsed": return { ...next, state: "bot" };
    case "wrapped-up": return { ...next, state: "closed" };
    case "closed": return { ...next, state: "closed" };
    default: return next;
  }
}
