// What the entries are called, read once for all who show a slug.
import type { Lang } from "../shared/protocol.js";
import { read } from "./api.js";
import type { EntryRow } from "./types.js";

const FRESH_FOR = 60_000;
const kept = new Map<Lang, { at: number; titles: Promise<Map<string, string>> }>();

export function entryTitles(lang: Lang): Promise<Map<string, string>> {
  const have = kept.get(lang);
  if (have && performance.now() - have.at < FRESH_FOR) return have.titles;
  const titles = read<{ entries: EntryRow[] }>("entries", { lang }).then(({ entries }) => new Map(entries.map(({ slug, title }) => [slug, title])));
  kept.set(lang, { at: performance.now(), titles });
  titles.catch(() => kept.delete(lang));
  return titles;
}
