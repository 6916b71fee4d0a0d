// Files as they were chosen or dropped, folders with all that is in them, each under its path in the knowledge.
import { tar, type TarFile } from "./tar.js";

export interface Chosen { path: string; file: File }
const KNOWN = /\.(tar|tsv|md|json)$/i;

async function walk(entry: FileSystemEntry, into: Chosen[]): Promise<void> {
  if (entry.isFile) { const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)); into.push({ path: entry.fullPath.replace(/^\//, ""), file }); return; }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return;
    for (const one of some) await walk(one, into);
  }
}

export async function dropped(transfer: DataTransfer): Promise<Chosen[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry): entry is FileSystemEntry => entry !== null), into: Chosen[] = [];
  for (const entry of entries) await walk(entry, into);
  return into;
}
export const picked = (files: Iterable<File>): Chosen[] => [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/** Without the folder all have in common, up to what a knowledge folder begins with. */
function within(path: string): string { return /(?:^|\/)((?:entries|rules|words|flows)\/.+)$/.exec(path)?.[1] ?? path.split("/").at(-1)!; }

/** An entry says itself where it belongs. */
async function pathOf({ path, file }: Chosen): Promise<string> {
  const inside = within(path);
  if (!/\.md$/i.test(path) || inside.startsWith("entries/")) return inside;
  const head = (await file.slice(0, 4096).text()).split(/^---\s*$/m)[1] ?? "", value = (key: string) => new RegExp(`^${key}:\\s*"?([^"\\n]+)"?\\s*$`, "m").exec(head)?.[1]?.trim();
  const [slug, area, lang] = [value("slug"), value("area"), value("lang")];
  return slug && area && lang ? `entries/${lang}/${area}/${slug}.md` : inside;
}

export interface Packed { name: string; body: Blob; skipped: string[] }

/** One file as it is, many as one archive; what is of no known kind is left out. */
export async function packed(chosen: readonly Chosen[]): Promise<Packed> {
  const known = chosen.filter(({ path }) => KNOWN.test(path) && !/(^|\/)\./.test(path)), skipped = chosen.filter((one) => !known.includes(one)).map(({ path }) => path), [only] = known;
  if (known.length === 1 && only) return { name: await pathOf(only), body: only.file, skipped };
  const files: TarFile[] = [];
  for (const one of known) files.push({ path: await pathOf(one), content: new Uint8Array(await one.file.arrayBuffer()) });
  return { name: "auswahl.tar", body: tar(files), skipped };
}
