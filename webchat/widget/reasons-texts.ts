import { de, type ReasonsTexts } from "./reasons-texts.de.js";
import { en } from "./reasons-texts.en.js";

export const reasonsTexts = (lang: string): ReasonsTexts => lang === "en" ? en : de;
