/* http.h - what the files of the HTTP API share: a request, its answer, the routes.
 * Owns     nothing; libwebsockets makes, zeroes and frees the session. */
#ifndef BOT_NET_HTTP_H
#define BOT_NET_HTTP_H

#include <jansson.h>

#include "bot/net/origin.h"
#include "bot/net/server.h"

struct front_file;
struct job;
struct sign_in;

/* One request and its answer. */
struct http_session {
    char path[160];
    bool post, get; /* neither: another method */
    bool head;      /* a GET that wants no body */
    bool last;      /* the connection ends with it */
    int64_t since;  /* steady: when it was first asked, where it is asked again and again */
    bool again;     /* the handler could not do it now: to be asked again in a moment */
    struct buffer in;
    bool answered;                 /* no second time */
    struct stored_account account; /* who asks, where a route wants to know; in the arena */
    struct sign_in *sign_in;       /* whose password is checked before there is an answer */
    struct job *job;               /* that makes the answer, see worker.h */
    bool waited;                   /* for what the handler needs: asked anew, it answers */
    /* the answer */
    int status; /* 0 as long as there is none */
    bool head_sent;
    const char *type;
    const char *body; /* of `own`, or of the front end */
    size_t len;
    char *own;
    char cookie[160];
    char origin[ORIGIN_MAX]; /* of the page of another site that may read it, or "" */
    const char *allow;       /* the methods, where it was another */
    int retry_after;         /* seconds, 0 for none */
    char file[64];           /* its name, where it is to be saved as one */
    const char *location;    /* where to go instead, `own`; or NULL */
    const char *etag;        /* of the front end, which may be kept and asked about; or NULL */
    bool gzip;               /* so the body is written */
    bool embeddable;
    bool final; /* what is at this address never changes */
};

/* Takes the reference to `body`. */
void http_answer_json(struct http_session *h, int status, json_t *body);
void http_answer_error(struct http_session *h, int status, const char *code, const char *message);
void http_answer_text(struct http_session *h, const char *text);
/* Bytes to be saved as a file of that name. */
void http_answer_file(struct http_session *h, const char *type, const char *name,
                      struct text bytes);
/* 204 */
void http_answer_nothing(struct http_session *h);
/* 429, with how many seconds to wait. */
void http_answer_wait(struct http_session *h, int seconds);
/* 503, the same. */
void http_answer_busy(struct http_session *h, int seconds);
/* Whether the client's network may ask now; counts the question. Else how long it has to wait is in
 * `retry_after`, and the answer is the caller's. */
bool http_may_ask(struct server *server, struct lws *wsi, struct http_session *h);
/* http.c: what the route, the page or nothing there says to a request. */
void http_find_answer(struct server *server, struct lws *wsi, struct http_session *h);
/* http_front.c: a file of the front end, or 304 for who has it as it is. */
void http_answer_front(struct lws *wsi, struct http_session *h, const struct front_file *file);
/* 303, for a GET. */
void http_answer_elsewhere(struct http_session *h, const char *location);
/* http_wire.c: a handler whose answer comes later calls the first, and the second once it is there.
 */
void http_pause(struct lws *wsi);
void http_resume(struct lws *wsi);

/* All arguments `name` ("a=") of the address, decoded, as a list the caller owns; NULL where one is
 * not UTF-8. */
json_t *http_arguments(struct lws *wsi, const char *name);
/* The argument `name` ("q=") of the address, decoded, in the server's arena; "" where it is left
 * out, NULL where it is not UTF-8. */
const char *http_argument(struct server *server, struct lws *wsi, const char *name);

/* Who may ask. From HTTP_SIGNED_IN on `account` of the session is set. */
enum http_who {
    HTTP_ANYONE,
    HTTP_EMBEDDING, /* anyone, also from the pages that embed the widget */
    HTTP_FORM,      /* anyone, by a form of our pages */
    HTTP_SIGNED_IN,
    HTTP_ADVISOR,       /* anyone but an editor: it is about employers */
    HTTP_EDITOR,        /* an editor, a head or an administrator */
    HTTP_HEAD,          /* a head or an administrator */
    HTTP_ADMINISTRATOR, /* nobody else */
};

/* `body` is the JSON object of a POST, or NULL where none was sent; of a form its fields as texts,
 * or NULL where they are too long or not UTF-8. */
typedef void http_handler(struct server *server, struct lws *wsi, struct http_session *h,
                          json_t *body);

struct http_route {
    const char *path; /* one that ends in "/" also has all below it; may stand for GET and POST */
    bool post;
    http_handler *run;
    enum http_who who;
};

/* A route whose body may be longer than the usual 16 KiB, or is no JSON. */
struct http_body {
    const char *path;
    size_t max; /* bytes */
    bool raw;   /* not parsed: it is in `in` of the session */
};

/* http.c: how much of a body is read. More than usual only from those who may ask. */
size_t http_body_max(struct server *server, struct lws *wsi, struct http_session *h);

/* http_desk.c */
extern const struct http_route http_desk_routes[];
extern const size_t http_desk_route_count;
/* http_login.c */
/* "WHAT from NETWORK", see network.h. */
void http_name_network(struct server *server, struct lws *wsi, const char *what, char *out,
                       size_t size);
http_handler http_sign_in, http_sign_out, http_me;
/* Nobody waits for it any more. */
void http_sign_in_forget(struct sign_in *sign_in);
/* http_greeting.c */
http_handler http_greeting_de, http_greeting_en;
/* http_reopen.c */
http_handler http_reopen;
/* http_admin.c */
extern const struct http_route http_admin_routes[];
extern const size_t http_admin_route_count;
/* http_editor.c */
extern const struct http_route http_editor_routes[];
extern const size_t http_editor_route_count;
extern const struct http_body http_editor_bodies[];
extern const size_t http_editor_body_count;

#endif
