/* part.h - what one command writes: all of it is kept, or nothing.
 * Owns     nothing; a part lives in the function that begins and ends it.
 * Errors   the first one is kept, later steps do nothing; part_end() tells the client, or promises
 *          the ack. */
#ifndef BOT_NET_PART_H
#define BOT_NET_PART_H

#include "bot/net/board.h"
#include "bot/net/client.h"

struct part {
    struct client *client;
    json_t *message;
    struct stored_conversation *conversation;
    bool open;
    enum conversation_status status; /* of the event */
    enum refusal why;                /* what else went wrong, or REFUSAL_COUNT */
    int64_t seq;                     /* of the event */
};

struct part part_begin(struct client *c, json_t *message, struct stored_conversation *conversation);
/* Adds the event of the client, with the message's client_id; takes over the body. */
void part_step(struct part *part, struct step step);
/* Adds what follows from it and is not the client's: the bot's reply, or the system's word. Takes
 * over the body. */
void part_follow(struct part *part, struct step step);
/* How writing what belongs to the event went. */
void part_wrote(struct part *part, enum store_status status);
/* It cannot be done. */
void part_refuse(struct part *part, enum refusal why);
/* Is there an event, a new one, and did all go well so far? Only then is more to be written. */
bool part_good(const struct part *part);
/* Keeps or drops it all. Promises the ack, with a member more where `key` is not NULL, or says why
 * not. True if something new was kept. */
bool part_end(struct part *part, const char *key, const char *value);

/* Tells the client why a step was not possible. */
void part_say_why(struct client *c, enum conversation_status status, const char *client_id,
                  const struct stored_conversation *conversation, const char *id);

#endif
