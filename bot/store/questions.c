/* questions.c - what did not get its answer, and how often entries did. */
#include "bot/store/internal.h"

enum store_status store_question_add(struct store *store, const struct stored_question *a)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[QUESTION_ADD];
    bind_text(stmt, 1, a->conversation);
    sqlite3_bind_int64(stmt, 2, a->seq);
    sqlite3_bind_int64(stmt, 3, a->at);
    bind_text(stmt, 4, a->lang);
    bind_text(stmt, 5, a->kind);
    bind_text(stmt, 6, a->question);
    bind_text(stmt, 7, a->entry);
    bind_text(stmt, 8, a->reason);
    sqlite3_bind_int(stmt, 9, a->waits);
    return store_write(store, QUESTION_ADD, "noting what was asked");
}

enum store_status store_question_drop(struct store *store, const char *conversation, int64_t seq)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    bind_text(store->stmt[QUESTION_DROP], 1, conversation);
    sqlite3_bind_int64(store->stmt[QUESTION_DROP], 2, seq);
    return store_write(store, QUESTION_DROP, "forgetting what was asked");
}

static void read_question(sqlite3_stmt *stmt, struct arena *arena, struct stored_question *out)
{
    *out = (struct stored_question){
        .id = sqlite3_column_int64(stmt, 0),
        .conversation = column_text(stmt, 1, arena),
        .seq = sqlite3_column_int64(stmt, 2),
        .at = sqlite3_column_int64(stmt, 3),
        .lang = column_text(stmt, 4, arena),
        .kind = column_text(stmt, 5, arena),
        .question = column_text(stmt, 6, arena),
        .entry = column_text(stmt, 7, arena),
        .reason = column_text(stmt, 8, arena),
        .state = column_text(stmt, 9, arena),
        .answer = column_text(stmt, 10, arena),
        .waits = sqlite3_column_int(stmt, 11) != 0,
    };
}

enum store_status store_question_list(struct store *store, const struct stored_question *like,
                                      int64_t since, int64_t waits_since, size_t size,
                                      struct arena *arena, struct stored_question *out,
                                      size_t *count)
{
    sqlite3_stmt *stmt = store->stmt[QUESTION_LIST];
    bind_text(stmt, 1, like->state);
    sqlite3_bind_int64(stmt, 2, waits_since);
    bind_text(stmt, 3, like->kind);
    bind_text(stmt, 4, like->lang);
    sqlite3_bind_int64(stmt, 5, since);
    sqlite3_bind_int64(stmt, 6, (int64_t)size);
    int rc;
    for (*count = 0; (rc = sqlite3_step(stmt)) == SQLITE_ROW && *count < size; ++*count)
        read_question(stmt, arena, &out[*count]);
    return store_list_done(store, stmt, rc, "reading what was asked");
}

enum store_status store_question_get(struct store *store, int64_t id, struct arena *arena,
                                     struct stored_question *out)
{
    sqlite3_stmt *stmt = store->stmt[QUESTION_GET];
    sqlite3_bind_int64(stmt, 1, id);
    enum store_status status =
        store_one_row(store, stmt, "reading what was asked", "there is no such question");
    if (status == STORE_OK)
        read_question(stmt, arena, out);
    stmt_done(stmt);
    return status;
}

enum store_status store_question_of(struct store *store, const char *conversation,
                                    struct arena *arena, struct stored_question **out,
                                    size_t *count)
{
    sqlite3_stmt *stmt = store->stmt[QUESTION_OF];
    int rc;
    *out = NULL;
    bind_text(stmt, 1, conversation);
    for (*count = 0; (rc = sqlite3_step(stmt)) == SQLITE_ROW; ++*count) {
        *out = store_room(arena, *out, *count, sizeof **out);
        read_question(stmt, arena, &(*out)[*count]);
    }
    return store_list_done(store, stmt, rc, "reading what was asked");
}

enum store_status store_question_mask(struct store *store, const struct stored_question *a)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_bind_int64(store->stmt[QUESTION_MASK], 1, a->id);
    bind_text(store->stmt[QUESTION_MASK], 2, a->question);
    bind_text(store->stmt[QUESTION_MASK], 3, a->reason);
    return store_write(store, QUESTION_MASK, "masking what was asked");
}

enum store_status store_question_mark(struct store *store, int64_t id, const char *state,
                                      const char *login, int64_t now)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[QUESTION_MARK];
    sqlite3_bind_int64(stmt, 1, id);
    bind_text(stmt, 2, state);
    bind_text(stmt, 3, login);
    sqlite3_bind_int64(stmt, 4, now);
    return store_write_found(store, QUESTION_MARK, "marking what was asked",
                             "there is no such question");
}

enum store_status store_question_count(struct store *store, int64_t waits_since, int64_t *count)
{
    sqlite3_stmt *stmt = store->stmt[QUESTION_COUNT];
    sqlite3_bind_int64(stmt, 1, waits_since);
    enum store_status status = store_one_row(store, stmt, "counting what was asked", NULL);
    *count = status == STORE_OK ? sqlite3_column_int64(stmt, 0) : 0;
    stmt_done(stmt);
    return status;
}

enum store_status store_question_forget(struct store *store, int64_t before, bool *any)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    int changes = sqlite3_total_changes(store->db);
    sqlite3_bind_int64(store->stmt[QUESTION_FORGET], 1, before);
    status = store_write(store, QUESTION_FORGET, "forgetting what was asked");
    *any |= sqlite3_total_changes(store->db) != changes;
    return status;
}

enum store_status store_answer_count_add(struct store *store, const char *month,
                                         const struct stored_count *more)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[ANSWER_COUNT_ADD];
    bind_text(stmt, 1, more->slug);
    bind_text(stmt, 2, month);
    sqlite3_bind_int64(stmt, 3, more->asked);
    sqlite3_bind_int64(stmt, 4, more->good);
    sqlite3_bind_int64(stmt, 5, more->bad);
    return store_write(store, ANSWER_COUNT_ADD, "counting an answer");
}

enum store_status store_answer_count_list(struct store *store, const char *month,
                                          struct arena *arena, struct stored_count **out,
                                          size_t *count)
{
    sqlite3_stmt *stmt = store->stmt[ANSWER_COUNT_LIST];
    int rc;
    *out = NULL;
    bind_text(stmt, 1, month);
    for (*count = 0; (rc = sqlite3_step(stmt)) == SQLITE_ROW; ++*count) {
        *out = store_room(arena, *out, *count, sizeof **out);
        (*out)[*count] = (struct stored_count){
            .slug = column_text(stmt, 0, arena),
            .asked = sqlite3_column_int64(stmt, 1),
            .good = sqlite3_column_int64(stmt, 2),
            .bad = sqlite3_column_int64(stmt, 3),
        };
    }
    return store_list_done(store, stmt, rc, "counting the answers");
}
