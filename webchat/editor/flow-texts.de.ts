import type { Trouble } from "./flow-model.js";

export const de = {
  title: "Wegweiser", intro: "Ein Wegweiser fragt Schritt für Schritt und endet bei den passenden Antworten oder bei einer Person.",
  none: "Noch kein Wegweiser. Mit einem Import kommt der erste dazu.",
  steps: (questions: number, ends: number) => `${questions} Fragen, ${ends} Ergebnisse`, paths: (n: number) => n === 1 ? "1 Weg" : `${n} Wege`,
  back: "Alle Wegweiser",
  diagram: "Bild des Wegweisers. Pfeiltasten gehen von Frage zu Frage, die Eingabetaste öffnet.", asPicture: "Bild", asList: "Liste", view: "Ansicht",
  size: "Größe", smaller: "Kleiner", larger: "Größer", whole: "Ganz zeigen", start: "Anfang", lost: "fehlt", noText: "(ohne Text)", otherwise: "sonst", always: "weiter",
  from: (what: string, kind: string) => kind === "date" ? `ab dem ${what}` : kind === "money" ? `ab ${what}${/\d$/.test(what) ? " Euro" : ""}` : `ab ${what}`,
  openEnd: (text: string) => `Ergebnis öffnen: ${text}`,
  groups: { eu: "EU", eea: "EWR", ch: "Schweiz", uk: "Vereinigtes Königreich", "western-balkans": "Westbalkan", "best-friends": "Bevorzugte Staaten (§ 26 BeschV)", third: "Alle anderen Staaten" } as Record<string, string>,

  about: "Angaben zum Wegweiser", nameDe: "Titel auf Deutsch", nameEn: "Titel auf Englisch", introDe: "Einleitung auf Deutsch", introEn: "Einleitung auf Englisch",
  stand: "Stand", standHelp: "An diesem Tag war das Recht so, wie es hier steht.", offered: "Unter diesen Antworten wird er angeboten",
  pickStep: "Wählen Sie im Bild eine Frage oder ein Ergebnis, um es zu bearbeiten.",
  question: "Frage", result: "Ergebnis", newQuestion: "Neue Frage", newResult: "Neues Ergebnis",
  ask: { de: "Frage auf Deutsch", en: "Frage auf Englisch" }, help: { de: "Hilfe auf Deutsch", en: "Hilfe auf Englisch" }, helpHelp: "Ein Satz, der beim Antworten hilft.",
  end: { de: "Text auf Deutsch", en: "Text auf Englisch" }, endHelp: "Was jetzt gilt, in zwei bis vier Sätzen.",
  kind: "Antwort", kinds: { choice: "eine von mehreren Möglichkeiten", country: "ein Staat", money: "ein Betrag in Euro", number: "eine ganze Zahl", date: "ein Tag", place: "Ort oder Postleitzahl" },
  per: "Betrag", pers: { year: "brutto im Jahr", month: "brutto im Monat" } as Record<string, string>,
  options: "Möglichkeiten", option: (n: number) => `Möglichkeit ${n}`, optionText: { de: "Deutsch", en: "Englisch" }, leadsTo: "führt zu",
  addOption: "Möglichkeit hinzufügen", removeOption: (text: string) => `Möglichkeit „${text}“ entfernen`, up: (text: string) => `„${text}“ nach oben`,
  branches: "Verzweigung", branchHelp: "Von oben nach unten: Die erste Zeile, die passt, gilt. Die letzte hat keine Bedingung.",
  branchGroup: "Staaten", branchMin: "ab", branchMinHelp: "Eine Zahl oder ein Wert aus „Werte“ in doppelten geschweiften Klammern, zum Beispiel {{blaue-karte-regel}}.",
  addBranch: "Zeile hinzufügen", removeBranch: "Zeile entfernen",
  follow: (text: string) => `Weiter zu: ${text}`, newTarget: "+ Neue Frage", newEnd: "+ Neues Ergebnis", chooseTarget: "Bitte wählen …",
  entries: "Diese Antworten werden gezeigt", person: "Hier soll eine Person auf den Fall schauen", cameFrom: "Hierher führen", nobodyLeads: "Hierher führt noch nichts.",
  remove: "Schritt löschen", removeStart: "Mit dieser Frage beginnt der Wegweiser. Sie kann nicht gelöscht werden.",
  removed: "Schritt gelöscht.", undo: "Rückgängig", redo: "Wiederholen",
  saving: "Wird gespeichert …", savedDraft: "Als Entwurf gespeichert", notSaved: "Nicht gespeichert: Der Server antwortet nicht. Es wird gleich noch einmal versucht.",
  conflict: (name: string) => `${name} hat diesen Wegweiser inzwischen auch geändert. Laden Sie ihn neu, um auf diesem Stand weiterzuarbeiten; Ihre letzte Änderung geht dabei verloren.`, reload: "Neu laden",
  trouble: {
    nowhere: "Eine Antwort führt zu einem Schritt, den es nicht gibt.", unreachable: "Zu diesem Schritt führt kein Weg.", loop: "Von hier führt ein Weg im Kreis zurück.",
    "no-exit": "Sackgasse: Von hier geht es nicht weiter.", "no-text": "Ein Text fehlt auf Deutsch oder Englisch.", "no-rest": "Die letzte Zeile der Verzweigung darf keine Bedingung haben.",
  } satisfies Record<Trouble, string> as Record<Trouble, string>,
  troubleShort: { nowhere: "führt ins Leere", unreachable: "kein Weg hierher", loop: "führt im Kreis", "no-exit": "Sackgasse", "no-text": "Text fehlt", "no-rest": "ohne „sonst“" } as Record<Trouble, string>,
  troubles: (n: number) => n === 1 ? "1 Schritt muss noch in Ordnung gebracht werden" : `${n} Schritte müssen noch in Ordnung gebracht werden`,
  noTroubles: "Alle Wege führen zu einem Ergebnis.",

  walk: "Ausprobieren", walkIntro: "So erlebt es ein Betrieb. Der Weg wird im Bild hervorgehoben.", endWalk: "Ausprobieren beenden", walkFails: "Dieser Weg lässt sich noch nicht gehen:", walkEdit: "Diesen Schritt bearbeiten",
};
export type FlowTexts = typeof de;
