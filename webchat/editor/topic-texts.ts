// The words of the greeting's topics.
const de = {
  title: "Begrüßung", intro: "Diese Fragen bietet der Chat an, bevor jemand schreibt, in dieser Reihenfolge.",
  lists: { seasonal: "Zur Jahreszeit", always: "Das ganze Jahr" }, help: { seasonal: "In ihren Monaten stehen sie zuerst.", always: "Sie füllen auf, was die Jahreszeit frei lässt. Ein Eintrag kann in beiden Listen stehen." }, needsMonth: "Bitte wählen Sie mindestens einen Monat, oder nehmen Sie den Eintrag heraus.",
  none: "Noch keine Frage. Suchen Sie unten einen Eintrag.", add: { seasonal: "Eintrag zur Jahreszeit hinzufügen", always: "Eintrag für das ganze Jahr hinzufügen" }, gone: "nicht veröffentlicht",
  up: (title: string) => `Nach oben: ${title}`, down: (title: string) => `Nach unten: ${title}`, drop: (title: string) => `Herausnehmen: ${title}`, dropped: (title: string) => `„${title}“ ist herausgenommen.`, monthsOf: (title: string) => `Monate: ${title}`,
  preview: "So bietet es der Chat an", month: "Monat", offeredIn: (month: string) => `Im ${month}:`, offeredNone: "In diesem Monat ist nichts festgelegt. Der Chat bietet dann an, was am meisten gefragt wird.",
  tooMany: (n: number, shown: number) => `${n} Fragen passen in diesen Monat, ${shown} werden gezeigt.`, asked: "Was in diesem und im letzten Monat wirklich oft gefragt wurde, rückt nach oben.", revert: "Änderungen verwerfen",
};
const en: typeof de = {
  title: "Greeting", intro: "The chat offers these questions before anybody writes, in this order.",
  lists: { seasonal: "By season", always: "All year round" }, help: { seasonal: "In their months they come first.", always: "They fill up what the season leaves free. An entry can be in both lists." }, needsMonth: "Please choose at least one month, or take the entry out.",
  none: "No question yet. Find an entry below.", add: { seasonal: "Add an entry of the season", always: "Add an entry for the whole year" }, gone: "not published",
  up: (title) => `Move up: ${title}`, down: (title) => `Move down: ${title}`, drop: (title) => `Take out: ${title}`, dropped: (title) => `“${title}” is taken out.`, monthsOf: (title) => `Months: ${title}`,
  preview: "As the chat offers it", month: "Month", offeredIn: (month) => `In ${month}:`, offeredNone: "Nothing is set for this month. The chat then offers what is asked most.",
  tooMany: (n, shown) => `${n} questions fit this month, ${shown} are shown.`, asked: "What was really asked often in this month and the last moves up.", revert: "Drop the changes",
};
export const topicTexts = { de, en };
