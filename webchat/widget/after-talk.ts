// <kammerlotse-after>: what is left to do when the talk has ended: rate it, keep it, come back to it. It is styled by the panel.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import { icon } from "../shared/icons.js";
import { locale } from "../shared/locale.js";
import { newId } from "../shared/connection.js";
import type { Conversation } from "./conversation.js";
import "./copy-button.js";
import { isEmail } from "./form-fields.js";
import { printText, saveText } from "./keepsake.js";
import "./rating.js";
import type { Texts } from "./texts.de.js";

const LINK_DAYS = 14;      // as bot/PROTOCOL.md has it

/** `talk` is the conversation, `mail` where a transcript would go to ("" is not known), `mailing`: it can be mailed, `ratable`: there is
 *  something to rate. Fires `renew`. */
export class AfterTalk extends LitElement {
  static override properties = {
    t: { attribute: false }, lang: { reflect: true }, talk: { attribute: false }, mail: {}, mailing: { type: Boolean }, ratable: { type: Boolean }, rated: { type: Boolean },
    open: { state: true }, link: { state: true }, mailed: { state: true }, problem: { state: true }, wrong: { state: true },
  };
  declare t: Texts; declare talk: Conversation; declare mail: string; declare mailing: boolean; declare ratable: boolean; declare rated: boolean;
  declare private open: "" | "mail" | "link"; declare private link: string; declare private mailed: string; declare private problem: string; declare private wrong: boolean;

  constructor() {
    super();
    this.open = this.link = this.mailed = this.problem = "";
    this.wrong = false;
  }
  override createRenderRoot() { return this; }
  override focus(): void { void this.updateComplete.then(() => this.querySelector<HTMLElement>(".again")?.focus()); }

  async #try(run: () => Promise<void>): Promise<void> {
    this.problem = "";
    try {
      await run();
    } catch (error) {
      this.problem = error instanceof Error && error.message || this.t.after.failed;
    }
  }
  #focus(selector: string): void { void this.updateComplete.then(() => this.querySelector<HTMLElement>(selector)?.focus()); }

  #rate(detail: { score: number; text: string }): void {
    void this.#try(async () => {
      await this.talk.request({ type: "rate", client_id: newId(), score: detail.score, ...detail.text && { text: detail.text } });
      this.#focus(".thanks");
    });
  }
  #print(): void { void this.#try(async () => printText(this, this.t.title, await this.talk.transcript())); }
  #save(): void {
    const day = new Date().toISOString().slice(0, 10);
    void this.#try(async () => saveText(`${this.t.after.file}-${day}.txt`, await this.talk.transcript()));
  }
  #makeLink(): void {
    void this.#try(async () => {
      const { link } = await this.talk.request({ type: "make-link", client_id: newId() });
      const here = new URL(location.href);
      here.hash = `kammerlotse=${link}`;
      this.link = here.href;
      this.open = "link";
      this.mailed = "";
      this.#focus("#after-link");
    });
  }
  #sendMail(event: SubmitEvent): void {
    event.preventDefault();
    const email = String(new FormData(event.target as HTMLFormElement).get("email") ?? "").trim();
    this.wrong = !isEmail(email);
    if (this.wrong)
      return this.#focus("#after-email");
    void this.#try(async () => {
      await this.talk.request({ type: "mail-transcript", client_id: newId(), email });
      this.mailed = email;
      this.open = "";
      this.#focus(".mailed");
    });
  }

  #mailForm(): TemplateResult {
    const t = this.t.after;
    return html`<form class="entry" novalidate @submit=${this.#sendMail}><label for="after-email">${t.mailTo}</label>
      <div class="field"><input id="after-email" name="email" type="email" autocomplete="email" maxlength="200" value=${this.mail}
        aria-invalid=${this.wrong ? "true" : "false"} aria-describedby=${this.wrong ? "after-wrong" : nothing}><button class="main">${t.mailSend}</button></div>
      ${this.wrong ? html`<p class="wrong" id="after-wrong">${this.t.form.wrong.email}</p>` : nothing}</form>`;
  }

  #linkCard(): TemplateResult {
    const t = this.t.after, until = new Date(Date.now() + LINK_DAYS * 86_400_000).toLocaleDateString(locale(this.lang), { dateStyle: "long" });
    return html`<div class="entry"><label for="after-link">${t.linkTitle}</label>
      <div class="field"><input id="after-link" readonly value=${this.link} aria-describedby="after-until" @focus=${(e: FocusEvent) => (e.target as HTMLInputElement).select()}>
        <kammerlotse-copy .t=${this.t} .text=${this.link}></kammerlotse-copy></div>
      <p class="small" id="after-until">${t.until(until)}</p></div>`;
  }

  override render(): TemplateResult {
    const t = this.t.after;
    return html`${this.rated ? html`<p class="thanks" tabindex="-1">${icon("check")}${t.thanks}</p>`
        : this.ratable ? html`<kammerlotse-rating .t=${this.t} limit=${this.talk.limit} @rate=${(e: CustomEvent<{ score: number; text: string }>) => this.#rate(e.detail)}></kammerlotse-rating>` : nothing}
      <div role="group" aria-labelledby="after-keep"><p class="legend" id="after-keep">${t.keep}</p><div class="tools">
        <button @click=${this.#print}>${icon("print")}${t.print}</button>
        <kammerlotse-copy .t=${this.t} .text=${() => this.talk.transcript()}></kammerlotse-copy>
        <button @click=${this.#save}>${icon("save")}${t.save}</button>
        ${this.mailing ? html`<button aria-expanded=${String(this.open === "mail")} @click=${() => { this.open = this.open === "mail" ? "" : "mail"; this.#focus("#after-email"); }}>${icon("mail")}${t.mail}</button>` : nothing}
        <button aria-expanded=${String(this.open === "link")} @click=${this.#makeLink}>${icon("link")}${t.link}</button></div></div>
      ${this.open === "mail" ? this.#mailForm() : this.open === "link" ? this.#linkCard() : nothing}
      <div role="status">${this.mailed ? html`<p class="mailed" tabindex="-1">${t.mailed(this.mailed)}</p>` : nothing}${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>
      <button class="main again" @click=${() => this.dispatchEvent(new Event("renew"))}>${this.t.again}</button>`;
  }
}
customElements.define("kammerlotse-after", AfterTalk);
