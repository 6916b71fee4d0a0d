// The fields of the forms of parts, in a line each.
import { html, nothing, type TemplateResult } from "lit";
import type { Lang } from "../shared/protocol.js";
import "./editor-lines.js";
import "./editor-text.js";

/** `lang` is that of the page, `spoken` that of what is typed. */
export interface FieldOptions { lang: Lang; help?: string; wrong?: string; type?: string; disabled?: boolean; spoken?: Lang; rows?: number; max?: number; optional?: boolean; mono?: boolean }
type Set<T> = (value: T) => void;
const faults = (o: { wrong?: string }) => o.wrong ? [o.wrong] : [];

export const line = (name: string, label: string, value: string, set: Set<string>, o: FieldOptions): TemplateResult => html`<editor-text class=${o.mono ? "mono" : nothing} lang=${o.lang} name=${name} label=${label} .value=${value} help=${o.help ?? ""} type=${o.type ?? "text"}
  rows=${o.rows ?? 0} max=${o.max ?? 0} spoken=${o.spoken ?? ""} ?optional=${o.optional ?? false} ?disabled=${o.disabled ?? false} .faults=${faults(o)} @value=${(e: CustomEvent<string>) => { e.stopPropagation(); set(e.detail); }}></editor-text>`;

export const lines = (name: string, label: string, value: readonly string[], set: Set<string[]>, o: FieldOptions & { faultOf?: (n: number) => string }): TemplateResult => html`<editor-lines lang=${o.lang} name=${name} label=${label} .lines=${value} help=${o.help ?? ""}
  spoken=${o.spoken ?? ""} ?optional=${o.optional ?? false} .faults=${faults(o)} .faultOf=${o.faultOf ?? (() => "")} @lines=${(e: CustomEvent<string[]>) => { e.stopPropagation(); set(e.detail); }}></editor-lines>`;
export const cleaned = (list: readonly string[]): string[] => list.map((one) => one.trim()).filter(Boolean);

export const select = (name: string, label: string, value: string, all: readonly (readonly [value: string, text: string])[], set: Set<string>, wrong = "", disabled = false): TemplateResult => html`<div class="field"><label for="f-${name}">${label}</label>
  <select id="f-${name}" ?disabled=${disabled} aria-invalid=${wrong !== ""} aria-describedby=${wrong ? `f-${name}-fault` : nothing} @change=${(e: Event) => set((e.target as HTMLSelectElement).value)}>
    ${all.map(([one, shown]) => html`<option value=${one} ?selected=${one === value}>${shown}</option>`)}</select>${wrong ? html`<p class="fault" id="f-${name}-fault">${wrong}</p>` : nothing}</div>`;

export const check = (label: string, on: boolean, set: Set<boolean>): TemplateResult =>
  html`<label class="check"><input type="checkbox" .checked=${on} @change=${(e: Event) => set((e.target as HTMLInputElement).checked)}>${label}</label>`;
