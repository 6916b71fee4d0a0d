/* desk_commands.h - what advisors do with a conversation besides talking. */
#ifndef BOT_NET_DESK_COMMANDS_H
#define BOT_NET_DESK_COMMANDS_H

#include "bot/net/board.h"

void desk_take(struct client *c, json_t *message);
void desk_note(struct client *c, json_t *message);
void desk_hold(struct client *c, json_t *message);
void desk_resume(struct client *c, json_t *message);
void desk_take_over(struct client *c, json_t *message);
void desk_presence(struct client *c, json_t *message);
void desk_looking(struct client *c, json_t *message);
void desk_transfer(struct client *c, json_t *message);

/* commands.c: reads the conversation a message is about; false after saying why not. */
bool command_find(struct client *c, json_t *message, struct stored_conversation *out);
/* Adds what the client did and promises the ack; takes over the body. False if it was not new or
 * not possible. */
bool command_add(struct client *c, json_t *message, struct stored_conversation *conversation,
                 struct step step);
/* The same with a member more in the ack. */
bool command_add_and_say(struct client *c, json_t *message,
                         struct stored_conversation *conversation, struct step step,
                         const char *key, const char *value);
/* True after refusing what comes faster than a person types. */
bool command_too_fast(struct client *c, json_t *message,
                      const struct stored_conversation *conversation);
/* Says who has it. */
void command_refuse_taken(struct client *c, json_t *message,
                          const struct stored_conversation *conversation);

#endif
