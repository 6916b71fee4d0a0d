// <kammerlotse-after>: what is left to do when the talk has ended: rate it, keep it, begin anew. It is styled by the panel.
import type { PropertyValues, TemplateResult } from "lit";
import type { Conversation } from "./conversation.js";
import { keepTexts } from "./keep-texts.js";
import "./keep-tools.js";
import { LitElement, html, icon, newId, nothing } from "./kit.js";
import "./rating.js";
import type { Texts } from "./texts.de.js";

/** As <kammerlotse-keep>; `ratable`: there is something to rate. Fires `renew`. */
export class AfterTalk extends LitElement {
  static override properties = {
    t: { attribute: false }, lang: { reflect: true }, talk: { attribute: false }, mail: {}, mailing: { type: Boolean }, ratable: { type: Boolean }, rated: { type: Boolean },
    problem: { state: true },
  };
  declare t: Texts; declare talk: Conversation; declare mail: string; declare mailing: boolean; declare ratable: boolean; declare rated: boolean;
  declare private problem: string;

  constructor() {
    super();
    this.problem = "";
    this.rated = false;
  }
  override createRenderRoot() { return this; }
  override focus(): void { this.#focus(".again"); }

  #focus(selector: string): void { void this.updateComplete.then(() => this.querySelector<HTMLElement>(selector)?.focus()); }

  /* The button that sent the rating is gone once it is in the log. */
  override updated(changed: PropertyValues<this>): void {
    if (changed.get("rated") === false && this.rated)
      this.#focus(".thanks");
  }

  async #rate({ score, text }: { score: number; text: string }): Promise<void> {
    this.problem = "";
    try {
      await this.talk.request({ type: "rate", client_id: newId(), score, ...text && { text } });
    } catch (error) {
      this.problem = (error as Error).message;
    }
  }

  override render(): TemplateResult {
    const { t, lang, talk } = this;
    return html`${this.rated ? html`<p class="thanks" tabindex="-1">${icon("check")}${keepTexts(lang).after.thanks}</p>`
        : this.ratable ? html`<kammerlotse-rating lang=${lang} limit=${talk.limit} @rate=${(e: CustomEvent<{ score: number; text: string }>) => void this.#rate(e.detail)}></kammerlotse-rating>` : nothing}
      <div role="status">${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>
      <kammerlotse-keep titled .t=${t} lang=${lang} .talk=${talk} mail=${this.mail} ?mailing=${this.mailing}></kammerlotse-keep>
      <button class="main again" @click=${() => this.dispatchEvent(new Event("renew"))}>${t.again}</button>`;
  }
}
customElements.define("kammerlotse-after", AfterTalk);
