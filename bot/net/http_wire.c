/* http_wire.c - requests off the wire and answers onto it, as libwebsockets 4.1 does it.
 *
 * A request is answered when its headers are there or, where it announces a body, when that is;
 * libwebsockets says both, and the second again for bytes that follow, so `answered` is kept.
 * Only LWS_CALLBACK_HTTP_WRITEABLE writes. */
#include <stdlib.h>
#include <string.h>

#include "bot/net/http.h"
#include "bot/net/worker.h"

/* A longer body is read, so that its sender hears why it was not taken; one over DROP_MAX is not,
 * of those who may send more over DROP_TRUSTED_MAX.
 */
enum {
    DROP_MAX = 1 << 20,
    DROP_TRUSTED_MAX = 64 << 20,
    HEAD_MAX = 12 * 1024, /* with a question of the most characters as an address */
    AGAIN_US = 100 * 1000,
    AGAIN_MOST_MS = 8000
};

static const char csp[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' "
    "data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'";

size_t http_session_size(void)
{
    return sizeof(struct http_session);
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

/* ---- answers ---------------------------------------------------------------------------- */

static bool add(struct lws *wsi, const char *name, const char *value, unsigned char **at,
                unsigned char *end)
{
    return lws_add_http_header_by_name(wsi, (const unsigned char *)name,
                                       (const unsigned char *)value, (int)strlen(value), at,
                                       end) == 0;
}

static int write_head(struct lws *wsi, struct http_session *h)
{
    unsigned char bytes[LWS_PRE + HEAD_MAX], *start = bytes + LWS_PRE, *at = start,
                                             *end = bytes + sizeof bytes - 1;
    char wait[16];
    snprintf(wait, sizeof wait, "%d", h->retry_after);
    bool good =
        lws_add_http_common_headers(wsi, (unsigned)h->status, h->type, h->len, &at, end) == 0 &&
        add(wsi, "content-security-policy:", csp, &at, end) &&
        add(wsi, "x-content-type-options:", "nosniff", &at, end) &&
        add(wsi, "referrer-policy:", "same-origin", &at, end) &&
        add(wsi, "cross-origin-resource-policy:",
            h->embeddable || h->origin[0] != '\0' ? "cross-origin" : "same-origin", &at, end) &&
        add(wsi, "cache-control:",
            h->final          ? "public, max-age=31536000, immutable"
            : h->embeddable   ? "public, max-age=300"
            : h->etag != NULL ? "no-cache"
                              : "no-store",
            &at, end);
    if (good && h->etag != NULL)
        good =
            add(wsi, "etag:", h->etag, &at, end) && add(wsi, "vary:", "accept-encoding", &at, end);
    if (good && h->gzip)
        good = add(wsi, "content-encoding:", "gzip", &at, end);
    if (good && h->embeddable)
        good = add(wsi, "access-control-allow-origin:", "*", &at, end);
    if (good && h->origin[0] != '\0')
        good = add(wsi, "access-control-allow-origin:", h->origin, &at, end) &&
               add(wsi, "vary:", "origin", &at, end);
    if (good && h->cookie[0] != '\0')
        good = add(wsi, "set-cookie:", h->cookie, &at, end);
    if (good && h->last)
        good = add(wsi, "connection:", "close", &at, end);
    if (good && h->allow != NULL)
        good = add(wsi, "allow:", h->allow, &at, end);
    char file[96];
    snprintf(file, sizeof file, "attachment; filename=\"%s\"", h->file);
    if (good && h->file[0] != '\0')
        good = add(wsi, "content-disposition:", file, &at, end);
    if (good && h->location != NULL)
        good = add(wsi, "location:", h->location, &at, end);
    if (good && h->retry_after > 0)
        good = add(wsi, "retry-after:", wait, &at, end);
    if (!good || lws_finalize_write_http_header(wsi, start, &at, end) != 0)
        return -1;
    h->head_sent = true;
    if (h->head || h->status == 304) /* the length is that of a GET, or of 200 */
        h->len = 0;
    lws_callback_on_writable(wsi);
    return 0;
}

static void forget(struct http_session *h)
{
    if (h->sign_in != NULL)
        http_sign_in_forget(h->sign_in);
    if (h->job != NULL)
        worker_forget(h->job);
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

/* ---- requests --------------------------------------------------------------------------- */

/* Until what is in the way is done, for a while. */
static int ask_again(struct lws *wsi, struct http_session *h)
{
    h->again = false;
    if (h->since == 0) {
        h->since = steady_ms();
        http_pause(wsi);
    }
    if (steady_ms() - h->since < AGAIN_MOST_MS) {
        h->answered = false;
        lws_set_timer_usecs(wsi, AGAIN_US);
        return 0;
    }
    http_answer_busy(h, 2);
    buffer_free(&h->in);
    http_resume(wsi);
    return 0;
}

/* libwebsockets may say more than once that a request is complete. */
static int answer(struct lws *wsi, struct http_session *h)
{
    struct server *server = lws_context_user(lws_get_context(wsi));
    if (h->answered)
        return 0;
    h->answered = true;
    if (h->status == 0)
        http_find_answer(server, wsi, h);
    arena_reset(server->arena);
    if (h->again)
        return ask_again(wsi, h);
    buffer_free(&h->in);
    if (h->status != 0 && h->since != 0)
        http_resume(wsi);
    else if (h->status != 0)
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
    struct server *server = lws_context_user(lws_get_context(wsi));
    size_t most = http_body_max(server, wsi, h);
    buffer_init(&h->in, most);
    h->in.full = bytes > (int64_t)most && bytes > (most > DROP_MAX ? DROP_TRUSTED_MAX : DROP_MAX);
    return !h->in.full && (bytes > 0 || h->post);
}

static int begin(struct lws *wsi, struct http_session *h, const char *path)
{
    forget(h);
    h->post = lws_hdr_total_length(wsi, WSI_TOKEN_POST_URI) > 0;
    h->head = lws_hdr_total_length(wsi, WSI_TOKEN_HEAD_URI) > 0;
    h->get = h->head || lws_hdr_total_length(wsi, WSI_TOKEN_GET_URI) > 0;
    h->last = !h->get; /* lws expects a body, or has no rule for the method */
    snprintf(h->path, sizeof h->path, "%s", path);
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
    case LWS_CALLBACK_TIMER:
        return h == NULL || h->since == 0 ? 0 : answer(wsi, h);
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
