/* remind.h - tells who looks after an entry, once for each day of review, that it is due.
 * Owns     nothing; what was told is in the store. */
#ifndef BOT_NET_REMIND_H
#define BOT_NET_REMIND_H

#include "bot/net/server.h"

/* Queues one mail for each of those who are to be told, with all of their entries that are due and
 * that nobody was told of. The owner of an entry is told at the address of the account, else the
 * team of its area; where there is neither, nobody, until there is. */
void remind(struct server *server, int64_t now);

#endif
