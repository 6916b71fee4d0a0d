// What the views of documents share: loading, what could not be loaded, and what a refused change says.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { Refused, Unreachable } from "./api.js";
import { EditorView } from "./view.js";
import { de } from "./work-texts.de.js";
import { en } from "./work-texts.en.js";

export abstract class LoadingView extends EditorView {
  static override properties = { ...EditorView.properties, loaded: { state: true }, failed: { state: true }, busy: { state: true }, wrong: { state: true } };
  declare protected loaded: boolean; declare protected failed: boolean; declare protected busy: boolean;
  /** What the server found wrong, at a field; "" is the whole. */
  declare protected wrong: { field: string; message: string } | null;
  private here = "";
  private reading = Promise.resolve();

  constructor() { super(); this.loaded = false; this.failed = false; this.busy = false; this.wrong = null; }
  protected get work() { return this.lang === "en" ? en : de; }

  /** What a login is called. */
  protected person(login: string): string { return this.overview?.editors.find((one) => one.login === login)?.name ?? login; }

  /** Reads what is shown at `place`. */
  protected abstract fetchAll(): Promise<void>;
  /** What makes another place need a reading of its own. */
  protected placeKey(): string { return this.place.path.join("/"); }

  override willUpdate(changed: PropertyValues) {
    if (!changed.has("place")) return;
    const key = this.placeKey();
    if (this.loaded && key === this.here) return;
    this.here = key;
    this.loaded = false;                                        /* what is shown is of another place */
    void this.load();
  }

  protected load(): Promise<void> { return this.reading = this.readAll(); }

  private async readAll(): Promise<void> {
    this.failed = false;
    this.wrong = null;
    try { await this.fetchAll(); this.loaded = true; } catch { this.failed = true; }
    this.requestUpdate();
  }

  /** Runs a change: what is refused at a field is shown there, everything else by the shell. Whether it is done. */
  protected async doing(run: () => Promise<void>, fields: readonly string[] = []): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.wrong = null;
    await this.reading;                                         /* what it brings is of before the change */
    try { await run(); return true; } catch (error) {
      if (error instanceof Refused && (fields.includes(error.field) || fields.includes("")))
        this.wrong = { field: fields.includes(error.field) ? error.field : "", message: error.message };
      else this.shell.fail(error);
      void this.updateComplete.then(() => this.querySelector<HTMLElement>('[aria-invalid="true"], .problem[tabindex]')?.focus());
      return false;
    } finally { this.busy = false; }
  }
  protected wrongAt(field: string): string { return this.wrong?.field === field ? this.wrong.message : ""; }
  protected problem(): TemplateResult {
    const message = this.wrongAt("");
    return html`<div role="alert">${message ? html`<p class="problem" tabindex="-1">${message}</p>` : nothing}</div>`;
  }

  /** `content` once it is there. */
  protected shown(content: () => TemplateResult): TemplateResult {
    const { work: t } = this;
    if (this.failed) return html`<div class="empty" role="alert"><p>${t.notLoaded}</p><button @click=${() => void this.load()}>${t.again}</button></div>`;
    return this.loaded ? content() : html`<div class="empty quiet" role="status">${t.loading}</div>`;
  }
}
export const unreachable = (error: unknown): boolean => error instanceof Unreachable;
