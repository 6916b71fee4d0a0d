// The icons of the editor, beside those it shares with the desk.
import type { TemplateResult } from "lit";
import { icon as shared, type IconName as SharedName } from "../staff/icons.js";
import { drawing } from "../shared/icons.js";

const paths = {
  home: "M4 11l8-6.5 8 6.5M6 9.5V20h12V9.5M10 20v-5.5h4V20",
  entries: "M6 3.5h9l4 4V20.5H6zM14.5 3.5V8H19M9 12h7M9 15.5h7",
  asked: "M4 5h16v11h-8l-5 4v-4H4zM9.5 9a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.8-1.1 1.5M12 14.4v.1",
  values: "M17 6.5a6 6 0 1 0 0 11M4 10.5h9M4 13.5h9",
  rules: "M4 6.5h9M17 6.5h3M15 4.5v4M4 12h3M11 12h9M9 10v4M4 17.5h9M17 17.5h3M15 15.5v4",
  flows: "M12 3.5v5M12 8.5l-6 4v3M12 8.5l6 4v3M3.5 15.5h5v5h-5zM15.5 15.5h5v5h-5z",
  greeting: "M4 5h16v11h-8l-5 4v-4H4zM8 9h8M8 12.3h5",
  offices: "M4 20.5h16M5.5 20.5V9.5L12 5l6.5 4.5v11M9 20.5v-7h6v7",
  due: "M5 5.5h14v15H5zM5 10h14M9 3.5v4M15 3.5v4M9 14.5l2 2 4-4",
  exchange: "M7 4v13M3.5 13.5L7 17l3.5-3.5M17 20V7M13.5 10.5L17 7l3.5 3.5",
  plus: "M12 5v14M5 12h14",
  menu: "M4 7h16M4 12h16M4 17h16",
  warn: "M12 4l9 16H3zM12 10v4.5M12 17.3v.1",
  trash: "M5 7h14M9.5 7V4.5h5V7M7 7l1 13h8l1-13",
  up: "M6 14.5l6-6 6 6",
  next: "M9 5.5l6.5 6.5L9 18.5",
  try: "M9.5 3.5h5M10.5 3.5v6L5 19a1.2 1.2 0 0 0 1 1.5h12a1.2 1.2 0 0 0 1-1.5l-5.5-9.5v-6M8 15h8",
  undo: "M8.5 5L4 9.5 8.5 14M4 9.5h10a5.5 5.5 0 0 1 0 11h-3",
  history: "M4 5v5h5M4.6 14.5A8 8 0 1 0 5 8.6L4 10M12 8v4.5l3 1.5",
  calendar: "M5 5.5h14v15H5zM5 10h14M9 3.5v4M15 3.5v4",
  archive: "M4 5h16v4H4zM5.5 9v11h13V9M10 13h4",
  keys: "M3 7h18v11H3zM6.5 10.5h.1M10 10.5h.1M13.5 10.5h.1M17 10.5h.1M8 14.5h8",
  globe: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3.5 12h17M12 3c2.5 2.5 3.5 5.5 3.5 9s-1 6.5-3.5 9c-2.5-2.5-3.5-5.5-3.5-9s1-6.5 3.5-9z",
  team: "M9 11.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3 19.5a6 6 0 0 1 12 0M16 5.5a3 3 0 0 1 0 6M17.5 14.5a5.5 5.5 0 0 1 3.5 5",
  heading: "M6 5v14M16 5v14M6 12h10",
  bold: "M8 5h5a3.5 3.5 0 0 1 0 7H8zM8 12h6a3.5 3.5 0 0 1 0 7H8z",
  bullets: "M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.1M4.5 12h.1M4.5 17.5h.1",
  steps: "M10 6.5h10M10 12h10M10 17.5h10M4 5.5l1.5-1v4M4 10.8h2.2L4 14h2.2M4 16.5h2l-1.2 1.3L6 19.5H4",
  table: "M4 5h16v14H4zM4 10h16M4 14.5h16M12 5v14",
} as const;
type OwnName = keyof typeof paths;
export type IconName = SharedName | OwnName;

export const icon = (name: IconName): TemplateResult => name in paths ? drawing(paths[name as OwnName]) : shared(name as SharedName);
