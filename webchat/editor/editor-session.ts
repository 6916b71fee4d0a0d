// <editor-session>: the session has ended while somebody works. It signs in again above the page, which stays as it is.
import { LitElement, html } from "lit";
import "../staff/staff-sign-in.js";
import { whoAmI } from "../staff/session.js";
import type { Lang } from "../shared/protocol.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";

export class EditorSession extends LitElement {
  static override properties = { lang: {}, login: {}, over: { state: true }, note: { state: true } };
  declare lang: Lang; declare login: string; declare over: boolean; declare note: string;
  private waiting: (() => void)[] = [];

  constructor() { super(); this.over = false; this.note = ""; }
  override createRenderRoot() { return this; }

  /** Resolves when the same person is signed in again. */
  async renew(): Promise<void> {
    const renewed = new Promise<void>((resolve) => this.waiting.push(resolve));
    if (!this.over) {
      this.over = true;
      this.note = (this.lang === "en" ? en : de).sessionOver;
      await this.updateComplete;
      this.querySelector("dialog")?.showModal();
      const login = this.querySelector<HTMLInputElement>('input[name="login"]');
      if (login) { login.value = this.login; this.querySelector<HTMLInputElement>('input[name="password"]')?.focus(); }
    }
    return renewed;
  }

  private async signedIn() {
    const account = await whoAmI().catch(() => null);
    if (!account) return;
    if (account.login !== this.login) return location.reload();  /* what was typed is kept for the other account */
    this.querySelector("dialog")?.close();
    this.over = false;
    const waiting = this.waiting;
    this.waiting = [];
    for (const go of waiting) go();
  }

  override render() {
    const t = this.lang === "en" ? en : de;
    return this.over ? html`<dialog class="session" aria-label=${t.sessionTitle} @cancel=${(e: Event) => e.preventDefault()}>
      <staff-sign-in lang=${this.lang} name=${t.sessionTitle} note=${this.note} @signed-in=${() => void this.signedIn()}></staff-sign-in></dialog>` : html``;
  }
}
customElements.define("editor-session", EditorSession);
