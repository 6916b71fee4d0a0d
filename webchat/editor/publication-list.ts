// <publication-list>: what was published last, each with its way back. Fires `back` with the publication.
import { LitElement, html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import { exchangeTexts } from "./exchange-texts.js";
import { moment } from "./format.js";
import { icon } from "./icons.js";
import { itemName, itemPlace } from "./open-documents.js";
import { mayTakeBack, type Publication, type PublishedItem } from "./publications.js";
import { entryTitles } from "./titles.js";

const FEW = 5, SHOWN = 40, entry = /^entries\/([a-z]{2})\/(.+)$/;

export class PublicationList extends LitElement {
  static override properties = { lang: {}, publications: { attribute: false }, busy: { type: Boolean }, all: { state: true }, titles: { state: true } };
  declare lang: Lang; declare publications: readonly Publication[]; declare busy: boolean; declare private all: boolean; declare private titles: ReadonlyMap<string, string>;

  constructor() { super(); this.publications = []; this.all = false; this.titles = new Map(); }
  override createRenderRoot() { return this; }
  override connectedCallback() { super.connectedCallback(); void entryTitles().then((titles) => { this.titles = titles; }, () => { /* then slugs */ }); }
  private get t() { return exchangeTexts[this.lang]; }

  private nameOf(item: string) {
    const slug = entry.exec(item)?.[2];
    return slug ? this.titles.get(slug) ?? slug : itemName(item, this.lang);
  }
  /** Where nothing was noted, what it was about. */
  private titleOf({ note, items: [first, ...more] }: Publication) {
    const others = new Set(more.map(({ item }) => this.nameOf(item))), name = first ? this.nameOf(first.item) : "";
    others.delete(name);
    return note || (others.size ? `${name}, ${this.t.andMore(others.size)}` : name);
  }

  private item({ item, what, current }: PublishedItem) {
    const { t } = this, [, lang, slug] = entry.exec(item) ?? [], place = slug ? `eintraege/${slug}/verlauf?lang=${lang}` : itemPlace(item), name = this.nameOf(item);
    return html`<li>${place ? html`<a href="#/${place}">${name}</a>` : name}${lang ? html` <span class="tag">${lang.toUpperCase()}</span>` : nothing} <small>${t.what[what]}${current ? "" : `, ${t.since}`}</small></li>`;
  }

  private row(one: Publication) {
    const { t, lang } = this, count = (what: PublishedItem["what"]) => one.items.filter((item) => item.what === what).length, said = (["added", "changed", "removed"] as const).filter(count).map((what) => `${count(what)} ${t.what[what]}`).join(", ");
    return html`<li><div><b>${this.titleOf(one)}</b><small>${moment(one.at, lang)} · ${one.by === "import" ? "Import" : one.name} · ${said}</small>
        <details><summary>${t.itemsOf(one.items.length)}</summary><ul class="dots">${one.items.slice(0, SHOWN).map((item) => this.item(item))}</ul>${one.items.length > SHOWN ? html`<p class="quiet">${t.andMore(one.items.length - SHOWN)}</p>` : nothing}</details></div>
      ${mayTakeBack(one) ? html`<button ?disabled=${this.busy} aria-label="${t.takeBack}: ${this.titleOf(one)}" @click=${() => this.dispatchEvent(new CustomEvent("back", { detail: one }))}>${icon("undo")}${t.takeBack}</button>` : nothing}</li>`;
  }

  override render() {
    const { t, publications } = this, shown = this.all ? publications : publications.slice(0, FEW);
    return html`<section class="card published"><h2>${t.published}</h2><p class="quiet">${t.publishedHelp}</p><ol>${shown.map((one) => this.row(one))}</ol>
      ${publications.length > shown.length ? html`<button @click=${() => { this.all = true; }}>${t.allPublished(publications.length)}</button>` : nothing}</section>`;
  }
}
customElements.define("publication-list", PublicationList);
