// The words of rules, examples and words.
import type { RuleKind } from "./parts.js";

const de = {
  title: "Regeln & Wörter", tabs: { muster: "Regeln", beispiele: "Beispiele", synonyme: "Synonyme", laender: "Länder", berufe: "Berufe" }, sections: "Bereiche von Regeln & Wörter",
  intro: {
    muster: "Muster, die vor der Suche geprüft werden: der Wunsch nach einer Person, Small Talk, Fragen außerhalb des Themas. Oft genügt ein Satz mehr unter „Beispiele“, ganz ohne Muster.",
    beispiele: "Was keine Antwort hat, gelernt an Beispielen: Person gewünscht, Small Talk, nicht unser Thema.",
    synonyme: "Wörter, die hier dasselbe bedeuten. Sie helfen, die richtige Antwort zu finden.", laender: "Staaten und die Gruppen, zu denen sie gehören.", berufe: "Berufe und wer für ihre Anerkennung zuständig ist.",
  },
  rule: { title: "Regeln", add: "Neue Regel", none: "Noch keine Regel.", search: "Regel suchen", back: "Alle Regeln" },
  intent: { title: "Beispiele", add: "Neue Gruppe", none: "Noch keine Beispiele.", search: "Beispiel suchen", back: "Alle Gruppen" },
  synonym: { title: "Synonyme", add: "Neue Wortgruppe", none: "Noch keine Wörter.", search: "Wort suchen", back: "Alle Synonyme" },
  country: { title: "Länder", add: "Neues Land", none: "Noch keine Länder.", search: "Land suchen", back: "Alle Länder" },
  profession: { title: "Berufe", add: "Neuer Beruf", none: "Noch keine Berufe.", search: "Beruf suchen", back: "Alle Berufe" },
  kind: "Art", kinds: { person: "Person gewünscht", smalltalk: "Small Talk", scope: "Nicht unser Thema", synonym: "Sucht auch nach", boost: "Zieht Antworten vor", exclude: "Blendet Antworten aus" } satisfies Record<RuleKind, string> as Record<string, string>,
  kindHelp: { person: "Der Lotse bietet gleich eine Person an.", smalltalk: "Der Lotse antwortet mit dem Text unten.", scope: "Der Lotse antwortet mit dem Text unten und bietet eine Person an.", synonym: "Die Wörter unten werden mitgesucht.", boost: "Die Antworten unten rücken nach vorn.", exclude: "Die Antworten unten werden nicht angeboten." } as Record<string, string>,
  id: "Kurzname", idHelp: "Kleinbuchstaben, Ziffern, Punkt, Bindestrich. Er bleibt für immer.", code: "Ländercode", codeHelp: "Zwei Großbuchstaben, zum Beispiel BR.",
  lang: "Gilt für", langs: { "": "beide Sprachen", de: "Deutsch", en: "Englisch" } as Record<string, string>, pattern: "Muster", patternHelp: "Wer es selbst schreibt: ein regulärer Ausdruck (PCRE2). Groß und klein ist gleich. \\b ist eine Wortgrenze, | heißt „oder“, .{0,40} sind bis zu 40 beliebige Zeichen.",
  replyDe: "Antwort auf Deutsch", replyEn: "Antwort auf Englisch", add: "Wird mitgesucht", entries: "Antworten", weight: "Gewicht", weightHelp: "1 ist so viel wie ein guter Treffer.",
  matches: "Muss passen", matchesHelp: "Sätze, auf die die Regel passen muss.", not: "Darf nicht passen", notHelp: "Ähnliche Sätze, auf die sie nicht passen darf.", examples: (yes: number, no: number) => `${yes} passende, ${no} andere Beispiele`,
  mustMatch: "Das Muster passt hier nicht.", mustNot: "Das Muster passt hier, darf aber nicht.", isSlow: "Zu langsam: Das Muster läuft bei diesem Satz ins Zeitlimit.",
  test: "Ausprobieren", testHelp: "Tippen Sie Sätze, jeden in eine Zeile. Was das Muster trifft, ist markiert.", testLabel: "Eigene Sätze", testing: "wird geprüft …", hit: "passt", miss: "passt nicht", slow: "zu langsam", slowWarn: "Dieses Muster ist zu langsam. Vermeiden Sie Wiederholungen in Wiederholungen wie (a+)+, und begrenzen Sie mit {0,40}.",
  propose: "Muster vorschlagen", proposeHelp: "Aus den Sätzen oben. Sie sehen zuerst, wonach es sucht und was es trifft.", proposeNeeds: "Schreiben Sie oben mindestens einen Satz, der passen muss.", proposal: "Vorschlag", noProposal: "Aus diesen Sätzen lässt sich kein Muster machen", proposalOne: "Gesucht wird nach diesem Wort, auch in anderer Form:", proposalAny: "Gesucht wird nach allen diesen Wörtern, auch in anderer Form, in beliebiger Reihenfolge:", proposalOrdered: "Gesucht wird nach allen diesen Wörtern, auch in anderer Form, in dieser Reihenfolge:", ordered: "nur in dieser Reihenfolge", proposalTested: "Was das vorgeschlagene Muster trifft", take: "Übernehmen", takeInstead: "Statt des jetzigen Musters übernehmen", proposalClose: "Verwerfen",
  alsoHits: "Trifft auch:", conflicts: "Andere Regeln treffen dieselben Sätze. Es gilt die erste, in der Reihenfolge Person, Small Talk, nicht unser Thema.", testFails: "Das ließ sich nicht prüfen.", broken: "Das Muster lässt sich nicht lesen. Bitte prüfen Sie Klammern und Sonderzeichen.",
  questionsDe: "Beispielfragen auf Deutsch", questionsEn: "Beispielfragen auf Englisch", questions: (n: number) => n === 1 ? "1 Beispielfrage" : `${n} Beispielfragen`, reply: "Antwort",
  wordsDe: "Deutsch", wordsEn: "Englisch", wordsHelp: "Wörter oder Wendungen aus bis zu drei Wörtern; das wichtigste zuerst.", groups: "Gruppen", recognition: "Anerkennung",
  group: { eu: "EU", eea: "EWR", ch: "Schweiz", uk: "Vereinigtes Königreich", "western-balkans": "Westbalkan", "best-friends": "Bevorzugte Staaten (§ 26 BeschV)", third: "Drittstaat" } as Record<string, string>,
  recognitions: { none: "keine", ihk: "IHK", hwk: "Handwerkskammer", regulated: "reglementiert", engineer: "Ingenieurkammer", academic: "akademisch", agriculture: "Landwirtschaft", public: "öffentlicher Dienst" } as Record<string, string>,
};
const en: typeof de = {
  title: "Rules & words", tabs: { muster: "Rules", beispiele: "Examples", synonyme: "Synonyms", laender: "Countries", berufe: "Professions" }, sections: "Parts of rules & words",
  intro: {
    muster: "Patterns that are checked before the search: the wish for a person, small talk, questions outside the subject. Often one more sentence under “Examples” is enough, without any pattern.",
    beispiele: "What has no answer, learned by example: a person is wanted, small talk, not our subject.",
    synonyme: "Words that mean the same here. They help to find the right answer.", laender: "Countries and the groups they belong to.", berufe: "Professions and who recognises them.",
  },
  rule: { title: "Rules", add: "New rule", none: "No rule yet.", search: "Find a rule", back: "All rules" },
  intent: { title: "Examples", add: "New group", none: "No examples yet.", search: "Find an example", back: "All groups" },
  synonym: { title: "Synonyms", add: "New group of words", none: "No words yet.", search: "Find a word", back: "All synonyms" },
  country: { title: "Countries", add: "New country", none: "No countries yet.", search: "Find a country", back: "All countries" },
  profession: { title: "Professions", add: "New profession", none: "No professions yet.", search: "Find a profession", back: "All professions" },
  kind: "Kind", kinds: { person: "wants a person", smalltalk: "small talk", scope: "not our subject", synonym: "also searches for", boost: "prefers answers", exclude: "hides answers" },
  kindHelp: { person: "A person is offered at once.", smalltalk: "The text below is the reply.", scope: "The text below is the reply, and a person is offered.", synonym: "The words below are searched too.", boost: "The answers below move up.", exclude: "The answers below are not offered." },
  id: "Short name", idHelp: "Lower-case letters, digits, dot, hyphen. It cannot be changed later.", code: "Country code", codeHelp: "Two capital letters, for example BR.",
  lang: "For", langs: { "": "both languages", de: "German", en: "English" }, pattern: "Pattern", patternHelp: "If you write it yourself: a regular expression (PCRE2). Upper and lower case are the same. \\b is the edge of a word, | is “or”, .{0,40} is up to 40 characters.",
  replyDe: "Reply in German", replyEn: "Reply in English", add: "Is searched too", entries: "Answers", weight: "Weight", weightHelp: "1 is as much as one good match.",
  matches: "Must match", matchesHelp: "Sentences the rule has to match.", not: "Must not match", notHelp: "Similar sentences it must not match.", examples: (yes, no) => `${yes} matching, ${no} other examples`,
  mustMatch: "The pattern does not match here.", mustNot: "The pattern matches here but must not.", isSlow: "Too slow: the pattern runs into its limit on this sentence.",
  test: "Try it", testHelp: "Type sentences, one a line. What the pattern matches is marked.", testLabel: "Your own sentences", testing: "checking …", hit: "matches", miss: "does not match", slow: "too slow", slowWarn: "This pattern is too slow. Avoid repetitions within repetitions such as (a+)+, and set limits with {0,40}.",
  propose: "Propose a pattern", proposeHelp: "From the sentences above. First you see what it looks for and what it matches.", proposeNeeds: "Write at least one sentence above that must match.", proposal: "Proposal", noProposal: "No pattern can be made of these sentences", proposalOne: "It looks for this word, in other forms too:", proposalAny: "It looks for all of these words, in other forms too, in any order:", proposalOrdered: "It looks for all of these words, in other forms too, in this order:", ordered: "only in this order", proposalTested: "What the proposed pattern matches", take: "Take it", takeInstead: "Take it in place of the present pattern", proposalClose: "Drop it",
  alsoHits: "Also matches:", conflicts: "Other rules match the same sentences. The first counts, in the order person, small talk, not our subject.", testFails: "This could not be checked.", broken: "The pattern cannot be read. Please check brackets and special characters.",
  questionsDe: "Example questions in German", questionsEn: "Example questions in English", questions: (n) => n === 1 ? "1 example question" : `${n} example questions`, reply: "Reply",
  wordsDe: "German", wordsEn: "English", wordsHelp: "Words or phrases of up to three words; the most important one first.", groups: "Groups", recognition: "Recognition",
  group: { eu: "EU", eea: "EEA", ch: "Switzerland", uk: "United Kingdom", "western-balkans": "Western Balkans", "best-friends": "Preferred states (section 26 BeschV)", third: "third country" },
  recognitions: { none: "none", ihk: "chamber of commerce", hwk: "chamber of crafts", regulated: "regulated", engineer: "chamber of engineers", academic: "academic", agriculture: "agriculture", public: "public service" },
};
export const ruleTexts = { de, en };
export type RuleTexts = typeof de;
