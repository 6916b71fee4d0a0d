/* erase.c - what is deleted because its time is over, or because someone asked for it. */
#include "bot/store/internal.h"

/* Runs a statement that deletes by time. */
static enum store_status delete_before(struct store *store, enum statement which, int64_t at)
{
    sqlite3_bind_int64(store->stmt[which], 1, at);
    return store_write(store, which, "deleting what has expired");
}

enum store_status store_conversation_erase(struct store *store, const char *id)
{
    enum store_status status = store_part_begin(store);
    if (status != STORE_OK)
        return status;
    bind_text(store->stmt[TALLY_ADD], 1, id);
    status = store_write(store, TALLY_ADD, "counting a conversation");
    if (status == STORE_OK) {
        bind_text(store->stmt[CONVERSATION_ERASE], 1, id);
        status = store_write_found(store, CONVERSATION_ERASE, "erasing a conversation",
                                   "there is no such conversation");
    }
    enum store_status ended = store_part_end(store, status == STORE_OK);
    return status == STORE_OK ? ended : status;
}

enum store_status store_conversation_oldest(struct store *store, int64_t closed,
                                            struct arena *arena, const char **id)
{
    sqlite3_stmt *stmt = store->stmt[CONVERSATION_OLDEST];
    sqlite3_bind_int64(stmt, 1, closed);
    enum store_status status = store_one_row(store, stmt, "looking for what is to erase", NULL);
    if (status == STORE_OK)
        *id = column_text(stmt, 0, arena);
    stmt_done(stmt);
    return status;
}

enum store_status store_expire(struct store *store, int64_t now, int64_t audit_before, bool *any)
{
    int before = sqlite3_total_changes(store->db);
    sqlite3_busy_timeout(store->db, 0);
    enum store_status status = store_group(store);
    sqlite3_busy_timeout(store->db, DATABASE_BUSY_MS);
    if (status == STORE_OK)
        status = delete_before(store, SESSION_EXPIRE, now);
    if (status == STORE_OK)
        status = delete_before(store, LINK_EXPIRE, now);
    if (status == STORE_OK)
        status = delete_before(store, AUDIT_EXPIRE, audit_before);
    *any = sqlite3_total_changes(store->db) != before;
    return status;
}

enum store_status store_scrub(struct store *store, bool patient)
{
    sqlite3_stmt *stmt = store->stmt[CHECKPOINT];
    if (!patient)
        sqlite3_busy_timeout(store->db, 0);
    enum store_status status = store_one_row(store, stmt, "emptying the log of changes", NULL);
    bool busy = status == STORE_OK && sqlite3_column_int(stmt, 0) != 0;
    stmt_done(stmt);
    sqlite3_busy_timeout(store->db, DATABASE_BUSY_MS);
    return busy ? store_fail(store, STORE_IO,
                             "the log of changes could not be emptied, since another process uses "
                             "desk.db")
                : status;
}

enum store_status store_conversation_of(struct store *store, const char *reference,
                                        struct arena *arena, const char **conversation)
{
    sqlite3_stmt *stmt = store->stmt[CONVERSATION_BY_REFERENCE];
    bind_text(stmt, 1, reference);
    enum store_status status =
        store_one_row(store, stmt, "looking for a reference", "there is no such reference");
    if (status == STORE_OK)
        *conversation = column_text(stmt, 0, arena);
    stmt_done(stmt);
    return status;
}
