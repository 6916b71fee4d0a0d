// What the desk's dialogs have in common: a form that opens at once, is sent by its button or Ctrl+Enter, shows at
// itself what was wrong, and keeps what was typed until the server has it. The browser gives the focus back at the end.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import type { Command, Problem } from "./desk.js";
import type { Texts } from "./texts.de.js";

export type Send = (command: Command) => Promise<Problem | null>;
export const problemText = (t: Texts, problem: Problem): string => t.problems[problem.code]?.(problem.by) ?? problem.message;

/** Fires `done` at its end, with a sentence if something was done. */
export abstract class DeskDialog extends LitElement {
  static override properties = { t: { attribute: false }, send: { attribute: false }, lang: {}, busy: { state: true }, problem: { state: true } };
  declare t: Texts; declare send: Send; declare busy: boolean; declare problem: string;

  constructor() { super(); this.busy = false; this.problem = ""; }
  override createRenderRoot() { return this; }
  override firstUpdated() { this.dialog?.showModal(); }

  protected abstract titled(): string;
  protected abstract fields(): TemplateResult;
  protected abstract submitLabel(): string;
  /** What the form says, in order; nothing if it says too little. */
  protected abstract commands(form: FormData): Command[];
  protected abstract doneText(): string;
  protected extra(): TemplateResult | typeof nothing { return nothing; }

  private get dialog() { return this.querySelector("dialog"); }

  protected finish(text = ""): void {
    this.dialog?.close();
    this.dispatchEvent(new CustomEvent("done", { detail: text }));
  }

  protected async perform(commands: readonly Command[]): Promise<void> {
    if (!commands.length || this.busy) return;
    this.busy = true;
    let problem: Problem | null = null;
    for (const command of commands) problem ??= await this.send(command);
    this.busy = false;
    if (problem) this.problem = problemText(this.t, problem);
    else this.finish(this.doneText());
  }

  private submit(e: Event) {
    e.preventDefault();
    const form = this.querySelector("form");
    if (form) void this.perform(this.commands(new FormData(form)));
  }

  private key(e: KeyboardEvent) {
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) { e.preventDefault(); this.querySelector("form")?.requestSubmit(); }
  }

  override render() {
    const { t } = this;
    return html`<dialog aria-labelledby="dialog-title" @cancel=${(e: Event) => { e.preventDefault(); this.finish(); }} @keydown=${this.key}>
      <form @submit=${this.submit}><h2 id="dialog-title">${this.titled()}</h2>
        <div role="alert">${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>
        ${this.fields()}
        <div class="choose"><button type="button" class="plain" @click=${() => this.finish()}>${t.cancel}</button>${this.extra()}<button class="main">${this.busy ? t.saving : this.submitLabel()}</button></div></form></dialog>`;
  }
}
