// The board, sorted into the groups in which an advisor works through it.
import { withAdvisor } from "../shared/log.js";
import type { BoardRow } from "../shared/protocol.js";

export type Group = "waiting" | "mine" | "wrap" | "messages" | "hold" | "others" | "closed";
export const groups: readonly Group[] = ["mine", "wrap", "waiting", "messages", "hold", "others", "closed"];

function groupOf(r: BoardRow): Group {
  if (r.state === "waiting") return "waiting";
  if (r.state === "closed") return "closed";
  if (r.state === "message" || (r.mine && (r.state === "assigned" || r.state === "answered"))) return "messages";
  if (!r.mine) return "others";
  return r.state === "hold" ? "hold" : r.state === "wrap-up" ? "wrap" : "mine";
}

const LEFT = ["assigned", "message", "answered"];

/* Who waits longest, is due first, or has been left longest stands first; what is over, last. */
const order: Record<Group, (a: BoardRow, b: BoardRow) => number> = {
  waiting: (a, b) => Number(b.front) - Number(a.front) || a.since - b.since,
  mine: (a, b) => a.since - b.since,
  wrap: (a, b) => a.since - b.since,
  messages: (a, b) => LEFT.indexOf(a.state) - LEFT.indexOf(b.state) || a.since - b.since,
  hold: (a, b) => (a.until ?? Infinity) - (b.until ?? Infinity) || a.since - b.since,
  others: (a, b) => Number(withAdvisor(b.state)) - Number(withAdvisor(a.state)) || (a.advisor ?? "").localeCompare(b.advisor ?? ""),
  closed: (a, b) => b.since - a.since,
};

export interface Filter { text: string; team: string }

function fits(r: BoardRow, filter: Filter): boolean {
  if (filter.team && r.team !== filter.team) return false;
  const wanted = filter.text.trim().toLowerCase().split(/\s+/);
  const text = [r.subject, r.firm, r.place, r.name, r.email, r.reference, r.advisor ?? ""].join(" ").toLowerCase();
  return wanted.every((word) => text.includes(word));
}

export function grouped(rows: readonly BoardRow[], filter: Filter): Map<Group, BoardRow[]> {
  const sorted = new Map<Group, BoardRow[]>(groups.map((group) => [group, []]));
  for (const r of rows) if (fits(r, filter)) sorted.get(groupOf(r))?.push(r);
  for (const [group, list] of sorted) list.sort(order[group]);
  return sorted;
}
