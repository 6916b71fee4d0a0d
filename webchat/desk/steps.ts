// Which steps an advisor may take, by the state of a conversation: what buttons and keys show. The server decides.
import type { BoardRow, Person } from "../shared/protocol.js";

export type Step = "take" | "take-over" | "resume" | "transfer" | "hold" | "wrap-up" | "assign" | "answer" | "close";

const PRESENT = ["available", "busy"];

/** Whoever is away, offline or not there may be relieved. Without a list of people nobody knows. */
function absent(row: BoardRow, people: readonly Person[] | null): boolean {
  if (!people) return false;
  const who = people.find((person) => person.login === row.advisor_login);
  return !who || !PRESENT.includes(who.status);
}

export function stepsFor(row: BoardRow, people: readonly Person[] | null): Step[] {
  switch (row.state) {
    case "waiting": return ["take"];
    case "taken":
    case "active": return row.mine ? ["transfer", "hold", "wrap-up"] : absent(row, people) ? ["take-over"] : [];
    case "hold": return row.mine ? ["transfer", "wrap-up", "resume"] : absent(row, people) ? ["take-over"] : [];
    case "wrap-up": return row.mine ? ["wrap-up"] : [];
    case "message": return ["assign"];
    case "assigned": return row.mine ? ["assign", "close"] : ["assign"];
    case "answered": return row.mine ? ["close", "wrap-up"] : [];
    default: return [];
  }
}

/** May this advisor write to the employer now? */
export const mayTalk = (row: BoardRow): boolean => row.mine && (row.state === "taken" || row.state === "active");
/** May this advisor answer what was left? One that is nobody's becomes theirs by answering. */
export const mayAnswer = (row: BoardRow): boolean => row.state === "message" || (row.mine && (row.state === "assigned" || row.state === "answered"));
export const mayNote = (row: BoardRow): boolean => row.state !== "bot";
