// <exchange-view>: the knowledge as files, out and in; what would change is shown before anything does.
import { html, nothing } from "lit";
import { download, upload } from "./api.js";
import { dropped, packed, picked, type Chosen, type Packed } from "./dropped-files.js";
import { exchangeTexts } from "./exchange-texts.js";
import { check } from "./fields.js";
import { moment } from "./format.js";
import { icon } from "./icons.js";
import { LoadingView } from "./loading-view.js";

type What = "added" | "changed" | "unchanged" | "removed" | "broken";
interface Imported { files: { path: string; what: What; faults?: (string | { message: string; line?: number })[] }[]; added: number; changed: number; unchanged: number; removed: number; broken: number; stored: boolean }
const ORDER: readonly What[] = ["broken", "removed", "changed", "added", "unchanged"], FEW = 60;
const TAG: Record<What, string> = { broken: "bad", removed: "strong", changed: "info", added: "good", unchanged: "" };

/** All that was published when the last import of this page began: the way back. */
let before: { at: number; archive: Blob } | null = null;

export class ExchangeView extends LoadingView {
  static override properties = { ...LoadingView.properties, replace: { state: true }, source: { state: true }, result: { state: true }, over: { state: true }, only: { state: true }, most: { state: true } };
  declare private replace: boolean; declare private source: Packed | null; declare private result: Imported | null; declare private over: boolean; declare private only: What | ""; declare private most: number;

  constructor() { super(); this.replace = false; this.source = null; this.result = null; this.over = false; this.only = ""; this.most = FEW; }
  private get t() { return exchangeTexts[this.lang]; }
  protected override async fetchAll() { /* nothing to read */ }

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
      const kept = dry ? null : { at: Date.now(), archive: await download("export") };
      const { job } = await upload<{ job: number }>("import", { replace: replace ? 1 : "", dry: dry ? 1 : "", name: source.name }, source.body);
      this.result = await this.shell.run<Imported>(job, dry ? t.looking : t.importing);
      this.only = "";
      this.most = FEW;
      if (this.result.stored) before = kept;
      if (this.result.stored) { this.shell.tell(t.stored(this.result.added, this.result.changed, this.result.removed)); void this.shell.refresh(); }
      await this.updateComplete;
      this.querySelector<HTMLElement>(".import-result h2")?.focus();
    }, [""]);
  }

  private async confirm() {
    const { t, work, result } = this;
    if (await this.shell.ask({ title: t.confirmTitle, text: `${t.confirmText}${result?.removed ? ` ${t.confirmReplace(result.removed)}` : ""}`, yes: t.import, no: work.cancel, danger: !!result?.removed })) await this.run(false);
  }

  /** First it only shows what that would change, as with any other import. */
  private async goBack() {
    if (!before) return;
    this.replace = true;
    this.source = { name: `${this.t.beforeName(moment(before.at, this.lang))}.tar`, body: before.archive, skipped: [] };
    await this.run(true);
  }

  private saveBefore() {
    if (!before) return;
    const link = document.createElement("a"), url = URL.createObjectURL(before.archive);
    link.href = url;
    link.download = `kammerlotse-${new Date(before.at).toISOString().slice(0, 16).replace(":", "")}.tar`;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }

  private again() {
    this.source = null;
    this.result = null;
    this.replace = false;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("#f-files")?.focus());
  }

  /* ---- the page ------------------------------------------------------------------------------- */

  private wayBack() {
    const { t, busy } = this;
    return before ? html`<div class="notice way-back">${icon("history")}<span>${t.beforeText(moment(before.at, this.lang))}</span><span class="buttons"><button ?disabled=${busy} @click=${() => void this.goBack()}>${icon("undo")}${t.goBack}</button><button class="plain" @click=${() => this.saveBefore()}>${icon("save")}${t.saveBefore}</button></span></div>` : nothing;
  }

  private drop() {
    const { t, over, busy } = this;
    return html`<div class="drop ${over ? "over" : ""}" @dragover=${(e: DragEvent) => { e.preventDefault(); this.over = true; }} @dragleave=${() => { this.over = false; }} @drop=${(e: DragEvent) => { e.preventDefault(); this.over = false; void dropped(e.dataTransfer!).then((files) => this.take(files)); }}>
      ${icon("exchange")}<p>${t.drop}</p><p class="quiet">${t.or}</p><label class="button main" for="f-files">${t.choose}</label><input id="f-files" class="hidden" type="file" multiple accept=".tar,.tsv,.md,.json" ?disabled=${busy} aria-label=${t.choose}
        @change=${(e: Event) => { const input = e.target as HTMLInputElement, files = picked(input.files ?? []); input.value = ""; void this.take(files); }}></div>
      ${check(t.replace, this.replace, (on) => { this.replace = on; })}<small class="quiet">${t.replaceHelp}</small>`;
  }

  private fault(fault: string | { message: string; line?: number }) { return typeof fault === "string" ? fault : `${fault.line ? `${this.t.line(fault.line)}: ` : ""}${fault.message}`; }

  private outcome(r: Imported) {
    const { t, work, shared, source, only, busy } = this, files = r.files.filter(({ what }) => !only || what === only).sort((a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what)), shown = files.slice(0, this.most), changes = r.added + r.changed + r.removed;
    return html`<section class="import-result"><h2 tabindex="-1">${r.stored ? t.result : t.previewOf(source?.name ?? "")}</h2>${this.problem()}${r.stored ? this.wayBack() : nothing}
      ${source?.skipped.length ? html`<p class="quiet">${t.skipped(source.skipped.length)}</p>` : nothing}
      ${r.broken && !r.stored ? html`<p class="problem">${icon("warn")}<span>${t.brokenAll(r.broken)}</span></p>` : !changes && !r.stored ? html`<p class="notice">${icon("check")}<span>${t.noChange}</span></p>` : nothing}
      <div class="buttons">${!r.stored && !r.broken && changes ? html`<button class="main" ?disabled=${busy} @click=${() => void this.confirm()}>${t.confirm(changes)}</button>` : nothing}<button ?disabled=${busy} @click=${() => this.again()}>${t.other}</button></div>
      <div class="segments" role="group" aria-label=${t.show}><button aria-pressed=${only === ""} @click=${() => { this.only = ""; }}>${work.all} <b>${r.files.length}</b></button>${ORDER.filter((what) => r[what]).map((what) => html`<button aria-pressed=${only === what} @click=${() => { this.only = what; this.most = FEW; }}>${t.what[what]} <b>${r[what]}</b></button>`)}</div>
      <ul class="import-files">${shown.map((one) => html`<li><span class="tag ${TAG[one.what]}">${t.what[one.what]}</span><code>${one.path}</code>${one.faults?.length ? html`<ul class="dots">${one.faults.map((fault) => html`<li class="fault">${this.fault(fault)}</li>`)}</ul>` : nothing}</li>`)}</ul>
      ${files.length > shown.length ? html`<p class="grow"><button @click=${() => { this.most += 500; }}>${shared.showMore(Math.min(500, files.length - shown.length))}</button></p>` : nothing}</section>`;
  }

  override render() {
    const { t, result } = this;
    return html`<div class="page-head"><h1 tabindex="-1">${t.title}</h1></div><p class="quiet">${t.intro}</p>
      ${result ? this.outcome(result) : html`${this.wayBack()}<div class="exchange"><section class="card"><h2>${t.export}</h2><p>${t.exportText}</p><a class="button" href="/api/editor/export" download>${icon("save")}${t.download}</a></section>
        <section class="card"><h2>${t.import}</h2><p>${t.importText}</p>${this.problem()}${this.drop()}</section></div>`}`;
  }
}
customElements.define("exchange-view", ExchangeView);
