/* events.c - the logs. */
#include "bot/store/internal.h"

enum store_status store_event_add(struct store *store, const char *conversation,
                                  struct stored_event *event)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[EVENT_NUMBER];
    bind_text(stmt, 1, conversation);
    sqlite3_bind_int64(stmt, 2, event->at);
    int rc = sqlite3_step(stmt);
    if (rc == SQLITE_ROW)
        event->seq = sqlite3_column_int64(stmt, 0);
    else
        status = rc == SQLITE_DONE
                     ? store_fail(store, STORE_NOT_FOUND, "there is no such conversation")
                     : store_fail_sql(store, "numbering an event");
    while (rc == SQLITE_ROW)
        rc = sqlite3_step(stmt);
    stmt_done(stmt);
    if (status != STORE_OK)
        return status;
    stmt = store->stmt[EVENT_ADD];
    bind_text(stmt, 1, conversation);
    sqlite3_bind_int64(stmt, 2, event->seq);
    sqlite3_bind_int64(stmt, 3, event->at);
    bind_text(stmt, 4, event->by);
    bind_text(stmt, 5, event->name);
    bind_text(stmt, 6, event->type);
    bind_text(stmt, 7, event->client_id);
    bind_text(stmt, 8, event->body);
    return store_write(store, EVENT_ADD, "adding an event");
}

static enum store_status read_event(struct store *store, sqlite3_stmt *stmt, struct arena *arena,
                                    struct stored_event *out)
{
    enum store_status status = store_one_row(store, stmt, "reading an event", NULL);
    if (status == STORE_OK)
        *out = (struct stored_event){
            .seq = sqlite3_column_int64(stmt, 0),
            .at = sqlite3_column_int64(stmt, 1),
            .by = column_text(stmt, 2, arena),
            .name = column_text(stmt, 3, arena),
            .type = column_text(stmt, 4, arena),
            .client_id = column_text(stmt, 5, arena),
            .body = column_text(stmt, 6, arena),
        };
    stmt_done(stmt);
    return status;
}

enum store_status store_event_next(struct store *store, const char *conversation, int64_t after,
                                   struct arena *arena, struct stored_event *out)
{
    sqlite3_stmt *stmt = store->stmt[EVENT_NEXT];
    bind_text(stmt, 1, conversation);
    sqlite3_bind_int64(stmt, 2, after);
    return read_event(store, stmt, arena, out);
}

enum store_status store_event_next_of(struct store *store, const char *conversation,
                                      const char *type, int64_t after, struct arena *arena,
                                      struct stored_event *out)
{
    sqlite3_stmt *stmt = store->stmt[EVENT_NEXT_OF];
    bind_text(stmt, 1, conversation);
    sqlite3_bind_int64(stmt, 2, after);
    bind_text(stmt, 3, type);
    return read_event(store, stmt, arena, out);
}

enum store_status store_event_last_of(struct store *store, const char *conversation, const char *by,
                                      const char *type, int64_t before, struct arena *arena,
                                      struct stored_event *out)
{
    sqlite3_stmt *stmt = store->stmt[EVENT_LAST_OF];
    bind_text(stmt, 1, conversation);
    sqlite3_bind_int64(stmt, 2, before);
    bind_text(stmt, 3, type);
    bind_text(stmt, 4, by);
    return read_event(store, stmt, arena, out);
}

enum store_status store_event_remembered(struct store *store, const char *conversation,
                                         struct arena *arena, struct stored_event *out)
{
    sqlite3_stmt *stmt = store->stmt[EVENT_REMEMBERED];
    bind_text(stmt, 1, conversation);
    return read_event(store, stmt, arena, out);
}

enum store_status store_event_before(struct store *store, const char *conversation, const char *by,
                                     int64_t nth, int64_t *at)
{
    sqlite3_stmt *stmt = store->stmt[EVENT_BEFORE];
    bind_text(stmt, 1, conversation);
    bind_text(stmt, 2, by);
    sqlite3_bind_int64(stmt, 3, nth - 1);
    enum store_status status = store_one_row(store, stmt, "reading an event", NULL);
    if (status == STORE_OK)
        *at = sqlite3_column_int64(stmt, 0);
    stmt_done(stmt);
    return status;
}

enum store_status store_event_said(struct store *store, const char *conversation,
                                   const char *client_id, struct arena *arena,
                                   struct stored_event *out)
{
    sqlite3_stmt *stmt = store->stmt[EVENT_SAID];
    bind_text(stmt, 1, conversation);
    bind_text(stmt, 2, client_id);
    return read_event(store, stmt, arena, out);
}
