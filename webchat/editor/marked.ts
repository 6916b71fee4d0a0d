// Parts of a text made visible.
import { html, type TemplateResult } from "lit";

/** `at` are ranges of bytes of the text in UTF-8, as the server counts them. */
export function marked(text: string, at: readonly (readonly [number, number])[]): TemplateResult {
  const bytes = new TextEncoder().encode(text), decoder = new TextDecoder(), part = (from: number, to: number) => decoder.decode(bytes.slice(from, to));
  const ranges = [...at].sort((a, b) => a[0] - b[0]);
  let end = 0;
  const pieces = ranges.map(([from, to]) => {
    const start = Math.max(from, end), before = part(end, start), hit = part(start, to);
    end = Math.max(end, to);
    return html`${before}<mark>${hit}</mark>`;
  });
  return html`${pieces}${part(end, bytes.length)}`;
}
