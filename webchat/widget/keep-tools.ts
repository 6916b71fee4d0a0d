// <kammerlotse-keep>: how to keep the conversation: on paper, in a file, by mail, by a link, in this browser. It is styled by the panel.
import type { TemplateResult } from "lit";
import type { Conversation } from "./conversation.js";
import "./copy-button.js";
import { keepTexts } from "./keep-texts.js";
import { printText, saveText } from "./keepsake.js";
import { LitElement, html, icon, isEmail, locale, newId, nothing } from "./kit.js";
import type { Texts } from "./texts.de.js";

const LINK_DAYS = 14;      // as bot/PROTOCOL.md has it

/** `talk` is the conversation, `mail` where a transcript would go to ("" is not known), `mailing`: it can be mailed;
 *  `titled`: it says itself what it is. */
export class KeepTools extends LitElement {
  static override properties = {
    t: { attribute: false }, lang: { reflect: true }, talk: { attribute: false }, mail: {}, mailing: { type: Boolean }, titled: { type: Boolean },
    open: { state: true }, link: { state: true }, mailed: { state: true }, problem: { state: true }, wrong: { state: true },
  };
  declare t: Texts; declare talk: Conversation; declare mail: string; declare mailing: boolean; declare titled: boolean;
  declare private open: "" | "mail" | "link"; declare private link: string; declare private mailed: string; declare private problem: string; declare private wrong: boolean;

  constructor() {
    super();
    this.open = this.link = this.mailed = this.problem = "";
    this.wrong = false;
  }
  override createRenderRoot() { return this; }
  override focus(): void { this.#focus("button"); }

  get #words() { return keepTexts(this.lang).after; }
  #focus(selector: string): void { void this.updateComplete.then(() => this.querySelector<HTMLElement>(selector)?.focus()); }
  #day(at: number): string { return new Date(at).toLocaleDateString(locale(this.lang), { dateStyle: "long" }); }

  async #try(run: () => Promise<void>): Promise<void> {
    this.problem = "";
    try {
      await run();
    } catch (error) {
      this.problem = error instanceof Error && error.message || this.#words.failed;
    }
  }
  #print(): void { void this.#try(async () => printText(this, this.t.title, await this.talk.transcript())); }
  #save(): void {
    const day = new Date().toISOString().slice(0, 10);
    void this.#try(async () => saveText(`${this.#words.file}-${day}.txt`, await this.talk.transcript()));
  }
  #makeLink(): void {
    void this.#try(async () => {
      const { link } = await this.talk.request({ type: "make-link", client_id: newId() });
      const here = new URL(location.href);
      here.hash = `kammerlotse=${link}`;
      this.link = here.href;
      this.open = "link";
      this.mailed = "";
      this.#focus("#keep-link");
    });
  }
  #sendMail(event: SubmitEvent): void {
    event.preventDefault();
    const email = String(new FormData(event.target as HTMLFormElement).get("email") ?? "").trim();
    this.wrong = !isEmail(email);
    if (this.wrong)
      return this.#focus("#keep-email");
    void this.#try(async () => {
      await this.talk.request({ type: "mail-transcript", client_id: newId(), email });
      this.mailed = email;
      this.open = "";
      this.#focus(".mailed");
    });
  }
  #keep(event: Event): void {
    const box = event.target as HTMLInputElement, done = this.talk.keep(box.checked);
    this.problem = done ? "" : this.#words.forbidden;
    box.checked = this.talk.keptUntil > 0;
    this.requestUpdate();
  }

  #mailForm(): TemplateResult {
    const t = this.#words;
    return html`<form class="entry" novalidate @submit=${this.#sendMail}><label for="keep-email">${t.mailTo}</label>
      <div class="field"><input id="keep-email" name="email" type="email" autocomplete="email" maxlength="200" value=${this.mail}
        aria-invalid=${this.wrong ? "true" : "false"} aria-describedby=${this.wrong ? "keep-wrong" : nothing}><button class="main">${t.mailSend}</button></div>
      ${this.wrong ? html`<p class="wrong" id="keep-wrong">${t.wrong}</p>` : nothing}</form>`;
  }

  #linkCard(): TemplateResult {
    const t = this.#words;
    return html`<div class="entry"><label for="keep-link">${t.linkTitle}</label>
      <div class="field"><input id="keep-link" readonly value=${this.link} aria-describedby="keep-until" @focus=${(e: FocusEvent) => (e.target as HTMLInputElement).select()}>
        <kammerlotse-copy .t=${this.t} lang=${this.lang} .text=${this.link}></kammerlotse-copy></div>
      <p class="small" id="keep-until">${t.until(this.#day(Date.now() + LINK_DAYS * 86_400_000))}</p></div>`;
  }

  #browser(): TemplateResult {
    const t = this.#words, until = this.talk.keptUntil;
    return html`<div class="entry consent"><label for="keep-here"><input id="keep-here" type="checkbox" .checked=${until > 0} aria-describedby="keep-how" @change=${this.#keep}>
      <span>${t.here}</span></label><p class="small" id="keep-how">${until ? t.hereUntil(this.#day(until)) : t.hereNot}</p></div>`;
  }

  override render(): TemplateResult {
    const t = this.#words;
    return html`${this.titled ? html`<p class="legend" aria-hidden="true">${t.keep}</p>` : nothing}<div role="group" aria-label=${t.keep} class="tools">
        <button @click=${this.#print}>${icon("print")}${t.print}</button>
        <kammerlotse-copy .t=${this.t} lang=${this.lang} .text=${() => this.talk.transcript()}></kammerlotse-copy>
        <button @click=${this.#save}>${icon("save")}${t.save}</button>
        ${this.mailing ? html`<button aria-expanded=${String(this.open === "mail")} @click=${() => { this.open = this.open === "mail" ? "" : "mail"; this.#focus("#keep-email"); }}>${icon("mail")}${t.mail}</button>` : nothing}
        <button aria-expanded=${String(this.open === "link")} @click=${this.#makeLink}>${icon("link")}${t.link}</button></div>
      ${this.open === "mail" ? this.#mailForm() : this.open === "link" ? this.#linkCard() : nothing}
      ${this.#browser()}
      <div role="status">${this.mailed ? html`<p class="mailed" tabindex="-1">${t.mailed(this.mailed)}</p>` : nothing}${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>`;
  }
}
customElements.define("kammerlotse-keep", KeepTools);
