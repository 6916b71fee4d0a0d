// The words of trying out.
const de = {
  title: "Ausprobieren", lang: "Sprache", asTyped: "wie geschrieben", day: "Am Tag", again: "Neues Gespräch", talk: "Gespräch", ask: "Fragen", asking: "Der Lotse überlegt …",
  first: "Eine Frage, wie ein Betrieb sie stellt", next: "Weiterfragen im selben Gespräch",
  empty: "Stellen Sie eine Frage. Sie sehen nebeneinander, was der Lotse heute antwortet und was er mit allen Entwürfen antworten würde. Nichts davon wird gespeichert.",
  mend: "Falsche Antwort?", mendPick: "Richtiger Eintrag", mendHelp: "Die Frage kommt als Beispielfrage in den Entwurf dieses Eintrags. Daran lernt die Suche. Beim Entwurf sehen Sie gleich, ob es hilft.",
  mended: (title: string) => `Als Beispielfrage im Entwurf von „${title}“. Noch nicht veröffentlicht.`, mendedBefore: (title: string) => `Die Frage steht schon als Beispielfrage in „${title}“.`, toEntry: "Zum Eintrag", mendUndone: "Die Beispielfrage ist wieder heraus.", noVariant: "Diesen Eintrag gibt es in der Sprache der Frage noch nicht.",
  published: "Veröffentlicht", draft: "Mit Entwürfen", both: "Veröffentlicht und mit Entwürfen", different: "anders", noDifference: "Die Entwürfe ändern an diesen Antworten nichts.",
  actions: { answer: "Antwort", clarify: "fragt zurück", handoff: "bietet eine Person an", smalltalk: "kleine Antwort" } as Record<string, string>,
  confidence: "Sicherheit", why: "Warum?", measured: "Gemessen",
  becauseAnswer: (title: string, covered: string, second: string) => `„${title}“ passt am besten und deckt ${covered} der Frage ab.${second ? ` Knapp dahinter liegt „${second}“.` : ""}`, becauseClarify: (n: number) => n > 1 ? `${n} Einträge passen ähnlich gut. Deshalb fragt der Lotse zurück, statt zu raten.` : "Kein Eintrag passt sicher genug. Deshalb fragt der Lotse zurück, statt zu raten.", becauseHandoff: "Kein Eintrag passt gut genug. Deshalb bietet der Lotse eine Person an.", becauseRule: (rules: string) => `Die Frage passt auf eine Regel, und die gilt vor der Suche: ${rules}.`, becauseLearned: "Die Frage gleicht den Beispielen, die unter „Regeln & Wörter“ stehen.", runners: "Was noch in Frage kam", terms: "Verstandene Wörter", inBest: "steht in der Antwort", notInBest: "bekannt, aber nicht in der Antwort", unknownTerm: "unbekannt",
  rules: "Regeln", noRules: "Keine Regel hat gegriffen.", intent: "Anliegen", country: "Land", profession: "Beruf", hit: (fields: string, model: string, covered: string) => `Wörter ${fields}, Gelerntes ${model}, deckt ${covered} der Frage`,
};
const en: typeof de = {
  title: "Try it", lang: "Language", asTyped: "as typed", day: "On the day", again: "New conversation", talk: "Conversation", ask: "Ask", asking: "Thinking …",
  first: "A question as a firm asks it", next: "Keep asking in the same conversation",
  empty: "Ask a question. Side by side you see what is answered today, and what would be answered with all drafts. None of it is stored.",
  mend: "Wrong answer?", mendPick: "The right entry", mendHelp: "The question becomes an example question in the draft of that entry. The search learns from it. The answer as draft shows at once whether it helps.",
  mended: (title) => `An example question in the draft of “${title}”. Not published yet.`, mendedBefore: (title) => `The question is an example question of “${title}” already.`, toEntry: "To the entry", mendUndone: "The example question is out again.", noVariant: "This entry does not exist in the language of the question yet.",
  published: "Published", draft: "With drafts", both: "Published and with drafts", different: "different", noDifference: "The drafts change nothing about these answers.",
  actions: { answer: "answer", clarify: "asks back", handoff: "offers a person", smalltalk: "small talk" },
  confidence: "Confidence", why: "Why?", measured: "Measured",
  becauseAnswer: (title, covered, second) => `“${title}” fits best and covers ${covered} of the question.${second ? ` “${second}” comes close.` : ""}`, becauseClarify: (n) => n > 1 ? `${n} entries fit about equally well. So it asks back rather than guess.` : "No entry fits surely enough. So it asks back rather than guess.", becauseHandoff: "No entry fits well enough. So a person is offered.", becauseRule: (rules) => `The question matches a rule, which counts before the search: ${rules}.`, becauseLearned: "The question is like the examples under “Rules & words”.", runners: "What else was considered", terms: "Words understood", inBest: "is in the answer", notInBest: "known, but not in the answer", unknownTerm: "unknown",
  rules: "Rules", noRules: "No rule applied.", intent: "Intent", country: "Country", profession: "Profession", hit: (fields, model, covered) => `words ${fields}, learned ${model}, covers ${covered} of the question`,
};
export const tryTexts = { de, en };
