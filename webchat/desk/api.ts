// The desk's questions by HTTP. Absent is null, everything else that fails is thrown.
import type { Kind, Lang, Link, State } from "../shared/protocol.js";

export interface Hit { entry: string; title: string; summary: string; stand: string; area: string; score: number }
export interface Value { value: string; title: string; text: string; stand: string; source: Link | string | null }
export interface Found { hits: Hit[]; values: Value[] }
export interface Past {
  conversation: string; at: number; state: State; lang: Lang; subject: string; advisor: string | null; team: string; team_name: Record<Lang, string>;
  firm: string; place: string; name: string; email: string; topic: string; kind: Kind | ""; solved: boolean | null; reference: string;
}
export interface PastPage { conversations: Past[]; before?: string | number | null }
export interface Reply { reply: string; title: string; text: string; lang?: Lang }

async function ask(path: string, query: Record<string, string>, signal?: AbortSignal): Promise<Response | null> {
  const set = Object.entries(query).filter(([, value]) => value !== "");
  const r = await fetch(`/api/desk/${path}?${new URLSearchParams(set)}`, signal ? { signal } : {});
  if (r.status === 404) return null;
  if (!r.ok) throw new Error(`${path}: ${r.status}`);
  return r;
}

async function read<T>(path: string, query: Record<string, string>, signal?: AbortSignal): Promise<T | null> {
  const r = await ask(path, query, signal);
  return r && await r.json() as T;
}

export const find = (q: string, lang: Lang, signal?: AbortSignal) => read<Found>("find", { q, lang }, signal);
export const history = (q: string, before: string, signal?: AbortSignal) => read<PastPage>("history", { q, before }, signal);
export const earlier = (conversation: string, signal?: AbortSignal) => read<PastPage>("firm", { conversation }, signal);
export const replies = () => read<{ replies: Reply[] }>("admin/replies", {});
export async function transcript(conversation: string): Promise<string | null> {
  const r = await ask("transcript", { conversation });
  return r && await r.text();
}
