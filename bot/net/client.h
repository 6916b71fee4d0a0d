/* client.h - one WebSocket connection: a subscriber of logs.
 * Owns     the frames that wait for it. What is in a log does not wait here: the client only keeps
 * the number of the last event it was sent. */
#ifndef BOT_NET_CLIENT_H
#define BOT_NET_CLIENT_H

#include <jansson.h>

#include "bot/net/server.h"

enum {
    MESSAGE_MAX = 64 * 1024,
    FRAMES_MAX = 256,
    WATCHES_MAX = 32,
    SAYS_A_MINUTE = 30,
};

struct frame {
    char *json;
    char *client_id; /* of a promise: the frame goes out only after the commit; else NULL */
    bool promise;
};

struct watch {
    char id[32];  /* of the conversation, "" if free */
    int64_t sent; /* number of the last event sent */
};

/* libwebsockets makes and zeroes it with the connection. */
struct client {
    struct client *next, **link;
    struct lws *wsi;
    struct server *server;
    struct buffer in; /* fragments of a message */
    bool greeted, advisor, closing;
    bool starting;    /* its conversation is not committed yet */
    char session[64]; /* secret of an advisor's session; checked with each message */
    unsigned close_code;
    char login[72], name[200], role[16];
    struct watch watch[WATCHES_MAX]; /* an employer has one, the first */
    struct frame frames[FRAMES_MAX];
    size_t first, count;
    int64_t minute;
    int says;
};

/* Takes over one reference of `message`. A client that does not read loses its connection. */
void client_send(struct client *c, json_t *message);
/* The same, after the commit; `client_id` (may be NULL) is named in `not-stored` if that fails. */
void client_promise(struct client *c, json_t *message, const char *client_id);
void client_error(struct client *c, const char *code, const char *message, const char *client_id,
                  const char *conversation);
struct watch *client_watch(struct client *c, const char *id);

/* commands.c: what a whole message asks for. */
void command_run(struct client *c, json_t *message);
/* Who waits, for the advisors. */
json_t *board_of(struct client *c);

#endif
