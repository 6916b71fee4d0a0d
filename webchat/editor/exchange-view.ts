// <exchange-view>: the knowledge as files, out and in; what would change is shown before anything does.
import { html, nothing } from "lit";
import { upload } from "./api.js";
import { dropped, packed, picked, type Chosen, type Packed } from "./dropped-files.js";
import { entryTexts } from "./entry-texts.js";
import { faultSentence } from "./entry-work.js";
import { exchangeTexts } from "./exchange-texts.js";
import { check } from "./fields.js";
import { moment } from "./format.js";
import { icon } from "./icons.js";
import { LoadingView } from "./loading-view.js";
import "./publication-list.js";
import { readPublications, withoutPublication, type Publication } from "./publications.js";
import type { Fault } from "./types.js";

type What = "added" | "changed" | "unchanged" | "removed" | "broken";
interface Imported { files: { path: string; what: What; faults?: Fault[] }[]; added: number; changed: number; unchanged: number; removed: number; broken: number; stored: boolean }
const ORDER: readonly What[] = ["broken", "removed", "changed", "added", "unchanged"], FEW = 60, MORE = 500;
const TAG: Record<What, string> = { broken: "bad", removed: "strong", changed: "info", added: "good", unchanged: "" };

export class ExchangeView extends LoadingView {
  static override properties = { ...LoadingView.properties, replace: { state: true }, source: { state: true }, result: { state: true }, over: { state: true }, only: { state: true }, most: { state: true }, published: { state: true } };
  declare private replace: boolean; declare private source: Packed | null; declare private result: Imported | null; declare private over: boolean; declare private only: What | ""; declare private most: number; declare private published: readonly Publication[];

  /** What is being taken back. */
  private undoing: Publication | null = null;

  constructor() { super(); this.replace = false; this.source = null; this.result = null; this.over = false; this.only = ""; this.most = FEW; this.published = []; }
  private get t() { return exchangeTexts[this.lang]; }
  protected override async fetchAll() { await this.readPublished(); }
  private async readPublished() { this.published = await readPublications(); }

  private async take(chosen: Chosen[]) {
    if (!chosen.length) return;
    const source = await packed(chosen);
    if (source.skipped.length === chosen.length) return void (this.wrong = { field: "", message: this.t.nothing });
    this.source = source;
    await this.run(true);
  }

  private async run(dry: boolean) {
    const { source, replace, t } = this;
    if (!source) return;
    await this.doing(async () => {
      const { job } = await upload<{ job: number }>("import", { replace: replace ? 1 : "", dry: dry ? 1 : "", name: source.name }, source.body);
      this.result = await this.shell.run<Imported>(job, dry ? t.looking : this.undoing ? t.undoingNow : t.importing);
      this.only = "";
      this.most = FEW;
      if (this.result.stored) {
        await this.readPublished().catch(() => { /* the list then lacks it */ });
        this.shell.tell(this.undoing ? t.undone : t.stored(this.result.added, this.result.changed, this.result.removed));
        void this.shell.refresh();
      }
      await this.updateComplete;
      this.querySelector<HTMLElement>(".import-result h2")?.focus();
    }, [""]);
  }

  private async confirm() {
    const { t, work, result, undoing } = this;
    if (await this.shell.ask({ title: undoing ? t.undoTitle : t.confirmTitle, text: `${undoing ? t.undoText : t.confirmText}${result?.removed ? ` ${t.confirmReplace(result.removed)}` : ""}`, yes: undoing ? t.undoYes : t.import, no: work.cancel, danger: !!result?.removed })) await this.run(false);
  }

  private nameOf({ note, at }: Publication) { return note.replace(/\.tar$/, "").slice(0, 80) || moment(at, this.lang); }

  /** First it only shows what that would change, as with any other import. */
  private async goBack(publication: Publication) {
    const name = this.t.withoutName(this.nameOf(publication));
    if (!await this.doing(async () => { this.source = { name: `${name}.tar`, body: await withoutPublication(publication), skipped: [] }; }, [""])) return;
    this.replace = true;
    this.undoing = publication;
    await this.run(true);
  }

  private again() {
    this.undoing = null;
    this.source = null;
    this.result = null;
    this.replace = false;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("#f-files")?.focus());
  }

  /* ---- the page ------------------------------------------------------------------------------- */

  /** Right after an import; later it is in the list. */
  private wayBack() {
    const { t, busy, published: [last] } = this;
    return last && last.note === this.source?.name ? html`<div class="notice">${icon("history")}<span>${t.wayBack}</span><button ?disabled=${busy} @click=${() => void this.goBack(last)}>${icon("undo")}${t.takeBackImport}</button></div>` : nothing;
  }

  private drop() {
    const { t, over, busy } = this;
    return html`<div class="drop ${over ? "over" : ""}" @dragover=${(e: DragEvent) => { e.preventDefault(); this.over = true; }} @dragleave=${() => { this.over = false; }} @drop=${(e: DragEvent) => { e.preventDefault(); this.over = false; void dropped(e.dataTransfer!).then((files) => this.take(files)); }}>
      ${icon("exchange")}<p>${t.drop}</p><p class="quiet">${t.or}</p><label class="button main" for="f-files">${t.choose}</label><input id="f-files" class="hidden" type="file" multiple accept=".tar,.tsv,.md,.json" ?disabled=${busy} aria-label=${t.choose}
        @change=${(e: Event) => { const input = e.target as HTMLInputElement, files = picked(input.files ?? []); input.value = ""; void this.take(files); }}></div>
      ${check(t.replace, this.replace, (on) => { this.replace = on; })}<small class="quiet">${t.replaceHelp}</small>`;
  }

  private fault(fault: Fault) { return `${fault.line ? `${this.t.line(fault.line)}: ` : ""}${faultSentence(fault, entryTexts[this.lang].fields)}`; }

  private heading(r: Imported) {
    const { t, undoing, source } = this;
    if (r.stored) return undoing ? t.undone : t.result;
    return undoing ? t.undoPreview(this.nameOf(undoing)) : t.previewOf(source?.name ?? "");
  }

  /** What there is to know before one confirms. */
  private told(r: Imported, changes: number) {
    const { t, undoing } = this, later = undoing?.items.filter(({ current }) => !current).length ?? 0;
    return html`${later ? html`<p class="notice">${icon("history")}<span>${t.later(later)}</span></p>` : nothing}
      ${r.broken ? html`<p class="problem">${icon("warn")}<span>${t.brokenAll(r.broken)}</span></p>` : !changes ? html`<p class="notice">${icon("check")}<span>${undoing ? t.undoNothing : t.noChange}</span></p>` : nothing}`;
  }

  /** Where something is taken back, not what stays. */
  private files(r: Imported) {
    const { t, work, shared, only, most, undoing } = this, all = r.files.filter(({ what }) => !undoing || what !== "unchanged");
    const files = all.filter(({ what }) => !only || what === only).sort((a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what)), hidden = files.length - most;
    return html`<div class="segments" role="group" aria-label=${t.show}><button aria-pressed=${only === ""} @click=${() => { this.only = ""; }}>${work.all} <b>${all.length}</b></button>${ORDER.filter((what) => all.some((one) => one.what === what)).map((what) => html`<button aria-pressed=${only === what} @click=${() => { this.only = what; this.most = FEW; }}>${t.what[what]} <b>${r[what]}</b></button>`)}</div>
      <ul class="import-files">${files.slice(0, most).map((one) => html`<li><span class="tag ${TAG[one.what]}">${t.what[one.what]}</span><code>${one.path}</code>${one.faults?.length ? html`<ul class="dots">${one.faults.map((fault) => html`<li class="fault">${this.fault(fault)}</li>`)}</ul>` : nothing}</li>`)}</ul>
      ${hidden > 0 ? html`<p class="grow"><button @click=${() => { this.most += MORE; }}>${shared.showMore(Math.min(MORE, hidden))}</button></p>` : nothing}`;
  }

  private outcome(r: Imported) {
    const { t, work, source, busy, undoing } = this, changes = r.added + r.changed + r.removed;
    return html`<section class="import-result"><h2 tabindex="-1">${this.heading(r)}</h2>${this.problem()}${!r.stored ? this.told(r, changes) : undoing ? nothing : this.wayBack()}
      ${source?.skipped.length ? html`<p class="quiet">${t.skipped(source.skipped.length)}</p>` : nothing}
      <div class="buttons">${!r.stored && !r.broken && changes ? html`<button class="main" ?disabled=${busy} @click=${() => void this.confirm()}>${undoing ? t.undoConfirm(changes) : t.confirm(changes)}</button>` : nothing}<button ?disabled=${busy} @click=${() => this.again()}>${undoing ? work.back : t.other}</button></div>
      ${this.files(r)}</section>`;
  }

  override render() {
    const { t, result } = this;
    return html`<div class="page-head"><h1 tabindex="-1">${t.title}</h1></div><p class="quiet">${t.intro}</p>
      ${result ? this.outcome(result) : html`<div class="exchange"><section class="card"><h2>${t.export}</h2><p>${t.exportText}</p><a class="button" href="/api/editor/export" download>${icon("save")}${t.download}</a></section>
        <section class="card"><h2>${t.import}</h2><p>${t.importText}</p>${this.problem()}${this.drop()}</section></div>
        ${this.published.length ? html`<publication-list lang=${this.lang} .publications=${this.published} ?busy=${this.busy} @back=${(e: CustomEvent<Publication>) => void this.goBack(e.detail)}></publication-list>` : nothing}`}`;
  }
}
customElements.define("exchange-view", ExchangeView);
