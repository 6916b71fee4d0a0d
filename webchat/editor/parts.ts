// The parts of documents (bot/EDITOR.md), as the views read and change them.
import { change, read } from "./api.js";
import type { Fault, Used } from "./types.js";

export interface Part<T> {
  id: string; part: T; changed: boolean; new: boolean; faults: Fault[]; warnings?: Fault[]; used?: Used;
  /** Of a value only. */
  now?: string; state?: "current" | "soon" | "expired" | "future"; ends?: string;
}
/** `faults` are those of no part. */
export interface Parts<T> { document: string; version: number; by: string; at: number; parts: Part<T>[]; removed: string[]; faults: Fault[] }

export interface Period { from: string | null; to: string | null; value: number | string; source: string; note?: string; certain?: boolean }
export interface Value { key: string; title: string; title_en?: string; unit: string; per?: string; periods: Period[] }
export interface Texts { de: string; en: string }
export type RuleKind = "person" | "smalltalk" | "scope" | "synonym" | "boost" | "exclude";
export interface Rule {
  id: string; kind: RuleKind; lang?: "de" | "en"; pattern: string; reply?: Texts; add?: string | string[]; entries?: string[]; weight?: number; matches: string[]; not?: string[];
}
export interface Intent { id: string; kind: "person" | "smalltalk" | "scope"; reply?: Texts; questions: { de: string[]; en: string[] } }
export interface Word { id?: string; code?: string; de: string[]; en: string[]; groups?: string[]; profession?: boolean; recognition?: string }
export interface Office {
  id: string; kind: string; name: string; serves: string[]; address?: string; phone?: string; email?: string; url?: string; note?: string; note_en?: string; source: string; stand: string;
}

export const readParts = <T>(document: string) => read<Parts<T>>("parts", { document });

/** `before` is the part as it was read, null for a new one; `part` null takes it away. */
export const savePart = <T>(document: string, id: string, before: T | null, part: T | null, note = "") =>
  change<{ version: number }>("part", { document, id, before, part, note });

export const usedCount = (used: Used | undefined): number => used ? used.entries.length + used.flows.length : 0;
