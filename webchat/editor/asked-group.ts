// <asked-group>: questions that are alike. Fires `open`, `choose` ({asked, on}) and `act` (AskedAction).
import { LitElement, html, nothing } from "lit";
import { locale } from "../shared/locale.js";
import type { Lang } from "../shared/protocol.js";
import type { AskedGroup, AskedKind, AskedQuestion } from "./asked.js";
import type { AskedTexts } from "./asked-texts.js";
import "./editor-picker.js";
import { findEntries, type Option } from "./editor-picker.js";
import { icon } from "./icons.js";
import type { Intent } from "./parts.js";

export interface AskedAction { action: "add" | "new" | "scope" | "ignore" | "reopen"; to?: string; title?: string }

export class AskedGroupView extends LitElement {
  static override properties = { t: { attribute: false }, lang: {}, group: { attribute: false }, intents: { attribute: false }, chosen: { attribute: false }, state: {}, open: { type: Boolean, reflect: true }, busy: { type: Boolean } };
  declare t: AskedTexts; declare lang: Lang; declare group: AskedGroup; declare intents: readonly Intent[]; declare chosen: ReadonlySet<number>; declare state: string; declare open: boolean; declare busy: boolean;

  override createRenderRoot() { return this; }
  focusHead() { const head = this.querySelector<HTMLElement>(".asked-head"); head?.focus({ preventScroll: true }); this.scrollIntoView({ block: "nearest" }); }
  private fire<T>(name: string, detail?: T) { this.dispatchEvent(new CustomEvent(name, { detail })); }
  private act(detail: AskedAction) { this.fire("act", detail); }
  private day(at: number) { return new Date(at).toLocaleDateString(locale(this.lang), { day: "numeric", month: "short" }); }

  private question(one: AskedQuestion) {
    const { t, group } = this;
    return html`<li><label class="check"><input type="checkbox" aria-label=${t.choose(one.question)} .checked=${this.chosen.has(one.asked)} @change=${(e: Event) => this.fire("choose", { asked: [one.asked], on: (e.target as HTMLInputElement).checked })}>
        <span lang=${group.lang}>${one.question}</span></label><small>${t.kinds[one.kind]} · ${this.day(one.at)}${one.title ? html` · ${t.answeredWith(one.title)}` : nothing}${one.reason ? html` · ${t.reason(one.reason)}` : nothing}</small>
      ${one.answer ? html`<blockquote><small>${t.advisorWrote}</small><p>${one.answer}</p></blockquote>` : nothing}</li>`;
  }

  private actions() {
    const { t, group, lang, intents, busy } = this, kinds = [...new Set(intents.map(({ kind }) => kind))];
    if (this.state !== "open") return html`<div class="buttons"><button ?disabled=${busy} @click=${() => this.act({ action: "reopen" })}>${icon("undo")}${t.reopen}</button></div>`;
    return html`<div class="asked-actions" role="group" aria-label=${t.actions}><h2>${t.best}</h2>
      ${group.best.length ? html`<ol class="best">${group.best.slice(0, 3).map((one, i) => html`<li><button ?disabled=${busy} aria-label=${t.addTo(one.title)} @click=${() => this.act({ action: "add", to: one.slug, title: one.title })}><kbd>${i + 1}</kbd><span>${one.title}</span>${icon("plus")}</button></li>`)}</ol>` : html`<p class="quiet">${t.bestNone}</p>`}
      <editor-picker lang=${lang} name="pick-${group.group}" label=${t.pick} .find=${findEntries(lang)} @pick=${(e: CustomEvent<Option>) => this.act({ action: "add", to: e.detail.id, title: e.detail.label })}></editor-picker>
      <div class="buttons"><button ?disabled=${busy} @click=${() => this.act({ action: "new" })}>${icon("plus")}${t.makeNew}</button>
        <select aria-label=${t.scope} ?disabled=${busy} @change=${(e: Event) => { const select = e.target as HTMLSelectElement; if (select.value) this.act({ action: "scope", to: select.value }); select.value = ""; }}><option value="">${t.scope} …</option>
          ${kinds.map((kind) => html`<optgroup label=${t.kindName[kind] ?? kind}>${intents.filter((one) => one.kind === kind).map(({ id }) => html`<option value=${id}>${t.intent[id] ?? id}</option>`)}</optgroup>`)}</select>
        <button ?disabled=${busy} @click=${() => this.act({ action: "ignore" })}>${icon("eye")}${t.ignore}</button></div></div>`;
  }

  override render() {
    const { t, group, open, chosen } = this, asked = group.questions.map((one) => one.asked), some = asked.filter((one) => chosen.has(one)).length;
    return html`<div class="card ${open ? "open" : ""}"><div class="asked-row"><input type="checkbox" aria-label="${t.chooseGroup}: ${group.question}" .checked=${some > 0 && some === asked.length} .indeterminate=${some > 0 && some < asked.length} @change=${(e: Event) => this.fire("choose", { asked, on: (e.target as HTMLInputElement).checked })}>
        <button class="plain asked-head" aria-expanded=${open} @click=${() => this.fire("open")}><b class="count" title=${t.times(group.count)}>${group.count}</b><span class="name" lang=${group.lang}>${group.question}</span>
          <span class="tags">${(Object.entries(group.kinds) as [AskedKind, number][]).filter(([, n]) => n).map(([kind, n]) => html`<span class="tag ${kind === "draft" ? "info" : kind === "unanswered" ? "strong" : ""}">${n > 1 ? `${n}× ` : ""}${t.kinds[kind]}</span>`)}${group.lang === "en" ? html`<span class="tag">EN</span>` : nothing}<small>${t.last(this.day(group.last_at))}</small></span>${icon("chevron")}</button></div>
      ${open ? html`<div class="asked-open"><ul class="asked-questions">${group.questions.map((one) => this.question(one))}</ul>${this.actions()}</div>` : nothing}</div>`;
  }
}
customElements.define("asked-group", AskedGroupView);
