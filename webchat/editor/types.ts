// What the server tells the editor (bot/EDITOR.md), beside what only one view needs.
import type { Lang } from "../shared/protocol.js";

export interface Person { login: string; name: string }
export interface Overview {
  me: Person & { role: string };
  entries: { published: number; draft: number; review: number; archived: number };
  due: number; asked: number; drafts: number;
  values: { expired: number; soon: number };
  languages: { de: number; en: number };
  four_eyes: boolean; publish_at_next: number | null; editors: Person[]; areas: string[]; not_published?: { item: string; at: number; message: string }[];
}
export type State = "draft" | "published" | "archived";
export type DraftState = "draft" | "review";
export interface Fault { field: string; line?: number; message: string }

export interface EntryRow {
  slug: string; area: string; title: string; de: State | null; en: State | null; state: State; draft: DraftState | null; draft_by: string; draft_at: number;
  stand: string; review_by: string; owner: string; asked: number; good: number; bad: number; changed_at: number;
}
export interface Source { title: string; url: string }
export interface Basis { text: string; url: string }
export interface Entry {
  slug: string; area: string; lang: Lang; title: string; short: string; keywords: string[]; questions: string[]; stand: string; review_by: string;
  review_reason: string; legal_basis: Basis[]; sources: Source[]; related: string[]; nationals: string[]; offices: string[]; body: string;
}
export interface Draft { text: string; version: number; state: DraftState; by: string; at: number; note: string; publish_at: number | null; base: number | null }
export interface Item {
  item: string; state: State; published: { text: string; revision: number; at: number; by: string; note: string } | null;
  draft: Draft | null; entry: Entry | null; owner: string; expires_at: number | null; faults: Fault[]; others: Person[]; used?: Used; not_published?: { at: number; message: string } | null;
}
export interface Used { entries: { slug: string; title: string }[]; flows: { flow: string; title: string }[]; rules?: { rule: string; title?: string }[] }
export interface Revision { revision: number; at: number; by: string; name: string; note: string; current: boolean }
export type Words = ["same" | "del" | "ins", string][];
export interface DiffPart { field: string; label: string; words: Words }
