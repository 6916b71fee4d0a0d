// <kammerlotse-status>: what is going on, above the composer: the queue, who is asked, the line.
import { LitElement, html, nothing, type TemplateResult } from "lit";
import type { ServerMessage, State } from "../shared/protocol.js";
import type { Texts } from "./texts.de.js";

type Queue = Extract<ServerMessage, { type: "queue" }>;

/** Fires `cancel-person` and `leave-message`. It is styled by the panel. */
export class TalkStatus extends LitElement {
  static override properties = {
    t: { attribute: false }, state: {}, advisor: {}, queue: { attribute: false }, typing: {}, problem: {}, offline: { type: Boolean }, quiet: { type: Boolean },
  };
  declare t: Texts; declare state: State; declare advisor: string; declare queue: Queue | null; declare typing: string; declare problem: string;
  declare offline: boolean;
  /** A form is open below: no buttons beside its own. */
  declare quiet: boolean;

  override createRenderRoot() { return this; }

  #waiting(): TemplateResult {
    const t = this.t.queue, { position, waiting, wait } = this.queue ?? { position: 0, waiting: 0, wait: null };
    return html`<p><strong>${t.waiting}</strong> ${position ? t.place(position, waiting) : ""}
      ${wait ? t.wait(wait.typical, wait.long) : ""} ${t.meanwhile}</p>`;
  }

  override render(): TemplateResult {
    const { t, state, problem } = this, waiting = state === "waiting", told = state === "hold" ? t.hold(this.advisor) : "", fire = (name: string) => () => this.dispatchEvent(new Event(name));
    return html`<div class=${waiting || told ? "card" : ""}><div role="status">${waiting ? this.#waiting() : told ? html`<p>${told}</p>` : nothing}</div>
      ${waiting && !this.quiet ? html`<div class="steps"><button class="link" data-opens="message" @click=${fire("leave-message")}>${t.queue.message}</button>
        <button class="link" @click=${fire("cancel-person")}>${t.queue.cancel}</button></div>` : nothing}</div>
      <div role="status">${this.offline ? html`<p>${t.offline}</p>` : problem ? html`<p class="problem">${problem}</p>` : nothing}
      ${this.typing ? html`<p>${t.typing(this.typing)}</p>` : nothing}</div>`;
  }
}
customElements.define("kammerlotse-status", TalkStatus);
