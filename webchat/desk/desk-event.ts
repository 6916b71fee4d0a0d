import { html, nothing, type TemplateResult } from "lit";
import "../shared/answer-card.js";
import { icon } from "../staff/icons.js";
import { day } from "../shared/office-list.js";
import type { Choice, LogEvent, Why } from "../shared/protocol.js";
import type { Marks } from "./desk.js";
import "./desk-reasons.js";
import { eventLine, type LineContext } from "./event-line.js";
import { clock, longDay } from "../staff/format.js";
import type { Texts } from "./texts.de.js";

export interface EventContext extends LineContext { marks: Marks | undefined; employer: string }

/* What answers the other questions of the message. */
function more(t: Texts, choices: Choice[] = []): TemplateResult | typeof nothing {
  return choices.length ? html`<p class="more-asked">${t.more}</p><ul class="offered">${choices.map((c) => html`<li>${c.title}</li>`)}</ul>` : nothing;
}

function content(c: EventContext, e: LogEvent): TemplateResult | typeof nothing {
  const { t, lang } = c;
  const reasons = (body: { why?: Why; confidence?: number }) =>
    html`<desk-reasons .t=${t} .why=${body.why} .confidence=${body.confidence} lang=${lang}></desk-reasons>`;
  switch (e.type) {
    case "said": return html`<p class="text">${e.body.text}</p>`;
    case "answered": return html`<kammerlotse-answer .answer=${e.body} .t=${t.answer} lang=${lang}></kammerlotse-answer>${more(t, e.body.more)}${reasons(e.body)}`;
    case "inserted": return html`<kammerlotse-answer .answer=${e.body} .t=${t.answer} lang=${lang}></kammerlotse-answer>`;
    case "inserted-value": return html`<h3>${e.body.title}</h3><p><b>${e.body.text}</b></p><p class="quiet">${e.body.stand ? html`${t.stand} <time datetime=${e.body.stand}>${day(e.body.stand, lang)}</time>` : nothing}
      ${e.body.source ? html` · ${/^https?:/.test(e.body.source.url) ? html`<a href=${e.body.source.url} target="_blank" rel="noopener">${e.body.source.title}</a>` : e.body.source.title}` : nothing}</p>`;
    case "clarified": return html`<p>${e.body.text}</p><ul class="offered">${e.body.choices.map((one) => html`<li>${one.title}</li>`)}</ul>${reasons(e.body)}`;
    case "replied": return html`<p class="text">${e.body.text}</p>${e.body.offer_person ? html`<p class="quiet">${t.offered}</p>` : nothing}${reasons(e.body)}`;
    case "asked": return html`<p>${e.body.ask}</p>${e.body.misunderstood ? html`<p class="quiet">${t.misunderstood}</p>` : nothing}
      ${e.body.options.length ? html`<ul class="offered">${e.body.options.map((o) => html`<li>${o.text}</li>`)}</ul>` : nothing}`;
    case "concluded": return html`<h3>${t.guided}: ${e.body.title}</h3><p>${e.body.text}</p>
      ${e.body.value_unknown ? html`<p class="quiet">${t.answer.unknown}</p>` : nothing}${e.body.offer_person ? html`<p class="quiet">${t.offered}</p>` : nothing}
      <h4>${t.guideAnswers}</h4><dl class="summary">${e.body.answers.map((answer) => html`<div><dt>${answer.ask}</dt><dd>${answer.shown}</dd></div>`)}</dl>
      ${e.body.entries.length ? html`<ul class="offered">${e.body.entries.map((one) => html`<li>${one.title}</li>`)}</ul>` : nothing}
      <p class="quiet"><b>${t.answer.stand}:</b> <time datetime=${e.body.stand}>${day(e.body.stand, lang)}</time></p>`;
    case "message-left": return html`<p class="text">${e.body.text}</p><p class="quiet">${[e.body.name, e.body.firm, e.body.email, e.body.phone, e.body.reference].filter(Boolean).join(" · ")}</p>`;
    case "noted":
    case "replied-by-mail":
    case "replied-by-phone": return html`<p class="text">${e.body.text}</p>`;
    default: return nothing;
  }
}

/* How far a message to the employer has come. */
function mark(t: Texts, e: LogEvent, marks: Marks | undefined): TemplateResult | typeof nothing {
  if (e.by !== "advisor" || !["said", "inserted", "inserted-value"].includes(e.type)) return nothing;
  const read = marks && marks.read >= e.seq, delivered = marks && marks.delivered >= e.seq;
  return html`<span class="mark ${read ? "read" : ""}">${icon("check")}${read ? t.read : delivered ? t.delivered : t.sent}</span>`;
}

function label(t: Texts, e: LogEvent): TemplateResult | typeof nothing {
  switch (e.type) {
    case "noted": return html`<span class="kind">${icon("lock")}${t.note}</span>`;
    case "message-left": return html`<span class="kind">${icon("mail")}${t.messageLeft}</span>`;
    case "replied-by-mail": return html`<span class="kind">${icon("mail")}${t.byMail}</span>`;
    case "replied-by-phone": return html`<span class="kind">${icon("phone")}${t.byPhone}</span>`;
    default: return nothing;
  }
}

/* One event of the transcript, as an advisor reads it. */
function eventView(c: EventContext, e: LogEvent): TemplateResult {
  const { t, lang } = c, time = html`<time datetime=${new Date(e.at).toISOString()}>${clock(e.at, lang)}</time>`;
  const line = eventLine(c, e), note = e.type === "person-asked" && e.body.note;
  const who = e.by === "advisor" ? e.name : e.by === "employer" ? c.employer : t[e.by];
  const kind = e.type === "noted" ? "noted" : e.type === "replied-by-phone" ? "noted advisor" : e.by;
  const said = (words: unknown) => html`<article class=${kind}><small><b>${who}</b> ${label(t, e)} ${time} ${mark(t, e, c.marks)}</small>
    <div class="said">${words}</div></article>`;
  if (line) return html`<p class="line">${line} · ${time}</p>${note ? said(html`<p class="text">${note}</p>`) : nothing}`;
  return said(content(c, e));
}

/** All events, with a line where a new day begins. */
export function eventViews(c: EventContext, events: readonly LogEvent[]): TemplateResult[] {
  let before = new Date().toDateString();
  return events.map((e) => {
    const date = new Date(e.at).toDateString(), turned = date !== before;
    before = date;
    return html`${turned ? html`<p class="line day"><span>${longDay(e.at, c.lang)}</span></p>` : nothing}${eventView(c, e)}`;
  });
}
