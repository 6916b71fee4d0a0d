// <editor-jobs>: how far the jobs are that somebody waits for, with a way to stop them.
import { LitElement, html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import { cancelJob, follow, type Job } from "./api.js";
import { icon } from "./icons.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";

interface Running { job: number; what: string; now: Job | null; stopping: boolean }

export class EditorJobs extends LitElement {
  static override properties = { lang: {}, running: { state: true } };
  declare lang: Lang; declare running: readonly Running[];

  constructor() { super(); this.running = []; }
  override createRenderRoot() { return this; }

  /** Resolves to what the job found. */
  async run<T>(job: number, what: string): Promise<T> {
    this.running = [...this.running, { job, what, now: null, stopping: false }];
    try { return await follow<T>(job, (now) => this.put(job, { now })); }
    finally { this.running = this.running.filter((one) => one.job !== job); }
  }

  private put(job: number, part: Partial<Running>) { this.running = this.running.map((one) => one.job === job ? { ...one, ...part } : one); }

  private stop(job: number) {
    this.put(job, { stopping: true });
    void cancelJob(job).catch(() => this.put(job, { stopping: false }));
  }

  override render() {
    const t = this.lang === "en" ? en : de;
    return this.running.length ? html`<div class="jobs" role="status">${this.running.map(({ job, what, now, stopping }) => html`<div>
      <span>${what}<small>${stopping ? t.jobStopping : !now || now.state === "waiting" ? t.jobWaiting : now.all ? t.jobAt(now.done, now.all) : ""}</small></span>
      <progress aria-label=${what} max=${now?.all || 1} value=${now?.state === "running" && now.all ? now.done : nothing}></progress>
      <button class="plain" aria-label=${t.jobStop(what)} title=${t.stop} ?disabled=${stopping} @click=${() => this.stop(job)}>${icon("close")}</button></div>`)}</div>` : nothing;
  }
}
customElements.define("editor-jobs", EditorJobs);
