// <admin-replies>: ready-made replies, with the variables that are filled in.
import { html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import { read, type Reply } from "./admin-api.js";
import { AdminTab } from "./admin-tab.js";

type Draft = { reply: number | null; lang: Lang; title: string; text: string };
const FIELDS = ["lang", "title", "text"];
const VARIABLES = ["name", "firm", "advisor", "reference"];
const MOST = 2000;

export class AdminReplies extends AdminTab<Draft> {
  private shown: Reply[] | null = null;

  protected override async fetchAll() { this.shown = (await read<{ replies: Reply[] }>("replies")).replies; }

  private async open(reply: Reply | null) {
    if (!await this.mayDiscard()) return;
    this.begin(reply ? { ...reply } : { reply: null, lang: this.lang, title: "", text: "" }, reply ? `edit-${reply.reply}` : "add");
  }

  private async submit(e: SubmitEvent) {
    e.preventDefault();
    if (!this.draft || !await this.send("reply", this.draft, this.t.saved)) return;
    await this.load();
    this.end();
  }

  private async drop(reply: Reply) {
    const { t } = this;
    if (!await this.ask({ title: t.removeReply(reply.title), text: t.removeReplyAsk, yes: t.remove, no: t.cancel })) return;
    if (!await this.send("reply-delete", { reply: reply.reply }, t.removed)) return;
    await this.load();
    this.querySelector<HTMLElement>("#add")?.focus();
  }

  private insert(name: string) {
    const field = this.querySelector<HTMLTextAreaElement>("#f-text");
    if (!field) return;
    field.setRangeText(`{{${name}}}`, field.selectionStart, field.selectionEnd, "end");
    this.put({ text: field.value });
    field.focus();
  }

  private filled(text: string) {
    const example: Record<string, string> = { ...this.t.example, advisor: this.account.name };
    return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name: string) => example[name] ?? whole);
  }

  private textField(draft: Draft) {
    const { t } = this, left = MOST - [...draft.text.trim()].length;
    return html`<div class="field"><label for="f-text">${t.replyText}</label>
      <textarea id="f-text" rows="6" lang=${draft.lang} .value=${draft.text} aria-required="true" aria-invalid=${this.at("text") ? "true" : "false"} aria-describedby=${this.told("text", t.variableHelp)}
        @input=${(e: Event) => this.put({ text: (e.target as HTMLTextAreaElement).value })}></textarea>${this.under("text", `${t.variableHelp} ${left < 300 ? t.left(left) : ""}`)}
      <div class="variables"><span>${t.variables}</span>${VARIABLES.map((name) => html`<button type="button" @click=${() => this.insert(name)}>${t.variable[name]}</button>`)}</div>
      ${draft.text.includes("{{") ? html`<div class="preview"><small>${t.preview}</small><p lang=${draft.lang}>${this.filled(draft.text)}</p></div>` : nothing}</div>`;
  }

  private form(draft: Draft) {
    const { t } = this;
    return html`<form class="card" novalidate aria-label=${draft.reply === null ? t.newReply : t.editing(draft.title)} @submit=${(e: SubmitEvent) => void this.submit(e)}>${this.problem(FIELDS)}
      <div class="pair">${this.line("title", t.replyTitle, draft.title, (title) => this.put({ title }), { max: 80 })}
        <div class="field"><label for="f-lang">${t.language}</label><select id="f-lang" .value=${draft.lang} @change=${(e: Event) => this.put({ lang: (e.target as HTMLSelectElement).value as Lang })}>
          ${(["de", "en"] as const).map((lang) => html`<option value=${lang} ?selected=${lang === draft.lang}>${t.languages[lang]}</option>`)}</select>${this.under("lang")}</div></div>
      ${this.textField(draft)}${this.buttons()}</form>`;
  }

  private row(reply: Reply) {
    const { t } = this;
    if (this.draft?.reply === reply.reply) return html`<li>${this.form(this.draft)}</li>`;
    return html`<li class="card item"><div><h3>${reply.title} <span class="tag">${t.languages[reply.lang]}</span></h3><p class="text" lang=${reply.lang}>${reply.text}</p></div>
      <div class="buttons"><button id="edit-${reply.reply}" aria-label=${t.editing(reply.title)} @click=${() => void this.open(reply)}>${t.edit}</button>
        <button aria-label=${t.removing(reply.title)} @click=${() => void this.drop(reply)}>${t.remove}</button></div></li>`;
  }

  override render() {
    const { t, shown } = this;
    return this.page(t.tabs.replies, t.repliesIntro, shown !== null, () => html`
      ${this.draft ? nothing : this.problem([])}
      ${this.draft && this.draft.reply === null ? this.form(this.draft) : html`<button id="add" class="main" @click=${() => void this.open(null)}>${t.newReply}</button>`}
      ${shown?.length ? html`<ul>${shown.map((reply) => this.row(reply))}</ul>` : html`<p class="empty">${t.noReplies}</p>`}`);
  }
}
customElements.define("admin-replies", AdminReplies);
