/* http.h - what the files of the HTTP API share: a request, its answer, the routes.
 * Owns     nothing; libwebsockets makes, zeroes and frees the session. */
#ifndef BOT_NET_HTTP_H
#define BOT_NET_HTTP_H

#include <jansson.h>

#include "bot/net/server.h"

/* One request and its answer. */
struct http_session {
    char path[128];
    bool post;
    struct buffer in;
    struct stored_account account; /* who asks, where a route wants to know; in the arena */
    /* the answer */
    int status;
    const char *type;
    const char *body; /* of `own`, or of an asset */
    size_t len;
    char *own;
    char cookie[160];
    int retry_after; /* seconds, 0 for none */
    bool embeddable;
};

/* Takes the reference to `body`. */
void http_answer_json(struct http_session *h, int status, json_t *body);
void http_answer_error(struct http_session *h, int status, const char *code, const char *message);
/* 204 */
void http_answer_nothing(struct http_session *h);

/* Who may ask. From HTTP_SIGNED_IN on `account` of the session is set. */
enum http_who {
    HTTP_ANYONE,
    HTTP_SIGNED_IN,
    HTTP_HEAD,          /* a head or an administrator */
    HTTP_ADMINISTRATOR, /* nobody else */
};

struct http_route {
    const char *path;
    bool post; /* `body` is a JSON object, or NULL where none was sent */
    void (*run)(struct server *server, struct lws *wsi, struct http_session *h, json_t *body);
    enum http_who who;
};

/* http_admin.c */
extern const struct http_route http_admin_routes[];
extern const size_t http_admin_route_count;

#endif
