/* links.c - the employers' own links back into their conversations. */
#include "bot/store/internal.h"

enum store_status store_link_add(struct store *store, const unsigned char *token_hash,
                                 const char *conversation, int64_t expires)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[LINK_ADD];
    sqlite3_bind_blob(stmt, 1, token_hash, STORE_HASH_SIZE, SQLITE_STATIC);
    bind_text(stmt, 2, conversation);
    sqlite3_bind_int64(stmt, 3, expires);
    return store_write(store, LINK_ADD, "making a link");
}

enum store_status store_link_prune(struct store *store, const char *conversation, int64_t now)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_bind_int64(store->stmt[LINK_EXPIRE], 1, now);
    status = store_write(store, LINK_EXPIRE, "deleting old links");
    if (status != STORE_OK)
        return status;
    bind_text(store->stmt[LINK_PRUNE], 1, conversation);
    return store_write(store, LINK_PRUNE, "deleting old links");
}

enum store_status store_link_get(struct store *store, const unsigned char *token_hash, int64_t now,
                                 struct arena *arena, const char **conversation)
{
    sqlite3_stmt *stmt = store->stmt[LINK_GET];
    sqlite3_bind_blob(stmt, 1, token_hash, STORE_HASH_SIZE, SQLITE_STATIC);
    sqlite3_bind_int64(stmt, 2, now);
    enum store_status status = store_one_row(store, stmt, "reading a link", NULL);
    if (status == STORE_OK)
        *conversation = column_text(stmt, 0, arena);
    stmt_done(stmt);
    return status;
}
