/* texts.c - see texts.h. */
#include "bot/texts.h"

static const char *const texts[BOT_TEXT_COUNT][2] = {
    [TEXT_CLARIFY] = {"Damit ich Ihnen das Richtige zeige: Was davon meinen Sie?",
                      "To show you the right answer: which of these do you mean?"},
    [TEXT_NOTHING_FOUND] =
        {"Dazu habe ich keine geprüfte Antwort. Fragen Sie gern mit anderen Worten, oder sprechen "
         "Sie mit einer Beraterin oder einem Berater der IHK.",
         "I have no checked answer to that. Please try other words, or talk to an advisor of the "
         "chamber."},
    [TEXT_PERSON_OFFERED] =
        {"Gern verbinde ich Sie mit einer Beraterin oder einem Berater der IHK.",
         "I will gladly put you through to an advisor of the chamber."},
    [TEXT_VALUE_UNKNOWN] =
        {"Ein Wert in dieser Antwort ist für den gefragten Tag noch nicht bekannt. Bitte fragen "
         "Sie eine Beraterin oder einen Berater.",
         "A figure in this answer is not known yet for the day in question. Please ask an "
         "advisor."},
};

const char *bot_text(enum bot_text which, enum kb_lang lang)
{
    return texts[which][lang];
}
