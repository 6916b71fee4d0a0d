/* topics.h - what a conversation may begin with: the entries of the season, and those that were
 * really asked about most lately.
 * Threads  as the store. */
#ifndef BOT_TOPICS_H
#define BOT_TOPICS_H

#include <jansson.h>

#include "bot/store.h"
#include "kb/kb.h"

enum { TOPICS_OFFERED = 5 };

/* At most TOPICS_OFFERED {entry, title}, best first, as on `day`; where nothing is known of the
 * season nor of what was asked, one entry of each area. The caller owns the list. */
json_t *topics_offer(struct kb *kb, struct store *store, enum kb_lang lang, const char *day,
                     struct arena *arena);

#endif
