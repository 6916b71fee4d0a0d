// What a page loads: the button, and window.Kammerlotse, by which the page's own scripts use it.
import type { LogEvent } from "../shared/protocol.js";
import { Launcher } from "./launcher.js";
import { isLang, tagOptions, themeOptions, warn } from "./options.js";

const events = ["ready", "open", "close", "asked", "answered", "handoff", "ended"] as const;
type Name = (typeof events)[number];
type Listener = (event: { type: Name }) => void;
type Call = [string, ...unknown[]];

/* Only that it happened: what is said is between the employer and the chamber, not for the page's trackers. */
function nameOf({ type, by }: LogEvent): Name | undefined {
  switch (type) {
    case "said": return by === "employer" ? "asked" : undefined;
    case "chose": return "asked";
    case "answered":
    case "concluded": return "answered";
    case "person-asked":
    case "message-left": return "handoff";
    case "closed": return "ended";
    default: return undefined;
  }
}

class Listeners {
  #all: { name: Name; hears: Listener }[] = [];
  #ready = false;

  on(name: unknown, hears: unknown): () => void {
    if (!events.includes(name as Name) || typeof hears !== "function") {
      warn(`on(event, function) knows the events ${events.join(", ")}, not ${String(name)} with ${typeof hears}`);
      return () => {};
    }
    const one = { name: name as Name, hears: hears as Listener };
    this.#all.push(one);
    if (name === "ready" && this.#ready)
      queueMicrotask(() => this.#call(one));
    return () => { this.#all = this.#all.filter((other) => other !== one); };
  }
  emit(name: Name): void {
    this.#ready ||= name === "ready";
    for (const one of [...this.#all])
      if (one.name === name)
        this.#call(one);
  }
  clear(): void { this.#all = []; }

  #call(one: { name: Name; hears: Listener }): void {
    if (!this.#all.includes(one))
      return;
    try {
      one.hears({ type: one.name });
    } catch (error) {
      reportError(error);             // the page's fault must not become ours
    }
  }
}

function api(tag: HTMLScriptElement) {
  const listeners = new Listeners();
  const launcher = new Launcher(new URL("/", tag.src).href, tagOptions(tag), (news) => {
    const name = typeof news === "string" ? news : nameOf(news);
    if (name)
      listeners.emit(name);
  });
  void launcher.placed.then(() => listeners.emit("ready"));
  const methods = {
    open(): void { void launcher.open(); },
    close(): void { launcher.close(); },
    toggle(): void { if (launcher.isOpen) launcher.close(); else void launcher.open(); },
    ask(text: unknown): void {
      if (typeof text === "string" && text.trim())
        void launcher.ask(text.trim());
      else
        warn(`ask takes a text, not ${String(text)}`);
    },
    setLocale(lang: unknown): void { if (isLang(lang)) launcher.speak(lang); },
    setTheme(theme: unknown): void { launcher.wear(themeOptions(theme)); },
    on(name: unknown, hears: unknown): () => void { return listeners.on(name, hears); },
    destroy(): void {
      launcher.remove();
      listeners.clear();
      if (page.Kammerlotse === whole)
        delete page.Kammerlotse;
    },
  };
  const call = ([name, ...given]: Call) => {
    if (Object.hasOwn(methods, name))
      (methods as unknown as Record<string, (...given: unknown[]) => void>)[name]!(...given);
    else
      warn(`there is no ${String(name)}; there are ${Object.keys(methods).join(", ")}`);
  };
  /* q stays, so that a page need not know whether we are here yet */
  const whole = { ...methods, q: { push: (...calls: Call[]) => calls.forEach(call) } };
  return whole;
}

const page = window as unknown as { Kammerlotse?: { q?: unknown } };
const here = page.Kammerlotse;
if (here && Object.hasOwn(here, "destroy")) {
  warn("widget.js is loaded twice on this page; the first one counts");
} else {
  const early = here?.q, made = api(document.currentScript as HTMLScriptElement);
  page.Kammerlotse = made;
  if (Array.isArray(early))
    made.q.push(...early as Call[]);
}
