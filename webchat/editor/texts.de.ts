// The words of the shell, and those all views of the editor share.
export const de = {
  title: "Redaktion", areas: "Bereiche", tryOut: "Ausprobieren", other: "English", account: "Konto", toDesk: "Zum Beratungsplatz", signOut: "Abmelden",
  loading: "Wird geladen …", notLoaded: "Das ließ sich nicht laden.", again: "Noch einmal versuchen",
  save: "Speichern", saving: "Wird gespeichert …", saved: "Gespeichert.", cancel: "Abbrechen", close: "Schließen", edit: "Bearbeiten", add: "Hinzufügen", remove: "Entfernen", undo: "Rückgängig",
  stop: "Abbrechen", dismiss: "Meldung schließen", optional: "freiwillig", open: "Öffnen", back: "Zurück", done: "Fertig", more: "Mehr",
  yes: "Ja", no: "Nein", none: "keine", today: "heute",
  unreachable: "Der Server antwortet nicht. Was Sie geschrieben haben, steht noch hier. Bitte versuchen Sie es gleich noch einmal.",
  broken: "Das hat nicht geklappt. Bitte laden Sie die Seite neu. Was Sie geschrieben haben, bleibt in diesem Browser.",
  forbidden: "Dazu hat Ihr Konto kein Recht. Bitten Sie jemanden mit der Rolle „Leitung“ darum.",
  forbiddenLong: "Ihr Konto darf beraten, aber keine Einträge bearbeiten. Bitten Sie die Verwaltung um die Rolle „Redaktion“.",
  sessionTitle: "Bitte melden Sie sich neu an", sessionOver: "Ihre Sitzung ist abgelaufen. Was Sie geschrieben haben, bleibt stehen: Nach der Anmeldung geht es hier weiter.",
  unsaved: "Sie haben etwas geändert und nicht gespeichert.", unsavedAsk: "Wenn Sie jetzt gehen, ist die Änderung verloren.",
  unsavedSave: "Sie können es als Entwurf speichern. Ohne zu speichern bleibt es nur in diesem Browser.",
  stay: "Weiter bearbeiten", discard: "Verwerfen", saveAndGo: "Speichern und weiter", goWithout: "Ohne Speichern weiter",
  jobWaiting: "wartet", jobStopping: "wird abgebrochen", jobAt: (done: number, all: number) => `${done} von ${all}`, jobStop: (what: string) => `${what} abbrechen`,

  keys: "Tastenkürzel", keysUse: "Einzelne Tasten als Kürzel benutzen", keysOff: "Einzelne Tasten sind ausgeschaltet.",
  keyGroups: [
    { title: "Überall", single: true, keys: [["?", "diese Liste"], ["/", "suchen"], ["T", "eine Frage ausprobieren"]] },
    { title: "Wechseln", single: true, keys: [["G U", "Übersicht"], ["G E", "Einträge"], ["G G", "Gefragt"], ["G W", "Werte"], ["G R", "Regeln & Wörter"], ["G L", "Wegweiser"], ["G B", "Begrüßung"], ["G S", "Stellen"], ["G F", "Fällig"], ["G A", "Austausch"]] },
    { title: "In Listen", single: true, keys: [["J", "nächste Zeile"], ["K", "vorige Zeile"], ["Enter", "öffnen"], ["N", "Neues anlegen"]] },
    { title: "Beim Schreiben", single: false, keys: [["Strg S", "Entwurf speichern"], ["Strg Enter", "Dialog bestätigen"], ["Strg K", "suchen"], ["Esc", "schließen"]] },
  ],

  /* lists */
  search: "Suchen", filter: "Filter", unfilter: "Filter aufheben", nothingFound: "Nichts passt zu Suche und Filter.", all: "alle",
  found: (count: number, all: number) => count === all ? `${all}` : `${count} von ${all}`, showMore: (count: number) => `Weitere ${count} anzeigen`, sortBy: (column: string) => `Nach ${column} ordnen`,

  /* fields */
  left: (count: number, unit: "characters" | "words") => { const what = unit === "words" ? Math.abs(count) === 1 ? "Wort" : "Wörter" : "Zeichen"; return count < 0 ? `${-count} ${what} zu viel` : `noch ${count} ${what}`; },
  listHelp: "Eine Zeile je Eintrag. Sie können viele Zeilen auf einmal einfügen; Enter legt die nächste an, die Pfeiltasten wechseln die Zeile.",
  lineOf: (label: string, n: number) => `${label}, Zeile ${n}`, removeLine: (text: string) => text ? `„${text}“ entfernen` : "Leere Zeile entfernen", moveUp: (text: string) => `„${text}“ nach oben`,
  linesRemoved: (count: number) => count === 1 ? "Eine Zeile entfernt." : `${count} Zeilen entfernt.`,
  pickNothing: "Nichts gefunden. Versuchen Sie ein anderes Wort.", pickHint: "Tippen Sie, um zu suchen.", pickCount: (count: number) => count === 1 ? "Ein Vorschlag" : `${count} Vorschläge`,

  /* differences */
  diffNone: "Es gibt keinen Unterschied.", diffRemoved: "gestrichen", diffAdded: "neu", diffSame: (count: number) => `${count} Wörter unverändert`,

  area: {
    anerkennung: "Anerkennung", ausbildung: "Ausbildung", beschaeftigung: "Beschäftigung", einreise: "Einreise", foerderung: "Förderung",
    integration: "Integration", region: "Region", rekrutierung: "Rekrutierung",
  } as Record<string, string>,
  langs: { de: "Deutsch", en: "Englisch" },
  states: { draft: "neu, noch nie veröffentlicht", published: "veröffentlicht", archived: "archiviert" }, draftStates: { draft: "Entwurf", review: "zur Prüfung" },
};
export type Texts = typeof de;
