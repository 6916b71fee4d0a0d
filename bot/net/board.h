/* board.h - what follows from a change of a conversation: who is told, the board, the queue.
 * Owns     nothing.
 *
 * A change only notes what has changed; all of it is told once, after the commit. */
#ifndef BOT_NET_BOARD_H
#define BOT_NET_BOARD_H

#include "bot/conversation.h"
#include "bot/net/client.h"

/* conversation_add(), now, for everything that clients, the bot and the clock do. */
enum conversation_status board_add(struct server *server, struct stored_conversation *conversation,
                                   const struct step *step, int64_t *seq);
/* The teams of PROTOCOL.md, in the language of the client. */
json_t *board_teams(struct client *c);
/* The board, for an advisor who has just come. */
void board_show(struct client *c);
/* Once a turn, `stored` if the commit held: tells everyone what has changed. */
void board_tell(struct server *server, bool stored);

#endif
