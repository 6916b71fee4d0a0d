// Differences between two texts, word by word: the longest common subsequence of words, after Myers (1986),
// "An O(ND) Difference Algorithm and Its Variations".
import type { DiffPart, Entry, Words } from "./types.js";

const split = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];
const MOST_CHANGES = 4_000;                                     /* beyond: all old, all new */

/** One entry each: kept, taken away, or new. */
function steps(a: readonly string[], b: readonly string[]): ["same" | "del" | "ins", string][] | null {
  const most = Math.min(a.length + b.length, MOST_CHANGES), size = 2 * most + 1, trace: Int32Array[] = [];
  const v = new Int32Array(size + 2);
  for (let d = 0; d <= most; d++) {
    trace.push(v.slice());
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && v[k - 1 + most]! < v[k + 1 + most]!);
      let x = down ? v[k + 1 + most]! : v[k - 1 + most]! + 1, y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) { x++; y++; }
      v[k + most] = x;
      if (x >= a.length && y >= b.length) return walkBack(a, b, trace, d, most);
    }
  }
  return null;
}

function walkBack(a: readonly string[], b: readonly string[], trace: readonly Int32Array[], last: number, most: number): ["same" | "del" | "ins", string][] {
  const found: ["same" | "del" | "ins", string][] = [];
  let x = a.length, y = b.length;
  for (let d = last; d >= 0; d--) {
    const v = trace[d]!, k = x - y, down = k === -d || (k !== d && v[k - 1 + most]! < v[k + 1 + most]!);
    const fromK = down ? k + 1 : k - 1, fromX = d ? v[fromK + most]! : 0, fromY = d ? fromX - fromK : 0;
    while (x > fromX && y > fromY) { found.push(["same", a[--x]!]); y--; }
    if (d) if (down) found.push(["ins", b[--y]!]); else found.push(["del", a[--x]!]);
  }
  return found.reverse();
}

export function wordDiff(before: string, after: string): Words {
  if (before === after) return before ? [["same", before]] : [];
  const found = steps(split(before), split(after)) ?? [["del", before], ["ins", after]], joined: Words = [];
  for (const [what, text] of found) {
    const last = joined.at(-1);
    if (last?.[0] === what) last[1] += text;
    else joined.push([what, text]);
  }
  return joined;
}

/** A field of an entry as one text, to be compared and read. */
export function fieldText(value: Entry[keyof Entry]): string {
  if (!Array.isArray(value)) return value;
  return value.map((one) => typeof one === "string" ? one : [..."title" in one ? [one.title] : [one.text], one.url].filter(Boolean).join(" – ")).join("\n");
}

export function entryDiff(before: Entry, after: Entry, labels: Readonly<Record<string, string>>): DiffPart[] {
  return (Object.keys(labels) as (keyof Entry)[]).filter((field) => fieldText(before[field]) !== fieldText(after[field]))
    .map((field) => ({ field, label: labels[field]!, words: wordDiff(fieldText(before[field]), fieldText(after[field])) }));
}
