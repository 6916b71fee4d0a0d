/* http_front.c - how a file of the front end is sent (RFC 9110: 12.5.3 Accept-Encoding,
 * 13.1.2 If-None-Match). */
#include <string.h>

#include "bot/net/front.h"
#include "bot/net/http.h"

enum { HEADER_MAX = 512 }; /* a longer one is as good as none */

/* A quality of 0, "0.000", is a refusal. */
static bool refused(const char *parameters, size_t len)
{
    const char *q = memchr(parameters, '=', len);
    if (q == NULL)
        return false;
    size_t digits = len - (size_t)(q + 1 - parameters);
    return digits > 0 && strspn(q + 1, "0. \t") >= digits;
}

/* "gzip" counts more than "*". */
static bool accepts_gzip(struct lws *wsi)
{
    char said[HEADER_MAX];
    bool any = false;
    if (lws_hdr_copy(wsi, said, sizeof said, WSI_TOKEN_HTTP_ACCEPT_ENCODING) <= 0)
        return false;
    for (const char *at = said; *at != '\0';) {
        at += strspn(at, ", \t");
        size_t name = strcspn(at, ",; \t"), all = strcspn(at, ",");
        bool good = !refused(at + name, all - name);
        if (name == strlen("gzip") && strncasecmp(at, "gzip", name) == 0)
            return good;
        if (name == 1 && *at == '*')
            any = good;
        at += all;
    }
    return any;
}

/* The part in quotes is compared: ours are weak. */
static bool has_it(struct lws *wsi, const char *etag)
{
    char said[HEADER_MAX];
    return lws_hdr_copy(wsi, said, sizeof said, WSI_TOKEN_HTTP_IF_NONE_MATCH) > 0 &&
           (strcmp(said, "*") == 0 || strstr(said, strchr(etag, '"')) != NULL);
}

void http_answer_front(struct lws *wsi, struct http_session *h, const struct front_file *file)
{
    h->gzip = file->gzip.len > 0 && accepts_gzip(wsi);
    struct text body = h->gzip ? file->gzip : file->plain;
    h->status = has_it(wsi, file->etag) ? 304 : 200;
    h->type = file->type;
    h->body = body.at;
    h->len = body.len;
    h->etag = file->etag;
    h->embeddable = file->embeddable;
    h->final = file->final;
}
