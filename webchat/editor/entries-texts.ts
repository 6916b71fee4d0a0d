// The words of the list of entries.
const de = {
  title: "Einträge", search: "In allen Einträgen suchen", searchHint: "Titel, Text, Fragen, Stichwörter …", create: "Neuer Eintrag",
  area: "Themengebiet", state: "Zustand", lang: "Sprache", show: "Zeigen",
  states: { published: "veröffentlicht", draft: "neu, nie veröffentlicht", review: "zur Prüfung", archived: "archiviert" },
  shows: { due: "überfällig", "no-english": "ohne Englisch", "low-rated": "schlecht bewertet", drafts: "mit Entwurf", mine: "meine" },
  sort: "Ordnung", sorts: { title: "Titel", asked: "oft gefragt", review: "bald zu prüfen", changed: "zuletzt geändert" },
  columns: { entry: "Eintrag", area: "Themengebiet", langs: "Sprachen", review: "Prüfen bis", asked: "Gefragt", rating: "Hilfreich", owner: "Zuständig", changed: "Geändert" },
  overdue: "überfällig", draftBy: (name: string) => `Entwurf von ${name}`, reviewBy: (name: string) => `zur Prüfung von ${name}`, isNew: "neu", archived: "archiviert",
  has: { de: "Deutsch vorhanden", en: "Englisch vorhanden" }, lacks: { de: "kein Deutsch", en: "kein Englisch" },
  rated: (good: number, bad: number) => `${good} von ${good + bad} fanden es hilfreich`,
  none: "Noch kein Eintrag. Legen Sie den ersten an, oder lesen Sie unter „Austausch“ welche ein.",

  newTitle: "Neuer Eintrag", newFromAsked: (n: number) => n === 1 ? "Die ausgewählte Frage wird seine Beispielfrage." : `Die ${n} ausgewählten Fragen werden seine Beispielfragen.`, newQuestion: "Die Frage", newQuestionHelp: "So, wie ein Betrieb sie stellen würde. Sie wird die Überschrift der Antwort.",
  slug: "Kurzname", slugHelp: "Teil der Adresse, zum Beispiel /wissen/blaue-karte. Er bleibt für immer.", slugWrong: "Nur Kleinbuchstaben, Ziffern und Bindestriche.",
  exists: "Diesen Kurznamen gibt es schon. Wählen Sie einen anderen, oder öffnen Sie den vorhandenen Eintrag.", titleMissing: "Bitte schreiben Sie die Frage.",
  write: "Anlegen und schreiben",
};
const en: typeof de = {
  title: "Entries", search: "Search all entries", searchHint: "Title, text, questions, keywords …", create: "New entry",
  area: "Area", state: "State", lang: "Language", show: "Show",
  states: { published: "published", draft: "new, never published", review: "in review", archived: "archived" },
  shows: { due: "overdue", "no-english": "without English", "low-rated": "rated low", drafts: "with a draft", mine: "mine" },
  sort: "Order", sorts: { title: "title", asked: "asked most", review: "review soon", changed: "changed last" },
  columns: { entry: "Entry", area: "Area", langs: "Languages", review: "Review by", asked: "Asked", rating: "Helpful", owner: "Owner", changed: "Changed" },
  overdue: "overdue", draftBy: (name) => `draft by ${name}`, reviewBy: (name) => `in review, by ${name}`, isNew: "new", archived: "archived",
  has: { de: "German exists", en: "English exists" }, lacks: { de: "no German", en: "no English" },
  rated: (good, bad) => `${good} of ${good + bad} found it helpful`,
  none: "No entry yet. Create the first one, or import some under “Exchange”.",

  newTitle: "New entry", newFromAsked: (n) => n === 1 ? "The selected question becomes its example question." : `The ${n} selected questions become its example questions.`, newQuestion: "The question", newQuestionHelp: "As a firm would ask it. It becomes the heading of the answer.",
  slug: "Short name", slugHelp: "Part of the address, for instance /wissen/blaue-karte. It cannot be changed later.", slugWrong: "Lower-case letters, digits and hyphens only.",
  exists: "This short name is taken. Choose another one, or open that entry.", titleMissing: "Please write the question.",
  write: "Create and write",
};
export const entriesTexts = { de, en };
export type EntriesTexts = typeof de;
