// <entry-publish>: the rehearsal, then the decision. Fires `done` with "published", "review" (hand it in instead) or nothing.
import { html, nothing } from "lit";
import { Refused, Unreachable, cancelJob, change, follow, type Job } from "./api.js";
import { EditorDialog } from "./editor-dialog.js";
import { entryTexts } from "./entry-texts.js";
import { icon } from "./icons.js";
import { faultSentence, type Work } from "./entry-work.js";
import "./rehearsal-result.js";
import type { Rehearsal } from "./rehearsal-result.js";
import type { Fault, Overview } from "./types.js";
import type { Shell } from "./view.js";

export class EntryPublish extends EditorDialog<"published" | "review"> {
  static override properties = { ...EditorDialog.properties, works: { attribute: false }, shell: { attribute: false }, overview: { attribute: false }, now: { state: true }, found: { state: true }, skipped: { state: true }, faults: { state: true }, note: { state: true }, alone: { state: true } };
  declare works: readonly Work[]; declare shell: Shell; declare overview: Overview | null; declare now: Job | null; declare found: Rehearsal | null; declare skipped: boolean; declare faults: readonly Fault[]; declare note: string; declare alone: boolean;
  private items: { item: string; version: number }[] = [];
  private asking = new AbortController();
  private job = 0;
  private began = 0;
  protected override shape = "wide" as const;

  constructor() { super(); this.now = this.found = null; this.skipped = this.alone = false; this.faults = []; this.note = ""; }
  private get t() { return entryTexts[this.lang]; }
  protected titled() { return this.t.rehearseTitle; }

  override connectedCallback() {
    super.connectedCallback();
    this.items = this.works.map((work) => work.versioned());
    this.faults = this.works.flatMap(({ faults }) => faults);
    if (!this.faults.length) void this.rehearse();
  }
  override disconnectedCallback() { super.disconnectedCallback(); this.stop(); }

  private stop() {
    this.asking.abort();
    if (this.job) void cancelJob(this.job).catch(() => { /* it ends by itself */ });
    this.job = 0;
  }

  private async rehearse() {
    try {
      const { job } = await change<{ job: number }>("rehearse", { items: this.items.map(({ item }) => item) });
      if (this.asking.signal.aborted) return void cancelJob(job).catch(() => { /* it ends by itself */ });
      this.job = job;
      this.found = await follow<Rehearsal>(job, (now) => { this.began ||= now.done ? Date.now() : 0; this.now = now; }, this.asking.signal);
      this.job = 0;
      await this.updateComplete;
      this.querySelector<HTMLElement>("#dialog-title")?.focus();
    } catch (error) {
      this.job = 0;
      if (this.asking.signal.aborted) return;
      this.problem = this.sentence(error);
      this.skipped = true;
    }
  }

  private sentence(error: unknown) { return error instanceof Unreachable ? this.shared.unreachable : error instanceof Error ? error.message : this.shared.broken; }

  private async publish() {
    if (this.busy) return;
    this.busy = true;
    this.problem = "";
    if (!this.found) this.skip();
    try {
      const { job } = await change<{ job: number }>("publish", { items: this.items, note: this.note.trim() });
      await this.shell.run(job, this.t.publishing);
      this.finish("published");
    } catch (error) {
      this.alone = error instanceof Refused && error.code === "four-eyes";
      if (error instanceof Refused && Array.isArray(error.body["faults"])) this.faults = error.body["faults"] as Fault[];
      else this.problem = this.alone ? this.t.fourEyes : this.sentence(error);
    } finally { this.busy = false; }
  }

  private skip() { this.stop(); this.skipped = true; }

  /** How long it takes from here, told once that can be said. */
  private left({ done, all }: Job) {
    const gone = Date.now() - this.began, seconds = this.began && gone > 2_000 && done ? Math.ceil(gone * (all - done) / done / 10_000) * 10 : 0;
    return seconds ? this.t.timeLeft(seconds) : "";
  }

  protected content() {
    const { t, now, lang } = this;
    if (this.faults.length) return html`<p>${t.hasFaults}</p><ul class="dots">${[...new Set(this.faults.map((fault) => faultSentence(fault, t.fields)))].map((one) => html`<li class="fault">${one}</li>`)}</ul>`;
    const what = html`<p class="quiet">${t.what}: ${this.works.map(({ lang: spoken }) => html`<span class="tag info">${t.variant[spoken]}</span> `)}</p>`;
    return html`${what}${this.found ? html`<rehearsal-result lang=${lang} .found=${this.found}></rehearsal-result>` : this.skipped ? html`<p class="notice">${icon("warn")}<span>${t.unrehearsed}</span></p>`
      : html`<p role="status">${t.rehearsing}</p><progress aria-label=${t.rehearsal} max=${now?.all || 1} value=${now?.all ? now.done : nothing}></progress><p class="quiet">${now?.all ? `${this.shared.jobAt(now.done, now.all)} ${this.left(now)}` : t.rehearsalWaits} ${t.mayPublish}</p>`}
      <label class="field"><span>${t.publishNote}</span><input maxlength="500" .value=${this.note} @input=${(e: Event) => { this.note = (e.target as HTMLInputElement).value; }} @keydown=${(e: KeyboardEvent) => { if (e.key === "Enter" && !e.isComposing) { e.preventDefault(); if (this.found ?? this.skipped) void this.publish(); } }}></label>`;
  }

  protected override buttons() {
    const { t } = this, worse = (this.found?.worse ?? 0) + (this.found?.tests.failed ?? 0) > 0;
    return html`<div class="buttons end"><button @click=${() => this.finish()}>${t.goBack}</button>
      ${this.faults.length ? nothing : this.alone ? html`<button class="main" @click=${() => this.finish("review")}>${t.handIn}</button>`
        : html`<button class=${this.found ? "main" : ""} ?disabled=${this.busy} @click=${() => void this.publish()}>${!this.found ? t.publishUnrehearsed : worse ? t.publishAnyway : t.publishNow}</button>`}</div>`;
  }
}
customElements.define("entry-publish", EntryPublish);
