// Where the panel covers the page, Tab must not wander off behind it.
const stop = "button, input, textarea, summary, a[href], [tabindex='0'], kammerlotse-composer";

/** Handles a Tab pressed in `root`: from the last stop to the first, and back. */
export function stayInside(root: ShadowRoot, event: KeyboardEvent): void {
  const stops = [...root.querySelectorAll<HTMLElement>(stop)].filter((one) => one.checkVisibility());
  const first = stops[0], last = stops[stops.length - 1];
  if (root.activeElement === (event.shiftKey ? first : last)) {
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
}
