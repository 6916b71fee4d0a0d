// <entry-notices>: what one should know before writing: who else is here, what was left unsaved, review, schedule.
import { LitElement, html, nothing } from "lit";
import type { Lang } from "../shared/protocol.js";
import "./editor-diff.js";
import type { Actions } from "./entry-actions.js";
import "./entry-compare.js";
import { entryTexts } from "./entry-texts.js";
import type { Work } from "./entry-work.js";
import { longMoment, nameOf } from "./format.js";
import { icon } from "./icons.js";
import type { Overview } from "./types.js";
import type { Shell } from "./view.js";

/** Fires `schedule`. */
export class EntryNotices extends LitElement {
  static override properties = { lang: {}, works: { attribute: false }, revision: { type: Number }, overview: { attribute: false }, shell: { attribute: false }, act: { attribute: false }, comparing: { state: true } };
  declare lang: Lang; declare works: readonly Work[]; declare revision: number; declare overview: Overview | null; declare shell: Shell; declare act: Actions; declare comparing: Work | null;

  constructor() { super(); this.comparing = null; }
  override createRenderRoot() { return this; }
  private get t() { return entryTexts[this.lang]; }

  private kept(work: Work) {
    const { t, lang } = this, { kept } = work;
    return kept ? html`<p class="warning">${icon("save")}<span>${t.kept(longMoment(kept.at, lang), t.variant[work.lang])}</span>
      <span class="buttons"><button class="main" @click=${() => work.goOn(kept)}>${t.goOn}</button>${work.entry ? html`<button @click=${() => { this.comparing = work; }}>${t.compare}</button>` : nothing}
      <button @click=${() => { work.dropKept(); this.shell.tell(t.keptDropped, () => work.goOn(kept)); }}>${t.dropKept}</button></span></p>` : nothing;
  }

  private review() {
    const { t, works, overview } = this, draft = works.find((work) => work.draft?.state === "review")?.draft, back = works.find((work) => work.draft?.state === "draft" && work.draft.note)?.draft;
    const slug = works[0]?.slug;
    if (!draft) return back ? html`<p class="notice">${icon("pen")}<span><b>${t.sentBack}</b> ${back.note}</span></p>` : nothing;
    const mine = draft.by === overview?.me.login;
    return html`<div class="notice">${icon("eye")}<span>${mine ? t.inReviewMine : t.inReview(nameOf(draft.by, overview))}${draft.note ? html`<br><b>${t.sentBack}</b> ${draft.note}` : nothing}</span>
      <span class="buttons"><a class="button" href="#/eintraege/${slug}/verlauf">${t.seeChanges}</a>${mine ? html`<button @click=${() => void this.act.takeBack()}>${t.takeBack}</button>` : html`<button @click=${() => void this.act.sendBack()}>${t.sendBack}</button>`}</span></div>`;
  }

  override render() {
    const { t, works, lang } = this, slug = works[0]?.slug;
    const others = [...new Map(works.flatMap(({ stored }) => stored?.others ?? []).map((one) => [one.login, one.name])).values()];
    const publishAt = works.map(({ draft }) => draft?.publish_at ?? 0).find(Boolean), expiresAt = works.map(({ stored }) => stored?.expires_at ?? 0).find(Boolean);
    const change = html`<button @click=${() => this.dispatchEvent(new CustomEvent("schedule"))}>${t.change}</button>`;
    const overtaken = works.some(({ draft, stored }) => draft?.base && stored?.published && draft.base !== stored.published.revision);
    return html`${works.map((work) => this.kept(work))}
      ${others.length ? html`<p class="warning" role="status">${icon("team")}<span>${t.others(others.join(", "))}</span></p>` : nothing}
      ${works.some(({ stored }) => stored?.state === "archived") ? html`<p class="notice">${icon("archive")}<span>${t.isArchived}</span><button @click=${() => void this.act.unarchive()}>${t.unarchive}</button></p>` : nothing}
      ${overtaken ? html`<p class="warning">${icon("warn")}<span>${t.overtaken}</span><a class="button" href="#/eintraege/${slug}/verlauf">${t.compare}</a></p>` : nothing}
      ${this.review()}
      ${works.map(({ stored }) => stored?.not_published ? html`<p class="warning">${icon("warn")}<span>${t.notPublished(longMoment(stored.not_published.at, lang))} ${stored.not_published.message}</span></p>` : nothing)}
      ${publishAt ? html`<p class="notice">${icon("clock")}<span>${t.scheduled(longMoment(publishAt, lang))}</span>${change}</p>` : nothing}
      ${expiresAt ? html`<p class="notice">${icon("clock")}<span>${t.expires(longMoment(expiresAt, lang))}</span>${change}</p>` : nothing}
      ${this.comparing ? html`<entry-compare lang=${lang} .work=${this.comparing} @done=${() => { this.comparing = null; }}></entry-compare>` : nothing}`;
  }
}
customElements.define("entry-notices", EntryNotices);
