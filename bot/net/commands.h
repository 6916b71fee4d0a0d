/* commands.h - what the files share that carry out messages: commands.c and its siblings.
 * Owns     nothing.
 * Errors   each function says itself what is wrong to the client, under the message's client_id. */
#ifndef BOT_NET_COMMANDS_H
#define BOT_NET_COMMANDS_H

#include "bot/net/part.h"

/* Reads the conversation a message is about; false after saying why not. */
bool command_find(struct client *c, json_t *message, struct stored_conversation *out);
/* Adds what the client did, which is one event, and promises the ack; takes over the body. False if
 * it was not new or not possible. */
bool command_add(struct client *c, json_t *message, struct stored_conversation *conversation,
                 struct step step);
/* True after refusing what comes faster than a person types. */
bool command_too_fast(struct client *c, json_t *message,
                      const struct stored_conversation *conversation);
/* Says who has it. */
void command_refuse_taken(struct client *c, json_t *message,
                          const struct stored_conversation *conversation);

#endif
