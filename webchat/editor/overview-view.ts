// <overview-view>: what needs doing today, each with the way to it.
import { html, nothing } from "lit";
import { icon, type IconName } from "./icons.js";
import { overviewTexts } from "./overview-texts.js";
import { EditorView } from "./view.js";

export class OverviewView extends EditorView {
  private get t() { return overviewTexts[this.lang]; }

  private task(count: number, drawn: IconName, text: string, help: string, to: string, urgent = false) {
    return count ? html`<li class="card task ${urgent ? "urgent" : ""}"><a href="#/${to}">${icon(drawn)}<b>${count}</b><span>${text}</span></a><p>${help}</p></li>` : nothing;
  }

  override render() {
    const { t, overview: o, shared } = this;
    if (!o) return html`<h1 tabindex="-1">${t.title}</h1><p class="quiet">${shared.loading}</p>`;
    const missing = Math.max(0, o.languages.de - o.languages.en), { entries: e, values: v } = o;
    const free = !(o.due || o.asked || o.drafts || v.expired || v.soon || missing || e.review);
    return html`<h1 tabindex="-1">${t.hello(o.me.name)}</h1><p class="quiet">${t.counts(e.published, e.archived)}</p>
      <h2>${t.todo}</h2>
      ${free ? html`<p class="empty">${icon("check")}${t.free}</p>` : html`<ul class="tasks">
        ${this.task(v.expired, "values", t.expired(v.expired), t.expiredHelp, "werte?state=expired", true)}
        ${this.task(e.review, "eye", t.review(e.review), t.reviewHelp, "eintraege?state=review", true)}
        ${this.task(o.due, "due", t.due(o.due), t.dueHelp, "faellig")}
        ${this.task(o.asked, "asked", t.asked(o.asked), t.askedHelp, "gefragt")}
        ${this.task(v.soon, "values", t.soon(v.soon), t.soonHelp, "werte?state=soon")}
        ${this.task(o.drafts, "pen", t.drafts(o.drafts), t.draftsHelp, "eintraege?show=drafts")}
        ${this.task(missing, "globe", t.missing(missing), t.missingHelp, "eintraege?show=no-english")}</ul>`}
      ${o.publish_at_next ? html`<p class="notice">${icon("clock")}${t.next(new Date(o.publish_at_next).toLocaleString(this.lang === "en" ? "en-GB" : "de-DE", { dateStyle: "full", timeStyle: "short" }))}</p>` : nothing}`;
  }
}
customElements.define("overview-view", OverviewView);
