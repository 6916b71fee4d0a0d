// The conversation as text, out of the chat: onto paper or into a file.

/** A view of its own for the printer: the page around the chat is not printed. */
export function printText(near: ParentNode, title: string, text: string): void {
  const frame = document.createElement("iframe");
  frame.className = "unseen";
  frame.tabIndex = -1;
  frame.ariaHidden = "true";
  near.append(frame);
  const view = frame.contentWindow!, page = view.document, log = page.createElement("pre");
  page.title = title;
  page.documentElement.lang = document.documentElement.lang;
  log.textContent = text;
  page.body.append(log);
  const sheet = new (view as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync("@page{margin:2cm}pre{font:11pt/1.5 system-ui,sans-serif;white-space:pre-wrap;overflow-wrap:anywhere;margin:0}");
  page.adoptedStyleSheets = [sheet];
  view.addEventListener("afterprint", () => frame.remove());
  view.print();
}

export function saveText(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
