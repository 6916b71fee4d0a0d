/* log_commands.h - what employers take along: the transcript, and a link back. */
#ifndef BOT_NET_LOG_COMMANDS_H
#define BOT_NET_LOG_COMMANDS_H

#include "bot/net/client.h"

void log_transcript(struct client *c, json_t *message);
void log_mail_transcript(struct client *c, json_t *message);
void log_make_link(struct client *c, json_t *message);

#endif
