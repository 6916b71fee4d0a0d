// <entry-conflict>: two have saved. Theirs, mine, or both together, field by field; nothing is lost before that.
import { html, nothing, type TemplateResult } from "lit";
import { Unreachable } from "./api.js";
import "./editor-diff.js";
import { EditorDialog } from "./editor-dialog.js";
import { entryTexts } from "./entry-texts.js";
import type { Work } from "./entry-work.js";
import { longMoment, nameOf } from "./format.js";
import type { Entry, Overview } from "./types.js";
import type { Shell } from "./view.js";
import { entryDiff, fieldText } from "./words.js";

type Choice = "mine" | "theirs" | "both";
const LINES = new Set<keyof Entry>(["keywords", "questions", "related", "nationals", "offices"]);
const ROWS = new Set<keyof Entry>(["legal_basis", "sources"]);

/** Fires `done`, with true if it is settled. */
export class EntryConflict extends EditorDialog<boolean> {
  static override properties = { ...EditorDialog.properties, work: { attribute: false }, shell: { attribute: false }, overview: { attribute: false }, merging: { state: true }, chosen: { state: true } };
  declare work: Work; declare shell: Shell; declare overview: Overview | null; declare merging: boolean; declare chosen: Partial<Record<keyof Entry, Choice>>;
  private texts: Partial<Record<keyof Entry, string>> = {};
  private mine: Entry | null = null;                            /* as it was when the dialog opened */
  protected override shape = "full" as const;

  constructor() { super(); this.merging = false; this.chosen = {}; }
  override connectedCallback() {
    super.connectedCallback();
    this.mine = this.work.entry;
    this.propose();
  }
  private get t() { return entryTexts[this.lang]; }
  protected titled() { return this.t.conflictTitle; }

  private get diff() { const { work, mine } = this; return mine && work.theirs ? entryDiff(work.theirs.entry, mine, this.t.fields) : []; }

  /** Where only one of the two has changed a field, that one's; where both have, it is for the editor to say. */
  private propose() {
    const { base, theirs } = this.work, { mine } = this;
    if (!base || !theirs || !mine) return;
    for (const field of Object.keys(this.t.fields) as (keyof Entry)[]) {
      const [was, here, there] = [base, mine, theirs.entry].map((entry) => fieldText(entry[field]));
      if (here !== there) this.chosen[field] = here === was ? "theirs" : there === was || ROWS.has(field) ? "mine" : "both";
    }
  }

  private async settle(entry: Entry, told: string) {
    if (this.busy) return;
    this.busy = true;
    this.problem = "";
    try {
      if (await this.work.settle(entry) === "conflict") {         /* yet another has saved: shown anew */
        this.merging = false;
        this.propose();
        return;
      }
      this.shell.tell(told);
      this.finish(true);
    } catch (error) { this.problem = error instanceof Unreachable ? this.shared.unreachable : error instanceof Error ? error.message : ""; }
    finally { this.busy = false; }
  }

  private async takeTheirs() {
    const { mine, work } = this;
    await work.takeTheirs();
    this.shell.tell(this.t.tookTheirs, mine ? () => work.put(mine) : undefined);
    this.finish(true);
  }

  private merged(): Entry {
    const mine = this.mine!, theirs = this.work.theirs!.entry, together: Record<string, unknown> = { ...mine };
    for (const field of Object.keys(this.t.fields) as (keyof Entry)[]) {
      const choice = this.chosen[field] ?? "mine";
      if (choice === "theirs") together[field] = theirs[field];
      if (choice === "both") { const text = this.texts[field] ?? fieldText(mine[field]); together[field] = LINES.has(field) ? text.split("\n").map((line) => line.trim()).filter(Boolean) : text; }
    }
    return together as unknown as Entry;
  }

  private choice(field: keyof Entry, label: string): TemplateResult {
    const { t } = this, now = this.chosen[field] ?? "mine", options: Choice[] = ROWS.has(field) ? ["mine", "theirs"] : ["mine", "theirs", "both"];
    return html`<fieldset class="field merge"><legend class="hidden">${label}</legend><div class="options">${options.map((one) => html`<label class="radio"><input type="radio" name="merge-${field}" .checked=${now === one} @change=${() => { this.chosen = { ...this.chosen, [field]: one }; }}>${one === "theirs" && this.who ? t.conflictOf(this.who) : t.conflictAt[one]}</label>`)}</div>
      ${now === "both" ? html`<textarea rows="4" aria-label=${label} .value=${this.texts[field] ?? this.together(field)} @input=${(e: Event) => { this.texts[field] = (e.target as HTMLTextAreaElement).value; }}></textarea>` : nothing}</fieldset>`;
  }

  /** To begin with: lists have all lines of both, a text is mine. */
  private together(field: keyof Entry): string {
    const mine = fieldText(this.mine![field]), theirs = fieldText(this.work.theirs!.entry[field]);
    const text = LINES.has(field) ? [...new Set([...theirs.split("\n"), ...mine.split("\n")])].filter(Boolean).join("\n") : mine;
    this.texts[field] = text;
    return text;
  }

  /** Who saved meanwhile; "" where that is oneself, in another window. */
  private get who(): string {
    const { by } = this.theirs;
    return by === this.overview?.me.login ? "" : nameOf(by, this.overview);
  }
  /** Where there is no draft any more, it was published. */
  private get theirs() { const { theirs, stored } = this.work; return theirs?.draft.version ? theirs.draft : stored?.published ?? { by: "", at: 0 }; }

  protected content() {
    const { t, lang, who } = this, when = longMoment(this.theirs.at || Date.now(), lang);
    return html`<p>${who ? t.conflict(who, when) : t.conflictOwn(when)}</p><p class="quiet">${this.merging ? t.mergeHelp : t.conflictDel(who)}</p>
      ${this.diff.map((part) => html`<section class="clash"><editor-diff lang=${lang} .parts=${[part]}></editor-diff>${this.merging ? this.choice(part.field as keyof Entry, part.label) : nothing}</section>`)}`;
  }

  protected override buttons() {
    const { t } = this;
    return html`<div class="buttons end">${this.merging ? html`<button @click=${() => { this.merging = false; }}>${this.shared.back}</button><button class="main" ?disabled=${this.busy} @click=${() => void this.settle(this.merged(), t.merged)}>${t.merge}</button>`
      : html`<button ?disabled=${this.busy} @click=${() => void this.takeTheirs()}>${t.takeTheirs(this.who)}</button><button ?disabled=${this.busy} @click=${() => void this.settle(this.mine!, t.keptMine)}>${t.keepMine}</button><button class="main" @click=${() => { this.merging = true; }}>${t.conflictMerge}</button>`}</div>`;
  }
}
customElements.define("entry-conflict", EntryConflict);
