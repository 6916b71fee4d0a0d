// Differences between two texts, word by word: the longest common subsequence of words, after Myers (1986),
// "An O(ND) Difference Algorithm and Its Variations".
import type { DiffPart, Entry, Words } from "./types.js";

const split = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];
const MOST_CHANGES = 2_500;                                     /* beyond: all old, all new */

type Step = ["same" | "del" | "ins", string];

/** One for each word: kept, taken away, or new; null where too much differs. */
function steps(a: readonly string[], b: readonly string[]): Step[] | null {
  const most = Math.min(a.length + b.length, MOST_CHANGES), zero = most + 1, v = new Int32Array(2 * zero + 1), trace: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    trace.push(v.slice(zero - d - 1, zero + d + 2));             /* all that the way back needs of it */
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && v[zero + k - 1]! < v[zero + k + 1]!);
      let x = down ? v[zero + k + 1]! : v[zero + k - 1]! + 1, y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) { x++; y++; }
      v[zero + k] = x;
      if (x >= a.length && y >= b.length) return walkBack(a, b, trace);
    }
  }
  return null;
}

function walkBack(a: readonly string[], b: readonly string[], trace: readonly Int32Array[]): Step[] {
  const found: Step[] = [];
  let x = a.length, y = b.length;
  for (let d = trace.length - 1; d >= 0; d--) {
    const v = trace[d]!, zero = d + 1, k = x - y, down = k === -d || (k !== d && v[zero + k - 1]! < v[zero + k + 1]!);
    const fromK = down ? k + 1 : k - 1, fromX = d ? v[zero + fromK]! : 0, fromY = d ? fromX - fromK : 0;
    while (x > fromX && y > fromY) { found.push(["same", a[--x]!]); y--; }
    if (d) found.push(down ? ["ins", b[--y]!] : ["del", a[--x]!]);
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
