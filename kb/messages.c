/* messages.c - see messages.h. */
#include "kb/messages.h"

#include <string.h>

enum { FAULTS_MAX = 500 };

static const struct {
    const char *en, *de;
} sentences[] = {
    /* files */
    {"the file is larger than 1 MiB", "Der Text ist größer als 1 MiB"},
    {"the file is not valid UTF-8", "Der Text ist nicht als UTF-8 gespeichert"},
    {"the file must begin with a line ---", "Der Text muss mit einer Zeile --- beginnen"},
    {"the front matter has no closing line ---", "Nach den Angaben fehlt die Zeile ---"},
    {"broken front matter", "Die Angaben am Anfang lassen sich nicht lesen"},
    {"the front matter must be a list of keys and values",
     "Die Angaben am Anfang müssen aus Feldern und Werten bestehen"},
    {"the front matter lacks the key", "Diese Angabe fehlt"},
    {"this is no valid JSON", "Das lässt sich nicht als JSON lesen"},
    {"a field is missing, unknown or of the wrong type",
     "Ein Feld fehlt, ist unbekannt oder von der falschen Art"},
    {"months are a list of numbers from 1 to 12",
     "Die Monate sind eine Liste von Zahlen von 1 bis 12"},
    {"not a list of at most 200 topics", "Das ist keine Liste von höchstens 200 Themen"},
    {"lang, area and slug say it should be",
     "Nach Sprache, Themengebiet und Kurzname müsste es heißen"},
    {"the same entry is in", "Derselbe Eintrag steht auch in"},
    {"the name of the file must be the id", "Der Name der Datei muss der Kurzname sein"},
    /* fields of an entry */
    {"unknown key", "Unbekanntes Feld"},
    {"stands twice", "Das Feld steht zweimal da"},
    {"must be a list", "Das muss eine Liste sein"},
    {"must be a text", "Das muss ein Text sein"},
    {"is empty", "Bitte ausfüllen"},
    {"the list is too long", "Die Liste ist zu lang"},
    {"every item must be a text", "Jeder Punkt der Liste muss ein Text sein"},
    {"every item must have a title and may have a url",
     "Jeder Punkt braucht einen Titel und kann eine Adresse haben"},
    {"an item has no title", "Bitte geben Sie einen Titel an"},
    {"the url must begin with https://", "Die Adresse muss mit https:// beginnen"},
    {"lang must be de or en", "Die Sprache ist de oder en"},
    {"a slug has letters, digits, - _ and ., at most 120 of them",
     "Ein Kurzname besteht aus Buchstaben ohne Umlaute, Ziffern, - _ und ., höchstens 120"},
    {"an area has letters, digits, - _ and .",
     "Ein Themengebiet besteht aus Buchstaben ohne Umlaute, Ziffern, - _ und ."},
    {"must be a day like 2026-08-19", "Bitte geben Sie einen Tag an, zum Beispiel 2026-08-19"},
    {"the text belongs to another entry", "Kurzname oder Sprache gehören zu einem anderen Eintrag"},
    /* what kb check says of an entry */
    {"unknown value", "Diesen Wert gibt es nicht"},
    {"the value is not known for the day", "Für diesen Tag ist der Wert nicht bekannt"},
    {"related entry does not exist", "Diesen verwandten Eintrag gibt es nicht"},
    {"there is no country or group", "Dieses Land oder diese Gruppe gibt es nicht"},
    {"there are no offices of the kind", "Stellen dieser Art gibt es nicht"},
    {"the short answer has more than 70 words", "Die Kurzantwort hat mehr als 70 Wörter"},
    {"the short answer opens with yes or no, not with a sentence",
     "Die Kurzantwort beginnt mit Ja oder Nein statt mit einem Satz"},
    {"the sentences have more than 25 words on average",
     "Die Sätze haben im Durchschnitt mehr als 25 Wörter"},
    {"the review is overdue since", "Die Prüfung ist überfällig seit"},
    {"there are no example questions", "Es gibt keine Beispielfragen"},
    {"older than the German text of", "Älter als der deutsche Text vom"},
    {"the example question stands twice", "Diese Beispielfrage steht zweimal da"},
    {"the example question also stands in", "Diese Beispielfrage steht auch in"},
    {"only its beginning is shown: it has more than 128 KiB, 5000 lines, 1000 brackets or 60 "
     "columns",
     "Nur der Anfang wird angezeigt: Der Text hat mehr als 128 KiB, 5000 Zeilen, 1000 Klammern "
     "oder 60 Spalten"},
    {"raw HTML is not shown", "HTML wird nicht angezeigt"},
    {"the link is not shown: it must begin with https://, http:// or mailto:",
     "Der Link wird nicht angezeigt: Er muss mit https://, http:// oder mailto: beginnen"},
    {"the entry relates to itself", "Der Eintrag verweist auf sich selbst"},
    {"the link is no web address", "Der Link ist keine Webadresse"},
    /* values */
    {"not a list of values", "Das ist keine Liste von Werten"},
    {"it has no periods", "Es fehlt ein Zeitraum"},
    {"a period needs from and to, each a day or null",
     "Ein Zeitraum braucht Beginn und Ende: einen Tag oder offen"},
    {"a period needs a value: a number or a day", "Ein Zeitraum braucht eine Zahl oder einen Tag"},
    {"a period needs a source", "Ein Zeitraum braucht eine Quelle"},
    {"periods overlap or are not in order",
     "Die Zeiträume überschneiden sich oder sind nicht der Reihe nach"},
    {"a period ends before it begins", "Ein Zeitraum endet, bevor er beginnt"},
    {"the key is already used", "Diesen Kurznamen gibt es schon"},
    {"the value has no period since", "Der Wert hat keinen Zeitraum seit"},
    /* rules, words, intents */
    {"the file must be a list of rules", "Das ist keine Liste von Regeln"},
    {"the pattern does not compile", "Das Muster lässt sich nicht lesen"},
    {"gives up on its example (too much backtracking)",
     "Das Muster ist zu aufwendig: Es gibt bei diesem Beispiel auf"},
    {"an example is longer than 2000 bytes", "Ein Beispiel ist zu lang: höchstens 2000 Zeichen"},
    {"does not match its example", "Das Muster passt nicht auf sein Beispiel"},
    {"matches what it must not", "Das Muster passt auf etwas, worauf es nicht passen darf"},
    {"the pattern runs into its limit on long texts",
     "Das Muster ist zu aufwendig: Es gibt bei langen Texten auf"},
    {"unknown kind", "Unbekannte Art"},
    {"the pattern is longer than 2000 characters", "Das Muster ist länger als 2000 Zeichen"},
    {"a synonym needs \"add\"", "Ein Synonym braucht Wörter, die hinzukommen"},
    {"it needs a reply in de and en", "Es fehlt die Antwort auf Deutsch und Englisch"},
    {"it needs examples: \"matches\"", "Es fehlen Beispiele, auf die das Muster passt"},
    {"\"not\" and \"entries\" are lists of texts", "Ausnahmen und Einträge sind Listen von Texten"},
    {"there are too many rules", "Es sind zu viele Regeln"},
    {"the id is already used", "Diesen Kurznamen gibt es schon"},
    {"names an entry that does not exist", "Diesen Eintrag gibt es nicht"},
    {"its example is also matched by the rule", "Auf das Beispiel passt auch die Regel"},
    {"matches an example of the rule", "Das Muster passt auch auf ein Beispiel der Regel"},
    {"it has no word of its own, only such as are everywhere",
     "Der Satz hat kein eigenes Wort, nur solche, die überall vorkommen"},
    {"it shares no word with all others",
     "Der Satz hat kein Wort mit allen anderen gemeinsam. Machen Sie daraus eine eigene Regel"},
    {"the sentences have no word in common: make a rule of each",
     "Die Sätze haben kein Wort gemeinsam. Machen Sie aus jedem eine eigene Regel"},
    {"its words stand in another order than in the first sentence",
     "Die gemeinsamen Wörter stehen in anderer Reihenfolge als im ersten Satz"},
    {"its words cannot be put into a pattern",
     "Die Wörter dieses Satzes lassen sich nicht als Muster schreiben"},
    {"it has all the words that the others share, too",
     "Auch dieser Satz hat alle Wörter, die den anderen gemeinsam sind"},
    {"not a list of words", "Das ist keine Liste von Wörtern"},
    {"it needs an id, or a code for a country", "Es fehlt ein Kurzname, bei einem Land der Code"},
    {"groups is a list of texts", "Gruppen sind eine Liste von Texten"},
    {"de and en are lists of words", "Deutsch und Englisch sind Listen von Wörtern"},
    {"not a list of intents", "Das ist keine Liste von Anliegen"},
    {"the kind is person, smalltalk or scope", "Die Art ist person, smalltalk oder scope"},
    {"questions are lists of texts", "Beispielfragen sind Listen von Texten"},
    /* offices and postcodes */
    {"not a list of offices", "Das ist keine Liste von Stellen"},
    {"serves is a list of districts", "Es fehlt, für welche Kreise die Stelle zuständig ist"},
    {"not exactly one office of the kind", "Nicht genau eine Stelle der Art"},
    {"the header line is plz, ort, kreis", "Die erste Zeile heißt plz, ort, kreis"},
    {"a row is postcode, place, district", "Eine Zeile besteht aus Postleitzahl, Ort und Kreis"},
    /* flows */
    {"a text needs de and en", "Der Text fehlt auf Deutsch oder Englisch"},
    {"it leads to a step that does not exist", "Er führt zu einem Schritt, den es nicht gibt"},
    {"an option needs an id", "Eine Möglichkeit braucht einen Kurznamen"},
    {"the last branch must have no condition",
     "Die letzte Zeile der Verzweigung darf keine Bedingung haben"},
    {"only the last branch has no condition",
     "Nur die letzte Zeile der Verzweigung hat keine Bedingung"},
    {"a condition does not fit the kind of the question",
     "Eine Bedingung passt nicht zur Art der Frage"},
    {"only a choice has options, and all others have branches",
     "Nur eine Auswahl hat Möglichkeiten, alles andere hat Verzweigungen"},
    {"the kind is choice, country, money, number, date or place",
     "Die Art ist choice, country, money, number, date oder place"},
    {"a choice has two to eight options", "Eine Auswahl hat zwei bis acht Möglichkeiten"},
    {"it needs branches", "Es fehlt die Verzweigung"},
    {"money is per year or per month", "Ein Betrag gilt im Jahr oder im Monat"},
    {"a way leads back to it", "Ein Weg führt zu diesem Schritt zurück"},
    {"it must name one of the steps", "Der Anfang muss einer der Schritte sein"},
    {"no way leads to it", "Zu diesem Schritt führt kein Weg"},
    {"it is missing, not valid or used twice",
     "Der Kurzname fehlt, hat andere Zeichen als erlaubt oder ist schon vergeben"},
    {"it must be a day like 2026-08-19", "Bitte geben Sie einen Tag an, zum Beispiel 2026-08-19"},
    {"entry does not exist", "Diesen Eintrag gibt es nicht"},
    /* lists and archives */
    {"there is a zero byte: is this UTF-16? It must be UTF-8",
     "Die Datei enthält ein Nullbyte: Ist das UTF-16? Sie muss UTF-8 sein"},
    {"the line is not valid UTF-8", "Die Zeile ist nicht als UTF-8 gespeichert"},
    {"the row has too few columns", "Die Zeile hat zu wenige Spalten"},
    {"the id must be letters, digits, - _ and ., at most 120 of them",
     "Der Kurzname besteht aus Buchstaben ohne Umlaute, Ziffern, - _ und ., höchstens 120"},
    {"the question or the answer is empty", "Frage oder Antwort sind leer"},
    {"the question or the answer is too large: the entry would have over 1 MiB",
     "Frage oder Antwort sind zu lang: Der Eintrag hätte über 1 MiB"},
    {"there are no rows", "Die Datei hat keine Zeilen"},
    {"the archive cannot be read", "Das Archiv lässt sich nicht lesen"},
    {"the archive is too large", "Das Archiv ist zu groß"},
    {"this holds no knowledge: a .tar of the folder, a .tsv, an entry or a document is expected",
     "Das ist kein Wissen: Erwartet wird ein .tar des Ordners, eine .tsv, ein Eintrag oder ein "
     "Dokument"},
};

const char *message_in(const char *what, enum kb_lang ui)
{
    for (size_t i = 0; ui == KB_DE && i < sizeof sentences / sizeof *sentences; i++)
        if (strcmp(what, sentences[i].en) == 0)
            return sentences[i].de;
    return what;
}

/* Whether one more is left out. */
static bool too_many(const struct kb_faults *faults, bool warning)
{
    return faults->count >= FAULTS_MAX && (warning || faults->faults >= FAULTS_MAX);
}

struct kb_fault *fault_add(struct kb_faults *faults, struct arena *arena,
                           const struct kb_fault *one)
{
    if (too_many(faults, one->warning))
        return NULL;
    struct kb_fault *more = arena_alloc(arena, faults->count + 1, sizeof *more);
    size_t at = one->warning ? faults->count : faults->faults;
    if (faults->count > 0) {
        memcpy(more, faults->at, at * sizeof *more);
        memcpy(more + at + 1, faults->at + at, (faults->count - at) * sizeof *more);
    }
    more[at] = *one;
    faults->at = more;
    faults->count++;
    faults->faults += !one->warning;
    return &more[at];
}

static const char *sentence(struct arena *arena, enum kb_lang ui, const char *what,
                            const char *about)
{
    const char *said = message_in(what, ui);
    return about == NULL || about[0] == '\0' ? arena_strdup(arena, said)
                                             : arena_printf(arena, "%s: %s", said, about);
}

struct kb_fault *fault_say(struct kb_faults *faults, struct arena *arena, enum kb_lang ui,
                           bool warning, const char *field, const char *what, const char *about)
{
    if (too_many(faults, warning))
        return NULL;
    return fault_add(faults, arena,
                     &(struct kb_fault){.warning = warning,
                                        .field = arena_strdup(arena, field),
                                        .part = "",
                                        .message = sentence(arena, ui, what, about)});
}

void faults_of(const struct problems *problems, enum kb_lang ui, struct arena *arena,
               struct kb_faults *out)
{
    *out = (struct kb_faults){.at = arena_alloc(arena, problems->count + 1, sizeof *out->at)};
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *p = &problems->at[i];
        /* that a field is missing is said of the field itself */
        bool own = strcmp(p->field, p->about) == 0;
        out->at[out->count++] = (struct kb_fault){
            .field = p->field,
            .part = p->part,
            .line = p->line,
            .message = sentence(arena, ui, p->what, own ? "" : p->about),
        };
    }
    out->faults = out->count;
}
