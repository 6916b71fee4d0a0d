/* answer_commands.h - what employers do with answers: look for one by its title, say whether one
 * helped. */
#ifndef BOT_NET_ANSWER_COMMANDS_H
#define BOT_NET_ANSWER_COMMANDS_H

#include "bot/net/client.h"

void answer_find(struct client *c, json_t *message);
void answer_feedback(struct client *c, json_t *message);

#endif
