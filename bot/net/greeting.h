/* greeting.h - how a connection begins: `hello` and `start`; part of commands.c. */
#ifndef BOT_NET_GREETING_H
#define BOT_NET_GREETING_H

#include "bot/net/client.h"

void greeting_hello(struct client *c, json_t *message);
void greeting_start(struct client *c, json_t *message);

#endif
