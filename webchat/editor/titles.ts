// The titles of all entries by slug, read once a minute at most.
import { read } from "./api.js";
import type { EntryRow } from "./types.js";

const FRESH_FOR = 60_000;
const last: { at: number; titles: Promise<ReadonlyMap<string, string>> | null } = { at: 0, titles: null };

export function entryTitles(): Promise<ReadonlyMap<string, string>> {
  if (!last.titles || performance.now() - last.at > FRESH_FOR) {
    last.at = performance.now();
    last.titles = read<{ entries: EntryRow[] }>("entries").then(({ entries }) => new Map(entries.map((row) => [row.slug, row.title])));
    last.titles.catch(() => { last.titles = null; });
  }
  return last.titles;
}
