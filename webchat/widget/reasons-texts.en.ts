import type { ReasonsTexts } from "./reasons-texts.de.js";

export const en: ReasonsTexts = {
  title: "What is not right?", close: "Close without saying", optional: "(optional)",
  reasons: { wrong: "Wrong", unclear: "Hard to understand", outdated: "Out of date", unfit: "Does not fit my question" },
  text: "In your words", over: (count) => `${count} characters too many`,
  personal: "Our editors read this. Please leave out personal data.", send: "Send feedback",
};
