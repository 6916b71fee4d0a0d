// <staff-confirm>: asks before something is lost or done. `ask()` resolves to the answer; Escape is no.
import { LitElement, html, nothing } from "lit";

const NOTE_MAX = 500;      // of one line: the server takes no more

/** Without `no` there is nothing to decide, only to read. `other` is a second way to say yes; `note` asks for a sentence, which may stay empty unless `needed`. */
export interface Asked {
  title: string; text?: string; yes: string; no?: string; other?: string; danger?: boolean; list?: readonly string[];
  note?: { label: string; help?: string; needed?: boolean; text?: string };
}
export interface Reply { answer: "yes" | "other"; note: string }

export class StaffConfirm extends LitElement {
  static override properties = { asked: { state: true } };
  declare asked: Asked | null;
  private reply: (reply: Reply | null) => void = () => {};

  constructor() { super(); this.asked = null; }
  override createRenderRoot() { return this; }

  async ask(asked: Asked): Promise<Reply | null> {
    this.reply(null);                                           /* one question at a time */
    this.asked = asked;
    await this.updateComplete;
    const dialog = this.querySelector("dialog")!;
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => { this.reply = resolve; });
  }

  private closed(e: Event) {
    const { returnValue } = e.target as HTMLDialogElement, note = this.querySelector("textarea")?.value.trim().replace(/\s+/g, " ") ?? "";
    this.reply(returnValue === "yes" || returnValue === "other" ? { answer: returnValue, note } : null);
    this.reply = () => {};
    this.asked = null;
  }

  private key(e: KeyboardEvent) {
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) { e.preventDefault(); this.querySelector<HTMLButtonElement>('button[value="yes"]')?.click(); }
  }

  override render() {
    const { asked } = this;
    return asked ? html`<dialog aria-labelledby="confirm-title" aria-describedby=${asked.text ? "confirm-text" : nothing} @close=${this.closed} @keydown=${this.key}>
      <form method="dialog"><h2 id="confirm-title">${asked.title}</h2>${asked.text ? html`<p id="confirm-text">${asked.text}</p>` : nothing}
      ${asked.list?.length ? html`<ul class="dots">${asked.list.map((one) => html`<li>${one}</li>`)}</ul>` : nothing}
      ${asked.note ? html`<label class="field"><span>${asked.note.label}</span><textarea rows="3" maxlength=${NOTE_MAX} ?required=${asked.note.needed} .value=${asked.note.text ?? ""}></textarea>
        ${asked.note.help ? html`<small>${asked.note.help}</small>` : nothing}</label>` : nothing}
      <div class="buttons end">${asked.no ? html`<button value="no" formnovalidate>${asked.no}</button>` : nothing}${asked.other ? html`<button value="other" formnovalidate>${asked.other}</button>` : nothing}
        <button class=${asked.danger ? "danger" : "main"} value="yes">${asked.yes}</button></div></form></dialog>` : nothing;
  }
}
customElements.define("staff-confirm", StaffConfirm);
