// What everybody sets for this browser, at the desk and in the editor. It holds nothing about anybody.
import type { Lang } from "../shared/protocol.js";

const initial = {
  lang: "de" as Lang,
  sound: true,          // when somebody waits
  repeat: true,         // the sound again, until taken
  notify: false,        // desktop notifications: asked for on a click
  keys: true,           // single keys as shortcuts (WCAG 2.1.4: they can be switched off)
  capacity: 0,          // conversations at a time; 0: as the account has it
  team: "",             // the list shows only this one
};
export type Settings = typeof initial;
export type Switch = "sound" | "repeat" | "notify" | "keys";

export function loadSettings(): Settings {
  try { return { ...initial, ...JSON.parse(localStorage.getItem("desk-settings") ?? "{}") as Partial<Settings> }; }
  catch { return { ...initial }; }
}

export function saveSettings(settings: Settings): void {
  try { localStorage.setItem("desk-settings", JSON.stringify(settings)); } catch { /* then for this visit only */ }
}
