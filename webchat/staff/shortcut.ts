// When a key is a shortcut. Single ones are only while nobody types and no dialog or menu is open, and can be switched
// off (WCAG 2.2, 2.1.4).

const typing = (target: EventTarget | undefined): boolean => target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  || (target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type));

/** Whether keys are for the page at all. */
export const forPage = (e: KeyboardEvent): boolean => !e.defaultPrevented && !e.isComposing && !document.querySelector("dialog[open]");

/** With Ctrl, or Command on a Mac. */
export const withControl = (e: KeyboardEvent, key: string): boolean => (e.ctrlKey || e.metaKey) && e.key.toLowerCase() === key;

export const isSingle = (e: KeyboardEvent): boolean =>
  !(e.ctrlKey || e.metaKey || e.altKey || e.repeat || typing(e.composedPath()[0]) || document.querySelector("[popover]:popover-open"));
