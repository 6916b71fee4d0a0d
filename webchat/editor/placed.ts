// Sets style properties of an element from a script: lit's own styleMap begins with a style attribute, which our
// Content-Security-Policy rightly forbids. Use it in place of an attribute: html`<div ${placed({ left: "4px" })}>`.
import { noChange } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";

class Placed extends Directive {
  render(_style: Readonly<Record<string, string>>) { return noChange; }
  override update(part: ElementPart, [style]: [Readonly<Record<string, string>>]) {
    for (const [name, value] of Object.entries(style)) (part.element as HTMLElement).style.setProperty(name, value);
    return noChange;
  }
}
export const placed = directive(Placed);
