// The offices in charge at a place, as an answer shows them. It is styled by the answer card.
import { html, nothing, type TemplateResult } from "lit";
import { locale } from "./locale.js";
import type { Office } from "./protocol.js";

export interface OfficeTexts { inCharge: string; website: string; stand: string }

/* A zero in brackets is for readers who dial at home: after a country code it must not be dialled. */
export const tel = (phone: string): string => `tel:${phone.replace(/\(0\)/g, "").replace(/[^+\d]/g, "")}`;

export const day = (date: string, lang: string): string =>
  new Date(date).toLocaleDateString(locale(lang), { timeZone: "UTC", dateStyle: "long" });

/** `lang` is the language of the labels; offices have German names and addresses in every language. */
export function officeList(offices: Office[], place: string | null, t: OfficeTexts, lang: string): TemplateResult {
  return html`<section class="offices"><h4>${t.inCharge} ${place}</h4>${offices.map((office) => html`<address>
    <b lang="de">${office.name}</b>${office.address ? html`<span lang="de">${office.address}</span>` : nothing}
    ${office.phone ? html`<a href=${tel(office.phone)}>${office.phone}</a>` : nothing}
    ${office.email ? html`<a href=${`mailto:${office.email}`}>${office.email}</a>` : nothing}
    ${/^https?:/.test(office.url) ? html`<a href=${office.url} target="_blank" rel="noopener" aria-label=${`${t.website}: ${office.name}`}>${t.website}</a>` : nothing}
    ${office.note ? html`<small lang=${lang === "en" && office.note_en ? "en" : "de"}>${(lang === "en" && office.note_en) || office.note}</small>` : nothing}
    <small>${t.stand}: <time datetime=${office.stand}>${day(office.stand, lang)}</time></small></address>`)}</section>`;
}
