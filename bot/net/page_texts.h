/* page_texts.h - the words of the pages without JavaScript, German and English. */
#ifndef BOT_NET_PAGE_TEXTS_H
#define BOT_NET_PAGE_TEXTS_H

#include "kb/kb.h"

enum page_text {
    PAGE_SUBJECT, /* below the chamber's name */
    PAGE_SKIP,
    PAGE_PAGES, /* names the links on top, for those who do not see them */
    PAGE_ALL,
    PAGE_ASK,
    PAGE_OTHER_LANG, /* the other language's name, in itself */
    PAGE_FOOTER,
    PAGE_LIST_TITLE,
    PAGE_LIST_INTRO,
    PAGE_AREAS,
    PAGE_PATH,
    PAGE_QUESTION,
    PAGE_QUESTION_HINT,
    PAGE_SEND,
    PAGE_ASK_INTRO,
    PAGE_ASK_AGAIN,
    PAGE_CHOICES,
    PAGE_NO_ANSWER,
    PAGE_REPLY,
    PAGE_MORE,
    PAGE_STAND_TITLE,
    PAGE_STAND,
    PAGE_LEGAL_BASIS,
    PAGE_SOURCES,
    PAGE_RELATED,
    PAGE_OFFICES,
    PAGE_OFFICES_AT, /* %s: the place */
    PAGE_OFFICES_HINT,
    PAGE_PLACE,
    PAGE_PLACE_SEND,
    PAGE_WEBSITE,
    PAGE_PERSON,
    PAGE_PERSON_WANTED, /* the same, for those who asked for one */
    PAGE_PERSON_TEXT,
    PAGE_PERSON_HOURS, /* %s: when */
    PAGE_PHONE,
    PAGE_EMAIL,
    PAGE_GONE,
    PAGE_GONE_TEXT,
    PAGE_MAYBE,
    PAGE_TOO_LONG,
    PAGE_NOT_UTF8,
    PAGE_TOO_MANY,
    PAGE_FAILED,
    PAGE_TEXT_COUNT,
};

const char *page_text(enum page_text which, enum kb_lang lang);
/* What an area is called; one nobody has named yet is called by its key. */
const char *page_area(const char *area, enum kb_lang lang);

#endif
