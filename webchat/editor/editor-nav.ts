// <editor-nav>: the areas of work, each with what waits there. Beside the page; where that is too narrow, a menu.
import { LitElement, html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import { icon } from "./icons.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";
import type { Overview } from "./types.js";
import { areas } from "./views.js";

export class EditorNav extends LitElement {
  static override properties = { lang: {}, area: {}, overview: { attribute: false } };
  declare lang: Lang; declare area: string; declare overview: Overview | null;

  override createRenderRoot() { return this; }

  override render() {
    const t = this.lang === "en" ? en : de, close = () => this.querySelector<HTMLElement>("#areas:popover-open")?.hidePopover();
    return html`<nav id="areas" popover aria-label=${t.areas}><ul>${areas.map(({ area, name, icon: drawn, count }) => {
      const waits = this.overview && count ? count(this.overview) : 0;
      return html`<li><a href="#/${area}" aria-current=${area === this.area ? "page" : nothing} @click=${close}>${icon(drawn)}<span>${name[this.lang]}</span>${waits ? html`<span class="count">${waits}</span>` : nothing}</a></li>`;
    })}</ul></nav>`;
  }
}
customElements.define("editor-nav", EditorNav);
