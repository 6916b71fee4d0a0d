// The button on the page, and the panel that is loaded when it is first opened. Before that nothing is asked for or stored.
import type { Lang, LogEvent } from "../shared/protocol.js";
import { deeper } from "./accent.js";
import type { Options, Theme } from "./options.js";

interface Panel extends HTMLElement { ask(text: string): void; speak(lang: Lang): void }

const NAME = "kammerlotse-widget";
const bubble = "M20 11.5a7.5 7.5 0 0 1-11 6.6L4 19.5l1.4-4.6A7.5 7.5 0 1 1 20 11.5z";
/* The server puts the chamber's colours in the place of %look%. Important, for a page's own `* { all: unset !important }` wins over a plain :host. */
const style = `:host{all:initial!important;direction:ltr!important;--accent:#0f4c81!important;--deep:#0b3a63!important}
  button{position:fixed;right:20px;bottom:20px;z-index:9998;display:flex;align-items:center;gap:10px;min-height:54px;
  padding:0 22px 0 18px;border:2px solid #fff;border-radius:27px;background:var(--accent);color:#fff;box-shadow:0 6px 20px rgb(9 30 52/.3);
  font:600 16px system-ui,"Segoe UI",Roboto,sans-serif;cursor:pointer}
  button:hover{background:var(--deep)}button[hidden]{display:none}button:disabled{cursor:progress}
  button:focus-visible{outline:3px solid #0f4c81;outline-offset:2px}
  @media(prefers-color-scheme:dark){button:focus-visible{outline-color:#9ccbf7}}
  @media(max-width:480px){button{right:12px;bottom:12px}}%look%`;

function drawing(): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), path = document.createElementNS(svg.namespaceURI, "path");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", width: "24", height: "24", fill: "none", stroke: "currentColor",
    "stroke-width": "2", "stroke-linejoin": "round", "aria-hidden": "true" }))
    svg.setAttribute(name, value);
  path.setAttribute("d", bubble);
  svg.append(path);
  return svg as SVGElement;
}

/* The link that leads back to a conversation is a secret: it does not stay in the address. */
function linkInAddress(): string {
  const link = /^#kammerlotse=([\w-]+)$/.exec(location.hash)?.[1] ?? "";
  if (link)
    history.replaceState(history.state, "", location.pathname + location.search);
  return link;
}

function sheets(root: ShadowRoot): CSSStyleSheet {
  const own = new CSSStyleSheet(), themed = new CSSStyleSheet();
  own.replaceSync(style);
  root.adoptedStyleSheets = [own, themed];
  return themed;
}

/* What stands here outside the panel wins over the same in its :host. */
function themeCss({ accent, side }: Theme): string {
  return (accent ? `:host{--accent:${accent}!important;--deep:${deeper(accent)}!important}kammerlotse-panel{--brand:${accent};--brand-deep:${deeper(accent)}}` : "") +
    (side === "left" ? "button{right:auto;left:20px}@media(min-width:481px){kammerlotse-panel{right:auto;left:20px}}@media(max-width:480px){button{left:12px}}" : "");
}

export class Launcher {
  /* Only a name for the page's style sheets, no custom element; if it is one of somebody else's, another name. */
  readonly #host = document.createElement(customElements.get(NAME) ? "kammerlotse-launcher" : NAME);
  readonly #root = this.#host.attachShadow({ mode: "open" });
  readonly #sheet = sheets(this.#root);
  readonly #button = document.createElement("button");
  readonly #label = new Text();
  readonly #link = linkInAddress();
  readonly #placed: Promise<void>;
  #lang: Lang;
  #told = false;                      // the page has said which language, after the script tag
  readonly #theme: Theme;
  #loading: Promise<Panel> | null = null;
  #panel: Panel | null = null;
  #wanted = false;
  #gone = false;
  #opener: HTMLElement | null = null;
  #tries = 0;

  /** `server` is the address everything is loaded from; `tell` hears "open", "close" and what happens in the conversation. */
  constructor(private readonly server: string, options: Options, private readonly tell: (news: "open" | "close" | LogEvent) => void) {
    this.#lang = options.lang ?? (document.documentElement.lang.startsWith("en") ? "en" : "de");
    this.#theme = options;
    this.#sheet.replaceSync(themeCss(options));
    this.#button.append(drawing(), this.#label);
    this.#button.ariaExpanded = "false";
    this.#button.ariaHasPopup = "dialog";
    this.#button.onclick = () => void this.open();
    this.#name();
    this.#root.append(this.#button);
    this.#placed = this.#place();
    if (this.#link)
      void this.open();
  }

  get placed(): Promise<void> { return this.#placed; }
  get isOpen(): boolean { return this.#wanted; }

  async #place(): Promise<void> {
    if (!document.body)
      await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
    if (!this.#gone)
      document.body.append(this.#host);
  }

  #name(): void {
    this.#button.lang = this.#lang;
    this.#label.data = this.#lang === "de" ? "Fragen? Chat öffnen" : "Questions? Open chat";
  }

  /** Resolves with the panel, or with null if it cannot be loaded or is not wanted any more. */
  async open(): Promise<Panel | null> {
    if (this.#gone)
      return null;
    const at = document.activeElement;
    if (!this.#wanted)
      this.#opener = at instanceof HTMLElement && at !== document.body && at !== this.#host ? at : null;
    this.#wanted = true;
    this.#button.disabled = true;
    try {
      const panel = this.#panel = await (this.#loading ??= this.#load());
      if (this.#wanted && panel.hidden)
        this.#show(panel);
      return this.#gone ? null : panel;
    } catch (error) {
      this.#loading = null;
      this.#wanted = false;
      console.error(`Kammerlotse: the chat cannot be loaded from ${this.server}`, error);
      return null;
    } finally {
      this.#button.disabled = false;
    }
  }

  #show(panel: Panel): void {
    panel.hidden = false;
    this.#button.hidden = true;
    this.#button.ariaExpanded = "true";
    panel.focus();
    this.tell("open");
  }

  close(): void {
    this.#wanted = false;
    if (!this.#panel || this.#panel.hidden)
      return;
    const at = document.activeElement, here = at === this.#host || at === document.body;
    this.#panel.hidden = true;
    this.#button.hidden = false;
    this.#button.ariaExpanded = "false";
    if (here)                         // who is elsewhere on the page is not fetched back
      (this.#opener?.isConnected ? this.#opener : this.#button).focus();
    this.tell("close");
  }

  async ask(text: string): Promise<void> { (await this.open())?.ask(text); }

  speak(lang: Lang): void {
    this.#lang = lang;
    this.#told = true;
    this.#name();
    this.#panel?.speak(lang);
  }

  wear(theme: Theme): void {
    Object.assign(this.#theme, theme);
    this.#sheet.replaceSync(themeCss(this.#theme));
  }

  /** Off the page for good. The conversation stays in the tab. */
  remove(): void {
    this.#gone = true;
    this.#wanted = false;
    this.#host.remove();
  }

  async #load(): Promise<Panel> {
    /* the server puts its version in the place of %version%, so that a browser may keep what is there for good;
       it may also keep it in mind that a module failed: another address is another try */
    const at = new URL("widget/%version%/panel.js", this.server);
    if (this.#tries++)
      at.search = `again=${this.#tries}`;
    await Promise.all([import(at.href), this.#placed]);
    const panel = document.createElement("kammerlotse-panel") as Panel;
    panel.setAttribute("server", this.server);
    panel.setAttribute("link", this.#link);
    panel.lang = this.#lang;
    panel.hidden = true;
    panel.addEventListener("panel-close", () => this.close());
    panel.addEventListener("panel-news", (event) => this.tell((event as CustomEvent<LogEvent>).detail));
    if (this.#gone)
      return panel;
    this.#root.append(panel);
    if (this.#told)
      panel.speak(this.#lang);
    return panel;
  }
}
