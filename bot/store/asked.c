/* asked.c - how often entries were the answer lately. */
#include "bot/store/internal.h"

static enum store_status count_up(struct store *store, const char *conversation, int64_t seq,
                                  const char *entry, const char *day)
{
    sqlite3_stmt *stmt = store->stmt[ASKED_ADD];
    bind_text(stmt, 1, day);
    bind_text(stmt, 2, entry);
    bind_text(stmt, 3, conversation);
    sqlite3_bind_int64(stmt, 4, seq);
    return store_write(store, ASKED_ADD, "counting an answer");
}

enum store_status store_asked_add(struct store *store, const char *conversation, int64_t seq,
                                  const char *entry, const char *day)
{
    enum store_status status = store_group(store);
    if (status == STORE_OK)
        status = count_up(store, conversation, seq, entry, day);
    if (status != STORE_OK)
        return status;
    bind_text(store->stmt[ASKED_FORGET], 1, day);
    return store_write(store, ASKED_FORGET, "forgetting old counts");
}

enum store_status store_asked_most(struct store *store, const char *day, int64_t least,
                                   struct arena *arena, struct stored_asked **out, size_t *count)
{
    sqlite3_stmt *stmt = store->stmt[ASKED_MOST];
    bind_text(stmt, 1, day);
    sqlite3_bind_int64(stmt, 2, least);
    int rc;
    *out = NULL;
    for (*count = 0; (rc = sqlite3_step(stmt)) == SQLITE_ROW; ++*count) {
        *out = store_room(arena, *out, *count, sizeof **out);
        (*out)[*count] = (struct stored_asked){.entry = column_text(stmt, 0, arena),
                                               .count = sqlite3_column_int64(stmt, 1)};
    }
    return store_list_done(store, stmt, rc, "reading what was asked");
}
