// The areas of work, in the order of the navigation. A view is an element (view.ts) and one line here.
import { html, type TemplateResult } from "lit";
import type { IconName } from "./icons.js";
import type { Overview } from "./types.js";
import type { Place, Shell } from "./view.js";
import type { Lang } from "../shared/protocol.js";
import "./overview-view.js";

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
];
