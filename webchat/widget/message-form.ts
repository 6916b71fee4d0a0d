// <kammerlotse-message>: leaves a message that is answered later, by mail or by phone.
import type { TemplateResult } from "lit";
import { consentBox, type Faults } from "./form-fields.js";
import { html, icon, isEmail, isPhone, nothing } from "./kit.js";
import { TalkForm } from "./talk-form.js";

/** `send` has what `leave-message` needs. `prefill` is what the message begins with, `why` what led
 *  here, `talking` who has come meanwhile: then there is somebody to talk to instead. */
export class MessageForm extends TalkForm {
  static override properties = { ...TalkForm.properties, prefill: {}, why: {}, talking: {} };
  declare prefill: string; declare why: string; declare talking: string;
  protected readonly form = "message";

  protected override value(name: Parameters<TalkForm["value"]>[0]): string {
    return name === "text" ? this.values.text ?? this.prefill : super.value(name);
  }

  protected override check(): Faults {
    const t = this.words.form.wrong, { email, phone } = this.filled;
    return {
      text: !this.value("text").trim() ? t.text : this.tooLong ? t.long : undefined,
      email: email ? isEmail(email) ? undefined : t.email : phone ? undefined : t.contact,
      phone: phone && !isPhone(phone) ? t.phone : undefined,
      consent: this.values.consent || this.agreed ? undefined : t.consent,
    };
  }

  protected override message(consent: string): unknown { return { ...this.filled, text: this.value("text").trim(), consent }; }

  #counter(): TemplateResult {
    const t = this.t.composer, left = this.limit - [...this.value("text").trim()].length;
    return html`<p class="count ${left < 0 ? "over" : ""}" id="message-count" aria-live=${left < this.limit / 10 ? "polite" : "off"}>${
      left < 0 ? t.over(-left) : t.left(left)}</p>`;
  }

  /* Who writes is not torn away; but there is somebody to talk to. */
  protected override instead(): { text: string; button: string } | undefined {
    const t = this.words.message;
    return this.talking ? { text: t.toTalk(this.talking), button: t.talk } : undefined;
  }

  override render(): TemplateResult {
    const t = this.words.message, names = this.words.form, { firm, name, place } = this.given;     /* unfolded where something stands in it */
    return this.frame(t.title, html`${this.why ? html`<p class="why">${this.why}</p>` : nothing}
      ${this.entry("text", t.text, { rows: 3, hint: this.prefill && this.value("text") === this.prefill ? t.prefilled : "" }, "message-count")}${this.#counter()}
      <fieldset><legend>${t.contact}</legend><div class="pair">${this.entry("email", names.email)}${this.entry("phone", names.phone)}</div></fieldset>
      <details ?open=${Boolean(firm || name || place)}><summary>${icon("chevron")}${t.about}&nbsp;<span>${names.optional}</span></summary>
        ${this.entry("firm", names.firm)}<div class="pair">${this.entry("name", names.name)}${this.entry("place", names.place)}</div></details>
      ${this.agreed ? nothing : consentBox(this.form, names.consent(this.chamber), this.values.consent ?? false, this.faults.consent)}`, t.send);
  }
}
customElements.define("kammerlotse-message", MessageForm);
