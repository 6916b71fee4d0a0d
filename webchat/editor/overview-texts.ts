// The words of the overview.
const many = (n: number, one: string, more: string) => n === 1 ? one : more;
const de = {
  title: "Übersicht", hello: (name: string) => `Guten Tag, ${name}`, todo: "Was heute ansteht",
  counts: (published: number, archived: number) => `${published} ${many(published, "Eintrag ist", "Einträge sind")} veröffentlicht${archived ? `, ${archived} archiviert` : ""}.`,
  free: "Nichts offen. Alles ist geprüft, beantwortet und veröffentlicht.",
  expired: (n: number) => many(n, "Wert ist abgelaufen", "Werte sind abgelaufen"), expiredHelp: "Antworten, die sie nennen, zeigen dort einen Hinweis statt einer Zahl.",
  review: (n: number) => many(n, "Entwurf wartet auf Prüfung", "Entwürfe warten auf Prüfung"), reviewHelp: "Lesen Sie ihn, und geben Sie ihn frei oder zurück.",
  due: (n: number) => many(n, "Eintrag ist fällig", "Einträge sind fällig"), dueHelp: "Prüfen Sie, ob die Rechtslage noch so ist, und bestätigen Sie den Stand.",
  asked: (n: number) => many(n, "offene Frage von Betrieben", "offene Fragen von Betrieben"), askedHelp: "Darauf gab es keine oder keine gute Antwort.",
  soon: (n: number) => many(n, "Wert läuft bald ab", "Werte laufen bald ab"), soonHelp: "Tragen Sie den neuen Wert ein, sobald er feststeht.",
  drafts: (n: number) => many(n, "Eintrag hat einen Entwurf", "Einträge haben einen Entwurf"), draftsHelp: "Noch nicht veröffentlicht: fertig schreiben, proben, freigeben.",
  open: "Geändert, aber noch nicht veröffentlicht", openBy: (who: string, when: string) => `zuletzt ${who}, ${when}`,
  missing: (n: number) => many(n, "Eintrag ohne Englisch", "Einträge ohne Englisch"), missingHelp: "Wer auf Englisch fragt, bekommt hier die deutsche Antwort.",
  next: (when: string) => `Als Nächstes geplant: Veröffentlichung am ${when} Uhr.`,
  notPublished: (when: string) => `Am ${when} ließ sich Ihr Entwurf nicht von selbst veröffentlichen:`,
  openDrafts: "Zuletzt bearbeitete Entwürfe", nextReviews: "Als Nächstes zu prüfen", all: "Alle", overdue: "überfällig",
};
const en: typeof de = {
  title: "Overview", hello: (name) => `Hello, ${name}`, todo: "What there is to do today",
  counts: (published, archived) => `${published} ${many(published, "entry is", "entries are")} published${archived ? `, ${archived} archived` : ""}.`,
  free: "Nothing to do. Everything is checked, answered and published.",
  expired: (n) => many(n, "value has expired", "values have expired"), expiredHelp: "Answers that cite them show a notice there instead of a figure.",
  review: (n) => many(n, "draft waits for review", "drafts wait for review"), reviewHelp: "Read it, then release it or send it back.",
  due: (n) => many(n, "entry is due", "entries are due"), dueHelp: "Check whether the law is still as described, and confirm its date.",
  asked: (n) => many(n, "open question from firms", "open questions from firms"), askedHelp: "There was no answer, or no good one.",
  soon: (n) => many(n, "value ends soon", "values end soon"), soonHelp: "Enter the new one as soon as it is known.",
  drafts: (n) => many(n, "entry has a draft", "entries have a draft"), draftsHelp: "Not yet published: finish, rehearse, release.",
  open: "Changed, but not yet published", openBy: (who, when) => `last ${who}, ${when}`,
  missing: (n) => many(n, "entry without English", "entries without English"), missingHelp: "Whoever asks in English gets the German answer here.",
  next: (when) => `Planned next: publication on ${when}.`,
  notPublished: (when) => `On ${when} your draft could not be published automatically:`,
  openDrafts: "Drafts edited last", nextReviews: "To review next", all: "All", overdue: "overdue",
};
export const overviewTexts = { de, en };
