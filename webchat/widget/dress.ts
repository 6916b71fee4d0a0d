// The style sheets of parts that came later, for every panel there is and will be.
const sheets: CSSStyleSheet[] = [];
const wardrobes = new Set<ShadowRoot>();

/** `css` is always a file of ours. */
export function dress(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  sheets.push(sheet);
  for (const root of wardrobes)
    root.adoptedStyleSheets.push(sheet);
}

/** From now on `root` wears all of them. */
export function dressed(root: ShadowRoot): void {
  if (!wardrobes.has(root))
    root.adoptedStyleSheets.push(...sheets);
  wardrobes.add(root);
}
export const undressed = (root: ShadowRoot): void => void wardrobes.delete(root);
