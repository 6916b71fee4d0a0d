// <kammerlotse-personal>: what was typed to the bot looks personal: is it needed? It is styled by the panel.
import { LitElement, html, type TemplateResult } from "lit";
import { locale } from "../shared/locale.js";
import type { PersonalNumber } from "../shared/personal-numbers.js";
import type { Texts } from "./texts.de.js";

/** Fires `edit` or `send`. */
export class PersonalWarning extends LitElement {
  static override properties = { t: { attribute: false }, lang: { reflect: true }, kinds: { attribute: false } };
  declare t: Texts; declare kinds: PersonalNumber[];

  override createRenderRoot() { return this; }
  override focus(): void { void this.updateComplete.then(() => this.querySelector<HTMLElement>("button")?.focus()); }

  override render(): TemplateResult {
    const t = this.t.personal, kinds = new Intl.ListFormat(locale(this.lang)).format(this.kinds.map((kind) => t.kinds[kind]));
    return html`<div role="alert"><h3>${t.title}</h3><p>${t.found(kinds)} ${t.why}</p></div>
      <div class="steps"><button class="main" @click=${() => this.dispatchEvent(new Event("edit"))}>${t.edit}</button>
        <button @click=${() => this.dispatchEvent(new Event("send"))}>${t.send}</button></div>`;
  }
}
customElements.define("kammerlotse-personal", PersonalWarning);
