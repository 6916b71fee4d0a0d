/* drafts.c - what advisors leave for the editors. */
#include "bot/store/internal.h"

enum store_status store_draft_add(struct store *store, const struct stored_draft *draft)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[DRAFT_ADD];
    bind_text(stmt, 1, draft->conversation);
    sqlite3_bind_int64(stmt, 2, draft->at);
    bind_text(stmt, 3, draft->author);
    bind_text(stmt, 4, draft->question);
    bind_text(stmt, 5, draft->answer);
    status = store_write(store, DRAFT_ADD, "leaving a draft");
    if (status != STORE_OK)
        return status;
    stmt = store->stmt[QUESTION_DRAFT];
    sqlite3_bind_int64(stmt, 1, sqlite3_last_insert_rowid(store->db));
    sqlite3_bind_int64(stmt, 2, draft->at);
    bind_text(stmt, 3, draft->conversation);
    return store_write(store, QUESTION_DRAFT, "leaving a draft");
}

enum store_status store_draft_list(struct store *store, size_t size, struct arena *arena,
                                   struct stored_draft *out, size_t *count)
{
    sqlite3_stmt *stmt = store->stmt[DRAFT_LIST];
    sqlite3_bind_int64(stmt, 1, (int64_t)size);
    int rc;
    *count = 0;
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW && *count < size)
        out[(*count)++] = (struct stored_draft){
            .id = sqlite3_column_int64(stmt, 0),
            .at = sqlite3_column_int64(stmt, 1),
            .author = column_text(stmt, 2, arena),
            .conversation = column_text(stmt, 3, arena),
            .question = column_text(stmt, 4, arena),
            .answer = column_text(stmt, 5, arena),
        };
    return store_list_done(store, stmt, rc, "reading drafts");
}
