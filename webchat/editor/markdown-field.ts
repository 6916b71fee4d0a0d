// <markdown-field>: text with tools that insert: headings, lists, tables, and values from a list, so that nobody
// needs to know how they are written. What is inserted can be undone as if it had been typed.
import { LitElement, html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import { read } from "./api.js";
import "./editor-picker.js";
import { findIn, type EditorPicker, type Find, type Option } from "./editor-picker.js";
import { wordsIn } from "./editor-text.js";
import { entryTexts } from "./entry-texts.js";
import { icon, type IconName } from "./icons.js";

type Tool = "heading" | "bold" | "bullets" | "steps" | "table" | "link" | "value";
const drawn: Record<Tool, IconName> = { heading: "heading", bold: "bold", bullets: "bullets", steps: "steps", table: "table", link: "link", value: "values" };

interface ValuePart { id: string; part: { title: string; unit: string }; now?: string | null }
const values: Find = async (q, signal) => {
  const { parts } = await read<{ parts: ValuePart[] }>("parts", { document: "values.json" }, signal);
  return findIn(parts.map(({ id, part, now }): Option => ({ id, label: part.title || id, hint: [now, id].filter(Boolean).join(" · ") })))(q, signal);
};

/** Fires `value`. `few` has only what fits a sentence. */
export class MarkdownField extends LitElement {
  static override properties = { lang: {}, spoken: {}, name: {}, label: {}, help: {}, value: {}, rows: { type: Number }, words: { type: Number }, few: { type: Boolean }, faults: { attribute: false }, warnings: { attribute: false }, picking: { state: true } };
  declare lang: Lang; declare spoken: Lang; declare name: string; declare label: string; declare help: string; declare value: string; declare rows: number; declare words: number; declare few: boolean;
  declare faults: readonly string[]; declare warnings: readonly string[]; declare picking: boolean;

  constructor() { super(); this.value = ""; this.rows = 4; this.words = 0; this.few = false; this.faults = []; this.warnings = []; this.picking = false; }
  override createRenderRoot() { return this; }
  private get t() { return entryTexts[this.lang]; }
  private get area() { return this.querySelector("textarea")!; }
  private get tools(): Tool[] { return this.few ? ["value"] : ["heading", "bold", "bullets", "steps", "table", "link", "value"]; }

  private typed = () => {
    this.value = this.area.value;
    this.dispatchEvent(new CustomEvent("value", { detail: this.value, bubbles: true }));
  };

  /** In place of what is selected; `select` is what is selected then. */
  private insert(text: string, select = "") {
    const { area } = this;
    area.focus();
    if (!document.execCommand("insertText", false, text)) { area.setRangeText(text, area.selectionStart, area.selectionEnd, "end"); this.typed(); }
    const at = select ? area.value.lastIndexOf(select, area.selectionEnd) : -1;
    if (at >= 0) area.setSelectionRange(at, at + select.length);
  }

  /** Blank lines around a block, as far as there are none. */
  private block(text: string, select = "") {
    const { area } = this, before = area.value.slice(0, area.selectionStart), after = area.value.slice(area.selectionEnd);
    const open = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    const close = after === "" || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
    this.insert(open + text + close, select);
  }

  private use(tool: Tool) {
    const { sample } = entryTexts[this.spoken], { area } = this, chosen = area.value.slice(area.selectionStart, area.selectionEnd);
    const lines = chosen.split("\n").map((line) => line.trim()).filter(Boolean);
    switch (tool) {
      case "heading": return this.block(`## ${chosen.trim() || sample.heading}`, chosen ? "" : sample.heading);
      case "bold": return this.insert(`**${chosen || sample.bold}**`, chosen ? "" : sample.bold);
      case "bullets": return this.block(lines.length ? lines.map((line) => `- ${line}`).join("\n") : `- ${sample.item}`, lines.length ? "" : sample.item);
      case "steps": return this.block(lines.length ? lines.map((line, i) => `${i + 1}. ${line}`).join("\n") : `1. ${sample.step}`, lines.length ? "" : sample.step);
      case "table": return this.block(`| ${sample.column} 1 | ${sample.column} 2 |\n|---|---|\n| ${sample.cell} | ${sample.cell} |`, `${sample.column} 1`);
      case "link": return this.insert(`[${chosen || sample.link}](https://)`, chosen ? "https://" : sample.link);
      case "value": this.picking = true;
        void this.updateComplete.then(() => this.querySelector<EditorPicker>("editor-picker")?.focus());
    }
  }

  private picked(key: string) { this.picking = false; this.insert(`{{${key}}}`); }

  /** Enter goes on with a list, and ends it at an empty point; Ctrl+B makes bold. */
  private key(e: KeyboardEvent) {
    const { area } = this;
    if (!this.few && (e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "b") { e.preventDefault(); this.use("bold"); return; }
    if (this.few || e.key !== "Enter" || e.shiftKey || e.ctrlKey || e.metaKey || e.isComposing || area.selectionStart !== area.selectionEnd) return;
    const line = area.value.slice(area.value.lastIndexOf("\n", area.selectionStart - 1) + 1, area.selectionStart);
    const [, mark, text] = /^(- |\d+\. )(.*)$/.exec(line) ?? [];
    if (mark === undefined) return;
    e.preventDefault();
    if (text) this.insert(`\n${mark === "- " ? mark : `${parseInt(mark, 10) + 1}. `}`);
    else { area.setSelectionRange(area.selectionStart - line.length, area.selectionStart); this.insert("\n"); }
  }

  private toolKey(e: KeyboardEvent) {
    const step = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0, all = [...this.querySelectorAll<HTMLElement>('[role="toolbar"] button')];
    if (!step) return;
    e.preventDefault();
    const next = all[(all.indexOf(e.target as HTMLElement) + step + all.length) % all.length];
    for (const one of all) one.tabIndex = one === next ? 0 : -1;
    next?.focus();
  }

  override render() {
    const { t, name, faults, warnings, words } = this, id = `f-${name}`, left = words - wordsIn(this.value);
    return html`<div class="field"><div class="label"><label for=${id}>${this.label}</label>${words ? html`<small id="${id}-left" class=${left < 0 ? "over" : ""}>${t.wordsLeft(left)}</small>` : nothing}</div>
      <div class="markdown"><div role="toolbar" aria-label="${t.tools}: ${this.label}" aria-controls=${id} @keydown=${this.toolKey}>${this.tools.map((tool, i) => html`<button type="button" class="plain" tabindex=${i ? -1 : 0} title=${t.tool[tool]} aria-label=${tool === "value" ? nothing : t.tool[tool]} @click=${() => this.use(tool)}>${icon(drawn[tool])}${tool === "value" ? html`<span>${t.tool.value}</span>` : nothing}</button>`)}</div>
      ${this.picking ? html`<editor-picker lang=${this.lang} name="${name}-value" label=${t.pickValue} hideLabel placeholder=${t.pickValue} .find=${values} @pick=${(e: CustomEvent<Option>) => this.picked(e.detail.id)} @keydown=${(e: KeyboardEvent) => { if (e.key === "Escape") { e.preventDefault(); this.picking = false; this.area.focus(); } }}></editor-picker>` : nothing}
      <textarea id=${id} lang=${this.spoken} rows=${this.rows} spellcheck="true" .value=${this.value} aria-invalid=${faults.length > 0 || (words > 0 && left < 0)} aria-describedby="${id}-help ${id}-told" @input=${this.typed} @keydown=${this.key}></textarea></div>
      <small id="${id}-help">${this.help}</small><div id="${id}-told">${faults.map((one) => html`<p class="fault">${one}</p>`)}${warnings.map((one) => html`<p class="hint">${one}</p>`)}</div></div>`;
  }
}
customElements.define("markdown-field", MarkdownField);
