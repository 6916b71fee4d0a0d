// How what is written for the eye is to be heard: "§ 18g Abs. 2 AufenthG" is "Paragraf 18 g Absatz 2 Aufenthaltsgesetz".

interface Rule { pattern: RegExp; de: string | ((found: RegExpExecArray) => string); en: string | ((found: RegExpExecArray) => string) }

const numerals: Record<string, { de: string; en: string }> = {
  II: { de: "Zwei", en: "Two" }, III: { de: "Drei", en: "Three" }, IV: { de: "Vier", en: "Four" }, V: { de: "Fünf", en: "Five" },
  VI: { de: "Sechs", en: "Six" }, VII: { de: "Sieben", en: "Seven" }, VIII: { de: "Acht", en: "Eight" }, IX: { de: "Neun", en: "Nine" },
};
const apart = ([, , number, letter]: RegExpExecArray): string => `${number}${letter ? ` ${letter}` : ""}`;
const word = (pattern: string, de: string, en = de): Rule => ({ pattern: new RegExp(`(?<![\\p{L}\\d.])${pattern}`, "yu"), de, en });
/* A law has its German name in English too: what it is called there stands beside it. */
const law = (short: string, de: string): Rule => word(`${short}(?![\\p{L}\\d])`, de);

const rules: Rule[] = [
  { pattern: /(§§?)[\s\u00a0]*(\d+)([a-z]?)(?![\p{L}\d])/yu,
    de: (found) => `${found[1] === "§§" ? "Paragrafen" : "Paragraf"} ${apart(found)}`,
    en: (found) => `${found[1] === "§§" ? "sections" : "section"} ${apart(found)}` },
  { pattern: /(?<![\p{L}\d])SGB[\s\u00a0]([IVX]+)(?![\p{L}\d])/yu,
    de: ([, n = ""]) => `Sozialgesetzbuch ${numerals[n]?.de ?? n}`, en: ([, n = ""]) => `Social Code Book ${numerals[n]?.en ?? n}` },
  word("Abs\\.", "Absatz", "subsection"), word("Nr\\.", "Nummer", "number"), word("Art\\.", "Artikel", "article"),
  word("ff\\.", "folgende", "and following"), word("z\\.[\\s\\u00a0]?B\\.", "zum Beispiel"), word("d\\.[\\s\\u00a0]?h\\.", "das heißt"),
  word("u\\.[\\s\\u00a0]?a\\.", "unter anderem"), word("i\\.[\\s\\u00a0]?V\\.[\\s\\u00a0]?m\\.", "in Verbindung mit", "in conjunction with"),
  word("ggf\\.", "gegebenenfalls"), word("bzw\\.", "beziehungsweise"), word("ca\\.", "circa", "about"), word("inkl\\.", "inklusive"),
  word("mind\\.", "mindestens"), word("evtl\\.", "eventuell"), word("usw\\.", "und so weiter"),
  word("e\\.g\\.", "zum Beispiel", "for example"), word("i\\.e\\.", "das heißt", "that is"),
  law("AufenthG", "Aufenthaltsgesetz"), law("AufenthV", "Aufenthaltsverordnung"),
  law("BeschV", "Beschäftigungsverordnung"), law("DeuFöV", "Deutschsprachförderverordnung"),
  law("BQFG", "Berufsqualifikationsfeststellungsgesetz"), law("BBiG", "Berufsbildungsgesetz"),
  law("HwO", "Handwerksordnung"), law("MiLoG", "Mindestlohngesetz"), law("AGG", "Allgemeines Gleichbehandlungsgesetz"),
  law("StAG", "Staatsangehörigkeitsgesetz"), law("AsylG", "Asylgesetz"), law("EStG", "Einkommensteuergesetz"),
  law("BGB", "Bürgerliches Gesetzbuch"), law("FreizügG/EU", "Freizügigkeitsgesetz EU"),
  law("PflBG", "Pflegeberufegesetz"), law("GewO", "Gewerbeordnung"), law("BMG", "Bundesmeldegesetz"),
  law("NachwG", "Nachweisgesetz"), law("TzBfG", "Teilzeit- und Befristungsgesetz"),
];
/* What may stand between two of them: "Abs. 1, 2 und 7 AufenthG". */
const between = /^[\s\u00a0\d,–-]*(?:(?:und|oder|bis|and|or|to)[\s\u00a0\d,–-]*)*$/;
const begins = /[§SANafzdugibceEDBHMPFGTi]/;

/** A piece of a text; `said` where it sounds otherwise than it is written. */
export interface Piece { text: string; said?: string }

function ruleAt(text: string, at: number): { rule: Rule; found: RegExpExecArray } | undefined {
  for (const rule of rules) {
    rule.pattern.lastIndex = at;
    const found = rule.pattern.exec(text);
    if (found)
      return { rule, found };
  }
  return undefined;
}

/** The text in pieces; what follows each other and sounds otherwise is one of them: "§ 18g Abs. 2 AufenthG". */
export function pieces(text: string, lang: string): Piece[] {
  const all: Piece[] = [];
  let plain = "", at = 0;
  while (at < text.length) {
    const here = begins.test(text[at]!) ? ruleAt(text, at) : undefined;
    if (!here) {
      plain += text[at++];
      continue;
    }
    const { rule, found } = here, how = lang === "en" ? rule.en : rule.de, said = typeof how === "string" ? how : how(found);
    const last = all.at(-1);
    if (last?.said && between.test(plain)) {
      last.text += plain + found[0];
      last.said += plain + said;
    } else {
      if (plain)
        all.push({ text: plain });
      all.push({ text: found[0], said });
    }
    plain = "";
    at += found[0].length;
  }
  if (plain)
    all.push({ text: plain });
  return all;
}

/** The text for an attribute. */
export const heard = (text: string, lang: string): string => pieces(text, lang).map(({ text: written, said }) => said ?? written).join("");
