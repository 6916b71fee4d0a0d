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
    PAGE_WRITE, /* the link to the message form */
    PAGE_MESSAGE_TITLE,
    PAGE_MESSAGE_INTRO,
    PAGE_CLOSED,       /* outside opening hours */
    PAGE_CLOSED_UNTIL, /* %s: when */
    PAGE_MESSAGE_TEXT,
    PAGE_MESSAGE_HINT,
    PAGE_MESSAGE_PREFILLED,
    PAGE_MESSAGE_REACH,
    PAGE_MESSAGE_ABOUT,
    PAGE_OPTIONAL,
    PAGE_FIRM,
    PAGE_TOWN,
    PAGE_NAME,
    PAGE_CONSENT, /* %s: the chamber */
    PAGE_MESSAGE_SEND,
    PAGE_CALL_INSTEAD,
    PAGE_ERROR_PREFIX, /* of the title */
    PAGE_ONE_FAULT,
    PAGE_FAULTS, /* %s: how many */
    PAGE_NO_TEXT,
    PAGE_LONG_TEXT, /* %s: how long */
    PAGE_LONG_FORM,
    PAGE_BAD_EMAIL,
    PAGE_BAD_PHONE,
    PAGE_NO_REACH,
    PAGE_NO_CONSENT,
    PAGE_FORM_OLD,
    PAGE_MANY_MESSAGES,
    PAGE_NOT_STORED,
    PAGE_SENT_TITLE,
    PAGE_SENT_CLOSED,
    PAGE_REFERENCE,
    PAGE_BY_MAIL,  /* %s: the address */
    PAGE_BY_PHONE, /* %s: the number */
    PAGE_CONFIRMED,
    PAGE_KEEP_REFERENCE,
    PAGE_MY_QUESTION, /* ends what was answered in guided questions */
    PAGE_ABOUT_ENTRY, /* %s: its title; what the message begins with */
    PAGE_GUIDES,
    PAGE_GUIDES_INTRO,
    PAGE_GUIDES_OFFER, /* above the guided questions offered under an answer */
    PAGE_PROGRESS,     /* %s: which question, %s: how many at most after it */
    PAGE_PROGRESS_LAST,
    PAGE_NEXT,
    PAGE_BACK,
    PAGE_CHANGE,
    PAGE_AGAIN,
    PAGE_ANSWERS,
    PAGE_RESULT,
    PAGE_RESULT_ENTRIES,
    PAGE_GUIDE_GONE,
    PAGE_GUIDE_GONE_TEXT,
    PAGE_ABOUT_US, /* names the links at the bottom */
    PAGE_PRIVACY,
    PAGE_IMPRINT,
    PAGE_ACCESSIBILITY,
    PAGE_ACCESSIBILITY_TITLE,
    PAGE_BARRIER,
    PAGE_BARRIER_TEXT,
    PAGE_ENFORCEMENT,
    PAGE_ASSESSED,
    PAGE_PRIVACY_TITLE,
    PAGE_HOW_LONG,
    PAGE_KEPT_BOT, /* %s: a period, like those below */
    PAGE_KEPT_MESSAGE,
    PAGE_KEPT_CLOSED,
    PAGE_KEPT_LINK,
    PAGE_KEPT_MAIL,
    PAGE_KEPT_ASKED,
    PAGE_PRIVACY_CONTACT,
    PAGE_PRIVACY_CONTACT_TEXT,
    PAGE_VERSION,
    PAGE_TEXT_COUNT,
};

const char *page_text(enum page_text which, enum kb_lang lang);
/* What is to be typed as the answer to a guided question of a kind ("" where it is chosen), and
 * what is said where that was not understood. */
const char *page_question_label(const char *kind, const char *per, enum kb_lang lang);
const char *page_question_wrong(const char *kind, enum kb_lang lang);
/* What an area is called; one nobody has named yet is called by its key. */
const char *page_area(const char *area, enum kb_lang lang);

#endif
