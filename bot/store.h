/* store.h - the one door to desk.db: conversations, their events, accounts, sessions.
 * Owns     the database. What it reads lives in the caller's arena.
 * Units    times are milliseconds since 1970; ids and logins are zero-terminated UTF-8.
 * Errors   a status; store_message() has the sentence. Wrong states are the caller's to refuse:
 *          this file only keeps what it is given.
 * Threads  a store belongs to one thread.
 *
 * Writes are grouped: the first one begins a transaction, store_commit() ends it. Nothing
 * written may be acknowledged or shown before store_commit() returned STORE_OK; if it does not,
 * all of the group is gone. */
#ifndef BOT_STORE_H
#define BOT_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "kb/arena.h"
#include "kb/text.h"

#define STORE_STATUS(X)                                                                            \
    X(STORE_OK, "done")                                                                            \
    X(STORE_NOT_FOUND, "not found")                                                                \
    X(STORE_EXISTS, "exists already")                                                              \
    X(STORE_NEWER, "the database is from a newer version")                                         \
    X(STORE_IO, "the database could not be read or written")

enum store_status {
#define STORE_STATUS_NAME(name, text) name,
    STORE_STATUS(STORE_STATUS_NAME)
#undef STORE_STATUS_NAME
};

enum { STORE_HASH_SIZE = 32 };

struct store;

/* Opens DIR/desk.db, making and upgrading it as needed. *out is set even on failure, for
 * store_message(); the caller ends it with store_close() either way. An open group is lost. */
enum store_status store_open(const char *dir, struct store **out);
void store_close(struct store *store); /* NULL is fine */
const char *store_message(const struct store *store);

/* Ends the group of writes, if there is one. */
enum store_status store_commit(struct store *store);
/* Is there one? What is read meanwhile may still be dropped. */
bool store_in_group(const struct store *store);
/* Drops it. */
void store_rollback(struct store *store);
/* A part of the group, which can be dropped without the rest. */
enum store_status store_part_begin(struct store *store);
enum store_status store_part_end(struct store *store, bool keep);

/* ---- conversations ---------------------------------------------------------------------- */

struct stored_conversation {
    const char *id, *lang, *state, *subject;
    const char *advisor, *advisor_name; /* NULL where nobody has it */
    unsigned char token_hash[STORE_HASH_SIZE];
    int64_t since, seq;
    int64_t touched;  /* time of the last event */
    const char *team; /* whose queue, "" anyone's */
    bool front;       /* came back to the front of the queue */
    int64_t until;    /* on hold until then, or 0 */
    int64_t employer_delivered, employer_read, advisor_delivered, advisor_read;
};

enum store_status store_conversation_add(struct store *store,
                                         const struct stored_conversation *conversation);
enum store_status store_conversation_get(struct store *store, const char *id, struct arena *arena,
                                         struct stored_conversation *out);
/* Changes state, advisor, since, subject (by which the history is searched, too), team, front and
 * until; the number and time of the last event are kept by events. */
enum store_status store_conversation_set(struct store *store,
                                         const struct stored_conversation *conversation);
/* All that advisors have to do with, and those closed after `closed_after`, the one whose turn it
 * is first; at most 500. */
enum store_status store_conversation_board(struct store *store, int64_t closed_after,
                                           struct arena *arena, struct stored_conversation **out,
                                           size_t *count);

/* The first conversation behind `after` (an id, "" to begin) in a state since before `since`, and
 * without an event since before `touched`; of those on hold until a time, this time counts alone.
 */
enum store_status store_conversation_due(struct store *store, const char *state, int64_t since,
                                         int64_t touched, int64_t now, const char *after,
                                         struct arena *arena, struct stored_conversation *out);
/* The clock jumped: what is not closed keeps its age. */
enum store_status store_conversation_shift(struct store *store, int64_t by);
/* Keeps the four marks. */
enum store_status store_conversation_mark(struct store *store,
                                          const struct stored_conversation *conversation);
/* Gives it a new secret. */
enum store_status store_conversation_key(struct store *store, const char *id,
                                         const unsigned char *token_hash);

enum store_status store_link_add(struct store *store, const unsigned char *token_hash,
                                 const char *conversation, int64_t expires);
/* Deletes the links that expired, and of a conversation all but the newest nine. */
enum store_status store_link_prune(struct store *store, const char *conversation, int64_t now);
/* The conversation of a link that has not expired. */
enum store_status store_link_get(struct store *store, const unsigned char *token_hash, int64_t now,
                                 struct arena *arena, const char **conversation);

/* ---- inquiries -------------------------------------------------------------------------- */

/* Who asks and what came of it; texts are "" where nothing is known. */
struct stored_inquiry {
    const char *conversation;
    int64_t asked_at, taken_at; /* taken_at 0: not yet */
    const char *team, *firm, *firm_key, *place, *name, *email, *domain, *phone, *consent;
    const char *reference;    /* or NULL */
    const char *topic, *kind; /* kind is auskunft, beratung, verweis or "" */
    int solved;               /* 1, 0, or -1: not said */
};

/* Makes or changes it. STORE_EXISTS if the reference is another's. */
enum store_status store_inquiry_set(struct store *store, const struct stored_inquiry *inquiry);
/* STORE_NOT_FOUND leaves *out empty, with "" for every text. */
enum store_status store_inquiry_get(struct store *store, const char *conversation,
                                    struct arena *arena, struct stored_inquiry *out);
/* How long the last waits for a team were, in ms, newest first; at most `size`. */
enum store_status store_inquiry_waits(struct store *store, const char *team, int64_t taken_after,
                                      int64_t *out, size_t size, size_t *count);

/* A line of the history. */
struct stored_past {
    struct stored_inquiry inquiry;
    struct stored_conversation conversation;
    const char *team_de, *team_en; /* of the inquiry's team, NULL where that is not known */
};

/* Asked before `before`, or then by a conversation before `before_id`; newest first, at most
 * `size`. `find` (or NULL) stands in firm, place, subject, reference or e-mail, in whatever
 * letters. */
enum store_status store_history(struct store *store, int64_t before, const char *before_id,
                                const char *find, size_t size, struct arena *arena,
                                struct stored_past *out, size_t *count);
/* The same, of one firm or e-mail domain ("" matches nothing). */
enum store_status store_history_of(struct store *store, const char *firm_key, const char *domain,
                                   size_t size, struct arena *arena, struct stored_past *out,
                                   size_t *count);

/* ---- drafts for the editors ------------------------------------------------------------- */

struct stored_draft {
    int64_t id, at;
    const char *author, *conversation, *question, *answer; /* conversation may be NULL */
};

/* The draft is among what was asked, too. */
enum store_status store_draft_add(struct store *store, const struct stored_draft *draft);
/* Newest first, at most `size`. */
enum store_status store_draft_list(struct store *store, size_t size, struct arena *arena,
                                   struct stored_draft *out, size_t *count);

/* ---- erasing ---------------------------------------------------------------------------- */

/* Erases a conversation with its events, inquiry, links and mails, and keeps its row of the tally;
 * a draft made from it stays, without the way back. Call store_scrub() after the commit. */
enum store_status store_conversation_erase(struct store *store, const char *id);
/* The conversation that has been closed for longest, and since `closed` at the latest. */
enum store_status store_conversation_oldest(struct store *store, int64_t closed,
                                            struct arena *arena, const char **id);
/* Deletes sessions and links that expired before `now`, and the audit before `audit_before`; *any:
 * there were some. Does not wait where another process writes. */
enum store_status store_expire(struct store *store, int64_t now, int64_t audit_before, bool *any);
/* Takes what was erased out of the files, too: deleted rows are overwritten in the database, and
 * the log of changes, where they still stand, is emptied. Not in a group. STORE_IO while another
 * process is at it, after waiting for it if `patient`: try again. */
enum store_status store_scrub(struct store *store, bool patient);
/* The conversation of a reference. */
enum store_status store_conversation_of(struct store *store, const char *reference,
                                        struct arena *arena, const char **conversation);
/* ---- what was asked --------------------------------------------------------------------- */

/* A question that did not get its answer; texts are masked, "" where there is none. */
struct stored_question {
    int64_t id, at, seq; /* seq: of what was said; 0 of an advisor's draft */
    const char *conversation, *lang, *kind, *question, *entry, *reason, *state;
    const char *answer; /* the advisor's, NULL where it is no draft */
    bool waits;         /* for one of the choices to be picked */
};

/* Adds it, or changes kind, entry, reason and waits of what was noted about the same words. Drafts
 * are added by store_draft_add(). */
enum store_status store_question_add(struct store *store, const struct stored_question *asked);
/* Takes out what waits in a conversation (seq 0) or what was rated unhelpful. */
enum store_status store_question_drop(struct store *store, const char *conversation, int64_t seq);
/* Newest first, at most `size`: of a state, kind and language ("" for any), since then. What waits
 * for a choice is left out while it is younger than `waits_since`. */
enum store_status store_question_list(struct store *store, const struct stored_question *like,
                                      int64_t since, int64_t waits_since, size_t size,
                                      struct arena *arena, struct stored_question *out,
                                      size_t *count);
enum store_status store_question_get(struct store *store, int64_t id, struct arena *arena,
                                     struct stored_question *out);
/* All of a conversation. */
enum store_status store_question_of(struct store *store, const char *conversation,
                                    struct arena *arena, struct stored_question **out,
                                    size_t *count);
/* Sets question and reason. */
enum store_status store_question_mask(struct store *store, const struct stored_question *asked);
/* open, done or ignored; by whom and when. */
enum store_status store_question_mark(struct store *store, int64_t id, const char *state,
                                      const char *login, int64_t now);
/* The open ones, counted as they are listed. */
enum store_status store_question_count(struct store *store, int64_t waits_since, int64_t *count);
/* Deletes what was asked before then; drafts stay. */
enum store_status store_question_forget(struct store *store, int64_t before, bool *any);

/* What could not be published by itself. */
struct stored_notice {
    const char *item, *login, *message;
    int64_t at;
};

enum store_status store_notice_set(struct store *store, const struct stored_notice *notice);
/* Writes nothing where there is none. */
enum store_status store_notice_clear(struct store *store, const char *item);
/* Those of a login, newest first, at most 50. */
enum store_status store_notice_list(struct store *store, const char *login, struct arena *arena,
                                    struct stored_notice **out, size_t *count);
enum store_status store_notice_get(struct store *store, const char *item, struct arena *arena,
                                   struct stored_notice *out);

/* STORE_OK once somebody was reminded of an entry's day of review, else STORE_NOT_FOUND. */
enum store_status store_reminded_get(struct store *store, const char *slug, const char *review_by);
enum store_status store_reminded_add(struct store *store, const char *slug, const char *review_by);

/* How often an entry was the answer, and was said to have helped or not. */
struct stored_count {
    const char *slug;
    int64_t asked, good, bad;
};

/* Adds (or takes back) in a month, YYYY-MM. */
enum store_status store_answer_count_add(struct store *store, const char *month,
                                         const struct stored_count *more);
/* The sums since a month, by slug. */
enum store_status store_answer_count_list(struct store *store, const char *month,
                                          struct arena *arena, struct stored_count **out,
                                          size_t *count);

/* ---- events ----------------------------------------------------------------------------- */

struct stored_event {
    int64_t seq, at;
    const char *by, *type, *body; /* body is JSON */
    const char *name, *client_id; /* or NULL */
};

/* Appends to the log and writes the number into event->seq. */
enum store_status store_event_add(struct store *store, const char *conversation,
                                  struct stored_event *event);
/* The first event behind `after`; STORE_NOT_FOUND at the end. */
enum store_status store_event_next(struct store *store, const char *conversation, int64_t after,
                                   struct arena *arena, struct stored_event *out);
/* The same, of one type. */
enum store_status store_event_next_of(struct store *store, const char *conversation,
                                      const char *type, int64_t after, struct arena *arena,
                                      struct stored_event *out);
/* The last event before `before` of that type and side; STORE_NOT_FOUND if there is none. */
enum store_status store_event_last_of(struct store *store, const char *conversation, const char *by,
                                      const char *type, int64_t before, struct arena *arena,
                                      struct stored_event *out);
/* The bot's last event that carries a memory. */
enum store_status store_event_remembered(struct store *store, const char *conversation,
                                         struct arena *arena, struct stored_event *out);
/* When the `nth` event of `by`, counted from the last, was added; STORE_NOT_FOUND if there are
 * fewer. */
enum store_status store_event_before(struct store *store, const char *conversation, const char *by,
                                     int64_t nth, int64_t *at);
/* What was said under this client id, without its body; STORE_NOT_FOUND if nothing was. */
enum store_status store_event_said(struct store *store, const char *conversation,
                                   const char *client_id, struct arena *arena,
                                   struct stored_event *out);

/* ---- accounts --------------------------------------------------------------------------- */

struct stored_account {
    const char *login, *name, *role, *password;
    bool disabled;
    int capacity;      /* conversations at a time; store_account_add() leaves it at 3 */
    const char *email; /* for reminders, or ""; store_account_add() leaves it empty */
};

enum store_status store_account_add(struct store *store, const struct stored_account *account);
enum store_status store_account_get(struct store *store, const char *login, struct arena *arena,
                                    struct stored_account *out);
/* By login. */
enum store_status store_account_list(struct store *store, struct arena *arena,
                                     struct stored_account **out, size_t *count);
/* Sets password and disabled, and ends every session of the account. */
enum store_status store_account_set(struct store *store, const struct stored_account *account);

/* Sets name, role, capacity and e-mail. */
enum store_status store_account_change(struct store *store, const struct stored_account *account);
/* It may sign in again. */
enum store_status store_account_enable(struct store *store, const char *login);
/* The teams of an account, blank-separated in the arena; "" is: of every team. */
enum store_status store_account_teams(struct store *store, const char *login, struct arena *arena,
                                      const char **out);
enum store_status store_account_set_teams(struct store *store, const char *login,
                                          const char *teams);

enum store_status store_session_add(struct store *store, const unsigned char *hash,
                                    const char *login, int64_t expires);
/* The login of a session that has not expired by `now` and whose account is not disabled. */
enum store_status store_session_get(struct store *store, const unsigned char *hash, int64_t now,
                                    struct arena *arena, const char **login);
enum store_status store_session_end(struct store *store, const unsigned char *hash);
/* Is somebody signed in who may advise? */
bool store_session_any(struct store *store, int64_t now);

/* ---- the office ------------------------------------------------------------------------- */

struct stored_team {
    const char *team, *name_de, *name_en;
    const char *areas; /* of the knowledge, blank-separated */
    const char *email; /* gets the alarms, "" for none */
};

/* By German name. */
enum store_status store_team_list(struct store *store, struct arena *arena,
                                  struct stored_team **out, size_t *count);
/* Makes or changes it. */
enum store_status store_team_set(struct store *store, const struct stored_team *team);
/* What is in its queue becomes anyone's, and what is open is no longer asked of it; of what is
 * closed the history still knows how it was called. */
enum store_status store_team_delete(struct store *store, const char *team);

/* A span of the weekly hours. */
struct stored_opening {
    int weekday;  /* 1 Monday to 7 Sunday */
    int from, to; /* minutes of the day by the local clock, half open */
};

/* By weekday and time. */
enum store_status store_opening_list(struct store *store, struct arena *arena,
                                     struct stored_opening **out, size_t *count);
/* Replaces them all. */
enum store_status store_opening_set(struct store *store, const struct stored_opening *openings,
                                    size_t count);

/* Days on which nobody is there, the first and the last one included: YYYY-MM-DD. */
struct stored_closure {
    int64_t id;
    const char *first, *last, *reason;
};

enum store_status store_closure_list(struct store *store, struct arena *arena,
                                     struct stored_closure **out, size_t *count);
/* Writes the number into closure->id. */
enum store_status store_closure_add(struct store *store, struct stored_closure *closure);
enum store_status store_closure_delete(struct store *store, int64_t id);

/* A ready-made reply; {{name}}, {{firm}}, {{advisor}} and {{reference}} stand for what they say. */
struct stored_reply {
    int64_t id;
    const char *lang, *title, *text;
};

/* By title. */
enum store_status store_reply_list(struct store *store, struct arena *arena,
                                   struct stored_reply **out, size_t *count);
/* Changes it, or makes one where reply->id is 0, and writes the number into it. */
enum store_status store_reply_set(struct store *store, struct stored_reply *reply);
enum store_status store_reply_delete(struct store *store, int64_t id);

/* Who changed what; detail is JSON. Never a password. */
struct stored_audit {
    int64_t id, at;
    const char *login, *action, *subject, *detail;
};

enum store_status store_audit_add(struct store *store, const struct stored_audit *audit);
/* Those before the number `before` (0: all), newest first, at most `size`. */
enum store_status store_audit_list(struct store *store, int64_t before, size_t size,
                                   struct arena *arena, struct stored_audit *out, size_t *count);

/* ---- outbox ----------------------------------------------------------------------------- */

/* A mail; kind and state are the words of schema/002-mail.sql. */
struct stored_mail {
    int64_t id;
    const char *key, *kind, *subject, *body, *message_id, *state, *last_error;
    const char *conversation, *recipient, *recipient_name, *reference; /* or NULL */
    int64_t attempts, next_at, created_at, sent_at;                    /* 0: not sent */
};

/* Queues a mail to be sent at once: what decides is key to message_id and created_at.
 * STORE_EXISTS if there was one with this key. */
enum store_status store_outbox_add(struct store *store, const struct stored_mail *mail);
enum store_status store_outbox_get(struct store *store, int64_t id, struct arena *arena,
                                   struct stored_mail *out);
/* Which queued mail is the next, and when; STORE_NOT_FOUND if there is none. */
enum store_status store_outbox_next(struct store *store, int64_t *id, int64_t *at);
/* Sets state, attempts, next_at, last_error and sent_at. */
enum store_status store_outbox_set(struct store *store, const struct stored_mail *mail);
/* After a crash: what was being sent is queued again. */
enum store_status store_outbox_recover(struct store *store, int64_t now);
enum store_status store_outbox_count(struct store *store, const char *state, int64_t *count);
/* Mails under a key: one or none. */
enum store_status store_outbox_count_key(struct store *store, const char *key, int64_t *count);
/* Confirmations and transcripts, which strangers cause: of a conversation, or of all since then. */
enum store_status store_outbox_count_of(struct store *store, const char *conversation,
                                        int64_t *count);
enum store_status store_outbox_count_asked(struct store *store, int64_t since, int64_t *count);
/* Mails to an address since then, but for reminders and alarms. */
enum store_status store_outbox_count_since(struct store *store, const char *recipient,
                                           int64_t since, int64_t *count);
/* The mails of a conversation, oldest first; with NULL those that failed, newest first. At most
 * 500. */
enum store_status store_outbox_list(struct store *store, const char *conversation,
                                    struct arena *arena, struct stored_mail **out, size_t *count);
/* Clears address, name, subject and body of what was sent or failed and is older. */
enum store_status store_outbox_forget(struct store *store, int64_t before);

#endif
