// What a view of the editor is given, and what it may ask of the shell.
import { LitElement } from "lit";
import type { Lang } from "../shared/protocol.js";
import type { Asked, Reply } from "../staff/staff-confirm.js";
import type { Overview } from "./types.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";

/** An address: `#/eintraege/blaue-karte?lang=de` is area "eintraege", path ["blaue-karte"], query lang=de. */
export interface Place { area: string; path: string[]; query: URLSearchParams }

export interface Shell {
  /** A sentence for some seconds; with `undo`, a button beside it. */
  tell(text: string, undo?: () => void): void;
  /** What went wrong, as a sentence that says what to do; it stays until dismissed. */
  fail(error: unknown): void;
  /** null: no. `note` is what was typed where one was asked for. */
  ask(asked: Asked): Promise<Reply | null>;
  /** Follows a job with a bar above the page, which can cancel it. Throws `Refused` where it failed or was cancelled. */
  run<T>(job: number, what: string): Promise<T>;
  /** `place` as behind the `#/`; `replace` leaves no step in the history. */
  go(place: string, replace?: boolean): void;
  /** Reads the overview anew: counts of the navigation. */
  refresh(): Promise<void>;
  /** Opens the drawer to try a question. */
  tryOut(question?: string, lang?: Lang): void;
}

/**
 * A view fires `dirty` (bubbling, detail whether something typed is not saved): the shell then asks before it is left.
 * One that can save by itself has `saveNow()`.
 */
export abstract class EditorView extends LitElement {
  static override properties = { shell: { attribute: false }, lang: {}, place: { attribute: false }, overview: { attribute: false } };
  declare shell: Shell; declare lang: Lang; declare place: Place; declare overview: Overview | null;

  override createRenderRoot(): HTMLElement { return this; }
  /** The words all views share; one's own are in a file beside the view. */
  protected get shared() { return this.lang === "en" ? en : de; }
  protected tellDirty(dirty: boolean): void { this.dispatchEvent(new CustomEvent("dirty", { detail: dirty, bubbles: true })); }
  /** A single key while nobody types; whether it was for this view. */
  keyed(_key: string): boolean { return false; }
}
export interface SavingView extends HTMLElement { saveNow?: () => Promise<boolean> }

export function placeOf(hash: string): Place {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [area = "", ...rest] = path.split("/").map(decodeURIComponent);
  return { area, path: rest, query: new URLSearchParams(query) };
}
