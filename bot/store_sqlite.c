/* store_sqlite.c - store.h over SQLite, with synchronous=FULL: a commit is a promise.
 * The statements, opening and groups; what is kept, by subject, is in store/. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "bot/store/internal.h"
#include "kb/database.h"
#include "kb/memory.h"

extern const char bot_schema_001[], bot_schema_002[], bot_schema_003[], bot_schema_004[],
    bot_schema_005[], bot_schema_006[], bot_schema_007[];

static const char *const schema[] = {bot_schema_001, bot_schema_002, bot_schema_003, bot_schema_004,
                                     bot_schema_005, bot_schema_006, bot_schema_007};

static const struct database_kind kind = {
    .file = "desk.db",
    .what = "desk database",
    .application_id = 0x4B4C4445, /* "KLDE" */
    .pragmas = "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
               "PRAGMA secure_delete = ON",
    .schema = schema,
    .version = sizeof schema / sizeof *schema,
};

#define QUESTION_SELECT                                                                            \
    "SELECT a.id, a.conversation, a.seq, a.at, a.lang, a.kind, coalesce(d.question, a.question), " \
    "a.entry, a.reason, a.state, d.answer, a.waits FROM question a "                               \
    "LEFT JOIN draft_question d ON d.id = a.draft "

#define CONVERSATION_COLUMNS                                                                       \
    "c.id, c.token_hash, c.lang, c.state, c.advisor, c.since, c.seq, c.subject, a.name, "          \
    "c.touched, c.team, c.front, c.until, c.employer_delivered, c.employer_read, "                 \
    "c.advisor_delivered, c.advisor_read "
#define CONVERSATION_SELECT                                                                        \
    CONVERSATION_COLUMNS                                                                           \
    "FROM conversation c LEFT JOIN account a ON a.login = c.advisor "

#define EVENT_COLUMNS "seq, at, by, name, type, client_id, body FROM event "

#define OUTBOX_COLUMNS                                                                             \
    "id, key, conversation, kind, recipient, recipient_name, reference, subject, body, "           \
    "message_id, state, attempts, next_at, last_error, created_at, sent_at FROM outbox "

#define OUTBOX_ASKED "kind IN ('confirmation', 'transcript')"

#define INQUIRY_COLUMNS                                                                            \
    "i.conversation, i.asked_at, i.taken_at, i.team, i.firm, i.firm_key, i.place, i.name, "        \
    "i.email, i.domain, i.phone, i.consent, i.reference, i.topic, i.kind, i.solved "
#define HISTORY_COLUMNS                                                                            \
    CONVERSATION_COLUMNS ", " INQUIRY_COLUMNS ", coalesce(t.name_de, w.name_de), "                 \
                         "coalesce(t.name_en, w.name_en) "
#define HISTORY_JOINS                                                                              \
    "JOIN conversation c ON c.id = i.conversation LEFT JOIN account a ON a.login = c.advisor "     \
    "LEFT JOIN team t ON t.team = i.team LEFT JOIN former_team w ON w.team = i.team "
#define HISTORY_SELECT HISTORY_COLUMNS "FROM inquiry i " HISTORY_JOINS
#define HISTORY_PAGE   "WHERE (i.asked_at, i.conversation) < (?1, ?3) "
#define HISTORY_ORDER  "ORDER BY i.asked_at DESC, i.conversation DESC LIMIT ?2"

static const char *const sql[STATEMENT_COUNT] = {
    [BEGIN] = "BEGIN IMMEDIATE",
    [COMMIT] = "COMMIT",
    [ROLLBACK] = "ROLLBACK",
    [PART_BEGIN] = "SAVEPOINT part",
    [PART_DROP] = "ROLLBACK TO part",
    [PART_END] = "RELEASE part",
    [CONVERSATION_ADD] = "INSERT INTO conversation (id, token_hash, lang, state, since, touched, "
                         "seq) VALUES (?1, ?2, ?3, ?4, ?5, ?5, 0)",
    [CONVERSATION_GET] = "SELECT " CONVERSATION_SELECT "WHERE c.id = ?1",
    [CONVERSATION_SET] = "UPDATE conversation SET state = ?2, advisor = ?3, since = ?4, "
                         "subject = ?5, team = ?6, front = ?7, until = ?8 WHERE id = ?1",
    [CONVERSATION_BOARD] =
        "SELECT " CONVERSATION_SELECT "WHERE c.state IN ('waiting', 'taken', "
        "'active', 'hold', 'wrap-up', 'message', 'assigned') "
        "OR (c.state IN ('closed', 'answered') AND c.since > ?1) "
        "ORDER BY c.state <> 'waiting', c.state NOT IN ('taken', 'active', 'hold', "
        "'wrap-up'), c.state IN ('closed', 'answered'), "
        "c.front DESC, c.since LIMIT 500",
    [CONVERSATION_DUE] = "SELECT " CONVERSATION_SELECT "WHERE c.state = ?1 AND c.since <= ?6 "
                         "AND c.id > ?5 AND CASE WHEN c.state = 'hold' AND c.until IS NOT NULL "
                         "THEN c.until <= ?4 ELSE c.since <= ?2 AND c.touched <= ?3 END "
                         "ORDER BY c.id LIMIT 1",
    [CONVERSATION_SHIFT] = "UPDATE conversation SET since = since + ?1, touched = touched + ?1 "
                           "WHERE state <> 'closed'",
    [CONVERSATION_MARK] = "UPDATE conversation SET employer_delivered = ?2, employer_read = ?3, "
                          "advisor_delivered = ?4, advisor_read = ?5 WHERE id = ?1",
    [CONVERSATION_KEY] = "UPDATE conversation SET token_hash = ?2 WHERE id = ?1",
    [LINK_ADD] = "INSERT INTO reopen_link (token_hash, conversation, expires) VALUES (?1, ?2, ?3)",
    [LINK_EXPIRE] = "DELETE FROM reopen_link WHERE expires <= ?1",
    [LINK_PRUNE] = "DELETE FROM reopen_link WHERE conversation = ?1 AND token_hash NOT IN (SELECT "
                   "token_hash FROM reopen_link WHERE conversation = ?1 ORDER BY expires DESC "
                   "LIMIT 9)",
    [LINK_GET] = "SELECT conversation FROM reopen_link WHERE token_hash = ?1 AND expires > ?2",
    [INQUIRY_SET] =
        "INSERT INTO inquiry (conversation, asked_at, taken_at, team, firm, firm_key, place, name, "
        "email, domain, phone, consent, reference, topic, kind, solved, words) VALUES (?1, ?2, ?3, "
        "?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, fold(?5 || ' ' || ?7 || ' ' || "
        "coalesce(?13, '') || ' ' || ?9 || ' ' || (SELECT subject FROM conversation WHERE id = "
        "?1))) ON CONFLICT (conversation) DO "
        "UPDATE SET asked_at = ?2, taken_at = ?3, team = ?4, firm = ?5, firm_key = ?6, place = ?7, "
        "name = ?8, email = ?9, domain = ?10, phone = ?11, consent = ?12, reference = ?13, "
        "topic = ?14, kind = ?15, solved = ?16, words = excluded.words",
    [INQUIRY_REFOLD] = "UPDATE inquiry SET words = words || ' ' || fold(?2) WHERE conversation = "
                       "?1 AND instr(words, fold(?2)) = 0",
    [INQUIRY_GET] = "SELECT " INQUIRY_COLUMNS "FROM inquiry i WHERE i.conversation = ?1",
    [INQUIRY_WAITS] = "SELECT taken_at - asked_at FROM inquiry WHERE team = ?1 AND taken_at > ?2 "
                      "AND taken_at >= asked_at "
                      "ORDER BY taken_at DESC LIMIT ?3",
    [HISTORY] = "SELECT " HISTORY_SELECT HISTORY_PAGE HISTORY_ORDER,
    [HISTORY_FIND] =
        "SELECT " HISTORY_COLUMNS "FROM (SELECT i.conversation AS id FROM inquiry i " HISTORY_PAGE
        "AND instr(i.words, fold(?4)) " HISTORY_ORDER
        ") f JOIN inquiry i ON i.conversation = f.id " HISTORY_JOINS
        "ORDER BY i.asked_at DESC, i.conversation DESC",
    [HISTORY_OF] = "SELECT " HISTORY_SELECT "WHERE (i.firm_key = ?1 AND i.firm_key <> '') "
                   "OR (i.domain = ?2 AND i.domain <> '') ORDER BY i.asked_at DESC LIMIT ?3",
    [DRAFT_ADD] = "INSERT INTO draft_question (conversation, at, author, question, answer) "
                  "VALUES (?1, ?2, ?3, ?4, ?5)",
    [DRAFT_LIST] = "SELECT id, at, author, conversation, question, answer FROM draft_question "
                   "ORDER BY id DESC LIMIT ?1",
    [TALLY_ADD] =
        "INSERT INTO tally (month, lang, said, answered, person, message, team, waited, kind, "
        "solved, firm, score) "
        "SELECT strftime('%Y-%m', coalesce(i.asked_at, (SELECT min(at) FROM event WHERE "
        "conversation = ?1), c.since) / 1000, 'unixepoch', 'localtime'), c.lang, "
        "(SELECT count(*) FROM event WHERE conversation = ?1 AND type = 'said' AND by = "
        "'employer'), "
        "(SELECT count(*) FROM event WHERE conversation = ?1 AND type = 'answered'), "
        "i.asked_at IS NOT NULL, "
        "EXISTS (SELECT 1 FROM event WHERE conversation = ?1 AND type = 'message-left'), "
        "coalesce(i.team, ''), (i.taken_at - i.asked_at) / 60000, coalesce(i.kind, ''), i.solved, "
        "coalesce(i.firm_key, '') <> '' AND NOT EXISTS (SELECT 1 FROM inquiry o WHERE "
        "o.firm_key = i.firm_key AND o.firm_key <> '' AND o.conversation <> ?1 AND "
        "strftime('%Y', o.asked_at / 1000, 'unixepoch', 'localtime') = "
        "strftime('%Y', i.asked_at / 1000, 'unixepoch', 'localtime')), "
        "(SELECT json_extract(body, '$.score') FROM event WHERE conversation = ?1 AND type = "
        "'rated' ORDER BY seq DESC LIMIT 1) "
        "FROM conversation c LEFT JOIN inquiry i ON i.conversation = c.id WHERE c.id = ?1",
    [CONVERSATION_OLDEST] = "SELECT id FROM conversation WHERE state = 'closed' AND since <= ?1 "
                            "ORDER BY since LIMIT 1",
    [CONVERSATION_ERASE] = "DELETE FROM conversation WHERE id = ?1 RETURNING id",
    [CONVERSATION_BY_REFERENCE] = "SELECT conversation FROM inquiry WHERE reference = ?1",
    [AUDIT_EXPIRE] = "DELETE FROM audit WHERE at < ?1",
    [SESSION_EXPIRE] = "DELETE FROM session WHERE expires <= ?1",
    [SESSION_ANY] = "SELECT 1 FROM session s JOIN account a ON a.login = s.login WHERE "
                    "s.expires > ?1 AND a.disabled = 0 AND a.role <> 'editor' LIMIT 1",
    [CHECKPOINT] = "PRAGMA wal_checkpoint(TRUNCATE)",
    [QUESTION_ADD] =
        "INSERT INTO question (conversation, seq, at, lang, kind, question, entry, reason, "
        "waits) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
        "ON CONFLICT (conversation, seq) DO UPDATE SET kind = ?5, entry = ?7, "
        "reason = ?8, waits = ?9",
    [QUESTION_DRAFT] =
        "INSERT INTO question (draft, at, lang, kind, question) VALUES (?1, ?2, "
        "coalesce((SELECT lang FROM conversation WHERE id = ?3), 'de'), 'draft', '')",
    [QUESTION_DROP] =
        "DELETE FROM question WHERE conversation = ?1 AND CASE WHEN ?2 = 0 THEN waits = 1 "
        "ELSE seq = ?2 AND kind = 'unhelpful' END",
    [QUESTION_LIST] = QUESTION_SELECT "WHERE a.state = ?1 AND (a.waits = 0 OR a.at <= ?2) "
                                      "AND (?3 = '' OR a.kind = ?3) AND (?4 = '' OR a.lang = ?4) "
                                      "AND a.at >= ?5 ORDER BY a.at DESC, a.id DESC LIMIT ?6",
    [QUESTION_GET] = QUESTION_SELECT "WHERE a.id = ?1",
    [QUESTION_OF] = QUESTION_SELECT "WHERE a.conversation = ?1 ORDER BY a.id",
    [QUESTION_MASK] = "UPDATE question SET question = ?2, reason = ?3 WHERE id = ?1",
    [QUESTION_MARK] =
        "UPDATE question SET state = ?2, marked_by = ?3, marked_at = ?4 WHERE id = ?1 "
        "RETURNING id",
    [QUESTION_COUNT] =
        "SELECT count(*) FROM question WHERE state = 'open' AND (waits = 0 OR at <= ?1)",
    [QUESTION_FORGET] = "DELETE FROM question WHERE at < ?1 AND draft IS NULL",
    [NOTICE_SET] = "INSERT INTO notice (item, login, at, message) VALUES (?1, ?2, ?3, ?4) "
                   "ON CONFLICT (item) DO UPDATE SET login = ?2, at = ?3, message = ?4",
    [NOTICE_CLEAR] = "DELETE FROM notice WHERE item = ?1",
    [NOTICE_LIST] = "SELECT item, login, at, message FROM notice WHERE login = ?1 ORDER BY at DESC "
                    "LIMIT 50",
    [NOTICE_GET] = "SELECT item, login, at, message FROM notice WHERE item = ?1",
    [REMINDED_ADD] = "INSERT INTO reminded (slug, review_by) VALUES (?1, ?2)",
    [REMINDED_GET] = "SELECT 1 FROM reminded WHERE slug = ?1 AND review_by = ?2",
    [ANSWER_COUNT_ADD] = "INSERT INTO answer_count (slug, month, asked, good, bad) "
                         "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (slug, month) DO UPDATE SET "
                         "asked = asked + ?3, good = good + ?4, bad = bad + ?5",
    [ANSWER_COUNT_LIST] = "SELECT slug, sum(asked), sum(good), sum(bad) FROM answer_count "
                          "WHERE month >= ?1 GROUP BY slug",
    [EVENT_NUMBER] =
        "UPDATE conversation SET seq = seq + 1, touched = ?2 WHERE id = ?1 RETURNING seq",
    [EVENT_ADD] = "INSERT INTO event (conversation, seq, at, by, name, type, client_id, body) "
                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    [EVENT_NEXT] = "SELECT " EVENT_COLUMNS "WHERE conversation = ?1 AND seq > ?2 "
                   "ORDER BY seq LIMIT 1",
    [EVENT_NEXT_OF] = "SELECT " EVENT_COLUMNS "WHERE conversation = ?1 AND seq > ?2 "
                      "AND type = ?3 ORDER BY seq LIMIT 1",
    [EVENT_LAST_OF] = "SELECT " EVENT_COLUMNS "WHERE conversation = ?1 AND seq < ?2 "
                      "AND type = ?3 AND by = ?4 ORDER BY seq DESC LIMIT 1",
    [EVENT_REMEMBERED] = "SELECT " EVENT_COLUMNS "WHERE conversation = ?1 AND by = 'bot' "
                         "AND json_type(body, '$.memory') = 'object' ORDER BY seq DESC LIMIT 1",
    [EVENT_BEFORE] = "SELECT at FROM event WHERE conversation = ?1 AND by = ?2 "
                     "ORDER BY seq DESC LIMIT 1 OFFSET ?3",
    [EVENT_SAID] = "SELECT " EVENT_COLUMNS "WHERE conversation = ?1 AND client_id = ?2",
    [ACCOUNT_ADD] = "INSERT INTO account (login, name, role, password) VALUES (?1, ?2, ?3, ?4)",
    [ACCOUNT_GET] = "SELECT login, name, role, password, disabled, capacity, email FROM account "
                    "WHERE login = ?1",
    [ACCOUNT_LIST] = "SELECT login, name, role, password, disabled, capacity, email FROM account "
                     "ORDER BY login",
    [ACCOUNT_SET] = "UPDATE account SET password = ?2, disabled = ?3 WHERE login = ?1",
    [ACCOUNT_CHANGE] = "UPDATE account SET name = ?2, role = ?3, capacity = ?4, email = ?5 "
                       "WHERE login = ?1",
    [ACCOUNT_ENABLE] = "UPDATE account SET disabled = 0 WHERE login = ?1",
    [ACCOUNT_TEAMS] = "SELECT group_concat(team, ' ') FROM (SELECT team FROM team_member "
                      "WHERE login = ?1 ORDER BY team)",
    [MEMBER_CLEAR] = "DELETE FROM team_member WHERE login = ?1",
    [MEMBER_ADD] = "INSERT INTO team_member (login, team) VALUES (?1, ?2)",
    [TEAM_LIST] = "SELECT team, name_de, name_en, areas, email FROM team ORDER BY name_de, team",
    [TEAM_SET] = "INSERT INTO team (team, name_de, name_en, areas, email) VALUES (?1, ?2, ?3, ?4, "
                 "?5) ON CONFLICT (team) DO UPDATE SET name_de = ?2, name_en = ?3, areas = ?4, "
                 "email = ?5",
    [TEAM_KEEP] = "INSERT INTO former_team (team, name_de, name_en) SELECT team, name_de, name_en "
                  "FROM team WHERE team = ?1 ON CONFLICT (team) DO UPDATE SET "
                  "name_de = excluded.name_de, name_en = excluded.name_en",
    [TEAM_DELETE] = "DELETE FROM team WHERE team = ?1 RETURNING team",
    [TEAM_LEAVE] = "UPDATE conversation SET team = '' WHERE team = ?1",
    [TEAM_LEAVE_OPEN] = "UPDATE inquiry SET team = '' WHERE team = ?1 AND (SELECT state FROM "
                        "conversation WHERE id = inquiry.conversation) <> 'closed'",
    [OPENING_LIST] = "SELECT weekday, from_minute, to_minute FROM opening "
                     "ORDER BY weekday, from_minute",
    [OPENING_CLEAR] = "DELETE FROM opening",
    [OPENING_ADD] = "INSERT INTO opening (weekday, from_minute, to_minute) VALUES (?1, ?2, ?3)",
    [CLOSURE_LIST] = "SELECT id, first, last, reason FROM closure ORDER BY first, last, id",
    [CLOSURE_ADD] = "INSERT INTO closure (first, last, reason) VALUES (?1, ?2, ?3)",
    [CLOSURE_DELETE] = "DELETE FROM closure WHERE id = ?1 RETURNING id",
    [REPLY_LIST] = "SELECT id, lang, title, text FROM canned_reply ORDER BY title, lang, id",
    [REPLY_ADD] = "INSERT INTO canned_reply (lang, title, text) VALUES (?2, ?3, ?4)",
    [REPLY_SET] = "UPDATE canned_reply SET lang = ?2, title = ?3, text = ?4 WHERE id = ?1 "
                  "RETURNING id",
    [REPLY_DELETE] = "DELETE FROM canned_reply WHERE id = ?1 RETURNING id",
    [AUDIT_ADD] = "INSERT INTO audit (at, login, action, subject, detail) "
                  "VALUES (?1, ?2, ?3, ?4, ?5)",
    [AUDIT_LIST] = "SELECT id, at, login, action, subject, detail FROM audit WHERE id < ?1 "
                   "ORDER BY id DESC LIMIT ?2",
    [SESSION_ADD] = "INSERT INTO session (token_hash, login, expires) VALUES (?1, ?2, ?3)",
    [SESSION_GET] = "SELECT s.login FROM session s JOIN account a ON a.login = s.login "
                    "WHERE s.token_hash = ?1 AND s.expires > ?2 AND a.disabled = 0",
    [SESSION_END] = "DELETE FROM session WHERE token_hash = ?1",
    [SESSION_END_ALL] = "DELETE FROM session WHERE login = ?1",
    [OUTBOX_ADD] = "INSERT INTO outbox (key, conversation, kind, recipient, recipient_name, "
                   "reference, subject, body, message_id, next_at, created_at) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)",
    [OUTBOX_GET] = "SELECT " OUTBOX_COLUMNS "WHERE id = ?1",
    [OUTBOX_NEXT] = "SELECT id, next_at FROM outbox WHERE state = 'queued' "
                    "ORDER BY next_at, id LIMIT 1",
    [OUTBOX_SET] = "UPDATE outbox SET state = ?2, attempts = ?3, next_at = ?4, last_error = ?5, "
                   "sent_at = ?6 WHERE id = ?1",
    [OUTBOX_RECOVER] = "UPDATE outbox SET state = 'queued', next_at = ?1 WHERE state = 'sending'",
    [OUTBOX_COUNT] = "SELECT count(*) FROM outbox WHERE state = ?1",
    [OUTBOX_COUNT_KEY] = "SELECT count(*) FROM outbox WHERE key = ?1",
    [OUTBOX_COUNT_OF] = "SELECT count(*) FROM outbox WHERE conversation = ?1 AND " OUTBOX_ASKED,
    [OUTBOX_COUNT_ASKED] = "SELECT count(*) FROM outbox WHERE created_at >= ?1 AND " OUTBOX_ASKED,
    [OUTBOX_COUNT_SINCE] = "SELECT count(*) FROM outbox WHERE recipient = ?1 AND created_at >= ?2 "
                           "AND kind NOT IN ('reminder', 'alarm')",
    [OUTBOX_OF] = "SELECT " OUTBOX_COLUMNS "WHERE conversation = ?1 ORDER BY id LIMIT 500",
    [OUTBOX_FAILED] = "SELECT " OUTBOX_COLUMNS "WHERE state = 'failed' ORDER BY id DESC LIMIT 500",
    [OUTBOX_FORGET] = "UPDATE outbox SET recipient = NULL, recipient_name = NULL, subject = '', "
                      "body = '' WHERE state IN ('sent', 'failed') AND created_at < ?1 "
                      "AND recipient IS NOT NULL",
};

const char *store_message(const struct store *store)
{
    return store->message;
}

enum store_status store_fail(struct store *store, enum store_status status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(store->message, sizeof store->message, format, args);
    va_end(args);
    return status;
}

enum store_status store_fail_sql(struct store *store, const char *doing)
{
    return store_fail(store, STORE_IO, "%s: %s", doing, sqlite3_errmsg(store->db));
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
    if (status == DATABASE_OK && !store_add_fold(store->db))
        status = DATABASE_FAILED;
    if (status == DATABASE_OK)
        status = database_upgrade(store->db, &kind, store->message);
    if (status == DATABASE_OK)
        status = database_prepare(store->db, sql, STATEMENT_COUNT, store->stmt, store->message);
    return as_ours[status];
}

enum store_status store_open(const char *dir, struct store **out)
{
    struct store *store = memory_need(calloc(1, sizeof *store));
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

/* ---- statements ------------------------------------------------------------------------- */

enum store_status store_one_row(struct store *store, sqlite3_stmt *stmt, const char *doing,
                                const char *missing)
{
    int rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW)
        return STORE_OK;
    if (rc != SQLITE_DONE)
        return store_fail_sql(store, doing);
    return missing == NULL ? STORE_NOT_FOUND : store_fail(store, STORE_NOT_FOUND, "%s", missing);
}

enum store_status store_write(struct store *store, enum statement which, const char *doing)
{
    sqlite3_stmt *stmt = store->stmt[which];
    int rc = sqlite3_step(stmt);
    enum store_status status = STORE_OK;
    if (rc != SQLITE_DONE && rc != SQLITE_ROW) {
        bool taken = sqlite3_extended_errcode(store->db) == SQLITE_CONSTRAINT_PRIMARYKEY ||
                     sqlite3_extended_errcode(store->db) == SQLITE_CONSTRAINT_UNIQUE;
        status = taken ? store_fail(store, STORE_EXISTS, "%s: it exists already", doing)
                       : store_fail_sql(store, doing);
    }
    stmt_done(stmt);
    return status;
}

enum store_status store_write_found(struct store *store, enum statement which, const char *doing,
                                    const char *missing)
{
    sqlite3_stmt *stmt = store->stmt[which];
    enum store_status status = store_one_row(store, stmt, doing, missing);
    /* the change is made when the statement has ended */
    while (status == STORE_OK && sqlite3_step(stmt) == SQLITE_ROW)
        continue;
    stmt_done(stmt);
    return status;
}

void *store_room(struct arena *arena, void *rows, size_t count, size_t size)
{
    enum { FIRST = 16 };
    if (count != 0 && (count < FIRST || (count & (count - 1)) != 0))
        return rows;
    void *more = arena_alloc(arena, count == 0 ? FIRST : count * 2, size);
    if (count > 0)
        memcpy(more, rows, count * size);
    return more;
}

enum store_status store_list_done(struct store *store, sqlite3_stmt *stmt, int rc,
                                  const char *doing)
{
    enum store_status status = rc == SQLITE_DONE ? STORE_OK : store_fail_sql(store, doing);
    stmt_done(stmt);
    return status;
}

/* ---- groups ----------------------------------------------------------------------------- */

enum store_status store_group(struct store *store)
{
    /* an error such as a full disk may have ended the transaction: the rest belongs to none */
    if (store->in_group)
        return sqlite3_get_autocommit(store->db) == 0
                   ? STORE_OK
                   : store_fail(store, STORE_IO, "the transaction was ended by an error");
    enum store_status status = store_write(store, BEGIN, "beginning a transaction");
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
    enum store_status status = store_write(store, COMMIT, "committing");
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
        stmt_done(store->stmt[ROLLBACK]);
    }
    store->in_group = false;
}

enum store_status store_part_begin(struct store *store)
{
    enum store_status status = store_group(store);
    return status == STORE_OK ? store_write(store, PART_BEGIN, "beginning a part") : status;
}

enum store_status store_part_end(struct store *store, bool keep)
{
    enum store_status status = keep ? STORE_OK : store_write(store, PART_DROP, "dropping a part");
    return status == STORE_OK ? store_write(store, PART_END, "ending a part") : status;
}
