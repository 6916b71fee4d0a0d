// <desk-composer>: where an advisor writes, to the employer or a note for the team. Ctrl+Enter sends.
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { icon } from "../staff/icons.js";
import type { Person } from "../shared/protocol.js";
import { Typing } from "../shared/typing.js";
import type { Reply } from "./api.js";
import "./desk-replies.js";
import type { DeskReplies } from "./desk-replies.js";
import type { Texts } from "./texts.de.js";

export type Mode = "say" | "note";

/** Fires `draft` and `send` with {mode,text}, `mode`, `typing`. The owner keeps the drafts.
 *  With `talks` false only notes can be written. */
export class DeskComposer extends LitElement {
  static override properties = {
    t: { attribute: false }, mode: {}, talks: { type: Boolean }, draft: { attribute: false }, limit: { type: Number }, people: { attribute: false }, replies: { attribute: false },
    mentioning: { state: true }, at: { state: true },
  };
  declare t: Texts; declare mode: Mode; declare talks: boolean; declare draft: string; declare limit: number;
  declare people: readonly Person[]; declare replies: readonly Reply[];
  /** What stands behind the @ that is being written, or null; and which of the matching colleagues is chosen. */
  declare mentioning: string | null; declare at: number;
  private typing = new Typing((on) => this.tell("typing", on));

  constructor() { super(); this.mentioning = null; this.at = 0; }
  override createRenderRoot() { return this; }
  override disconnectedCallback() { super.disconnectedCallback(); this.typing.set(false); }

  private get field() { return this.querySelector<HTMLTextAreaElement>("textarea"); }
  private tell(name: string, detail: unknown) { this.dispatchEvent(new CustomEvent(name, { detail })); }

  override focus() { void this.updateComplete.then(() => this.field?.focus()); }
  openReplies() { this.querySelector<DeskReplies>("desk-replies")?.open(); }

  /** Puts a text where the cursor is. */
  insert(text: string) {
    const { field } = this;
    if (!field) return;
    field.focus();
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    this.input();
  }

  override updated(changed: PropertyValues<this>) {
    const { field } = this;
    if (!field || !(changed.has("draft") || changed.has("mode"))) return;
    field.style.height = "";
    if (field.value) field.style.height = `${field.scrollHeight + 2}px`;
  }

  private input() {
    const { field } = this;
    if (!field) return;
    this.tell("draft", { mode: this.mode, text: field.value });
    if (this.mode === "say") this.typing.set(field.value !== "");
    this.mentioning = this.mode === "note" ? /(?:^|\s)@([\w.-]*)$/.exec(field.value.slice(0, field.selectionStart))?.[1] ?? null : null;
    this.at = 0;
  }

  private get mentionable(): Person[] {
    const { mentioning } = this;
    if (mentioning === null) return [];
    const begun = mentioning.toLowerCase();
    return this.people.filter((one) => one.login.toLowerCase().startsWith(begun) || one.name.toLowerCase().split(/\s+/).some((word) => word.startsWith(begun))).slice(0, 6);
  }

  private mention(person: Person) {
    const { field } = this;
    if (!field || this.mentioning === null) return;
    field.setRangeText(`@${person.login} `, field.selectionStart - this.mentioning.length - 1, field.selectionStart, "end");
    field.focus();
    this.input();
  }

  private key(e: KeyboardEvent) {
    const people = this.mentionable, chosen = people[this.at];
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey) && !e.isComposing) this.send(e);
    else if (!chosen) return;
    else if (e.key === "ArrowDown" || e.key === "ArrowUp") { this.at = (this.at + (e.key === "ArrowDown" ? 1 : people.length - 1)) % people.length; e.preventDefault(); }
    else if (e.key === "Enter" || e.key === "Tab") { this.mention(chosen); e.preventDefault(); }
    else if (e.key === "Escape") { this.mentioning = null; e.stopPropagation(); }
  }

  private send(e: Event) {
    e.preventDefault();
    const text = this.draft.trim();
    if (!text || [...text].length > this.limit) return;
    this.typing.set(false);
    this.tell("send", { mode: this.mode, text });
    this.focus();
  }

  private modes(): TemplateResult | typeof nothing {
    const { t } = this;
    return html`<div class="modes" role="group" aria-label=${t.mode}>${(["say", "note"] as const).filter((mode) => mode === "note" || this.talks).map((mode) => html`
      <button class="plain" aria-pressed=${mode === this.mode ? "true" : "false"} @click=${() => { this.tell("mode", mode); this.focus(); }}>${mode === "note" ? icon("lock") : nothing}${mode === "say" ? t.message : t.note}</button>`)}
      ${this.replies.length && this.mode === "say" ? html`<desk-replies .t=${t} .replies=${this.replies} @insert=${(e: CustomEvent<string>) => this.insert(e.detail)}></desk-replies>` : nothing}</div>`;
  }

  override render() {
    const { t, mode } = this, people = this.mentionable, note = mode === "note";
    const left = this.limit - [...this.draft].length, over = left < 0;
    return html`${this.modes()}<form class=${mode} @submit=${this.send}>
        <textarea rows="2" aria-label=${note ? t.noteLabel : t.composer.label} placeholder=${note ? t.noteLabel : t.composer.label} .value=${this.draft}
          aria-invalid=${over ? "true" : "false"} aria-describedby="composer-hint composer-count" aria-controls="mentions" aria-activedescendant=${people.length ? `mention-${this.at}` : nothing}
          @input=${this.input} @keydown=${this.key} @blur=${() => { this.mentioning = null; }}></textarea>
        <button class="main send" aria-label=${t.composer.send} title=${t.sendHint} aria-disabled=${over || !this.draft.trim() ? "true" : "false"}>${icon(note ? "lock" : "send")}<span>${t.composer.send}</span></button>
        <ul id="mentions" role="listbox" aria-label=${t.mentions} ?hidden=${!people.length}>${people.map((one, i) => html`<li role="option" id="mention-${i}" aria-selected=${i === this.at ? "true" : "false"}
          @pointerdown=${(e: Event) => { e.preventDefault(); this.mention(one); }}>${one.name} <span class="quiet">@${one.login}</span></li>`)}</ul></form>
      <p class="hint quiet"><span id="composer-hint">${note ? `${t.noteHint} ` : ""}${t.sendHint}</span>
        <span id="composer-count" role="status" class=${over ? "over" : ""}>${left > this.limit / 5 ? nothing : over ? t.composer.over(-left) : t.composer.left(left)}</span></p>`;
  }
}
customElements.define("desk-composer", DeskComposer);
