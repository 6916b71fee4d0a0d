// The words of import and export.
const de = {
  title: "Austausch", intro: "Das ganze Wissen als Dateien: zum Sichern, zum Weitergeben, zum Bearbeiten außerhalb.",
  export: "Exportieren", exportText: "Alles Veröffentlichte als Archiv (.tar), in den Ordnern, in denen es auch importiert wird. Entwürfe sind nicht dabei.", download: "Archiv herunterladen",
  import: "Importieren", importText: "Ein Archiv (.tar), eine Tabelle mit Fragen und Antworten (.tsv: id, question, answer) oder einzelne Dateien (.md, .json). Zuerst sehen Sie nur, was sich ändern würde.",
  drop: "Dateien oder einen Ordner hierher ziehen", or: "oder", choose: "Dateien auswählen", replace: "Alles andere entfernen", replaceHelp: "Was nicht in den Dateien steht, wird archiviert. Nur mit einem vollständigen Archiv sinnvoll.",
  nothing: "Darin ist keine Datei, die importiert werden kann (.tar, .tsv, .md, .json).", skipped: (n: number) => n === 1 ? "1 Datei anderer Art wird ausgelassen." : `${n} Dateien anderer Art werden ausgelassen.`,
  looking: "Import wird geprüft", importing: "Import läuft", previewOf: (name: string) => `Das würde sich ändern: ${name}`, result: "Import abgeschlossen",
  what: { added: "neu", changed: "geändert", unchanged: "unverändert", removed: "entfernt", broken: "fehlerhaft" } as Record<string, string>,
  brokenAll: (n: number) => n === 1 ? "1 Datei ist fehlerhaft. Solange wird nichts importiert: ganz oder gar nicht. Bitte berichtigen Sie sie, und wählen Sie die Dateien noch einmal." : `${n} Dateien sind fehlerhaft. Solange wird nichts importiert: ganz oder gar nicht. Bitte berichtigen Sie sie, und wählen Sie die Dateien noch einmal.`,
  noChange: "Alles ist schon so wie in diesen Dateien.", confirm: (n: number) => n === 1 ? "1 Änderung importieren" : `${n} Änderungen importieren`, confirmTitle: "Jetzt importieren?", confirmText: "Was importiert wird, ist sofort veröffentlicht und gilt für die nächste Frage.", confirmReplace: (n: number) => `${n} Einträge werden dabei archiviert.`, other: "Andere Dateien", stored: (added: number, changed: number, removed: number) => `Importiert: ${added} neu, ${changed} geändert, ${removed} entfernt.`, line: (n: number) => `Zeile ${n}`, show: "Anzeigen",
  beforeName: (at: string) => `Stand vor dem Import, ${at}`, beforeText: (at: string) => `Der Stand vor dem Import (${at}) ist aufbewahrt, bis Sie diese Seite schließen. „Zurück“ zeigt zuerst, was sich ändern würde; auch was andere seither veröffentlicht haben, geht mit zurück.`, goBack: "Zurück zum Stand davor", saveBefore: "Als Archiv sichern",
};
const en: typeof de = {
  title: "Exchange", intro: "All knowledge as files: to keep, to pass on, to edit elsewhere.",
  export: "Export", exportText: "Everything published as an archive (.tar), in the folders it is imported from. Drafts are not in it.", download: "Download the archive",
  import: "Import", importText: "An archive (.tar), a table of questions and answers (.tsv: id, question, answer) or single files (.md, .json). First you only see what would change.",
  drop: "Drop files or a folder here", or: "or", choose: "Choose files", replace: "Remove everything else", replaceHelp: "What is not in the files is archived. Only useful with a complete archive.",
  nothing: "There is no file in it that can be imported (.tar, .tsv, .md, .json).", skipped: (n) => n === 1 ? "1 file of another kind is left out." : `${n} files of another kind are left out.`,
  looking: "Checking the import", importing: "Importing", previewOf: (name) => `This would change: ${name}`, result: "Import finished",
  what: { added: "new", changed: "changed", unchanged: "unchanged", removed: "removed", broken: "faulty" },
  brokenAll: (n) => `${n === 1 ? "1 file is" : `${n} files are`} faulty. For now nothing is imported: all or nothing. Please correct and choose the files again.`,
  noChange: "Everything is already as in these files.", confirm: (n) => n === 1 ? "Import 1 change" : `Import ${n} changes`, confirmTitle: "Import now?", confirmText: "What is imported is published at once and applies to the next question.", confirmReplace: (n) => `${n} entries are archived by this.`, other: "Other files", stored: (added, changed, removed) => `Imported: ${added} new, ${changed} changed, ${removed} removed.`, line: (n) => `line ${n}`, show: "Show",
  beforeName: (at) => `State before the import, ${at}`, beforeText: (at) => `The state before the import (${at}) is kept until you close this page. “Back” first shows what would change; what others have published since goes back, too.`, goBack: "Back to the state before", saveBefore: "Keep as an archive",
};
export const exchangeTexts = { de, en };
