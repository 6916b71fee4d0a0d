// <kammerlotse-receipt>: a message was left: its reference, and what happens next. It is styled by the panel.
import type { TemplateResult } from "lit";
import type { Bodies } from "../shared/protocol.js";
import "./copy-button.js";
import { keepTexts } from "./keep-texts.js";
import { LitElement, html, icon, nothing } from "./kit.js";
import type { Texts } from "./texts.de.js";

/** `mail`: the server sends a confirmation to an address that was given. */
export class Receipt extends LitElement {
  static override properties = { t: { attribute: false }, lang: { reflect: true }, left: { attribute: false }, mail: { type: Boolean } };
  declare t: Texts; declare left: Bodies["message-left"]; declare mail: boolean;

  override createRenderRoot() { return this; }

  override render(): TemplateResult {
    const { reference, email, phone, confirmed = true } = this.left, t = keepTexts(this.lang).receipt;
    return html`<h3>${icon("check")}${t.title}</h3>
      <p class="reference"><span>${t.reference}</span><strong>${reference}</strong><kammerlotse-copy .t=${this.t} lang=${this.lang} .text=${reference}></kammerlotse-copy></p>
      <p>${t.next(email ? t.byMail(email) : t.byPhone(phone ?? ""))}</p>
      <p class="small">${email && this.mail && confirmed ? html`${t.confirmed} ` : nothing}${t.keep}</p>`;
  }
}
customElements.define("kammerlotse-receipt", Receipt);
