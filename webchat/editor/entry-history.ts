// <entry-history>: all published versions of a language and the draft; what differs between any two; going back to one.
import { LitElement, html, nothing, type PropertyValues } from "lit";
import type { Lang } from "../shared/protocol.js";
import { change, read } from "./api.js";
import "./editor-diff.js";
import { entryTexts } from "./entry-texts.js";
import type { Work } from "./entry-work.js";
import { moment, nameOf } from "./format.js";
import { icon } from "./icons.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";
import type { DiffPart, Overview, Revision } from "./types.js";
import type { Place, Shell } from "./view.js";

/** Fires `restored`. */
export class EntryHistory extends LitElement {
  static override properties = { lang: {}, works: { attribute: false }, shell: { attribute: false }, overview: { attribute: false }, spoken: {}, place: { attribute: false }, revisions: { state: true }, from: { state: true }, to: { state: true }, parts: { state: true }, failed: { state: true } };
  declare lang: Lang; declare works: readonly Work[]; declare shell: Shell; declare overview: Overview | null; declare spoken: string; declare place: Place;
  declare revisions: readonly Revision[] | null; declare from: string; declare to: string; declare parts: readonly DiffPart[] | null; declare failed: boolean;
  private asked = "";

  constructor() { super(); this.revisions = this.parts = null; this.from = this.to = ""; this.failed = false; }
  override createRenderRoot() { return this; }
  private get t() { return entryTexts[this.lang]; }
  private get shared() { return this.lang === "en" ? en : de; }
  private get work() { return this.works.find(({ lang, stored }) => stored && lang === this.spoken) ?? this.works.find(({ stored }) => stored)!; }

  override willUpdate(changed: PropertyValues) {
    const { item } = this.work, fresh = item !== this.asked || changed.has("works");
    this.asked = item;
    if (fresh) void this.load();
    else if (changed.has("from") || changed.has("to")) void this.compare();
  }

  private async load() {
    const { work } = this;
    try {
      const { revisions } = await read<{ revisions: Revision[] }>("revisions", { item: work.item });
      this.revisions = revisions;
      this.from = work.hasDraft ? revisions.length ? "published" : "" : String(revisions[1]?.revision ?? revisions[0]?.revision ?? "");
      this.to = work.hasDraft ? "draft" : String(revisions[0]?.revision ?? "");
      this.failed = false;
      await this.compare();
    } catch { this.failed = true; }
  }

  private async compare() {
    const { from, to, work } = this;
    if (!from || !to || from === to) { this.parts = null; return; }
    try {
      const { parts } = await read<{ parts: DiffPart[] }>("diff", { item: work.item, from, to });
      if (from === this.from && to === this.to) this.parts = parts;
    } catch (error) { this.shell.fail(error); }
  }

  /** Versions are counted for each entry; the server numbers them all in one row. */
  private number(one: Revision): number { return this.revisions!.length - this.revisions!.indexOf(one); }

  private async restore(one: Revision) {
    const { t, work, shared } = this, { revision } = one, n = this.number(one), reply = await this.shell.ask({ title: t.restoreTitle(n), text: work.hasDraft ? `${t.restoreText} ${t.restoreOver}` : t.restoreText, yes: t.restore, no: shared.cancel });
    if (!reply) return;
    try {
      await change("restore", { ...work.versioned(), revision });
      this.dispatchEvent(new CustomEvent("restored"));
      void this.shell.refresh();
      this.shell.tell(t.restored(n));
      this.shell.go(`eintraege/${work.slug}`);
    } catch (error) { this.shell.fail(error); }
  }

  private row(one: Revision) {
    const { t, lang, overview } = this;
    return html`<li class="card revision ${String(one.revision) === this.from || String(one.revision) === this.to ? "chosen" : ""}"><div><b>${t.revision(this.number(one))}</b>${one.current ? html`<span class="tag good">${t.current}</span>` : nothing}</div>
      <p>${one.note || html`<span class="quiet">${t.noNote}</span>`}</p><small>${moment(one.at, lang)}, ${one.name && one.name !== one.by ? one.name : nameOf(one.by, overview)}</small>
      <div class="buttons">${one.current ? nothing : html`<button @click=${() => void this.restore(one)}>${icon("undo")}${t.restore}</button>`}</div></li>`;
  }

  private select(label: string, value: string, set: (value: string) => void) {
    const { t, work, revisions } = this;
    return html`<label class="field"><span>${label}</span><select @change=${(e: Event) => set((e.target as HTMLSelectElement).value)}>${work.hasDraft ? html`<option value="draft" ?selected=${value === "draft"}>${t.asDraft}</option>` : nothing}
      ${revisions!.map((one) => { const id = one.current && value === "published" ? "published" : String(one.revision); return html`<option value=${id} ?selected=${value === id}>${t.revision(this.number(one))}${one.note ? `: ${one.note}` : ""}${one.current ? ` (${t.current})` : ""}</option>`; })}</select></label>`;
  }

  override render() {
    const { t, lang, work, revisions, shared } = this;
    return html`<a class="back-link" href="#/eintraege/${work.slug}">${icon("back")}${t.toEntry}</a><div class="page-head"><h1 tabindex="-1">${t.historyTitle}: ${work.entry?.title}</h1></div>
      <div class="layouts">${this.works.filter(({ stored }) => stored).map((one) => html`<a class="chip" href="#/eintraege/${one.slug}/verlauf?lang=${one.lang}" aria-current=${one === work ? "true" : nothing}>${t.variant[one.lang]}</a>`)}</div>
      ${this.failed ? html`<p class="warning"><span>${shared.notLoaded}</span><button @click=${() => void this.load()}>${shared.again}</button></p>` : !revisions ? html`<p class="quiet">${shared.loading}</p>`
        : !revisions.length ? html`<p class="empty">${icon("history")}${t.noRevisions}</p>`
        : html`<div class="history"><section aria-labelledby="revisions"><h2 id="revisions">${t.revisions}</h2><ol>${revisions.map((one) => this.row(one))}</ol></section>
          <section aria-labelledby="compare"><h2 id="compare">${t.compare}</h2><div class="pair">${this.select(t.from, this.from, (value) => { this.from = value; })}${this.select(t.to, this.to, (value) => { this.to = value; })}</div>
            <div class="card" role="status">${this.parts ? html`<editor-diff lang=${lang} .parts=${this.parts}></editor-diff>` : html`<p class="quiet">${t.choose}</p>`}</div></section></div>`}`;
  }
}
customElements.define("entry-history", EntryHistory);
