// The editor's shortcuts.
import { forPage, isSingle, withControl } from "../staff/shortcut.js";

/** "g" and then one of these goes to an area. */
export const areaKeys: Readonly<Record<string, string>> = {
  u: "uebersicht", e: "eintraege", g: "gefragt", w: "werte", r: "regeln", l: "wegweiser", b: "begruessung", s: "stellen", f: "faellig", a: "austausch",
};

/** The key, or "" where it is not meant as a shortcut. */
export function shellKey(e: KeyboardEvent, singles: boolean): string {
  if (!forPage(e)) return "";
  if (withControl(e, "s")) return "save";
  if (withControl(e, "k")) return "/";
  if (!singles || !isSingle(e)) return "";
  if (e.key === "Enter") return e.target === document.body ? "Enter" : "";
  return e.key.length === 1 ? e.key.toLowerCase() : "";
}

const SECOND_KEY_WITHIN = 1_500;

export class AreaKeys {
  private began = 0;

  /** The area where this is the second key of two; null else. */
  pressed(key: string): string | null {
    const now = performance.now(), second = this.began > 0 && now - this.began < SECOND_KEY_WITHIN;
    this.began = !second && key === "g" ? now : 0;
    return second ? areaKeys[key] ?? null : null;
  }
}
