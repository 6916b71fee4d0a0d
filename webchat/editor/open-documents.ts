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
  "topics.json": { place: "begruessung", de: "Begrüßung", en: "Greeting" },
  "postcodes.tsv": { place: "stellen", de: "Postleitzahlen", en: "Postcodes" },
};
const byKind: Readonly<Record<string, Known>> = {
  rules: { place: "regeln/muster", de: "Regeln", en: "Rules" },
  flow: { place: "wegweiser", de: "Wegweiser", en: "Guide" },
};

const of = ({ item, kind }: OpenDocument): Known | undefined => known[item] ?? byKind[kind];
/** Those with a draft that can be published somewhere; the rules, in their files, are published together. */
export const openOf = (all: readonly OpenDocument[]): OpenDocument[] =>
  all.filter((one, i) => one.draft && of(one) && !(one.kind === "rules" && all.some(({ kind, draft }, other) => other < i && kind === "rules" && draft)));
const flowOf = (item: string): string => item.replace(/^flows\/|\.json$/g, "");
const flowPlace = (item: string): string => `wegweiser/${encodeURIComponent(flowOf(item))}`;
export const documentPlace = (one: OpenDocument): string => one.kind === "flow" ? flowPlace(one.item) : of(one)!.place;
export const documentName = (one: OpenDocument, lang: Lang): string => one.kind === "flow" ? `${of(one)![lang]}: ${one.title}` : of(one)![lang];

const knownAs = (item: string): Known | undefined => known[item] ?? (item.startsWith("rules/") ? byKind["rules"] : undefined);
/** Where a document of that name is shown, not only what is open of it; "" where there is no place for it. */
export const itemPlace = (item: string): string => item.startsWith("flows/") ? flowPlace(item) : knownAs(item)?.place.split("?")[0] ?? "";
export const itemName = (item: string, lang: Lang): string => item.startsWith("flows/") ? `${byKind["flow"]![lang]}: ${flowOf(item)}` : knownAs(item)?.[lang] ?? item;
