import { html, nothing, type TemplateResult } from "lit";
import "../shared/answer-card.js";
import { locale } from "../shared/locale.js";
import { day } from "../shared/office-list.js";
import type { Choice, LogEvent, Why } from "../shared/protocol.js";
import "./desk-reasons.js";
import type { Texts } from "./texts.de.js";

/* What answers the other questions of the message. */
function more(t: Texts, choices: Choice[] = []): TemplateResult | typeof nothing {
  return choices.length ? html`<h4>${t.more}</h4><ul class="offered">${choices.map((c) => html`<li>${c.title}</li>`)}</ul>` : nothing;
}

function content(t: Texts, lang: string, e: LogEvent): TemplateResult | typeof nothing {
  const reasons = (body: { why?: Why; confidence?: number }) =>
    html`<desk-reasons .t=${t} .why=${body.why} .confidence=${body.confidence} lang=${lang}></desk-reasons>`;
  switch (e.type) {
    case "said": return html`<p class="text">${e.body.text}</p>`;
    case "answered": return html`<kammerlotse-answer .answer=${e.body} .t=${t.answer} lang=${lang}></kammerlotse-answer>${more(t, e.body.more)}${reasons(e.body)}`;
    case "clarified": return html`<p>${e.body.text}</p><ul class="offered">${e.body.choices.map((c) => html`<li>${c.title}</li>`)}</ul>${reasons(e.body)}`;
    case "replied": return html`<p class="text">${e.body.text}</p>${e.body.offer_person ? html`<p class="quiet">${t.offered}</p>` : nothing}${reasons(e.body)}`;
    case "asked": return html`<p>${e.body.ask}</p>${e.body.misunderstood ? html`<p class="quiet">${t.misunderstood}</p>` : nothing}
      ${e.body.options.length ? html`<ul class="offered">${e.body.options.map((o) => html`<li>${o.text}</li>`)}</ul>` : nothing}`;
    case "concluded": return html`<h3>${t.guided}: ${e.body.title}</h3><p>${e.body.text}</p>
      ${e.body.value_unknown ? html`<p class="quiet">${t.answer.unknown}</p>` : nothing}${e.body.offer_person ? html`<p class="quiet">${t.offered}</p>` : nothing}
      <h4>${t.guideAnswers}</h4><dl class="summary">${e.body.answers.map((answer) => html`<div><dt>${answer.ask}</dt><dd>${answer.shown}</dd></div>`)}</dl>
      ${e.body.entries.length ? html`<ul class="offered">${e.body.entries.map((c) => html`<li>${c.title}</li>`)}</ul>` : nothing}
      <p class="quiet"><b>${t.answer.stand}:</b> <time datetime=${e.body.stand}>${day(e.body.stand, lang)}</time></p>`;
    default: return nothing;
  }
}

function systemLine(t: Texts, e: LogEvent): string {
  switch (e.type) {
    case "started": return t.started;
    case "chose": return `${t.chose}: ${e.body.title}`;
    case "guided": return `${t.guided}: ${e.body.text}`;
    case "forgot": return `${t.forgot}: ${t.slots[e.body.slot]}`;
    case "person-asked": return e.body.note ? `${t.asked}: ${e.body.note}` : t.asked;
    case "person-cancelled": return t.cancelled;
    case "taken": return `${e.name ?? ""} ${t.tookIt}`;
    case "closed": return t.isClosed;
    default: return "";
  }
}

/* One event of the transcript, as an advisor reads it. */
export function eventView(t: Texts, lang: string, e: LogEvent): TemplateResult {
  const at = new Date(e.at), today = at.toDateString() === new Date().toDateString();
  const text = today ? at.toLocaleTimeString(locale(lang), { timeStyle: "short" }) : at.toLocaleString(locale(lang), { dateStyle: "medium", timeStyle: "short" });
  const time = html`<time datetime=${at.toISOString()}>${text}</time>`;
  const line = systemLine(t, e);
  if (line) return html`<p class="line">${line} · ${time}</p>`;
  const who = e.by === "advisor" ? e.name : t[e.by];
  return html`<article class=${e.by}><small><b>${who}</b> ${time}${e.by === "advisor" ? html` · ${t.sent}` : nothing}</small>
    <div class="said">${content(t, lang, e)}</div></article>`;
}
