// The desk's shortcuts.
import { forPage, isSingle, withControl } from "../staff/shortcut.js";

export type KeyAction =
  | "help" | "search" | "list" | "next" | "previous" | "take" | "write" | "note" | "transfer" | "hold" | "wrap-up" | "replies" | "suggestion-1" | "suggestion-2" | "suggestion-3";

const single: Readonly<Record<string, KeyAction>> = {
  "?": "help", "/": "search", l: "list", j: "next", k: "previous", u: "take", a: "write", n: "note", w: "transfer", z: "hold", b: "wrap-up", t: "replies",
  "1": "suggestion-1", "2": "suggestion-2", "3": "suggestion-3",
};
const digits: Readonly<Record<string, KeyAction>> = { Digit1: "suggestion-1", Digit2: "suggestion-2", Digit3: "suggestion-3" };

export function keyAction(e: KeyboardEvent, singles: boolean): KeyAction | null {
  if (!forPage(e)) return null;
  if (e.altKey && !e.ctrlKey && !e.metaKey) return digits[e.code] ?? null;
  if (withControl(e, "k")) return "search";
  return singles && isSingle(e) ? single[e.key.toLowerCase()] ?? null : null;
}
