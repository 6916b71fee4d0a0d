/* store_sqlite.c - store.h over SQLite, with synchronous=FULL: a commit is a promise. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "bot/store.h"
#include "kb/database.h"

extern const char bot_schema_001[];

static const char *const schema[] = {bot_schema_001};

static const struct database_kind kind = {
    .file = "desk.db",
    .what = "desk database",
    .application_id = 0x4B4C4445, /* "KLDE" */
    .pragmas = "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
               "PRAGMA secure_delete = ON",
    .schema = schema,
    .version = sizeof schema / sizeof *schema,
};

enum statement {
    BEGIN,
    COMMIT,
    ROLLBACK,
    CONVERSATION_ADD,
    CONVERSATION_GET,
    CONVERSATION_SET,
    CONVERSATION_BOARD,
    EVENT_NUMBER,
    EVENT_ADD,
    EVENT_NEXT,
    EVENT_BEFORE,
    EVENT_SAID,
    ACCOUNT_ADD,
    ACCOUNT_GET,
    ACCOUNT_LIST,
    ACCOUNT_SET,
    SESSION_ADD,
    SESSION_GET,
    SESSION_END,
    SESSION_END_ALL,
    STATEMENT_COUNT,
};

#define CONVERSATION_COLUMNS                                                                       \
    "c.id, c.token_hash, c.lang, c.state, c.advisor, c.since, c.seq, c.subject, a.name "           \
    "FROM conversation c LEFT JOIN account a ON a.login = c.advisor "

static const char *const sql[STATEMENT_COUNT] = {
    [BEGIN] = "BEGIN IMMEDIATE",
    [COMMIT] = "COMMIT",
    [ROLLBACK] = "ROLLBACK",
    [CONVERSATION_ADD] = "INSERT INTO conversation (id, token_hash, lang, state, since, seq) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, 0)",
    [CONVERSATION_GET] = "SELECT " CONVERSATION_COLUMNS "WHERE c.id = ?1",
    [CONVERSATION_SET] = "UPDATE conversation SET state = ?2, advisor = ?3, since = ?4, "
                         "subject = ?5 WHERE id = ?1",
    [CONVERSATION_BOARD] = "SELECT " CONVERSATION_COLUMNS "WHERE c.state IN ('waiting', 'active') "
                           "OR (c.state = 'closed' AND c.since > ?1) "
                           "ORDER BY c.state = 'closed', c.state = 'active', c.since LIMIT 500",
    [EVENT_NUMBER] = "UPDATE conversation SET seq = seq + 1 WHERE id = ?1 RETURNING seq",
    [EVENT_ADD] = "INSERT INTO event (conversation, seq, at, by, name, type, client_id, body) "
                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    [EVENT_NEXT] = "SELECT seq, at, by, name, type, client_id, body FROM event "
                   "WHERE conversation = ?1 AND seq > ?2 ORDER BY seq LIMIT 1",
    [EVENT_BEFORE] = "SELECT at FROM event WHERE conversation = ?1 AND by = ?2 "
                     "ORDER BY seq DESC LIMIT 1 OFFSET ?3",
    [EVENT_SAID] = "SELECT seq, at, by, name, type FROM event "
                   "WHERE conversation = ?1 AND client_id = ?2",
    [ACCOUNT_ADD] = "INSERT INTO account (login, name, role, password) VALUES (?1, ?2, ?3, ?4)",
    [ACCOUNT_GET] = "SELECT login, name, role, password, disabled FROM account WHERE login = ?1",
    [ACCOUNT_LIST] = "SELECT login, name, role, password, disabled FROM account ORDER BY login",
    [ACCOUNT_SET] = "UPDATE account SET password = ?2, disabled = ?3 WHERE login = ?1",
    [SESSION_ADD] = "INSERT INTO session (token_hash, login, expires) VALUES (?1, ?2, ?3)",
    [SESSION_GET] = "SELECT s.login FROM session s JOIN account a ON a.login = s.login "
                    "WHERE s.token_hash = ?1 AND s.expires > ?2 AND a.disabled = 0",
    [SESSION_END] = "DELETE FROM session WHERE token_hash = ?1",
    [SESSION_END_ALL] = "DELETE FROM session WHERE login = ?1",
};

struct store {
    sqlite3 *db;
    sqlite3_stmt *stmt[STATEMENT_COUNT];
    bool in_group;
    char message[DATABASE_MESSAGE_SIZE];
};

const char *store_message(const struct store *store)
{
    return store->message;
}

static enum store_status fail(struct store *store, enum store_status status, const char *format,
                              ...) __attribute__((format(printf, 3, 4)));

static enum store_status fail(struct store *store, enum store_status status, const char *format,
                              ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(store->message, sizeof store->message, format, args);
    va_end(args);
    return status;
}

static enum store_status fail_sql(struct store *store, const char *doing)
{
    return fail(store, STORE_IO, "%s: %s", doing, sqlite3_errmsg(store->db));
}

static void done(sqlite3_stmt *stmt)
{
    sqlite3_reset(stmt);
    sqlite3_clear_bindings(stmt);
}

/* ---- opening ---------------------------------------------------------------------------- */

static enum store_status open_database(struct store *store, const char *dir)
{
    static const enum store_status as_ours[] = {
        [DATABASE_OK] = STORE_OK,
        [DATABASE_FOREIGN] = STORE_IO,
        [DATABASE_NEWER] = STORE_NEWER,
        [DATABASE_FAILED] = STORE_IO,
    };
    enum database_status status = database_open(dir, &kind, &store->db, store->message);
    if (status == DATABASE_OK)
        status = database_upgrade(store->db, &kind, store->message);
    if (status == DATABASE_OK)
        status = database_prepare(store->db, sql, STATEMENT_COUNT, store->stmt, store->message);
    return as_ours[status];
}

enum store_status store_open(const char *dir, struct store **out)
{
    struct store *store = calloc(1, sizeof *store);
    if (store == NULL)
        exit(1);
    *out = store;
    return open_database(store, dir);
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    for (size_t i = 0; i < STATEMENT_COUNT; i++)
        sqlite3_finalize(store->stmt[i]);
    sqlite3_close(store->db);
    free(store);
}

/* ---- groups ----------------------------------------------------------------------------- */

/* Runs a statement that writes one thing; its values are bound already. */
static enum store_status write_one(struct store *store, enum statement which, const char *doing)
{
    sqlite3_stmt *stmt = store->stmt[which];
    int rc = sqlite3_step(stmt);
    enum store_status status = STORE_OK;
    if (rc != SQLITE_DONE && rc != SQLITE_ROW) {
        bool taken = sqlite3_extended_errcode(store->db) == SQLITE_CONSTRAINT_PRIMARYKEY ||
                     sqlite3_extended_errcode(store->db) == SQLITE_CONSTRAINT_UNIQUE;
        status = taken ? fail(store, STORE_EXISTS, "%s: it exists already", doing)
                       : fail_sql(store, doing);
    }
    done(stmt);
    return status;
}

static enum store_status group(struct store *store)
{
    if (store->in_group)
        return STORE_OK;
    enum store_status status = write_one(store, BEGIN, "beginning a transaction");
    store->in_group = status == STORE_OK;
    return status;
}

bool store_in_group(const struct store *store)
{
    return store->in_group;
}

enum store_status store_commit(struct store *store)
{
    if (!store->in_group)
        return STORE_OK;
    enum store_status status = write_one(store, COMMIT, "committing");
    if (status != STORE_OK)
        store_rollback(store);
    store->in_group = false;
    return status;
}

void store_rollback(struct store *store)
{
    /* an error such as a full disk may have ended the transaction itself */
    if (store->in_group && !sqlite3_get_autocommit(store->db)) {
        sqlite3_step(store->stmt[ROLLBACK]);
        done(store->stmt[ROLLBACK]);
    }
    store->in_group = false;
}

/* ---- conversations ---------------------------------------------------------------------- */

static void bind(sqlite3_stmt *stmt, int at, const char *text)
{
    if (text == NULL)
        sqlite3_bind_null(stmt, at);
    else
        sqlite3_bind_text(stmt, at, text, -1, SQLITE_STATIC);
}

static const char *column(sqlite3_stmt *stmt, int at, struct arena *arena)
{
    const char *text = (const char *)sqlite3_column_text(stmt, at);
    return text == NULL ? NULL : arena_strndup(arena, text, (size_t)sqlite3_column_bytes(stmt, at));
}

/* Steps to the one row that is asked for; `missing` is said where there is none, NULL for nothing.
 */
static enum store_status one_row(struct store *store, sqlite3_stmt *stmt, const char *doing,
                                 const char *missing)
{
    int rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW)
        return STORE_OK;
    if (rc != SQLITE_DONE)
        return fail_sql(store, doing);
    return missing == NULL ? STORE_NOT_FOUND : fail(store, STORE_NOT_FOUND, "%s", missing);
}

enum store_status store_conversation_add(struct store *store, const struct stored_conversation *c)
{
    enum store_status status = group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[CONVERSATION_ADD];
    bind(stmt, 1, c->id);
    sqlite3_bind_blob(stmt, 2, c->token_hash, STORE_HASH_SIZE, SQLITE_STATIC);
    bind(stmt, 3, c->lang);
    bind(stmt, 4, c->state);
    sqlite3_bind_int64(stmt, 5, c->since);
    return write_one(store, CONVERSATION_ADD, "beginning a conversation");
}

static void read_conversation(sqlite3_stmt *stmt, struct arena *arena,
                              struct stored_conversation *out)
{
    *out = (struct stored_conversation){
        .id = column(stmt, 0, arena),
        .lang = column(stmt, 2, arena),
        .state = column(stmt, 3, arena),
        .advisor = column(stmt, 4, arena),
        .since = sqlite3_column_int64(stmt, 5),
        .seq = sqlite3_column_int64(stmt, 6),
        .subject = column(stmt, 7, arena),
        .advisor_name = column(stmt, 8, arena),
    };
    const void *hash = sqlite3_column_blob(stmt, 1);
    if (hash != NULL && sqlite3_column_bytes(stmt, 1) == STORE_HASH_SIZE)
        memcpy(out->token_hash, hash, STORE_HASH_SIZE);
}

enum store_status store_conversation_get(struct store *store, const char *id, struct arena *arena,
                                         struct stored_conversation *out)
{
    sqlite3_stmt *stmt = store->stmt[CONVERSATION_GET];
    bind(stmt, 1, id);
    enum store_status status =
        one_row(store, stmt, "reading a conversation", "there is no such conversation");
    if (status == STORE_OK)
        read_conversation(stmt, arena, out);
    done(stmt);
    return status;
}

enum store_status store_conversation_set(struct store *store, const struct stored_conversation *c)
{
    enum store_status status = group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[CONVERSATION_SET];
    bind(stmt, 1, c->id);
    bind(stmt, 2, c->state);
    bind(stmt, 3, c->advisor);
    sqlite3_bind_int64(stmt, 4, c->since);
    bind(stmt, 5, c->subject);
    return write_one(store, CONVERSATION_SET, "changing a conversation");
}

enum store_status store_conversation_board(struct store *store, int64_t closed_after,
                                           struct arena *arena, struct stored_conversation **out,
                                           size_t *count)
{
    enum { MOST = 500 }; /* as the statement says */
    sqlite3_stmt *stmt = store->stmt[CONVERSATION_BOARD];
    *out = arena_alloc(arena, MOST, sizeof **out);
    *count = 0;
    sqlite3_bind_int64(stmt, 1, closed_after);
    int rc;
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW && *count < MOST)
        read_conversation(stmt, arena, &(*out)[(*count)++]);
    enum store_status status = rc == SQLITE_DONE ? STORE_OK : fail_sql(store, "reading the board");
    done(stmt);
    return status;
}

/* ---- events ----------------------------------------------------------------------------- */

enum store_status store_event_add(struct store *store, const char *conversation,
                                  struct stored_event *event)
{
    enum store_status status = group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[EVENT_NUMBER];
    bind(stmt, 1, conversation);
    int rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW)
        event->seq = sqlite3_column_int64(stmt, 0);
    else
        status = rc == SQLITE_DONE ? fail(store, STORE_NOT_FOUND, "there is no such conversation")
                                   : fail_sql(store, "numbering an event");
    while (rc == SQLITE_ROW)
        rc = sqlite3_step(stmt);
    done(stmt);
    if (status != STORE_OK)
        return status;
    stmt = store->stmt[EVENT_ADD];
    bind(stmt, 1, conversation);
    sqlite3_bind_int64(stmt, 2, event->seq);
    sqlite3_bind_int64(stmt, 3, event->at);
    bind(stmt, 4, event->by);
    bind(stmt, 5, event->name);
    bind(stmt, 6, event->type);
    bind(stmt, 7, event->client_id);
    bind(stmt, 8, event->body);
    return write_one(store, EVENT_ADD, "adding an event");
}

enum store_status store_event_next(struct store *store, const char *conversation, int64_t after,
                                   struct arena *arena, struct stored_event *out)
{
    sqlite3_stmt *stmt = store->stmt[EVENT_NEXT];
    bind(stmt, 1, conversation);
    sqlite3_bind_int64(stmt, 2, after);
    enum store_status status = one_row(store, stmt, "reading an event", NULL);
    if (status == STORE_OK)
        *out = (struct stored_event){
            .seq = sqlite3_column_int64(stmt, 0),
            .at = sqlite3_column_int64(stmt, 1),
            .by = column(stmt, 2, arena),
            .name = column(stmt, 3, arena),
            .type = column(stmt, 4, arena),
            .client_id = column(stmt, 5, arena),
            .body = column(stmt, 6, arena),
        };
    done(stmt);
    return status;
}

enum store_status store_event_before(struct store *store, const char *conversation, const char *by,
                                     int64_t nth, int64_t *at)
{
    sqlite3_stmt *stmt = store->stmt[EVENT_BEFORE];
    bind(stmt, 1, conversation);
    bind(stmt, 2, by);
    sqlite3_bind_int64(stmt, 3, nth - 1);
    enum store_status status = one_row(store, stmt, "reading an event", NULL);
    if (status == STORE_OK)
        *at = sqlite3_column_int64(stmt, 0);
    done(stmt);
    return status;
}

enum store_status store_event_said(struct store *store, const char *conversation,
                                   const char *client_id, struct arena *arena,
                                   struct stored_event *out)
{
    sqlite3_stmt *stmt = store->stmt[EVENT_SAID];
    bind(stmt, 1, conversation);
    bind(stmt, 2, client_id);
    enum store_status status = one_row(store, stmt, "reading an event", NULL);
    if (status == STORE_OK)
        *out = (struct stored_event){
            .seq = sqlite3_column_int64(stmt, 0),
            .at = sqlite3_column_int64(stmt, 1),
            .by = column(stmt, 2, arena),
            .name = column(stmt, 3, arena),
            .type = column(stmt, 4, arena),
        };
    done(stmt);
    return status;
}

/* ---- accounts --------------------------------------------------------------------------- */

enum store_status store_account_add(struct store *store, const struct stored_account *a)
{
    enum store_status status = group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[ACCOUNT_ADD];
    bind(stmt, 1, a->login);
    bind(stmt, 2, a->name);
    bind(stmt, 3, a->role);
    bind(stmt, 4, a->password);
    return write_one(store, ACCOUNT_ADD, "adding an account");
}

static void read_account(sqlite3_stmt *stmt, struct arena *arena, struct stored_account *out)
{
    *out = (struct stored_account){
        .login = column(stmt, 0, arena),
        .name = column(stmt, 1, arena),
        .role = column(stmt, 2, arena),
        .password = column(stmt, 3, arena),
        .disabled = sqlite3_column_int(stmt, 4) != 0,
    };
}

enum store_status store_account_get(struct store *store, const char *login, struct arena *arena,
                                    struct stored_account *out)
{
    sqlite3_stmt *stmt = store->stmt[ACCOUNT_GET];
    bind(stmt, 1, login);
    enum store_status status =
        one_row(store, stmt, "reading an account", "there is no such account");
    if (status == STORE_OK)
        read_account(stmt, arena, out);
    done(stmt);
    return status;
}

enum store_status store_account_list(struct store *store, struct arena *arena,
                                     struct stored_account **out, size_t *count)
{
    sqlite3_stmt *stmt = store->stmt[ACCOUNT_LIST];
    size_t size = 16;
    *out = arena_alloc(arena, size, sizeof **out);
    *count = 0;
    int rc;
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        if (*count == size) {
            struct stored_account *more = arena_alloc(arena, size * 2, sizeof *more);
            memcpy(more, *out, size * sizeof *more);
            *out = more;
            size *= 2;
        }
        read_account(stmt, arena, &(*out)[(*count)++]);
    }
    enum store_status status = rc == SQLITE_DONE ? STORE_OK : fail_sql(store, "reading accounts");
    done(stmt);
    return status;
}

enum store_status store_account_set(struct store *store, const struct stored_account *a)
{
    enum store_status status = group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[ACCOUNT_SET];
    bind(stmt, 1, a->login);
    bind(stmt, 2, a->password);
    sqlite3_bind_int(stmt, 3, a->disabled);
    status = write_one(store, ACCOUNT_SET, "changing an account");
    if (status != STORE_OK)
        return status;
    bind(store->stmt[SESSION_END_ALL], 1, a->login);
    return write_one(store, SESSION_END_ALL, "ending sessions");
}

enum store_status store_session_add(struct store *store, const unsigned char *hash,
                                    const char *login, int64_t expires)
{
    enum store_status status = group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[SESSION_ADD];
    sqlite3_bind_blob(stmt, 1, hash, STORE_HASH_SIZE, SQLITE_STATIC);
    bind(stmt, 2, login);
    sqlite3_bind_int64(stmt, 3, expires);
    return write_one(store, SESSION_ADD, "beginning a session");
}

enum store_status store_session_get(struct store *store, const unsigned char *hash, int64_t now,
                                    struct arena *arena, const char **login)
{
    sqlite3_stmt *stmt = store->stmt[SESSION_GET];
    sqlite3_bind_blob(stmt, 1, hash, STORE_HASH_SIZE, SQLITE_STATIC);
    sqlite3_bind_int64(stmt, 2, now);
    enum store_status status = one_row(store, stmt, "reading a session", NULL);
    if (status == STORE_OK)
        *login = column(stmt, 0, arena);
    done(stmt);
    return status;
}

enum store_status store_session_end(struct store *store, const unsigned char *hash)
{
    enum store_status status = group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_bind_blob(store->stmt[SESSION_END], 1, hash, STORE_HASH_SIZE, SQLITE_STATIC);
    return write_one(store, SESSION_END, "ending a session");
}
