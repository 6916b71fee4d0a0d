// What the tabs of the administration share: loading, a form with its errors at the fields, saving, asking.
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Account, Lang } from "../shared/protocol.js";
import { Refused, change } from "./admin-api.js";
import type { Asked, StaffConfirm } from "../staff/staff-confirm.js";
import type { AdminTexts } from "./admin-texts.de.js";

export interface Fault { field: string; message: string }
export interface FieldOptions { help?: string; type?: string; max?: number; optional?: boolean; disabled?: boolean; autocomplete?: "off" }

/** `Draft` is what the open form holds. Fires `dirty` (bubbling) with whether it differs from what is stored. */
export abstract class AdminTab<Draft extends object> extends LitElement {
  static override properties = {
    t: { attribute: false }, lang: {}, account: { attribute: false }, draft: { state: true }, fault: { state: true }, busy: { state: true }, notice: { state: true }, failed: { state: true },
  };
  declare t: AdminTexts; declare lang: Lang; declare account: Account;
  protected declare draft: Draft | null; protected declare fault: Fault | null;
  protected declare busy: boolean; protected declare notice: string; protected declare failed: boolean;
  private initial = "";
  private opener = "";                                          /* where the focus goes back to */

  constructor() { super(); this.draft = null; this.fault = null; this.busy = false; this.notice = ""; this.failed = false; }
  override createRenderRoot() { return this; }

  override connectedCallback() { super.connectedCallback(); void this.load(); }

  /** Reads what the tab shows. */
  protected abstract fetchAll(): Promise<void>;

  protected async load() {
    this.failed = false;
    try { await this.fetchAll(); } catch { this.failed = true; }
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues) {
    if (changed.has("draft")) this.dispatchEvent(new CustomEvent("dirty", { detail: this.dirty, bubbles: true }));
  }

  protected get dirty() { return this.draft !== null && JSON.stringify(this.draft) !== this.initial; }

  /** Opens the form; `opener` is the id of the button that did. */
  protected begin(draft: Draft, opener = "", focus = true) {
    this.initial = JSON.stringify(draft);
    this.draft = draft;
    this.fault = null;
    this.notice = "";
    this.opener = opener;
    if (focus) void this.updateComplete.then(() => this.querySelector<HTMLElement>("form input:not(:disabled), form textarea, form select")?.focus());
  }

  protected end() {
    this.draft = null;
    this.fault = null;
    void this.updateComplete.then(() => document.getElementById(this.opener)?.focus());
  }

  protected put(part: Partial<Draft>) { if (this.draft) this.draft = { ...this.draft, ...part }; }

  protected async cancel() { if (!this.dirty || await this.mayDiscard()) this.end(); }

  /** Also before another form takes the place of this one. */
  protected async mayDiscard(): Promise<boolean> {
    const { t } = this;
    return !this.dirty || this.ask({ title: t.unsaved, text: t.unsavedAsk, yes: t.discard, no: t.stay });
  }

  /** Before something is lost. */
  protected async ask(asked: Asked): Promise<boolean> {
    return await document.querySelector<StaffConfirm>("desk-admin > staff-confirm")!.ask({ ...asked, danger: true }) !== null;
  }

  /** Sends a change; the answer, or null after its error is shown. */
  protected async send<T>(path: string, body: object, notice: string): Promise<{ answer: T } | null> {
    if (this.busy) return null;
    this.busy = true;
    this.fault = null;
    this.notice = "";
    try {
      const answer = await change<T>(path, body, this.lang);
      this.notice = notice;
      return { answer };
    } catch (error) {
      this.fault = this.faultOf(error);
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('[aria-invalid="true"], fieldset:has(.fault), .problem')?.focus());
      return null;
    } finally { this.busy = false; }
  }

  private faultOf(error: unknown): Fault {
    if (!(error instanceof Refused)) return { field: "", message: this.t.unreachable };
    if (error.status === 401) return { field: "", message: this.t.expired };
    if (error.status === 403) return { field: "", message: this.t.forbidden };
    return { field: error.field, message: error.message };
  }

  /* ---- what forms are made of; `field` is the name the server uses ---- */

  protected at(field: string) { return this.fault?.field === field ? this.fault.message : ""; }

  /** Ids of help and error, for aria-describedby. */
  protected told(field: string, help: string) {
    return [help ? `${field}-help` : "", this.at(field) ? `${field}-fault` : ""].filter(Boolean).join(" ") || nothing;
  }

  protected under(field: string, help = ""): TemplateResult {
    const wrong = this.at(field);
    return html`${help ? html`<small id="${field}-help">${help}</small>` : nothing}${wrong ? html`<p class="fault" id="${field}-fault">${wrong}</p>` : nothing}`;
  }

  protected line(field: string, label: string, value: string, set: (value: string) => void, o: FieldOptions = {}): TemplateResult {
    const help = o.help ?? "";
    return html`<div class="field"><label for="f-${field}">${label}${o.optional ? html` <small>(${this.t.optional})</small>` : nothing}</label>
      <input id="f-${field}" type=${o.type ?? "text"} .value=${value} maxlength=${o.max ?? nothing} ?disabled=${o.disabled} autocomplete=${o.autocomplete ?? nothing} aria-required=${o.optional ? "false" : "true"}
        aria-invalid=${this.at(field) ? "true" : "false"} aria-describedby=${this.told(field, help)} @input=${(e: Event) => set((e.target as HTMLInputElement).value)}>
      ${this.under(field, help)}</div>`;
  }

  protected checks(field: string, label: string, all: { value: string; text: string }[], chosen: string[], set: (chosen: string[]) => void, help = ""): TemplateResult {
    return html`<fieldset aria-describedby=${this.told(field, help)} tabindex="-1" class="field"><legend>${label}</legend><div class="checks">
      ${all.map(({ value, text }) => html`<label><input type="checkbox" .checked=${chosen.includes(value)}
        @change=${(e: Event) => set((e.target as HTMLInputElement).checked ? [...chosen, value] : chosen.filter((one) => one !== value))}>${text}</label>`)}</div>
      ${this.under(field, help)}</fieldset>`;
  }

  /** What is wrong with the form as a whole, or with a field that is not shown. */
  protected problem(shown: readonly string[]): TemplateResult {
    const message = this.fault && !shown.includes(this.fault.field) ? this.fault.message : "";
    return html`<div role="alert">${message ? html`<p class="problem" tabindex="-1">${message}</p>` : nothing}</div>`;
  }

  protected buttons(more: TemplateResult | typeof nothing = nothing): TemplateResult {
    const { t } = this;
    return html`<div class="buttons"><button class="main" ?disabled=${this.busy}>${t.save}</button><button type="button" @click=${() => void this.cancel()}>${t.cancel}</button>${more}</div>`;
  }

  /** The tab around what it shows: told when something is saved, or could not be read. */
  protected page(title: string, intro: string, loaded: boolean, content: () => TemplateResult): TemplateResult {
    const { t } = this;
    return html`<h2 tabindex="-1">${title}</h2><p class="quiet">${intro}</p><div role="status" class="notice">${this.notice}</div>
      ${this.failed ? html`<div role="alert"><p class="problem">${t.notLoaded}</p></div><button @click=${() => void this.load()}>${t.again}</button>`
        : loaded ? content() : html`<p class="quiet">${t.loading}</p>`}`;
  }
}
