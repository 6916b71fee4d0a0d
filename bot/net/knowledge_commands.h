/* knowledge_commands.h - the knowledge in a talk between an advisor and an employer. */
#ifndef BOT_NET_KNOWLEDGE_COMMANDS_H
#define BOT_NET_KNOWLEDGE_COMMANDS_H

#include "bot/net/client.h"

void knowledge_insert_entry(struct client *c, json_t *message);
void knowledge_insert_value(struct client *c, json_t *message);
/* After an employer said something: shows the advisor who has the conversation what fits, on each
 * of their connections, or that nothing does. */
void knowledge_suggest(struct server *server, const struct stored_conversation *conversation,
                       const char *said);

#endif
