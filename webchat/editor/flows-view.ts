// <flows-view>: the guided questions: which there are, and one of them to edit (<flow-editor>).
import { html, nothing } from "lit";
import { read } from "./api.js";
import "./flow-editor.js";
import type { Flow, Trouble } from "./flow-model.js";
import { isEnd, troubles } from "./flow-model.js";
import { de } from "./flow-texts.de.js";
import { en } from "./flow-texts.en.js";
import { icon } from "./icons.js";
import { LoadingView } from "./loading-view.js";

interface Shown { flow: Flow; version: number; faults: { step: string; message: string }[]; paths: number; dead: string[] }
interface DocumentRow { item: string; title: string; kind: string; parts: number; draft: boolean; by: string; at: number }

export class FlowsView extends LoadingView {
  private flows: Shown[] = [];
  private get t() { return this.lang === "en" ? en : de; }
  private get open(): string { return this.place.path[0] ?? ""; }
  protected override placeKey() { return this.open ? "one" : "list"; }

  protected override async fetchAll() {
    if (this.open) return;                                      /* the editor reads its own */
    const { documents } = await read<{ documents: DocumentRow[] }>("documents");
    const ids = documents.map(({ item }) => /^flows\/(.+)\.json$/.exec(item)?.[1]).filter((id): id is string => id !== undefined);
    this.flows = await Promise.all(ids.map((flow) => read<Shown>("flow", { flow })));
  }

  private row({ flow, version, paths }: Shown) {
    const { t, lang, work } = this, steps = Object.values(flow.steps), ends = steps.filter(isEnd).length, wrong: Map<string, Trouble[]> = troubles(flow);
    return html`<li class="card item"><div><h2><a href="#/wegweiser/${encodeURIComponent(flow.id)}">${flow.title[lang]}</a> ${version ? html`<span class="tag strong">${work.changed}</span>` : nothing}${wrong.size ? html` <span class="tag bad">${work.faulty}</span>` : nothing}</h2>
      <p>${flow.intro[lang]}</p><p class="quiet">${t.steps(steps.length - ends, ends)} · ${t.paths(paths)}</p></div></li>`;
  }

  override render() {
    const { t, open } = this;
    if (open) return html`<flow-editor .shell=${this.shell} lang=${this.lang} .place=${this.place} .overview=${this.overview}></flow-editor>`;
    return html`<h1 tabindex="-1">${icon("flows")}${t.title}</h1><p class="quiet">${t.intro}</p>
      ${this.shown(() => this.flows.length ? html`<ul class="list">${this.flows.map((one) => this.row(one))}</ul>` : html`<p class="empty">${t.none}</p>`)}`;
  }
}
customElements.define("flows-view", FlowsView);
