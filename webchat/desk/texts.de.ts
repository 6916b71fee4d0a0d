export const de = {
  title: "Beratungsplatz", signOut: "Abmelden",
  unreachable: "Der Server antwortet nicht. Bitte versuchen Sie es gleich noch einmal.",
  expired: "Ihre Sitzung ist abgelaufen. Bitte melden Sie sich neu an. Was Sie geschrieben haben, ist dann wieder da.",
  other: "English", menu: "Konto", loading: "Wird geladen …",
  ok: "Schließen", cancel: "Abbrechen", dismiss: "Meldung schließen", optional: "freiwillig",

  /* the bar above */
  views: "Ansichten", desk: "Gespräche", history: "Verlauf",
  on: "verbunden", off: "getrennt, verbindet neu",
  offLong: "Die Verbindung ist unterbrochen und wird von selbst wieder aufgebaut. Schreiben Sie ruhig weiter: Es wird danach gesendet.",
  presence: "Mein Status", statuses: { available: "verfügbar", busy: "beschäftigt", away: "abwesend", offline: "nicht da" },
  alarm: "Meldungen und Tasten",
  switches: {
    sound: "Ton, wenn jemand wartet", repeat: "Ton alle 20 Sekunden, bis jemand übernimmt", notify: "Meldung auf dem Bildschirm, wenn der Beratungsplatz verdeckt ist",
    keys: "Einzelne Tasten als Kürzel",
  },
  notifyDenied: "Ihr Browser erlaubt keine Meldungen. Sie können sie in den Einstellungen der Seite freigeben.",
  capacity: "Gespräche gleichzeitig",

  /* the list */
  conversations: "Gesprächsliste", find: "Suchen", filter: "Betreff, Firma, Ort", team: "Team", allTeams: "Alle Teams", filtered: "Nichts passt zum Filter.", unfilter: "Filter aufheben",
  groups: {
    waiting: "Wartend", mine: "Meine Gespräche", wrap: "Noch zu notieren", hold: "Wiedervorlage", messages: "Hinterlassene Nachrichten", others: "Bei anderen", closed: "Kürzlich beendet",
  },
  noneWaiting: "Niemand wartet. Neue Anfragen erscheinen hier von selbst.",
  noSubject: "Ohne Betreff", since: "seit",
  waits: (minutes: number) => minutes < 1 ? "wartet seit eben" : minutes < 60 ? `wartet ${minutes} Min.` : minutes < 1440 ? `wartet ${Math.floor(minutes / 60)} Std.` : `wartet ${Math.floor(minutes / 1440)} Tg.`,
  front: "zurückgekommen", withMe: "Bei mir", withOther: (name: string) => `Bei ${name}`, fresh: "Neu", spoken: { de: "Deutsch", en: "Englisch" },
  until: (day: string) => `bis ${day}`, untilOpen: "ohne Termin", due: "heute fällig",
  states: { bot: "Beim Lotsen", offered: "Beratung angeboten", wrap: "zu notieren", message: "unbeantwortet", assigned: (name: string) => `bei ${name}`, assignedMe: "für mich", answered: "beantwortet", closed: "beendet" },
  looking: (names: string) => `${names} schaut gerade`, announce: (count: number) => count === 1 ? "Eine Anfrage wartet neu." : `${count} Anfragen warten neu.`,
  draft: "Entwurf", people: "Wer ist da", load: (open: number, capacity: number) => `${open} von ${capacity}`, me: "ich",
  noticeWaiting: "Eine Anfrage wartet", noticeWord: "Neue Nachricht in einem Gespräch", noticeMention: "Sie wurden erwähnt", mentioned: (name: string) => `${name} hat Sie in einer Notiz erwähnt.`,

  /* a conversation */
  pick: "Wählen Sie ein Gespräch aus der Liste.", pickHint: "Enter öffnet es, U übernimmt das erste, das wartet. ? zeigt alle Tasten.",
  tabs: "Offene Gespräche", closeTab: (subject: string) => `Schließen: ${subject}`,
  takeFirst: "Übernehmen Sie das Gespräch, um zu antworten.", othersOwn: (name: string) => `${name} führt dieses Gespräch. Eine Notiz können Sie trotzdem hinterlassen.`,
  onHold: "Das Gespräch liegt auf Wiedervorlage. Setzen Sie es fort, um zu schreiben.", toNote: "Das Gespräch ist beendet. Notieren Sie kurz, worum es ging.", isClosedLong: "Dieses Gespräch ist beendet.",
  othersMessage: (name: string) => `${name} beantwortet diese Nachricht.`,
  back: "Zurück zur Liste", side: "Fall und Wissen", more: "Außerdem gefragt", transcript: "Gesprächsverlauf", print: "Drucken",
  steps: {
    "take": "Übernehmen", "take-over": "Übernehmen", "resume": "Fortsetzen", "transfer": "Weitergeben", "hold": "Zurückstellen", "wrap-up": "Beenden", "assign": "Zuweisen", "answer": "Antworten", "close": "Erledigt",
  },
  wrapNow: "Notieren", takeOverFrom: (name: string) => `Von ${name} übernehmen`, steplist: "Schritte",
  message: "Nachricht", note: "Interne Notiz", mode: "Was Sie schreiben",
  composer: {
    label: "Ihre Nachricht", send: "Senden",
    left: (count: number) => `Noch ${count} Zeichen`, over: (count: number) => `${count} Zeichen zu viel`,
  },
  noteLabel: "Notiz für das Team", noteHint: "Nur das Team liest sie. @ erwähnt jemanden.", mentions: "Wen erwähnen?",
  sendHint: "Strg+Enter sendet", sending: "wird gesendet", sendingLater: "wird gesendet, sobald die Verbindung steht", sent: "gesendet", delivered: "zugestellt", read: "gelesen",
  typing: "schreibt …", employer: "Arbeitgeber", bot: "Lotse", system: "System", why: "Warum diese Antwort?",
  sureness: "Sicherheit", hits: "Treffer", rules: "Regeln", noRules: "keine", wish: "Wunsch", wishPerson: "möchte eine Person",
  answer: {
    more: "Ganze Antwort zeigen", less: "Ganze Antwort verbergen", stand: "Stand", legal: "Rechtsgrundlage", sources: "Quellen",
    related: "Verwandte Themen", unknown: "Ein Wert ist derzeit nicht bekannt.", otherLang: "This answer is available in German only.", inCharge: "Zuständig für", website: "Website",
  },
  guided: "Wegweiser", guideAnswers: "Antworten des Arbeitgebers", misunderstood: "Die vorige Antwort war nicht zu verstehen.",
  forgot: "Nicht mehr verwendet", slots: { country: "Land", profession: "Beruf", status: "Status", salary: "Gehalt", place: "Ort" },
  started: "Gespräch begonnen", asked: "Möchte mit einer Person sprechen", cancelled: "Wartet nicht mehr",
  tookIt: "hat übernommen", tookOver: (from: string) => `hat von ${from} übernommen`, isClosed: "Gespräch beendet", closedIdle: "Gespräch beendet, weil niemand mehr schrieb", chose: "Gewählt", offered: "Beratung angeboten",
  passed: (to: string) => `hat an ${to} weitergegeben`, passedTeam: (team: string) => `hat an das Team ${team} weitergegeben`, held: (day: string) => `hat zurückgestellt${day ? ` bis ${day}` : ""}`, resumed: "Gespräch geht weiter",
  returned: { vanished: (name: string) => `${name} ist nicht mehr da: wieder vorn in der Warteschlange`, silent: (name: string) => `${name} hat nicht geantwortet: wieder vorn in der Warteschlange`, unanswered: (name: string) => `${name} hat nicht geantwortet: wieder frei` },
  idled: "Eine Stunde lang schrieb niemand", lapsed: "Angebot der Beratung abgelaufen", assigned: (to: string) => `hat die Nachricht ${to} zugewiesen`, assignedSelf: "übernimmt die Nachricht", reopened: "Vom Arbeitgeber wieder geöffnet",
  unavailable: { closed: "Außerhalb der Zeiten: keine Beratung möglich", nobody: "Niemand vom Team war da", busy: "Alle waren beschäftigt", waited: "Zu lange gewartet" },
  feedback: (good: boolean | null): string => good === null ? "Rückmeldung zurückgenommen" : good ? "Antwort war hilfreich" : "Antwort war nicht hilfreich",
  feedbackReasons: { wrong: "falsch", unclear: "unverständlich", outdated: "veraltet", unfit: "passt nicht" },
  messageLeft: "Nachricht hinterlassen", byMail: "per E-Mail", byPhone: "Telefonat", rated: (score: number) => `Bewertung: ${score} von 5`, wrapped: "Notiert",

  /* the case */
  case: "Fall", person: { firm: "Firma", place: "Ort", name: "Name", email: "E-Mail", phone: "Telefon", reference: "Vorgangsnummer" }, nothingKnown: "Noch nichts bekannt.",
  known: "Der Lotse geht aus von", earlier: "Frühere Anfragen", noEarlier: "Keine.",

  /* knowledge */
  knowledge: "Wissen", search: "Wissen durchsuchen", searchHint: "↓ wählt einen Treffer, Enter fügt ihn ein.", stand: "Stand", source: "Quelle", values: "Werte", entries: "Antworten", insert: "Einfügen", insertInto: (title: string) => `Einfügen: ${title}`,
  noHits: (q: string) => `Nichts gefunden zu „${q}“. Versuchen Sie ein anderes Wort.`, noSearch: "Die Suche ist gerade nicht erreichbar.", notMine: "Einfügen geht, sobald Sie das Gespräch übernommen haben.",
  areas: { anerkennung: "Anerkennung", ausbildung: "Ausbildung", beschaeftigung: "Beschäftigung", einreise: "Einreise", foerderung: "Förderung", integration: "Integration", region: "Region", rekrutierung: "Rekrutierung" } as Record<string, string>,
  suggestions: "Passt zur letzten Nachricht", dropSuggestions: "Vorschläge ausblenden",
  replies: "Textbausteine", findReply: "Textbaustein suchen", noReplies: "Kein Textbaustein passt.",

  /* a message that was left */
  answerLabel: "Ihre Antwort", callLabel: "Was besprochen wurde", how: "Antworten", ways: { mail: "per E-Mail", phone: "telefonisch" }, noMail: "Es wurde keine E-Mail-Adresse angegeben.",
  answerSigned: "Ihr Name und die Kammer werden angefügt.", answerSend: "Antwort senden", answerNote: "Telefonat notieren", answerTo: (to: string) => `geht an ${to}`, answerDone: "Beantwortet.",

  /* dialogs */
  closeAsk: "Diese Nachricht ohne Antwort als erledigt ablegen?",
  wrapUp: {
    title: "Gespräch beenden", late: "Gespräch notieren", topic: "Thema", kind: "Art", kinds: { auskunft: "Auskunft", beratung: "Beratung", verweis: "Verweis" }, solved: "Anliegen geklärt", firm: "Firma",
    entry: "Daraus einen Wissenseintrag vorschlagen", entryHint: "Die Redaktion prüft den Entwurf. Angaben zu Personen werden unkenntlich gemacht.", question: "Frage", answer: "Antwort",
    save: "Beenden und speichern", saveLate: "Speichern", only: "Nur beenden", done: "Notiert.",
  },
  transfer: {
    title: "Gespräch weitergeben", to: "An", person: "Person", team: "Team", note: "Notiz dazu", save: "Weitergeben", done: (to: string) => `An ${to} weitergegeben.`, pick: "Bitte wählen", nobody: "Gerade ist sonst niemand da.", login: "Benutzername",
    assign: "Nachricht zuweisen", assignSave: "Zuweisen", assigned: (to: string) => `${to} ist jetzt zuständig.`, mine: "Mir selbst",
  },
  hold: {
    title: "Gespräch zurückstellen", until: "Wiedervorlage am", quick: "Schnell wählen", note: "Notiz dazu", save: "Zurückstellen", done: "Zurückgestellt.", undo: "Rückgängig", tomorrow: "Morgen", days: "In 3 Tagen", week: "In einer Woche", none: "Ohne Termin",
    hint: "Ohne Termin kommt es nach 14 Tagen wieder.",
  },
  saving: "Wird gespeichert …",

  /* what went wrong, and what to do */
  problems: {
    "taken": (by: string) => `${by || "Jemand anderes"} war schneller und hat dieses Gespräch. Wählen Sie das nächste aus der Liste.`,
    "wrong-state": () => "Das geht nicht mehr: Das Gespräch hat sich inzwischen geändert. Die Liste zeigt den neuen Stand.",
    "forbidden": () => "Das darf nur, wer das Gespräch führt.",
    "not-found": () => "Das gibt es nicht mehr. Bitte laden Sie die Seite neu, falls es noch in der Liste steht.",
    "too-long": () => "Der Text ist zu lang. Er steht wieder im Feld: Bitte kürzen oder teilen Sie ihn.",
    "unreachable": () => "Der Server antwortet nicht. Bitte versuchen Sie es gleich noch einmal.",
  } as Record<string, (by: string) => string>,

  /* history */
  past: {
    title: "Verlauf", search: "Suchen in Firma, Ort, Betreff, Vorgangsnummer, E-Mail", none: "Hier stehen alle Gespräche, sobald es welche gibt.", noMatch: (q: string) => `Kein Gespräch passt zu „${q}“.`, more: "Ältere zeigen", failed: "Der Verlauf ist gerade nicht erreichbar. Bitte versuchen Sie es noch einmal.", retry: "Noch einmal versuchen",
    at: "Zeit", subject: "Anliegen", firm: "Firma und Ort", topic: "Thema", advisor: "Beratung", state: "Ergebnis", solved: "geklärt", unsolved: "nicht geklärt", open: (subject: string) => `Lesen: ${subject}`, count: (n: number) => n === 1 ? "1 Gespräch" : `${n} Gespräche`,
    gone: "Der Wortlaut ist nicht mehr vorhanden.",
  },

  keys: "Tastenkürzel", keysOff: "Einzelne Tasten sind ausgeschaltet. Sie lassen sich unter „Meldungen und Tasten“ einschalten.",
  keyList: [
    ["↑ ↓", "in der Liste bewegen"], ["Enter", "öffnen"], ["L", "zur Liste"], ["J K", "nächstes, voriges offenes Gespräch"],
    ["U", "übernehmen oder fortsetzen"], ["A", "antworten"], ["N", "interne Notiz"], ["W", "weitergeben oder zuweisen"], ["Z", "zurückstellen"], ["B", "beenden und notieren"],
    ["/", "Wissen durchsuchen"], ["1 2 3", "Vorschlag einfügen"], ["T", "Textbausteine"], ["?", "diese Hilfe"],
  ],
  keyListAlways: [["Strg+Enter", "senden, im Fenster: speichern"], ["Strg+K", "Wissen durchsuchen"], ["Alt+1 2 3", "Vorschlag einfügen"], ["Esc", "Fenster oder Auswahl schließen"]],
  keysSingle: "Wenn Sie gerade nicht schreiben", keysAlways: "Immer",
};
export type Texts = typeof de;
