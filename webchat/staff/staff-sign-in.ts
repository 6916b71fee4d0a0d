import { LitElement, html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import { signInTexts } from "./sign-in-texts.js";

/** `name` is what one signs in to, `note` why. Fires `signed-in`. */
export class StaffSignIn extends LitElement {
  static override properties = { lang: {}, name: {}, note: {}, problem: { state: true }, busy: { state: true } };
  declare lang: Lang; declare name: string; declare note: string; declare problem: string; declare busy: boolean;

  constructor() { super(); this.note = ""; this.problem = ""; this.busy = false; }
  override createRenderRoot() { return this; }
  private get t() { return signInTexts[this.lang]; }

  private async submit(e: SubmitEvent) {
    e.preventDefault();
    if (this.busy) return;
    const form = new FormData(e.target as HTMLFormElement);
    this.busy = true;
    this.problem = "";
    try {
      const r = await fetch("/api/desk/login", {
        method: "POST", headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ login: form.get("login"), password: form.get("password") }),
      });
      if (r.ok) this.dispatchEvent(new CustomEvent("signed-in"));
      else if (r.status === 401) this.problem = this.t.wrong;
      else if (r.status === 429) this.problem = this.t.tooMany(Math.max(1, Math.ceil(Number(r.headers.get("Retry-After") ?? 60) / 60)));
      else this.problem = this.t.unreachable;
    } catch { this.problem = this.t.unreachable; }
    this.busy = false;
  }

  override render() {
    const message = this.problem || this.note;
    return html`<form class="sign-in" @submit=${(e: SubmitEvent) => void this.submit(e)}>
      <h1><img src="/icon.svg" alt="" width="36" height="36">${this.name}</h1>
      <div role="alert">${message ? html`<p class="problem">${message}</p>` : nothing}</div>
      <label>${this.t.login}<input name="login" autocomplete="username" required></label>
      <label>${this.t.password}<input name="password" type="password" autocomplete="current-password" required></label>
      <button class="main">${this.t.signIn}</button></form>`;
  }
}
customElements.define("staff-sign-in", StaffSignIn);
