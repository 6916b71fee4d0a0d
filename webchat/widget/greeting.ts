// What stands above the log: what this is, what it promises, and what one may begin with.
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../shared/icons.js";
import type { FlowLink } from "../shared/protocol.js";
import type { Texts } from "./texts.de.js";

/** `fresh`: nothing was said yet. `ask` gets an example question, `flow` draws the button of a flow. */
export function greeting(t: Texts, fresh: boolean, flows: FlowLink[], ask: (question: string) => void, flow: (flow: FlowLink) => TemplateResult): TemplateResult {
  return html`<section class="greeting"><p>${t.greeting}</p>
      <ul>${t.promises.map((promise) => html`<li>${icon("check")}${promise}</li>`)}</ul><p class="small">${t.privacy}${t.links.map(([path, name]) => html` <a href=${new URL(path, import.meta.url).href} target="_blank">${name}</a>`)}</p></section>
    ${fresh ? html`<section class="examples"><h3>${t.examplesTitle}</h3>
      ${t.examples.map((question) => html`<button class="choice" @click=${() => ask(question)}>${question}</button>`)}</section>
      ${flows.length ? html`<section class="examples"><h3>${t.flowsTitle}</h3>${flows.map(flow)}</section>` : nothing}` : nothing}`;
}
