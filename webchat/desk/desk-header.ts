// <desk-header>: the bar above: the views, whether the line stands, the own presence, alarms, the account's menu.
import { LitElement, html } from "lit";
import { icon } from "../staff/icons.js";
import type { Account, Lang, Presence } from "../shared/protocol.js";
import { adminLink, editorLink } from "./admin-link.js";
import { canNotify } from "./alarm.js";
import type { Settings, Switch } from "../staff/settings.js";
import type { Texts } from "./texts.de.js";

export type View = "desk" | "history";
const STATUSES = ["available", "busy", "away"] as const satisfies readonly Presence[];
const SWITCHES = ["sound", "repeat", "notify", "keys"] as const satisfies readonly Switch[];

/** Fires `view`, `presence`, `switch`, `capacity`, `keys`, `language`, `sign-out`. */
export class DeskHeader extends LitElement {
  static override properties = {
    t: { attribute: false }, account: { attribute: false }, settings: { attribute: false }, view: {}, status: {}, capacity: { type: Number }, linked: { type: Boolean }, lang: {},
  };
  declare t: Texts; declare account: Account; declare settings: Settings; declare view: View; declare status: Presence; declare capacity: number; declare linked: boolean;

  override createRenderRoot() { return this; }

  private tell(name: string, detail?: unknown) { this.dispatchEvent(new CustomEvent(name, { detail })); }

  private fromMenu(name: string) {
    this.querySelector<HTMLElement>("#menu")?.hidePopover();
    this.tell(name);
  }

  private views() {
    const { t, view } = this;
    return html`<nav class="views" aria-label=${t.views}>${(["desk", "history"] as const).map((one) => html`<button class="plain" aria-current=${one === view ? "page" : "false"}
      @click=${() => this.tell("view", one)}>${icon(one === "desk" ? "inbox" : "clock")}<span>${t[one]}</span></button>`)}</nav>`;
  }

  private presence() {
    const { t } = this;
    return html`<label class="presence ${this.status}"><span class="hidden">${t.presence}</span><select .value=${this.status}
      @change=${(e: Event) => this.tell("presence", (e.target as HTMLSelectElement).value)}>
      ${STATUSES.map((status) => html`<option value=${status} ?selected=${status === this.status}>${t.statuses[status]}</option>`)}</select></label>`;
  }

  private alarms() {
    const { t, settings } = this, loud = settings.sound;
    return html`<button class="plain" popovertarget="alarms" aria-label=${t.alarm} title=${t.alarm}>${icon(loud ? "bell" : "mute")}</button>
      <div id="alarms" class="menu" popover><h2>${t.alarm}</h2>
        ${SWITCHES.map((one) => one === "notify" && !canNotify() ? "" : html`<label class="check"><input type="checkbox" .checked=${settings[one]} ?disabled=${one === "repeat" && !loud}
          @change=${(e: Event) => this.tell("switch", { name: one, on: (e.target as HTMLInputElement).checked })}>${t.switches[one]}</label>`)}
        <label class="check number"><input type="number" min="1" max="20" .value=${String(this.capacity)}
          @change=${(e: Event) => this.tell("capacity", Number((e.target as HTMLInputElement).value))}>${t.capacity}</label></div>`;
  }

  override render() {
    const { t } = this, other: Lang = this.lang === "de" ? "en" : "de";
    return html`<header class="bar"><img src="/icon.svg" alt="" width="28" height="28"><h1>${t.title}</h1>${this.views()}
      <span role="status" class="link ${this.linked ? "" : "off"}" title=${this.linked ? "" : t.offLong}>${this.linked ? t.on : t.off}</span>
      ${this.presence()}${this.alarms()}
      <button class="plain account" popovertarget="menu" aria-label=${`${t.menu}: ${this.account.name}`}>${icon("person")}<span>${this.account.name}</span>${icon("chevron")}</button>
      <div id="menu" class="menu" popover><p><b>${this.account.name}</b></p>
        ${editorLink(this.account, this.lang)}${adminLink(this.account, this.lang)}
        <button class="plain" @click=${() => this.fromMenu("keys")}>${t.keys}</button>
        <button class="plain" lang=${other} @click=${() => this.fromMenu("language")}>${t.other}</button>
        <button class="plain" @click=${() => this.fromMenu("sign-out")}>${t.signOut}</button></div></header>`;
  }
}
customElements.define("desk-header", DeskHeader);
