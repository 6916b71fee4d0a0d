// How the editor writes days, times and people.
import type { Lang } from "../shared/protocol.js";
import { locale } from "../shared/locale.js";
import { fieldDay } from "../staff/format.js";
import type { Overview } from "./types.js";
export { moment, stand as shortDate } from "../staff/format.js";

export const today = (): string => fieldDay(new Date());
export const longMoment = (at: number, lang: Lang): string => new Date(at).toLocaleString(locale(lang), { dateStyle: "long", timeStyle: "short" });
export const percent = (share: number, lang: Lang, digits = 0): string => share.toLocaleString(locale(lang), { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits });
export const decimal = (n: number, lang: Lang): string => n.toLocaleString(locale(lang), { maximumFractionDigits: 2 });
export const number = (n: number, lang: Lang): string => n.toLocaleString(locale(lang));
/** What was imported at the command line has no person behind it. */
export const nameOf = (login: string, overview: Overview | null): string => login === "import" ? "Import" : overview?.editors.find((one) => one.login === login)?.name ?? login;

/** What a date-and-time field has, in local time. */
export function fieldMoment(at: number): string {
  const date = new Date(at), two = (n: number) => String(n).padStart(2, "0");
  return `${fieldDay(date)}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

const letters: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
/** A slug as a title suggests it. */
export const slugOf = (title: string): string => title.toLowerCase().replace(/[äöüß]/g, (c) => letters[c]!).normalize("NFD").replace(/[̀-ͯ]/g, "")
  .replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").split("-").filter((word) => !fillers.has(word)).slice(0, 5).join("-").slice(0, 60).replace(/-+$/, "");
const fillers = new Set("aus von bei der die das ein eine einen wie was wer wo wann ich wir welche welcher welches kann darf muss ist sind fuer und oder zu im in mit the a an how what who when do does is are can for from of to i we".split(" "));
