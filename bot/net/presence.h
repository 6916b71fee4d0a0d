/* presence.h - which advisors are there.
 * Owns     one entry for each advisor who is there, however many connections they have.
 * Units    milliseconds of the steady clock.
 *
 * Who is silent for the limit `presence`, or has had no connection for `grace`, is gone, and so is
 * the entry: a page that is loaded anew does not make anyone vanish. Whoever returns what they
 * left asks presence_find(), so that this also holds after a restart. */
#ifndef BOT_NET_PRESENCE_H
#define BOT_NET_PRESENCE_H

#include <jansson.h>

#include "bot/net/client.h"

enum presence { AVAILABLE, BUSY, AWAY, OFFLINE };
enum { CAPACITY_MAX = 20 };

struct person {
    struct person *next;
    char login[72], name[200];
    enum presence status;
    int capacity; /* conversations at a time, for automatic decisions */
    bool connected;
    int64_t heard, left; /* when last; `left` counts while not connected */
};

/* The advisor of this connection is there: after its hello and with each message. */
void presence_heard(struct client *c);
/* A connection has closed; it is no longer in the list of advisors. */
void presence_closed(struct client *c);
/* NULL if they are gone. */
struct person *presence_find(const struct server *server, const char *login);
/* Whether colleagues may take over what they have: not while the server starts and they may come
 * back. */
bool presence_absent(const struct server *server, const char *login);
bool presence_parse(const char *name, enum presence *out);
/* Drops those who are gone by now. */
void presence_sweep(struct server *server, int64_t now);
/* Nobody could be heard for so long: it is nobody's silence. */
void presence_excuse(struct server *server, int64_t ms);
/* In how many of `rows` they talk. */
int presence_open(const struct person *person, const struct stored_conversation *rows,
                  size_t count);
/* The people of PROTOCOL.md, with how many of `rows` each of them talks in. */
json_t *presence_people(const struct server *server, const struct stored_conversation *rows,
                        size_t count);
void presence_free(struct server *server);

#endif
