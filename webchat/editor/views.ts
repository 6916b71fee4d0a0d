// The areas of work, in the order of the navigation. A view is an element (view.ts) and one line here.
import { html, type TemplateResult } from "lit";
import type { IconName } from "./icons.js";
import type { Overview } from "./types.js";
import type { Place, Shell } from "./view.js";
import type { Lang } from "../shared/protocol.js";
import "./asked-view.js";
import "./due-view.js";
import "./entries-view.js";
import "./entry-view.js";
import "./exchange-view.js";
import "./flows-view.js";
import "./offices-view.js";
import "./overview-view.js";
import "./rules-view.js";
import "./topics-view.js";
import "./values-view.js";

/** What every view is given. */
export interface Given { shell: Shell; lang: Lang; place: Place; overview: Overview | null }
export interface Area {
  /** The first part of its address. */
  area: string;
  name: { de: string; en: string };
  icon: IconName;
  /** What waits there; 0 shows nothing. */
  count?: (overview: Overview) => number;
  show: (given: Given) => TemplateResult;
}

export const areas: readonly Area[] = [
  { area: "uebersicht", name: { de: "Übersicht", en: "Overview" }, icon: "home", show: (g) => html`<overview-view .shell=${g.shell} lang=${g.lang} .place=${g.place} .overview=${g.overview}></overview-view>` },
  { area: "eintraege", name: { de: "Einträge", en: "Entries" }, icon: "entries", count: (o) => o.entries.draft + o.entries.review, show: (g) => g.place.path[0]
    ? html`<entry-view .shell=${g.shell} lang=${g.lang} .place=${g.place} .overview=${g.overview}></entry-view>` : html`<entries-view .shell=${g.shell} lang=${g.lang} .place=${g.place} .overview=${g.overview}></entries-view>` },
  { area: "gefragt", name: { de: "Gefragt", en: "Asked" }, icon: "asked", count: (o) => o.asked, show: (g) => html`<asked-view .shell=${g.shell} lang=${g.lang} .place=${g.place} .overview=${g.overview}></asked-view>` },
  { area: "werte", name: { de: "Werte", en: "Values" }, icon: "values", count: (o) => o.values.expired, show: (g) => html`<values-view .shell=${g.shell} lang=${g.lang} .place=${g.place} .overview=${g.overview}></values-view>` },
  { area: "regeln", name: { de: "Regeln & Wörter", en: "Rules & words" }, icon: "rules", show: (g) => html`<rules-view .shell=${g.shell} lang=${g.lang} .place=${g.place} .overview=${g.overview}></rules-view>` },
  { area: "wegweiser", name: { de: "Wegweiser", en: "Guides" }, icon: "flows", show: (g) => html`<flows-view .shell=${g.shell} lang=${g.lang} .place=${g.place} .overview=${g.overview}></flows-view>` },
  { area: "begruessung", name: { de: "Begrüßung", en: "Greeting" }, icon: "greeting", show: (g) => html`<topics-view .shell=${g.shell} lang=${g.lang} .place=${g.place} .overview=${g.overview}></topics-view>` },
  { area: "stellen", name: { de: "Stellen", en: "Offices" }, icon: "offices", show: (g) => html`<offices-view .shell=${g.shell} lang=${g.lang} .place=${g.place} .overview=${g.overview}></offices-view>` },
  { area: "faellig", name: { de: "Fällig", en: "Due" }, icon: "due", count: (o) => o.due, show: (g) => html`<due-view .shell=${g.shell} lang=${g.lang} .place=${g.place} .overview=${g.overview}></due-view>` },
  { area: "austausch", name: { de: "Austausch", en: "Exchange" }, icon: "exchange", show: (g) => html`<exchange-view .shell=${g.shell} lang=${g.lang} .place=${g.place} .overview=${g.overview}></exchange-view>` },
];
