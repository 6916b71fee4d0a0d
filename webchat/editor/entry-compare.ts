// <entry-compare>: what this browser kept beside what the server has.
import { html } from "lit";
import "./editor-diff.js";
import { EditorDialog } from "./editor-dialog.js";
import { entryTexts } from "./entry-texts.js";
import type { Work } from "./entry-work.js";
import { entryDiff } from "./words.js";

export class EntryCompare extends EditorDialog {
  static override properties = { ...EditorDialog.properties, work: { attribute: false } };
  declare work: Work;
  protected override shape = "wide" as const;
  protected titled() { return entryTexts[this.lang].keptTitle; }
  protected content() {
    const { work, lang } = this, t = entryTexts[lang];
    return html`<editor-diff lang=${lang} .parts=${work.kept && work.entry ? entryDiff(work.entry, work.kept.entry, t.fields) : []}></editor-diff>`;
  }
  protected override buttons() {
    const { work } = this, t = entryTexts[this.lang];
    return html`<div class="buttons end"><button class="main" @click=${() => { if (work.kept) work.goOn(work.kept); this.finish(); }}>${t.goOn}</button></div>`;
  }
}
customElements.define("entry-compare", EntryCompare);
