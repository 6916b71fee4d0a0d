/* account.c - Argon2id by libsodium, at its interactive limits. */
#include "bot/account.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include <sodium.h>

static const int64_t SESSION_MS = INT64_C(12) * 3600 * 1000;

const char *account_status_text(enum account_status status)
{
    static const char *const texts[] = {
#define ACCOUNT_STATUS_TEXT(name, text) text,
        ACCOUNT_STATUS(ACCOUNT_STATUS_TEXT)
#undef ACCOUNT_STATUS_TEXT
    };
    return texts[status];
}

void account_make_password(char out[ACCOUNT_PASSWORD_SIZE])
{
    /* without letters and digits that look alike: 31^20 is about 99 bits */
    static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789";
    size_t at = 0;
    for (int i = 0; i < 20; i++) {
        if (i > 0 && i % 5 == 0)
            out[at++] = '-';
        out[at++] = letters[randombytes_uniform(sizeof letters - 1)];
    }
    out[at] = '\0';
}

static bool login_valid(const char *login)
{
    size_t len = strspn(login, "abcdefghijklmnopqrstuvwxyz0123456789._-");
    return len > 0 && len <= 64 && login[len] == '\0';
}

static bool role_valid(const char *role)
{
    static const char *const roles[] = {"advisor", "editor", "head", "administrator"};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (strcmp(role, roles[i]) == 0)
            return true;
    return false;
}

static enum account_status hash_password(const char *password, char hash[crypto_pwhash_STRBYTES])
{
    size_t len = strlen(password);
    if (text_length(text_of(password)) < PASSWORD_MIN || len > PASSWORD_MAX)
        return ACCOUNT_WEAK;
    return crypto_pwhash_str(hash, password, len, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                             crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0
               ? ACCOUNT_OK
               : ACCOUNT_NOT_STORED;
}

static enum account_status from_store(enum store_status status)
{
    switch (status) {
    case STORE_OK:
        return ACCOUNT_OK;
    case STORE_EXISTS:
        return ACCOUNT_EXISTS;
    case STORE_NOT_FOUND:
        return ACCOUNT_NOT_FOUND;
    default:
        return ACCOUNT_NOT_STORED;
    }
}

enum account_status account_add(struct store *store, const char *login, const char *name,
                                const char *role, const char *password)
{
    char hash[crypto_pwhash_STRBYTES];
    if (!login_valid(login) || !role_valid(role) || text_trim(text_of(name)).len == 0)
        return ACCOUNT_INVALID;
    enum account_status status = hash_password(password, hash);
    if (status != ACCOUNT_OK)
        return status;
    const struct stored_account account = {
        .login = login, .name = name, .role = role, .password = hash};
    return from_store(store_account_add(store, &account));
}

/* Reads the account, lets it be changed, writes it. A password of NULL disables it. */
static enum account_status change(struct store *store, const char *login, const char *password)
{
    char hash[crypto_pwhash_STRBYTES];
    struct arena *arena = arena_new(1 << 20);
    struct stored_account account;
    enum account_status status = from_store(store_account_get(store, login, arena, &account));
    if (status == ACCOUNT_OK && password != NULL)
        status = hash_password(password, hash);
    if (status == ACCOUNT_OK) {
        account.disabled = password == NULL;
        if (password != NULL)
            account.password = hash;
        status = from_store(store_account_set(store, &account));
    }
    arena_free(arena);
    return status;
}

enum account_status account_set_password(struct store *store, const char *login,
                                         const char *password)
{
    return change(store, login, password);
}

enum account_status account_disable(struct store *store, const char *login)
{
    return change(store, login, NULL);
}

/* Costs what a real check costs, so that time does not tell which logins exist. */
static void check_nothing(const char *password, size_t len)
{
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str(hash, password, len, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0)
        sodium_memzero(hash, sizeof hash);
}

static_assert(ACCOUNT_HASH_SIZE == crypto_pwhash_STRBYTES, "the size of a hash in account.h");

enum account_status account_check_begin(struct store *store, const char *login,
                                        const char *password, struct account_check *out)
{
    *out = (struct account_check){.too_long = strlen(password) > PASSWORD_MAX};
    if (out->too_long || !login_valid(login)) {
        snprintf(out->password, sizeof out->password, "%s", password);
        return ACCOUNT_OK;
    }
    struct arena *arena = arena_new(1 << 20);
    struct stored_account account;
    enum store_status status = store_account_get(store, login, arena, &account);
    if (status == STORE_OK && !account.disabled)
        snprintf(out->hash, sizeof out->hash, "%s", account.password);
    snprintf(out->login, sizeof out->login, "%s", login);
    snprintf(out->password, sizeof out->password, "%s", password);
    arena_free(arena);
    return status == STORE_OK || status == STORE_NOT_FOUND ? ACCOUNT_OK : from_store(status);
}

void account_check_run(struct account_check *check)
{
    size_t len = strlen(check->password);
    if (check->too_long)
        return;
    if (check->hash[0] == '\0')
        check_nothing(check->password, len);
    else
        check->right = crypto_pwhash_str_verify(check->hash, check->password, len) == 0;
}

/* Between the two the account may have been disabled or got another password. */
enum account_status account_check_end(struct store *store, const struct account_check *check,
                                      int64_t now, char token[SECRET_TOKEN_SIZE])
{
    if (!check->right)
        return ACCOUNT_REFUSED;
    struct arena *arena = arena_new(1 << 20);
    struct stored_account account;
    enum account_status status =
        from_store(store_account_get(store, check->login, arena, &account));
    if (status == ACCOUNT_NOT_FOUND ||
        (status == ACCOUNT_OK && (account.disabled || strcmp(account.password, check->hash) != 0)))
        status = ACCOUNT_REFUSED;
    if (status == ACCOUNT_OK) {
        unsigned char hash[STORE_HASH_SIZE];
        secret_make_token(token);
        secret_hash(token, hash);
        status = from_store(store_session_add(store, hash, check->login, now + SESSION_MS));
    }
    arena_free(arena);
    return status;
}

void account_check_forget(struct account_check *check)
{
    sodium_memzero(check, sizeof *check);
}

enum account_status account_sign_in(struct store *store, const char *login, const char *password,
                                    int64_t now, char token[SECRET_TOKEN_SIZE])
{
    struct account_check check;
    enum account_status status = account_check_begin(store, login, password, &check);
    if (status == ACCOUNT_OK) {
        account_check_run(&check);
        status = account_check_end(store, &check, now, token);
    }
    account_check_forget(&check);
    return status;
}

bool account_may_advise(const char *role)
{
    return strcmp(role, "editor") != 0;
}

enum account_status account_of_session(struct store *store, const char *token, int64_t now,
                                       struct arena *arena, struct stored_account *out)
{
    unsigned char hash[STORE_HASH_SIZE];
    const char *login;
    secret_hash(token, hash);
    enum store_status status = store_session_get(store, hash, now, arena, &login);
    return from_store(status == STORE_OK ? store_account_get(store, login, arena, out) : status);
}

enum account_status account_sign_out(struct store *store, const char *token)
{
    unsigned char hash[STORE_HASH_SIZE];
    secret_hash(token, hash);
    return from_store(store_session_end(store, hash));
}
