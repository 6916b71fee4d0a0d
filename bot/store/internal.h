/* internal.h - what the files of the SQLite store share. Not for others: they use store.h. */
#ifndef BOT_STORE_INTERNAL_H
#define BOT_STORE_INTERNAL_H

#include <sqlite3.h>

#include "bot/store.h"
#include "kb/database.h"

/* Their SQL is the table in store_sqlite.c. */
enum statement {
    BEGIN,
    COMMIT,
    ROLLBACK,
    PART_BEGIN,
    PART_DROP,
    PART_END,
    CONVERSATION_ADD,
    CONVERSATION_GET,
    CONVERSATION_SET,
    CONVERSATION_BOARD,
    CONVERSATION_DUE,
    CONVERSATION_SHIFT,
    CONVERSATION_MARK,
    CONVERSATION_KEY,
    LINK_ADD,
    LINK_EXPIRE,
    LINK_PRUNE,
    LINK_GET,
    INQUIRY_SET,
    INQUIRY_REFOLD,
    INQUIRY_GET,
    INQUIRY_WAITS,
    HISTORY,
    HISTORY_FIND,
    HISTORY_OF,
    DRAFT_ADD,
    DRAFT_LIST,
    TALLY_ADD,
    CONVERSATION_OLDEST,
    CONVERSATION_ERASE,
    CONVERSATION_BY_REFERENCE,
    AUDIT_EXPIRE,
    SESSION_EXPIRE,
    SESSION_ANY,
    CHECKPOINT,
    QUESTION_ADD,
    QUESTION_DRAFT,
    QUESTION_DROP,
    QUESTION_LIST,
    QUESTION_GET,
    QUESTION_OF,
    QUESTION_MASK,
    QUESTION_MARK,
    QUESTION_COUNT,
    QUESTION_FORGET,
    NOTICE_SET,
    NOTICE_CLEAR,
    NOTICE_LIST,
    NOTICE_GET,
    REMINDED_ADD,
    REMINDED_GET,
    ANSWER_COUNT_ADD,
    ANSWER_COUNT_LIST,
    EVENT_NUMBER,
    EVENT_ADD,
    EVENT_NEXT,
    EVENT_NEXT_OF,
    EVENT_LAST_OF,
    EVENT_REMEMBERED,
    EVENT_BEFORE,
    EVENT_SAID,
    ACCOUNT_ADD,
    ACCOUNT_GET,
    ACCOUNT_LIST,
    ACCOUNT_SET,
    ACCOUNT_CHANGE,
    ACCOUNT_ENABLE,
    ACCOUNT_TEAMS,
    MEMBER_CLEAR,
    MEMBER_ADD,
    TEAM_LIST,
    TEAM_SET,
    TEAM_KEEP,
    TEAM_DELETE,
    TEAM_LEAVE,
    TEAM_LEAVE_OPEN,
    OPENING_LIST,
    OPENING_CLEAR,
    OPENING_ADD,
    CLOSURE_LIST,
    CLOSURE_ADD,
    CLOSURE_DELETE,
    REPLY_LIST,
    REPLY_ADD,
    REPLY_SET,
    REPLY_DELETE,
    AUDIT_ADD,
    AUDIT_LIST,
    SESSION_ADD,
    SESSION_GET,
    SESSION_END,
    SESSION_END_ALL,
    OUTBOX_ADD,
    OUTBOX_GET,
    OUTBOX_NEXT,
    OUTBOX_SET,
    OUTBOX_RECOVER,
    OUTBOX_COUNT,
    OUTBOX_COUNT_KEY,
    OUTBOX_COUNT_OF,
    OUTBOX_COUNT_ASKED,
    OUTBOX_COUNT_SINCE,
    OUTBOX_OF,
    OUTBOX_FAILED,
    OUTBOX_FORGET,
    STATEMENT_COUNT,
};

struct store {
    sqlite3 *db;
    sqlite3_stmt *stmt[STATEMENT_COUNT];
    bool in_group;
    char message[DATABASE_MESSAGE_SIZE];
};

enum store_status store_fail(struct store *store, enum store_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* STORE_IO with what SQLite says. */
enum store_status store_fail_sql(struct store *store, const char *doing);
/* Rows of a list whose length is not known beforehand: the rows with room for one more. */
void *store_room(struct arena *arena, void *rows, size_t count, size_t size);
/* Ends a statement that gave rows, the last step of which said `rc`. */
enum store_status store_list_done(struct store *store, sqlite3_stmt *stmt, int rc,
                                  const char *doing);
/* Begins a group if there is none. */
enum store_status store_group(struct store *store);
/* Runs a statement that writes one thing; its values are bound already. */
enum store_status store_write(struct store *store, enum statement which, const char *doing);
/* Runs a statement that changes one row and returns it (RETURNING). */
enum store_status store_write_found(struct store *store, enum statement which, const char *doing,
                                    const char *missing);
/* Steps to the one row that is asked for; `missing` is said where there is none, NULL for nothing.
 */
enum store_status store_one_row(struct store *store, sqlite3_stmt *stmt, const char *doing,
                                const char *missing);

/* fold.c: the SQL function fold(text), which the statements need. */
bool store_add_fold(sqlite3 *db);

/* A row that begins with the columns of CONVERSATION_COLUMNS. */
enum { CONVERSATION_COLUMN_COUNT = 17 };
void store_read_conversation(sqlite3_stmt *stmt, struct arena *arena,
                             struct stored_conversation *out);

/* NULL for NULL, unlike column_copy() of kb/. */
static inline const char *column_text(sqlite3_stmt *stmt, int at, struct arena *arena)
{
    const char *text = (const char *)sqlite3_column_text(stmt, at);
    return text == NULL ? NULL : arena_strndup(arena, text, (size_t)sqlite3_column_bytes(stmt, at));
}

#endif
