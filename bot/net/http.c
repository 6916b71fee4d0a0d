/* http.c - the pages and the JSON API. */
#include <stdlib.h>
#include <string.h>

#include "bot/assets.h"
#include "bot/guide.h"
#include "bot/net/http.h"
#include "bot/turn.h"
#include "kb/values.h"

/* A longer body is read, so that its sender hears why it was not taken; one over DROP_MAX is not.
 */
enum { BODY_MAX = 16 * 1024, DROP_MAX = 1 << 20 };

static const char csp[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' "
    "data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'";

size_t http_session_size(void)
{
    return sizeof(struct http_session);
}

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

/* What comes meanwhile would be offered again and again. */
void http_pause(struct lws *wsi)
{
    lws_rx_flow_control(wsi, 0);
}

void http_resume(struct lws *wsi)
{
    lws_rx_flow_control(wsi, 1);
    lws_callback_on_writable(wsi);
}

static bool add(struct lws *wsi, const char *name, const char *value, unsigned char **at,
                unsigned char *end)
{
    return lws_add_http_header_by_name(wsi, (const unsigned char *)name,
                                       (const unsigned char *)value, (int)strlen(value), at,
                                       end) == 0;
}

static int write_head(struct lws *wsi, struct http_session *h)
{
    unsigned char bytes[LWS_PRE + 2048], *start = bytes + LWS_PRE, *at = start,
                                         *end = bytes + sizeof bytes - 1;
    char wait[16];
    snprintf(wait, sizeof wait, "%d", h->retry_after);
    bool good =
        lws_add_http_common_headers(wsi, (unsigned)h->status, h->type, h->len, &at, end) == 0 &&
        add(wsi, "content-security-policy:", csp, &at, end) &&
        add(wsi, "x-content-type-options:", "nosniff", &at, end) &&
        add(wsi, "referrer-policy:", "same-origin", &at, end) &&
        add(wsi, "cross-origin-resource-policy:", h->embeddable ? "cross-origin" : "same-origin",
            &at, end) &&
        add(wsi, "cache-control:", h->embeddable ? "public, max-age=300" : "no-store", &at, end);
    if (good && h->embeddable)
        good = add(wsi, "access-control-allow-origin:", "*", &at, end);
    if (good && h->cookie[0] != '\0')
        good = add(wsi, "set-cookie:", h->cookie, &at, end);
    if (good && h->last)
        good = add(wsi, "connection:", "close", &at, end);
    if (good && h->allow != NULL)
        good = add(wsi, "allow:", h->allow, &at, end);
    if (good && h->retry_after > 0)
        good = add(wsi, "retry-after:", wait, &at, end);
    if (!good || lws_finalize_write_http_header(wsi, start, &at, end) != 0)
        return -1;
    h->head_sent = true;
    if (h->head)
        h->len = 0;
    lws_callback_on_writable(wsi);
    return 0;
}

static void forget(struct http_session *h)
{
    if (h->sign_in != NULL)
        http_sign_in_forget(h->sign_in);
    free(h->own);
    buffer_free(&h->in);
    *h = (struct http_session){0};
}

static int write_body(struct lws *wsi, struct http_session *h)
{
    enum { CHUNK = 16 * 1024 };
    static unsigned char bytes[LWS_PRE + CHUNK];
    size_t len = h->len < CHUNK ? h->len : CHUNK;
    bool last = len == h->len;
    memcpy(bytes + LWS_PRE, h->body, len);
    if (lws_write(wsi, bytes + LWS_PRE, len, last ? LWS_WRITE_HTTP_FINAL : LWS_WRITE_HTTP) <
        (int)len)
        return -1;
    h->body += len;
    h->len -= len;
    if (!last) {
        lws_callback_on_writable(wsi);
        return 0;
    }
    bool done = h->last; /* behind a body lws 4.1 may take the next request for a bad one */
    forget(h);
    return done || lws_http_transaction_completed(wsi) != 0 ? -1 : 0;
}

/* ---- pages ------------------------------------------------------------------------------ */

static const struct {
    const char *path, *asset;
} pages[] = {{"/", "index.html"}, {"/desk", "desk.html"}, {"/editor", "editor.html"}};

static const struct {
    const char *end, *type;
} types[] = {
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
};

static const struct asset *find_page(const char *path)
{
    const char *wanted = path + 1;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (strcmp(pages[i].path, path) == 0)
            wanted = pages[i].asset;
    for (size_t i = 0; i < assets_web_count; i++)
        if (strcmp(assets_web[i].path, wanted) == 0)
            return &assets_web[i];
    return NULL;
}

static void show_page(struct http_session *h, const struct asset *page)
{
    const char *end = strrchr(page->path, '.');
    h->status = 200;
    h->type = "application/octet-stream";
    for (size_t t = 0; t < sizeof types / sizeof *types; t++)
        if (end != NULL && strcmp(end, types[t].end) == 0)
            h->type = types[t].type;
    h->body = page->at;
    h->len = page->len;
    h->embeddable = strncmp(page->path, "widget", 6) == 0;
}

/* ---- the API ---------------------------------------------------------------------------- */

static void ask(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)wsi;
    const char *question = json_string_value(json_object_get(body, "question"));
    const char *lang_name = json_string_value(json_object_get(body, "lang"));
    enum kb_lang lang = KB_DE;
    if (question == NULL || text_trim(text_of(question)).len == 0) {
        http_answer_error(h, 400, "bad-message", "Es fehlt \"question\".");
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

static void health(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)server;
    (void)wsi;
    (void)body;
    http_answer_json(h, 200, json_pack("{s:s}", "status", "ok"));
}

static void flows_in(struct server *server, struct http_session *h, enum kb_lang lang)
{
    h->embeddable = true; /* the widget asks from the chamber's pages */
    http_answer_json(h, 200, guide_offers(server->kb, NULL, lang, server->arena));
}

static void flows_de(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)wsi;
    (void)body;
    flows_in(server, h, KB_DE);
}

static void flows_en(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)wsi;
    (void)body;
    flows_in(server, h, KB_EN);
}

static const struct {
    const char *path;
    bool post;
    http_handler *run;
} routes[] = {
    {"/api/ask", true, ask},
    {"/api/desk/login", true, http_sign_in},
    {"/api/desk/logout", true, http_sign_out},
    {"/api/desk/me", false, http_me},
    {"/api/flows/de", false, flows_de},
    {"/api/flows/en", false, flows_en},
    {"/healthz", false, health},
};

/* Another site's page must not post with our cookie, whatever the browser thinks of SameSite. */
static bool foreign(struct lws *wsi)
{
    char origin[256], host[256];
    if (lws_hdr_total_length(wsi, WSI_TOKEN_ORIGIN) <= 0)
        return false;
    if (lws_hdr_copy(wsi, origin, sizeof origin, WSI_TOKEN_ORIGIN) <= 0 ||
        lws_hdr_copy(wsi, host, sizeof host, WSI_TOKEN_HOST) <= 0)
        return true;
    const char *rest = strstr(origin, "://");
    return rest == NULL || strcmp(rest + 3, host) != 0;
}

static void find_answer(struct server *server, struct lws *wsi, struct http_session *h)
{
    size_t i = 0, count = sizeof routes / sizeof *routes;
    while (i < count && strcmp(routes[i].path, h->path) != 0)
        i++;
    const struct asset *page = i == count ? find_page(h->path) : NULL;
    bool wants_post = i < count && routes[i].post;
    json_t *body = NULL;
    if (h->post)
        body = json_loadb(buffer_text(&h->in), h->in.len, JSON_REJECT_DUPLICATES, NULL);
    if (i == count && page == NULL) {
        http_answer_error(h, 404, "not-found", "Diese Adresse gibt es nicht.");
    } else if (wants_post ? !h->post : !h->get) {
        http_answer_error(h, 405, "bad-method", wants_post ? "Nur POST." : "Nur GET.");
        h->allow = wants_post ? "POST" : "GET, HEAD";
    } else if (page != NULL) {
        show_page(h, page);
    } else if (h->post && foreign(wsi)) {
        http_answer_error(h, 403, "forbidden", "Nicht von dieser Seite aus.");
    } else if (h->in.full) {
        http_answer_error(h, 413, "too-large", "Höchstens 16 KiB.");
    } else if (h->post && h->in.len > 0 && !json_is_object(body)) {
        http_answer_error(h, 400, "bad-json", "Kein JSON-Objekt.");
    } else {
        routes[i].run(server, wsi, h, body);
    }
    json_decref(body);
}

/* libwebsockets may say more than once that a request is complete. */
static int answer(struct lws *wsi, struct http_session *h)
{
    struct server *server = lws_context_user(lws_get_context(wsi));
    if (h->answered)
        return 0;
    h->answered = true;
    if (h->status == 0)
        find_answer(server, wsi, h);
    arena_reset(server->arena);
    buffer_free(&h->in);
    if (h->status != 0)
        lws_callback_on_writable(wsi);
    return 0;
}

/* Whether a body is to come, which libwebsockets will say the end of: for a POST of length 0 too.
 * Where none can be taken, that is the answer. */
static bool body_follows(struct lws *wsi, struct http_session *h)
{
    char length[24] = "";
    if (lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_TRANSFER_ENCODING) > 0) {
        h->last = true;
        http_answer_error(h, 411, "no-length", "Nur mit Content-Length, nicht in Stücken.");
        return false;
    }
    if (lws_hdr_total_length(wsi, WSI_TOKEN_HTTP_CONTENT_LENGTH) <= 0)
        return false;
    h->last = true;
    int digits = lws_hdr_copy(wsi, length, sizeof length, WSI_TOKEN_HTTP_CONTENT_LENGTH);
    if (digits < 1 || digits > 18 || strspn(length, "0123456789") != (size_t)digits) {
        http_answer_error(h, 400, "bad-length", "Content-Length ist keine Länge.");
        return false;
    }
    int64_t bytes = strtoll(length, NULL, 10);
    if (bytes > DROP_MAX)
        http_answer_error(h, 413, "too-large", "Höchstens 16 KiB.");
    return h->status == 0 && (bytes > 0 || h->post);
}

static int begin(struct lws *wsi, struct http_session *h, const char *path)
{
    forget(h);
    h->post = lws_hdr_total_length(wsi, WSI_TOKEN_POST_URI) > 0;
    h->head = lws_hdr_total_length(wsi, WSI_TOKEN_HEAD_URI) > 0;
    h->get = h->head || lws_hdr_total_length(wsi, WSI_TOKEN_GET_URI) > 0;
    h->last = !h->get; /* lws expects a body, or has no rule for the method */
    snprintf(h->path, sizeof h->path, "%s", path);
    buffer_init(&h->in, BODY_MAX);
    return body_follows(wsi, h) ? 0 : answer(wsi, h);
}

/* CONNECT makes a connection raw, which nobody takes. */
static int refuse_raw(struct lws *wsi)
{
    static const char body[] = "{\"error\":{\"code\":\"bad-method\",\"message\":\"Kein Proxy.\"}}";
    unsigned char bytes[LWS_PRE + 512];
    int len = snprintf((char *)bytes + LWS_PRE, sizeof bytes - LWS_PRE,
                       "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n"
                       "Connection: close\r\nContent-Length: %zu\r\n\r\n%s",
                       sizeof body - 1, body);
    lws_write(wsi, bytes + LWS_PRE, (size_t)len, LWS_WRITE_RAW);
    return -1;
}

int http_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                  size_t len)
{
    struct http_session *h = user;
    switch (reason) {
    case LWS_CALLBACK_HTTP:
        return begin(wsi, h, in);
    case LWS_CALLBACK_HTTP_BODY:
        if (!h->answered)
            buffer_add(&h->in, in, len);
        return 0;
    case LWS_CALLBACK_HTTP_BODY_COMPLETION:
        return answer(wsi, h);
    case LWS_CALLBACK_HTTP_WRITEABLE:
        if (h == NULL || h->status == 0)
            return 0;
        return h->head_sent ? write_body(wsi, h) : write_head(wsi, h);
    case LWS_CALLBACK_CLOSED_HTTP:
    case LWS_CALLBACK_HTTP_DROP_PROTOCOL:
        if (h != NULL)
            forget(h);
        return 0;
    case LWS_CALLBACK_RAW_ADOPT:
        return refuse_raw(wsi);
    case LWS_CALLBACK_HTTP_CONFIRM_UPGRADE:
        return strcmp(in, "websocket") == 0 ? 0 : -1;
    case LWS_CALLBACK_FILTER_PROTOCOL_CONNECTION:
        return -1; /* a WebSocket names its protocol */
    default:
        return 0;
    }
}
