// <desk-reading>: an old conversation as text, to be read and printed.
import { LitElement, html, nothing } from "lit";
import { icon } from "../staff/icons.js";
import { transcript, type Past } from "./api.js";
import { moment } from "../staff/format.js";
import type { Texts } from "./texts.de.js";

/** Fires `done`. */
export class DeskReading extends LitElement {
  static override properties = { t: { attribute: false }, lang: {}, past: { attribute: false }, text: { state: true }, failed: { state: true } };
  declare t: Texts; declare past: Past; declare text: string | null | undefined; declare failed: boolean;

  constructor() { super(); this.text = undefined; this.failed = false; }
  override createRenderRoot() { return this; }

  override firstUpdated() {
    this.querySelector("dialog")?.showModal();
    void transcript(this.past.conversation).then((text) => { this.text = text; }, () => { this.failed = true; });
  }

  override render() {
    const { t, past } = this, who = [past.firm, past.place, past.name, past.email, past.advisor, past.reference].filter(Boolean).join(" · ");
    return html`<dialog class="reading" aria-labelledby="reading-title" @close=${() => this.dispatchEvent(new CustomEvent("done"))}>
      <h2 id="reading-title" lang=${past.lang}>${past.subject || t.noSubject}</h2><p class="quiet">${moment(past.at, this.lang)}${who ? ` · ${who}` : ""}</p>
      ${past.topic ? html`<p>${[past.topic, past.kind ? t.wrapUp.kinds[past.kind] : "", past.solved ? t.past.solved : t.past.unsolved].filter(Boolean).join(" · ")}</p>` : nothing}
      ${this.failed ? html`<p class="problem" role="alert">${t.unreachable}</p>` : this.text === undefined ? html`<p class="quiet">${t.loading}</p>`
        : this.text === null ? html`<p class="quiet">${t.past.gone}</p>` : html`<pre tabindex="0" lang=${past.lang}>${this.text}</pre>`}
      <form method="dialog" class="choose"><button type="button" ?disabled=${!this.text} @click=${() => window.print()}>${icon("print")}${t.print}</button><button class="main" autofocus>${t.ok}</button></form></dialog>`;
  }
}
customElements.define("desk-reading", DeskReading);
