/* turn.h - one utterance and what the bot makes of it.
 * Owns     a turn_memory is what one conversation has said so far; the caller frees it.
 * Units    a day is "YYYY-MM-DD"; text is UTF-8, checked by the caller.
 * Errors   NULL or a status from the knowledge base; kb_message() says why. */
#ifndef BOT_TURN_H
#define BOT_TURN_H

#include <jansson.h>

#include "kb/kb.h"

struct turn_memory;

struct turn_memory *turn_memory_new(void); /* never NULL */
void turn_memory_free(struct turn_memory *memory);

/* The object of `kammerlotse ask --jsonl`, and "why" if `explain`; the caller owns it. `memory` may
 * be NULL for a question without a conversation; else it is read and brought up to date. */
json_t *turn_ask_json(struct kb *kb, struct turn_memory *memory, struct text question,
                      bool lang_known, enum kb_lang lang, const char *day, bool explain,
                      struct arena *arena);

/* What the bot says to an utterance or a choice, as an event of PROTOCOL.md. */
struct turn_event {
    const char *type;    /* answered, clarified or replied */
    json_t *body;        /* the caller's */
    const char *subject; /* for the board, in the arena; NULL keeps the old one */
};

/* `before` is the utterance before this one, or NULL; `topic` the slug answered last, or NULL. */
enum kb_status turn_say(struct kb *kb, struct text said, enum kb_lang lang, const char *before,
                        const char *topic, const char *day, struct arena *arena,
                        struct turn_event *out);
/* KB_NOT_FOUND if there is no such entry. */
enum kb_status turn_choose(struct kb *kb, const char *slug, enum kb_lang lang, const char *day,
                           struct arena *arena, struct turn_event *out);

#endif
