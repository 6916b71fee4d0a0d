/* texts.h - what the bot says in its own words, German and English. */
#ifndef BOT_TEXTS_H
#define BOT_TEXTS_H

#include "kb/kb.h"

enum bot_text {
    TEXT_CLARIFY,         /* above the choices */
    TEXT_MORE,            /* above what else was asked */
    TEXT_NOTHING_FOUND,   /* and a person is offered */
    TEXT_NOTHING_AGAIN,   /* the second time in a row */
    TEXT_PERSON_INSTEAD,  /* the third time */
    TEXT_PERSON_OFFERED,  /* said yes to the wish for a person */
    TEXT_PLACE_ASK,       /* who is in charge depends on the place */
    TEXT_PLACE_AMBIGUOUS, /* %s: what it may be */
    TEXT_PLACE_OUTSIDE,   /* %s: the place */
    TEXT_OTHER_LANG,      /* there is only the other language */
    TEXT_VALUE_UNKNOWN,   /* an answer cites a figure that is not published yet */
    TEXT_ON_DAY,          /* %s: the day; before an answer with other figures */
    TEXT_NO_CHANGE,       /* %s: the day; before an answer that stays the same */
    BOT_TEXT_COUNT,
};

const char *bot_text(enum bot_text which, enum kb_lang lang);

#endif
