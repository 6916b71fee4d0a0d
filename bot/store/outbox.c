/* outbox.c - the mails to send. */
#include "bot/store/internal.h"

enum { LIST_MAX = 500 };

enum store_status store_outbox_add(struct store *store, const struct stored_mail *mail)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[OUTBOX_ADD];
    bind_text(stmt, 1, mail->key);
    bind_text(stmt, 2, mail->conversation);
    bind_text(stmt, 3, mail->kind);
    bind_text(stmt, 4, mail->recipient);
    bind_text(stmt, 5, mail->recipient_name);
    bind_text(stmt, 6, mail->reference);
    bind_text(stmt, 7, mail->subject);
    bind_text(stmt, 8, mail->body);
    bind_text(stmt, 9, mail->message_id);
    sqlite3_bind_int64(stmt, 10, mail->created_at);
    return store_write(store, OUTBOX_ADD, "queueing a mail");
}

static void read_mail(sqlite3_stmt *stmt, struct arena *arena, struct stored_mail *out)
{
    *out = (struct stored_mail){
        .id = sqlite3_column_int64(stmt, 0),
        .key = column_text(stmt, 1, arena),
        .conversation = column_text(stmt, 2, arena),
        .kind = column_text(stmt, 3, arena),
        .recipient = column_text(stmt, 4, arena),
        .recipient_name = column_text(stmt, 5, arena),
        .reference = column_text(stmt, 6, arena),
        .subject = column_text(stmt, 7, arena),
        .body = column_text(stmt, 8, arena),
        .message_id = column_text(stmt, 9, arena),
        .state = column_text(stmt, 10, arena),
        .attempts = sqlite3_column_int64(stmt, 11),
        .next_at = sqlite3_column_int64(stmt, 12),
        .last_error = column_text(stmt, 13, arena),
        .created_at = sqlite3_column_int64(stmt, 14),
        .sent_at = sqlite3_column_int64(stmt, 15),
    };
}

enum store_status store_outbox_get(struct store *store, int64_t id, struct arena *arena,
                                   struct stored_mail *out)
{
    sqlite3_stmt *stmt = store->stmt[OUTBOX_GET];
    sqlite3_bind_int64(stmt, 1, id);
    enum store_status status = store_one_row(store, stmt, "reading a mail", "no such mail");
    if (status == STORE_OK)
        read_mail(stmt, arena, out);
    stmt_done(stmt);
    return status;
}

enum store_status store_outbox_next(struct store *store, int64_t *id, int64_t *at)
{
    sqlite3_stmt *stmt = store->stmt[OUTBOX_NEXT];
    enum store_status status = store_one_row(store, stmt, "reading the outbox", NULL);
    if (status == STORE_OK) {
        *id = sqlite3_column_int64(stmt, 0);
        *at = sqlite3_column_int64(stmt, 1);
    }
    stmt_done(stmt);
    return status;
}

enum store_status store_outbox_set(struct store *store, const struct stored_mail *mail)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[OUTBOX_SET];
    sqlite3_bind_int64(stmt, 1, mail->id);
    bind_text(stmt, 2, mail->state);
    sqlite3_bind_int64(stmt, 3, mail->attempts);
    sqlite3_bind_int64(stmt, 4, mail->next_at);
    bind_text(stmt, 5, mail->last_error);
    if (mail->sent_at != 0)
        sqlite3_bind_int64(stmt, 6, mail->sent_at);
    return store_write(store, OUTBOX_SET, "changing a mail");
}

static enum store_status change(struct store *store, enum statement which, int64_t value,
                                const char *doing)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_bind_int64(store->stmt[which], 1, value);
    return store_write(store, which, doing);
}

enum store_status store_outbox_recover(struct store *store, int64_t now)
{
    return change(store, OUTBOX_RECOVER, now, "queueing mails again");
}

enum store_status store_outbox_forget(struct store *store, int64_t before)
{
    return change(store, OUTBOX_FORGET, before, "forgetting mails");
}

/* Runs a statement that counts; its values are bound already. */
static enum store_status count_mails(struct store *store, enum statement which, int64_t *count)
{
    sqlite3_stmt *stmt = store->stmt[which];
    enum store_status status = store_one_row(store, stmt, "counting mails", NULL);
    if (status == STORE_OK)
        *count = sqlite3_column_int64(stmt, 0);
    stmt_done(stmt);
    return status;
}

enum store_status store_outbox_count(struct store *store, const char *state, int64_t *count)
{
    bind_text(store->stmt[OUTBOX_COUNT], 1, state);
    return count_mails(store, OUTBOX_COUNT, count);
}

enum store_status store_outbox_count_key(struct store *store, const char *key, int64_t *count)
{
    bind_text(store->stmt[OUTBOX_COUNT_KEY], 1, key);
    return count_mails(store, OUTBOX_COUNT_KEY, count);
}

enum store_status store_outbox_count_of(struct store *store, const char *conversation,
                                        int64_t *count)
{
    bind_text(store->stmt[OUTBOX_COUNT_OF], 1, conversation);
    return count_mails(store, OUTBOX_COUNT_OF, count);
}

enum store_status store_outbox_count_asked(struct store *store, int64_t since, int64_t *count)
{
    sqlite3_bind_int64(store->stmt[OUTBOX_COUNT_ASKED], 1, since);
    return count_mails(store, OUTBOX_COUNT_ASKED, count);
}

enum store_status store_outbox_count_since(struct store *store, const char *recipient,
                                           int64_t since, int64_t *count)
{
    bind_text(store->stmt[OUTBOX_COUNT_SINCE], 1, recipient);
    sqlite3_bind_int64(store->stmt[OUTBOX_COUNT_SINCE], 2, since);
    return count_mails(store, OUTBOX_COUNT_SINCE, count);
}

enum store_status store_outbox_list(struct store *store, const char *conversation,
                                    struct arena *arena, struct stored_mail **out, size_t *count)
{
    sqlite3_stmt *stmt = store->stmt[conversation == NULL ? OUTBOX_FAILED : OUTBOX_OF];
    if (conversation != NULL)
        bind_text(stmt, 1, conversation);
    *out = arena_alloc(arena, LIST_MAX, sizeof **out);
    *count = 0;
    int rc;
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW && *count < LIST_MAX)
        read_mail(stmt, arena, &(*out)[(*count)++]);
    return store_list_done(store, stmt, rc, "reading the outbox");
}
