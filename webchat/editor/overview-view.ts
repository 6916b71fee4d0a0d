// <overview-view>: what needs doing today, each with the way to it; below, what one was working on.
import { html, nothing } from "lit";
import { read } from "./api.js";
import { longMoment, moment, nameOf, shortDate, today } from "./format.js";
import { icon, type IconName } from "./icons.js";
import { documentName, documentPlace, openOf, type OpenDocument } from "./open-documents.js";
import { overviewTexts } from "./overview-texts.js";
import type { EntryRow } from "./types.js";
import { EditorView } from "./view.js";

const FEW = 6;

export class OverviewView extends EditorView {
  static override properties = { ...EditorView.properties, drafts: { state: true }, reviews: { state: true }, documents: { state: true } };
  declare drafts: readonly EntryRow[]; declare reviews: readonly EntryRow[]; declare documents: readonly OpenDocument[];

  constructor() { super(); this.drafts = this.reviews = this.documents = []; }
  private get t() { return overviewTexts[this.lang]; }

  override connectedCallback() {
    super.connectedCallback();
    void read<{ entries: EntryRow[] }>("entries", { show: "drafts" }).then(({ entries }) => { this.drafts = [...entries].sort((a, b) => b.draft_at - a.draft_at).slice(0, FEW); }, () => { /* the numbers above lead there, too */ });
    void read<{ documents: OpenDocument[] }>("documents").then(({ documents }) => { this.documents = openOf(documents); }, () => { /* likewise */ });
    void read<{ entries: EntryRow[] }>("entries", { state: "published", sort: "review" }).then(({ entries }) => { this.reviews = entries.slice(0, FEW); }, () => { /* likewise */ });
  }

  private task(count: number, drawn: IconName, text: string, help: string, to: string, urgent = false) {
    return count ? html`<li class="card task ${urgent ? "urgent" : ""}"><a href="#/${to}">${icon(drawn)}<b>${count}</b><span>${text}</span></a><p>${help}</p></li>` : nothing;
  }

  private list(title: string, all: string, rows: readonly EntryRow[], beside: (row: EntryRow) => unknown) {
    return rows.length ? html`<section class="card"><header><h2>${title}</h2><a href="#/${all}">${this.t.all}</a></header><ul>${rows.map((row) => html`<li><a href="#/eintraege/${row.slug}">${row.title || row.slug}</a><small>${beside(row)}</small></li>`)}</ul></section>` : nothing;
  }

  /** What is written outside of the entries, each with the way to where it is published. */
  private unpublished() {
    const { t, lang, documents, overview } = this;
    return documents.length ? html`<section class="card"><header><h2>${t.open}</h2></header><ul>${documents.map((one) => html`<li><a href="#/${documentPlace(one)}">${documentName(one, lang)}</a><small>${t.openBy(nameOf(one.by, overview), moment(one.at, lang))}</small></li>`)}</ul></section>` : nothing;
  }

  private lists() {
    const { t, lang, overview, shared } = this, now = today();
    return html`<div class="recent">${this.unpublished()}${this.list(t.openDrafts, "eintraege?show=drafts", this.drafts, (row) => html`${row.draft === "review" ? html`<span class="tag strong">${shared.draftStates.review}</span> ` : nothing}${nameOf(row.draft_by, overview)}, ${moment(row.draft_at, lang)}`)}
      ${this.list(t.nextReviews, "faellig", this.reviews, (row) => html`${row.review_by < now ? html`<span class="tag bad">${t.overdue}</span> ` : nothing}${shortDate(row.review_by, lang)}`)}</div>`;
  }

  override render() {
    const { t, overview: o, shared } = this;
    if (!o) return html`<h1 tabindex="-1">${t.title}</h1><p class="quiet">${shared.loading}</p>`;
    const missing = Math.max(0, o.languages.de - o.languages.en), { entries: e, values: v } = o, inWork = e.draft + e.review;
    const free = !(o.due || o.asked || inWork || v.expired || v.soon || missing || e.review);
    return html`<h1 tabindex="-1">${t.hello(o.me.name)}</h1><p class="quiet">${t.counts(e.published, e.archived)}</p>
      ${free && this.documents.length ? nothing : html`<h2>${t.todo}</h2>`}
      ${free ? this.documents.length ? nothing : html`<p class="empty">${icon("check")}${t.free}</p>` : html`<ul class="tasks">
        ${this.task(v.expired, "values", t.expired(v.expired), t.expiredHelp, "werte?state=expired", true)}
        ${this.task(e.review, "eye", t.review(e.review), t.reviewHelp, "eintraege?state=review", true)}
        ${this.task(o.due, "due", t.due(o.due), t.dueHelp, "faellig")}
        ${this.task(o.asked, "asked", t.asked(o.asked), t.askedHelp, "gefragt")}
        ${this.task(v.soon, "values", t.soon(v.soon), t.soonHelp, "werte?state=soon")}
        ${this.task(inWork, "pen", t.drafts(inWork), t.draftsHelp, "eintraege?show=drafts")}
        ${this.task(missing, "globe", t.missing(missing), t.missingHelp, "eintraege?show=no-english")}</ul>`}
      ${(o.not_published ?? []).map(({ item, at, message }) => html`<p class="warning">${icon("warn")}<span>${t.notPublished(longMoment(at, this.lang))} ${message}</span>${item.startsWith("entries/") ? html`<a class="button" href="#/eintraege/${item.split("/")[2]}">${shared.open}</a>` : html`<code>${item}</code>`}</p>`)}
      ${o.publish_at_next ? html`<p class="notice">${icon("clock")}${t.next(longMoment(o.publish_at_next, this.lang))}</p>` : nothing}${this.lists()}`;
  }
}
customElements.define("overview-view", OverviewView);
