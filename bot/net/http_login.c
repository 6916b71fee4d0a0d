/* http_login.c - signing in to the desk and out of it.
 *
 * A password is checked on a worker thread of libuv, one at a time, since it takes a tenth of a
 * second and 64 MiB; the store is asked before and after it, on the loop's thread. Those who wait
 * stand in a short queue; who finds it full is told to come again. */
#include <stdlib.h>
#include <string.h>

#include <uv.h>

#include "bot/account.h"
#include "bot/net/attempts.h"
#include "bot/net/http.h"
#include "bot/net/network.h"
#include "kb/memory.h"

enum {
    WRONG_ADDRESS_MAX = 300, /* of one address: behind a proxy all have the proxy's */
    QUEUE_MAX = 16,
    QUEUE_WAIT_S = 2, /* about how long a full queue takes */
};

struct sign_in {
    struct sign_in *next;
    uv_work_t work;
    struct server *server;
    struct lws *wsi;
    struct http_session *h; /* NULL: nobody waits for it */
    char login[88], address[64];
    struct account_check check;
};

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

void http_name_network(struct server *server, struct lws *wsi, const char *what, char *out,
                       size_t size)
{
    char network[NETWORK_SIZE];
    network_of(server, wsi, network);
    snprintf(out, size, "%s from %s", what, network);
}

/* ---- the queue -------------------------------------------------------------------------- */

static void free_sign_in(struct sign_in *s)
{
    account_check_forget(&s->check);
    free(s);
}

static void take_back(struct sign_in *s)
{
    attempts_take_back(s->server->secrets, s->login, steady_ms());
    attempts_take_back(s->server->secrets, s->address, steady_ms());
}

static void tell(struct sign_in *s)
{
    struct server *server = s->server;
    char token[SECRET_TOKEN_SIZE];
    enum account_status status = account_check_end(server->store, &s->check, now_ms(), token);
    /* the session must be kept before the cookie is given away */
    if (status == ACCOUNT_OK && !server_commit(server))
        status = ACCOUNT_NOT_STORED;
    if (status != ACCOUNT_REFUSED)
        take_back(s);
    if (status == ACCOUNT_OK) {
        attempts_forget(server->secrets, s->login, steady_ms());
        http_answer_nothing(s->h);
        snprintf(s->h->cookie, sizeof s->h->cookie,
                 "kammerlotse=%s; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200", token);
    } else if (status == ACCOUNT_REFUSED) {
        http_answer_error(s->h, 401, "refused", "Anmeldename oder Passwort ist falsch.");
    } else {
        http_answer_error(s->h, 503, "not-stored",
                          "Das hat nicht geklappt. Bitte noch einmal versuchen.");
    }
    s->h->sign_in = NULL;
    http_resume(s->wsi);
}

static void check(uv_work_t *work)
{
    struct sign_in *s = work->data;
    account_check_run(&s->check);
}

static void begin_first(struct server *server);

static void checked(uv_work_t *work, int status)
{
    (void)status;
    struct sign_in *s = work->data;
    struct server *server = s->server;
    server->sign_ins = s->next;
    if (s->h != NULL)
        tell(s);
    free_sign_in(s);
    begin_first(server);
}

static void begin_first(struct server *server)
{
    struct sign_in *s = server->sign_ins;
    if (s != NULL)
        uv_queue_work(server->loop, &s->work, check, checked);
}

static struct sign_in **end_of_queue(struct server *server, size_t *count)
{
    struct sign_in **at = &server->sign_ins;
    for (*count = 0; *at != NULL; ++*count)
        at = &(*at)->next;
    return at;
}

void http_sign_in_forget(struct sign_in *sign_in)
{
    struct sign_in **at = &sign_in->server->sign_ins;
    sign_in->h = NULL;
    if (*at == sign_in) /* it is being checked */
        return;
    while (*at != sign_in)
        at = &(*at)->next;
    *at = sign_in->next;
    take_back(sign_in);
    free_sign_in(sign_in);
}

/* ---- the API ---------------------------------------------------------------------------- */

/* Counts the attempt before it is checked, so that many at once are no way around the limit. */
static void queue_check(struct server *server, struct lws *wsi, struct http_session *h,
                        struct sign_in *s)
{
    size_t count;
    struct sign_in **end = end_of_queue(server, &count);
    s->server = server;
    s->wsi = wsi;
    s->h = h;
    s->work.data = s;
    attempts_add(server->secrets, s->login, steady_ms());
    attempts_add(server->secrets, s->address, steady_ms());
    *end = s;
    h->sign_in = s;
    http_pause(wsi);
    if (count == 0)
        begin_first(server);
}

void http_sign_in(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    const char *login = json_string_value(json_object_get(body, "login"));
    const char *password = json_string_value(json_object_get(body, "password"));
    if (login == NULL || password == NULL) {
        http_answer_error(h, 400, "bad-message", "Es fehlen \"login\" und \"password\".");
        return;
    }
    struct sign_in *s = memory_need(calloc(1, sizeof *s));
    size_t waiting;
    end_of_queue(server, &waiting);
    snprintf(s->login, sizeof s->login, "login %s", login);
    http_name_network(server, wsi, "login", s->address, sizeof s->address);
    int wait = attempts_wait(server->secrets, s->login, ATTEMPTS_MAX, steady_ms());
    if (wait == 0)
        wait = attempts_wait(server->secrets, s->address, WRONG_ADDRESS_MAX, steady_ms());
    if (wait > 0)
        http_answer_wait(h, wait);
    else if (waiting >= QUEUE_MAX)
        http_answer_busy(h, QUEUE_WAIT_S);
    else if (account_check_begin(server->store, login, password, &s->check) != ACCOUNT_OK)
        http_answer_error(h, 503, "failed", "Das hat nicht geklappt. Bitte noch einmal versuchen.");
    else
        queue_check(server, wsi, h, s);
    if (h->sign_in == NULL)
        free_sign_in(s);
}

void http_sign_out(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)body;
    char token[64];
    bool ended =
        !http_session_token(wsi, token) || account_sign_out(server->store, token) == ACCOUNT_OK;
    if (!server_commit(server) || !ended) {
        http_answer_error(h, 503, "not-stored",
                          "Das hat nicht geklappt. Bitte noch einmal versuchen.");
        return;
    }
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
