// What the forms have in common: a field with its label, hint and error, and the consent.
import type { TemplateResult } from "lit";
import type { Given } from "../shared/protocol.js";
import type { FormsTexts } from "./forms-texts.de.js";
import { html, nothing } from "./kit.js";

export type FieldName = keyof Given | "text" | "consent";
/** What is wrong, by field. */
export type Faults = Partial<Record<FieldName, string>>;
export interface Field { name: FieldName; form: string; label: string; value: string; optional?: boolean; hint?: string; fault?: string; rows?: number }

const kinds: Partial<Record<FieldName, { type: string; autocomplete: string }>> = {
  firm: { type: "text", autocomplete: "organization" }, place: { type: "text", autocomplete: "address-level2" },
  name: { type: "text", autocomplete: "name" }, email: { type: "email", autocomplete: "email" }, phone: { type: "tel", autocomplete: "tel" },
};
const LONGEST = 200;       // characters of a one-line field

/** A field with all that belongs to it, `described` by what else explains it. */
export function field(f: Field, t: FormsTexts["form"], described = ""): TemplateResult {
  const id = `${f.form}-${f.name}`, kind = kinds[f.name];
  const told = [f.fault ? `${id}-wrong` : "", f.hint ? `${id}-hint` : "", described].filter(Boolean).join(" ") || nothing;
  return html`<div class="entry entry-${f.name}"><label for=${id}>${f.label}${f.optional ? html`<span>${` ${t.optional}`}</span>` : nothing}</label>
    ${f.hint ? html`<p class="small" id="${id}-hint">${f.hint}</p>` : nothing}
    ${kind ? html`<input id=${id} name=${f.name} type=${kind.type} autocomplete=${kind.autocomplete} maxlength=${LONGEST} .value=${f.value}
        aria-describedby=${told} aria-invalid=${f.fault ? "true" : "false"}>`
      : html`<textarea id=${id} name=${f.name} rows=${f.rows ?? 2} .value=${f.value} aria-describedby=${told} aria-invalid=${f.fault ? "true" : "false"}></textarea>`}
    ${f.fault ? html`<p class="wrong" id="${id}-wrong">${f.fault}</p>` : nothing}</div>`;
}

export function consentBox(form: string, text: string, on: boolean, fault: string | undefined): TemplateResult {
  const id = `${form}-consent`;
  return html`<div class="entry consent"><label for=${id}><input id=${id} name="consent" type="checkbox" .checked=${on}
      aria-describedby=${fault ? `${id}-wrong` : nothing} aria-invalid=${fault ? "true" : "false"}><span>${text}</span></label>
    ${fault ? html`<p class="wrong" id="${id}-wrong">${fault}</p>` : nothing}</div>`;
}

/** Goes to the first field that is wrong, once it is drawn. */
export function goToFault(host: { updateComplete: Promise<unknown> } & ParentNode): void {
  void host.updateComplete.then(() => {
    const at = host.querySelector<HTMLElement>("[aria-invalid=true]");
    at?.focus();
    at?.closest(".entry")?.scrollIntoView({ block: "nearest" });
  });
}
