import type { GuideTexts } from "./guide-texts.de.js";

export const en: GuideTexts = {
  next: "Next", back: "Back", again: "Start again",
  answers: "Your answers", result: "Result",
  progress: (number, after) => after ? `Question ${number}, at most ${after} more` : `Question ${number}, the last one`,
  money: { year: "Euros gross per year", month: "Euros gross per month", "": "Amount in euros" },
  fields: { country: "Country", number: "Number", date: "Date", place: "Town or postcode", choice: "" },
  wrong: {
    choice: "Please choose one of the answers.", country: "I do not know this country. Please write its name in full, for example “India”.",
    money: "Please enter an amount in euros, for example 45,000.", number: "Please enter a number, for example 30.",
    date: "Please enter day, month and year.", place: "I do not know this place. Please enter a town or postcode, for example 99510.",
  },
};
