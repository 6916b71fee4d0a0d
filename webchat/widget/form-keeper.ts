// Which form is open, what is being written, and what it was opened from.
import type { LitElement } from "lit";
import { withAdvisor, type Log } from "../shared/log.js";
import { dropDrafts, loadDrafts, saveDrafts, withoutSent, type Drafts, type FormName } from "./drafts.js";

export class FormKeeper {
  drafts: Drafts = loadDrafts();
  #opener: Element | null = null;

  /** `host` is the element whose shadow root has the form and its buttons. */
  constructor(private readonly host: LitElement, private readonly log: () => Log) {}

  /** The form that can be sent now; what cannot stays a draft. An advisor who comes does not take away what is being written. */
  get open(): FormName | "" {
    const { state } = this.log(), { open } = this.drafts, free = state === "bot" || state === "offered";
    return free || (open === "message" && (state === "waiting" || withAdvisor(state))) ? open : "";
  }

  keep(drafts: Drafts): void {
    this.drafts = drafts;
    saveDrafts(drafts);
    this.host.requestUpdate();
  }
  show(form: FormName): void {
    this.#opener = this.host.shadowRoot?.activeElement ?? null;
    this.keep({ ...this.drafts, open: form });
  }
  /** Resolves with where the focus goes back to, or null if that is gone. */
  async close(): Promise<HTMLElement | null> {
    const { open } = this.drafts;
    this.keep({ ...this.drafts, open: "" });
    await this.host.updateComplete;
    await new Promise(requestAnimationFrame);            /* the buttons below draw themselves after the panel */
    const back = this.#opener?.isConnected ? this.#opener : this.host.renderRoot.querySelector(`[data-opens=${open}]`);
    return back instanceof HTMLElement ? back : null;
  }
  drop(): void { this.drafts = dropDrafts(); }

  /** Drops what has arrived; was it the open form? Another one may have been opened before it did. */
  settle(): boolean {
    const { open } = this.drafts, left = withoutSent(this.drafts, this.log().events);
    if (left === this.drafts)
      return false;
    this.drafts = left;
    saveDrafts(left);
    return left.open !== open;
  }
}
