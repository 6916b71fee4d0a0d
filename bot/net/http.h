/* http.h - one HTTP request and its answer, for the files that serve it.
 * Owns     the session belongs to libwebsockets, its answer to http.c. */
#ifndef BOT_NET_HTTP_H
#define BOT_NET_HTTP_H

#include <jansson.h>

#include "bot/account.h"
#include "bot/net/server.h"

enum { ORIGIN_MAX = 256 };

/* What is said about one request; libwebsockets makes and zeroes it. */
struct http_session {
    char path[128];
    bool post;
    struct buffer in;
    /* the answer */
    int status;
    const char *type;
    const char *body; /* of `own`, or of an asset */
    size_t len;
    char *own;
    char cookie[160];
    char origin[ORIGIN_MAX]; /* of the page of another site that may read it, or "" */
    int retry_after;         /* seconds, 0 for none */
    bool embeddable;
};

/* Answers one request; `body` is what a POST brought, or NULL. */
typedef void http_handler(struct server *server, struct lws *wsi, struct http_session *h,
                          json_t *body);

/* Takes over the body. */
void http_answer_json(struct http_session *h, int status, json_t *body);
void http_answer_text(struct http_session *h, const char *text);
void http_answer_nothing(struct http_session *h);
void http_answer_error(struct http_session *h, int status, const char *code, const char *message);
/* 429, with how many seconds to wait. */
void http_answer_wait(struct http_session *h, int seconds);

/* http_login.c: whose session the request belongs to; false after answering 401. */
bool http_signed_in(struct server *server, struct lws *wsi, struct http_session *h,
                    struct stored_account *out);
/* The argument `name` ("q=") of the address, decoded, in the server's arena; "" where it is left
 * out, NULL where it is too long or not UTF-8. */
const char *http_argument(struct server *server, struct lws *wsi, const char *name);

/* http_desk.c */
http_handler http_desk_find, http_desk_history, http_desk_firm, http_desk_transcript,
    http_desk_drafts;
/* http_login.c */
http_handler http_sign_in, http_sign_out, http_me;
/* http_reopen.c */
http_handler http_reopen;

#endif
