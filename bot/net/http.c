/* http.c - the pages and the JSON API. */
#include <stdlib.h>
#include <string.h>

#include "bot/account.h"
#include "bot/net/attempts.h"
#include "bot/net/front.h"
#include "bot/net/page.h"
#include "bot/turn.h"
#include "bot/urlencoded.h"
#include "kb/memory.h"
#include "kb/values.h"

enum {
    ARGUMENT_MAX = 4096,
    BODY_MAX = 16 * 1024,
    FORM_MAX = 64 * 1024, /* a character takes up to twelve bytes */
    QUESTIONS_MAX = 600,  /* a quarter of an hour, from one network: a firm may have many people */
};

/* ---- answers ---------------------------------------------------------------------------- */

void http_answer_json(struct http_session *h, int status, json_t *body)
{
    h->status = status;
    h->type = "application/json; charset=utf-8";
    h->own = json_dumps(body, JSON_COMPACT | JSON_REAL_PRECISION(6));
    h->body = h->own == NULL ? "" : h->own;
    h->len = strlen(h->body);
    json_decref(body);
}

void http_answer_error(struct http_session *h, int status, const char *code, const char *message)
{
    http_answer_json(h, status,
                     json_pack("{s:{s:s, s:s}}", "error", "code", code, "message", message));
}

void http_answer_nothing(struct http_session *h)
{
    h->status = 204;
    h->type = "text/plain";
    h->body = "";
}

void http_answer_text(struct http_session *h, const char *text)
{
    h->status = 200;
    h->type = "text/plain; charset=utf-8";
    h->own = strdup(text);
    h->body = h->own == NULL ? "" : h->own;
    h->len = strlen(h->body);
}

void http_answer_file(struct http_session *h, const char *type, const char *name, struct text bytes)
{
    h->status = 200;
    h->type = type;
    h->own = memory_need(malloc(bytes.len + 1));
    memcpy(h->own, bytes.at, bytes.len);
    h->body = h->own;
    h->len = bytes.len;
    snprintf(h->file, sizeof h->file, "%s", name);
}

void http_answer_elsewhere(struct http_session *h, const char *location)
{
    http_answer_nothing(h);
    h->status = 303;
    h->own = memory_need(strdup(location));
    h->location = h->own;
}

void http_answer_wait(struct http_session *h, int seconds)
{
    http_answer_error(h, 429, "rate", "Zu viele Versuche. Bitte warten Sie.");
    h->retry_after = seconds;
}

void http_answer_busy(struct http_session *h, int seconds)
{
    http_answer_error(h, 503, "busy",
                      "Gerade ist zu viel los. Bitte gleich noch einmal versuchen.");
    h->retry_after = seconds;
}

/* ---- the API ---------------------------------------------------------------------------- */

bool http_may_ask(struct server *server, struct lws *wsi, struct http_session *h)
{
    char who[64];
    http_name_network(server, wsi, "question", who, sizeof who);
    h->retry_after = attempts_wait(server->questions, who, QUESTIONS_MAX, steady_ms());
    if (h->retry_after == 0)
        attempts_add(server->questions, who, steady_ms());
    return h->retry_after == 0;
}

static void ask(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    const char *question = json_string_value(json_object_get(body, "question"));
    const char *lang_name = json_string_value(json_object_get(body, "lang"));
    enum kb_lang lang = KB_DE;
    if (question == NULL || text_trim(text_of(question)).len == 0) {
        http_answer_error(h, 400, "bad-message", "Es fehlt \"question\".");
        return;
    }
    if (!http_may_ask(server, wsi, h)) {
        http_answer_wait(h, h->retry_after);
        return;
    }
    bool lang_known = lang_name != NULL && kb_lang_parse(lang_name, &lang);
    char day[11];
    day_today(day);
    json_t *found = turn_ask_json(server->kb, NULL, text_of(question), lang_known, lang, day,
                                  TURN_ANSWER, server->arena);
    if (found == NULL) {
        fprintf(stderr, "kammerlotse: %s\n", kb_message(server->kb));
        http_answer_error(h, 500, "failed", "Das hat nicht geklappt. Bitte noch einmal versuchen.");
        return;
    }
    http_answer_json(h, 200, found);
}

json_t *http_arguments(struct lws *wsi, const char *name)
{
    char bytes[ARGUMENT_MAX];
    size_t name_len = strlen(name);
    json_t *list = json_array();
    for (int i = 0;; i++) {
        int len = lws_hdr_copy_fragment(wsi, bytes, sizeof bytes, WSI_TOKEN_HTTP_URI_ARGS, i);
        if (len == -1)
            return list;
        if (len >= 0 && ((size_t)len < name_len || memcmp(bytes, name, name_len) != 0))
            continue;
        struct text value = {bytes + name_len, len < 0 ? 0 : (size_t)len - name_len};
        if (len < 0 || !text_valid(value)) {
            json_decref(list);
            return NULL;
        }
        json_array_append_new(list, json_stringn(value.at, value.len));
    }
}

const char *http_argument(struct server *server, struct lws *wsi, const char *name)
{
    json_t *list = http_arguments(wsi, name);
    const char *first = json_string_value(json_array_get(list, 0)),
               *value =
                   list == NULL ? NULL : arena_strdup(server->arena, first == NULL ? "" : first);
    json_decref(list);
    return value;
}

static void health(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)server;
    (void)wsi;
    (void)body;
    http_answer_json(h, 200, json_pack("{s:s}", "status", "ok"));
}

static const struct http_route routes[] = {
    {"/api/ask", true, ask, HTTP_ANYONE},
    {"/api/desk/login", true, http_sign_in, HTTP_ANYONE},
    {"/api/desk/logout", true, http_sign_out, HTTP_ANYONE},
    {"/api/desk/me", false, http_me, HTTP_SIGNED_IN},
    {"/api/greeting/de", false, http_greeting_de, HTTP_ANYONE},
    {"/api/greeting/en", false, http_greeting_en, HTTP_ANYONE},
    {"/api/reopen", true, http_reopen, HTTP_EMBEDDING},
    {"/healthz", false, health, HTTP_ANYONE},
};

/* Another site's page must not post with our cookie, whatever the browser thinks of SameSite. What
 * takes no cookie is open to the pages that embed the widget, and they may read the answer. */
static bool foreign(const struct server *server, struct lws *wsi, enum http_who who,
                    struct http_session *h)
{
    char origin[ORIGIN_MAX];
    enum origin whose = origin_of(server, wsi, origin);
    if (whose == ORIGIN_LISTED && who == HTTP_EMBEDDING) {
        memcpy(h->origin, origin, sizeof h->origin);
        return false;
    }
    return whose == ORIGIN_LISTED || whose == ORIGIN_FOREIGN;
}

/* A form of another site can send neither JSON nor a file, nor ask to. */
static bool has_type(struct lws *wsi, const struct http_route *route, bool raw)
{
    static const char *const of_forms[] = {"text/plain", "multipart/", "application/x-www-form-"};
    const char *wanted =
        route->who == HTTP_FORM ? "application/x-www-form-urlencoded" : "application/json";
    char type[64];
    if (route->who < HTTP_FORM)
        return true;
    if (lws_hdr_copy(wsi, type, sizeof type, WSI_TOKEN_HTTP_CONTENT_TYPE) <= 0)
        return false;
    for (size_t i = 0; raw && i < sizeof of_forms / sizeof *of_forms; i++)
        if (strncasecmp(type, of_forms[i], strlen(of_forms[i])) == 0)
            return false;
    return raw || strncmp(type, wanted, strlen(wanted)) == 0;
}

static bool fits(const struct http_route *route, const char *path)
{
    size_t len = strlen(route->path);
    return strcmp(route->path, path) == 0 ||
           (len > 1 && route->path[len - 1] == '/' && strncmp(route->path, path, len) == 0);
}

/* The route of that path, of that method where there are two. */
static const struct http_route *find_route(const char *path, bool post)
{
    const struct http_route *found = NULL;
    const struct {
        const struct http_route *at;
        size_t count;
    } tables[] = {{routes, sizeof routes / sizeof *routes},
                  {http_desk_routes, http_desk_route_count},
                  {http_admin_routes, http_admin_route_count},
                  {http_editor_routes, http_editor_route_count},
                  {http_page_routes, http_page_route_count}};
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
        for (size_t i = 0; i < tables[t].count; i++)
            if (fits(&tables[t].at[i], path) && (found == NULL || tables[t].at[i].post == post))
                found = &tables[t].at[i];
    return found;
}

/* Finds out who asks, and answers where that is not enough. */
static bool admitted(struct server *server, struct lws *wsi, struct http_session *h,
                     enum http_who who)
{
    char token[64];
    if (who < HTTP_SIGNED_IN)
        return true;
    if (!http_session_token(wsi, token) ||
        account_of_session(server->store, token, now_ms(), server->arena, &h->account) !=
            ACCOUNT_OK) {
        http_answer_error(h, 401, "refused", "Bitte melden Sie sich an.");
        return false;
    }
    bool administrator = strcmp(h->account.role, "administrator") == 0;
    bool head = administrator || strcmp(h->account.role, "head") == 0;
    bool editor = head || strcmp(h->account.role, "editor") == 0;
    if ((who == HTTP_ADVISOR && !account_may_advise(h->account.role)) ||
        (who == HTTP_EDITOR && !editor) || (who == HTTP_HEAD && !head) ||
        (who == HTTP_ADMINISTRATOR && !administrator)) {
        http_answer_error(h, 403, "forbidden", "Das darf Ihr Konto nicht.");
        return false;
    }
    return true;
}

static const struct http_body *find_body(const char *path)
{
    static const struct http_body usual = {"", BODY_MAX, false}, form = {"", FORM_MAX, false};
    const struct http_route *route = find_route(path, true);
    for (size_t i = 0; i < http_editor_body_count; i++)
        if (strcmp(http_editor_bodies[i].path, path) == 0)
            return &http_editor_bodies[i];
    return route != NULL && route->who == HTTP_FORM ? &form : &usual;
}

size_t http_body_max(struct server *server, struct lws *wsi, struct http_session *h)
{
    const struct http_route *route = find_route(h->path, true);
    const struct http_body *body = find_body(h->path);
    if (!h->post || route == NULL || body->max == BODY_MAX)
        return BODY_MAX;
    bool good = admitted(server, wsi, h, route->who);
    free(h->own); /* why not is said when the request is answered */
    h->own = NULL;
    h->status = 0;
    h->account = (struct stored_account){0};
    arena_reset(server->arena);
    return good ? body->max : BODY_MAX;
}

static void answer_too_large(struct http_session *h)
{
    size_t most = find_body(h->path)->max;
    char message[64];
    if (most < 1 << 20)
        snprintf(message, sizeof message, "Höchstens %zu KiB.", most >> 10);
    else
        snprintf(message, sizeof message, "Höchstens %zu MiB.", most >> 20);
    http_answer_error(h, 413, "too-large", message);
}

/* What a POST sent; NULL for nothing that can be read. */
static json_t *read_body(const struct http_route *route, const struct http_session *h, bool raw)
{
    struct text sent = {buffer_text(&h->in), h->in.len};
    if (!h->post || raw || h->in.full)
        return NULL;
    return route->who == HTTP_FORM ? urlencoded_read(sent)
                                   : json_loadb(sent.at, sent.len, JSON_REJECT_DUPLICATES, NULL);
}

static void answer_bad_type(struct http_session *h, const struct http_route *route, bool raw)
{
    http_answer_error(h, 415, "bad-type",
                      raw ? "Nur mit Content-Type: application/octet-stream."
                      : route->who == HTTP_FORM
                          ? "Nur mit Content-Type: application/x-www-form-urlencoded."
                          : "Nur mit Content-Type: application/json.");
}

/* What the route says to a request of someone who may ask. */
static void run_route(struct server *server, struct lws *wsi, struct http_session *h,
                      const struct http_route *route)
{
    bool raw = find_body(h->path)->raw, form = route->who == HTTP_FORM;
    json_t *body = read_body(route, h, raw);
    if (h->in.full && !form) /* its page says so itself */
        answer_too_large(h);
    else if (h->post && !has_type(wsi, route, raw))
        answer_bad_type(h, route, raw);
    else if (h->post && !raw && !form && h->in.len > 0 && !json_is_object(body))
        http_answer_error(h, 400, "bad-json", "Kein JSON-Objekt.");
    else
        route->run(server, wsi, h, body);
    json_decref(body);
}

static const char *methods_of(const char *path)
{
    const struct http_route *post = find_route(path, true), *get = find_route(path, false);
    return post == NULL || !post->post ? "GET, HEAD" : get->post ? "POST" : "GET, HEAD, POST";
}

/* A person who followed a wrong link; programs that use the API say that they want JSON, or
 * nothing. */
static bool wants_page(struct lws *wsi, const struct http_session *h)
{
    static const char api[] = "/api/";
    char accept[256];
    return h->get && strncmp(h->path, api, sizeof api - 1) != 0 &&
           lws_hdr_copy_fragment(wsi, accept, sizeof accept, WSI_TOKEN_HTTP_ACCEPT, 0) > 0 &&
           strstr(accept, "text/html") != NULL;
}

void http_find_answer(struct server *server, struct lws *wsi, struct http_session *h)
{
    const struct http_route *route = find_route(h->path, h->post);
    const struct front_file *file = route == NULL ? front_find(server->front, h->path) : NULL;
    bool wants_post = route != NULL && route->post;
    if (h->in.full && find_body(h->path)->max == BODY_MAX) {
        answer_too_large(h);
    } else if (route == NULL && file == NULL && wants_page(wsi, h)) {
        http_gone(server, wsi, h, NULL);
    } else if (route == NULL && file == NULL) {
        http_answer_error(h, 404, "not-found", "Diese Adresse gibt es nicht.");
    } else if (wants_post ? !h->post : !h->get) {
        http_answer_error(h, 405, "bad-method", wants_post ? "Nur POST." : "Nur GET.");
        h->allow = methods_of(h->path);
    } else if (route == NULL) {
        http_answer_front(wsi, h, file);
    } else if (h->post && foreign(server, wsi, route->who, h)) {
        http_answer_error(h, 403, "forbidden", "Nicht von dieser Seite aus.");
    } else if (admitted(server, wsi, h, route->who)) {
        run_route(server, wsi, h, route);
    }
    h->account = (struct stored_account){0};
}
