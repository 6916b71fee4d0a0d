// What is typed and not yet saved, in this browser, by account and item: it survives a closed tab and a lost session.
import type { Entry } from "./types.js";

/** `base` is what was on the server when writing began, in its version. */
export interface Kept { entry: Entry; base: Entry | null; version: number; at: number }

const name = (login: string, item: string) => `editor-kept/${login}/${item}`;

export function keep(login: string, item: string, kept: Kept): void {
  try { localStorage.setItem(name(login, item), JSON.stringify(kept)); } catch { /* full or forbidden: then only here */ }
}
export function keptOf(login: string, item: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name(login, item)) ?? "null") as Kept | null;
    return kept && typeof kept.entry === "object" && typeof kept.at === "number" ? kept : null;
  } catch { return null; }
}
export function forget(login: string, item: string): void {
  try { localStorage.removeItem(name(login, item)); } catch { /* there was nothing */ }
}
