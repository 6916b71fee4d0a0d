/* guide.h - guided questions as events of PROTOCOL.md. */
#ifndef BOT_GUIDE_H
#define BOT_GUIDE_H

#include "bot/turn.h"

/* What the employer said with the list of answers, and what the bot says to it: the next question
 * or the end. KB_NOT_FOUND if there is no such flow, KB_INVALID if `answers` is no list of texts.
 */
enum kb_status guide_step(struct kb *kb, const char *flow, const json_t *answers, enum kb_lang lang,
                          const char *day, struct arena *arena, json_t **said,
                          struct turn_event *reply);
/* The flows offered under an entry, or all for NULL, as a list of {flow, title}. */
json_t *guide_offers(struct kb *kb, const char *entry, enum kb_lang lang, struct arena *arena);

#endif
