export const de = {
  title: "Fragen zu Fachkräften aus dem Ausland", open: "Chat öffnen", close: "Chat schließen",
  notice: "Automatischer Assistent mit festen, geprüften Antworten, keine generative KI. Bitte keine persönlichen Daten Dritter.",
  label: "Ihre Frage", send: "Senden", more: "Mehr anzeigen", stand: "Stand",
  legal: "Rechtsgrundlage", sources: "Quellen", related: "Verwandte Themen",
  unknown: "Ein Betrag in dieser Antwort ist für heute nicht hinterlegt. Bitte fragen Sie eine Person.",
  person: "Mit einer Person sprechen", waiting: "Sie warten auf eine Person.", place: "Platz in der Reihe:",
  cancel: "Nicht mehr warten", taken: "Jetzt schreibt", typing: "schreibt …", offline: "Verbindung wird wiederhergestellt …",
  end: "Gespräch beenden", again: "Neues Gespräch", closed: "Das Gespräch ist beendet.",
  language: "English", you: "Sie", bot: "Assistent", asked: "Person angefragt", cancelled: "Anfrage zurückgenommen",
};
export type Texts = typeof de;
