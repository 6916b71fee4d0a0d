// What the editor's dialogs have in common: they open at once, Escape closes them, and the browser gives the focus
// back. Fires `done` at its end.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import type { Lang } from "../shared/protocol.js";
import { icon } from "./icons.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";

export abstract class EditorDialog<Detail = void> extends LitElement {
  static override properties = { lang: {}, problem: { state: true }, busy: { state: true } };
  declare lang: Lang; declare problem: string; declare busy: boolean;
  /** "wide" and "full" for what needs the room, "drawer" at the side. */
  protected shape: "" | "wide" | "full" | "drawer" = "";

  constructor() { super(); this.problem = ""; this.busy = false; }
  override createRenderRoot() { return this; }
  override firstUpdated() { this.querySelector("dialog")?.showModal(); }
  protected get shared() { return this.lang === "en" ? en : de; }

  protected abstract titled(): string;
  protected abstract content(): TemplateResult;
  /** The buttons below; the dialog has one to close above. */
  protected buttons(): TemplateResult | typeof nothing { return nothing; }
  /** Whether it may be closed now: asks where something would be lost. */
  protected mayClose(): boolean | Promise<boolean> { return true; }

  protected finish(detail?: Detail): void {
    this.querySelector("dialog")?.close();
    this.dispatchEvent(new CustomEvent("done", { detail }));
  }
  protected async close(): Promise<void> { if (await this.mayClose()) this.finish(); }

  override render() {
    const { shared: t } = this;
    return html`<dialog class=${this.shape} aria-labelledby="dialog-title" @cancel=${(e: Event) => { if (e.target === e.currentTarget) { e.preventDefault(); void this.close(); } }}>
      <header><h2 id="dialog-title" tabindex="-1">${this.titled()}</h2><button type="button" class="plain" aria-label=${t.close} title=${t.close} @click=${() => void this.close()}>${icon("close")}</button></header>
      <div role="alert">${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>
      <div class="content">${this.content()}</div>${this.buttons()}</dialog>`;
  }
}
