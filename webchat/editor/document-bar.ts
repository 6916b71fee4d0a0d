// <document-bar>: what of a document is not published yet, and what can be done with it: rehearse, discard, publish.
// Fires `changed` after the draft is published, discarded or brought back.
import { LitElement, html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import { change, read } from "./api.js";
import { icon } from "./icons.js";
import "./rehearsal-result.js";
import type { Rehearsal } from "./rehearsal-result.js";
import type { Shell } from "./view.js";
import { de } from "./work-texts.de.js";
import { en } from "./work-texts.en.js";

/** `items` with their drafts' versions; `faulty`: something in it keeps it from being published. */
export interface OpenItem { item: string; version: number }
const moment = (at: number, lang: Lang) => new Date(at).toLocaleString(lang === "en" ? "en-GB" : "de-DE", { dateStyle: "short", timeStyle: "short" });

export class DocumentBar extends LitElement {
  static override properties = { shell: { attribute: false }, lang: {}, name: {}, items: { attribute: false }, flush: { attribute: false }, count: { type: Number }, by: {}, at: { type: Number }, faulty: { type: Boolean }, busy: { state: true }, result: { state: true } };
  declare shell: Shell; declare lang: Lang; declare name: string; declare items: readonly OpenItem[];
  /** Saves what is not saved yet, before anything is done with the drafts. */
  declare flush: () => Promise<readonly OpenItem[]>;
  declare count: number; declare by: string; declare at: number; declare faulty: boolean;
  declare private busy: boolean; declare private result: Rehearsal | null;

  constructor() { super(); this.items = []; this.flush = async () => this.items; this.busy = false; this.result = null; this.faulty = false; this.by = ""; this.at = 0; this.count = 0; }
  override createRenderRoot() { return this; }
  private get t() { return this.lang === "en" ? en : de; }
  private changed() { this.dispatchEvent(new CustomEvent("changed")); void this.shell.refresh(); }

  private async doing(run: () => Promise<void>) {
    if (this.busy) return;
    this.busy = true;
    try { await run(); } catch (error) { this.shell.fail(error); } finally { this.busy = false; }
  }

  async publish() {
    const { t, name } = this;
    if (this.faulty) return this.shell.tell(t.mendFirst);
    const reply = await this.shell.ask({ title: t.publishTitle(name), text: t.publishText, yes: t.publishYes, no: t.cancel, note: { label: t.note, help: t.noteHelp } });
    if (!reply) return;
    await this.doing(async () => {
      const { job } = await change<{ job: number }>("publish", { items: await this.flush(), note: reply.note });
      await this.shell.run(job, t.publishing(name));
      this.result = null;
      this.shell.tell(t.published);
      this.changed();
    });
  }

  async rehearse() {
    await this.doing(async () => {
      const { job } = await change<{ job: number }>("rehearse", { items: (await this.flush()).map(({ item }) => item) });
      this.result = await this.shell.run<Rehearsal>(job, this.t.rehearsing);
      await this.updateComplete;
      this.querySelector<HTMLElement>(".rehearsal")?.focus();
    });
  }

  private async discard() {
    const { t, items } = this;
    if (!await this.shell.ask({ title: t.throwAwayTitle, text: t.throwAwayText, yes: t.discard, no: t.cancel, danger: true })) return;
    await this.doing(async () => {
      const gone: { item: string; text: string }[] = [];
      for (const { item, version } of items) gone.push({ item, text: (await change<{ text: string }>("discard", { item, version })).text });
      this.shell.tell(t.thrownAway, () => void this.doing(async () => {
        for (const { item, text } of gone) await change("save", { item, version: 0, text, note: "" });
        this.changed();
      }));
      this.result = null;
      this.changed();
    });
  }

  override render() {
    const { t, items, count, by, at, lang, busy, result } = this;
    return items.length ? html`<div class="draft-bar"><p>${icon("pen")}<span>${t.draftOf(count)} ${by ? html`<small>${t.draftBy(by, moment(at, lang))}</small>` : nothing}</span></p>
      <div class="buttons"><button @click=${() => void this.discard()} ?disabled=${busy}>${t.throwAway}</button><button @click=${() => void this.rehearse()} ?disabled=${busy}>${icon("try")}${t.rehearse}</button>
        <button class="main" aria-disabled=${busy || this.faulty} @click=${() => void this.publish()}>${t.publish}</button></div></div>
      ${result ? html`<section class="card rehearsal" aria-label=${t.rehearse} tabindex="-1"><header><h2>${t.rehearse}</h2><button class="plain" aria-label=${t.closeResult} title=${t.closeResult} @click=${() => { this.result = null; }}>${icon("close")}</button></header>
        <rehearsal-result lang=${lang} .found=${result}></rehearsal-result></section>` : nothing}` : nothing;
  }
}
customElements.define("document-bar", DocumentBar);

/** The version of an item's draft; 0 where it has none. */
export const draftVersion = async (item: string): Promise<number> => (await read<{ draft: { version: number } | null }>("item", { item })).draft?.version ?? 0;
