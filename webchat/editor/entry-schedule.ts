// <entry-schedule>: when a draft is published by itself, and when an entry is archived by itself.
import { html, nothing } from "lit";
import { change } from "./api.js";
import { EditorDialog } from "./editor-dialog.js";
import { entryTexts } from "./entry-texts.js";
import type { Work } from "./entry-work.js";
import { fieldMoment } from "./format.js";
import type { Shell } from "./view.js";

export class EntrySchedule extends EditorDialog {
  static override properties = { ...EditorDialog.properties, works: { attribute: false }, shell: { attribute: false }, publishAt: { state: true }, expireAt: { state: true } };
  declare works: readonly Work[]; declare shell: Shell; declare publishAt: string; declare expireAt: string;

  private get t() { return entryTexts[this.lang]; }
  private get drafts() { return this.works.filter(({ hasDraft }) => hasDraft); }
  protected titled() { return this.t.scheduleTitle; }

  override connectedCallback() {
    super.connectedCallback();
    const publish = this.drafts.map(({ draft }) => draft?.publish_at ?? 0).find(Boolean), expire = this.works.map(({ stored }) => stored?.expires_at ?? 0).find(Boolean);
    this.publishAt = publish ? fieldMoment(publish) : "";
    this.expireAt = expire ? fieldMoment(expire) : "";
  }

  private async plan(e: Event) {
    e.preventDefault();
    const at = (text: string) => text ? new Date(text).getTime() : null, publish_at = at(this.publishAt), expire = at(this.expireAt);
    if ([publish_at, expire].some((time) => time !== null && time <= Date.now())) { this.problem = this.t.past; return; }
    if (this.busy) return;
    this.busy = true;
    try {
      for (const work of this.drafts) if ((work.draft?.publish_at ?? null) !== publish_at) await change("schedule", { ...work.versioned(), publish_at });
      const stored = this.works.find((work) => work.stored);
      if (stored && (stored.stored?.expires_at ?? null) !== expire) await change("expire", { slug: stored.slug, at: expire });
      void this.shell.refresh();
      this.shell.tell(this.t.planned);
      this.finish();
    } catch (error) { this.problem = error instanceof Error ? error.message || this.shared.unreachable : ""; }
    finally { this.busy = false; }
  }

  private moment(id: string, label: string, help: string, value: string, set: (value: string) => void) {
    return html`<div class="field"><label for=${id}>${label}</label><div class="with-clear"><input id=${id} type="datetime-local" .value=${value} min=${fieldMoment(Date.now())} aria-describedby="${id}-help" @input=${(e: Event) => set((e.target as HTMLInputElement).value)}>
      ${value ? html`<button type="button" class="plain" @click=${() => set("")}>${this.t.clear}</button>` : nothing}</div><small id="${id}-help">${help}</small></div>`;
  }

  protected content() {
    const { t, shared } = this;
    return html`<form class="fields" novalidate @submit=${this.plan}>${this.drafts.length ? this.moment("f-publish-at", t.publishAt, t.publishAtHelp, this.publishAt, (value) => { this.publishAt = value; }) : html`<p class="quiet">${t.noDraftToPlan}</p>`}
      ${this.moment("f-expire-at", t.expireAt, t.expireAtHelp, this.expireAt, (value) => { this.expireAt = value; })}
      <div class="buttons end"><button type="button" @click=${() => this.finish()}>${shared.cancel}</button><button class="main" ?disabled=${this.busy}>${shared.save}</button></div></form>`;
  }
}
customElements.define("entry-schedule", EntrySchedule);
