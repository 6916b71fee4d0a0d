/* office.c - teams, hours, closures, ready-made replies and the audit. */
#include "bot/store/internal.h"

/* ---- teams ------------------------------------------------------------------------------ */

enum store_status store_team_list(struct store *store, struct arena *arena,
                                  struct stored_team **out, size_t *count)
{
    sqlite3_stmt *stmt = store->stmt[TEAM_LIST];
    int rc;
    *out = NULL;
    for (*count = 0; (rc = sqlite3_step(stmt)) == SQLITE_ROW; ++*count) {
        *out = store_room(arena, *out, *count, sizeof **out);
        (*out)[*count] = (struct stored_team){
            .team = column_text(stmt, 0, arena),
            .name_de = column_text(stmt, 1, arena),
            .name_en = column_text(stmt, 2, arena),
            .areas = column_text(stmt, 3, arena),
            .email = column_text(stmt, 4, arena),
        };
    }
    return store_list_done(store, stmt, rc, "reading the teams");
}

enum store_status store_team_set(struct store *store, const struct stored_team *team)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[TEAM_SET];
    bind_text(stmt, 1, team->team);
    bind_text(stmt, 2, team->name_de);
    bind_text(stmt, 3, team->name_en);
    bind_text(stmt, 4, team->areas);
    bind_text(stmt, 5, team->email);
    return store_write(store, TEAM_SET, "changing a team");
}

enum store_status store_team_delete(struct store *store, const char *team)
{
    static const enum statement leave[] = {TEAM_LEAVE, TEAM_LEAVE_OPEN};
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    bind_text(store->stmt[TEAM_KEEP], 1, team);
    status = store_write(store, TEAM_KEEP, "deleting a team");
    if (status != STORE_OK)
        return status;
    bind_text(store->stmt[TEAM_DELETE], 1, team);
    status = store_write_found(store, TEAM_DELETE, "deleting a team", "there is no such team");
    for (size_t i = 0; status == STORE_OK && i < sizeof leave / sizeof *leave; i++) {
        bind_text(store->stmt[leave[i]], 1, team);
        status = store_write(store, leave[i], "deleting a team");
    }
    return status;
}

/* ---- hours ------------------------------------------------------------------------------ */

enum store_status store_opening_list(struct store *store, struct arena *arena,
                                     struct stored_opening **out, size_t *count)
{
    sqlite3_stmt *stmt = store->stmt[OPENING_LIST];
    int rc;
    *out = NULL;
    for (*count = 0; (rc = sqlite3_step(stmt)) == SQLITE_ROW; ++*count) {
        *out = store_room(arena, *out, *count, sizeof **out);
        (*out)[*count] = (struct stored_opening){
            .weekday = sqlite3_column_int(stmt, 0),
            .from = sqlite3_column_int(stmt, 1),
            .to = sqlite3_column_int(stmt, 2),
        };
    }
    return store_list_done(store, stmt, rc, "reading the weekly hours");
}

enum store_status store_opening_set(struct store *store, const struct stored_opening *openings,
                                    size_t count)
{
    enum store_status status = store_group(store);
    if (status == STORE_OK)
        status = store_write(store, OPENING_CLEAR, "changing the weekly hours");
    for (size_t i = 0; status == STORE_OK && i < count; i++) {
        sqlite3_stmt *stmt = store->stmt[OPENING_ADD];
        sqlite3_bind_int(stmt, 1, openings[i].weekday);
        sqlite3_bind_int(stmt, 2, openings[i].from);
        sqlite3_bind_int(stmt, 3, openings[i].to);
        status = store_write(store, OPENING_ADD, "changing the weekly hours");
    }
    return status;
}

enum store_status store_closure_list(struct store *store, struct arena *arena,
                                     struct stored_closure **out, size_t *count)
{
    sqlite3_stmt *stmt = store->stmt[CLOSURE_LIST];
    int rc;
    *out = NULL;
    for (*count = 0; (rc = sqlite3_step(stmt)) == SQLITE_ROW; ++*count) {
        *out = store_room(arena, *out, *count, sizeof **out);
        (*out)[*count] = (struct stored_closure){
            .id = sqlite3_column_int64(stmt, 0),
            .first = column_text(stmt, 1, arena),
            .last = column_text(stmt, 2, arena),
            .reason = column_text(stmt, 3, arena),
        };
    }
    return store_list_done(store, stmt, rc, "reading the closures");
}

enum store_status store_closure_add(struct store *store, struct stored_closure *closure)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[CLOSURE_ADD];
    bind_text(stmt, 1, closure->first);
    bind_text(stmt, 2, closure->last);
    bind_text(stmt, 3, closure->reason);
    status = store_write(store, CLOSURE_ADD, "adding a closure");
    closure->id = sqlite3_last_insert_rowid(store->db);
    return status;
}

enum store_status store_closure_delete(struct store *store, int64_t id)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_bind_int64(store->stmt[CLOSURE_DELETE], 1, id);
    return store_write_found(store, CLOSURE_DELETE, "deleting a closure",
                             "there is no such closure");
}

/* ---- replies ---------------------------------------------------------------------------- */

enum store_status store_reply_list(struct store *store, struct arena *arena,
                                   struct stored_reply **out, size_t *count)
{
    sqlite3_stmt *stmt = store->stmt[REPLY_LIST];
    int rc;
    *out = NULL;
    for (*count = 0; (rc = sqlite3_step(stmt)) == SQLITE_ROW; ++*count) {
        *out = store_room(arena, *out, *count, sizeof **out);
        (*out)[*count] = (struct stored_reply){
            .id = sqlite3_column_int64(stmt, 0),
            .lang = column_text(stmt, 1, arena),
            .title = column_text(stmt, 2, arena),
            .text = column_text(stmt, 3, arena),
        };
    }
    return store_list_done(store, stmt, rc, "reading the ready-made replies");
}

enum store_status store_reply_set(struct store *store, struct stored_reply *reply)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    bool fresh = reply->id == 0;
    sqlite3_stmt *stmt = store->stmt[fresh ? REPLY_ADD : REPLY_SET];
    if (!fresh)
        sqlite3_bind_int64(stmt, 1, reply->id);
    bind_text(stmt, 2, reply->lang);
    bind_text(stmt, 3, reply->title);
    bind_text(stmt, 4, reply->text);
    if (!fresh)
        return store_write_found(store, REPLY_SET, "changing a ready-made reply",
                                 "there is no such ready-made reply");
    status = store_write(store, REPLY_ADD, "adding a ready-made reply");
    reply->id = sqlite3_last_insert_rowid(store->db);
    return status;
}

enum store_status store_reply_delete(struct store *store, int64_t id)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_bind_int64(store->stmt[REPLY_DELETE], 1, id);
    return store_write_found(store, REPLY_DELETE, "deleting a ready-made reply",
                             "there is no such ready-made reply");
}

/* ---- audit ------------------------------------------------------------------------------ */

enum store_status store_audit_add(struct store *store, const struct stored_audit *audit)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[AUDIT_ADD];
    sqlite3_bind_int64(stmt, 1, audit->at);
    bind_text(stmt, 2, audit->login);
    bind_text(stmt, 3, audit->action);
    bind_text(stmt, 4, audit->subject);
    bind_text(stmt, 5, audit->detail);
    return store_write(store, AUDIT_ADD, "noting who changed what");
}

enum store_status store_audit_list(struct store *store, int64_t before, size_t size,
                                   struct arena *arena, struct stored_audit *out, size_t *count)
{
    sqlite3_stmt *stmt = store->stmt[AUDIT_LIST];
    sqlite3_bind_int64(stmt, 1, before == 0 ? INT64_MAX : before);
    sqlite3_bind_int64(stmt, 2, (int64_t)size);
    int rc;
    for (*count = 0; (rc = sqlite3_step(stmt)) == SQLITE_ROW && *count < size; ++*count)
        out[*count] = (struct stored_audit){
            .id = sqlite3_column_int64(stmt, 0),
            .at = sqlite3_column_int64(stmt, 1),
            .login = column_text(stmt, 2, arena),
            .action = column_text(stmt, 3, arena),
            .subject = column_text(stmt, 4, arena),
            .detail = column_text(stmt, 5, arena),
        };
    return store_list_done(store, stmt, rc, "reading who changed what");
}
