/* server.h - the running server: one thread, libwebsockets on a libuv loop.
 * Owns     the loop, the listener and every connection.
 *
 * A turn of the loop handles what arrived; before the loop waits again, all that was written is
 * committed in one transaction, and only then acknowledged and shown. */
#ifndef BOT_NET_SERVER_H
#define BOT_NET_SERVER_H

#include <libwebsockets.h>

#include "bot/config.h"
#include "bot/store.h"
#include "kb/kb.h"

struct attempts;
struct client;
struct front;
struct person;
struct watch;
struct sign_in;
struct worker;
struct editors;
struct uv_loop_s;

enum { WATCH_BUCKETS = 4096 };

struct server {
    const struct config *config;
    struct kb *kb; /* held: what is published takes its place, see worker.h */
    struct store *store;
    struct arena *arena; /* reset after each message */
    struct front *front; /* what browsers load */
    struct lws_context *context;
    struct uv_loop_s *loop;
    struct watch *watches[WATCH_BUCKETS]; /* who follows what, by conversation */
    struct client *advisors;              /* a list */
    struct client *woken;                 /* those to look after at the next commit */
    struct person *people;                /* the advisors who are there, see presence.h */
    bool board_changed, queue_changed, people_changed; /* since the last commit */
    bool marks_wait;                                   /* some watch has marks to store */
    char *people_told;                                 /* the last `people`, as it was sent */
    int64_t people_count;                              /* how often it changed */
    struct worker *worker;                             /* for what takes a while */
    struct editors *editors;                           /* who has which item open */
    /* who tried secrets, asked questions, left messages and had mails sent how often, see
     * attempts.h */
    struct attempts *secrets, *questions, *messages, *mails;
    int64_t started, started_at; /* by the steady and by the wall clock */
    struct sign_in *sign_ins;    /* a queue; the first one's password is being checked */
    unsigned char form_key[32];  /* of the tokens in our forms, see form_token.h */
    bool wrote, lost;            /* this turn: something was committed, or could not be */
};

/* Serves until SIGTERM or SIGINT. Returns the exit code, after saying why it failed. */
int server_run(const struct config *config, struct kb *kb, struct store *store);

int64_t now_ms(void);
/* A clock nobody sets. */
int64_t steady_ms(void);
/* Is the grace of a start not over, in which everyone comes back, and nobody who has not is gone?
 */
bool server_starting(const struct server *server);
/* Commits within a turn, for an answer that cannot wait for its end. Where it fails, what others
 * wrote in this turn is lost too, and they are told at its end. */
bool server_commit(struct server *server);

/* http.c */
int http_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                  size_t len);
size_t http_session_size(void);
/* http_login.c: the session cookie of a request into `token`; false where there is none. */
bool http_session_token(struct lws *wsi, char token[64]);

/* ws.c */
int ws_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                size_t len);
/* Once a turn, `stored` if the commit held: sends what was promised. */
void ws_committed(struct server *server, bool stored);

#endif
