// <asked-view>: what was asked and not answered well: put to an entry, made a new one, marked as no subject, or ignored.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { read } from "./api.js";
import { addTo, ignore, markScope, pending, readAsked, reopen, type AskedFilter, type AskedGroup, type AskedKind, type Touched } from "./asked.js";
import "./asked-group.js";
import type { AskedAction, AskedGroupView } from "./asked-group.js";
import { askedTexts } from "./asked-texts.js";
import "./document-bar.js";
import "./entry-new.js";
import { icon } from "./icons.js";
import { LoadingView } from "./loading-view.js";
import { readParts, type Intent } from "./parts.js";
import type { Lang } from "../shared/protocol.js";

const KINDS: readonly AskedKind[] = ["unanswered", "unhelpful", "handed-over", "draft"];
type Filter = keyof AskedFilter;

export class AskedView extends LoadingView {
  static override properties = { ...LoadingView.properties, groups: { state: true }, at: { state: true }, chosen: { state: true }, making: { state: true }, filter: { state: true }, count: { state: true } };
  declare private groups: AskedGroup[]; declare private at: string; declare private chosen: ReadonlySet<number>;
  declare private making: { asked: number[]; title: string; lang: Lang } | null; declare private filter: AskedFilter; declare private count: number;
  private intents: Intent[] = [];

  constructor() { super(); this.groups = []; this.at = ""; this.chosen = new Set(); this.making = null; this.count = 0; this.filter = { kind: "", lang: "", since: "", state: "open" }; }
  private get t() { return askedTexts[this.lang]; }
  private get index() { return this.groups.findIndex(({ group }) => String(group) === this.at); }
  private get current(): AskedGroup | undefined { return this.groups[this.index]; }

  protected override async fetchAll() {
    const [{ groups, all }, intents] = await Promise.all([readAsked(this.filter), this.intents.length ? null : readParts<Intent>("intents.json")]);
    this.groups = groups;
    this.count = all;
    if (intents) this.intents = intents.parts.map(({ part }) => part);
    this.chosen = new Set([...this.chosen].filter((one) => groups.some(({ questions }) => questions.some(({ asked }) => asked === one))));
    if (this.index < 0) this.at = String(groups[0]?.group ?? "");
  }

  private set(name: Filter, value: string) {
    this.filter = { ...this.filter, [name]: value };
    void this.load();
  }

  /* ---- what is done with questions ------------------------------------------------------------- */

  /** The selected ones, else all of the group. */
  private askedOf(group: AskedGroup | undefined): number[] { return this.chosen.size ? [...this.chosen] : group?.questions.map(({ asked }) => asked) ?? []; }

  private langOf(asked: readonly number[]): Lang { return this.groups.find(({ questions }) => questions.some((one) => asked.includes(one.asked)))?.lang ?? this.lang; }

  private async done(text: string, undo: () => Promise<void>, touched?: Touched) {
    const next = this.groups[this.index + 1] ?? this.groups[this.index - 1];
    if (touched) pending.set(touched.item, touched.version);
    this.chosen = new Set();
    this.at = this.current && await this.isLeft(String(this.current.group)) ? this.at : String(next?.group ?? "");
    this.shell.tell(text, () => void this.doing(async () => { await undo(); if (touched) await this.forget(touched.item); await this.load(); this.shell.tell(this.work.undone); void this.shell.refresh(); }));
    void this.shell.refresh();
    await this.updateComplete;
    this.querySelector<AskedGroupView>("asked-group[open]")?.focusHead();
  }

  private async isLeft(group: string): Promise<boolean> {
    await this.load();
    return this.groups.some((one) => String(one.group) === group);
  }

  private async forget(item: string) {
    const { draft } = await read<{ draft: { version: number } | null }>("item", { item }).catch(() => ({ draft: null }));
    if (draft) pending.set(item, draft.version);
    else pending.delete(item);
  }

  private async act({ action, to = "", title = "" }: AskedAction, group = this.current) {
    const asked = this.askedOf(group), { t } = this;
    if (!asked.length) return;
    if (action === "new") { this.making = { asked, title: group?.question ?? "", lang: this.langOf(asked) }; return; }
    await this.doing(async () => {
      if (action === "add") { const { touched, undo } = await addTo(asked, to, this.langOf(asked)); await this.done(t.added(asked.length, title), undo, touched); }
      else if (action === "scope") { const { touched, undo } = await markScope(asked, to); await this.done(t.scoped(t.intent[to] ?? to), undo, touched); }
      else if (action === "ignore") { await ignore(asked); await this.done(t.ignored(asked.length), () => reopen(asked)); }
      else { await reopen(asked); await this.load(); this.shell.tell(t.reopened); void this.shell.refresh(); }
    });
  }

  private made(slug: string | undefined) {
    this.making = null;
    if (slug) this.shell.go(`eintraege/${slug}`);
  }

  private choose(asked: readonly number[], on: boolean) { this.chosen = on ? new Set([...this.chosen, ...asked]) : new Set([...this.chosen].filter((one) => !asked.includes(one))); }

  override keyed(key: string): boolean {
    const { current: here, index } = this, to = key === "j" ? this.groups[index + 1] : key === "k" ? this.groups[index - 1] : undefined;
    if (to) { this.at = String(to.group); void this.updateComplete.then(() => this.querySelector<AskedGroupView>("asked-group[open]")?.focusHead()); return true; }
    if (!here || this.filter.state !== "open") return false;
    const best = here.best[Number(key) - 1], asked = here.questions.map((one) => one.asked);
    if (best) { void this.act({ action: "add", to: best.slug, title: best.title }); return true; }
    switch (key) {
      case "a": this.querySelector<HTMLElement>("asked-group[open] editor-picker input")?.focus(); return true;
      case "s": this.querySelector<HTMLElement>("asked-group[open] select")?.focus(); return true;
      case "n": void this.act({ action: "new" }); return true;
      case "i": void this.act({ action: "ignore" }); return true;
      case "x": this.choose(asked, !asked.every((one) => this.chosen.has(one))); return true;
      default: return false;
    }
  }

  /* ---- the page ------------------------------------------------------------------------------- */

  private choice(name: Filter, label: string, all: readonly (readonly [string, string])[]) {
    return html`<label>${label}<select @change=${(e: Event) => this.set(name, (e.target as HTMLSelectElement).value)}>${all.map(([value, text]) => html`<option value=${value} ?selected=${value === this.filter[name]}>${text}</option>`)}</select></label>`;
  }

  private bar() {
    const items = [...pending].map(([item, version]) => ({ item, version }));
    return items.length ? html`<document-bar .shell=${this.shell} lang=${this.lang} name=${this.t.pending} .items=${items} count=${items.length} @changed=${() => { pending.clear(); this.requestUpdate(); }}></document-bar>` : nothing;
  }

  private selection() {
    const { t, chosen } = this;
    return chosen.size ? html`<div class="selection" role="status"><b>${t.chosen(chosen.size)}</b><button class="plain" @click=${() => { this.chosen = new Set(); }}>${icon("close")}${t.unchoose}</button></div>` : nothing;
  }

  private content() {
    const { t, groups, filter, work } = this, all: [string, string] = ["", work.all];
    return html`${this.bar()}<div class="filters">${this.choice("state", t.state, Object.entries(t.states))}${this.choice("kind", t.kind, [all, ...KINDS.map((kind) => [kind, t.kinds[kind]!] as const)])}
        ${this.choice("lang", t.lang, [all, ["de", work.language.de], ["en", work.language.en]])}${this.choice("since", t.since, Object.entries(t.spans))}<span class="found" role="status">${t.groups(groups.length, groups.reduce((sum, one) => sum + one.count, 0))}</span></div>
      ${this.selection()}
      ${groups.length ? html`<ol class="asked">${repeat(groups, ({ group }) => group, (group) => html`<li><asked-group .t=${t} lang=${this.lang} .group=${group} .intents=${this.intents} .chosen=${this.chosen} ?busy=${this.busy} state=${filter.state} ?open=${String(group.group) === this.at}
          @open=${() => { this.at = String(group.group) === this.at ? "" : String(group.group); }} @choose=${(e: CustomEvent<{ asked: number[]; on: boolean }>) => this.choose(e.detail.asked, e.detail.on)} @act=${(e: CustomEvent<AskedAction>) => void this.act(e.detail, group)}></asked-group></li>`)}</ol>
          ${filter.state === "open" ? html`<p class="quiet">${t.keys}</p>` : nothing}`
        : html`<p class="empty">${icon("check")}${filter.state !== "open" ? t.noneDone : filter.kind || filter.lang || filter.since ? work.noHit : t.none}</p>`}`;
  }

  override render() {
    const { t, making, lang } = this;
    return html`<div class="page-head"><h1 tabindex="-1">${t.title}</h1></div><p class="quiet">${t.intro}</p>${this.shown(() => this.content())}
      ${making ? html`<entry-new lang=${lang} .asked=${making.asked} heading=${making.title} spoken=${making.lang} .areas=${this.overview?.areas ?? []} @done=${(e: CustomEvent<string | undefined>) => this.made(e.detail)}></entry-new>` : nothing}`;
  }
}
customElements.define("asked-view", AskedView);
