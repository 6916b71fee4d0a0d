/* desk_commands.h - what advisors do with a conversation besides talking. */
#ifndef BOT_NET_DESK_COMMANDS_H
#define BOT_NET_DESK_COMMANDS_H

#include "bot/net/client.h"

void desk_take(struct client *c, json_t *message);
void desk_note(struct client *c, json_t *message);
void desk_hold(struct client *c, json_t *message);
void desk_resume(struct client *c, json_t *message);
void desk_take_over(struct client *c, json_t *message);
void desk_presence(struct client *c, json_t *message);
void desk_looking(struct client *c, json_t *message);
void desk_transfer(struct client *c, json_t *message);

#endif
