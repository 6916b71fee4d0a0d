// <editor-keys>: the list of keys, and whether single ones count.
import { html, nothing } from "lit";
import { EditorDialog } from "./editor-dialog.js";

/** Fires `single` with whether single keys are shortcuts, and `done`. */
export class EditorKeys extends EditorDialog {
  static override properties = { ...EditorDialog.properties, single: { type: Boolean } };
  declare single: boolean;
  protected override shape = "wide" as const;

  protected titled() { return this.shared.keys; }

  private list(keys: readonly string[][]) {
    return html`<dl class="keys">${keys.map(([key, does]) => html`<div><dt>${key?.split(" ").map((one) => html`<kbd>${one}</kbd>`)}</dt><dd>${does}</dd></div>`)}</dl>`;
  }

  protected content() {
    const { shared: t } = this;
    return html`<label class="check"><input type="checkbox" .checked=${this.single} @change=${(e: Event) => this.dispatchEvent(new CustomEvent("single", { detail: (e.target as HTMLInputElement).checked }))}>${t.keysUse}</label>
      ${t.keyGroups.map(({ title, keys, single }) => html`<h3>${title}</h3>${single && !this.single ? html`<p class="quiet">${t.keysOff}</p>` : nothing}${this.list(keys)}`)}`;
  }
}
customElements.define("editor-keys", EditorKeys);
