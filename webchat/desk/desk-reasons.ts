// <desk-reasons>: why the bot said what it said: how sure it was, what came into question, which rules fired.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import { icon } from "../staff/icons.js";
import { locale } from "../shared/locale.js";
import type { Why } from "../shared/protocol.js";
import type { Texts } from "./texts.de.js";

const SHOWN = 5;

export class DeskReasons extends LitElement {
  static override properties = { t: { attribute: false }, why: { attribute: false }, confidence: { type: Number }, lang: {} };
  declare t: Texts; declare why: Why | undefined; declare confidence: number | undefined;

  override createRenderRoot() { return this; }

  override render(): TemplateResult | typeof nothing {
    const { t, why, confidence } = this;
    if (!why && confidence === undefined)
      return nothing;
    const percent = new Intl.NumberFormat(locale(this.lang), { style: "percent" });
    const points = new Intl.NumberFormat(locale(this.lang), { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    const hits = why?.hits?.slice(0, SHOWN) ?? [], rules = why?.rules ?? [];
    return html`<details class="reasons"><summary>${icon("chevron")}${t.why}</summary><dl>
      ${confidence === undefined ? nothing : html`<dt>${t.sureness}</dt><dd>${percent.format(confidence)}</dd>`}
      ${hits.length ? html`<dt>${t.hits}</dt><dd><ol>${hits.map((hit) => html`<li><code>${hit.entry}</code> <span>${points.format(hit.score)}</span></li>`)}</ol></dd>` : nothing}
      <dt>${t.rules}</dt><dd>${rules.length ? html`<ul>${rules.map((rule) => html`<li><code>${rule.rule}</code> <span>${rule.kind}</span></li>`)}</ul>` : t.noRules}</dd>
      ${why?.wants_person ? html`<dt>${t.wish}</dt><dd>${t.wishPerson}</dd>` : nothing}</dl></details>`;
  }
}
customElements.define("desk-reasons", DeskReasons);
