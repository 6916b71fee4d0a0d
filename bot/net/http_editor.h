/* http_editor.h - what the files of the editor's API (EDITOR.md) share.
 * Owns     nothing: texts live in the arena of the request. */
#ifndef BOT_NET_HTTP_EDITOR_H
#define BOT_NET_HTTP_EDITOR_H

#include "bot/net/http_admin.h"
#include "bot/net/worker.h"
#include "kb/edit.h"
#include "kb/faults.h"

enum {
    EDITOR_ITEMS_MAX = 2000, /* published or rehearsed at once */
    EDITOR_NOTE_MAX = 500,   /* characters */
};

/* ---- what is refused -------------------------------------------------------------------- */

/* Says what came of it where it is not KB_OK: KB_BUSY is tried again in a moment by itself.
 * `more` (taken, may be NULL) are members of the error: theirs, faults, used ... */
void editor_refuse(struct form *f, enum kb_status status, const char *field, json_t *more);
/* 400 `invalid` in words of our own. */
void editor_refuse_field(struct form *f, const char *field, const char *de, const char *en);
/* 400 `invalid` at the first fault's field, with all of them. */
void editor_refuse_faults(struct form *f, const char *item, const struct kb_faults *faults);
/* The same as a message and a result of a job that failed. */
void editor_fail_job(struct job *job, const char *item, const struct kb_faults *faults);
/* 403 `four-eyes`. */
void editor_refuse_four_eyes(struct form *f);

/* ---- members ---------------------------------------------------------------------------- */

/* The member or, of a GET, the argument of that name, "" where it is left out; NULL after an answer
 * where it is no UTF-8. */
const char *editor_argument(struct form *f, struct lws *wsi, const char *name);
/* An item of the body or (wsi not NULL) the address; NULL after an answer. */
const char *editor_item(struct form *f, struct lws *wsi);
/* A day of the body or address, today where it is left out; NULL after an answer. */
const char *editor_day(struct form *f, struct lws *wsi);
/* Such a slug as is allowed; NULL after an answer. */
const char *editor_slug(struct form *f);
int64_t editor_number(const struct form *f, const char *name);
/* The texts of a list; false after an answer where it is none, or has more than `most`. */
bool editor_texts(struct form *f, const char *name, size_t most, const char *const **out,
                  size_t *count);

/* ---- answers ---------------------------------------------------------------------------- */

/* Lists of {field, part, line, message}: of what keeps it from being published, or the warnings. */
json_t *editor_faults(const struct kb_faults *faults, bool warnings);
/* A draft as {text, version, state, by, name, at, note, publish_at, base}; null where none. */
json_t *editor_draft(struct server *server, const struct kb_draft *draft);
/* {entries: [{slug, title}], flows: [{flow, title}], rules: [ids]} */
struct kb_used;
json_t *editor_used(const struct kb_used *used);
/* ms, or null for none. */
json_t *editor_time(int64_t at);
/* The name of an account, or its login where it is gone. */
const char *editor_name(struct server *server, const char *login);

/* Notes who changed what and commits; what cannot be noted is said on stderr, for the change itself
 * is in the other database and stands. The saves of a draft within a quarter of an hour are one
 * line. `detail` is taken, may be NULL. */
void editor_note(struct server *server, const char *login, const char *action, const char *subject,
                 json_t *detail);
/* The same, but one of many: it is written with the next commit, which its caller sees to. */
void editor_note_more(struct server *server, const char *login, const char *action,
                      const char *subject, json_t *detail);
/* As editor_note(), then 200 with `answer` (taken), or 204 for NULL. */
void editor_done(struct form *f, const char *action, const char *subject, json_t *detail,
                 json_t *answer);
/* Queues a job for who asks and answers {job}; 429 where too many wait. `given` and what is in
 * `bytes` (may be NULL) are taken. */
void editor_job(struct form *f, const struct job_kind *kind, json_t *given, struct buffer *bytes);
/* The same, but the request waits for its `ended`. */
void editor_wait(struct form *f, struct lws *wsi, const struct job_kind *kind, json_t *given);
/* Where the texts that a list needs are not read yet: true, and the handler, which has changed
 * nothing, is called again once they are. */
bool editor_waits_for_texts(struct form *f, struct lws *wsi);
/* When it has ended: does who asked still wait for what was found? Where it failed, says so: false.
 */
bool editor_waits(struct job *job);

/* ---- entries (http_editor_list.c) -------------------------------------------------------- */

/* Of both languages: published where one is; a draft where none ever was. */
enum kb_item_state editor_entry_state(const struct kb_edit_entry *entry);
/* What waits for review counts more than what is being written. */
enum kb_draft_state editor_entry_draft(const struct kb_edit_entry *entry);
/* Is it published, and its day of review (YYYY-MM-DD) come? */
bool editor_entry_due(const struct kb_edit_entry *entry, const char *day);

/* ---- who has it open (http_editor_others.c) --------------------------------------------- */

/* The account has it open now; those others who had it within the last minute, as a list of {login,
 * name}. */
json_t *editor_others(struct server *server, const struct stored_account *account,
                      const char *item);
void http_editors_free(struct server *server);

/* ---- what was asked (http_editor_asked.c) ------------------------------------------------ */

/* Some of what was asked, by the list `name` of their numbers. */
struct editor_asked {
    const int64_t *ids;
    const char *const *questions; /* masked; each once */
    size_t count, question_count;
};
/* A list that is left out is empty; false after an answer where one is unknown. */
bool editor_asked_read(struct form *f, const char *name, struct editor_asked *out);
/* open, done or ignored; written with the next commit. */
void editor_asked_mark(struct form *f, const struct editor_asked *asked, const char *state);

/* http_editor_publish.c: what is due by itself. */
extern const struct job_kind http_editor_due;
/* http_editor.c: the texts are read that a request waits for. */
job_ended http_editor_read;

/* ---- routes ----------------------------------------------------------------------------- */

/* http_editor_list.c */
http_handler editor_entries, editor_documents;
/* http_editor_reviews.c */
http_handler editor_due, editor_source_checked;
/* http_editor_overview.c */
http_handler editor_overview;
/* http_editor_item.c */
http_handler editor_show_item, editor_parse, editor_save, editor_new, editor_discard,
    editor_set_state;
/* http_editor_schedule.c */
http_handler editor_schedule, editor_expire, editor_set_owner;
/* http_editor_revisions.c */
http_handler editor_revisions, editor_revision, editor_publications, editor_diff, editor_restore;
/* http_editor_publish.c */
http_handler editor_publish, editor_archive, editor_unarchive, editor_confirm;
/* http_editor_parts.c */
http_handler editor_parts, editor_part, editor_value_texts, editor_rule_propose, editor_rule_test;
/* http_editor_flows.c */
http_handler editor_flow, editor_walk, editor_postcodes;
/* http_editor_trial.c */
http_handler editor_try, editor_rehearse, editor_list_tests, editor_save_test, editor_delete_test;
/* http_editor_jobs.c */
http_handler editor_show_job, editor_cancel_job;
/* http_editor_asked.c */
http_handler editor_asked, editor_asked_add, editor_asked_scope, editor_asked_ignore,
    editor_asked_open;
/* http_editor_exchange.c */
http_handler editor_export, editor_import;

#endif
