/* marks.h - how far each side has received and read.
 * Owns     what a watch was told last and is not stored yet.
 *
 * A client may say `seen` with every event; it is stored and passed on twice a second at most. */
#ifndef BOT_NET_MARKS_H
#define BOT_NET_MARKS_H

#include "bot/net/client.h"

void marks_seen(struct client *c, json_t *message);
/* The other side's marks, for one who begins to follow. */
void marks_show(struct client *c, const struct stored_conversation *conversation);
/* Stores and passes on what waits, of one watch and of all. */
void marks_flush(struct watch *w);
void marks_flush_all(struct server *server);

#endif
