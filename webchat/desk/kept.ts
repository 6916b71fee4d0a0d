// What an advisor has typed or asked for and the server has not yet: it outlives a reload and an ended session,
// in this browser tab and for this account only.
import type { Kept } from "../shared/protocol.js";

export type Draft = "say" | "note" | "answer";

interface Stored { drafts: Record<string, string>; outbox: Kept[]; tabs: string[]; current: string; seen: Record<string, number> }
const nothing = (): Stored => ({ drafts: {}, outbox: [], tabs: [], current: "", seen: {} });

export class KeptInTab {
  private stored = nothing();
  private key = "";

  open(login: string): void {
    this.key = `desk-${login}`;
    try { this.stored = { ...nothing(), ...JSON.parse(sessionStorage.getItem(this.key) ?? "{}") as Partial<Stored> }; }
    catch { this.stored = nothing(); }
  }

  /** The end of a session: what is kept stays for whoever signs in with the same account, unless `forget`. */
  close(forget: boolean): void {
    if (forget) try { sessionStorage.removeItem(this.key); } catch { /* forbidden: there was nothing */ }
    this.stored = nothing();
    this.key = "";
  }

  draft(conversation: string, kind: Draft): string { return this.stored.drafts[`${conversation}/${kind}`] ?? ""; }

  setDraft(conversation: string, kind: Draft, text: string): void {
    const { drafts } = this.stored, name = `${conversation}/${kind}`;
    if (text) drafts[name] = text; else delete drafts[name];
    this.save();
  }

  hasDraft(conversation: string): boolean {
    return (["say", "note", "answer"] as const).some((kind) => this.draft(conversation, kind).trim() !== "");
  }

  get outbox(): readonly Kept[] { return this.stored.outbox; }
  put(message: Kept): void { this.stored.outbox.push(message); this.save(); }
  take(client_id: string | undefined): Kept | undefined {
    const message = this.stored.outbox.find((kept) => kept.client_id === client_id);
    if (!message) return undefined;
    this.stored.outbox = this.stored.outbox.filter((kept) => kept !== message);
    this.save();
    return message;
  }

  get tabs(): readonly string[] { return this.stored.tabs; }
  get current(): string { return this.stored.current; }
  setTabs(tabs: readonly string[], current: string): void {
    this.stored.tabs = [...tabs];
    this.stored.current = current;
    this.save();
  }

  /** The last number of a conversation that was looked at. */
  seen(conversation: string): number { return this.stored.seen[conversation] ?? 0; }
  setSeen(conversation: string, seq: number): void {
    if (this.seen(conversation) === seq) return;
    this.stored.seen[conversation] = seq;
    this.save();
  }

  private save(): void {
    if (!this.key) return;
    try { sessionStorage.setItem(this.key, JSON.stringify(this.stored)); } catch { /* full or forbidden: then only in memory */ }
  }
}
