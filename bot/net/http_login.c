/* http_login.c - signing in to the desk and out of it. */
#include <string.h>

#include "bot/account.h"
#include "bot/net/attempts.h"
#include "bot/net/http.h"

bool http_session_token(struct lws *wsi, char token[64])
{
    static const char name[] = "kammerlotse=";
    char cookies[1024];
    if (lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_COOKIE) <= 0 ||
        lws_hdr_copy(wsi, cookies, sizeof cookies, WSI_TOKEN_HTTP_COOKIE) <= 0)
        return false;
    for (char *at = strstr(cookies, name); at != NULL; at = strstr(at + 1, name)) {
        if (at != cookies && at[-1] != ' ' && at[-1] != ';')
            continue;
        const char *value = at + sizeof name - 1;
        size_t len = strcspn(value, "; ");
        if (len == 0 || len >= 64)
            return false;
        memcpy(token, value, len);
        token[len] = '\0';
        return true;
    }
    return false;
}

void http_sign_in(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)wsi;
    const char *login = json_string_value(json_object_get(body, "login"));
    const char *password = json_string_value(json_object_get(body, "password"));
    if (login == NULL || password == NULL) {
        http_answer_error(h, 400, "bad-message", "Es fehlen \"login\" und \"password\".");
        return;
    }
    int64_t now = now_ms();
    const char *who = arena_printf(server->arena, "login %.72s", login);
    int wait = attempts_wait(who, now);
    if (wait > 0) {
        http_answer_wait(h, wait);
        return;
    }
    char token[SECRET_TOKEN_SIZE];
    enum account_status status = account_sign_in(server->store, login, password, now, token);
    /* the session must be kept before the cookie is given away */
    if (status == ACCOUNT_OK && !server_commit(server))
        status = ACCOUNT_NOT_STORED;
    if (status == ACCOUNT_OK) {
        attempts_forget(who, now);
        http_answer_nothing(h);
        snprintf(h->cookie, sizeof h->cookie,
                 "kammerlotse=%s; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200", token);
    } else if (status == ACCOUNT_REFUSED) {
        attempts_failed(who, now);
        http_answer_error(h, 401, "refused", "Anmeldename oder Passwort ist falsch.");
    } else {
        http_answer_error(h, 503, "not-stored",
                          "Das hat nicht geklappt. Bitte noch einmal versuchen.");
    }
}

void http_sign_out(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)body;
    char token[64];
    if (http_session_token(wsi, token))
        account_sign_out(server->store, token);
    server_commit(server);
    http_answer_nothing(h);
    snprintf(h->cookie, sizeof h->cookie,
             "kammerlotse=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
}

void http_me(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)server;
    (void)wsi;
    (void)body;
    http_answer_json(h, 200,
                     json_pack("{s:s, s:s, s:s}", "login", h->account.login, "name",
                               h->account.name, "role", h->account.role));
}
