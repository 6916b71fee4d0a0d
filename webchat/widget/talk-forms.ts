// <kammerlotse-forms>: the form that is open, with what it begins with, and its way to the server.
import type { TemplateResult } from "lit";
import type { Log } from "../shared/log.js";
import type { Given, Lang } from "../shared/protocol.js";
import type { Conversation } from "./conversation.js";
import type { Drafts, FormName, Values } from "./drafts.js";
import "./handoff-form.js";
import { LitElement, askedSoFar, consentSoFar, givenSoFar, html, nothing, unavailableText, withAdvisor } from "./kit.js";
import "./message-form.js";
import type { TalkForm } from "./talk-form.js";
import type { Texts } from "./texts.de.js";

/** Fires `drafts` with the changed drafts, `back`, and `leave-message` where a message is preferred.
 *  That a form has arrived is read from the log, not from here: a reload does not lose it. */
export class TalkForms extends LitElement {
  static override properties = {
    t: { attribute: false }, lang: { reflect: true }, talk: { attribute: false }, log: { attribute: false }, offline: { type: Boolean }, drafts: { attribute: false }, sending: { state: true }, problem: { state: true },
  };
  declare t: Texts; declare lang: Lang; declare talk: Conversation; declare log: Log; declare offline: boolean; declare drafts: Drafts; declare private sending: boolean; declare private problem: string;

  constructor() {
    super();
    this.sending = false;
    this.problem = "";
  }
  override createRenderRoot() { return this; }
  override focus(): void { void this.updateComplete.then(() => this.querySelector<TalkForm>("kammerlotse-handoff, kammerlotse-message")?.focus()); }

  #draft(form: FormName, values: Values): void {
    this.dispatchEvent(new CustomEvent("drafts", { detail: { ...this.drafts, [form]: { ...this.drafts[form], values } } }));
  }

  async #send(form: FormName, body: Given & { text?: string; note?: string; consent?: string }): Promise<void> {
    const { id: client_id } = this.drafts[form];
    this.problem = "";
    this.sending = true;
    try {
      await this.talk.request(form === "handoff" ? { ...body, type: "ask-person", client_id }
        : { text: "", consent: "", ...body, type: "leave-message", client_id });
    } catch (error) {
      this.problem = (error as Error).message;
    }
    this.sending = false;
  }

  get #given(): Given {
    const { log } = this, { given } = this.talk, place = log.slots.find(({ slot }) => slot === "place")?.shown;
    return { ...place && { place }, ...givenSoFar(given, log.events) };
  }

  get #why(): string {
    const { events, state } = this.log, last = events.findLast((event) => event.type === "person-unavailable");
    return state === "offered" && last?.type === "person-unavailable" ? unavailableText(last, this.t) : "";
  }

  override render(): TemplateResult | typeof nothing {
    const { t, lang, talk, drafts, offline, sending, problem } = this, { events, state, advisor } = this.log;
    const back = () => this.dispatchEvent(new Event("back"));
    const given = this.#given, agreed = consentSoFar(events), { limit, chamber } = talk;
    if (drafts.open === "handoff")
      return html`<kammerlotse-handoff .t=${t} lang=${lang} .values=${drafts.handoff.values} .given=${given} agreed=${agreed} chamber=${chamber} limit=${limit}
        ?sending=${sending} ?offline=${offline} problem=${problem} @draft=${(e: CustomEvent<Values>) => this.#draft("handoff", e.detail)} @back=${back}
        @send=${(e: CustomEvent) => void this.#send("handoff", e.detail)} @leave-message=${() => this.dispatchEvent(new Event("leave-message"))}></kammerlotse-handoff>`;
    if (drafts.open === "message")
      return html`<kammerlotse-message .t=${t} lang=${lang} .values=${drafts.message.values} .given=${given} agreed=${agreed} chamber=${chamber} limit=${limit}
        prefill=${askedSoFar(events)} why=${this.#why} talking=${withAdvisor(state) ? advisor ?? "" : ""} ?sending=${sending} ?offline=${offline} problem=${problem}
        @draft=${(e: CustomEvent<Values>) => this.#draft("message", e.detail)} @back=${back} @send=${(e: CustomEvent) => void this.#send("message", e.detail)}></kammerlotse-message>`;
    return nothing;
  }
}
customElements.define("kammerlotse-forms", TalkForms);
