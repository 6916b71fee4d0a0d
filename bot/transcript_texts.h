/* transcript_texts.h - the words of a transcript, German and English. */
#ifndef BOT_TRANSCRIPT_TEXTS_H
#define BOT_TRANSCRIPT_TEXTS_H

#include "kb/kb.h"

enum transcript_text {
    SAY_NOTHING,
    SAY_HEAD,
    SAY_REFERENCE,
    SAY_YOU,      /* the employer, to themselves */
    SAY_EMPLOYER, /* the employer, to others */
    SAY_ADVISOR,  /* one whose name is gone */
    SAY_BOT,
    SAY_CUT, /* the rest does not fit */
    /* labels */
    SAY_STAND,
    SAY_LEGAL_BASIS,
    SAY_SOURCES,
    SAY_SOURCE,
    SAY_MORE,
    SAY_ANSWERS,
    SAY_SEE_ALSO,
    SAY_MISUNDERSTOOD,
    SAY_COUNTRY,
    SAY_PROFESSION,
    SAY_STATUS,
    SAY_SALARY,
    SAY_PLACE,
    SAY_FIRM,
    SAY_NAME,
    SAY_EMAIL,
    SAY_PHONE,
    SAY_TOPIC,
    SAY_KIND,
    SAY_TO,
    SAY_FROM,
    SAY_TEAM,
    SAY_NOTE,
    SAY_TEXT,
    SAY_SOLVED,
    SAY_NOT_SOLVED,
    SAY_SCORE,
    SAY_OPENS,
    /* what happened */
    SAY_FEEDBACK,
    SAY_HELPFUL,
    SAY_NOT_HELPFUL,
    SAY_TAKEN_BACK,
    SAY_WRONG,
    SAY_UNCLEAR,
    SAY_OUTDATED,
    SAY_UNFIT,
    SAY_CHOSE,
    SAY_GUIDED,
    SAY_FORGOT,
    SAY_PERSON_ASKED,
    SAY_PERSON_CANCELLED,
    SAY_PERSON_UNAVAILABLE,
    SAY_MESSAGE_LEFT,
    SAY_TAKEN,
    SAY_RETURNED,
    SAY_TRANSFERRED,
    SAY_HELD,
    SAY_RESUMED,
    SAY_NOTED,
    SAY_CLOSED,
    SAY_WRAPPED_UP,
    SAY_ASSIGNED,
    SAY_REPLIED_BY_MAIL,
    SAY_REPLIED_BY_PHONE,
    SAY_RATED,
    SAY_REOPENED,
    SAY_COUNT,
};

const char *transcript_text(enum transcript_text which, enum kb_lang lang);

#endif
