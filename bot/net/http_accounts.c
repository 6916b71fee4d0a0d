/* http_accounts.c - the desk's accounts over HTTP. A password is made here, shown once in the
 * answer, and kept nowhere but as its hash. */
#include <string.h>

#include <sodium.h>

#include "bot/account.h"
#include "bot/mail/mail.h"
#include "bot/net/http_admin.h"
#include "bot/net/members.h"

enum { MOST_NAME = 80, MOST_CAPACITY = 20, MOST_EMAIL = 254 };

static const char *const roles[] = {"advisor", "editor", "head", "administrator", NULL};

static json_t *account_json(const struct stored_account *a, const char *teams)
{
    return json_pack("{s:s, s:s, s:s, s:o, s:i, s:s, s:b}", "login", a->login, "name", a->name,
                     "role", a->role, "teams", member_list(teams), "capacity", a->capacity, "email",
                     a->email, "disabled", a->disabled);
}

void http_list_accounts(struct server *server, struct lws *wsi, struct http_session *h,
                        json_t *body)
{
    (void)wsi;
    (void)body;
    struct stored_account *accounts;
    size_t count;
    enum store_status status = store_account_list(server->store, server->arena, &accounts, &count);
    json_t *list = json_array();
    for (size_t i = 0; status == STORE_OK && i < count; i++) {
        const char *teams;
        status = store_account_teams(server->store, accounts[i].login, server->arena, &teams);
        json_array_append_new(list, account_json(&accounts[i], teams));
    }
    if (status == STORE_OK) {
        http_answer_json(h, 200, json_pack("{s:o}", "accounts", list));
        return;
    }
    json_decref(list);
    http_answer_failed(h, server->store);
}

/* ---- what a request names --------------------------------------------------------------- */

/* Name, role, teams and capacity as given. */
static struct stored_account read_account(struct form *f, const char **teams)
{
    struct stored_team *all = NULL;
    size_t count = 0;
    if (store_team_list(f->server->store, f->server->arena, &all, &count) != STORE_OK)
        count = 0;
    const char **names = arena_alloc(f->server->arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = all[i].team;
    struct stored_account account = {
        .name = form_line(f, "name", MOST_NAME, false),
        .role = form_word(f, "role", roles, FORM_ROLE),
    };
    *teams = form_words(f, "teams", names, count, FORM_TEAM);
    account.capacity = form_number(f, "capacity", 1, MOST_CAPACITY);
    account.email = form_line(f, "email", MOST_EMAIL, true);
    if (account.email[0] != '\0' && !mail_address_valid(account.email))
        form_refuse(f, "email", FORM_EMAIL);
    return account;
}

/* The account that the request names, as it is now; false after an answer. */
static bool find_account(struct form *f, struct stored_account *out, const char **teams)
{
    struct store *store = f->server->store;
    const char *login = form_line(f, "login", 1000, false);
    if (form_refused(f))
        return false;
    enum store_status status = store_account_get(store, login, f->server->arena, out);
    if (status == STORE_OK)
        status = store_account_teams(store, login, f->server->arena, teams);
    if (status == STORE_NOT_FOUND)
        form_refuse(f, "login", FORM_GONE);
    else if (status != STORE_OK)
        http_answer_failed(f->h, store);
    return status == STORE_OK;
}

/* Nobody may be left without an administrator, nor take the right from themselves by mistake. */
static void keep_administrator(struct form *f, const char *login, const char *field)
{
    struct stored_account *accounts;
    size_t count, others = 0;
    if (store_account_list(f->server->store, f->server->arena, &accounts, &count) != STORE_OK)
        count = 0;
    for (size_t i = 0; i < count; i++)
        if (!accounts[i].disabled && strcmp(accounts[i].role, "administrator") == 0 &&
            strcmp(accounts[i].login, login) != 0)
            others++;
    if (others == 0)
        form_refuse(f, field, FORM_LAST);
    if (strcmp(login, f->h->account.login) == 0)
        form_refuse(f, field, FORM_SELF);
}

/* ---- changes ---------------------------------------------------------------------------- */

static enum store_status from_account(enum account_status status)
{
    switch (status) {
    case ACCOUNT_OK:
        return STORE_OK;
    case ACCOUNT_EXISTS:
        return STORE_EXISTS;
    case ACCOUNT_NOT_FOUND:
        return STORE_NOT_FOUND;
    default:
        return STORE_IO;
    }
}

void http_add_account(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *teams, *login = form_line(&f, "login", 1000, false);
    struct stored_account account = read_account(&f, &teams), same;
    account.login = login;
    if (strspn(login, "abcdefghijklmnopqrstuvwxyz0123456789._-") != strlen(login) ||
        strlen(login) > 64)
        form_refuse(&f, "login", FORM_LOGIN);
    if (store_account_get(server->store, login, server->arena, &same) == STORE_OK)
        form_refuse(&f, "login", FORM_EXISTS);
    if (form_refused(&f))
        return;
    char password[ACCOUNT_PASSWORD_SIZE];
    account_make_password(password);
    enum store_status status = form_begin(&f);
    if (status == STORE_OK)
        status =
            from_account(account_add(server->store, login, account.name, account.role, password));
    if (status == STORE_OK)
        status = store_account_change(server->store, &account);
    if (status == STORE_OK)
        status = store_account_set_teams(server->store, login, teams);
    form_finish(&f, status,
                (struct form_change){"account.add", login, NULL, account_json(&account, teams)},
                json_pack("{s:s}", "password", password));
    sodium_memzero(password, sizeof password);
}

void http_set_account(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *teams, *teams_before;
    struct stored_account after = read_account(&f, &teams), before;
    if (!find_account(&f, &before, &teams_before))
        return;
    after.login = before.login;
    after.disabled = before.disabled;
    if (strcmp(before.role, "administrator") == 0 && strcmp(after.role, before.role) != 0 &&
        !before.disabled)
        keep_administrator(&f, before.login, "role");
    if (form_refused(&f))
        return;
    enum store_status status = form_begin(&f);
    if (status == STORE_OK)
        status = store_account_change(server->store, &after);
    if (status == STORE_OK)
        status = store_account_set_teams(server->store, after.login, teams);
    server->board_changed = true;
    form_finish(&f, status,
                (struct form_change){"account.change", after.login,
                                     account_json(&before, teams_before),
                                     account_json(&after, teams)},
                NULL);
}

void http_reset_password(struct server *server, struct lws *wsi, struct http_session *h,
                         json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *teams;
    struct stored_account account;
    if (!find_account(&f, &account, &teams))
        return;
    if (account.disabled)
        form_refuse(&f, "login", FORM_DISABLED);
    if (form_refused(&f))
        return;
    char password[ACCOUNT_PASSWORD_SIZE];
    account_make_password(password);
    enum store_status status = form_begin(&f);
    if (status == STORE_OK)
        status = from_account(account_set_password(server->store, account.login, password));
    form_finish(&f, status, (struct form_change){"account.password", account.login, NULL, NULL},
                json_pack("{s:s}", "password", password));
    sodium_memzero(password, sizeof password);
}

static void set_disabled(struct server *server, struct lws *wsi, struct http_session *h,
                         json_t *body, bool disabled)
{
    struct form f = form_of(server, wsi, h, body);
    const char *teams;
    struct stored_account before, after;
    if (!find_account(&f, &before, &teams))
        return;
    after = before;
    after.disabled = disabled;
    if (disabled && !before.disabled && strcmp(before.role, "administrator") == 0)
        keep_administrator(&f, before.login, "login");
    else if (disabled && strcmp(before.login, h->account.login) == 0)
        form_refuse(&f, "login", FORM_SELF);
    if (form_refused(&f))
        return;
    enum store_status status = form_begin(&f);
    if (status == STORE_OK && disabled)
        status = from_account(account_disable(server->store, before.login));
    else if (status == STORE_OK)
        status = store_account_enable(server->store, before.login);
    form_finish(&f, status,
                (struct form_change){disabled ? "account.disable" : "account.enable", before.login,
                                     account_json(&before, teams), account_json(&after, teams)},
                NULL);
}

void http_disable_account(struct server *server, struct lws *wsi, struct http_session *h,
                          json_t *body)
{
    set_disabled(server, wsi, h, body, true);
}

void http_enable_account(struct server *server, struct lws *wsi, struct http_session *h,
                         json_t *body)
{
    set_disabled(server, wsi, h, body, false);
}
