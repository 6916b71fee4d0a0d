// Differences word by word, and what a title suggests as a slug. Usage: node editor_words.mjs. The last line is
// "N passed, N failed". The TypeScript is compiled by the esbuild that builds the editor.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { checks, expect } from "../program.mjs";

const webchat = new URL("../../webchat/", import.meta.url);
const { buildSync } = createRequire(webchat)("esbuild");
const compiled = async (file) => {
  const { outputFiles } = buildSync({ entryPoints: [fileURLToPath(new URL(file, webchat))], write: false, bundle: true, format: "esm" });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
};
const { wordDiff, entryDiff } = await compiled("editor/words.ts");
const { slugOf } = await compiled("editor/format.ts");

const { check, report } = checks();
const shown = (words) => words.map(([what, text]) => what === "same" ? text : what === "del" ? `[-${text}-]` : `[+${text}+]`).join("");
const side = (words, other) => words.filter(([what]) => what !== other).map(([, text]) => text).join("");

const cases = [
  ["equal texts", "eins zwei", "eins zwei", "eins zwei"],
  ["two empty texts", "", "", ""],
  ["all new", "", "eins zwei", "[+eins zwei+]"],
  ["all gone", "eins zwei", "", "[-eins zwei-]"],
  ["one word for another", "Sie zahlen 48.300 Euro im Jahr", "Sie zahlen 50.700 Euro im Jahr", "Sie zahlen [-48.300-][+50.700+] Euro im Jahr"],
  ["a word more at the end", "eins zwei", "eins zwei drei", "eins zwei[+ drei+]"],
  ["a word less at the beginning", "eins zwei drei", "zwei drei", "[-eins -]zwei drei"],
  ["a line more", "a\nb", "a\nc\nb", "a\n[+c\n+]b"],
];
for (const [name, before, after, wanted] of cases)
  await check(name, () => { const found = shown(wordDiff(before, after)); expect(found === wanted, `it is ${found}, not ${wanted}`); });

await check("both texts can be read out of any difference", () => {
  let seed = 7;
  const random = (below) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % below; };
  for (let round = 0; round < 300; round++) {
    const text = () => Array.from({ length: random(30) }, () => "abcdef"[random(6)]).join([" ", "\n", "  "][random(3)]);
    const before = text(), after = text(), words = wordDiff(before, after);
    expect(side(words, "ins") === before, `of "${before}" and "${after}" the first cannot be read: ${shown(words)}`);
    expect(side(words, "del") === after, `of "${before}" and "${after}" the second cannot be read: ${shown(words)}`);
  }
});

await check("a body of 3,000 words with 300 changes takes less than a second", () => {
  const words = Array.from({ length: 3000 }, (_, i) => `wort${i % 400}`), changed = words.map((word, i) => i % 10 ? word : `neu${i}`), began = performance.now();
  const found = wordDiff(words.join(" "), changed.join(" ")), took = performance.now() - began;
  expect(found.filter(([what]) => what === "ins").length === 300, "not every change is one");
  expect(took < 1000, `it took ${Math.round(took)} ms`);
});

await check("of an entry only the fields that differ, lists and sources as text", () => {
  const entry = { title: "T", short: "S", questions: ["a", "b"], sources: [{ title: "Amt", url: "https://amt.example" }], body: "B" };
  const parts = entryDiff(entry, { ...entry, questions: ["a", "b", "c"], sources: [{ title: "Amt", url: "https://neu.example" }] }, { title: "Titel", questions: "Fragen", sources: "Quellen" });
  expect(parts.map(({ field }) => field).join() === "questions,sources", JSON.stringify(parts));
  expect(shown(parts[1].words) === "Amt – [-https://amt.example-][+https://neu.example+]", shown(parts[1].words));
});

for (const [title, slug] of [
  ["Welches Mindestgehalt gilt für die Blaue Karte EU?", "mindestgehalt-gilt-blaue-karte-eu"],
  ["Überstunden: größer als 10 %?", "ueberstunden-groesser-als-10"],
  ["Société à Évian", "societe-evian"],
  ["???", ""],
])
  await check(`"${title}" suggests "${slug}"`, () => expect(slugOf(title) === slug, `it is "${slugOf(title)}"`));

process.exit(report());
