import { html, nothing, type TemplateResult } from "lit";
import { answerHtml } from "../shared/html.js";
import type { Answer, LogEvent, Why } from "../shared/protocol.js";
import type { Texts } from "./texts.de.js";

const fragments = new WeakMap<Answer, Node>();

/* The same node at each render, so that an opened answer keeps its links and selection. */
function full(answer: Answer): Node {
  let node = fragments.get(answer);
  if (!node) {
    const box = document.createElement("div");
    box.append(answerHtml(answer.html));
    fragments.set(answer, node = box);
  }
  return node;
}

function reasons(t: Texts, why: Why | undefined, confidence?: number) {
  if (!why && confidence === undefined) return nothing;
  return html`<details><summary>${t.why}</summary>
    ${confidence === undefined ? nothing : html`<p>${t.sureness}: ${Math.round(confidence * 100)} %</p>`}
    ${why?.rules ? html`<p>${t.rules}: ${JSON.stringify(why.rules)}</p>` : nothing}
    ${why?.hits ? html`<p>${t.hits}: ${JSON.stringify(why.hits)}</p>` : nothing}</details>`;
}

function content(t: Texts, e: LogEvent): TemplateResult | typeof nothing {
  switch (e.type) {
    case "said": return html`<p>${e.body.text}</p>`;
    case "answered": return html`<h3>${e.body.title}</h3><p>${e.body.summary}</p>
      <p class="quiet">${t.stand} ${e.body.stand}</p>${e.body.value_unknown ? html`<p class="problem">${t.unknownValue}</p>` : nothing}
      <details><summary>${t.full}</summary>${full(e.body)}</details>${reasons(t, e.body.why, e.body.confidence)}`;
    case "clarified": return html`<p>${e.body.text}</p><ul>${e.body.choices.map((c) => html`<li>– ${c.title}</li>`)}</ul>${reasons(t, e.body.why)}`;
    case "replied": return html`<p>${e.body.text}</p>${e.body.offer_person ? html`<p class="quiet">${t.offered}</p>` : nothing}${reasons(t, e.body.why)}`;
    default: return nothing;
  }
}

function systemLine(t: Texts, e: LogEvent): string {
  switch (e.type) {
    case "started": return t.started;
    case "chose": return `${t.chose}: ${e.body.title}`;
    case "person-asked": return e.body.note ? `${t.asked}: ${e.body.note}` : t.asked;
    case "person-cancelled": return t.cancelled;
    case "taken": return `${e.name ?? ""} ${t.tookIt}`;
    case "closed": return t.isClosed;
    default: return "";
  }
}

/* One event of the transcript, as an advisor reads it. */
export function eventView(t: Texts, lang: string, e: LogEvent): TemplateResult {
  const at = new Date(e.at);
  const time = html`<time datetime=${at.toISOString()}>${at.toLocaleString(lang, { dateStyle: "short", timeStyle: "short" })}</time>`;
  const line = systemLine(t, e);
  if (line) return html`<p class="line">${line} · ${time}</p>`;
  const who = e.by === "advisor" ? e.name : t[e.by];
  return html`<article class=${e.by}><small>${who} · ${time}${e.by === "advisor" ? html` · ✓ ${t.sent}` : nothing}</small>${content(t, e)}</article>`;
}
