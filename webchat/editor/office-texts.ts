// The words of the offices.
const de = {
  title: "Stellen", intro: "Ämter, Kammern und Beratungsstellen. Nach Ort oder Postleitzahl zeigt der Lotse die zuständige.",
  words: { title: "Stellen", add: "Neue Stelle", none: "Noch keine Stelle. Legen Sie mit „Neue Stelle“ die erste an.", search: "Stelle, Ort oder Adresse suchen", back: "Alle Stellen" },
  kind: "Art", kinds: { auslaenderbehoerde: "Ausländerbehörde", ihk: "IHK", hwk: "Handwerkskammer", agentur: "Agentur für Arbeit", beratung: "Beratung", netzwerk: "Netzwerk", portal: "Portal", anerkennungsstelle: "Anerkennungsstelle", "welcome-center": "Welcome Center", "zentrale-stelle": "Zentrale Stelle" } as Record<string, string>,
  id: "Kurzname", idHelp: "Kleinbuchstaben, Ziffern, Bindestrich. Er bleibt für immer.", name: "Name", serves: "Zuständig für", servesHelp: "Kreise und kreisfreie Städte, je Zeile einer, oder Thüringen, Deutschland.", address: "Anschrift", phone: "Telefon", email: "E-Mail", url: "Internetseite", note: "Hinweis", noteHelp: "Steht bei der Stelle, wenn der Lotse sie zeigt.", source: "Quelle", stand: "Stand", standHelp: "An diesem Tag waren die Angaben geprüft.",
  postcode: "Postleitzahl oder Ort nachschlagen", postcodeHelp: "Zeigt, welche Stellen dort zuständig sind.", place: "Ort", district: "Kreis", noPostcode: "Diese Postleitzahl oder dieser Ort ist nicht verzeichnet.", responsible: "Zuständig", noneOfKind: (kind: string) => `keine ${kind}`, ambiguous: "Mehrere Kreise: bitte einen wählen.",
  postcodeOnly: "Postleitzahl", placeHelp: "Ein Zusatz in Klammern wird beim Suchen nicht beachtet: Weimar (Randlage).", rowNew: "Postleitzahl hinzufügen", rowEdit: "Postleitzahl ändern", rowEditOf: (postcode: string, place: string) => `${postcode} ${place} ändern`, rowRemoved: "Postleitzahl entfernt, im Entwurf.", moreRows: (n: number) => `${n} weitere zeigen`,
  fiveDigits: "Eine Postleitzahl hat fünf Ziffern.", placeMissing: "Bitte geben Sie den Ort an.", districtMissing: "Bitte wählen Sie den Kreis.", rowGone: "Jemand anderes hat diese Zeile inzwischen geändert. Bitte suchen Sie noch einmal danach.", rowThere: "Diese Postleitzahl mit diesem Ort gibt es schon.",
  checked: (day: string) => `Stand ${day}`, old: "vor über einem Jahr geprüft",
};
const en: typeof de = {
  title: "Offices", intro: "Authorities, chambers and advice centres. The one in charge is shown by place or postcode.",
  words: { title: "Offices", add: "New office", none: "No office yet. Add the first one with “New office”.", search: "Find an office, a place or an address", back: "All offices" },
  kind: "Kind", kinds: { auslaenderbehoerde: "Immigration office", ihk: "Chamber of commerce", hwk: "Chamber of crafts", agentur: "Employment agency", beratung: "Advice", netzwerk: "Network", portal: "Portal", anerkennungsstelle: "Recognition body", "welcome-center": "Welcome centre", "zentrale-stelle": "Central office" },
  id: "Short name", idHelp: "Lower-case letters, digits, hyphen. It cannot be changed later.", name: "Name", serves: "In charge of", servesHelp: "Districts and towns, one a line, or Thüringen, Deutschland.", address: "Address", phone: "Phone", email: "E-mail", url: "Website", note: "Note", noteHelp: "Shown with the office.", source: "Source", stand: "As of", standHelp: "The day on which this was checked.",
  postcode: "Look up a postcode or place", postcodeHelp: "Shows which offices are in charge there.", place: "Place", district: "District", noPostcode: "This postcode or place is not listed.", responsible: "In charge", noneOfKind: (kind) => `no ${kind}`, ambiguous: "Several districts: please choose one.",
  postcodeOnly: "Postcode", placeHelp: "An addition in brackets does not count when searching: Weimar (Randlage).", rowNew: "Add a postcode", rowEdit: "Change the postcode", rowEditOf: (postcode, place) => `Change ${postcode} ${place}`, rowRemoved: "Postcode removed, in the draft.", moreRows: (n) => `Show ${n} more`,
  fiveDigits: "A postcode has five digits.", placeMissing: "Please give the place.", districtMissing: "Please choose the district.", rowGone: "Somebody else has changed this row since. Please search for it again.", rowThere: "This postcode with this place is there already.",
  checked: (day) => `as of ${day}`, old: "checked more than a year ago",
};
export const officeTexts = { de, en };
