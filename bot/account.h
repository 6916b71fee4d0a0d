/* account.h - who may sign in to the desk.
 * Owns     nothing: the store keeps accounts and sessions.
 * Errors   a status; a wrong password, an unknown login and a disabled account look the same
 *          and take the same time.
 * Threads  as the store, but account_check_run() may run on any. Argon2id takes about a tenth
 *          of a second and 64 MiB on purpose. */
#ifndef BOT_ACCOUNT_H
#define BOT_ACCOUNT_H

#include "bot/secret.h"
#include "bot/store.h"

#define ACCOUNT_STATUS(X)                                                                          \
    X(ACCOUNT_OK, "done")                                                                          \
    X(ACCOUNT_INVALID, "a login has 1 to 64 characters a-z, 0-9, . _ -; a name is needed; the "    \
                       "role is advisor, editor, head or administrator")                           \
    X(ACCOUNT_WEAK, "a password has at least 12 characters")                                       \
    X(ACCOUNT_EXISTS, "there is an account of that login already")                                 \
    X(ACCOUNT_NOT_FOUND, "there is no account of that login")                                      \
    X(ACCOUNT_REFUSED, "login or password is wrong")                                               \
    X(ACCOUNT_NOT_STORED, "not stored")

enum account_status {
#define ACCOUNT_STATUS_NAME(name, text) name,
    ACCOUNT_STATUS(ACCOUNT_STATUS_NAME)
#undef ACCOUNT_STATUS_NAME
};

const char *account_status_text(enum account_status status);

enum {
    ACCOUNT_PASSWORD_SIZE = 28,
    ACCOUNT_LOGIN_SIZE = 65,
    ACCOUNT_HASH_SIZE = 128,
    PASSWORD_MIN = 12,
    PASSWORD_MAX = 512,
};

/* A password a person can read off a screen: 20 characters in groups of five. */
void account_make_password(char out[ACCOUNT_PASSWORD_SIZE]);
enum account_status account_add(struct store *store, const char *login, const char *name,
                                const char *role, const char *password);
/* Changes the password, enables the account, and ends its sessions. */
enum account_status account_set_password(struct store *store, const char *login,
                                         const char *password);
/* Nobody signs in with it any more; its sessions end. */
enum account_status account_disable(struct store *store, const char *login);

/* Checks the password and begins a session of twelve hours; `token` is its secret, of which only
 * the hash is kept. */
enum account_status account_sign_in(struct store *store, const char *login, const char *password,
                                    int64_t now, char token[SECRET_TOKEN_SIZE]);

/* The same in steps, of which only account_check_run() takes time. */
struct account_check {
    char login[ACCOUNT_LOGIN_SIZE];
    char hash[ACCOUNT_HASH_SIZE]; /* "" where nobody signs in with that login */
    char password[PASSWORD_MAX + 1];
    bool too_long, right;
};

/* Fails only where the store does. */
enum account_status account_check_begin(struct store *store, const char *login,
                                        const char *password, struct account_check *out);
void account_check_run(struct account_check *check);
enum account_status account_check_end(struct store *store, const struct account_check *check,
                                      int64_t now, char token[SECRET_TOKEN_SIZE]);
/* Wipes the password. */
void account_check_forget(struct account_check *check);
/* May it talk to employers and read what they said? An editor's may not. */
bool account_may_advise(const char *role);
/* Who that secret belongs to. */
enum account_status account_of_session(struct store *store, const char *token, int64_t now,
                                       struct arena *arena, struct stored_account *out);
enum account_status account_sign_out(struct store *store, const char *token);

#endif
