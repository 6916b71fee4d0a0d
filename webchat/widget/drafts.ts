// What is being written into the forms. It is kept in the browser until it is sent, so that it
// survives a reload; under its one client_id it is stored once, however often it is sent.
import { newId } from "../shared/connection.js";
import type { Given, LogEvent } from "../shared/protocol.js";
import { recall, remember } from "./tab.js";

export type FormName = "handoff" | "message";
/** What the fields hold; undefined was never touched and is filled in from what is known. */
export interface Values extends Given { text?: string; consent?: boolean }
export interface Draft { id: string; values: Values }
export interface Drafts { open: FormName | ""; handoff: Draft; message: Draft }

const KEY = "kammerlotse-drafts";
const fresh = (): Drafts => ({ open: "", handoff: { id: newId(), values: {} }, message: { id: newId(), values: {} } });

export const loadDrafts = (): Drafts => ({ ...fresh(), ...recall<Partial<Drafts>>(KEY) });
export const saveDrafts = (drafts: Drafts): void => void remember(KEY, drafts);

export function dropDrafts(): Drafts {
  remember(KEY, null);
  return fresh();
}

/** The drafts without what has arrived: a form whose client_id is in the log is done. */
export function withoutSent(drafts: Drafts, events: readonly LogEvent[]): Drafts {
  const sent = new Set(events.map((event) => event.client_id));
  const done = (["handoff", "message"] as const).filter((form) => sent.has(drafts[form].id));
  if (!done.length)
    return drafts;
  const next = { ...drafts, open: done.includes(drafts.open as FormName) ? "" as const : drafts.open };
  for (const form of done)
    next[form] = fresh()[form];
  return next;
}

/** What the employer said about themselves so far, the newest last; nothing is asked twice. */
export function givenSoFar(first: Given, events: readonly LogEvent[]): Given {
  const given = { ...first };
  for (const event of events)
    if (event.type === "person-asked" || event.type === "message-left")
      for (const key of ["firm", "place", "name", "email", "phone"] as const)
        given[key] = event.body[key] || given[key];
  return given;
}

/** The version of the consent that was given in this conversation, or "". */
export function consentSoFar(events: readonly LogEvent[]): string {
  return events.reduce((version, event) =>
    event.type === "person-asked" || event.type === "message-left" ? event.body.consent || version : version, "");
}

/** What a message begins with: what the bot was asked, if the server does not say. */
export function askedSoFar(events: readonly LogEvent[]): string {
  const last = events.findLast((event) => event.type === "person-unavailable");
  if (last?.type === "person-unavailable" && last.body.prefill)
    return last.body.prefill;
  return events.map((event) => event.by !== "employer" ? "" : event.type === "said" ? event.body.text : event.type === "person-asked" ? event.body.note ?? "" : "")
    .filter(Boolean).join("\n");
}
