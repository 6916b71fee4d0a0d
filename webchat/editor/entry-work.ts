// What is being written: one item, its text as it stands in the form, what the server has of it, and what is wrong.
import type { Lang } from "../shared/protocol.js";
import { answerHtml } from "../shared/html.js";
import { Refused, change, read } from "./api.js";
import { forget, keep, keptOf, type Kept } from "./kept.js";
import type { Draft, Entry, Fault, Item } from "./types.js";

export interface Preview { html: string; summary: string }
interface Parsed { entry: Entry | null; text: string; faults: Fault[]; warnings: Fault[]; html: string; summary_html: string; tokens: number }
export type Saved = "saved" | "conflict" | "failed";

const KEEP_AFTER = 400, PARSE_AFTER = 450;

export class Work {
  readonly item: string;
  /** null: there is no such text and no draft. */
  stored: Item | null = null;
  entry: Entry | null = null;
  faults: readonly Fault[] = [];
  warnings: readonly Fault[] = [];
  preview: Preview | null = null;
  tokens = 0;
  /** Found in this browser, and not what the server has. */
  kept: Kept | null = null;
  /** What another saved since. */
  theirs: { draft: Draft; entry: Entry } | null = null;
  loaded = false;
  private version = 0;
  private before = "";                                          /* the entry as the server has it */
  private keepTimer = 0;
  private parseTimer = 0;
  private parsing = new AbortController();

  /** `changed` is called when there is something new to show; `day` is that of the preview. */
  constructor(readonly slug: string, readonly lang: Lang, private login: string, private day: () => string, private changed: () => void) {
    this.item = `entries/${lang}/${slug}`;
  }

  get dirty(): boolean { return this.entry !== null && JSON.stringify(this.entry) !== this.before; }
  /** What was on the server when writing began. */
  get base(): Entry | null { return JSON.parse(this.before || "null") as Entry | null; }
  get draft(): Draft | null { return this.stored?.draft ?? null; }
  get hasDraft(): boolean { return this.draft !== null; }

  async load(): Promise<void> {
    const stored = await read<Item>("item", { item: this.item }).catch((error: unknown) => { if (error instanceof Refused && error.status === 404) return null; throw error; });
    this.take(stored);
    const kept = keptOf(this.login, this.item);
    this.kept = kept && JSON.stringify(kept.entry) !== this.before ? kept : null;
    if (kept && !this.kept) forget(this.login, this.item);
  }

  private take(stored: Item | null) {
    this.stored = stored;
    this.entry = stored?.entry ?? null;
    this.before = JSON.stringify(this.entry);
    this.version = stored?.draft?.version ?? 0;
    this.theirs = null;
    this.loaded = true;
    if (this.entry) this.parseSoon(0);
    this.changed();
  }

  /** Who else has it open; whether somebody saved since. Keeps what is typed. */
  async look(): Promise<void> {
    if (!this.stored) return;
    const stored = await read<Item>("item", { item: this.item }).catch(() => null);
    if (!stored) return;
    if (!this.dirty && (stored.draft?.version ?? 0) !== this.version) return this.take(stored);
    this.stored = { ...this.stored, others: stored.others, owner: stored.owner, expires_at: stored.expires_at };
    this.changed();
  }

  /** A first text in this language. */
  begin(entry: Entry): void {
    this.before = "";
    this.put(entry);
  }

  put(part: Partial<Entry>): void {
    this.entry = { ...(this.entry ?? {}) as Entry, ...part };
    this.kept = null;
    clearTimeout(this.keepTimer);
    this.keepTimer = window.setTimeout(() => this.flush(), KEEP_AFTER);
    this.parseSoon(PARSE_AFTER);
    this.changed();
  }

  /** Into the browser, now. */
  flush(): void {
    clearTimeout(this.keepTimer);
    if (this.entry && this.dirty) keep(this.login, this.item, { entry: this.entry, base: this.base, version: this.version, at: Date.now() });
    else if (!this.kept) forget(this.login, this.item);
  }

  goOn(kept: Kept): void {
    if (kept.version !== this.version) {                        /* another saved since: saving tells, and merges from there */
      this.version = kept.version;
      this.before = JSON.stringify(kept.base);
    }
    this.put(kept.entry);
  }
  dropKept(): void { this.kept = null; forget(this.login, this.item); this.changed(); }
  end(): void { if (this.dirty) this.flush(); clearTimeout(this.parseTimer); this.parsing.abort(); }

  parseSoon(wait: number): void {
    clearTimeout(this.parseTimer);
    this.parseTimer = window.setTimeout(() => void this.parse(), wait);
  }

  private async parse(): Promise<void> {
    this.parsing.abort();
    this.parsing = new AbortController();
    const { signal } = this.parsing;
    try {
      const parsed = await change<Parsed>("parse", { item: this.item, entry: this.entry, day: this.day() }, signal);
      if (signal.aborted) return;
      this.faults = parsed.faults;
      this.warnings = parsed.warnings;
      this.tokens = parsed.tokens;
      this.preview = { html: parsed.html, summary: answerHtml(parsed.summary_html).textContent?.trim() ?? "" };
      this.changed();
    } catch { /* the next keystroke asks again */ }
  }

  /** `failed` throws what went wrong. Nothing typed while it was saved is lost. */
  async save(note = "", over = this.version): Promise<Saved> {
    const { entry } = this;
    if (!entry) return "saved";
    const sent = JSON.stringify(entry);
    try {
      const { version, faults, warnings } = await change<Pick<Parsed, "faults" | "warnings"> & { version: number }>("save", { item: this.item, version: over, entry, note });
      this.version = version;
      if (JSON.stringify(this.entry) === sent) {                /* a preview of before would bring its own */
        this.parsing.abort();
        this.faults = faults;
        this.warnings = warnings;
        this.parseSoon(0);
      }
      this.before = sent;
      this.theirs = null;
      const stored = await read<Item>("item", { item: this.item }).catch(() => null);
      if (stored) this.stored = stored;
      if (!this.dirty) {
        if (stored?.entry && stored.draft?.version === version) this.entry = stored.entry;
        this.before = JSON.stringify(this.entry);
        forget(this.login, this.item);
      }
      this.changed();
      return "saved";
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== "conflict") throw error;
      await this.findTheirs(error.body["theirs"] as Draft | null | undefined);
      return "conflict";
    }
  }

  private async findTheirs(draft: Draft | null | undefined): Promise<void> {
    const stored = await read<Item>("item", { item: this.item });
    if (stored.entry) this.theirs = { draft: stored.draft ?? draft ?? noDraft, entry: stored.entry };
    this.stored = stored;
    this.flush();
    this.changed();
  }

  /** Out of a conflict: theirs, mine or both together as the draft. */
  async settle(entry: Entry): Promise<Saved> {
    const over = this.stored?.draft?.version ?? 0;
    this.put(entry);
    return this.save("", over);
  }
  async takeTheirs(): Promise<void> { forget(this.login, this.item); this.kept = null; await this.load(); }

  versioned(): { item: string; version: number } { return { item: this.item, version: this.version }; }
}
const noDraft: Draft = { text: "", version: 0, state: "draft", by: "", at: 0, note: "", publish_at: null, base: null };

/** Those at a field, or in a row of it. */
export const faultsAt = (faults: readonly Fault[], field: string): string[] => faults.filter((one) => one.field === field || one.field.startsWith(`${field}.`)).map(({ message }) => message);

/** With the name of its field before it, for where it stands away from it. */
export function faultSentence({ field, message }: Fault, names: Readonly<Record<string, string>>): string {
  const name = names[field.split(".")[0]!];
  return name ? `${name}: ${message}` : message;
}
