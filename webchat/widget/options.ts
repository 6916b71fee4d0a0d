// What a page may choose, in the script tag or by setTheme. What is wrong is left out and named in one warning.
import type { Lang } from "../shared/protocol.js";
import { accentFault } from "./accent.js";

export interface Theme { accent?: string; side?: "left" | "right" }
export interface Options extends Theme { lang?: Lang }

const oneOf = (...good: unknown[]) => (value: unknown): string => good.includes(value) ? "" : `is not ${good.join(" or ")}`;
const theme = { accent: accentFault, side: oneOf("left", "right") };
const options = { ...theme, lang: oneOf("de", "en") };

export function warn(...faults: string[]): void {
  if (faults.length)
    console.warn(`Kammerlotse: ${faults.join("; ")}`);
}

function chosen(from: [string, unknown][], rules: Record<string, (value: unknown) => string>): Options {
  const good = Object.create(null) as Record<string, unknown>;      // a page may have put things into Object.prototype
  const faults: string[] = [];
  for (const [name, value] of from) {
    const fault = Object.hasOwn(rules, name) ? rules[name]!(value) : `is unknown (known: ${Object.keys(rules).join(", ")})`;
    if (fault)
      faults.push(`${name}=${String(value)} ${fault}`);
    else
      good[name] = value;
  }
  warn(...faults);
  return good;
}

/** Of the attributes data-lotse-*; other data-* are somebody else's. */
export function tagOptions(tag: HTMLElement): Options {
  return chosen(Object.entries(tag.dataset).filter(([name]) => name.startsWith("lotse"))
    .map(([name, value]) => [name.slice(5).toLowerCase(), value]), options);
}

export function themeOptions(given: unknown): Theme {
  if (typeof given === "object" && given)
    return chosen(Object.entries(given), theme);
  warn(`setTheme takes an object, not ${String(given)}`);
  return {};
}

export function isLang(value: unknown): value is Lang {
  const fault = options.lang(value);
  if (fault)
    warn(`setLocale: ${String(value)} ${fault}`);
  return !fault;
}
