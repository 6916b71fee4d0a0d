import { de, type KeepTexts } from "./keep-texts.de.js";
import { en } from "./keep-texts.en.js";

export const keepTexts = (lang: string): KeepTexts => lang === "en" ? en : de;
