/* recall.h - what the bot remembers of a conversation, from its log. */
#ifndef BOT_RECALL_H
#define BOT_RECALL_H

#include "bot/store.h"
#include "bot/turn_memory.h"

/* What the last turn of the bot left, however long ago, without what the employer took back since
 * then. Never NULL; the caller ends it with turn_memory_free(). */
struct turn_memory *recall(struct store *store, const struct stored_conversation *conversation,
                           struct arena *arena);

#endif
