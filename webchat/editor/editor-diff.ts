// <editor-diff>: what differs, word by word. Long stretches that are the same are folded.
import { LitElement, html, type TemplateResult } from "lit";
import type { Lang } from "../shared/protocol.js";
import { de } from "./texts.de.js";
import { en } from "./texts.en.js";
import type { DiffPart, Words } from "./types.js";

const AROUND = 12;                                              /* words shown beside a change */

export class EditorDiff extends LitElement {
  static override properties = { lang: {}, parts: { attribute: false }, unfolded: { state: true } };
  declare lang: Lang; declare parts: readonly DiffPart[]; declare unfolded: boolean;

  constructor() { super(); this.parts = []; this.unfolded = false; }
  override createRenderRoot() { return this; }

  private same(text: string, first: boolean, last: boolean): TemplateResult | string {
    const t = this.lang === "en" ? en : de, words = text.split(/(?<=\s)/);
    const head = first ? 0 : AROUND, tail = last ? 0 : AROUND;
    if (this.unfolded || words.length <= head + tail + AROUND) return text;
    return html`${words.slice(0, head).join("")}<button type="button" class="plain fold" @click=${() => { this.unfolded = true; }}>… ${t.diffSame(words.length - head - tail)} …</button>${tail ? words.slice(-tail).join("") : ""}`;
  }

  private text(words: Words) {
    const t = this.lang === "en" ? en : de;
    return words.map(([what, text], i) => what === "del" ? html`<del><span class="hidden">${t.diffRemoved}: </span>${text}</del>`
      : what === "ins" ? html`<ins><span class="hidden">${t.diffAdded}: </span>${text}</ins>` : this.same(text, i === 0, i === words.length - 1));
  }

  override render() {
    const t = this.lang === "en" ? en : de, changed = this.parts.filter(({ words }) => words.some(([what]) => what !== "same"));
    return changed.length ? html`<dl class="diff">${changed.map(({ label, words }) => html`<div><dt>${label}</dt><dd>${this.text(words)}</dd></div>`)}</dl>` : html`<p class="quiet">${t.diffNone}</p>`;
  }
}
customElements.define("editor-diff", EditorDiff);
