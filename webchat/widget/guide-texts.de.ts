export const de = {
  next: "Weiter", back: "Zurück", again: "Neu beginnen",
  answers: "Ihre Antworten", result: "Ergebnis",
  progress: (number: number, after: number) => after ? `Frage ${number}, noch höchstens ${after}` : `Frage ${number}, die letzte`,
  money: { year: "Euro brutto im Jahr", month: "Euro brutto im Monat", "": "Betrag in Euro" },
  fields: { country: "Land", number: "Zahl", date: "Datum", place: "Ort oder Postleitzahl", choice: "" },
  wrong: {
    choice: "Bitte wählen Sie eine der Antworten.", country: "Dieses Land kenne ich nicht. Bitte schreiben Sie den Namen aus, zum Beispiel „Indien“.",
    money: "Bitte geben Sie einen Betrag in Euro ein, zum Beispiel 45.000.", number: "Bitte geben Sie eine Zahl ein, zum Beispiel 30.",
    date: "Bitte geben Sie Tag, Monat und Jahr an.", place: "Diesen Ort kenne ich nicht. Bitte geben Sie einen Ort oder eine Postleitzahl ein, zum Beispiel 99510.",
  },
};
export type GuideTexts = typeof de;
