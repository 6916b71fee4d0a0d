// The icons of desk and editor, beside those they share with the widget.
import type { TemplateResult } from "lit";
import { drawing, icon as shared, type IconName as SharedName } from "../shared/icons.js";

const paths = {
  bell: "M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5zM10 20.5a2.2 2.2 0 0 0 4 0",
  mute: "M6.5 16.5V11a5.5 5.5 0 0 1 8-4.9M17.5 12v4.5l1.5 1.5H8M10 20.5a2.2 2.2 0 0 0 4 0M4 4l16 16",
  inbox: "M4 13l2.5-7.5h11L20 13v5.5H4zM4 13h4.5l1 2.5h5l1-2.5H20",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  pen: "M4.5 19.5l1-4L16 5l3 3L8.5 18.5zM13.5 7.5l3 3",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  book: "M5 5.5A2.5 2.5 0 0 1 7.5 3H19v15H7.5A2.5 2.5 0 0 0 5 20.5zM5 20.5A2.5 2.5 0 0 0 7.5 21H19v-3",
  phone: "M6 3.5h3.5l1.5 5-2 1.5a12 12 0 0 0 5 5l1.5-2 5 1.5V18a2.5 2.5 0 0 1-2.5 2.5A15.5 15.5 0 0 1 3.5 6 2.5 2.5 0 0 1 6 3.5z",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.5 4.5",
} as const;
type OwnName = keyof typeof paths;
export type IconName = SharedName | OwnName;

export const icon = (name: IconName): TemplateResult => name in paths ? drawing(paths[name as OwnName]) : shared(name as SharedName);
