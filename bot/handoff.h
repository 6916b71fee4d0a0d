/* handoff.h - what is known of a conversation when it goes from the bot to people.
 * Owns     nothing; what is returned lives in the arena.
 * Threads  as the store. */
#ifndef BOT_HANDOFF_H
#define BOT_HANDOFF_H

#include "bot/store.h"

enum { HANDOFF_PREFILL_MAX = 2000 };

/* What the employer said so far, a line each, to begin a message with: of more than
 * HANDOFF_PREFILL_MAX characters the last ones. */
const char *handoff_prefill(struct store *store, const struct stored_conversation *conversation,
                            struct arena *arena);

#endif
