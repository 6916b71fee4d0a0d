/* http.h - one HTTP request and its answer, for the files that serve it.
 * Owns     the session belongs to libwebsockets, its answer to http.c. */
#ifndef BOT_NET_HTTP_H
#define BOT_NET_HTTP_H

#include <jansson.h>

#include "bot/account.h"
#include "bot/net/server.h"

struct sign_in;

/* What is said about one request; libwebsockets makes and zeroes it. */
struct http_session {
    char path[128];
    bool post, get; /* neither: another method */
    bool head;      /* a GET that wants no body */
    bool last;      /* the connection ends with it */
    struct buffer in;
    bool answered; /* a second one is never given */
    /* the answer */
    struct sign_in *sign_in; /* it comes when the password is checked */
    int status;              /* 0 as long as there is none */
    bool head_sent;
    const char *type;
    const char *body; /* of `own`, or of an asset */
    size_t len;
    char *own;
    char cookie[160];
    const char *allow; /* the methods, where it was another */
    int retry_after;   /* seconds, 0 for none */
    bool embeddable;
};

/* Answers one request; `body` is what a POST brought, or NULL. */
typedef void http_handler(struct server *server, struct lws *wsi, struct http_session *h,
                          json_t *body);

/* Takes over the body. */
void http_answer_json(struct http_session *h, int status, json_t *body);
void http_answer_nothing(struct http_session *h);
void http_answer_error(struct http_session *h, int status, const char *code, const char *message);
/* The same, with how many seconds to wait. */
void http_answer_wait(struct http_session *h, int seconds);
void http_answer_busy(struct http_session *h, int seconds);
/* A handler that gives its answer later calls the first, and the second when it is given. */
void http_pause(struct lws *wsi);
void http_resume(struct lws *wsi);

/* http_login.c */
http_handler http_sign_in, http_sign_out, http_me;
/* Nobody waits for it any more. */
void http_sign_in_forget(struct sign_in *sign_in);

#endif
