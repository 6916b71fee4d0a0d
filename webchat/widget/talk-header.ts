// <kammerlotse-header>: the top of the panel: what this is, and who answers now.
import { LitElement, html, type TemplateResult } from "lit";
import { icon } from "../shared/icons.js";
import { over, withAdvisor } from "../shared/log.js";
import type { State } from "../shared/protocol.js";
import type { Texts } from "./texts.de.js";

/** Fires `speak` (the other language) and `close`. It is styled by the panel. */
export class TalkHeader extends LitElement {
  static override properties = { t: { attribute: false }, lang: { reflect: true }, state: {}, advisor: {} };
  declare t: Texts; declare state: State; declare advisor: string;

  override createRenderRoot() { return this; }

  #now(): string {
    const { robot, over: ended, now } = this.t, { state, advisor } = this;
    switch (state) {
      case "waiting": return now.waiting;
      case "taken": return now.taken(advisor);
      case "active": return now.active(advisor);
      case "hold": return now.hold(advisor);
      case "message": case "assigned": return now.left;
      case "answered": return now.answered;
      default: return over(state) ? ended : robot;
    }
  }

  override render(): TemplateResult {
    const { t } = this, fire = (name: string) => () => this.dispatchEvent(new Event(name));
    return html`<span class="mark">${icon(withAdvisor(this.state) ? "person" : "lotse")}</span>
      <h2>${t.title}</h2><p>${this.#now()}</p>
      <button class="lang" lang=${this.lang === "de" ? "en" : "de"} @click=${fire("speak")}>${t.language}</button>
      <button class="square" title=${t.close} @click=${fire("close")}>${icon("close")}</button>`;
  }
}
customElements.define("kammerlotse-header", TalkHeader);
