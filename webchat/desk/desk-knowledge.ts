// <desk-knowledge>: the knowledge beside the talk. What is found is inserted by a key, with its legal date.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import { icon } from "../staff/icons.js";
import type { Lang } from "../shared/protocol.js";
import { find, type Found, type Hit, type Value } from "./api.js";
import { stand } from "../staff/format.js";
import type { Texts } from "./texts.de.js";

const AFTER = 180;      // milliseconds without a key
const VALUES = 4;       // so many figures leave room for the answers

/** Fires `insert-entry` and `insert-value` with a hit. `spoken` is the employer's language. */
export class DeskKnowledge extends LitElement {
  static override properties = { t: { attribute: false }, lang: {}, spoken: {}, usable: { type: Boolean }, verb: {}, q: { state: true }, found: { state: true }, failed: { state: true } };
  declare t: Texts; declare spoken: Lang; declare usable: boolean; declare verb: string;
  declare q: string; declare found: Found | null; declare failed: boolean;
  private timer = 0;          // of a search to come, 0 for none
  private asked: AbortController | null = null;
  private settled: Promise<void> = Promise.resolve();

  constructor() { super(); this.q = ""; this.found = null; this.failed = false; }
  override createRenderRoot() { return this; }
  override disconnectedCallback() { super.disconnectedCallback(); clearTimeout(this.timer); this.asked?.abort(); }
  override focus() { this.querySelector<HTMLInputElement>("input")?.select(); this.querySelector<HTMLInputElement>("input")?.focus(); }

  private input(e: Event) {
    this.q = (e.target as HTMLInputElement).value;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => { this.settled = this.search(); }, AFTER);
  }

  private async search() {
    this.timer = 0;
    this.asked?.abort();
    const asked = this.asked = new AbortController(), q = this.q.trim();
    if (!q) { this.found = null; this.failed = false; return; }
    try {
      const found = await find(q, this.spoken, asked.signal);
      if (asked.signal.aborted) return;
      this.found = found;
      this.failed = !found;
    } catch { if (!asked.signal.aborted) this.failed = true; }
  }

  /* Into the hits only once they are those of what was typed: others coming later would take the focus away. */
  private async enter() {
    if (this.timer) { clearTimeout(this.timer); this.settled = this.search(); }
    await this.settled;
    await this.updateComplete;
    this.querySelector<HTMLElement>("li button.insert")?.focus();
  }

  /* From the field into the hits and between them. */
  private key(e: KeyboardEvent) {
    const buttons = [...this.querySelectorAll<HTMLElement>("li button.insert")], at = buttons.indexOf(e.target as HTMLElement);
    const field = this.querySelector<HTMLElement>("input");
    if (e.key === "Escape" && e.target === field && this.q) { this.q = ""; this.found = null; e.stopPropagation(); }
    if (e.key !== "ArrowDown" && e.key !== "ArrowUp") return;
    if (at < 0 && (e.target !== field || e.key === "ArrowUp")) return;
    e.preventDefault();
    if (at < 0) { void this.enter(); return; }
    (buttons[at + (e.key === "ArrowDown" ? 1 : -1)] ?? (e.key === "ArrowUp" ? field : null))?.focus();
  }

  private button(title: string, press: () => void): TemplateResult {
    return html`<button class="insert" aria-label=${`${this.verb}: ${title}`} aria-disabled=${this.usable ? "false" : "true"} title=${this.usable ? "" : this.t.notMine} @click=${() => { if (this.usable) press(); }}>${this.verb}</button>`;
  }

  private hit(hit: Hit) {
    const { t } = this;
    return html`<li><h4 lang=${this.spoken}>${hit.title}</h4><p lang=${this.spoken}>${hit.summary}</p>
      <div class="last"><small>${t.areas[hit.area] ?? hit.area} · ${t.stand} <time datetime=${hit.stand}>${stand(hit.stand, this.lang)}</time></small>
      ${this.button(hit.title, () => this.dispatchEvent(new CustomEvent("insert-entry", { detail: hit })))}</div></li>`;
  }

  private value(value: Value) {
    const { t } = this, source = value.source && typeof value.source === "object" ? value.source : null;
    return html`<li class="value"><h4 lang=${this.spoken}>${value.title}</h4><p lang=${this.spoken}><b>${value.text}</b></p>
      <div class="last"><small>${t.stand} <time datetime=${value.stand}>${stand(value.stand, this.lang)}</time>${source && /^https?:/.test(source.url) ? html` · <a href=${source.url} target="_blank" rel="noopener" title=${source.title} aria-label=${`${t.source}: ${source.title}`}>${t.source}</a>` : nothing}</small>
      ${this.button(value.title, () => this.dispatchEvent(new CustomEvent("insert-value", { detail: value })))}</div></li>`;
  }

  private results() {
    const { t, found } = this;
    if (this.failed) return html`<p class="quiet">${t.noSearch}</p>`;
    if (!found) return html`<p class="quiet">${t.searchHint}</p>`;
    const { hits = [], values = [] } = found;
    if (!hits.length && !values.length) return html`<p class="quiet">${t.noHits(this.q.trim())}</p>`;
    return html`${this.usable ? nothing : html`<p class="quiet">${t.notMine}</p>`}
      ${values.length ? html`<h3>${t.values}</h3><ul>${values.slice(0, VALUES).map((value) => this.value(value))}</ul>` : nothing}
      ${hits.length ? html`<h3>${t.entries}</h3><ul>${hits.map((hit) => this.hit(hit))}</ul>` : nothing}`;
  }

  override render() {
    const { t } = this;
    return html`<section aria-labelledby="knowledge" @keydown=${this.key}><h2 id="knowledge">${t.knowledge}</h2>
      <div class="search" role="search" aria-labelledby="knowledge">${icon("search")}<input type="search" aria-label=${t.search} placeholder=${t.search} .value=${this.q} @input=${this.input}></div>
      <div class="found" aria-live="polite">${this.results()}</div></section>`;
  }
}
customElements.define("desk-knowledge", DeskKnowledge);
