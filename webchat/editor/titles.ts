// The titles of all entries by slug, read once a minute at most.
import { read } from "./api.js";
import type { Lang } from "../shared/protocol.js";
import type { EntryRow, Item } from "./types.js";

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

const english = new Map<string, Promise<string>>();

/** The titles of a few entries, where `lang` has them; else they are left out. */
export async function titlesIn(lang: Lang, slugs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (lang === "de") return entryTitles();
  const title = (slug: string) => {
    const one = english.get(slug) ?? read<Item>("item", { item: `entries/en/${slug}` }).then(({ entry }) => entry?.title ?? "", () => "");
    english.set(slug, one);
    return one;
  };
  return new Map((await Promise.all(slugs.map(async (slug) => [slug, await title(slug)] as const))).filter(([, found]) => found));
}
