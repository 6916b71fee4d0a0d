/* alarm.h - tells a team by mail that someone has been waiting for too long.
 * Owns     nothing. */
#ifndef BOT_NET_ALARM_H
#define BOT_NET_ALARM_H

#include "bot/net/server.h"

/* Rings for all who have waited since `until` or longer, but not for those since *rung or longer,
 * for whom it rang before; *rung becomes `until`. Each wait is told once. */
void alarm_ring(struct server *server, int64_t *rung, int64_t until, int64_t now);

#endif
