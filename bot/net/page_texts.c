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
                     "Checked answers with date and sources. They are no substitute "
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
                        "with date and sources."},
    [PAGE_ASK_AGAIN] = {"Noch eine Frage?", "Another question?"},
    [PAGE_CHOICES] = {"Was davon meinen Sie?", "Which of these do you mean?"},
    [PAGE_NO_ANSWER] = {"Keine geprüfte Antwort gefunden", "No checked answer found"},
    [PAGE_REPLY] = {"Unsere Antwort", "Our answer"},
    [PAGE_MORE] = {"Sie haben noch mehr gefragt", "You also asked"},
    [PAGE_STAND_TITLE] = {"Stand und Quellen", "Date and sources"},
    [PAGE_STAND] = {"Stand", "As of"},
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
    [PAGE_GONE_TEXT] = {"Sie ist umgezogen, oder die Adresse ist nicht ganz richtig.",
                        "It has moved, or the address is not quite right."},
    [PAGE_MAYBE] = {"Vielleicht suchen Sie", "You may be looking for"},
    [PAGE_TOO_LONG] = {"Die Frage ist zu lang: höchstens 500 Zeichen.",
                       "The question is too long: at most 500 characters."},
    [PAGE_NOT_UTF8] = {"Die Frage ist nicht lesbar. Bitte geben Sie sie noch einmal ein.",
                       "The question cannot be read. Please type it again."},
    [PAGE_TOO_MANY] = {"Das waren sehr viele Fragen. Bitte warten Sie ein paar Minuten.",
                       "That was a lot of questions. Please wait a few minutes."},
    [PAGE_FAILED] = {"Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.",
                     "That did not work. Please try again."},
    [PAGE_WRITE] = {"Nachricht schreiben", "Write a message"},
    [PAGE_MESSAGE_TITLE] = {"Nachricht an die Beratung", "Message to our advisors"},
    [PAGE_MESSAGE_INTRO] = {"Eine Beraterin oder ein Berater liest Ihre Nachricht und antwortet "
                            "Ihnen persönlich.",
                            "An advisor will read your message and answer you personally."},
    [PAGE_CLOSED] = {"Die Beratung ist gerade geschlossen. Ihre Nachricht kommt trotzdem an.",
                     "Our advisory service is closed right now. Your message will still reach "
                     "us."},
    [PAGE_CLOSED_UNTIL] =
        {"Die nächste Beratungszeit beginnt: %s. Ihre Nachricht kommt schon jetzt "
         "an.",
         "Our advisors are back: %s. Your message will reach us now all the same."},
    [PAGE_MESSAGE_TEXT] = {"Ihre Nachricht", "Your message"},
    [PAGE_MESSAGE_HINT] = {"Höchstens 2.000 Zeichen.", "At most 2,000 characters."},
    [PAGE_MESSAGE_PREFILLED] = {"Vorausgefüllt; Sie können alles ändern.",
                                "Filled in for you; you can change anything."},
    [PAGE_MESSAGE_REACH] = {"Wohin dürfen wir antworten? Eines genügt.",
                            "How may we reach you? One is enough."},
    [PAGE_MESSAGE_ABOUT] = {"Wer fragt? (freiwillig)", "Who is asking? (optional)"},
    [PAGE_OPTIONAL] = {"(freiwillig)", "(optional)"},
    [PAGE_FIRM] = {"Firma", "Company"},
    [PAGE_TOWN] = {"Ort", "Town"},
    [PAGE_NAME] = {"Name", "Name"},
    [PAGE_CONSENT] = {"Ich bin einverstanden, dass die %s meine Angaben nutzt, um diese Anfrage zu "
                      "beantworten.",
                      "I agree that %s uses what I enter to answer this inquiry."},
    [PAGE_MESSAGE_SEND] = {"Nachricht senden", "Send message"},
    [PAGE_CALL_INSTEAD] = {"Lieber anrufen oder mailen?", "Would you rather call or e-mail?"},
    [PAGE_ERROR_PREFIX] = {"Fehler: ", "Error: "},
    [PAGE_ONE_FAULT] = {"Eine Angabe fehlt noch oder stimmt nicht",
                        "One field is missing or not right"},
    [PAGE_FAULTS] = {"%s Angaben fehlen noch oder stimmen nicht",
                     "%s fields are missing or not right"},
    [PAGE_NO_TEXT] = {"Bitte schreiben Sie Ihr Anliegen.", "Please tell us what it is about."},
    [PAGE_LONG_TEXT] = {"Der Text hat %s Zeichen, möglich sind 2.000. Bitte kürzen Sie ihn.",
                        "The text has %s characters; the limit is 2,000. Please shorten it."},
    [PAGE_LONG_FORM] = {"Der Text ist viel zu lang oder nicht lesbar. Gehen Sie im Browser zurück: "
                        "dort steht er noch. Möglich sind 2.000 Zeichen.",
                        "The text is much too long or cannot be read. Go back in your browser: it "
                        "is still there. The limit is 2,000 characters."},
    [PAGE_BAD_EMAIL] = {"Bitte prüfen Sie die E-Mail-Adresse, zum Beispiel name@firma.de.",
                        "Please check the e-mail address, for example name@company.com."},
    [PAGE_BAD_PHONE] = {"Bitte prüfen Sie die Telefonnummer, zum Beispiel 0361 123456.",
                        "Please check the phone number, for example 0361 123456."},
    [PAGE_NO_REACH] = {"Bitte geben Sie eine E-Mail-Adresse oder eine Telefonnummer an.",
                       "Please enter an e-mail address or a phone number."},
    [PAGE_NO_CONSENT] = {"Ohne Ihr Einverständnis dürfen wir diese Angaben nicht speichern.",
                         "Without your consent we may not keep these details."},
    [PAGE_FORM_OLD] =
        {"Das Formular war sehr lange offen. Es steht noch alles da: Bitte senden Sie "
         "es noch einmal.",
         "The form was open for a very long time. Everything is still there: please "
         "send it again."},
    [PAGE_MANY_MESSAGES] = {"Von Ihrem Anschluss kamen sehr viele Nachrichten. Es steht noch alles "
                            "da: Bitte senden Sie es in ein paar Minuten noch einmal.",
                            "A great many messages came from your connection. Everything is still "
                            "there: please send it again in a few minutes."},
    [PAGE_NOT_STORED] = {"Die Nachricht konnte nicht gespeichert werden. Es steht noch alles da: "
                         "Bitte senden Sie sie noch einmal.",
                         "The message could not be stored. Everything is still there: please send "
                         "it again."},
    [PAGE_SENT_TITLE] = {"Ihre Nachricht ist angekommen", "Your message has arrived"},
    [PAGE_SENT_CLOSED] = {"Die Beratung ist gerade geschlossen.",
                          "Our advisory service is closed right now."},
    [PAGE_REFERENCE] = {"Ihre Vorgangsnummer", "Your reference"},
    [PAGE_BY_MAIL] =
        {"So geht es weiter: Eine Beraterin oder ein Berater antwortet Ihnen per E-Mail "
         "an %s.",
         "What happens next: an advisor will answer you by e-mail to %s."},
    [PAGE_BY_PHONE] = {"So geht es weiter: Eine Beraterin oder ein Berater meldet sich telefonisch "
                       "unter %s.",
                       "What happens next: an advisor will call you at %s."},
    [PAGE_CONFIRMED] = {"Eine Bestätigung ist per E-Mail an Sie unterwegs.",
                        "A confirmation is on its way to you by e-mail."},
    [PAGE_KEEP_REFERENCE] = {"Nennen Sie die Vorgangsnummer, wenn Sie uns anrufen oder schreiben.",
                             "Please mention the reference when you call or write to us."},
    [PAGE_MY_QUESTION] = {"Meine Frage dazu:", "My question:"},
    [PAGE_ABOUT_ENTRY] = {"Zu „%s“:\n", "About “%s”:\n"},
    [PAGE_GUIDES] = {"Wegweiser", "Guided questions"},
    [PAGE_GUIDES_INTRO] =
        {"Ein paar Fragen zu Ihrem Fall, und Sie wissen, was für ihn gilt und wer "
         "zuständig ist. Gespeichert wird nichts.",
         "A few questions about your case, and you know what applies to it and who "
         "is in charge. Nothing is stored."},
    [PAGE_GUIDES_OFFER] = {"Schritt für Schritt klären", "Sort it out step by step"},
    [PAGE_PROGRESS] = {"Frage %s, danach noch höchstens %s", "Question %s, then at most %s more"},
    [PAGE_PROGRESS_LAST] = {"Frage %s, die letzte", "Question %s, the last one"},
    [PAGE_NEXT] = {"Weiter", "Next"},
    [PAGE_BACK] = {"Zurück", "Back"},
    [PAGE_CHANGE] = {"Ändern", "Change"},
    [PAGE_AGAIN] = {"Neu beginnen", "Start again"},
    [PAGE_ANSWERS] = {"Ihre Antworten", "Your answers"},
    [PAGE_RESULT] = {"Ergebnis", "Result"},
    [PAGE_RESULT_ENTRIES] = {"Dazu können Sie hier lesen", "Read more about it here"},
    [PAGE_GUIDE_GONE] = {"Diesen Wegweiser gibt es nicht", "These guided questions do not exist"},
    [PAGE_GUIDE_GONE_TEXT] =
        {"Er ist umgezogen, oder die Adresse ist nicht ganz richtig. Diese gibt "
         "es:",
         "They have moved, or the address is not quite right. These exist:"},
    [PAGE_ABOUT_US] = {"Über dieses Angebot", "About this service"},
    [PAGE_PRIVACY] = {"Datenschutz", "Privacy"},
    [PAGE_IMPRINT] = {"Impressum", "Imprint"},
    [PAGE_ACCESSIBILITY] = {"Barrierefreiheit", "Accessibility"},
    [PAGE_ACCESSIBILITY_TITLE] = {"Erklärung zur Barrierefreiheit", "Accessibility statement"},
    [PAGE_BARRIER] = {"Eine Barriere melden", "Report a barrier"},
    [PAGE_BARRIER_TEXT] =
        {"Ist etwas nicht zugänglich, oder brauchen Sie eine Auskunft in anderer "
         "Form? Schreiben Sie uns, was Sie tun wollten und auf welcher Seite. Ihre "
         "Nachricht geht an die Beratung der Kammer.",
         "Is something not accessible, or do you need information in another form? "
         "Tell us what you wanted to do and on which page. Your message goes to "
         "the chamber's advisors."},
    [PAGE_ENFORCEMENT] = {"Durchsetzungsverfahren", "Enforcement procedure"},
    [PAGE_ASSESSED] = {"Stand der Selbstbewertung:", "Date of the self-assessment:"},
    [PAGE_PRIVACY_TITLE] = {"Hinweis zum Datenschutz", "Privacy notice"},
    [PAGE_HOW_LONG] = {"Wie lange?", "For how long?"},
    [PAGE_KEPT_BOT] =
        {"Ein Gespräch mit dem Assistenten endet von selbst, wenn seit %s niemand "
         "geschrieben hat.",
         "A conversation with the assistant ends by itself when nobody has written for "
         "%s."},
    [PAGE_KEPT_MESSAGE] = {"Eine Nachricht wird nach %s abgeschlossen, auch wenn niemand sie "
                           "beantwortet hat.",
                           "A message is closed after %s, even if nobody has answered it."},
    [PAGE_KEPT_CLOSED] = {"Ein beendetes Gespräch oder eine abgeschlossene Nachricht wird nach %s "
                          "gelöscht, mit allem, was dazu gehört.",
                          "A conversation that has ended, or a message that was closed, is deleted "
                          "after %s with all that belongs to it."},
    [PAGE_KEPT_LINK] = {"Ein Link zurück ins Gespräch gilt bis zu %s.",
                        "A link back into a conversation works for up to %s."},
    [PAGE_KEPT_MAIL] = {"Adressen und Texte verschickter E-Mails werden nach %s gelöscht.",
                        "Addresses and texts of e-mails that were sent are deleted after %s."},
    [PAGE_KEPT_ASKED] =
        {"Chat-Fragen, die keine Antwort fanden, sieht die Redaktion mit "
         "unkenntlich gemachten persönlichen Angaben; sie werden dort nach %s "
         "gelöscht.",
         "Chat questions that found no answer are seen by the editors, with personal "
         "details masked; there they are deleted after %s."},
    [PAGE_PRIVACY_CONTACT] = {"Fragen zum Datenschutz", "Questions on privacy"},
    [PAGE_PRIVACY_CONTACT_TEXT] = {"Schreiben Sie der Kammer:", "Write to the chamber:"},
    [PAGE_VERSION] = {"Fassung vom", "Version of"},
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

/* Words of the questions, by kind. */
static const struct {
    const char *kind, *label[2], *wrong[2];
} kinds[] = {
    {"choice",
     {"", ""},
     {"Bitte wählen Sie eine der Antworten.", "Please choose one of the answers."}},
    {"country",
     {"Land", "Country"},
     {"Dieses Land ist nicht bekannt. Bitte schreiben Sie den Namen aus, zum Beispiel „Indien“.",
      "This country is not known. Please write its name in full, for example “India”."}},
    {"money",
     {"Betrag in Euro", "Amount in euros"},
     {"Bitte geben Sie einen Betrag in Euro ein, zum Beispiel 45.000.",
      "Please enter an amount in euros, for example 45,000."}},
    {"number",
     {"Zahl", "Number"},
     {"Bitte geben Sie eine Zahl ein, zum Beispiel 30.", "Please enter a number, for example 30."}},
    {"date",
     {"Datum", "Date"},
     {"Bitte geben Sie Tag, Monat und Jahr an.", "Please enter day, month and year."}},
    {"place",
     {"Ort oder Postleitzahl", "Town or postcode"},
     {"Dieser Ort ist nicht bekannt. Bitte geben Sie einen Ort oder eine Postleitzahl ein, zum "
      "Beispiel 99510.",
      "This place is not known. Please enter a town or a postcode, for example 99510."}},
};

static const struct {
    const char *per, *label[2];
} money[] = {
    {"year", {"Euro brutto im Jahr", "Euros gross a year"}},
    {"month", {"Euro brutto im Monat", "Euros gross a month"}},
};

static size_t kind_of(const char *kind)
{
    size_t at = sizeof kinds / sizeof *kinds - 1;
    while (at > 0 && strcmp(kinds[at].kind, kind) != 0)
        at--;
    return at;
}

const char *page_question_label(const char *kind, const char *per, enum kb_lang lang)
{
    for (size_t i = 0; i < sizeof money / sizeof *money; i++)
        if (strcmp(money[i].per, per) == 0)
            return money[i].label[lang];
    return kinds[kind_of(kind)].label[lang];
}

const char *page_question_wrong(const char *kind, enum kb_lang lang)
{
    return kinds[kind_of(kind)].wrong[lang];
}

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
