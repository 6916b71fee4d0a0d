// The rows of postcodes.tsv, one changed at a time in the draft of the whole; the other lines stay as they are.
import { Refused, change, read } from "./api.js";
import type { Item } from "./types.js";

export interface Row { postcode: string; place: string; district: string }
export const ITEM = "postcodes.tsv";

/** What the row was before is not there any more: somebody else changed it. */
export class RowGone extends Error {}
/** There is such a row already. */
export class RowThere extends Error {}

const tidy = (text: string) => text.replace(/\s+/g, " ").trim();
export const tidied = ({ postcode, place, district }: Row): Row => ({ postcode: tidy(postcode), place: tidy(place), district: tidy(district) });
const written = ({ postcode, place, district }: Row): string => [postcode, place, district].join("\t");
const isRow = (line: string) => /^\d{5}\t/.test(line);

/** `text` with `after` in place of `before`; null for `before` adds one, null for `after` takes it away. */
export function withRow(text: string, before: Row | null, after: Row | null): string {
  const lines = text.replace(/\r/g, "").split("\n"), at = before ? lines.indexOf(written(before)) : -1;
  if (before && at < 0) throw new RowGone();
  if (at >= 0) lines.splice(at, 1);
  if (!after) return lines.join("\n");
  const line = written(after);
  if (lines.includes(line)) throw new RowThere();
  if (before?.postcode === after.postcode) lines.splice(at, 0, line);
  else {                                                        /* behind the last of a smaller or the same number */
    const next = lines.findIndex((one) => isRow(one) && one.slice(0, 5) > after.postcode);
    const end = lines.at(-1) === "" ? lines.length - 1 : lines.length;
    lines.splice(next < 0 ? end : next, 0, line);
  }
  return lines.join("\n");
}

export const readPostcodes = () => read<Item>("item", { item: ITEM });

/** Reads what is there, changes the row, and saves; once more where somebody saved meanwhile. */
export async function saveRow(before: Row | null, after: Row | null): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const { draft, published } = await readPostcodes(), text = withRow(draft?.text ?? published?.text ?? "plz\tort\tkreis\n", before, after);
    try { await change("save", { item: ITEM, version: draft?.version ?? 0, text, note: "" }); return; }
    catch (error) { if (attempt > 1 || !(error instanceof Refused) || error.code !== "conflict") throw error; }
  }
}

/** How many rows of the draft are not as published, or not there any more. */
export function changedRows({ draft, published }: Item): number {
  const rows = (text = "") => new Set(text.replace(/\r/g, "").split("\n").filter(isRow)), before = rows(published?.text), after = rows(draft?.text);
  const added = [...after].filter((one) => !before.has(one)).length, gone = [...before].filter((one) => !after.has(one)).length;
  return Math.max(added, gone);
}
