/* notices.c - what editors are told of: failed publications, reviews that are due. */
#include "bot/store/internal.h"

enum store_status store_notice_set(struct store *store, const struct stored_notice *notice)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[NOTICE_SET];
    bind_text(stmt, 1, notice->item);
    bind_text(stmt, 2, notice->login);
    sqlite3_bind_int64(stmt, 3, notice->at);
    bind_text(stmt, 4, notice->message);
    return store_write(store, NOTICE_SET, "noting what was not published");
}

static void read_notice(sqlite3_stmt *stmt, struct arena *arena, struct stored_notice *out)
{
    *out = (struct stored_notice){
        .item = column_text(stmt, 0, arena),
        .login = column_text(stmt, 1, arena),
        .at = sqlite3_column_int64(stmt, 2),
        .message = column_text(stmt, 3, arena),
    };
}

enum store_status store_notice_get(struct store *store, const char *item, struct arena *arena,
                                   struct stored_notice *out)
{
    sqlite3_stmt *stmt = store->stmt[NOTICE_GET];
    bind_text(stmt, 1, item);
    enum store_status status = store_one_row(store, stmt, "reading what was not published", NULL);
    if (status == STORE_OK)
        read_notice(stmt, arena, out);
    stmt_done(stmt);
    return status;
}

enum store_status store_notice_clear(struct store *store, const char *item)
{
    /* saving is frequent, a notice is rare: no write for nothing */
    bind_text(store->stmt[NOTICE_GET], 1, item);
    enum store_status status =
        store_one_row(store, store->stmt[NOTICE_GET], "reading what was not published", NULL);
    stmt_done(store->stmt[NOTICE_GET]);
    if (status == STORE_NOT_FOUND)
        return STORE_OK;
    if (status == STORE_OK)
        status = store_group(store);
    if (status != STORE_OK)
        return status;
    bind_text(store->stmt[NOTICE_CLEAR], 1, item);
    return store_write(store, NOTICE_CLEAR, "forgetting what was not published");
}

enum store_status store_notice_list(struct store *store, const char *login, struct arena *arena,
                                    struct stored_notice **out, size_t *count)
{
    sqlite3_stmt *stmt = store->stmt[NOTICE_LIST];
    int rc;
    *out = NULL;
    bind_text(stmt, 1, login);
    for (*count = 0; (rc = sqlite3_step(stmt)) == SQLITE_ROW; ++*count) {
        *out = store_room(arena, *out, *count, sizeof **out);
        read_notice(stmt, arena, &(*out)[*count]);
    }
    return store_list_done(store, stmt, rc, "reading what was not published");
}

enum store_status store_reminded_get(struct store *store, const char *slug, const char *review_by)
{
    sqlite3_stmt *stmt = store->stmt[REMINDED_GET];
    bind_text(stmt, 1, slug);
    bind_text(stmt, 2, review_by);
    enum store_status status = store_one_row(store, stmt, "reading who was reminded", NULL);
    stmt_done(stmt);
    return status;
}

enum store_status store_reminded_add(struct store *store, const char *slug, const char *review_by)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    bind_text(store->stmt[REMINDED_ADD], 1, slug);
    bind_text(store->stmt[REMINDED_ADD], 2, review_by);
    return store_write(store, REMINDED_ADD, "noting who was reminded");
}
