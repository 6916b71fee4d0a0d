/* mail.h - what the rest of the server needs to send e-mail: say what it is, queue it, done.
 * Owns     nothing; the outbox is a table of desk.db.
 * Units    times are milliseconds since 1970; texts are UTF-8 with "\n" between lines.
 * Errors   a status; a mail that is refused leaves nothing behind.
 * Threads  as the store.
 *
 * A mail is queued in the store's group, with the events that cause it: both are stored or
 * neither. The server sends it after the commit and tries again until it is accepted, refused for
 * good, or too old (mailer.h). SMTP cannot promise "exactly once": a server that dies between the
 * other side's "250" and our commit sends the mail again, under the same Message-ID, by which the
 * receiver may know it for the same. So it is at least once; the gap is one commit wide. */
#ifndef BOT_MAIL_MAIL_H
#define BOT_MAIL_MAIL_H

#include <stdbool.h>
#include <stdint.h>

#include "bot/config.h"
#include "bot/store.h"
#include "kb/kb.h"

#define MAIL_STATUS(X)                                                                             \
    X(MAIL_QUEUED, "queued")                                                                       \
    X(MAIL_AGAIN, "queued before under this key")                                                  \
    X(MAIL_NOT_CONFIGURED, "this server sends no e-mail")                                          \
    X(MAIL_BAD_ADDRESS, "this is not an e-mail address")                                           \
    X(MAIL_INVALID, "the subject, name or reference is not fit for a mail")                        \
    X(MAIL_TOO_LARGE, "the text is too long for a mail")                                           \
    X(MAIL_TOO_MANY, "too many mails of this conversation or to this address")                     \
    X(MAIL_PAUSE, "too many mails at this time")                                                   \
    X(MAIL_NOT_STORED, "not stored; please try again")

enum mail_status {
#define MAIL_STATUS_NAME(name, text) name,
    MAIL_STATUS(MAIL_STATUS_NAME)
#undef MAIL_STATUS_NAME
};

const char *mail_status_text(enum mail_status status);

enum mail_kind {
    MAIL_CONFIRMATION, /* to the employer: we have your message */
    MAIL_ANSWER,       /* to the employer: an advisor writes */
    MAIL_TRANSCRIPT,   /* to the employer, who asked for it */
    MAIL_REMINDER,     /* to an editor: entries are due for review */
    MAIL_ALARM,        /* to the team: someone is waiting */
    MAIL_KIND_COUNT,
};

enum {
    MAIL_ADDRESS_MAX = 254,
    MAIL_SUBJECT_MAX = 200,
    MAIL_BODY_MAX = 256 << 10,
    MAIL_PER_DAY = 40,       /* to one address; alarms and reminders are not counted */
    MAIL_WAITING_MAX = 2000, /* in all */
};

/* All texts are borrowed for the call. */
struct mail_message {
    enum mail_kind kind;
    const char *key;          /* queued twice under one key, it is sent once; 1 to 128 characters */
    const char *conversation; /* NULL if it belongs to none; the mail is erased with it */
    const char *recipient;    /* one address */
    const char *recipient_name; /* or NULL */
    const char *reference;      /* A-Z a-z 0-9 -, at most 32, for Reply-To; or NULL */
    const char *subject, *body;
};

/* Is there a mail server to send by? If not, do not offer e-mail. */
bool mail_configured(const struct config *config);
/* Would mail_queue() queue it now? Subject and body need not be there yet. Confirmations and
 * transcripts, which strangers cause, are limited by MAIL_PER_DAY and MAIL_WAITING_MAX, and by
 * `conversation_max` and `hour_max` of the configuration; what the chamber writes is not. */
enum mail_status mail_allowed(struct store *store, const struct config *config,
                              const struct mail_message *message, int64_t now);
/* Puts the mail into the outbox, in the store's group. */
enum mail_status mail_queue(struct store *store, const struct config *config,
                            const struct mail_message *message, int64_t now);
/* local@domain in ASCII (umlaut domains in their xn-- form), without anything a header or an SMTP
 * command could be broken by. */
bool mail_address_valid(const char *address);

/* What the ready-made texts speak of; a member that a kind does not use may be NULL. */
struct mail_facts {
    const char *chamber;   /* all */
    const char *reference; /* all but the reminder; of a transcript, NULL where there is none */
    const char *name;      /* of the advisor (answer) */
    const char *text;      /* the employer's message, the advisor's answer, the transcript, the
                              entries that are due (one a line), or what the one waiting asked */
    const char *minutes;   /* how long someone has been waiting (alarm) */
};

/* Subject and body of a kind, in the arena, into the members of `message`. */
void mail_compose(struct mail_message *message, enum kb_lang lang, const struct mail_facts *facts,
                  struct arena *arena);

#endif
