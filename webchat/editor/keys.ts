// Keys as shortcuts. Single ones only while nobody types and no dialog or menu is open; they can be switched off.

/** "g" and then one of these goes to an area. */
export const areaKeys: Readonly<Record<string, string>> = {
  u: "uebersicht", e: "eintraege", g: "gefragt", w: "werte", r: "regeln", l: "wegweiser", s: "stellen", f: "faellig", a: "austausch",
};

const typing = (target: EventTarget | undefined): boolean => target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  || (target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type));

/** The key, or "" where it is not meant as a shortcut. */
export function shellKey(e: KeyboardEvent, singles: boolean): string {
  if (e.defaultPrevented || e.isComposing || document.querySelector("dialog[open]")) return "";
  if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "s") return "save";
  if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "k") return "/";
  if (!singles || e.ctrlKey || e.metaKey || e.altKey || e.repeat || typing(e.composedPath()[0]) || document.querySelector("[popover]:popover-open")) return "";
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
