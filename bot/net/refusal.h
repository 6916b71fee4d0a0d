/* refusal.h - why a message was refused: the code of PROTOCOL.md and a sentence for the person. */
#ifndef BOT_NET_REFUSAL_H
#define BOT_NET_REFUSAL_H

#include "kb/kb.h"

enum refusal {
    REFUSAL_NOT_UTF8,
    REFUSAL_NOT_JSON,
    REFUSAL_BINARY,
    REFUSAL_TOO_LARGE,
    REFUSAL_NO_TYPE,
    REFUSAL_UNKNOWN_TYPE,
    REFUSAL_VERSION,
    REFUSAL_FORBIDDEN,
    REFUSAL_SIGN_IN,
    REFUSAL_NO_CONVERSATION,
    REFUSAL_NOT_FOUND,
    REFUSAL_NO_ENTRY,
    REFUSAL_NO_FLOW,
    REFUSAL_BAD_ANSWERS,
    REFUSAL_NO_SLOT,
    REFUSAL_NO_COLLEAGUE,
    REFUSAL_BAD_WRAP_UP,
    REFUSAL_NO_VALUE,
    REFUSAL_NO_MAIL,
    REFUSAL_BAD_ADDRESS,
    REFUSAL_TOO_MANY_MAILS,
    REFUSAL_EMPTY,
    REFUSAL_TOO_LONG,
    REFUSAL_BAD_CLIENT_ID,
    REFUSAL_STARTED_ALREADY,
    REFUSAL_WRONG_STATE,
    REFUSAL_TAKEN,
    REFUSAL_TOO_FAST,
    REFUSAL_TOO_MANY_WATCHED,
    REFUSAL_NOT_STORED,
    REFUSAL_COUNT,
};

const char *refusal_code(enum refusal why);
const char *refusal_text(enum refusal why, enum kb_lang lang);

#endif
