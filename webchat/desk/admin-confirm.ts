// <admin-confirm>: asks before something is lost. `ask()` resolves to the answer; Escape is no.
import { LitElement, html, nothing } from "lit";

export interface Asked { title: string; text: string; yes: string; no: string }

export class AdminConfirm extends LitElement {
  static override properties = { asked: { state: true } };
  declare asked: Asked | null;
  private answer: (yes: boolean) => void = () => {};

  constructor() { super(); this.asked = null; }
  override createRenderRoot() { return this; }

  async ask(asked: Asked): Promise<boolean> {
    this.asked = asked;
    await this.updateComplete;
    const dialog = this.querySelector("dialog")!;
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => { this.answer = resolve; });
  }

  private closed(e: Event) {
    this.answer((e.target as HTMLDialogElement).returnValue === "yes");
    this.asked = null;
  }

  override render() {
    const { asked } = this;
    return asked ? html`<dialog aria-labelledby="confirm-title" aria-describedby="confirm-text" @close=${this.closed}>
      <h2 id="confirm-title">${asked.title}</h2><p id="confirm-text">${asked.text}</p>
      <form method="dialog" class="buttons"><button value="no">${asked.no}</button><button class="danger" value="yes">${asked.yes}</button></form></dialog>` : nothing;
  }
}
customElements.define("admin-confirm", AdminConfirm);
