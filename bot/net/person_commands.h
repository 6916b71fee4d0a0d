/* person_commands.h - what employers do to reach a person. */
#ifndef BOT_NET_PERSON_COMMANDS_H
#define BOT_NET_PERSON_COMMANDS_H

#include "bot/net/client.h"

void person_ask(struct client *c, json_t *message);
void person_leave_message(struct client *c, json_t *message);
void person_rate(struct client *c, json_t *message);

#endif
