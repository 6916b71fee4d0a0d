/* database.c - see database.h. */
#include "kb/database.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static enum database_status fail(char message[DATABASE_MESSAGE_SIZE], enum database_status status,
                                 const char *format, ...) __attribute__((format(printf, 3, 4)));

static enum database_status fail(char message[DATABASE_MESSAGE_SIZE], enum database_status status,
                                 const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(message, DATABASE_MESSAGE_SIZE, format, args);
    va_end(args);
    return status;
}

static enum database_status run(sqlite3 *db, const char *sql, const char *doing,
                                char message[DATABASE_MESSAGE_SIZE])
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK)
        return DATABASE_OK;
    return fail(message, DATABASE_FAILED, "%s: %s", doing, sqlite3_errmsg(db));
}

enum database_status database_open(const char *dir, const struct database_kind *kind, sqlite3 **db,
                                   char message[DATABASE_MESSAGE_SIZE])
{
    char path[4096] = ":memory:";
    int len = dir == NULL ? 0 : snprintf(path, sizeof path, "%s/%s", dir, kind->file);
    if (len < 0 || (size_t)len >= sizeof path)
        return fail(message, DATABASE_FAILED, "the path of the data folder is too long");
    if (dir != NULL && mkdir(dir, 0750) != 0 && errno != EEXIST)
        return fail(message, DATABASE_FAILED, "cannot make the data folder %s: %s", dir,
                    strerror(errno));
    int rc = sqlite3_open_v2(
        path, db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    if (rc != SQLITE_OK)
        return fail(message, DATABASE_FAILED, "cannot open %s: %s", path,
                    *db == NULL ? sqlite3_errstr(rc) : sqlite3_errmsg(*db));
    sqlite3_busy_timeout(*db, DATABASE_BUSY_MS);
    sqlite3_db_config(*db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(*db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    return run(*db, kind->pragmas, path, message);
}

static int64_t number(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    int64_t out = -1;
    if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK &&
        sqlite3_step(stmt) == SQLITE_ROW)
        out = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    return out;
}

enum database_status database_upgrade(sqlite3 *db, const struct database_kind *kind,
                                      char message[DATABASE_MESSAGE_SIZE])
{
    enum database_status status = run(db, "BEGIN IMMEDIATE", kind->file, message);
    if (status != DATABASE_OK)
        return status;
    int64_t version = number(db, "PRAGMA user_version");
    if (version < 0)
        status = fail(message, DATABASE_FAILED, "%s is damaged: restore a backup", kind->file);
    else if (number(db, "PRAGMA application_id") != kind->application_id &&
             number(db, "SELECT count(*) FROM sqlite_schema") > 0)
        status =
            fail(message, DATABASE_FOREIGN, "%s is not a Kammerlotse %s", kind->file, kind->what);
    else if (version > kind->version)
        status = fail(message, DATABASE_NEWER,
                      "%s is from a newer version of Kammerlotse (schema %lld, this one knows "
                      "%d): install that version, or restore a backup",
                      kind->file, (long long)version, kind->version);
    for (int64_t step = version; status == DATABASE_OK && step < kind->version; step++)
        status = run(db, kind->schema[step], kind->file, message);
    if (status == DATABASE_OK)
        status = run(db, "COMMIT", kind->file, message);
    if (status != DATABASE_OK && !sqlite3_get_autocommit(db))
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

enum database_status database_prepare(sqlite3 *db, const char *const *sql, size_t count,
                                      sqlite3_stmt **out, char message[DATABASE_MESSAGE_SIZE])
{
    for (size_t i = 0; i < count; i++)
        if (sqlite3_prepare_v3(db, sql[i], -1, SQLITE_PREPARE_PERSISTENT, &out[i], NULL) !=
            SQLITE_OK)
            return fail(message, DATABASE_FAILED, "%s: %s", sql[i], sqlite3_errmsg(db));
    return DATABASE_OK;
}

void stmt_done(sqlite3_stmt *stmt)
{
    sqlite3_reset(stmt);
    sqlite3_clear_bindings(stmt);
}

void bind_text(sqlite3_stmt *stmt, int index, const char *text)
{
    sqlite3_bind_text(stmt, index, text, -1, SQLITE_STATIC);
}
