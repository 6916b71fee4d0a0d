// What was asked (bot/EDITOR.md), and what is done with it, each with its way back.
import { change, read, Refused } from "./api.js";
import type { Lang } from "../shared/protocol.js";
import type { Item } from "./types.js";

export type AskedKind = "unanswered" | "unhelpful" | "handed-over" | "draft";
export interface AskedQuestion { asked: number; question: string; at: number; kind: AskedKind; entry: string | null; title: string | null; reason: string | null; answer: string | null }
export interface AskedGroup {
  group: string | number; question: string; lang: Lang; count: number; last_at: number; kinds: Record<AskedKind, number>; questions: AskedQuestion[]; best: { slug: string; title: string; score: number }[];
}
export interface AskedFilter { kind: string; lang: string; since: string; state: string }
export interface Touched { item: string; version: number }

export const readAsked = ({ kind, lang, since, state }: AskedFilter) =>
  read<{ groups: AskedGroup[]; all: number }>("asked", { kind, lang, state, since: since ? Date.now() - Number(since) * 86_400_000 : "" });

const stored = async (item: string): Promise<Item["draft"]> => {
  try { return (await read<Item>("item", { item })).draft; } catch (error) { if (error instanceof Refused && error.status === 404) return null; throw error; }
};

/** Puts the draft back to what it was; without one before, there is none again. */
async function restore(item: string, before: Item["draft"]): Promise<void> {
  const now = await stored(item);
  if (!now) return;
  if (before) await change("save", { item, version: now.version, text: before.text, note: before.note });
  else await change("discard", { item, version: now.version });
}

async function marked(asked: readonly number[], item: string, mark: () => Promise<Touched>): Promise<{ touched: Touched; undo: () => Promise<void> }> {
  const before = await stored(item), touched = await mark();
  return { touched, undo: async () => { if (touched.item === item) await restore(item, before); await reopen(asked); } };
}

export const addTo = (asked: readonly number[], slug: string, lang: Lang) => marked(asked, `entries/${lang}/${slug}`, () => change<Touched>("asked-add", { asked, slug }));
export const markScope = (asked: readonly number[], intent: string) => marked(asked, "intents.json", async () => ({ item: "intents.json", version: (await change<{ version: number }>("asked-scope", { asked, intent })).version }));
export const ignore = (asked: readonly number[]) => change("asked-ignore", { asked });
export const reopen = (asked: readonly number[]) => change("asked-open", { asked });

/** What was changed from here and is not published yet, for this visit. */
export const pending = new Map<string, number>();
