// What stands above the log: what this is, what it promises, what becomes of what is said, and what one may begin with.
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../shared/icons.js";
import type { FlowLink, Greeting } from "../shared/protocol.js";
import { spoken } from "../shared/spoken.js";
import type { Texts } from "./texts.de.js";

export interface GreetingActions { choose(entry: string): void; flow(flow: FlowLink): TemplateResult }

/** `fresh`: nothing was said yet; `offered` is what the server offers to begin with, null as long as that is not known. */
export function greeting(t: Texts, lang: string, fresh: boolean, offered: Greeting | null, does: GreetingActions): TemplateResult {
  const { topics = [], flows = [], chamber = "" } = offered ?? {};
  return html`<section class="greeting"><p>${t.greeting}</p>
      <ul>${t.promises.map((promise) => html`<li>${icon("check")}${promise}</li>`)}</ul>
      <p class="small">${t.notice(chamber)}${t.links.map(([path, name]) => html` <a href=${new URL(path, import.meta.url).href} target="_blank" rel="noopener">${name}</a>`)}</p></section>
    ${fresh && topics.length ? html`<section class="examples"><h3>${t.topicsTitle}</h3>
      ${topics.map(({ entry, title }) => html`<button class="choice" @click=${() => does.choose(entry)}>${spoken(title, lang)}</button>`)}</section>` : nothing}
    ${fresh && flows.length ? html`<section class="examples"><h3>${t.flowsTitle}</h3>${flows.map(does.flow)}</section>` : nothing}`;
}
