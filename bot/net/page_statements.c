/* page_statements.c - see page_statements.h. The statement claims what the tests of this project
 * check and no more: tests/browser/ (axe, keyboard, 320 px, text of 200 %, forced colours). */
#include "bot/net/page_statements.h"

const struct statement_part accessibility_statement[] = {
    {STATEMENT_TEXT,
     {"Diese Erklärung gilt für den Chat „Kammerlotse“ der Kammer (%s) und für seine Seiten ohne "
      "JavaScript: Antworten, Fragen, Wegweiser und das Nachrichtenformular. Für die übrige "
      "Website "
      "der Kammer gilt deren eigene Erklärung.",
      "This statement covers the chat “Kammerlotse” of the chamber (%s) and its pages without "
      "JavaScript: answers, questions, guided questions and the message form. For the rest of the "
      "chamber's website its own statement holds."}},
    {STATEMENT_HEADING, {"Wie barrierefrei ist das Angebot?", "How accessible is it?"}},
    {STATEMENT_TEXT,
     {"Maßstab ist die Barrierefreie-Informationstechnik-Verordnung (BITV 2.0); gemessen wird an "
      "den "
      "Web Content Accessibility Guidelines (WCAG) 2.2, Stufen A und AA. Nach eigener Prüfung ist "
      "das Angebot damit weitgehend vereinbar. Was noch fehlt, steht unter „Bekannte Grenzen“.",
      "The measure is the German ordinance on accessible information technology (BITV 2.0); it is "
      "checked against the Web Content Accessibility Guidelines (WCAG) 2.2, levels A and AA. By "
      "our "
      "own assessment the service conforms to them in large part. What is missing is listed under "
      "“Known limits”."}},
    {STATEMENT_HEADING, {"Wie wurde geprüft?", "How was it checked?"}},
    {STATEMENT_TEXT,
     {"Grundlage ist eine Selbstbewertung. Eine unabhängige Stelle hat nicht geprüft. Bei jeder "
      "Änderung der Software laufen Tests in einem echten Browser (Chromium):",
      "The basis is a self-assessment. No independent body has audited it. With each change of the "
      "software, tests run in a real browser (Chromium):"}},
    {STATEMENT_ITEM,
     {"Das Prüfwerkzeug axe-core findet in Chat, Seiten und Formularen keinen Verstoß, in hellen, "
      "dunklen und erzwungenen Farben.",
      "The tool axe-core finds no violation in chat, pages and forms, in light, dark and forced "
      "colours."}},
    {STATEMENT_ITEM,
     {"Fragen, Formulare und Gespräche lassen sich allein mit der Tastatur bedienen.",
      "Questions, forms and conversations can be used by the keyboard alone."}},
    {STATEMENT_ITEM,
     {"Bei 320 Pixeln Breite und bei Text von 200 Prozent mit weiten Abständen geht nichts "
      "verloren.",
      "At a width of 320 pixels, and with text of 200 percent and wide spacing, nothing is lost."}},
    {STATEMENT_ITEM,
     {"Die Farben der Kammer werden nur übernommen, wenn weißer Text darauf einen Kontrast von "
      "mindestens 4,5 zu 1 hat.",
      "The chamber's colours are used only if white text on them has a contrast of at least 4.5 to "
      "1."}},
    {STATEMENT_HEADING, {"Bekannte Grenzen", "Known limits"}},
    {STATEMENT_ITEM,
     {"Werkzeuge finden nur einen Teil der Barrieren. Eine Prüfung mit Screenreadern und mit "
      "Menschen, "
      "die auf sie angewiesen sind, steht aus.",
      "Tools find only some of the barriers. A check with screen readers, by people who depend on "
      "them, is still to come."}},
    {STATEMENT_ITEM,
     {"Verlinkte Seiten und Dokumente anderer Stellen, etwa Gesetze und Formulare von Behörden, "
      "sind "
      "nicht geprüft.",
      "Linked pages and documents of others, such as laws and forms of authorities, have not been "
      "checked."}},
    {STATEMENT_ITEM,
     {"Die Antworten behandeln Rechtsfragen und brauchen Fachwörter. Es gibt sie nicht in Leichter "
      "Sprache und nicht in Gebärdensprache.",
      "The answers are about matters of law and need technical terms. They do not exist in easy "
      "language or sign language."}},
    {STATEMENT_ITEM,
     {"Namen, Adressen und Hinweise von Behörden stehen auch auf englischen Seiten auf Deutsch.",
      "Names, addresses and notes of authorities are in German on English pages too."}},
    {STATEMENT_ITEM,
     {"Das Gespräch mit einer Person im Chat braucht JavaScript. Ohne JavaScript erreichen Sie "
      "dieselben Personen über das Nachrichtenformular.",
      "Talking to a person in the chat needs JavaScript. Without it you reach the same people by "
      "the message form."}},
};
const size_t accessibility_part_count =
    sizeof accessibility_statement / sizeof *accessibility_statement;

const struct statement_part privacy_what[] = {
    {STATEMENT_TEXT,
     {"Dieser Hinweis sagt, was der Chat „Kammerlotse“ und seine Seiten speichern und wie lange. "
      "Verantwortlich ist die Kammer (%s).",
      "This notice says what the chat “Kammerlotse” and its pages store, and for how long. The "
      "chamber (%s) is responsible."}},
    {STATEMENT_HEADING, {"Lesen und Fragen ohne Chat", "Reading and asking without the chat"}},
    {STATEMENT_TEXT,
     {"Auf den Seiten mit Antworten, Fragen und Wegweisern wird nichts gespeichert: keine Cookies, "
      "keine Fragen, keine Antworten. Was Sie fragen, steht in der Adresse der Seite und damit im "
      "Verlauf Ihres Browsers. Um Missbrauch zu begrenzen, zählt der Server eine Viertelstunde "
      "lang "
      "im Arbeitsspeicher, wie oft von einer Internetadresse gefragt wird. Ein Protokoll der "
      "Zugriffe "
      "führt Kammerlotse nicht; der Webserver davor kann eines führen.",
      "On the pages with answers, questions and guided questions nothing is stored: no cookies, no "
      "questions, no answers. What you ask is part of the page's address and so of your browser's "
      "history. To limit abuse, the server counts in its memory, for a quarter of an hour, how "
      "often "
      "an internet address asks. Kammerlotse keeps no log of requests; the web server in front of "
      "it "
      "may keep one."}},
    {STATEMENT_HEADING, {"Im Chat", "In the chat"}},
    {STATEMENT_TEXT,
     {"Bis Sie den Chat öffnen, wird nichts gespeichert. Danach bewahrt Ihr Browser den Schlüssel "
      "des "
      "Gesprächs auf, bis Sie den Tab schließen, oder eine Woche lang, wenn Sie das wählen; "
      "Cookies gibt es nie. Auf dem Server der "
      "Kammer steht der Verlauf des Gesprächs mit Zeitangaben, damit eine Beraterin oder ein "
      "Berater "
      "es fortsetzen kann. Bitte nennen Sie keine persönlichen Daten Dritter.",
      "Until you open the chat nothing is stored. Then your browser keeps the key of the "
      "conversation until you close the tab, or for a week if you choose so; there are never "
      "cookies. The chamber's server has the "
      "conversation with its times, so that an advisor can go on with it. Please give no personal "
      "data of others."}},
    {STATEMENT_HEADING, {"Anfragen an eine Person", "Inquiries to a person"}},
    {STATEMENT_TEXT,
     {"Wenn Sie um eine Person bitten oder eine Nachricht schreiben, speichert der Server, was Sie "
      "eintragen: Text, E-Mail oder Telefon, wenn Sie möchten auch Firma, Name und Ort, dazu die "
      "Fassung der Einwilligung. Das dient der Antwort auf Ihre Anfrage. Automatisch entschieden "
      "wird "
      "nichts; die Antworten sind feste, geprüfte Texte.",
      "If you ask for a person or write a message, the server stores what you enter: text, e-mail "
      "or "
      "phone, if you like also company, name and town, and the version of the consent. It serves "
      "to "
      "answer your inquiry. Nothing is decided automatically; the answers are fixed, checked "
      "texts."}},
};
const size_t privacy_what_count = sizeof privacy_what / sizeof *privacy_what;

const struct statement_part privacy_rights[] = {
    {STATEMENT_TEXT,
     {"Gespräche, Nachrichten und die Angaben dazu werden nach einer festen Zeit gelöscht, die "
      "unten steht. Sie können jederzeit verlangen, dass die Kammer sie früher löscht.",
      "Conversations, messages and what was entered with them are deleted after a fixed time, "
      "which is given below. You can ask the chamber at any time to delete them sooner."}},
    {STATEMENT_HEADING, {"Ihre Rechte", "Your rights"}},
    {STATEMENT_TEXT,
     {"Sie können Auskunft über Ihre Daten verlangen, sie berichtigen, einschränken oder löschen "
      "lassen, der Verarbeitung widersprechen und eine Einwilligung für die Zukunft widerrufen "
      "(Artikel 7 und 15 bis 21 der Datenschutz-Grundverordnung). Sie können sich auch bei einer "
      "Datenschutz-Aufsichtsbehörde beschweren (Artikel 77). Nennen Sie möglichst die "
      "Vorgangsnummer Ihrer Nachricht, dann finden wir sie.",
      "You can ask what is stored about you, have it corrected, restricted or erased, object to "
      "its "
      "use, and withdraw your consent for the future (Articles 7 and 15 to 21 of the General Data "
      "Protection Regulation). You can also complain to a data protection authority (Article 77). "
      "If you can, give the reference of your message, so that we find it."}},
};
const size_t privacy_rights_count = sizeof privacy_rights / sizeof *privacy_rights;
