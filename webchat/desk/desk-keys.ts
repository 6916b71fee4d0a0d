// <desk-keys>: the list of keys.
import { LitElement, html, nothing } from "lit";
import type { Texts } from "./texts.de.js";

/** Fires `done`. */
export class DeskKeys extends LitElement {
  static override properties = { t: { attribute: false }, single: { type: Boolean } };
  declare t: Texts; declare single: boolean;

  override createRenderRoot() { return this; }
  override firstUpdated() { this.querySelector("dialog")?.showModal(); }

  private list(keys: readonly string[][]) { return html`<dl class="keys">${keys.map(([key, does]) => html`<div><dt>${key?.split(" ").map((one) => html`<kbd>${one}</kbd>`)}</dt><dd>${does}</dd></div>`)}</dl>`; }

  override render() {
    const { t } = this;
    return html`<dialog aria-labelledby="keys-title" @close=${() => this.dispatchEvent(new CustomEvent("done"))}><form method="dialog"><h2 id="keys-title">${t.keys}</h2>
      <h3>${t.keysSingle}</h3>${this.single ? nothing : html`<p class="quiet">${t.keysOff}</p>`}${this.list(t.keyList)}<h3>${t.keysAlways}</h3>${this.list(t.keyListAlways)}
      <div class="choose"><button class="main" autofocus>${t.ok}</button></div></form></dialog>`;
  }
}
customElements.define("desk-keys", DeskKeys);
