// The launcher: a button; the panel is loaded when it is first opened.
const base = (document.currentScript as HTMLScriptElement).src;
const german = !document.documentElement.lang.startsWith("en");

class Launcher extends HTMLElement {
  #panel: HTMLElement | null = null;

  connectedCallback(): void {
    if (this.shadowRoot)
      return;
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`button{position:fixed;right:20px;bottom:20px;z-index:9998;min-height:52px;
      padding:0 24px;border:2px solid #fff;border-radius:26px;background:#0b3d66;color:#fff;
      font:600 16px system-ui,sans-serif;cursor:pointer}
      button:focus-visible{outline:3px solid #f2b705;outline-offset:2px}`);
    root.adoptedStyleSheets = [sheet];
    const button = document.createElement("button");
    button.textContent = german ? "Fragen? Chat öffnen" : "Questions? Open chat";
    button.ariaExpanded = "false";
    button.onclick = () => void this.#open(button);
    root.append(button);
  }

  async #open(button: HTMLButtonElement): Promise<void> {
    button.disabled = true;
    try {
      if (!this.#panel) {
        await import(new URL("widget/panel.js", base).href);
        this.#panel = document.createElement("kammerlotse-panel");
        this.#panel.setAttribute("server", new URL("/", base).href);
        this.#panel.lang = german ? "de" : "en";
        this.#panel.addEventListener("panel-close", () => {
          this.#panel!.hidden = true;
          button.hidden = false;
          button.ariaExpanded = "false";
          button.focus();
        });
        this.shadowRoot!.append(this.#panel);
      }
      this.#panel.hidden = false;
      button.hidden = true;
      button.ariaExpanded = "true";
      this.#panel.focus();
    } finally {
      button.disabled = false;
    }
  }
}

if (!customElements.get("kammerlotse-widget")) {
  customElements.define("kammerlotse-widget", Launcher);
  const place = () => document.body.append(document.createElement("kammerlotse-widget"));
  if (document.body) place(); else addEventListener("DOMContentLoaded", place);
}
