// <entry-chips>: a list of entries, to take away from and to add to. Fires `slugs` with the list.
import { LitElement, html, type PropertyValues } from "lit";
import type { Lang } from "../shared/protocol.js";
import "./editor-picker.js";
import { findEntries, type Option } from "./editor-picker.js";
import { icon } from "./icons.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";
import { entryTitles } from "./titles.js";

export class EntryChips extends LitElement {
  static override properties = { lang: {}, name: {}, label: {}, slugs: { attribute: false }, titles: { state: true } };
  declare lang: Lang; declare name: string; declare label: string; declare slugs: readonly string[]; declare private titles: ReadonlyMap<string, string>;

  constructor() { super(); this.slugs = []; this.titles = new Map(); this.name = "entries"; }
  override createRenderRoot() { return this; }
  override willUpdate(changed: PropertyValues<this>) { if (changed.has("lang")) void entryTitles().then((titles) => { this.titles = titles; }, () => { /* then the slugs are shown */ }); }

  private put(slugs: string[]) { this.dispatchEvent(new CustomEvent("slugs", { detail: slugs })); }

  override render() {
    const t = this.lang === "en" ? en : de, { slugs, lang } = this;
    return html`<editor-picker lang=${lang} name=${this.name} label=${this.label} .find=${findEntries(lang, slugs)} @pick=${(e: CustomEvent<Option>) => this.put([...slugs, e.detail.id])}></editor-picker>
      <ul class="chips">${slugs.map((slug) => html`<li><a href="#/eintraege/${slug}">${this.titles.get(slug) ?? slug}</a><button type="button" class="plain" aria-label=${t.removeLine(this.titles.get(slug) ?? slug)} @click=${() => this.put(slugs.filter((one) => one !== slug))}>${icon("close")}</button></li>`)}</ul>`;
  }
}
customElements.define("entry-chips", EntryChips);
