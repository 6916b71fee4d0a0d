/* turn.h - one utterance and what the bot makes of it.
 * Owns     a turn_memory is what one conversation has said so far; the caller frees it.
 * Units    a day is "YYYY-MM-DD"; text is UTF-8, checked by the caller.
 * Errors   NULL or a status from the knowledge base; kb_message() says why. */
#ifndef BOT_TURN_H
#define BOT_TURN_H

#include <jansson.h>

#include "kb/kb.h"

/* What a turn needs to know of those before it: language, subject, place, misses in a row. */
struct turn_memory;

struct turn_memory *turn_memory_new(enum kb_lang lang); /* never NULL */
void turn_memory_free(struct turn_memory *memory);      /* NULL is fine */
/* The memory as a turn left it in the member `memory` of its event; NULL gives an empty one. */
struct turn_memory *turn_memory_load(const json_t *json, enum kb_lang lang);

/* Empties a slot (country, profession, status, salary or place) of a memory as JSON, which may be
 * NULL; false where there is no such slot. */
bool turn_memory_forget(json_t *memory, const char *slot);

enum turn_with {
    TURN_PLAIN,
    TURN_WHY = 1,    /* what fired and why, as "why" */
    TURN_ANSWER = 2, /* the body of `answered` as "answer", where there is one */
};

/* The object of `kammerlotse ask --jsonl`, and unless it is TURN_PLAIN "more", what answers the
 * other questions of the message; the caller owns it. `memory` may be NULL for a question without a
 * conversation; else it is read and brought up to date. */
json_t *turn_ask_json(struct kb *kb, struct turn_memory *memory, struct text question,
                      bool lang_known, enum kb_lang lang, const char *day, enum turn_with with,
                      struct arena *arena);

/* What the bot says to an utterance or a choice, as an event of PROTOCOL.md. */
struct turn_event {
    const char *type;    /* answered, clarified or replied */
    json_t *body;        /* the caller's */
    const char *subject; /* for the board, in the arena; NULL keeps the old one */
};

/* Both bring `memory` up to date and leave it in the body. */
enum kb_status turn_say(struct kb *kb, struct turn_memory *memory, struct text said,
                        const char *day, struct arena *arena, struct turn_event *out);
/* KB_NOT_FOUND if there is no such entry. */
enum kb_status turn_choose(struct kb *kb, struct turn_memory *memory, const char *slug,
                           const char *day, struct arena *arena, struct turn_event *out);

#endif
