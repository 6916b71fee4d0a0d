// Keeps what is typed and not saved from being left without a question: by a link, by the browser's buttons, by
// closing the tab. The views say by `dirty` events whether there is anything.
import type { Asked, Reply } from "../staff/staff-confirm.js";
import type { Texts } from "./texts.de.js";
import type { SavingView } from "./view.js";

export class Leaving {
  private unsaved = new Set<SavingView>();
  private at = location.hash;

  /** `moved` is called when the address has changed and may. */
  constructor(private ask: (asked: Asked) => Promise<Reply | null>, private texts: () => Texts, private moved: () => void) {}

  begin(): void {
    window.addEventListener("hashchange", this.hashChange);
    window.addEventListener("beforeunload", this.closing);
    document.addEventListener("click", this.followed);
  }

  end(): void {
    window.removeEventListener("hashchange", this.hashChange);
    window.removeEventListener("beforeunload", this.closing);
    document.removeEventListener("click", this.followed);
  }

  dirty(e: CustomEvent<boolean>): void {
    if (e.detail) this.unsaved.add(e.target as SavingView);
    else this.unsaved.delete(e.target as SavingView);
  }

  private get open(): SavingView[] { return [...this.unsaved].filter((view) => view.isConnected); }

  /** Whether to go on: nothing is unsaved, or it is saved now, or may be lost. */
  async mayLeave(): Promise<boolean> {
    const { open } = this, t = this.texts();
    if (!open.length) return true;
    const savers = open.filter((view) => view.saveNow);
    const saving = savers.length === open.length;
    const reply = await this.ask({ title: t.unsaved, text: saving ? t.unsavedSave : t.unsavedAsk, no: t.stay, yes: saving ? t.saveAndGo : t.discard, danger: !saving, ...(saving ? { other: t.goWithout } : {}) });
    if (!reply) return false;
    if (saving && reply.answer === "yes")
      for (const view of savers) if (!await view.saveNow!()) return false;
    this.unsaved.clear();
    return true;
  }

  go(hash: string, replace = false): void {
    if (hash === location.hash) return;
    void this.mayLeave().then((may) => {
      if (!may) return;
      if (!replace) { location.hash = hash; return; }
      history.replaceState(null, "", hash);
      this.at = hash;
      this.moved();
    });
  }

  private closing = (e: BeforeUnloadEvent) => { if (this.open.length) e.preventDefault(); };

  private hashChange = async () => {
    const wanted = location.hash;
    if (wanted === this.at) return;
    if (this.open.length) {
      history.replaceState(null, "", this.at);                  /* stay, and ask */
      if (!await this.mayLeave()) return;
      history.replaceState(null, "", wanted);
    }
    this.at = wanted;
    this.moved();
  };

  /** A link asks before it moves, so that the history has no step that led nowhere. */
  private followed = (e: MouseEvent) => {
    const link = (e.composedPath()[0] as Element).closest?.<HTMLAnchorElement>('a[href^="#/"]');
    if (!link || e.defaultPrevented || e.ctrlKey || e.metaKey || e.shiftKey || !this.open.length) return;
    e.preventDefault();
    this.go(link.hash);
  };
}
