// <editor-lines>: a list of short texts, one a line. Enter begins the next, pasting many lines makes many,
// Backspace in an empty one takes it away, arrows go to the next, Alt with an arrow moves it. The list is one stop
// of the Tab key, however long it is.
import { LitElement, html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import { icon } from "./icons.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";

/** Fires `lines` with the list. `faultOf` tells what is wrong with a line, "" for nothing. */
export class EditorLines extends LitElement {
  static override properties = { lang: {}, name: {}, label: {}, help: {}, lines: { attribute: false }, max: { type: Number }, optional: { type: Boolean }, spoken: {}, faultOf: { attribute: false }, faults: { attribute: false }, active: { state: true }, earlier: { state: true } };
  declare lang: Lang; declare name: string; declare label: string; declare help: string; declare lines: readonly string[]; declare max: number; declare optional: boolean; declare spoken: string;
  declare faultOf: (n: number) => string; declare faults: readonly string[];
  declare active: number;
  /** The lines before one was taken away, for an undo. */
  declare earlier: readonly string[] | null;

  constructor() { super(); this.name = this.label = this.help = this.spoken = ""; this.lines = []; this.max = 0; this.optional = false; this.faultOf = () => ""; this.faults = []; this.active = 0; this.earlier = null; }
  override createRenderRoot() { return this; }
  override focus() { this.field(0)?.focus(); }

  private get t() { return this.lang === "en" ? en : de; }
  private field(n: number) { return this.querySelector<HTMLInputElement>(`[id="f-${this.name}-${n}"]`); }

  private put(lines: readonly string[], focus = -1) {
    this.lines = lines;
    this.earlier = null;
    if (focus >= 0) this.active = focus;
    if (this.active >= lines.length) this.active = Math.max(0, lines.length - 1);
    this.dispatchEvent(new CustomEvent("lines", { detail: lines, bubbles: true }));
    if (focus >= 0) void this.updateComplete.then(() => (this.field(focus) ?? this.querySelector<HTMLElement>(".add"))?.focus());
  }

  private takeAway(n: number) {
    const { lines } = this;
    this.put(lines.filter((_, i) => i !== n), Math.max(0, n - 1));
    if (lines[n]) this.earlier = lines;
  }

  private key(e: KeyboardEvent, n: number) {
    const { lines } = this, line = lines[n] ?? "";
    if (e.isComposing) return;
    if (e.key === "Enter" && !e.ctrlKey && !e.metaKey) { e.preventDefault(); this.put([...lines.slice(0, n + 1), "", ...lines.slice(n + 1)], n + 1); }
    else if (e.key === "Backspace" && line === "") { e.preventDefault(); this.takeAway(n); }
    else if (e.altKey && (e.key === "ArrowUp" || e.key === "ArrowDown")) { e.preventDefault(); this.move(n, e.key === "ArrowUp" ? -1 : 1); }
    else if (e.key === "ArrowUp" || e.key === "ArrowDown") this.field(n + (e.key === "ArrowUp" ? -1 : 1))?.focus();
  }

  private move(n: number, by: number) {
    const to = n + by, lines = [...this.lines];
    if (to < 0 || to >= lines.length) return;
    [lines[n], lines[to]] = [lines[to]!, lines[n]!];
    this.put(lines, to);
  }

  private paste(e: ClipboardEvent, n: number) {
    const pasted = (e.clipboardData?.getData("text/plain") ?? "").split(/\r?\n/).map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, "").trim()).filter(Boolean);
    if (pasted.length < 2) return;
    e.preventDefault();
    const { lines } = this, known = new Set(lines.map((line) => line.trim().toLowerCase()));
    const fresh = pasted.filter((line) => !known.has(line.toLowerCase()) && known.add(line.toLowerCase()));
    const before = lines.slice(0, lines[n]?.trim() ? n + 1 : n);
    this.put([...before, ...fresh, ...lines.slice(n + 1)], before.length + fresh.length - 1);
  }

  private row(line: string, n: number) {
    const { t } = this, id = `f-${this.name}-${n}`, tab = n === this.active ? 0 : -1, fault = this.faultOf(n) || (this.max && line.length > this.max ? t.left(this.max - line.length, "characters") : "");
    return html`<li @focusin=${() => { this.active = n; }}><input id=${id} tabindex=${tab} .value=${line} lang=${this.spoken || nothing} aria-label=${t.lineOf(this.label, n + 1)} aria-invalid=${fault !== ""} aria-describedby=${fault ? `${id}-fault` : nothing}
        @input=${(e: Event) => this.put(this.lines.map((one, i) => i === n ? (e.target as HTMLInputElement).value : one))} @keydown=${(e: KeyboardEvent) => this.key(e, n)} @paste=${(e: ClipboardEvent) => this.paste(e, n)}>
      ${n ? html`<button type="button" class="plain" tabindex="-1" aria-label=${t.moveUp(line)} title="${t.moveUp(line)} (Alt ↑)" @click=${() => this.move(n, -1)}>${icon("up")}</button>` : nothing}
      <button type="button" class="plain" tabindex=${tab} aria-label=${t.removeLine(line)} title=${t.removeLine(line)} @click=${() => this.takeAway(n)}>${icon("close")}</button>
      ${fault ? html`<p class="fault" id="${id}-fault">${fault}</p>` : nothing}</li>`;
  }

  override render() {
    const { t, lines } = this;
    return html`<fieldset class="field"><legend>${this.label}${lines.length ? html` <span class="count">${lines.length}</span>` : nothing}${this.optional ? html` <small>(${t.optional})</small>` : nothing}</legend>
      <small>${this.help || t.listHelp}</small>${this.faults.map((fault) => html`<p class="fault">${fault}</p>`)}
      <ol class="lines">${lines.map((line, n) => this.row(line, n))}</ol>
      ${this.earlier ? html`<p class="undo" role="status">${t.linesRemoved(this.earlier.length - lines.length)}<button type="button" class="plain" @click=${() => this.put(this.earlier ?? lines)}>${icon("undo")}${t.undo}</button></p>` : nothing}
      <button type="button" class="plain add" @click=${() => this.put([...lines, ""], lines.length)} @paste=${(e: ClipboardEvent) => this.paste(e, lines.length)}>${icon("plus")}${t.add}</button></fieldset>`;
  }
}
customElements.define("editor-lines", EditorLines);
