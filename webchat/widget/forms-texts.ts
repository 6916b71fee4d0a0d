import { de, type FormsTexts } from "./forms-texts.de.js";
import { en } from "./forms-texts.en.js";

export const formsTexts = (lang: string): FormsTexts => lang === "en" ? en : de;
