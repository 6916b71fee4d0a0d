// The administration's HTTP, as bot/PROTOCOL.md has it.
import type { Lang } from "../shared/protocol.js";

export type Role = "advisor" | "editor" | "head" | "administrator";
export interface Team { team: string; name_de: string; name_en: string; areas: string[]; email: string }
export interface Teams { teams: Team[]; areas: string[]; mail: boolean }
export interface Span { weekday: number; from: string; to: string }
export interface Closure { closure: number; first: string; last: string; reason: string }
export interface Hours {
  week: Span[]; closures: Closure[]; holidays: { day: string; name_de: string; name_en: string }[];
  open: boolean; opens: { at: number; text_de: string; text_en: string } | null; timezone: string;
}
export interface Reply { reply: number; lang: Lang; title: string; text: string }
export interface AdminAccount { login: string; name: string; role: Role; teams: string[]; capacity: number; email: string; disabled: boolean }
export interface Noted { at: number; login: string; action: string; subject: string; before: unknown; after: unknown }

/** What was refused: at a field, "" for the whole; or a status without more to say. */
export class Refused extends Error {
  constructor(readonly status: number, readonly field: string, message: string) { super(message); }
}

async function answered<T>(r: Response): Promise<T> {
  if (r.status === 204) return undefined as T;
  const body = await r.json() as T & { error?: { message: string; field?: string } };
  if (!r.ok) throw new Refused(r.status, body.error?.field ?? "", body.error?.message ?? r.statusText);
  return body;
}

export const read = async <T>(path: string): Promise<T> => answered<T>(await fetch(`/api/desk/admin/${path}`));

export const change = async <T = void>(path: string, body: object, lang: Lang): Promise<T> => answered<T>(await fetch(`/api/desk/admin/${path}`, {
  method: "POST", headers: { "Content-Type": "application/json", "Accept-Language": lang }, body: JSON.stringify(body),
}));
