// What was published together (bot/EDITOR.md), and all knowledge as it would be without one of these.
import { download, read } from "./api.js";
import { tar, untar } from "./tar.js";

export interface PublishedItem { item: string; what: "added" | "changed" | "removed"; revision: number; before: number | null; current: boolean }
export interface Publication { at: number; by: string; name: string; note: string; items: PublishedItem[] }

export const readPublications = async () => (await read<{ publications: Publication[] }>("publications")).publications;

/** What was set up at the command line is no publication to take back: nothing was there before. */
export const mayTakeBack = ({ by, items }: Publication): boolean => items.some(({ current }) => current) && !(by === "import" && items.every(({ what }) => what === "added"));

const AT_ONCE = 6;
const itemOf = (path: string): string => path.replace(/^(entries\/[a-z]{2})\/.*\/([^/]+)\.md$/, "$1/$2");
const pathOf = (item: string, text: string): string => {
  const [, folder, slug] = /^(entries\/[a-z]{2})\/(.+)$/.exec(item) ?? [], area = /^area:\s*"?([^"\s]+)/m.exec(text)?.[1];
  return folder && slug && area ? `${folder}/${area}/${slug}.md` : item;
};

/** Everything published now, but what this publication changed as it was before. What was published anew since stays. */
export async function withoutPublication({ items }: Publication): Promise<Blob> {
  const mine = items.filter(({ current }) => current), names = new Set(mine.map(({ item }) => item));
  const files = untar(new Uint8Array(await (await download("export")).arrayBuffer())).filter(({ path }) => !names.has(itemOf(path)));
  const old = mine.filter(({ before }) => before !== null);
  for (let i = 0; i < old.length; i += AT_ONCE)
    files.push(...await Promise.all(old.slice(i, i + AT_ONCE).map(async ({ item, before }) => {
      const { text } = await read<{ text: string }>("revision", { item, revision: before });
      return { path: pathOf(item, text), content: new TextEncoder().encode(text) };
    })));
  return tar(files);
}
