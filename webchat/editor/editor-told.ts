// <editor-told>: what was done, for some seconds and with a way back; what went wrong, until it is dismissed.
import { LitElement, html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import { icon } from "./icons.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";

const TOLD_FOR = 6_000, UNDO_FOR = 12_000;

export class EditorTold extends LitElement {
  static override properties = { lang: {}, text: { state: true }, undo: { state: true }, problem: { state: true } };
  declare lang: Lang; declare text: string; declare undo: (() => void) | null; declare problem: string;
  private timer = 0;

  constructor() { super(); this.text = ""; this.undo = null; this.problem = ""; }
  override createRenderRoot() { return this; }

  tell(text: string, undo?: () => void): void {
    this.text = text;
    this.undo = undo ?? null;
    this.problem = "";
    this.count();
  }
  fail(problem: string): void { this.problem = problem; this.text = ""; }

  private count() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => { if (this.matches(":hover, :focus-within")) this.count(); else this.text = ""; }, this.undo ? UNDO_FOR : TOLD_FOR);
  }

  override render() {
    const t = this.lang === "en" ? en : de;
    return html`<div class="told" role="status">${this.text ? html`<p>${icon("check")}<span>${this.text}</span>${this.undo ? html`<button @click=${() => { const { undo } = this; this.text = ""; undo?.(); }}>${t.undo}</button>` : nothing}</p>` : nothing}</div>
      <div class="told" role="alert">${this.problem ? html`<p class="bad">${icon("warn")}<span>${this.problem}</span><button aria-label=${t.dismiss} @click=${() => { this.problem = ""; }}>${icon("close")}</button></p>` : nothing}</div>`;
  }
}
customElements.define("editor-told", EditorTold);
