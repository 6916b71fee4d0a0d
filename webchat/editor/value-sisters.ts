// Which values rest on the same source or the same provision, so that whoever changes one looks at the others. A source
// is free text, "§ 18g Abs. 1 S. 1 AufenthG, SVBezGrV": provisions with their law, laws without one, web sites, or
// where it names none of these, all of it but the year. Pure.
import type { Value } from "./parts.js";
import { byTime } from "./value-periods.js";

const TOKENS = /§{1,2}\s*(\d+[a-z]?)|\b([A-ZÄÖÜ][A-Za-zÄÖÜäöüß]*(?:GB|G|V)(?:\s[IVX]+\b)?)(?![A-Za-zäöüß])|\b((?:[a-z0-9-]+\.)+(?:de|org|com|eu|berlin))\b/g;

/** What a source names: "§ 18g AufenthG"; a law alone where no provision stands before it; a site. */
export function citations(source: string): Set<string> {
  const found = new Set<string>();
  let provisions: string[] = [];
  for (const [, provision, law, site] of source.matchAll(TOKENS)) {
    if (provision) provisions.push(provision);
    else if (site) found.add(site);
    else {
      for (const one of provisions.length ? provisions.map((number) => `§ ${number} ${law}`) : [law!]) found.add(one);
      provisions = [];
    }
  }
  const whole = source.replace(/\d{4}/g, "").trim();
  return found.size || !whole ? found : new Set([whole]);
}

const lastOf = (value: Value) => [...value.periods].sort(byTime).at(-1);
/** The last day it is known for; "" where that is open, or it has no period. */
export const endOf = (value: Value): string => lastOf(value)?.to ?? "";

/** Those with a citation in common with its last period, most in common first. */
export function sistersOf(value: Value, all: readonly Value[]): Value[] {
  const mine = citations(lastOf(value)?.source ?? "");
  const common = (other: Value) => [...citations(lastOf(other)?.source ?? "")].filter((one) => mine.has(one)).length;
  return all.filter(({ key }) => key !== value.key).map((other) => ({ other, shared: common(other) })).filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || a.other.title.localeCompare(b.other.title, "de")).map(({ other }) => other);
}
