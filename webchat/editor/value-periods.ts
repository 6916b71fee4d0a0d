// The periods of a value: what is wrong with them, and the one that follows the last. Days are "2026-12-31"; a
// missing one is open. Pure.
import type { Lang } from "../shared/protocol.js";
import { locale } from "../shared/locale.js";
import type { Period, Value } from "./parts.js";

export const shifted = (day: string, days: number): string => {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
};
export const today = (): string => { const now = new Date(); return shifted(new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10), 0); };
const yearLater = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4) === "-02-29" ? "-02-28" : day.slice(4)}`;

export const holds = (period: Period, day: string): boolean => (!period.from || period.from <= day) && (!period.to || day <= period.to);
export const valueOn = (periods: readonly Period[], day: string): Period | null => periods.find((period) => holds(period, day)) ?? null;
export const byTime = (a: Period, b: Period): number => (a.from ?? "").localeCompare(b.from ?? "");

/** The first two that hold on the same day, by their places. */
export function overlap(periods: readonly Period[]): [number, number] | null {
  for (let i = 0; i < periods.length; i++)
    for (let j = i + 1; j < periods.length; j++) {
      const a = periods[i]!, b = periods[j]!;
      if ((!a.to || !b.from || b.from <= a.to) && (!b.to || !a.from || a.from <= b.to)) return [i, j];
    }
  return null;
}

/** A copy of the last one, for the year after it, not yet confirmed; where the last one is open, it ends with this year. */
export function withNext(periods: readonly Period[], now: string): Period[] {
  const sorted = [...periods].sort(byTime), last = sorted.at(-1);
  if (!last) return [{ from: `${now.slice(0, 4)}-01-01`, to: `${now.slice(0, 4)}-12-31`, value: 0, source: "" }];
  const to = last.to ?? `${Math.max(Number(now.slice(0, 4)), Number((last.from ?? now).slice(0, 4)))}-12-31`, from = shifted(to, 1);
  const { note: _old, ...copy } = last;
  return [...sorted.slice(0, -1), { ...last, to }, { ...copy, from, to: shifted(yearLater(from), -1), certain: false }];
}

export const shownDay = (day: string | null | undefined, lang: Lang): string => day ? new Date(`${day}T12:00:00`).toLocaleDateString(locale(lang), { day: "2-digit", month: "2-digit", year: "numeric" }) : "";

/** As answers write it, without the form after a preposition. */
export function shownValue({ unit }: Pick<Value, "unit">, value: Period["value"], lang: Lang): string {
  if (unit === "date" || typeof value === "string") return shownDay(String(value), lang);
  const fine = Number.isInteger(value) ? 0 : 2, number = value.toLocaleString(locale(lang), { minimumFractionDigits: unit === "EUR" ? fine : 0, maximumFractionDigits: 4 });
  if (unit === "EUR") return lang === "en" ? `€${number}` : `${number} Euro`;
  if (unit === "million EUR") return lang === "en" ? `€${number} million` : `${number} Mio. Euro`;
  return unit === "percent" ? lang === "en" ? `${number}%` : `${number} %` : `${number} ${unit}`;
}
