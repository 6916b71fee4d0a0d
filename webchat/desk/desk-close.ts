// <desk-close>: asks once before a message is put away without an answer.
import { html } from "lit";
import type { BoardRow } from "../shared/protocol.js";
import type { Command } from "./desk.js";
import { DeskDialog } from "./dialog.js";

export class DeskClose extends DeskDialog {
  static override properties = { ...DeskDialog.properties, row: { attribute: false } };
  declare row: BoardRow;

  protected override titled() { return this.t.steps.close; }
  protected override submitLabel() { return this.t.steps.close; }
  protected override doneText() { return this.t.isClosed; }
  protected override commands(): Command[] { return [{ type: "close", conversation: this.row.conversation }]; }
  protected override fields() { return html`<p>${this.t.closeAsk}</p>`; }
}
customElements.define("desk-close", DeskClose);
