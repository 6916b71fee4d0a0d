// The words of what was asked.
const de = {
  title: "Gefragt", intro: "Fragen ohne gute Antwort, ähnliche zusammen. Namen, Nummern und Adressen sind ausgeblendet.",
  kind: "Anlass", kinds: { unanswered: "ohne Antwort", unhelpful: "nicht hilfreich", "handed-over": "an eine Person gegeben", draft: "Entwurf aus der Beratung" } as Record<string, string>,
  lang: "Sprache", since: "Zeitraum", spans: { "": "seit Beginn", "7": "7 Tage", "30": "30 Tage", "90": "90 Tage" } as Record<string, string>, state: "Zustand", states: { open: "offen", done: "erledigt", ignored: "ausgeblendet" } as Record<string, string>,
  none: "Nichts offen. Jede Frage hat eine Antwort gefunden.", noneDone: "Hier ist noch nichts.", groups: (groups: number, questions: number) => `${groups === 1 ? "1 Gruppe" : `${groups} Gruppen`}, ${questions === 1 ? "1 Frage" : `${questions} Fragen`}`,
  times: (n: number) => n === 1 ? "einmal" : `${n}-mal`, last: (day: string) => `zuletzt ${day}`, answeredWith: (title: string) => `Antwort war: ${title}`, reason: (text: string) => `Grund: ${text}`, advisorWrote: "Aus der Beratung:",
  choose: (question: string) => `Auswählen: ${question}`, chooseGroup: "Alle dieser Gruppe auswählen", chosen: (n: number) => n === 1 ? "1 Frage ausgewählt" : `${n} Fragen ausgewählt`, unchoose: "Auswahl aufheben",
  best: "Passt zu", bestNone: "Kein Eintrag passt gut.", addTo: (title: string) => `Als Beispielfrage hinzufügen: ${title}`, pick: "Anderen Eintrag suchen", makeNew: "Neuer Eintrag daraus", scope: "Kein Thema für uns", ignore: "Ausblenden", reopen: "Wieder öffnen",
  added: (n: number, title: string) => n === 1 ? `Als Beispielfrage im Entwurf von „${title}“.` : `${n} Beispielfragen im Entwurf von „${title}“.`, scoped: (name: string) => `Als Beispiel für „${name}“ vorgemerkt.`, ignored: (n: number) => n === 1 ? "Frage ausgeblendet." : `${n} Fragen ausgeblendet.`, reopened: "Wieder offen.",
  pending: "Änderungen aus diesen Fragen", keys: "Tasten: J und K wechseln die Gruppe, 1 bis 3 ordnen zu, A sucht einen anderen Eintrag, N legt einen Eintrag an, S ist kein Thema, I blendet aus, X wählt aus.", actions: "Was soll mit diesen Fragen geschehen?",
  intent: { person: "möchte eine Person", hours: "fragt nach Zeiten", smalltalk: "Small Talk", sources: "fragt nach Quellen", reword: "bittet um andere Worte", business: "allgemeine Wirtschaftsfragen", "labour-law": "Arbeitsrecht", private: "privates Anliegen", dispute: "Streitfall", case: "Einzelfall", abuse: "Beschimpfung", misuse: "Missbrauch", complaint: "Beschwerde", everyday: "Alltag" } as Record<string, string>,
  kindName: { person: "Person gewünscht", smalltalk: "Small Talk", scope: "Nicht unser Thema" } as Record<string, string>,
};
const en: typeof de = {
  title: "Asked", intro: "Questions without a good answer, similar ones together. Names, numbers and addresses are masked.",
  kind: "Why", kinds: { unanswered: "not answered", unhelpful: "not helpful", "handed-over": "handed to a person", draft: "draft from an advisor" },
  lang: "Language", since: "Period", spans: { "": "since the beginning", "7": "7 days", "30": "30 days", "90": "90 days" }, state: "State", states: { open: "open", done: "done", ignored: "ignored" },
  none: "Nothing open. Every question has found an answer.", noneDone: "Nothing here yet.", groups: (groups, questions) => `${groups === 1 ? "1 group" : `${groups} groups`}, ${questions === 1 ? "1 question" : `${questions} questions`}`,
  times: (n) => n === 1 ? "once" : `${n} times`, last: (day) => `last ${day}`, answeredWith: (title) => `Answered with: ${title}`, reason: (text) => `Reason: ${text}`, advisorWrote: "From an advisor:",
  choose: (question) => `Select: ${question}`, chooseGroup: "Select all of this group", chosen: (n) => n === 1 ? "1 question selected" : `${n} questions selected`, unchoose: "Clear selection",
  best: "Fits", bestNone: "No entry fits well.", addTo: (title) => `Add as an example question: ${title}`, pick: "Find another entry", makeNew: "New entry from it", scope: "Not our subject", ignore: "Ignore", reopen: "Open again",
  added: (n, title) => n === 1 ? `Example question in the draft of “${title}”.` : `${n} example questions in the draft of “${title}”.`, scoped: (name) => `Noted as an example of “${name}”.`, ignored: (n) => n === 1 ? "Question ignored." : `${n} questions ignored.`, reopened: "Open again.",
  pending: "Changes from these questions", keys: "Keys: J and K change the group, 1 to 3 assign, A finds another entry, N creates an entry, S is not our subject, I ignores, X selects.", actions: "What should happen with these questions?",
  intent: { person: "wants a person", hours: "asks for hours", smalltalk: "small talk", sources: "asks for sources", reword: "asks for other words", business: "general business", "labour-law": "labour law", private: "private matter", dispute: "dispute", case: "single case", abuse: "abuse", misuse: "misuse", complaint: "complaint", everyday: "everyday" },
  kindName: { person: "wants a person", smalltalk: "small talk", scope: "not our subject" },
};
export const askedTexts = { de, en };
export type AskedTexts = typeof de;
