// The words of an entry: its fields, its way to publication, its history.
export const de = {
  back: "Alle Einträge", loading: "Der Eintrag wird geladen …", gone: "Diesen Eintrag gibt es nicht (mehr).",
  layout: "Ansicht", layouts: { side: "Nebeneinander", de: "Deutsch", en: "Englisch" },
  save: "Entwurf speichern", savedAt: (time: string) => `Gespeichert um ${time}`, saved: "Als Entwurf gespeichert.", unsaved: "Nicht gespeichert", inBrowser: "Nur in diesem Browser gesichert",
  publish: "Proben und veröffentlichen", handIn: "Zur Prüfung geben", release: "Proben und freigeben", publishShort: "Veröffentlichen", handInShort: "Zur Prüfung", releaseShort: "Freigeben", moreActions: "Weitere Schritte",
  history: "Verlauf", schedule: "Planen", discard: "Entwurf verwerfen", archive: "Archivieren", unarchive: "Wieder veröffentlichen", showPublic: "So steht es öffentlich", tryIt: "Damit ausprobieren", takeBack: "Aus der Prüfung nehmen", sendBack: "Zurückgeben",

  variant: { de: "Deutsch", en: "Englisch" }, noVariant: { de: "Noch keine deutsche Fassung.", en: "Noch keine englische Fassung. Wer auf Englisch fragt, bekommt die deutsche Antwort." },
  beginVariant: { de: "Deutsche Fassung anlegen", en: "Englische Fassung anlegen" }, beginHelp: "Stand, Quellen, Rechtsgrundlagen und Verwandtes werden übernommen.",
  stateOf: { none: "unverändert seit der Veröffentlichung", fresh: "neu, noch nie veröffentlicht", draft: "Entwurf", review: "zur Prüfung", archived: "archiviert" },
  publishedAt: (when: string, who: string) => `veröffentlicht ${when} von ${who}`, draftAt: (when: string, who: string) => `Entwurf ${when} von ${who}`,

  fields: {
    title: "Frage (Titel)", short: "Kurzantwort", body: "Ausführliche Antwort", questions: "Beispielfragen", keywords: "Stichwörter", legal_basis: "Rechtsgrundlagen", sources: "Quellen",
    stand: "Stand", review_by: "Prüfen bis", review_reason: "Grund der Prüfung", related: "Verwandte Einträge", nationals: "Nur für Staatsangehörige von", offices: "Zuständige Stellen zeigen", area: "Themengebiet",
  },
  help: {
    title: "So, wie ein Betrieb sie stellt.", short: "Die Antwort zuerst. Kein bloßes „Ja“ oder „Nein“.", body: "Überschriften, Listen, Tabellen. Beträge als Wert einfügen, dann bleiben sie aktuell.",
    questions: "Wie Betriebe wirklich fragen, auch flapsig. Daran lernt die Suche, und daran wird sie geprobt. Viele Zeilen auf einmal einfügen geht.",
    keywords: "Umgangssprache und Amtssprache, die im Text nicht vorkommt.", stand: "An diesem Tag war die Rechtslage so.", review_by: "Bis dahin schaut jemand nach.",
    review_reason: "zum Beispiel: Neue Beträge zum Jahreswechsel", related: "Werden unter der Antwort angeboten.", nationals: "Leer: für alle. Sonst rückt der Eintrag zurück, wenn ein anderes Land genannt ist.",
    offices: "Die Antwort nennt diese Stellen für den Ort, um den es geht.",
  },
  both: "Für beide Sprachen", owner: "Zuständig", noOwner: "niemand", differs: "Deutsch und Englisch unterscheiden sich hier. Ihre Änderung gilt für beide.",
  addRelated: "Eintrag suchen", addNational: "Land oder Gruppe suchen", addOffice: "Art der Stelle suchen", unpick: (label: string) => `${label} entfernen`, nothingPicked: "keine", forAll: "für alle",
  row: { text: "Vorschrift", title: "Name der Quelle", url: "Adresse (https://…)" }, addBasis: "Rechtsgrundlage hinzufügen", addSource: "Quelle hinzufügen", removeRow: (text: string) => text ? `„${text}“ entfernen` : "Leere Zeile entfernen", visit: "Im neuen Fenster öffnen",
  fromOther: { de: "Aus dem Englischen übernehmen", en: "Aus dem Deutschen übernehmen" },
  groups: { eu: "EU", eea: "EWR", ch: "Schweiz", uk: "Vereinigtes Königreich", "western-balkans": "Westbalkan", "best-friends": "Staaten mit erleichterter Einreise", third: "Drittstaaten" } as Record<string, string>,
  kinds: { auslaenderbehoerde: "Ausländerbehörde", ihk: "Industrie- und Handelskammer", hwk: "Handwerkskammer", agentur: "Agentur für Arbeit", beratung: "Beratungsstelle", "zentrale-stelle": "Zentrale Stelle", "welcome-center": "Welcome Center", netzwerk: "Netzwerk", anerkennungsstelle: "Anerkennungsstelle", portal: "Portal" } as Record<string, string>,

  tools: "Einfügen", tool: { heading: "Überschrift", bold: "Fett", bullets: "Aufzählung", steps: "Schritte", table: "Tabelle", link: "Link", value: "Wert einfügen" },
  sample: { heading: "Überschrift", item: "Punkt", step: "Schritt", bold: "wichtig", link: "Linktext", column: "Spalte", cell: "Inhalt" },
  wordsLeft: (n: number) => n < 0 ? `${-n} ${n === -1 ? "Wort" : "Wörter"} zu viel` : `noch ${n} ${n === 1 ? "Wort" : "Wörter"}`,
  pickValue: "Wert suchen",
  preview: "So sieht es der Betrieb", previewDay: "am", previewNone: "Die Vorschau erscheint, sobald etwas geschrieben ist.", tokens: (n: number) => `${n} Wörter im Suchindex`,
  faults: (n: number) => n === 1 ? "Ein Fehler verhindert die Veröffentlichung:" : `${n} Fehler verhindern die Veröffentlichung:`, hints: (n: number) => n === 1 ? "Ein Hinweis:" : `${n} Hinweise:`, goTo: "Zum Feld",

  others: (names: string) => `${names} hat diesen Eintrag gerade auch offen. Sprechen Sie sich kurz ab.`,
  kept: (when: string, lang: string) => `In diesem Browser liegt eine ungespeicherte Fassung (${lang}) von ${when}.`, goOn: "Damit weiterschreiben", compare: "Vergleichen", dropKept: "Verwerfen", keptTitle: "Was Sie noch nicht gespeichert hatten", keptDropped: "Die ungespeicherte Fassung ist verworfen.",
  inReview: (who: string) => `${who} hat den Entwurf zur Prüfung gegeben.`, inReviewMine: "Ihr Entwurf liegt zur Prüfung. Jemand anderes gibt ihn frei.", sentBack: "Notiz dazu:", seeChanges: "Was ist geändert?",
  scheduled: (when: string) => `Wird von selbst veröffentlicht: ${when}.`, expires: (when: string) => `Wird von selbst archiviert: ${when}.`, change: "Ändern",
  notPublished: (when: string) => `Am ${when} ließ sich der Entwurf nicht von selbst veröffentlichen:`,
  overtaken: "Seit Ihr Entwurf begonnen wurde, ist eine neue Fassung veröffentlicht worden. Vergleichen Sie beide, bevor Sie veröffentlichen.",
  isArchived: "Dieser Eintrag ist archiviert: Er wird nicht mehr als Antwort gegeben.",

  handInTitle: "Zur Prüfung geben", handInText: "Jemand anderes liest den Entwurf und gibt ihn frei. Bis dahin bleibt die veröffentlichte Fassung.", noteForReview: "Worauf soll geachtet werden?", handedIn: "Zur Prüfung gegeben.",
  sendBackTitle: "Entwurf zurückgeben", sendBackNote: "Was fehlt noch?", sentBackDone: "Zurückgegeben.", takenBack: "Der Entwurf ist wieder in Arbeit.",
  discardTitle: "Entwurf verwerfen?", discardText: "Es gilt weiter, was veröffentlicht ist.", discardNew: "Der Eintrag war noch nie veröffentlicht und verschwindet aus der Liste.", discarded: "Der Entwurf ist verworfen.",
  archiveTitle: "Eintrag archivieren?", archiveText: "Er wird nicht mehr als Antwort gegeben und ist nicht mehr öffentlich. Sie können ihn jederzeit zurückholen.", archiveNote: "Warum?", archived: "Archiviert.", unarchived: "Der Eintrag gilt wieder.",
  stillUsed: "Noch nicht möglich: Hier wird auf ihn verwiesen. Nehmen Sie den Verweis dort zuerst heraus.", archiving: "Archivieren", unarchiving: "Wieder veröffentlichen",

  scheduleTitle: "Veröffentlichung planen", publishAt: "Entwurf veröffentlichen am", publishAtHelp: "Leer: nicht von selbst. Hat der Entwurf dann noch Fehler, bleibt er ein Entwurf.", expireAt: "Eintrag archivieren am", expireAtHelp: "Leer: gilt, bis jemand ihn archiviert. Sinnvoll für Befristetes.", planned: "Geplant.", past: "Bitte wählen Sie eine Zeit in der Zukunft.", noDraftToPlan: "Es gibt keinen Entwurf, der veröffentlicht werden könnte.", clear: "Leeren",

  conflictTitle: "Zwei haben daran geschrieben", conflict: (who: string, when: string) => `${who} hat am ${when} gespeichert, während Sie geschrieben haben. Nichts ist verloren: Entscheiden Sie, was gelten soll.`,
  conflictOwn: (when: string) => `In einem anderen Fenster haben Sie am ${when} gespeichert, während Sie hier geschrieben haben. Nichts ist verloren: Entscheiden Sie, was gelten soll.`, conflictOf: (who: string) => `Fassung von ${who}`,
  conflictAt: { mine: "Ihre Fassung", theirs: "die andere Fassung", both: "selbst zusammenführen" }, takeTheirs: (who: string) => who ? `Die Fassung von ${who} nehmen` : "Die andere Fassung nehmen", keepMine: "Meine Fassung behalten", merge: "Zusammengeführtes speichern", conflictMerge: "Von Hand zusammenführen",
  conflictDel: (who: string) => `Rot gestrichen steht nur in der anderen Fassung${who ? ` (${who})` : ""}, grün nur in Ihrer.`, tookTheirs: "Die andere Fassung ist der Entwurf.", keptMine: "Ihre Fassung ist der Entwurf.", merged: "Das Zusammengeführte ist der Entwurf.", mergeHelp: "Vorgeschlagen ist, wer ein Feld geändert hat. Haben es beide geändert, schreiben Sie zusammen, was gelten soll.",

  rehearseTitle: "Probe vor der Veröffentlichung", rehearsing: "Die Beispiel- und Testfragen werden zweimal gestellt: ohne und mit dem Entwurf …", rehearsalOf: (n: string) => `${n} Fragen gestellt.`, rehearsalOfAll: (n: string, all: string) => `${n} von ${all} Fragen gestellt: alle zu den Entwürfen und alle gespeicherten Testfragen, von den übrigen eine Auswahl.`,
  better: "besser", worse: "schlechter", other: "anders", nothingChanged: "Der Entwurf ändert keine dieser Antworten.", onEdge: (n: number) => n === 1 ? "Eine Frage lag auf der Kippe zwischen zwei Antworten und fällt nun anders aus. An Ihrem Entwurf liegt das nicht." : `${n} Fragen lagen auf der Kippe zwischen zwei Antworten und fallen nun anders aus. An Ihrem Entwurf liegt das nicht.`, beforeAfter: "Bisher → mit Entwurf", verdicts: { better: "besser", worse: "schlechter", other: "anders" },
  score: "Richtig beantwortet", competing: "Diese Einträge liegen nah beieinander", competingHelp: "Kein Fehler. Wer eine davon stellt, bekommt vielleicht erst eine Rückfrage. Eine Beispielfrage im richtigen Eintrag hilft.", competes: (n: number, example: string) => n === 1 ? `eine Frage, zum Beispiel „${example}“` : `${n} Fragen, zum Beispiel „${example}“`, testsFailed: (n: number) => n === 1 ? "Eine gespeicherte Testfrage wird falsch beantwortet." : `${n} gespeicherte Testfragen werden falsch beantwortet.`, testsPassed: (n: number) => n === 1 ? "Die gespeicherte Testfrage wird richtig beantwortet." : `Alle ${n} gespeicherten Testfragen werden richtig beantwortet.`,
  actions: { answer: "Antwort", clarify: "Rückfrage", handoff: "Person angeboten", smalltalk: "kleine Antwort" } as Record<string, string>, noEntry: "keine Antwort",
  publishNote: "Was ist neu? (steht im Verlauf)", publishNow: "Jetzt veröffentlichen", publishAnyway: "Trotzdem veröffentlichen", goBack: "Zurück zum Schreiben", publishUnrehearsed: "Ohne Probe veröffentlichen", unrehearsed: "Ohne Probe ist nicht bekannt, welche Antworten sich dadurch ändern.", rehearsalWaits: "Die Probe beginnt gleich.", mayPublish: "Sie können auch ohne Probe veröffentlichen.", timeLeft: (seconds: number) => `Noch etwa ${seconds} Sekunden.`, publishing: "Veröffentlichen", published: "Veröffentlicht. Ab der nächsten Frage gilt es.", hasFaults: "Mit diesen Fehlern lässt es sich noch nicht veröffentlichen:", fourEyes: "Den eigenen Entwurf muss jemand anderes freigeben. Geben Sie ihn zur Prüfung.", rehearsal: "Probe", what: "Veröffentlicht wird",

  historyTitle: "Verlauf", revisions: "Fassungen", current: "gilt jetzt", noNote: "ohne Notiz", asDraft: "Entwurf", from: "Alte Fassung", to: "Neue Fassung", restore: "Diese Fassung wiederherstellen", restoreTitle: (n: number) => `Fassung ${n} wiederherstellen?`, restoreText: "Ihr Text wird zum Entwurf. Veröffentlicht wird erst, wenn Sie es tun.", restoreOver: "Der jetzige Entwurf wird dabei ersetzt.", restored: (n: number) => `Fassung ${n} ist jetzt der Entwurf.`, noRevisions: "Noch keine veröffentlichte Fassung.", revision: (n: number) => `Fassung ${n}`, toEntry: "Zurück zum Eintrag", choose: "Wählen Sie zwei Fassungen.",
};
export type EntryTexts = typeof de;
