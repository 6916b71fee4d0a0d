// The icons, as strokes on a grid of 24. They decorate: the name of a control is always in words.
// Here are those of the widget, which is to stay small; the desk has more of its own.
import { svg, html, type TemplateResult } from "lit";

const paths = {
  close: "M6 6l12 12M18 6L6 18",
  send: "M12 19V5M5.5 11.5L12 5l6.5 6.5",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0",
  chevron: "M6 9.5l6 6 6-6",
  back: "M15 5.5L8.5 12l6.5 6.5",
  check: "M5 12.5l4.5 4.5L19 7.5",
  lotse: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM15.8 8.2l-2 5.6-5.6 2 2-5.6z",
  copy: "M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4",
  print: "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
  save: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  mail: "M4 6h16v12H4zM4 7l8 6 8-6",
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.6-5.6L12 7.2M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.6 5.6L12 16.8",
  leave: "M14 4.5H6.5v15H14M11 12h9.5M17 8.5l3.5 3.5-3.5 3.5",
  up: "M4 10.5h3.5v9H4zM7.5 10.5L11 4a2.2 2.2 0 0 1 2.2 2.6L12.6 9.5h5.6a1.8 1.8 0 0 1 1.8 2.2l-1.4 6.3a1.9 1.9 0 0 1-1.9 1.5H7.5",
  down: "M20 13.5h-3.5v-9H20zM16.5 13.5L13 20a2.2 2.2 0 0 1-2.2-2.6l.6-2.9H5.8A1.8 1.8 0 0 1 4 12.3L5.4 6a1.9 1.9 0 0 1 1.9-1.5h9.2",
} as const;
export type IconName = keyof typeof paths;

export const drawing = (path: string): TemplateResult => html`<svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none"
    stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${svg`<path d=${path}></path>`}</svg>`;

export const icon = (name: IconName): TemplateResult => drawing(paths[name]);
