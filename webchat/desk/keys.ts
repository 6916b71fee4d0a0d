// Keys as shortcuts. Single letters only while nobody types and no dialog or menu is open; they can be switched off.
export type KeyAction =
  | "help" | "search" | "list" | "next" | "previous" | "take" | "write" | "note" | "transfer" | "hold" | "wrap-up" | "replies" | "suggestion-1" | "suggestion-2" | "suggestion-3";

const single: Readonly<Record<string, KeyAction>> = {
  "?": "help", "/": "search", l: "list", j: "next", k: "previous", u: "take", a: "write", n: "note", w: "transfer", z: "hold", b: "wrap-up", t: "replies",
  "1": "suggestion-1", "2": "suggestion-2", "3": "suggestion-3",
};
const digits: Readonly<Record<string, KeyAction>> = { Digit1: "suggestion-1", Digit2: "suggestion-2", Digit3: "suggestion-3" };

const typing = (target: EventTarget | undefined): boolean => target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  || (target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type));

export function keyAction(e: KeyboardEvent, singles: boolean): KeyAction | null {
  if (e.defaultPrevented || e.isComposing || document.querySelector("dialog[open]")) return null;
  if (e.altKey && !e.ctrlKey && !e.metaKey) return digits[e.code] ?? null;
  if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "k") return "search";
  if (!singles || e.ctrlKey || e.metaKey || e.altKey || e.repeat || typing(e.composedPath()[0]) || document.querySelector("[popover]:popover-open")) return null;
  return single[e.key.toLowerCase()] ?? null;
}
