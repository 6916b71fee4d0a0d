/* page_texts.c - see page_texts.h. */
#include "bot/net/page_texts.h"

#include <string.h>

static const char *const texts[PAGE_TEXT_COUNT][2] = {
    [PAGE_SUBJECT] = {"Fachkräfte aus dem Ausland", "Skilled workers from abroad"},
    [PAGE_SKIP] = {"Zum Inhalt", "Skip to content"},
    [PAGE_PAGES] = {"Seiten", "Pages"},
    [PAGE_ALL] = {"Alle Antworten", "All answers"},
    [PAGE_ASK] = {"Frage stellen", "Ask a question"},
    [PAGE_OTHER_LANG] = {"English", "Deutsch"},
    [PAGE_FOOTER] = {"Geprüfte Antworten mit Stand und Quellen. Sie ersetzen keine Rechtsberatung "
                     "im Einzelfall.",
                     "Checked answers with their legal date and sources. They are no substitute "
                     "for legal advice in an individual case."},
    [PAGE_LIST_TITLE] = {"Alle Antworten", "All answers"},
    [PAGE_LIST_INTRO] = {"Was Betriebe über die Beschäftigung von Fachkräften aus dem Ausland "
                         "wissen wollen, nach Themen.",
                         "What employers want to know about employing people from abroad, by "
                         "topic."},
    [PAGE_AREAS] = {"Themen", "Topics"},
    [PAGE_PATH] = {"Sie sind hier", "You are here"},
    [PAGE_QUESTION] = {"Ihre Frage", "Your question"},
    [PAGE_QUESTION_HINT] = {"Höchstens 500 Zeichen. Bitte keine Namen oder anderen persönlichen "
                            "Daten.",
                            "At most 500 characters. Please no names or other personal data."},
    [PAGE_SEND] = {"Antwort suchen", "Find an answer"},
    [PAGE_ASK_INTRO] = {"Fragen Sie in eigenen Worten, auf Deutsch oder Englisch. Sie bekommen "
                        "eine geprüfte Antwort mit Stand und Quellen.",
                        "Ask in your own words, in English or German. You get a checked answer "
                        "with its legal date and sources."},
    [PAGE_ASK_AGAIN] = {"Noch eine Frage?", "Another question?"},
    [PAGE_CHOICES] = {"Was davon meinen Sie?", "Which of these do you mean?"},
    [PAGE_NO_ANSWER] = {"Keine geprüfte Antwort gefunden", "No checked answer found"},
    [PAGE_REPLY] = {"Unsere Antwort", "Our answer"},
    [PAGE_MORE] = {"Sie haben noch mehr gefragt", "You asked more than that"},
    [PAGE_STAND_TITLE] = {"Stand und Quellen", "Legal date and sources"},
    [PAGE_STAND] = {"Stand", "Legal date"},
    [PAGE_LEGAL_BASIS] = {"Rechtsgrundlage", "Legal basis"},
    [PAGE_SOURCES] = {"Quellen", "Sources"},
    [PAGE_RELATED] = {"Passt dazu", "See also"},
    [PAGE_OFFICES] = {"Wer ist zuständig?", "Who is in charge?"},
    [PAGE_OFFICES_AT] = {"Zuständig für %s", "In charge of %s"},
    [PAGE_OFFICES_HINT] = {"Das hängt vom Ort ab.", "That depends on the place."},
    [PAGE_PLACE] = {"Ort oder Postleitzahl", "Town or postcode"},
    [PAGE_PLACE_SEND] = {"Stelle finden", "Find the office"},
    [PAGE_WEBSITE] = {"Website", "Website"},
    [PAGE_PERSON] = {"Lieber mit einer Person sprechen?", "Would you rather talk to a person?"},
    [PAGE_PERSON_WANTED] = {"Mit einer Person sprechen", "Talk to a person"},
    [PAGE_PERSON_TEXT] = {"Die Beraterinnen und Berater der Kammer (%s) helfen Ihnen weiter, auch "
                          "im Chat auf der Website der Kammer.",
                          "The chamber's advisors (%s) will help you, also in the chat on the "
                          "chamber's website."},
    [PAGE_PERSON_HOURS] = {"Die nächste Beratungszeit beginnt: %s.",
                           "They can be reached again: %s."},
    [PAGE_PHONE] = {"Telefon", "Phone"},
    [PAGE_EMAIL] = {"E-Mail", "E-mail"},
    [PAGE_GONE] = {"Diese Seite gibt es nicht", "There is no such page"},
    [PAGE_GONE_TEXT] = {"Die Antwort ist umgezogen, oder die Adresse ist nicht ganz richtig.",
                        "The answer has moved, or the address is not quite right."},
    [PAGE_MAYBE] = {"Vielleicht suchen Sie", "You may be looking for"},
    [PAGE_TOO_LONG] = {"Die Frage ist zu lang: höchstens 500 Zeichen.",
                       "The question is too long: at most 500 characters."},
    [PAGE_NOT_UTF8] = {"Die Frage ist nicht lesbar. Bitte geben Sie sie noch einmal ein.",
                       "The question is not readable. Please type it again."},
    [PAGE_TOO_MANY] = {"Das waren sehr viele Fragen. Bitte warten Sie ein paar Minuten.",
                       "Those were very many questions. Please wait a few minutes."},
    [PAGE_FAILED] = {"Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.",
                     "That did not work. Please try again."},
};

static const struct {
    const char *key, *name[2];
} areas[] = {
    {"anerkennung", {"Anerkennung", "Recognition"}},
    {"ausbildung", {"Ausbildung", "Training"}},
    {"beschaeftigung", {"Beschäftigung", "Employment"}},
    {"einreise", {"Einreise", "Entry"}},
    {"foerderung", {"Förderung", "Funding"}},
    {"import", {"Weitere Antworten", "More answers"}}, /* of a TSV */
    {"integration", {"Integration", "Integration"}},
    {"region", {"Region", "Region"}},
    {"rekrutierung", {"Rekrutierung", "Recruiting"}},
};

const char *page_text(enum page_text which, enum kb_lang lang)
{
    return texts[which][lang];
}

const char *page_area(const char *area, enum kb_lang lang)
{
    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++)
        if (strcmp(areas[i].key, area) == 0)
            return areas[i].name[lang];
    return area;
}
