/* client.h - one WebSocket connection: a subscriber of logs.
 * Owns     the frames that wait for it. What is in a log does not wait here: the client only keeps
 * the number of the last event it was sent. */
#ifndef BOT_NET_CLIENT_H
#define BOT_NET_CLIENT_H

#include <jansson.h>

#include "bot/net/network.h"
#include "bot/net/refusal.h"
#include "bot/net/server.h"

enum {
    MESSAGE_MAX = 64 * 1024,
    FRAMES_MAX = 256,
    WATCHES_MAX = 32,
};

struct frame {
    char *json;
    char *client_id; /* of a promise: the frame goes out only after the commit; else NULL */
    bool promise;
};

/* That a client follows a conversation. */
struct watch {
    struct watch *next, **link; /* in the server's table */
    struct client *client;
    char id[32];                      /* of the conversation, "" if free */
    int64_t sent;                     /* number of the last event sent */
    bool seen;                        /* its marks wait to be stored */
    int64_t delivered, read, seen_at; /* as the client says; steady */
};

enum closing { OPEN, CLOSE_DUE, CLOSE_SENT };

/* libwebsockets makes and zeroes it with the connection. */
struct client {
    struct client *next_advisor, **advisor_link;
    struct client *next_woken, **woken_link;
    struct lws *wsi;
    struct server *server;
    struct buffer in; /* fragments of a message */
    bool greeted, advisor;
    bool starting; /* its conversation is not committed yet */
    enum closing closing;
    enum lws_close_status close_code;
    enum kb_lang lang;
    char network[NETWORK_SIZE]; /* it comes from */
    char session[64];           /* secret of an advisor's session; checked with each message */
    char login[72], name[200], role[16];
    char looking[32];                /* the conversation on an advisor's screen, or "" */
    char typing[32];                 /* the conversation `typing` was last passed on as true for */
    int64_t typing_at;               /* when, by the steady clock */
    int64_t transcript_at;           /* what it was given is paid for then, by the steady clock */
    int64_t find_at;                 /* the same, of what it looked for */
    int64_t people_count;            /* of the server's, when it was last sent */
    struct watch watch[WATCHES_MAX]; /* an employer has one, the first */
    struct frame frames[FRAMES_MAX];
    size_t first, count;
};

/* Takes over one reference of `message`. A client that does not read loses its connection. */
void client_send(struct client *c, json_t *message);
/* The same, after the commit; `client_id` (may be NULL) is named in `not-stored` if that fails. */
void client_promise(struct client *c, json_t *message, const char *client_id);
/* An error as it is sent; the caller owns it. */
json_t *client_error(const struct client *c, enum refusal why, const char *client_id,
                     const char *conversation);
/* Sends an error; `client_id` and `conversation` may be NULL. */
void client_refuse(struct client *c, enum refusal why, const char *client_id,
                   const char *conversation);
/* Looks after the commit whether there is something to send. */
void client_wake(struct client *c);
/* Whether the session it came with still stands: a changed password or a disabled account ends it.
 */
bool client_signed_in(struct client *c);
/* Whether the role of its account, as of then, is one that advises. */
bool client_may_advise(const struct client *c);
/* Ends the connections of the employer, whose secret is no longer good. */
void clients_turn_out(struct server *server, const char *conversation);
/* Closes the connections of advisors whose session has ended, or who may not advise any more. */
void clients_check(struct server *server);
/* From now on it hears what all advisors hear. */
void client_join_advisors(struct client *c);

/* watch.c: who follows what. */
struct watch *watch_find(struct client *c, const char *conversation); /* or NULL */
/* Follows it from behind the event `after`, also where it was followed before; NULL if the client
 * follows too many. */
struct watch *watch_begin(struct client *c, const char *conversation, int64_t after);
void watch_end(struct watch *watch);
/* Everyone who follows a conversation: the first, then the next, then NULL. */
struct watch *watch_first(struct server *server, const char *conversation);
struct watch *watch_next(struct watch *watch);

/* commands.c: what a whole message asks for. */
void command_run(struct client *c, json_t *message);

#endif
