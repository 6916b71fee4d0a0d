// How desk and editor write days and times.
import { locale } from "../shared/locale.js";

const isToday = (at: Date) => at.toDateString() === new Date().toDateString();

export const clock = (at: number, lang: string): string => new Date(at).toLocaleTimeString(locale(lang), { timeStyle: "short" });

/** The time today, else the day with it. */
export function moment(at: number, lang: string): string {
  const date = new Date(at);
  return isToday(date) ? clock(at, lang) : date.toLocaleString(locale(lang), { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" });
}

export const shortDay = (at: number, lang: string): string =>
  new Date(at).toLocaleDateString(locale(lang), { weekday: "short", day: "numeric", month: "numeric" });

export const longDay = (at: number, lang: string): string =>
  new Date(at).toLocaleDateString(locale(lang), { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** A day in local time, as a date field has it. */
export function fieldDay(at: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** A legal date (YYYY-MM-DD), short. */
export const stand = (day: string, lang: string): string =>
  new Date(day).toLocaleDateString(locale(lang), { timeZone: "UTC", day: "2-digit", month: "2-digit", year: "numeric" });
