// <desk-hold>: puts a conversation aside until a day (Wiedervorlage), or until somebody goes on with it.
import { html } from "lit";
import type { BoardRow } from "../shared/protocol.js";
import type { Command } from "./desk.js";
import { DeskDialog } from "./dialog.js";
import { fieldDay } from "../staff/format.js";

const MORNING = 8;      // the hour at which it comes back

/* So many days from now, and on a working day. */
function workingDay(days: number): string {
  const at = new Date();
  at.setDate(at.getDate() + days);
  while (at.getDay() === 0 || at.getDay() === 6) at.setDate(at.getDate() + 1);
  return fieldDay(at);
}

export class DeskHold extends DeskDialog {
  static override properties = { ...DeskDialog.properties, row: { attribute: false }, until: { state: true } };
  declare row: BoardRow; declare until: string;

  constructor() { super(); this.until = workingDay(1); }

  protected override titled() { return this.t.hold.title; }
  protected override submitLabel() { return this.t.hold.save; }
  protected override doneText() { return this.t.hold.done; }

  protected override commands(form: FormData): Command[] {
    const until = new Date(`${this.until}T00:00`).setHours(MORNING), note = String(form.get("note") ?? "").trim();
    return [{ type: "hold", conversation: this.row.conversation, ...(this.until ? { until } : {}), ...(note ? { note } : {}) }];
  }

  protected override fields() {
    const { hold: w, optional } = this.t, quick = [[w.tomorrow, workingDay(1)], [w.days, workingDay(3)], [w.week, workingDay(7)], [w.none, ""]] as const;
    return html`<label><span>${w.until} <span class="quiet">${optional}</span></span><input name="until" type="date" autofocus min=${fieldDay(new Date(Date.now() + 86_400_000))} .value=${this.until} @change=${(e: Event) => { this.until = (e.target as HTMLInputElement).value; }}></label>
      <div class="options" role="group" aria-label=${w.quick}>${quick.map(([name, day]) => html`<button type="button" class="chip" aria-pressed=${day === this.until ? "true" : "false"} @click=${() => { this.until = day; }}>${name}</button>`)}</div>
      <p class="quiet">${w.hint}</p>
      <label><span>${w.note} <span class="quiet">${optional}</span></span><textarea name="note" rows="3" maxlength="2000"></textarea></label>`;
  }
}
customElements.define("desk-hold", DeskHold);
