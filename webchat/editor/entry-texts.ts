import { de } from "./entry-texts.de.js";
import { en } from "./entry-texts.en.js";

export type { EntryTexts } from "./entry-texts.de.js";
export const entryTexts = { de, en };
