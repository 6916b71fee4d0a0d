/* accounts.c - accounts and their sessions. */
#include <string.h>

#include "bot/store/internal.h"

enum store_status store_account_add(struct store *store, const struct stored_account *a)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[ACCOUNT_ADD];
    bind_text(stmt, 1, a->login);
    bind_text(stmt, 2, a->name);
    bind_text(stmt, 3, a->role);
    bind_text(stmt, 4, a->password);
    return store_write(store, ACCOUNT_ADD, "adding an account");
}

static void read_account(sqlite3_stmt *stmt, struct arena *arena, struct stored_account *out)
{
    *out = (struct stored_account){
        .login = column_text(stmt, 0, arena),
        .name = column_text(stmt, 1, arena),
        .role = column_text(stmt, 2, arena),
        .password = column_text(stmt, 3, arena),
        .disabled = sqlite3_column_int(stmt, 4) != 0,
        .capacity = sqlite3_column_int(stmt, 5),
        .email = column_text(stmt, 6, arena),
    };
}

enum store_status store_account_get(struct store *store, const char *login, struct arena *arena,
                                    struct stored_account *out)
{
    sqlite3_stmt *stmt = store->stmt[ACCOUNT_GET];
    bind_text(stmt, 1, login);
    enum store_status status =
        store_one_row(store, stmt, "reading an account", "there is no such account");
    if (status == STORE_OK)
        read_account(stmt, arena, out);
    stmt_done(stmt);
    return status;
}

enum store_status store_account_list(struct store *store, struct arena *arena,
                                     struct stored_account **out, size_t *count)
{
    sqlite3_stmt *stmt = store->stmt[ACCOUNT_LIST];
    int rc;
    *out = NULL;
    for (*count = 0; (rc = sqlite3_step(stmt)) == SQLITE_ROW; ++*count) {
        *out = store_room(arena, *out, *count, sizeof **out);
        read_account(stmt, arena, &(*out)[*count]);
    }
    return store_list_done(store, stmt, rc, "reading accounts");
}

enum store_status store_account_set(struct store *store, const struct stored_account *a)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[ACCOUNT_SET];
    bind_text(stmt, 1, a->login);
    bind_text(stmt, 2, a->password);
    sqlite3_bind_int(stmt, 3, a->disabled);
    status = store_write(store, ACCOUNT_SET, "changing an account");
    if (status != STORE_OK)
        return status;
    bind_text(store->stmt[SESSION_END_ALL], 1, a->login);
    return store_write(store, SESSION_END_ALL, "ending sessions");
}

enum store_status store_account_change(struct store *store, const struct stored_account *a)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[ACCOUNT_CHANGE];
    bind_text(stmt, 1, a->login);
    bind_text(stmt, 2, a->name);
    bind_text(stmt, 3, a->role);
    sqlite3_bind_int(stmt, 4, a->capacity);
    bind_text(stmt, 5, a->email);
    return store_write(store, ACCOUNT_CHANGE, "changing an account");
}

enum store_status store_account_enable(struct store *store, const char *login)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    bind_text(store->stmt[ACCOUNT_ENABLE], 1, login);
    return store_write(store, ACCOUNT_ENABLE, "enabling an account");
}

enum store_status store_account_teams(struct store *store, const char *login, struct arena *arena,
                                      const char **out)
{
    sqlite3_stmt *stmt = store->stmt[ACCOUNT_TEAMS];
    bind_text(stmt, 1, login);
    enum store_status status = store_one_row(store, stmt, "reading the teams of an account", NULL);
    if (status == STORE_OK)
        *out = column_text(stmt, 0, arena);
    if (status != STORE_OK || *out == NULL)
        *out = "";
    stmt_done(stmt);
    return status;
}

enum store_status store_account_set_teams(struct store *store, const char *login, const char *teams)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    bind_text(store->stmt[MEMBER_CLEAR], 1, login);
    status = store_write(store, MEMBER_CLEAR, "changing the teams of an account");
    for (const char *at = teams; status == STORE_OK && *(at += strspn(at, " ")) != '\0';) {
        size_t len = strcspn(at, " ");
        bind_text(store->stmt[MEMBER_ADD], 1, login);
        sqlite3_bind_text(store->stmt[MEMBER_ADD], 2, at, (int)len, SQLITE_STATIC);
        status = store_write(store, MEMBER_ADD, "changing the teams of an account");
        at += len;
    }
    return status;
}

enum store_status store_session_add(struct store *store, const unsigned char *hash,
                                    const char *login, int64_t expires)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *stmt = store->stmt[SESSION_ADD];
    sqlite3_bind_blob(stmt, 1, hash, STORE_HASH_SIZE, SQLITE_STATIC);
    bind_text(stmt, 2, login);
    sqlite3_bind_int64(stmt, 3, expires);
    return store_write(store, SESSION_ADD, "beginning a session");
}

enum store_status store_session_get(struct store *store, const unsigned char *hash, int64_t now,
                                    struct arena *arena, const char **login)
{
    sqlite3_stmt *stmt = store->stmt[SESSION_GET];
    sqlite3_bind_blob(stmt, 1, hash, STORE_HASH_SIZE, SQLITE_STATIC);
    sqlite3_bind_int64(stmt, 2, now);
    enum store_status status = store_one_row(store, stmt, "reading a session", NULL);
    if (status == STORE_OK)
        *login = column_text(stmt, 0, arena);
    stmt_done(stmt);
    return status;
}

bool store_session_any(struct store *store, int64_t now)
{
    sqlite3_stmt *stmt = store->stmt[SESSION_ANY];
    sqlite3_bind_int64(stmt, 1, now);
    enum store_status status = store_one_row(store, stmt, "reading sessions", NULL);
    stmt_done(stmt);
    return status == STORE_OK;
}

enum store_status store_session_end(struct store *store, const unsigned char *hash)
{
    enum store_status status = store_group(store);
    if (status != STORE_OK)
        return status;
    sqlite3_bind_blob(store->stmt[SESSION_END], 1, hash, STORE_HASH_SIZE, SQLITE_STATIC);
    return store_write(store, SESSION_END, "ending a session");
}
