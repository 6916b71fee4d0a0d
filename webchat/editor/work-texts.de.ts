export const de = {
  loading: "Wird geladen …", notLoaded: "Das ließ sich nicht laden. Bitte versuchen Sie es noch einmal.", again: "Noch einmal versuchen",
  save: "Speichern", cancel: "Abbrechen", remove: "Löschen", back: "Zurück", undo: "Rückgängig", add: "Hinzufügen", optional: "freiwillig",
  saved: "Als Entwurf gespeichert.", removed: "Gelöscht. Es gilt erst, wenn Sie veröffentlichen.", undone: "Zurückgenommen.",
  unsaved: "Sie haben etwas geändert und nicht gespeichert.", unsavedAsk: "Wenn Sie jetzt gehen, ist die Änderung verloren.", stay: "Weiter bearbeiten", discard: "Verwerfen",
  conflict: "Jemand anders hat das inzwischen geändert. Laden Sie neu, und tragen Sie Ihre Änderung noch einmal ein.",
  noHit: "Dazu gibt es nichts. Ändern Sie die Suche oder den Filter.", all: "alle", language: { de: "Deutsch", en: "Englisch" }, none: "keine",
  changed: "geändert", isNew: "neu", faulty: "fehlerhaft",
  usedIn: (entries: number, flows: number) => {
    const e = entries === 1 ? "1 Eintrag" : `${entries} Einträgen`, f = flows === 1 ? "1 Wegweiser" : `${flows} Wegweisern`;
    return !entries && !flows ? "Wird nirgends verwendet" : `Verwendet in ${[entries ? e : "", flows ? f : ""].filter(Boolean).join(" und ")}`;
  },

  draftOf: (n: number) => n === 1 ? "1 Änderung ist noch nicht veröffentlicht." : `${n} Änderungen sind noch nicht veröffentlicht.`, draftBy: (name: string, at: string) => `Zuletzt geändert von ${name}, ${at}.`,
  publish: "Veröffentlichen …", publishYes: "Veröffentlichen", publishTitle: (what: string) => `${what} veröffentlichen?`, publishText: "Die nächste Frage wird schon damit beantwortet.",
  note: "Was hat sich geändert?", noteHelp: "Ein Satz für den Verlauf.", publishing: (what: string) => `${what}: wird veröffentlicht`, published: "Veröffentlicht.",
  throwAway: "Entwurf verwerfen", throwAwayTitle: "Alle Änderungen verwerfen?", throwAwayText: "Es gilt wieder, was veröffentlicht ist.", thrownAway: "Der Entwurf ist verworfen.",
  mendFirst: "Bitte bringen Sie zuerst in Ordnung, was unten als fehlerhaft markiert ist.",
  rehearse: "Probelauf", rehearsing: "Probelauf mit den Beispiel- und Testfragen",
  closeResult: "Probelauf schließen",
};
export type WorkTexts = typeof de;
