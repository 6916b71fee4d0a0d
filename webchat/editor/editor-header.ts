// <editor-header>: the bar above: the areas where there is no room beside, trying out, the language, the account.
import { LitElement, html } from "lit";
import type { Account, Lang } from "../shared/protocol.js";
import { icon } from "./icons.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";

/** Fires `try`, `keys`, `language`, `sign-out`. */
export class EditorHeader extends LitElement {
  static override properties = { lang: {}, account: { attribute: false } };
  declare lang: Lang; declare account: Account;

  override createRenderRoot() { return this; }

  private fromMenu(name: string) {
    this.querySelector<HTMLElement>("#menu")?.hidePopover();
    this.dispatchEvent(new CustomEvent(name));
  }

  override render() {
    const t = this.lang === "en" ? en : de, other: Lang = this.lang === "de" ? "en" : "de";
    return html`<header class="bar"><button class="plain menu-button" popovertarget="areas">${icon("menu")}<span>${t.areas}</span></button>
      <img src="/icon.svg" alt="" width="28" height="28"><span class="product">${t.title}</span>
      <button class="plain try" title="${t.tryOut} (T)" @click=${() => this.dispatchEvent(new CustomEvent("try"))}>${icon("try")}<span>${t.tryOut}</span></button>
      <button class="plain" lang=${other} title=${t.other} @click=${() => this.dispatchEvent(new CustomEvent("language"))}>${icon("globe")}<span>${t.other}</span></button>
      <button class="plain" title="${t.keys} (?)" aria-label=${t.keys} @click=${() => this.dispatchEvent(new CustomEvent("keys"))}>${icon("keys")}</button>
      <button class="plain account" popovertarget="menu" aria-label="${t.account}: ${this.account.name}">${icon("person")}<span>${this.account.name}</span>${icon("chevron")}</button>
      <div id="menu" class="menu" popover><p><b>${this.account.name}</b></p><a class="plain" href="/desk">${icon("inbox")}${t.toDesk}</a>
        <button class="plain" @click=${() => this.fromMenu("keys")}>${icon("keys")}${t.keys}</button>
        <button class="plain" @click=${() => this.fromMenu("sign-out")}>${icon("leave")}${t.signOut}</button></div></header>`;
  }
}
customElements.define("editor-header", EditorHeader);
