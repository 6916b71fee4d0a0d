/* database.h - a SQLite file of ours: opened, told from others, brought up to date.
 * Errors   a status; `message` gets the sentence for the person who can mend it. */
#ifndef KB_DATABASE_H
#define KB_DATABASE_H

#include <stddef.h>

#include <sqlite3.h>

enum database_status { DATABASE_OK, DATABASE_FOREIGN, DATABASE_NEWER, DATABASE_FAILED };

struct database_kind {
    const char *file; /* its name in the data folder */
    const char *what; /* "knowledge base", for messages */
    int application_id;
    const char *pragmas;       /* run once open */
    const char *const *schema; /* step i leads from version i to i + 1 and sets user_version */
    int version;               /* how many steps there are */
};

/* How long one process waits for another. */
enum { DATABASE_MESSAGE_SIZE = 512, DATABASE_BUSY_MS = 5000 };

/* Opens or makes DIR/file in defensive mode; without DIR, one in memory. *db may be set also on
 * failure; the caller closes it. */
enum database_status database_open(const char *dir, const struct database_kind *kind, sqlite3 **db,
                                   char message[DATABASE_MESSAGE_SIZE]);
/* Runs the missing steps in one transaction; another process may be doing the same. */
enum database_status database_upgrade(sqlite3 *db, const struct database_kind *kind,
                                      char message[DATABASE_MESSAGE_SIZE]);
/* Prepares `count` statements, so that a typo fails at start. */
enum database_status database_prepare(sqlite3 *db, const char *const *sql, size_t count,
                                      sqlite3_stmt **out, char message[DATABASE_MESSAGE_SIZE]);

/* Of a prepared statement. */
void stmt_done(sqlite3_stmt *stmt); /* resets it and clears its bindings */
/* NULL for NULL. The text must live until the statement is done. */
void bind_text(sqlite3_stmt *stmt, int index, const char *text);

#endif
