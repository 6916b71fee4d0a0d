// <flow-diagram>: the questions of a flow as boxes from left to right, each way out a line of its box. Arrow keys move
// from box to box, Enter opens. Fires `choose` with a step.
import { LitElement, html, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import type { Lang } from "../shared/protocol.js";
import { BOX, HEAD, MARK, ROW, picture, type Box, type Picture } from "./flow-layout.js";
import { exits, isEnd, textOf, type Flow, type Step, type Trouble } from "./flow-model.js";
import { wayText } from "./flow-words.js";
import type { FlowTexts } from "./flow-texts.de.js";
import { icon } from "./icons.js";
import { placed } from "./placed.js";

const SCALES: readonly number[] = [.4, .5, .65, .8, 1];

export class FlowDiagram extends LitElement {
  static override properties = { t: { attribute: false }, lang: {}, flow: { attribute: false }, chosen: {}, walked: { attribute: false }, wrong: { attribute: false }, scale: { state: true }, at: { state: true } };
  declare t: FlowTexts; declare lang: Lang; declare flow: Flow; declare chosen: string;
  /** The steps of the walk so far. */
  declare walked: readonly string[];
  declare wrong: Map<string, Trouble[]>;
  declare private scale: number; declare private at: string;
  private drawn: Picture = { boxes: [], edges: [], width: 0, height: 0 };

  constructor() { super(); this.scale = 1; this.at = ""; this.chosen = ""; this.walked = []; }
  override createRenderRoot() { return this; }

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has("flow")) this.drawn = picture(this.flow);
    if (changed.has("chosen") && this.flow.steps[this.chosen]) this.at = this.boxOf(this.chosen);
    if (!this.drawn.boxes.some(({ name }) => name === this.at)) this.at = this.flow.start;
  }

  override firstUpdated() { this.reveal(this.chosen || this.flow.start); }
  override updated(changed: PropertyValues<this>) { if (changed.has("chosen") || changed.has("walked")) this.reveal(this.walked.at(-1) ?? this.chosen); }

  /** An end is shown in the first box that leads there. */
  private boxOf(name: string): string {
    const step = this.flow.steps[name];
    return step && !isEnd(step) ? name : Object.keys(this.flow.steps).find((one) => exits(this.flow.steps[one]!).some(({ to }) => to === name)) ?? name;
  }

  private reveal(name: string) {
    const pane = this.querySelector<HTMLElement>(".flow-pane"), box = this.drawn.boxes.find((one) => one.name === this.boxOf(name)), { scale } = this;
    if (!pane || !box) return;
    const left = box.x * scale, top = box.y * scale, right = left + BOX * scale, bottom = top + box.height * scale;
    if (left < pane.scrollLeft || right > pane.scrollLeft + pane.clientWidth) pane.scrollLeft = left - Math.max(40, (pane.clientWidth - BOX * scale) / 3);
    if (top < pane.scrollTop || bottom > pane.scrollTop + pane.clientHeight) pane.scrollTop = Math.max(0, top - Math.max(20, (pane.clientHeight - box.height * scale) / 2));
  }

  private choose(name: string) { this.dispatchEvent(new CustomEvent("choose", { detail: name })); }

  private key = (e: KeyboardEvent) => {
    const { boxes } = this.drawn, here = boxes.find(({ name }) => name === this.at);
    if (!here || e.ctrlKey || e.metaKey || e.altKey) return;
    const target = this.neighbour(e.key, here, boxes);
    if (!target) return;
    e.preventDefault();
    this.at = target.name;
    this.reveal(target.name);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(".flow-box [tabindex='0']")?.focus({ preventScroll: true }));
  };

  private neighbour(key: string, here: Box, boxes: readonly Box[]): Box | undefined {
    const closest = (some: readonly Box[]) => [...some].sort((a, b) => Math.abs(a.y - here.y) - Math.abs(b.y - here.y))[0];
    const step = this.flow.steps[here.name]!;
    switch (key) {
      case "ArrowDown": return boxes.filter((box) => box.layer === here.layer && box.y > here.y).sort((a, b) => a.y - b.y)[0];
      case "ArrowUp": return boxes.filter((box) => box.layer === here.layer && box.y < here.y).sort((a, b) => b.y - a.y)[0];
      case "ArrowRight": return boxes.find((box) => exits(step).some(({ to }) => to === box.name)) ?? closest(boxes.filter((box) => box.layer === here.layer + 1));
      case "ArrowLeft": return closest(boxes.filter((box) => exits(this.flow.steps[box.name]!).some(({ to }) => to === here.name))) ?? closest(boxes.filter((box) => box.layer === here.layer - 1));
      case "Home": return boxes.find((box) => box.name === this.flow.start);
      default: return undefined;
    }
  }

  private way(step: Step, at: number, to: string): TemplateResult {
    const { t, lang, flow } = this, target = flow.steps[to], text = wayText(step, at, lang, t);
    const end = target && isEnd(target);
    return html`<li class=${classMap({ way: true, ends: !!end, lost: !target })} title=${end ? `${text} → ${target.end![lang]}` : text}><span>${text}</span>
      ${target ? end ? html`<button class=${classMap({ end: true, "on": to === this.chosen, bad: this.wrong.has(to), person: !!target.person })} tabindex="-1" aria-label=${t.openEnd(target.end![lang])} @click=${() => this.choose(to)}>${icon(target.person ? "person" : "check")}</button>`
        : html`<i aria-hidden="true"></i>` : html`<b>${t.lost}</b>`}</li>`;
  }

  private box(box: Box): TemplateResult {
    const { t, lang, flow, chosen, walked } = this, step = flow.steps[box.name]!, faults = (this.wrong.get(box.name) ?? []).map((one) => t.troubleShort[one]), marks = [...box.name === flow.start ? [t.start] : [], ...faults];
    return html`${marks.length ? html`<p class="flow-marks" aria-hidden="true" ${placed({ left: `${box.x}px`, top: `${box.y - MARK}px`, width: `${BOX}px`, height: `${MARK}px` })}>${marks.map((mark, i) => html`<small class="tag ${i >= marks.length - faults.length ? "bad" : ""}">${mark}</small>`)}</p>` : nothing}<div class=${classMap({ "flow-box": true, on: chosen === box.name, walked: walked.includes(box.name), now: walked.at(-1) === box.name, bad: faults.length > 0 })} ${placed({ left: `${box.x}px`, top: `${box.y}px`, width: `${BOX}px`, height: `${box.height}px` })}>
      <button class="head" id="box-${box.name}" tabindex=${this.at === box.name ? 0 : -1} aria-current=${chosen === box.name ? "true" : nothing} ${placed({ height: `${HEAD}px` })} @focus=${() => { this.at = box.name; }} @click=${() => this.choose(box.name)}>
        <span lang=${lang}>${textOf(step)[lang] || t.noText}</span>${marks.length ? html`<span class="hidden">, ${marks.join(", ")}</span>` : nothing}</button>
      <ul ${placed({ "--row": `${ROW}px` })}>${exits(step).map(({ at, to }) => this.way(step, at, to))}</ul></div>`;
  }

  /** The largest size at which all of it can be seen, or the smallest there is. */
  private fit() {
    const pane = this.querySelector<HTMLElement>(".flow-pane")!, { width, height } = this.drawn;
    this.scale = SCALES.findLast((scale) => width * scale <= pane.clientWidth && height * scale <= pane.clientHeight) ?? SCALES[0]!;
  }

  private zoom() {
    const { t } = this, i = SCALES.indexOf(this.scale);
    return html`<div class="flow-zoom" role="group" aria-label=${t.size}>
      <button class="plain" aria-label=${t.smaller} title=${t.smaller} ?disabled=${i <= 0} @click=${() => { this.scale = SCALES[i - 1]!; }}>−</button>
      <span>${Math.round(this.scale * 100)} %</span>
      <button class="plain" aria-label=${t.larger} title=${t.larger} ?disabled=${i === SCALES.length - 1} @click=${() => { this.scale = SCALES[i + 1]!; }}>+</button>
      <button class="plain whole" @click=${() => this.fit()}>${t.whole}</button></div>`;
  }

  override render() {
    const { drawn: { boxes, edges, width, height }, scale, t, chosen, walked } = this;
    const lit = (from: string, to: string) => walked.some((name, i) => name === from && walked[i + 1] === to);
    return html`<div class="flow-pane scroll" role="group" aria-label=${t.diagram} @keydown=${this.key}>
      <div ${placed({ width: `${width * scale}px`, height: `${height * scale}px` })}><div class="flow-sheet" ${placed({ width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` })}>
        <svg width=${width} height=${height} aria-hidden="true"><defs><marker id="flow-arrow" viewBox="0 0 8 8" refX="6" refY="4" markerUnits="userSpaceOnUse" markerWidth="9" markerHeight="9" orient="auto"><path d="M0 0L8 4L0 8z"></path></marker></defs>
          ${edges.map((edge) => svg`<path class=${classMap({ on: edge.from === chosen || edge.to === chosen, walked: lit(edge.from, edge.to) })} d=${edge.path} marker-end="url(#flow-arrow)"></path>`)}</svg>
        ${boxes.map((box) => this.box(box))}</div></div></div>${this.zoom()}`;
  }
}
customElements.define("flow-diagram", FlowDiagram);
