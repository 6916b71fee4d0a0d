/* texts.c - see texts.h. */
#include "bot/texts.h"

static const char *const texts[BOT_TEXT_COUNT][2] = {
    [TEXT_CLARIFY] = {"Damit ich Ihnen das Richtige zeige: Was davon meinen Sie?",
                      "To show you the right answer: which of these do you mean?"},
    [TEXT_MORE] = {"Sie haben noch mehr gefragt:", "You also asked:"},
    [TEXT_NOTHING_FOUND] =
        {"Dazu habe ich keine geprüfte Antwort. Fragen Sie gern mit anderen Worten, oder sprechen "
         "Sie mit einer Beraterin oder einem Berater der IHK.",
         "I have no checked answer to that. Please try other words, or talk to an advisor of the "
         "chamber."},
    [TEXT_NOTHING_AGAIN] =
        {"Auch dazu finde ich keine geprüfte Antwort. Am schnellsten hilft Ihnen jetzt eine "
         "Beraterin oder ein Berater der IHK. Soll ich Sie verbinden?",
         "I have no checked answer to that either. An advisor of the chamber is now the quickest "
         "help. Shall I put you through?"},
    [TEXT_PERSON_INSTEAD] =
        {"Ich komme hier nicht weiter und verbinde Sie gern mit einer Beraterin oder einem "
         "Berater der IHK.",
         "I cannot get any further and will gladly put you through to an advisor of the chamber."},
    [TEXT_PLACE_ASK] =
        {"Für welchen Ort oder welche Postleitzahl möchten Sie wissen, wer zuständig ist?",
         "For which town or postcode would you like to know who is in charge?"},
    [TEXT_PLACE_AMBIGUOUS] = {"Das gibt es mehrfach. Welchen Ort meinen Sie: %s?",
                              "There are several. Which one do you mean: %s?"},
    [TEXT_PLACE_OUTSIDE] =
        {"„%s“ finde ich in Thüringen nicht. Nennen Sie bitte einen anderen Ort oder die "
         "Postleitzahl. Für Orte außerhalb hilft die Suche auf make-it-in-germany.com weiter, oder "
         "eine Beraterin oder ein Berater der IHK.",
         "I cannot find “%s” in Thuringia. Please give another town or the postcode. For places "
         "elsewhere see make-it-in-germany.com, or ask an advisor of the chamber."},
    [TEXT_PERSON_OFFERED] =
        {"Gern. Wählen Sie „Mit einer Person sprechen“, dann verbinde ich Sie mit einer Beraterin "
         "oder einem Berater der IHK.",
         "Certainly. Choose “Talk to a person” and I will put you through to an advisor of the "
         "chamber."},
    [TEXT_OTHER_LANG] = {"Diese Antwort gibt es nur auf Englisch.",
                         "This answer is available in German only."},
    [TEXT_VALUE_UNKNOWN] =
        {"Ein Wert in dieser Antwort ist für den gefragten Tag noch nicht bekannt. Bitte fragen "
         "Sie eine Beraterin oder einen Berater.",
         "A figure in this answer is not known yet for the day in question. Please ask an "
         "advisor."},
    [TEXT_ON_DAY] = {"Mit den Werten zum %s:", "With the figures of %s:"},
    [TEXT_NO_CHANGE] = {"Für den %s ist hier keine Änderung bekannt.",
                        "No change is known here for %s."},
};

const char *bot_text(enum bot_text which, enum kb_lang lang)
{
    return texts[which][lang];
}
