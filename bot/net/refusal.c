/* refusal.c - see refusal.h. */
#include "bot/net/refusal.h"

static const struct {
    const char *code, *text[2];
} refusals[REFUSAL_COUNT] = {
    [REFUSAL_NOT_UTF8] = {"bad-json", {"Kein gültiges UTF-8.", "Not valid UTF-8."}},
    [REFUSAL_NOT_JSON] = {"bad-json",
                          {"Die Nachricht ist kein JSON-Objekt.",
                           "The message is not a JSON object."}},
    [REFUSAL_BINARY] = {"bad-message", {"Nur Textnachrichten.", "Text messages only."}},
    [REFUSAL_TOO_LARGE] = {"too-large",
                           {"Die Nachricht ist größer als 64 KiB.",
                            "The message is larger than 64 KiB."}},
    [REFUSAL_NO_TYPE] = {"bad-message",
                         {"Die Nachricht hat keinen Typ.", "The message has no type."}},
    [REFUSAL_UNKNOWN_TYPE] = {"unknown-type",
                              {"Diesen Nachrichtentyp gibt es nicht.",
                               "There is no such type of message."}},
    [REFUSAL_VERSION] = {"version",
                         {"Dieser Server spricht Version 1.", "This server speaks version 1."}},
    [REFUSAL_FORBIDDEN] = {"forbidden",
                           {"Das ist hier nicht erlaubt.", "This is not allowed here."}},
    [REFUSAL_SIGN_IN] = {"forbidden", {"Bitte melden Sie sich an.", "Please sign in."}},
    [REFUSAL_NO_CONVERSATION] = {"no-conversation",
                                 {"Es gibt noch keine Unterhaltung.",
                                  "There is no conversation yet."}},
    [REFUSAL_NOT_FOUND] = {"not-found",
                           {"Diese Unterhaltung gibt es nicht mehr.",
                            "This conversation does not exist any more."}},
    [REFUSAL_NO_ENTRY] = {"not-found",
                          {"Diesen Eintrag gibt es nicht mehr.",
                           "This entry does not exist any more."}},
    [REFUSAL_NO_FLOW] = {"not-found",
                         {"Diesen Wegweiser gibt es nicht mehr.",
                          "These guided questions do not exist any more."}},
    [REFUSAL_BAD_ANSWERS] = {"bad-message",
                             {"Die Antworten sind keine Liste von Texten.",
                              "The answers are not a list of texts."}},
    [REFUSAL_NO_SLOT] = {"bad-message",
                         {"Vergessen werden kann das Land, der Beruf oder der Ort.",
                          "What can be forgotten is the country, the profession or the place."}},
    [REFUSAL_NO_COLLEAGUE] = {"not-found",
                              {"Diese Kollegin oder dieser Kollege ist nicht da.",
                               "This colleague is not there."}},
    [REFUSAL_BAD_PRESENCE] = {"bad-message",
                              {"status ist available, busy, away oder offline, capacity 1 bis 50.",
                               "status is available, busy, away or offline, capacity 1 to 50."}},
    [REFUSAL_BAD_WRAP_UP] = {"bad-message",
                             {"Thema, Art und Ergebnis fehlen oder sind ungültig.",
                              "Topic, kind or result is missing or not valid."}},
    [REFUSAL_EMPTY] = {"bad-message", {"Die Nachricht ist leer.", "The message is empty."}},
    [REFUSAL_TOO_LONG] = {"too-long", {"Höchstens 2.000 Zeichen.", "At most 2,000 characters."}},
    [REFUSAL_BAD_CLIENT_ID] = {"bad-message",
                               {"client_id fehlt, ist ungültig oder gehört jemand anderem.",
                                "client_id is missing, not valid or someone else's."}},
    [REFUSAL_STARTED_ALREADY] = {"wrong-state",
                                 {"Diese Verbindung hat schon eine Unterhaltung.",
                                  "This connection has a conversation already."}},
    [REFUSAL_WRONG_STATE] = {"wrong-state",
                             {"Das ist an dieser Stelle des Gesprächs nicht möglich.",
                              "This is not possible at this point of the conversation."}},
    [REFUSAL_TAKEN] = {"taken",
                       {"Jemand anderes hat dieses Gespräch übernommen.",
                        "Someone else has taken this conversation."}},
    [REFUSAL_TOO_FAST] = {"rate",
                          {"Das ging sehr schnell. Bitte warten Sie einen Moment.",
                           "That was very fast. Please wait a moment."}},
    [REFUSAL_TOO_MANY_WATCHED] = {"rate",
                                  {"Höchstens 32 Unterhaltungen zugleich.",
                                   "At most 32 conversations at a time."}},
    [REFUSAL_NOT_STORED] = {"not-stored",
                            {"Nicht gespeichert, bitte noch einmal senden.",
                             "Not stored, please send it again."}},
};

const char *refusal_code(enum refusal why)
{
    return refusals[why].code;
}

const char *refusal_text(enum refusal why, enum kb_lang lang)
{
    return refusals[why].text[lang];
}
