// How texts are to be heard. Usage: node pronounce.mjs. The last line is "N passed, N failed".
// The TypeScript is compiled by the esbuild that builds the widget.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { checks, expect } from "../program.mjs";

const webchat = new URL("../../webchat/", import.meta.url);
const { buildSync } = createRequire(webchat)("esbuild");
const { outputFiles } = buildSync({
  entryPoints: [fileURLToPath(new URL("shared/pronounce.ts", webchat))], write: false, format: "esm",
});
const { heard, pieces } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);

const cases = [
  ["a paragraph with its letter apart", "Es gilt § 18g.", "Es gilt Paragraf 18 g.", "Es gilt section 18 g."],
  ["without a blank, and with one that does not break", "§18a und §\u00a019c", "Paragraf 18 a und Paragraf 19 c", "section 18 a und section 19 c"],
  ["several paragraphs", "§§ 4 und 5 BeschV", "Paragrafen 4 und 5 Beschäftigungsverordnung", "sections 4 und 5 Beschäftigungsverordnung"],
  ["the whole reference", "§ 18g Abs. 2 Nr. 1 AufenthG", "Paragraf 18 g Absatz 2 Nummer 1 Aufenthaltsgesetz", "section 18 g subsection 2 number 1 Aufenthaltsgesetz"],
  ["a book of social law", "SGB III und SGB IX", "Sozialgesetzbuch Drei und Sozialgesetzbuch Neun", "Social Code Book Three und Social Code Book Nine"],
  ["abbreviations of everyday German", "z. B. Visum, d.h. bzw. ggf. ca. 3", "zum Beispiel Visum, das heißt beziehungsweise gegebenenfalls circa 3", undefined],
  ["those of English", "e.g. a visa, i.e. a title", undefined, "for example a visa, that is a title"],
  ["a word that only begins like a law", "AufenthGX und MAufenthG", "AufenthGX und MAufenthG", "AufenthGX und MAufenthG"],
  ["a number is no paragraph's letter", "§ 180 und 18g", "Paragraf 180 und 18g", undefined],
  ["the end of a sentence", "Das regelt Abs. Nr gibt es nicht.", "Das regelt Absatz Nr gibt es nicht.", undefined],
  ["a text without any", "Was ist die Blaue Karte EU?", "Was ist die Blaue Karte EU?", "Was ist die Blaue Karte EU?"],
  ["nothing", "", "", ""],
];
const { check, report } = checks();
for (const [sentence, text, de, en] of cases)
  for (const [lang, wanted] of [["de", de], ["en", en]])
    if (wanted !== undefined)
      await check(`${sentence} (${lang})`, () => {
        expect(heard(text, lang) === wanted, `"${heard(text, lang)}", not "${wanted}"`);
        expect(pieces(text, lang).map((piece) => piece.text).join("") === text, "another text is shown");
      });
await check("and so is what lists them", () => {
  const all = pieces("§ 18g Abs. 1, 2, 6 und 7 AufenthG", "de");
  expect(all.length === 1 && all[0].said === "Paragraf 18 g Absatz 1, 2, 6 und 7 Aufenthaltsgesetz", JSON.stringify(all));
});
await check("what belongs together is one piece, so that it is not read in bits", () => {
  const [before, law, after] = pieces("Nach § 18g Abs. 2 AufenthG geht das.", "de");
  expect(!before.said && law.text === "§ 18g Abs. 2 AufenthG" && !after.said, JSON.stringify([before, law, after]));
});
process.exit(report());
