export const de = {
  title: "Fachkräfte aus dem Ausland", dialog: "Fragen zu Fachkräften aus dem Ausland", close: "Chat schließen",
  language: "English", transcript: "Gesprächsverlauf",
  robot: "Automatischer Assistent", talking: (name: string) => `Im Gespräch mit ${name}`, over: "Gespräch beendet",
  greeting: "Guten Tag! Ich beantworte Fragen von Unternehmen zur Beschäftigung von Menschen aus dem Ausland.",
  promises: [
    "Feste, geprüfte Antworten, keine generative KI",
    "Stand, Rechtsgrundlage und Quellen bei jeder Antwort",
    "Auf Wunsch antwortet Ihnen eine Person",
  ],
  privacy: "Bitte nennen Sie keine persönlichen Daten Dritter.",
  examplesTitle: "Zum Beispiel",
  examples: [
    "Welches Gehalt brauche ich für die Blaue Karte?",
    "Wie lange dauert die Anerkennung eines Abschlusses?",
    "Wie läuft das beschleunigte Fachkräfteverfahren ab?",
    "Welche Pflichten habe ich als Arbeitgeber?",
    "Was ist ein Berufssprachkurs?",
  ],
  composer: {
    label: "Ihre Frage", send: "Senden",
    left: (count: number) => `Noch ${count} Zeichen`,
    over: (count: number) => `${count} Zeichen zu viel`,
  },
  answer: {
    more: "Mehr anzeigen", less: "Weniger anzeigen", stand: "Stand", legal: "Rechtsgrundlage", sources: "Quellen", related: "Verwandte Themen",
    unknown: "Ein Betrag in dieser Antwort ist für heute nicht hinterlegt. Bitte fragen Sie eine Person.",
    inCharge: "Zuständig für", website: "Website",
  },
  flowsTitle: "Schritt für Schritt klären",
  guide: {
    start: (title: string) => `Schritt für Schritt klären: ${title}`, next: "Weiter", back: "Zurück", change: "Ändern", again: "Von vorn beginnen",
    answers: "Ihre Antworten", result: "Ergebnis", progress: (number: number, most: number) => `Frage ${number} von höchstens ${most}`,
    money: { year: "Euro brutto im Jahr", month: "Euro brutto im Monat" },
    fields: { country: "Land", number: "Zahl", date: "Datum", place: "Ort oder Postleitzahl", choice: "" },
    wrong: {
      choice: "Bitte wählen Sie eine der Antworten.", country: "Dieses Land kenne ich nicht. Bitte schreiben Sie den Namen aus, zum Beispiel „Indien“.",
      money: "Bitte geben Sie einen Betrag in Euro ein, zum Beispiel 45.000.", number: "Bitte geben Sie eine Zahl ein.",
      date: "Bitte geben Sie ein Datum an.", place: "Bitte geben Sie einen Ort oder eine Postleitzahl ein.",
    },
  },
  person: "Mit einer Person sprechen", waiting: "Sie warten auf eine Person.", place: (place: number) => `Platz ${place} in der Reihe.`,
  cancel: "Nicht mehr warten", taken: (name: string) => `Jetzt schreibt ${name}`, typing: (name: string) => `${name} schreibt …`,
  searching: "Die Antwort wird gesucht", offline: "Verbindung wird wiederhergestellt …", unsent: "Wird gesendet, sobald die Verbindung steht",
  fresh: "Neue Nachricht", end: "Gespräch beenden", endShort: "Beenden", endAsk: "Gespräch wirklich beenden?", endYes: "Ja, beenden", endNo: "Nein",
  again: "Neues Gespräch", closed: "Das Gespräch ist beendet.", you: "Sie", bot: "Assistent",
  asked: "Sie haben um eine Person gebeten. Inzwischen können Sie weiter fragen.", cancelled: "Sie warten nicht mehr auf eine Person",
};
export type Texts = typeof de;
