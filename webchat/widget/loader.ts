// The launcher: a button; the panel is loaded when it is first opened.
const base = (document.currentScript as HTMLScriptElement).src;
const german = !document.documentElement.lang.startsWith("en");
const bubble = "M20 11.5a7.5 7.5 0 0 1-11 6.6L4 19.5l1.4-4.6A7.5 7.5 0 1 1 20 11.5z";
const style = `:host{all:initial}
  button{position:fixed;right:20px;bottom:20px;z-index:9998;display:flex;align-items:center;gap:10px;min-height:54px;
  padding:0 22px 0 18px;border:2px solid #fff;border-radius:27px;background:#0f4c81;color:#fff;box-shadow:0 6px 20px rgb(9 30 52/.3);
  font:600 16px system-ui,"Segoe UI",Roboto,sans-serif;cursor:pointer}
  button:hover{background:#0b3a63}button[hidden]{display:none}button:disabled{cursor:progress}
  button:focus-visible{outline:3px solid #0f4c81;outline-offset:2px}
  @media(prefers-color-scheme:dark){button:focus-visible{outline-color:#9ccbf7}}
  @media(max-width:480px){button{right:12px;bottom:12px}}`;

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

class Launcher extends HTMLElement {
  #panel: HTMLElement | null = null;
  #link = linkInAddress();

  connectedCallback(): void {
    if (this.shadowRoot)
      return;
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    const button = document.createElement("button");
    button.append(drawing(), german ? "Fragen? Chat öffnen" : "Questions? Open chat");
    button.ariaExpanded = "false";
    button.ariaHasPopup = "dialog";
    button.onclick = () => void this.#open(button);
    root.append(button);
    if (this.#link)
      void this.#open(button);
  }

  async #open(button: HTMLButtonElement): Promise<void> {
    button.disabled = true;
    try {
      this.#panel ??= await this.#load(button);
      this.#panel.hidden = false;
      button.hidden = true;
      button.ariaExpanded = "true";
      this.#panel.focus();
    } finally {
      button.disabled = false;
    }
  }

  async #load(button: HTMLButtonElement): Promise<HTMLElement> {
    await import(new URL("widget/panel.js", base).href);
    const panel = document.createElement("kammerlotse-panel");
    panel.setAttribute("server", new URL("/", base).href);
    panel.lang = german ? "de" : "en";
    panel.setAttribute("link", this.#link);
    panel.addEventListener("panel-close", () => {
      panel.hidden = true;
      button.hidden = false;
      button.ariaExpanded = "false";
      button.focus();
    });
    this.shadowRoot!.append(panel);
    return panel;
  }
}

if (!customElements.get("kammerlotse-widget")) {
  customElements.define("kammerlotse-widget", Launcher);
  const place = () => document.body.append(document.createElement("kammerlotse-widget"));
  if (document.body) place(); else addEventListener("DOMContentLoaded", place);
}
