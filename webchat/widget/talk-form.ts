// What the forms share as elements: values from a draft, faults, and the words around the fields.
import type { TemplateResult } from "lit";
import type { Given, Lang } from "../shared/protocol.js";
import { consentVersion } from "./consent.js";
import type { Values } from "./drafts.js";
import { field, goToFault, type Faults, type FieldName } from "./form-fields.js";
import { formsTexts } from "./forms-texts.js";
import type { FormsTexts } from "./forms-texts.de.js";
import { InnerEscape, LitElement, html, icon, nothing } from "./kit.js";
import type { Texts } from "./texts.de.js";

/** `values` is the draft, `given` what is known, `agreed` the version of the consent given before,
 *  `problem` why the server refused it. Fires `draft` with the values, `send` with what is to be
 *  sent (trimmed), `back`. The owner keeps the draft. */
export abstract class TalkForm extends LitElement {
  static override properties = {
    t: { attribute: false }, lang: { reflect: true }, values: { attribute: false }, given: { attribute: false }, agreed: {},
    chamber: {}, limit: { type: Number }, sending: { type: Boolean }, offline: { type: Boolean }, problem: {}, faults: { state: true },
  };
  declare t: Texts; declare lang: Lang; declare values: Values; declare given: Given; declare agreed: string; declare chamber: string;
  declare limit: number; declare sending: boolean; declare offline: boolean; declare problem: string; declare protected faults: Faults;
  protected abstract readonly form: string;
  protected get words(): FormsTexts { return formsTexts(this.lang); }

  constructor() {
    super();
    this.faults = {};
    new InnerEscape(this, () => this.fire("back"));
  }
  override createRenderRoot() { return this; }
  override focus(): void { void this.updateComplete.then(() => this.querySelector<HTMLElement>("h3")?.focus()); }

  protected fire(name: string, detail?: unknown): void { this.dispatchEvent(new CustomEvent(name, { detail })); }

  /** What stands in a field: what was typed, else what is known. */
  protected value(name: Exclude<FieldName, "consent">): string { return this.values[name] ?? (name === "text" ? "" : this.given[name]) ?? ""; }
  protected get filled(): Given {
    const given: Given = {};
    for (const name of ["firm", "place", "name", "email", "phone"] as const)
      if (this.value(name).trim())
        given[name] = this.value(name).trim();
    return given;
  }
  protected get tooLong(): boolean { return [...this.value("text").trim()].length > this.limit; }

  protected entry(name: Exclude<FieldName, "consent">, label: string, more: { optional?: boolean; hint?: string; rows?: number } = {}, described = ""): TemplateResult {
    return field({ name, form: this.form, label, value: this.value(name), fault: this.faults[name], ...more }, this.words.form, described);
  }

  #input = (event: Event): void => {
    const at = event.target as HTMLInputElement, name = at.name as FieldName;
    this.fire("draft", { ...this.values, [name]: name === "consent" ? at.checked : at.value });
    if (this.faults[name] || (this.faults.email && name === "phone"))
      this.faults = { ...this.faults, [name]: undefined, ...name === "phone" && { email: undefined } };
  };

  protected abstract check(): Faults;
  /** What there is to do instead of sending. */
  protected instead(): { text: string; button: string } | undefined { return undefined; }
  protected abstract message(consent: string): unknown;

  #submit = (event: Event): void => {
    event.preventDefault();
    if (this.sending || this.instead())
      return;
    this.faults = this.check();
    if (Object.values(this.faults).some(Boolean))
      goToFault(this);
    else
      this.fire("send", this.message(this.values.consent ? consentVersion(this.lang) : this.agreed));
  };

  protected frame(title: string, fields: unknown, send: string, beside: unknown = nothing): TemplateResult {
    const t = this.words.form, instead = this.instead(), faults = Object.values(this.faults).filter(Boolean).length;
    return html`<form novalidate aria-labelledby="${this.form}-title" @submit=${this.#submit} @input=${this.#input}>
      <div class="head"><h3 id="${this.form}-title" tabindex="-1">${title}</h3>
        <button type="button" class="square" title=${t.back} @click=${() => this.fire("back")}>${icon("close")}</button></div>
      <div class="fields">${fields}</div>
      <div class="send"><div role="alert">${instead ? html`<p class="why">${instead.text}</p>` : faults ? html`<p class="wrong">${t.faults(faults)}</p>` : this.problem ? html`<p class="wrong">${this.problem}</p>` : nothing}</div>
        ${instead ? html`<button type="button" class="main" @click=${() => this.fire("back")}>${instead.button}</button>`
          : html`<button class="main" aria-disabled=${this.sending ? "true" : "false"}>${!this.sending ? send : this.offline ? this.t.unsent : t.sending}</button>${beside}`}</div></form>`;
  }
}
