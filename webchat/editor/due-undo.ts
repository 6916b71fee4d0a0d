// The way back from a confirmed review: what both languages were before is published again.
import { change, read } from "./api.js";
import type { Item } from "./types.js";
import type { Shell } from "./view.js";

const LANGS = ["de", "en"] as const;
export interface Before { item: string; revision: number }

/** Somebody writes on it: their draft would be lost. */
export class Drafted extends Error {}

const itemOf = (slug: string, lang: string) => read<Item>("item", { item: `entries/${lang}/${slug}` }).catch(() => null);

/** What is published of it now, in each language. */
export async function publishedNow(slug: string): Promise<Before[]> {
  const items = await Promise.all(LANGS.map((lang) => itemOf(slug, lang)));
  return items.flatMap((one) => one?.published ? [{ item: one.item, revision: one.published.revision }] : []);
}

export async function takeBack(before: readonly Before[], note: string, shell: Shell, what: string): Promise<void> {
  const items: { item: string; version: number }[] = [];
  for (const { item } of before) if ((await read<Item>("item", { item })).draft) throw new Drafted();
  for (const { item, revision } of before) items.push({ item, version: (await change<{ version: number }>("restore", { item, revision, version: 0 })).version });
  const { job } = await change<{ job: number }>("publish", { items, note });
  await shell.run(job, what);
}
