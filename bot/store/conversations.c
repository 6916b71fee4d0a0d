/* conversations.c - conversations: their rows, the board, exits by time, marks. */
#include <string.h>

#include "bot/store/internal.h"

enum store_status store_conversation_add(struct store *store, const struct stored_conversation *c)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[CONVERSATION_ADD];
    bind_text(stmt, 1, c->id);
    sqlite3_bind_blob(stmt, 2, c->token_hash, STORE_HASH_SIZE, SQLITE_STATIC);
    bind_text(stmt, 3, c->lang);
    bind_text(stmt, 4, c->state);
    sqlite3_bind_int64(stmt, 5, c->since);
    return store_write(store, CONVERSATION_ADD, "beginning a conversation");
}

void store_read_conversation(sqlite3_stmt *stmt, struct arena *arena,
                             struct stored_conversation *out)
{
    *out = (struct stored_conversation){
        .id = column_text(stmt, 0, arena),
        .lang = column_text(stmt, 2, arena),
        .state = column_text(stmt, 3, arena),
        .advisor = column_text(stmt, 4, arena),
        .since = sqlite3_column_int64(stmt, 5),
        .seq = sqlite3_column_int64(stmt, 6),
        .subject = column_text(stmt, 7, arena),
        .advisor_name = column_text(stmt, 8, arena),
        .touched = sqlite3_column_int64(stmt, 9),
        .team = column_text(stmt, 10, arena),
        .front = sqlite3_column_int(stmt, 11) != 0,
        .until = sqlite3_column_int64(stmt, 12),
        .employer_delivered = sqlite3_column_int64(stmt, 13),
        .employer_read = sqlite3_column_int64(stmt, 14),
        .advisor_delivered = sqlite3_column_int64(stmt, 15),
        .advisor_read = sqlite3_column_int64(stmt, 16),
    };
    const void *hash = sqlite3_column_blob(stmt, 1);
    if (hash != NULL && sqlite3_column_bytes(stmt, 1) == STORE_HASH_SIZE)
        memcpy(out->token_hash, hash, STORE_HASH_SIZE);
}

enum store_status store_conversation_get(struct store *store, const char *id, struct arena *arena,
                                         struct stored_conversation *out)
{
    sqlite3_stmt *stmt = store->stmt[CONVERSATION_GET];
    bind_text(stmt, 1, id);
    enum store_status status =
        store_one_row(store, stmt, "reading a conversation", "there is no such conversation");
    if (status == STORE_OK)
        store_read_conversation(stmt, arena, out);
    stmt_done(stmt);
    return status;
}

enum store_status store_conversation_set(struct store *store, const struct stored_conversation *c)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[CONVERSATION_SET];
    bind_text(stmt, 1, c->id);
    bind_text(stmt, 2, c->state);
    bind_text(stmt, 3, c->advisor);
    sqlite3_bind_int64(stmt, 4, c->since);
    bind_text(stmt, 5, c->subject);
    bind_text(stmt, 6, c->team == NULL ? "" : c->team);
    sqlite3_bind_int(stmt, 7, c->front);
    if (c->until != 0)
        sqlite3_bind_int64(stmt, 8, c->until);
    status = store_write(store, CONVERSATION_SET, "changing a conversation");
    if (status != STORE_OK)
        return status;
    bind_text(store->stmt[INQUIRY_REFOLD], 1, c->id);
    bind_text(store->stmt[INQUIRY_REFOLD], 2, c->subject);
    return store_write(store, INQUIRY_REFOLD, "changing a conversation");
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
        store_read_conversation(stmt, arena, &(*out)[(*count)++]);
    return store_list_done(store, stmt, rc, "reading the board");
}

enum store_status store_conversation_due(struct store *store, const char *state, int64_t since,
                                         int64_t touched, int64_t now, const char *after,
                                         struct arena *arena, struct stored_conversation *out)
{
    sqlite3_stmt *stmt = store->stmt[CONVERSATION_DUE];
    bind_text(stmt, 1, state);
    sqlite3_bind_int64(stmt, 2, since);
    sqlite3_bind_int64(stmt, 3, touched);
    sqlite3_bind_int64(stmt, 4, now);
    bind_text(stmt, 5, after);
    /* what the index can narrow it to; of those on hold it is not `since` that counts */
    sqlite3_bind_int64(stmt, 6, strcmp(state, "hold") == 0 ? INT64_MAX : since);
    enum store_status status = store_one_row(store, stmt, "looking for what is due", NULL);
    if (status == STORE_OK)
        store_read_conversation(stmt, arena, out);
    stmt_done(stmt);
    return status;
}

enum store_status store_conversation_shift(struct store *store, int64_t by)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_bind_int64(store->stmt[CONVERSATION_SHIFT], 1, by);
    return store_write(store, CONVERSATION_SHIFT, "following the clock");
}

enum store_status store_conversation_mark(struct store *store, const struct stored_conversation *c)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[CONVERSATION_MARK];
    bind_text(stmt, 1, c->id);
    sqlite3_bind_int64(stmt, 2, c->employer_delivered);
    sqlite3_bind_int64(stmt, 3, c->employer_read);
    sqlite3_bind_int64(stmt, 4, c->advisor_delivered);
    sqlite3_bind_int64(stmt, 5, c->advisor_read);
    return store_write(store, CONVERSATION_MARK, "marking what was read");
}

enum store_status store_conversation_key(struct store *store, const char *id,
                                         const unsigned char *token_hash)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[CONVERSATION_KEY];
    bind_text(stmt, 1, id);
    sqlite3_bind_blob(stmt, 2, token_hash, STORE_HASH_SIZE, SQLITE_STATIC);
    return store_write(store, CONVERSATION_KEY, "changing a secret");
}
