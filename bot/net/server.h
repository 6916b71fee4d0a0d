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

struct client;
struct watch;
struct sign_in;
struct uv_loop_s;

enum { WATCH_BUCKETS = 4096 };

struct server {
    const struct config *config;
    struct kb *kb;
    struct store *store;
    struct arena *arena; /* reset after each message */
    struct lws_context *context;
    struct uv_loop_s *loop;
    struct watch *watches[WATCH_BUCKETS]; /* who follows what, by conversation */
    struct client *advisors;              /* a list */
    struct client *woken;                 /* those to look after at the next commit */
    bool board_changed, queue_changed;    /* since the last commit */
    struct sign_in *sign_ins;             /* a queue; the first one's password is being checked */
};

/* Serves until SIGTERM or SIGINT. Returns the exit code, after saying why it failed. */
int server_run(const struct config *config, struct kb *kb, struct store *store);

int64_t now_ms(void);

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
