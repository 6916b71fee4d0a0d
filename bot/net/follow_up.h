/* follow_up.h - what advisors do with a message that was left, and at the end of a talk. */
#ifndef BOT_NET_FOLLOW_UP_H
#define BOT_NET_FOLLOW_UP_H

#include "bot/net/client.h"

void follow_up_assign(struct client *c, json_t *message);
void follow_up_answer(struct client *c, json_t *message);
void follow_up_wrap_up(struct client *c, json_t *message);

#endif
