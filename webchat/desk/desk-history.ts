// <desk-history>: all conversations that are over, to be searched, read and printed.
import { LitElement, html, nothing } from "lit";
import { icon } from "../staff/icons.js";
import type { Lang } from "../shared/protocol.js";
import { history, type Past } from "./api.js";
import { moment } from "../staff/format.js";
import type { Texts } from "./texts.de.js";

const AFTER = 250;      // milliseconds without a key

/** Fires `read` with a conversation. */
export class DeskHistory extends LitElement {
  static override properties = { t: { attribute: false }, lang: {}, q: { state: true }, list: { state: true }, older: { state: true }, busy: { state: true }, failed: { state: true } };
  declare t: Texts; declare q: string; declare list: readonly Past[] | null; declare older: string; declare busy: boolean; declare failed: boolean;
  private timer = 0;
  private asked: AbortController | null = null;

  constructor() { super(); this.q = ""; this.list = null; this.older = ""; this.busy = this.failed = false; }
  override createRenderRoot() { return this; }
  override connectedCallback() { super.connectedCallback(); void this.load(false); }
  override disconnectedCallback() { super.disconnectedCallback(); clearTimeout(this.timer); this.asked?.abort(); }
  override focus() { this.querySelector<HTMLInputElement>("input")?.focus(); }

  private input(e: Event) {
    this.q = (e.target as HTMLInputElement).value;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.load(false), AFTER);
  }

  private async load(more: boolean) {
    this.asked?.abort();
    const asked = this.asked = new AbortController();
    this.busy = true;
    this.failed = false;
    try {
      const page = await history(this.q.trim(), more ? this.older : "", asked.signal);
      if (asked.signal.aborted) return;
      this.failed = !page;
      this.list = page && [...more ? this.list ?? [] : [], ...page.conversations];
      this.older = String(page?.before ?? "");
    } catch { if (asked.signal.aborted) return; this.failed = true; }
    this.busy = false;
  }

  private row(one: Past) {
    const { t } = this, w = t.past, kind = one.kind ? t.wrapUp.kinds[one.kind] : "", subject = one.subject || t.noSubject;
    const state = one.kind ? one.solved ? w.solved : w.unsolved : one.state === "closed" ? "" : one.state === "answered" ? t.states.answered : one.state === "message" || one.state === "assigned" ? t.states.message : "";
    return html`<tr><td><time datetime=${new Date(one.at).toISOString()}>${moment(one.at, this.lang)}</time></td>
      <td><button class="plain" aria-label=${w.open(subject)} lang=${one.lang} @click=${() => this.dispatchEvent(new CustomEvent("read", { detail: one }))}>${subject}</button>${one.reference ? html`<small>${one.reference}</small>` : nothing}</td>
      <td>${one.firm || one.name || one.email}${one.place ? html`<small>${one.place}</small>` : nothing}</td><td>${one.topic}${kind ? html`<small>${kind}</small>` : nothing}</td>
      <td>${one.advisor ?? ""}${one.team ? html`<small>${one.team_name[this.lang as Lang]}</small>` : nothing}</td><td>${state ? html`<span class="tag ${one.solved || one.state === "answered" ? "" : "strong"}">${state}</span>` : nothing}</td></tr>`;
  }

  private results() {
    const { t, list } = this, w = t.past;
    if (this.failed) return html`<p class="quiet empty">${icon("clock")}${w.failed}<button @click=${() => void this.load(false)}>${w.retry}</button></p>`;
    if (!list) return html`<p class="quiet empty">${t.loading}</p>`;
    if (!list.length) return html`<p class="quiet empty">${icon("clock")}${this.q.trim() ? w.noMatch(this.q.trim()) : w.none}</p>`;
    return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="history"><table><thead><tr>${[w.at, w.subject, w.firm, w.topic, w.advisor, w.state].map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
      <tbody>${list.map((one) => this.row(one))}</tbody></table></div>
      ${this.older ? html`<p class="more"><button ?disabled=${this.busy} @click=${() => void this.load(true)}>${this.busy ? t.loading : w.more}</button></p>` : nothing}`;
  }

  override render() {
    const { t } = this, w = t.past;
    return html`<div class="top"><h2 id="history" tabindex="-1">${w.title}</h2>
      <div class="search" role="search">${icon("search")}<input type="search" aria-label=${w.search} placeholder=${w.search} .value=${this.q} @input=${this.input}></div>
      <span class="quiet" role="status">${this.list && !this.older ? w.count(this.list.length) : nothing}</span></div>${this.results()}`;
  }
}
customElements.define("desk-history", DeskHistory);
