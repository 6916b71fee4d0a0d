// <editor-try>: a question, or a whole conversation, asked of what is published and of what it would be with all
// drafts; side by side, and why.
import { html, nothing, type TemplateResult } from "lit";
import type { Lang } from "../shared/protocol.js";
import { Unreachable, change, follow } from "./api.js";
import { EditorDialog } from "./editor-dialog.js";
import { today } from "./format.js";
import { icon } from "./icons.js";
import { tryTexts } from "./try-texts.js";
import "./try-turn.js";
import { same, type Turn } from "./try-turn.js";

interface Tried { published: Turn[]; draft: Turn[] | null }
type Speaks = Lang | "";

/** Fires `done`. What was asked stays for the next time, as long as the page is open. */
export class EditorTry extends EditorDialog {
  static override properties = { ...EditorDialog.properties, question: {}, spoken: {}, turns: { state: true }, found: { state: true }, day: { state: true }, asking: { state: true } };
  /** To begin with. */
  declare question: string; declare spoken: Speaks; declare turns: readonly string[]; declare found: Tried | null; declare day: string; declare asking: boolean;
  private stop = new AbortController();
  protected override shape = "drawer" as const;

  constructor() { super(); this.question = ""; this.spoken = ""; this.turns = []; this.found = null; this.day = today(); this.asking = false; }
  private get t() { return tryTexts[this.lang]; }
  protected titled() { return this.t.title; }

  override firstUpdated() {
    super.firstUpdated();
    this.field.focus();
    if (this.question) void this.ask([this.question]);
  }
  override disconnectedCallback() { super.disconnectedCallback(); this.stop.abort(); }
  private get field() { return this.querySelector<HTMLTextAreaElement>("#f-try")!; }

  private async ask(turns: readonly string[]) {
    this.stop.abort();
    this.stop = new AbortController();
    const { signal } = this.stop;
    this.asking = true;
    this.problem = "";
    try {
      const { job } = await change<{ job: number }>("try", { turns, ...(this.spoken ? { lang: this.spoken } : {}), day: this.day || today(), draft: true }, signal);
      const found = await follow<Tried>(job, () => {}, signal);
      if (signal.aborted) return;
      this.turns = turns;
      this.found = found;
      this.asking = false;
      await this.updateComplete;
      this.querySelector("try-turn:last-of-type")?.scrollIntoView({ block: "start", behavior: "smooth" });
    } catch (error) {
      if (signal.aborted) return;
      this.asking = false;
      this.problem = error instanceof Unreachable ? this.shared.unreachable : error instanceof Error ? error.message : "";
    }
  }

  private send(e: Event) {
    e.preventDefault();
    const text = this.field.value.trim();
    if (!text || this.asking) return;
    this.field.value = "";
    void this.ask([...this.turns, text]);
  }
  private again() { this.turns = []; this.found = null; this.question = ""; this.field.focus(); }
  private rerun() { if (this.turns.length) void this.ask(this.turns); }

  private talk(found: Tried): TemplateResult {
    return html`${this.turns.map((_, i) => { const published = found.published[i], draft = found.draft?.[i] ?? null; return published ? html`<try-turn lang=${this.lang} .published=${published} .draft=${draft}></try-turn>` : nothing; })}
      ${found.draft?.every((turn, i) => found.published[i] && same(found.published[i], turn)) ? html`<p class="notice">${icon("check")}<span>${this.t.noDifference}</span></p>` : nothing}`;
  }

  protected content() {
    const { t, shared, found } = this;
    return html`<div class="try-settings"><label>${t.lang}<select @change=${(e: Event) => { this.spoken = (e.target as HTMLSelectElement).value as Speaks; this.rerun(); }}><option value="">${t.asTyped}</option>${(["de", "en"] as const).map((one) => html`<option value=${one} ?selected=${one === this.spoken}>${shared.langs[one]}</option>`)}</select></label>
        <label>${t.day}<input type="date" .value=${this.day} @change=${(e: Event) => { this.day = (e.target as HTMLInputElement).value; this.rerun(); }}></label>
        ${this.turns.length ? html`<button @click=${() => this.again()}>${icon("undo")}${t.again}</button>` : nothing}</div>
      <div class="try-talk" @mended=${() => this.rerun()} role="log" aria-label=${t.talk} aria-busy=${this.asking}>${found ? this.talk(found) : html`<p class="empty">${icon("try")}<span>${t.empty}</span></p>`}</div>
      ${this.asking ? html`<p class="quiet" role="status">${t.asking}</p>` : nothing}`;
  }

  protected override buttons() {
    const { t } = this;
    return html`<form class="try-ask" @submit=${this.send}><label for="f-try" class="hidden">${this.turns.length ? t.next : t.first}</label>
      <textarea id="f-try" rows="2" maxlength="500" placeholder=${this.turns.length ? t.next : t.first} @keydown=${(e: KeyboardEvent) => { if (e.key === "Enter" && !e.shiftKey && !e.isComposing) this.send(e); }}></textarea><button class="main">${t.ask}</button></form>`;
  }
}
customElements.define("editor-try", EditorTry);
