import { de, type GuideTexts } from "./guide-texts.de.js";
import { en } from "./guide-texts.en.js";

export const guideTexts = (lang: string): GuideTexts => lang === "en" ? en : de;
