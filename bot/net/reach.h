/* reach.h - whether a person can come, and which team is asked.
 * Owns     nothing; what is returned lives in the server's arena. */
#ifndef BOT_NET_REACH_H
#define BOT_NET_REACH_H

#include "bot/conversation.h"
#include "bot/net/server.h"

/* The team whose areas hold what the bot answered last; "" is anyone. */
const char *reach_team(struct server *server, const struct stored_conversation *conversation);
/* The team whose areas hold that entry, else "". */
const char *reach_team_of(struct server *server, const char *entry);
/* The team of that name; false if there is none. */
bool reach_find_team(struct server *server, const char *team, struct stored_team *out);
/* Why nobody can come now to this conversation, which waits: the body of `person-unavailable`,
 * which the caller owns, or NULL if someone can. */
json_t *reach_unavailable(struct server *server, const struct stored_conversation *conversation,
                          int64_t now);

#endif
