/* turn_json.h - answers, entries and explanations as PROTOCOL.md has them.
 * Owns     nothing; the caller owns what is returned. */
#ifndef BOT_TURN_JSON_H
#define BOT_TURN_JSON_H

#include "bot/turn_show.h"

/* What fired and why, for editors and advisors. */
json_t *turn_json_why(const struct kb_finding *found);
/* [{entry, title}] */
json_t *turn_json_entries(const struct kb_hit *list, size_t count);
/* The body of `answered`; `asked` is the language of the question. */
json_t *turn_json_answer(struct kb *kb, const struct shown *shown, enum kb_lang asked,
                         struct arena *arena);

#endif
