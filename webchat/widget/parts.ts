// What is not needed when the chat is first opened is loaded when it is. Where that fails it is told in its
// place, and tried again when asked.
import { html, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { Texts } from "./texts.de.js";

export type PartName = "feedback" | "forms" | "guide" | "keep";
type State = "loading" | "here" | "failed";

class Parts {
  #states = new Map<PartName, State>();
  #loading = new Set<Promise<void>>();
  #hosts = new Set<ReactiveControllerHost>();
  #tried = new Set<PartName>();
  #tries = 0;

  /** `host` is drawn again whenever a part has come or failed. */
  serve(host: ReactiveControllerHost): void {
    host.addController({ hostConnected: () => void this.#hosts.add(host), hostDisconnected: () => void this.#hosts.delete(host) });
  }

  /** Begins to load it, if that was not done. */
  want(name: PartName): State {
    if (!this.#states.has(name))
      void this.#load(name);
    return this.#states.get(name)!;
  }

  /** It is about to be needed. Where it cannot be loaded that matters only once it is. */
  soon(name: PartName): void {
    if (!this.#states.has(name))
      void this.#load(name).then(() => { if (this.#states.get(name) === "failed") this.#states.delete(name); });
  }

  /** Nothing is on its way any more. */
  async settled(): Promise<void> {
    while (this.#loading.size)
      await Promise.all(this.#loading);
  }

  /** `content` once the part is here; until then, what there is to say about it. `came` is called when it was tried again,
   *  for the button that did it is gone. */
  show(name: PartName, t: Texts, content: () => TemplateResult, came: () => void): TemplateResult {
    switch (this.want(name)) {
      case "here": return content();
      case "loading": return html`<p class="part" role="status">${t.part.loading}</p>`;
      case "failed": return html`<div class="part" role="alert"><p>${t.part.failed}</p>
        <button class="main" @click=${() => void this.#load(name).then(came)}>${t.part.again}</button></div>`;
    }
  }

  /* A browser may keep it in mind that a module failed: another address is another try. */
  #load(name: PartName): Promise<void> {
    const at = new URL(`${name}.js`, import.meta.url);
    if (this.#tried.has(name))
      at.search = `again=${++this.#tries}`;
    this.#tried.add(name);
    const loading = import(at.href).then(() => "here" as const, (error: unknown) => {
      console.error(`Kammerlotse: ${at.href} cannot be loaded`, error);
      return "failed" as const;
    }).then((state) => {
      this.#loading.delete(loading);
      this.#tell(name, state);
    });
    this.#loading.add(loading);
    this.#tell(name, "loading");
    return loading;
  }

  #tell(name: PartName, state: State): void {
    this.#states.set(name, state);
    for (const host of this.#hosts)
      host.requestUpdate();
  }
}

export const parts = new Parts();
