// The words of the values.
const de = {
  title: "Werte", intro: "Zahlen und Fristen, die sich mit dem Datum ändern. Antworten nennen immer den Wert, der am Tag der Frage gilt.",
  search: "Wert suchen", state: "Zustand", states: { "": "alle", expired: "abgelaufen", soon: "läuft bald ab", current: "gilt", future: "gilt später", changed: "geändert" } as Record<string, string>,
  asOf: "Stichtag", todayButton: "Heute", newValue: "Neuer Wert", none: "Noch keine Werte. Legen Sie mit „Neuer Wert“ den ersten an.", noneOn: "kein Wert", until: (day: string) => `bis ${day}`, open: "ohne Ende", since: (day: string) => `seit ${day}`, ended: (day: string) => `endete am ${day}`,
  column: { value: "Wert", on: (day: string) => `Am ${day}`, line: "Zeiträume", used: "Verwendet" }, uses: (n: number) => n ? `${n}×` : "–",
  periodSaid: (value: string, from: string, to: string) => `${value}: ${from ? `ab ${from}` : "von Anfang an"}${to ? ` bis ${to}` : ""}`, unsure: "noch nicht amtlich bestätigt",
  back: "Alle Werte", key: "Kurzname", keyHelp: "So steht er in Texten: {{kurzname}}. Kleinbuchstaben, Ziffern, Bindestrich. Er bleibt für immer.", nameDe: "Name auf Deutsch", nameEn: "Name auf Englisch",
  unit: "Einheit", units: { EUR: "Euro", percent: "Prozent", date: "Datum", "million EUR": "Millionen Euro" } as Record<string, string>, unitHelp: "Euro, Prozent, ein Datum oder etwas Zählbares wie „Tage“.", per: "Gilt", pers: { "": "ohne Zeitbezug", year: "im Jahr", month: "im Monat", hour: "je Stunde", lesson: "je Unterrichtseinheit" } as Record<string, string>,
  periods: "Zeiträume", period: (n: number) => `Zeitraum ${n}`, from: "Erster Tag", to: "Letzter Tag", openEnd: "leer: ohne Grenze", value: "Wert", source: "Quelle", note: "Notiz", noteHelp: "Nur für die Redaktion.", certain: "amtlich bestätigt",
  addNext: "Nächsten Zeitraum anfügen", addNextHelp: "Übernimmt den letzten und schließt an ihn an.", removePeriod: (n: number) => `Zeitraum ${n} entfernen`, removedPeriod: "Zeitraum entfernt.", running: "gilt heute", now: "jetzt",
  overlaps: (a: string, b: string) => `Diese beiden Zeiträume überschneiden sich: ${a} und ${b}. Ein Tag darf nur einen Wert haben.`, backwards: "Der letzte Tag liegt vor dem ersten.", needsValue: "Bitte geben Sie eine Zahl ein, zum Beispiel 50.700 oder 12,50.", needsDate: "Bitte wählen Sie ein Datum.", needsSource: "Bitte nennen Sie die Quelle.", needsKey: "Bitte geben Sie einen Kurznamen ein.", needsTitle: "Bitte geben Sie einen Namen ein.",
  check: "Speichern und Auswirkung zeigen", removeValue: "Wert löschen", removeAsk: (title: string) => `„${title}“ löschen?`, stillUsed: "Er wird noch in Antworten verwendet und kann nicht gelöscht werden.",
  effect: "Auswirkung", effectIntro: "So lesen sich die Sätze jetzt und nach dem Veröffentlichen.", day: "An diesem Tag", before: "jetzt veröffentlicht", after: "nach dem Veröffentlichen", same: "Am gewählten Tag ändert sich kein Satz.", changedOnly: "Nur geänderte Sätze", texts: (n: number, all: number) => `${n} von ${all} Sätzen ändern sich`,
  sisters: (n: number) => n === 1 ? "Aus derselben Quelle: 1 anderer Wert" : `Aus derselben Quelle: ${n} andere Werte`, behind: "endet früher", behindAll: (n: number) => n === 1 ? "1 endet früher" : `${n} enden früher`,
  noTexts: "Noch nennt keine Antwort diesen Wert.",
};
const en: typeof de = {
  title: "Values", intro: "Figures and deadlines that change by date. Answers always name the one that is valid on the day of the question.",
  search: "Find a value", state: "State", states: { "": "all", expired: "expired", soon: "ends soon", current: "valid", future: "valid later", changed: "changed" },
  asOf: "As of", todayButton: "Today", newValue: "New value", none: "No values yet. Add the first one with “New value”.", noneOn: "no value", until: (day) => `until ${day}`, open: "no end", since: (day) => `since ${day}`, ended: (day) => `ended on ${day}`,
  column: { value: "Value", on: (day) => `On ${day}`, line: "Periods", used: "Used" }, uses: (n) => n ? `${n}×` : "–",
  periodSaid: (value, from, to) => `${value}: ${from ? `from ${from}` : "from the beginning"}${to ? ` to ${to}` : ""}`, unsure: "not officially confirmed yet",
  back: "All values", key: "Short name", keyHelp: "As it stands in texts: {{short-name}}. Lower-case letters, digits, hyphen. It cannot be changed later.", nameDe: "Name in German", nameEn: "Name in English",
  unit: "Unit", units: { EUR: "euros", percent: "per cent", date: "date", "million EUR": "million euros" }, unitHelp: "Euros, per cent, a date or something counted, such as “Tage”.", per: "Holds", pers: { "": "without a time", year: "a year", month: "a month", hour: "an hour", lesson: "a lesson" },
  periods: "Periods", period: (n) => `Period ${n}`, from: "First day", to: "Last day", openEnd: "empty: no limit", value: "Value", source: "Source", note: "Note", noteHelp: "For editors only.", certain: "officially confirmed",
  addNext: "Add the next period", addNextHelp: "Copies the last one and follows it.", removePeriod: (n) => `Remove period ${n}`, removedPeriod: "Period removed.", running: "valid today", now: "now",
  overlaps: (a, b) => `These two periods overlap: ${a} and ${b}. A day can only have one value.`, backwards: "The last day is before the first.", needsValue: "Please enter a number, for example 50700 or 12.50.", needsDate: "Please choose a date.", needsSource: "Please name the source.", needsKey: "Please enter a short name.", needsTitle: "Please enter a name.",
  check: "Save and show the effect", removeValue: "Delete value", removeAsk: (title) => `Delete “${title}”?`, stillUsed: "Answers still use it, so it cannot be deleted.",
  effect: "Effect", effectIntro: "This is how the sentences read now and after publishing.", day: "On this day", before: "published now", after: "after publishing", same: "No sentence changes on the chosen day.", changedOnly: "Only changed sentences", texts: (n, all) => `${n} of ${all} sentences change`,
  sisters: (n) => n === 1 ? "From the same source: 1 other value" : `From the same source: ${n} other values`, behind: "ends earlier", behindAll: (n) => n === 1 ? "1 ends earlier" : `${n} end earlier`,
  noTexts: "No answer names this value yet.",
};
export const valueTexts = { de, en };
export type ValueTexts = typeof de;
