// Texts as they are to be heard. A screen reader gets the words out of a span that only it reads; the eye, and
// whoever copies, gets what is written.
import { html, type TemplateResult } from "lit";
import { pieces } from "./pronounce.js";

/* A sign of a paragraph does not end a line. */
const glued = (text: string): string => text.replace(/§ (?=\d)/g, "§\u00a0");

/** The text for a template. Where it is shown, `.unseen` is for screen readers alone. */
export function spoken(text: string, lang: string): TemplateResult | string {
  const all = pieces(text, lang);
  return all.every((piece) => !piece.said) ? text : html`${all.map((piece) =>
    piece.said ? html`<span aria-hidden="true">${glued(piece.text)}</span><span class="unseen">${piece.said}</span>` : piece.text)}`;
}

/** Does the same to all texts below `root`. */
export function speakIn(root: ParentNode & Node, lang: string): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), texts: Text[] = [];
  while (walker.nextNode())
    texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const all = pieces(text.data, lang);
    if (all.some((piece) => piece.said))
      text.replaceWith(...all.flatMap(({ text: written, said }): (string | Node)[] => {
        if (!said)
          return [written];
        const seen = document.createElement("span"), unseen = document.createElement("span");
        seen.ariaHidden = "true";
        seen.textContent = glued(written);
        unseen.className = "unseen";
        unseen.textContent = said;
        return [seen, unseen];
      }));
  }
}
