// <kammerlotse-handoff>: asks for a person. Everything in it may be left empty.
import type { TemplateResult } from "lit";
import { consentBox, type Faults } from "./form-fields.js";
import { html, isEmail, nothing } from "./kit.js";
import { TalkForm } from "./talk-form.js";

/** `send` has what `ask-person` needs. Consent is asked for where a name or an address is given.
 *  Fires `leave-message` too. */
export class HandoffForm extends TalkForm {
  protected readonly form = "handoff";

  get #personal(): boolean { return Boolean(this.filled.name || this.filled.email); }
  get #asks(): boolean { return this.#personal && !this.agreed; }

  protected override check(): Faults {
    const t = this.words.form.wrong, { email } = this.filled;
    return {
      text: this.tooLong ? t.long : undefined, email: email && !isEmail(email) ? t.email : undefined,
      consent: this.#asks && !this.values.consent ? t.consent : undefined,
    };
  }

  protected override message(consent: string): unknown {
    const { phone: _, ...given } = this.filled, note = this.value("text").trim();
    return { ...given, ...note && { note }, ...this.#personal && consent && { consent } };
  }

  override render(): TemplateResult {
    const t = this.words.handoff, names = this.words.form, optional = true;
    return this.frame(t.title, html`<p class="small intro">${t.intro}</p>
      ${this.entry("text", t.note, { optional, rows: 2 })}
      <div class="pair">${this.entry("firm", names.firm, { optional })}${this.entry("place", names.place, { optional })}</div>
      <div class="pair">${this.entry("name", names.name, { optional })}${this.entry("email", names.email, { optional })}</div>
      ${this.#asks ? consentBox(this.form, names.consent(this.chamber), this.values.consent ?? false, this.faults.consent) : nothing}`,
      t.send, html`<button type="button" class="link" @click=${() => this.fire("leave-message")}>${this.t.queue.message}</button>`);
  }
}
customElements.define("kammerlotse-handoff", HandoffForm);
