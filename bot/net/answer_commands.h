/* answer_commands.h - what employers do with answers: look for one by its title, say whether one
 * helped. */
#ifndef BOT_NET_ANSWER_COMMANDS_H
#define BOT_NET_ANSWER_COMMANDS_H

#include "bot/net/client.h"

void answer_find(struct client *c, json_t *message);
void answer_feedback(struct client *c, json_t *message);
/* The bot has answered with number `seq`: counts what was asked about. */
void answer_count(struct server *server, const char *conversation, int64_t seq,
                  const json_t *answer);

#endif
