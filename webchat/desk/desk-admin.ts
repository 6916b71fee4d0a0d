// <desk-admin>: the administration, a view of its own while the address ends in #admin/…; it hides what stands
// behind it in <desk-app> (admin.css), and asks before a change is lost.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import { icon } from "../staff/icons.js";
import type { Account, Lang } from "../shared/protocol.js";
import "./admin-accounts.js";
import "./admin-audit.js";
import "../staff/staff-confirm.js";
import type { StaffConfirm } from "../staff/staff-confirm.js";
import "./admin-hours.js";
import { mayAdminister } from "./admin-link.js";
import "./admin-replies.js";
import "./admin-teams.js";
import { de } from "./admin-texts.de.js";
import { en } from "./admin-texts.en.js";

type Tab = keyof typeof de.tabs;
const inAdmin = () => location.hash.startsWith("#admin");

export class DeskAdmin extends LitElement {
  static override properties = { account: { attribute: false }, lang: {}, at: { state: true } };
  declare account: Account; declare lang: Lang; declare at: string;
  private dirty = new Set<EventTarget>();

  constructor() { super(); this.at = inAdmin() ? location.hash : ""; }
  override createRenderRoot() { return this; }
  private get t() { return this.lang === "en" ? en : de; }
  private get tabs(): Tab[] { return this.account.role === "administrator" ? ["teams", "hours", "replies", "accounts", "audit"] : ["teams", "hours", "replies", "audit"]; }
  private get tab(): Tab { return this.tabs.find((tab) => this.at === `#admin/${tab}`) ?? "teams"; }

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener("hashchange", this.moved);
    window.addEventListener("beforeunload", this.leaving);
    window.addEventListener("keydown", this.key, true);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("hashchange", this.moved);
    window.removeEventListener("beforeunload", this.leaving);
    window.removeEventListener("keydown", this.key, true);
  }

  private leaving = (e: BeforeUnloadEvent) => { if (this.dirty.size) e.preventDefault(); };

  /** The desk's keys are not for what is hidden behind this view. */
  private key = (e: KeyboardEvent) => {
    if (this.at && e.key !== "?" && e.target instanceof Node && (e.target === document.body || this.contains(e.target))) e.stopPropagation();
  };

  private moved = () => void this.move();

  private async move() {
    const wanted = location.hash;
    if (wanted === this.at) return;
    if (this.at && this.dirty.size) {
      history.replaceState(null, "", this.at);                  /* stay, and ask */
      if (!await this.mayLeave()) return;
      history.replaceState(null, "", wanted || location.pathname);
    }
    const was = this.at;
    this.dirty.clear();
    this.at = inAdmin() ? wanted : "";
    document.querySelector<HTMLElement>("#menu:popover-open")?.hidePopover();
    await this.updateComplete;
    if (this.at) this.querySelector<HTMLElement>(was ? ".admin h2" : ".admin h1")?.focus();
    else document.querySelector<HTMLElement>("desk-header .account")?.focus();
  }

  private async mayLeave(): Promise<boolean> {
    const { t } = this;
    return await this.querySelector<StaffConfirm>("staff-confirm")!.ask({ title: t.unsaved, text: t.unsavedAsk, yes: t.discard, no: t.stay, danger: true }) !== null;
  }

  /** A link asks before it moves, so that the history has no step that led nowhere. */
  private async followed(e: MouseEvent) {
    const link = (e.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
    if (!link || !this.dirty.size) return;
    e.preventDefault();
    if (!await this.mayLeave()) { link.focus(); return; }
    this.dirty.clear();
    location.hash = link.hash;
  }

  private changed(e: CustomEvent<boolean>) {
    if (e.detail) this.dirty.add(e.target!);
    else this.dirty.delete(e.target!);
  }

  private content(): TemplateResult {
    const { t, lang, account } = this;
    switch (this.tab) {
      case "teams": return html`<admin-teams .t=${t} lang=${lang} .account=${account}></admin-teams>`;
      case "hours": return html`<admin-hours .t=${t} lang=${lang} .account=${account}></admin-hours>`;
      case "replies": return html`<admin-replies .t=${t} lang=${lang} .account=${account}></admin-replies>`;
      case "accounts": return html`<admin-accounts .t=${t} lang=${lang} .account=${account}></admin-accounts>`;
      case "audit": return html`<admin-audit .t=${t} lang=${lang} .account=${account}></admin-audit>`;
    }
  }

  override render() {
    const { t, tab } = this, open = this.at !== "" && mayAdminister(this.account);
    this.toggleAttribute("open", open);
    return open ? html`<main class="admin" @dirty=${this.changed} @click=${this.followed}>
      <a class="back-link" href="#">${icon("back")}${t.back}</a><h1 tabindex="-1">${t.title}</h1>
      <nav aria-label=${t.title}><ul>${this.tabs.map((one) => html`<li><a href="#admin/${one}" aria-current=${one === tab ? "page" : nothing}>${t.tabs[one]}</a></li>`)}</ul></nav>
      <div class="tab">${this.content()}</div></main><staff-confirm></staff-confirm>` : nothing;
  }
}
customElements.define("desk-admin", DeskAdmin);
