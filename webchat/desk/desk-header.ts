import { LitElement, html } from "lit";
import { adminLink } from "./admin-link.js";
import { icon } from "../shared/icons.js";
import type { Account } from "../shared/protocol.js";
import type { Texts } from "./texts.de.js";

/* The bar above: whether the line stands, the bell, and the account's menu.
 * Fires `sound`, `keys`, `language`, `sign-out`. */
export class DeskHeader extends LitElement {
  static override properties = { t: { attribute: false }, account: { attribute: false }, linked: { type: Boolean }, sound: { type: Boolean }, lang: {} };
  declare t: Texts; declare account: Account; declare linked: boolean; declare sound: boolean;

  override createRenderRoot() { return this; }

  private tell(name: string) {
    this.querySelector<HTMLElement>("[popover]")?.hidePopover();
    this.dispatchEvent(new CustomEvent(name));
  }

  override render() {
    const { t } = this;
    return html`<header class="bar"><img src="/icon.svg" alt="" width="28" height="28"><h1>${t.title}</h1>
      <span role="status" class="link ${this.linked ? "" : "off"}">${this.linked ? t.on : t.off}</span>
      <button class="plain" aria-pressed=${this.sound ? "true" : "false"} aria-label=${t.sound} title=${this.sound ? t.soundOn : t.soundOff}
        @click=${() => this.tell("sound")}>${icon(this.sound ? "bell" : "mute")}</button>
      <button class="plain account" popovertarget="menu" aria-label=${`${t.menu}: ${this.account.name}`}>${icon("person")}<span>${this.account.name}</span>${icon("chevron")}</button>
      <div id="menu" popover><p>${this.account.name}</p>
        <button class="plain" @click=${() => this.tell("keys")}>${t.keys}</button>
        <button class="plain" lang=${this.lang === "de" ? "en" : "de"} @click=${() => this.tell("language")}>${t.other}</button>
        ${adminLink(this.account, this.lang)}
        <button class="plain" @click=${() => this.tell("sign-out")}>${t.signOut}</button></div></header>`;
  }
}
customElements.define("desk-header", DeskHeader);
