// <desk-transfer>: gives a conversation to a colleague or to a team, or with `assign` a message that was left.
import { html, nothing } from "lit";
import type { BoardRow, Person, Team } from "../shared/protocol.js";
import type { Command } from "./desk.js";
import { DeskDialog } from "./dialog.js";

export class DeskTransfer extends DeskDialog {
  static override properties = { ...DeskDialog.properties, row: { attribute: false }, people: { attribute: false }, teams: { attribute: false }, me: {}, assign: { type: Boolean } };
  declare row: BoardRow; declare people: readonly Person[] | null; declare teams: readonly Team[]; declare me: string; declare assign: boolean;
  private chosen = "";

  protected override titled() { return this.assign ? this.t.transfer.assign : this.t.transfer.title; }
  protected override submitLabel() { return this.assign ? this.t.transfer.assignSave : this.t.transfer.save; }
  protected override doneText() { return this.assign ? this.t.transfer.assigned(this.chosen) : this.t.transfer.done(this.chosen); }

  private get others() { return this.people?.filter((one) => one.login !== this.me && one.status !== "offline") ?? []; }

  protected override commands(form: FormData): Command[] {
    const { conversation } = this.row, to = String(form.get("to") ?? "").trim(), note = String(form.get("note") ?? "").trim();
    if (!to) return [];
    const [kind, id = ""] = to.includes(":") ? to.split(":", 2) : ["person", to];
    this.chosen = (kind === "team" ? this.teams.find((one) => one.team === id)?.name : this.people?.find((one) => one.login === id)?.name) ?? id;
    if (this.assign) return [{ type: "assign", conversation, to: id }];
    return [{ type: "transfer", conversation, ...(kind === "team" ? { team: id } : { to: id }), ...(note ? { note } : {}) }];
  }

  /* Where the server does not say who is there, the login is typed. */
  private who() {
    const { transfer: w, statuses, load } = this.t, teams = this.assign ? [] : this.teams;
    if (!this.people && !teams.length)
      return html`<label><span>${w.to} <span class="quiet">(${w.login})</span></span><input name="to" required autofocus autocomplete="off" spellcheck="false" autocapitalize="none" value=${this.assign ? this.me : ""}></label>`;
    return html`<label>${w.to}<select name="to" required autofocus><option value="">${w.pick}</option>
      ${this.assign ? html`<option value="person:${this.me}" ?selected=${!this.row.mine}>${w.mine}</option>` : nothing}
      ${this.others.length ? html`<optgroup label=${w.person}>${this.others.map((one) => html`<option value="person:${one.login}">${one.name} – ${one.status === "available" ? load(one.open, one.capacity) : statuses[one.status]}</option>`)}</optgroup>` : nothing}
      ${teams.length ? html`<optgroup label=${w.team}>${teams.map((one) => html`<option value="team:${one.team}">${one.name}</option>`)}</optgroup>` : nothing}</select></label>
      ${this.others.length ? nothing : html`<p class="quiet">${w.nobody}</p>`}`;
  }

  protected override fields() {
    const { transfer: w, optional } = this.t;
    return html`${this.who()}${this.assign ? nothing : html`<label><span>${w.note} <span class="quiet">${optional}</span></span><textarea name="note" rows="3" maxlength="2000"></textarea></label>`}`;
  }
}
customElements.define("desk-transfer", DeskTransfer);
