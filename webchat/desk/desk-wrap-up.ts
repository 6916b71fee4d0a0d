// <desk-wrap-up>: ends a talk and notes what it was about. It is filled in from the talk, so that Enter is mostly enough.
import { html, nothing, type PropertyValues } from "lit";
import { withAdvisor, type Log } from "../shared/log.js";
import type { BoardRow, Kind } from "../shared/protocol.js";
import type { Command } from "./desk.js";
import { DeskDialog } from "./dialog.js";

const KINDS: readonly Kind[] = ["auskunft", "beratung", "verweis"];

type Entry = "question" | "answer";
const GREETING = 40;    // what is shorter is no answer

/** What was talked about, as the log shows it. */
export function summary(log: Log): { topic: string; kind: Kind; question: string; answer: string } {
  const answered = log.events.findLast((e) => e.type === "inserted" || e.type === "answered");
  const known = answered && (answered.type === "inserted" || answered.type === "answered") ? answered.body : null;
  const said = (by: string) => log.events.filter((e) => e.type === "said" && e.by === by).map((e) => e.type === "said" ? e.body.text : "");
  const advised = said("advisor"), asked = said("employer");
  return {
    topic: known?.title ?? "",
    kind: advised.length > 1 ? "beratung" : "auskunft",
    question: asked[0] ?? "",
    answer: advised.filter((text) => text.length > GREETING).join("\n\n") || (known?.summary ?? ""),
  };
}

export class DeskWrapUp extends DeskDialog {
  static override properties = { ...DeskDialog.properties, row: { attribute: false }, log: { attribute: false }, limit: { type: Number }, entry: { state: true }, texts: { state: true } };
  declare row: BoardRow; declare log: Log; declare limit: number; declare entry: boolean; declare texts: Record<Entry, string>;
  private prefilled = summary({ seq: 0, state: "bot", advisor: null, slots: [], events: [] });

  constructor() { super(); this.entry = false; this.texts = { question: "", answer: "" }; }

  /* Once: what comes in meanwhile must not change what is being edited. */
  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has("log") || this.hasUpdated) return;
    const { question, answer } = this.prefilled = summary(this.log);
    this.texts = { question: this.cut(question), answer: this.cut(answer) };
  }

  /* All that was said together may be longer than the server takes. */
  private cut(text: string) { return [...text].slice(0, this.limit).join(""); }

  private get open() { return withAdvisor(this.row.state); }

  protected override titled() { return this.open ? this.t.wrapUp.title : this.t.wrapUp.late; }
  protected override submitLabel() { return this.open ? this.t.wrapUp.save : this.t.wrapUp.saveLate; }
  protected override doneText() { return this.t.wrapUp.done; }

  protected override commands(form: FormData): Command[] {
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const { conversation } = this.row;
    return [...(this.open ? [{ type: "close", conversation } as const] : []), {      /* the employer reads that it has ended */
      type: "wrap-up", conversation, topic: text("topic"), kind: text("kind") as Kind, solved: form.has("solved"),
      ...(text("firm") ? { firm: text("firm") } : {}), ...(this.entry && text("question") && text("answer") ? { make_entry: { question: text("question"), answer: text("answer") } } : {}),
    }];
  }

  protected override extra() {
    return this.open ? html`<button type="button" @click=${() => void this.perform([{ type: "close", conversation: this.row.conversation }])}>${this.t.wrapUp.only}</button>` : nothing;
  }

  private long(name: Entry, label: string, rows: number) {
    const text = this.texts[name];
    return html`<label>${label}<textarea name=${name} rows=${rows} required maxlength=${this.limit} aria-describedby="left-${name}" .value=${text}
      @input=${(e: Event) => { this.texts = { ...this.texts, [name]: (e.target as HTMLTextAreaElement).value }; }}></textarea></label>
      <p class="quiet" id="left-${name}">${this.t.composer.left(Math.max(0, this.limit - [...text].length))}</p>`;
  }

  protected override fields() {
    const { wrapUp: w, optional } = this.t, { prefilled } = this;
    return html`<label>${w.topic}<input name="topic" required maxlength="200" autofocus .value=${prefilled.topic || this.row.subject} autocomplete="off"></label>
      <fieldset><legend>${w.kind}</legend><div class="options">${KINDS.map((kind) => html`<label class="radio"><input type="radio" name="kind" value=${kind} ?checked=${kind === prefilled.kind}>${w.kinds[kind]}</label>`)}</div></fieldset>
      <label><span>${w.firm} <span class="quiet">${optional}</span></span><input name="firm" maxlength="200" value=${this.row.firm} autocomplete="off"></label>
      <label class="check"><input type="checkbox" name="solved" checked>${w.solved}</label>
      <label class="check"><input type="checkbox" .checked=${this.entry} @change=${(e: Event) => { this.entry = (e.target as HTMLInputElement).checked; }}>${w.entry}</label>
      ${this.entry ? html`<div class="entry"><p class="quiet">${w.entryHint}</p>${this.long("question", w.question, 2)}${this.long("answer", w.answer, 5)}</div>` : nothing}`;
  }
}
customElements.define("desk-wrap-up", DeskWrapUp);
