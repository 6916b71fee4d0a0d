/* desk_commands.h - what advisors do with a conversation besides talking. */
#ifndef BOT_NET_DESK_COMMANDS_H
#define BOT_NET_DESK_COMMANDS_H

#include "bot/conversation.h"
#include "bot/net/client.h"

enum { TEXT_MAX = 2000 };

void desk_note(struct client *c, json_t *message);
void desk_hold(struct client *c, json_t *message);
void desk_resume(struct client *c, json_t *message);
void desk_transfer(struct client *c, json_t *message);
void desk_wrap_up(struct client *c, json_t *message);

/* commands.c: reads the conversation a message is about; false after saying why not. */
bool command_find(struct client *c, json_t *message, struct stored_conversation *out);
/* conversation_add() now, and whoever follows the conversation, the board or the queue hears of it
 * after the commit. */
enum conversation_status board_add(struct server *server, struct stored_conversation *conversation,
                                   const struct step *step, int64_t *seq);
/* Adds what the client did and promises the ack; takes over the body. False if it was not new or
 * not possible. */
bool command_add(struct client *c, json_t *message, struct stored_conversation *conversation,
                 struct step step);

#endif
