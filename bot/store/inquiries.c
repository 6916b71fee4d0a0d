/* inquiries.c - who asks and what came of it, and the history. */
#include "bot/store/internal.h"

/* ---- inquiries -------------------------------------------------------------------------- */

enum store_status store_inquiry_set(struct store *store, const struct stored_inquiry *q)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    const char *texts[] = {q->team,   q->firm,  q->firm_key, q->place,     q->name,  q->email,
                           q->domain, q->phone, q->consent,  q->reference, q->topic, q->kind};
    sqlite3_stmt *stmt = store->stmt[INQUIRY_SET];
    bind_text(stmt, 1, q->conversation);
    sqlite3_bind_int64(stmt, 2, q->asked_at);
    if (q->taken_at != 0)
        sqlite3_bind_int64(stmt, 3, q->taken_at);
    for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++)
        bind_text(stmt, 4 + i, texts[i]);
    if (q->solved >= 0)
        sqlite3_bind_int(stmt, 16, q->solved);
    return store_write(store, INQUIRY_SET, "keeping an inquiry");
}

enum { INQUIRY_COLUMN_COUNT = 16 };

/* A row whose columns from `at` on are those of INQUIRY_COLUMNS. */
static void read_inquiry(sqlite3_stmt *stmt, int at, struct arena *arena,
                         struct stored_inquiry *out)
{
    *out = (struct stored_inquiry){
        .conversation = column_text(stmt, at, arena),
        .asked_at = sqlite3_column_int64(stmt, at + 1),
        .taken_at = sqlite3_column_int64(stmt, at + 2),
        .team = column_text(stmt, at + 3, arena),
        .firm = column_text(stmt, at + 4, arena),
        .firm_key = column_text(stmt, at + 5, arena),
        .place = column_text(stmt, at + 6, arena),
        .name = column_text(stmt, at + 7, arena),
        .email = column_text(stmt, at + 8, arena),
        .domain = column_text(stmt, at + 9, arena),
        .phone = column_text(stmt, at + 10, arena),
        .consent = column_text(stmt, at + 11, arena),
        .reference = column_text(stmt, at + 12, arena),
        .topic = column_text(stmt, at + 13, arena),
        .kind = column_text(stmt, at + 14, arena),
        .solved = sqlite3_column_type(stmt, at + 15) == SQLITE_NULL
                      ? -1
                      : sqlite3_column_int(stmt, at + 15),
    };
}

enum store_status store_inquiry_get(struct store *store, const char *conversation,
                                    struct arena *arena, struct stored_inquiry *out)
{
    *out = (struct stored_inquiry){.conversation = conversation,
                                   .team = "",
                                   .firm = "",
                                   .firm_key = "",
                                   .place = "",
                                   .name = "",
                                   .email = "",
                                   .domain = "",
                                   .phone = "",
                                   .consent = "",
                                   .topic = "",
                                   .kind = "",
                                   .solved = -1};
    sqlite3_stmt *stmt = store->stmt[INQUIRY_GET];
    bind_text(stmt, 1, conversation);
    enum store_status status = store_one_row(store, stmt, "reading an inquiry", NULL);
    if (status == STORE_OK)
        read_inquiry(stmt, 0, arena, out);
    stmt_done(stmt);
    return status;
}

enum store_status store_inquiry_waits(struct store *store, const char *team, int64_t taken_after,
                                      int64_t *out, size_t size, size_t *count)
{
    sqlite3_stmt *stmt = store->stmt[INQUIRY_WAITS];
    bind_text(stmt, 1, team);
    sqlite3_bind_int64(stmt, 2, taken_after);
    sqlite3_bind_int64(stmt, 3, (int64_t)size);
    int rc;
    *count = 0;
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW && *count < size)
        out[(*count)++] = sqlite3_column_int64(stmt, 0);
    return store_list_done(store, stmt, rc, "reading how long people waited");
}

/* ---- history ---------------------------------------------------------------------------- */

static enum store_status read_history(struct store *store, sqlite3_stmt *stmt, size_t size,
                                      struct arena *arena, struct stored_past *out, size_t *count)
{
    int rc;
    *count = 0;
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW && *count < size) {
        struct stored_past *past = &out[(*count)++];
        store_read_conversation(stmt, arena, &past->conversation);
        read_inquiry(stmt, CONVERSATION_COLUMN_COUNT, arena, &past->inquiry);
        past->team_de = column_text(stmt, CONVERSATION_COLUMN_COUNT + INQUIRY_COLUMN_COUNT, arena);
        past->team_en =
            column_text(stmt, CONVERSATION_COLUMN_COUNT + INQUIRY_COLUMN_COUNT + 1, arena);
    }
    return store_list_done(store, stmt, rc, "reading the history");
}

enum store_status store_history(struct store *store, int64_t before, const char *before_id,
                                const char *find, size_t size, struct arena *arena,
                                struct stored_past *out, size_t *count)
{
    sqlite3_stmt *stmt = store->stmt[find == NULL ? HISTORY : HISTORY_FIND];
    sqlite3_bind_int64(stmt, 1, before);
    sqlite3_bind_int64(stmt, 2, (int64_t)size);
    bind_text(stmt, 3, before_id);
    if (find != NULL)
        bind_text(stmt, 4, find);
    return read_history(store, stmt, size, arena, out, count);
}

enum store_status store_history_of(struct store *store, const char *firm_key, const char *domain,
                                   size_t size, struct arena *arena, struct stored_past *out,
                                   size_t *count)
{
    sqlite3_stmt *stmt = store->stmt[HISTORY_OF];
    bind_text(stmt, 1, firm_key);
    bind_text(stmt, 2, domain);
    sqlite3_bind_int64(stmt, 3, (int64_t)size);
    return read_history(store, stmt, size, arena, out, count);
}
