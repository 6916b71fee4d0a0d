// A figure an advisor sent: what it is, from when, and who says so.
import { html, nothing, type TemplateResult } from "lit";
import type { AnswerTexts } from "../shared/answer-card.js";
import { day } from "../shared/office-list.js";
import type { Bodies } from "../shared/protocol.js";

export function valueCard(value: Bodies["inserted-value"], t: AnswerTexts & { source: string }, lang: string): TemplateResult {
  const { title, text, stand, source } = value;
  return html`<p class="value"><span>${title}</span><strong>${text}</strong></p>
    <p class="small">${stand ? html`${t.stand}: <time datetime=${stand}>${day(stand, lang)}</time>` : nothing}${stand && source ? " · " : ""}${source ? html`${t.source}: ${/^https?:/.test(source.url)
      ? html`<a href=${source.url} target="_blank" rel="noopener">${source.title}</a>` : source.title}` : nothing}</p>`;
}
