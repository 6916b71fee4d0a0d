/* form.h - a request that changes the office: takes its members apart, names the first wrong
 * one, and keeps the change and its line of the audit together.
 * Owns     nothing: texts live in the arena of the request.
 * Errors   the first one is answered, with `field` and what to do, in the language of the
 *          request; later calls do nothing. Ask form_refused() once, before anything is
 *          changed. */
#ifndef BOT_NET_FORM_H
#define BOT_NET_FORM_H

#include "bot/net/http.h"

enum form_fault {
    FORM_MISSING,
    FORM_TOO_LONG, /* %d */
    FORM_ONE_LINE,
    FORM_KEY,
    FORM_LOGIN,
    FORM_EMAIL,
    FORM_AREA, /* %s */
    FORM_TEAM, /* %s */
    FORM_DAY,
    FORM_ORDER,
    FORM_TIME,
    FORM_SPAN,
    FORM_OVERLAP,
    FORM_LANG,
    FORM_ROLE,
    FORM_NUMBER, /* %d %d */
    FORM_LIST,
    FORM_VARIABLE, /* %s */
    FORM_EXISTS,
    FORM_GONE,
    FORM_SELF,
    FORM_LAST,
    FORM_DISABLED,
    FORM_FAULT_COUNT,
};

struct form {
    struct server *server;
    struct http_session *h;
    json_t *body; /* never NULL in effect: of NULL every member is missing */
    enum kb_lang lang;
    bool refused;
};

struct form form_of(struct server *server, struct lws *wsi, struct http_session *h, json_t *body);
/* Names the field and what to do about it. */
void form_refuse(struct form *f, const char *field, enum form_fault fault, ...);
/* For a %s: what is too long to be shown becomes "…". */
const char *form_short(const char *word);
bool form_refused(const struct form *f);

/* Trimmed; "" only where it may be empty or the form is refused. */
const char *form_line(struct form *f, const char *field, int max, bool may_be_empty);
/* The same, of several lines. */
const char *form_text(struct form *f, const char *field, int max);
/* A name of our own: a-z 0-9 -, at most 32. */
const char *form_key(struct form *f, const char *field);
/* YYYY-MM-DD */
const char *form_day(struct form *f, const char *field);
int form_number(struct form *f, const char *field, int least, int most);
/* One of `words`, NULL at their end. */
const char *form_word(struct form *f, const char *field, const char *const *words,
                      enum form_fault fault);
/* The number of a row; a missing one is of a row that is gone. */
int64_t form_id(struct form *f, const char *field);
bool form_flag(const struct form *f, const char *field);
/* A list of words of which each is in `known`, blank-separated, each once, in their order. */
const char *form_words(struct form *f, const char *field, const char *const *known, size_t count,
                       enum form_fault fault);

/* Begins the change. What is written until form_finish() is kept with its line of the audit, or
 * not at all. */
enum store_status form_begin(struct form *f);
/* What was changed; before and after are taken, NULL for none. */
struct form_change {
    const char *action, *subject;
    json_t *before, *after;
};
/* Ends the change, with `answer` (taken) or 204. Where before and after are equal nothing is noted.
 */
void form_finish(struct form *f, enum store_status status, struct form_change change,
                 json_t *answer);

#endif
