// What is kept in documents beside the entries: what each is called, and where its draft is published.
import type { Lang } from "../shared/protocol.js";

/** As `GET /api/editor/documents` has it. */
export interface OpenDocument { item: string; title: string; kind: string; draft: boolean; by: string; at: number }
interface Known { place: string; de: string; en: string }

const known: Readonly<Record<string, Known>> = {
  "values.json": { place: "werte?state=changed", de: "Werte", en: "Values" },
  "directory.json": { place: "stellen", de: "Stellen", en: "Offices" },
  "intents.json": { place: "regeln/beispiele", de: "Beispiele", en: "Examples" },
  "words/synonyms.json": { place: "regeln/synonyme", de: "Synonyme", en: "Synonyms" },
  "words/countries.json": { place: "regeln/laender", de: "Länder", en: "Countries" },
  "words/professions.json": { place: "regeln/berufe", de: "Berufe", en: "Professions" },
};
const byKind: Readonly<Record<string, Known>> = {
  rules: { place: "regeln/muster", de: "Regeln", en: "Rules" },
  flow: { place: "wegweiser", de: "Wegweiser", en: "Guide" },
};

const of = ({ item, kind }: OpenDocument): Known | undefined => known[item] ?? byKind[kind];
/** Those with a draft that can be published somewhere; the rules, in their files, are published together. */
export const openOf = (all: readonly OpenDocument[]): OpenDocument[] =>
  all.filter((one, i) => one.draft && of(one) && !(one.kind === "rules" && all.some(({ kind, draft }, other) => other < i && kind === "rules" && draft)));
export const documentPlace = (one: OpenDocument): string =>
  one.kind === "flow" ? `wegweiser/${encodeURIComponent(one.item.replace(/^flows\/|\.json$/g, ""))}` : of(one)!.place;
export const documentName = (one: OpenDocument, lang: Lang): string => one.kind === "flow" ? `${of(one)![lang]}: ${one.title}` : of(one)![lang];
