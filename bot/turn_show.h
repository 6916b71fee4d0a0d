/* turn_show.h - an entry as it is shown in one conversation: with the offices at its place.
 * Owns     nothing; what is returned lives in the arena.
 * Errors   a status from the knowledge base; kb_message() says why. */
#ifndef BOT_TURN_SHOW_H
#define BOT_TURN_SHOW_H

#include "bot/turn_memory.h"

struct shown {
    struct kb_answer answer;
    struct kb_office *offices; /* in charge at the place */
    size_t office_count;
    const char *place;     /* the heading of the offices, or NULL */
    const char *ask_place; /* what is to be said about the place instead, or NULL */
};

/* The entry as on `day`, with who is in charge at `place` or at the one said before; it is kept in
 * `memory` as what was shown last. KB_NOT_FOUND if there is no such entry. */
enum kb_status turn_show(struct kb *kb, struct turn_memory *memory, const char *slug,
                         const struct kb_place *place, const char *day, struct arena *arena,
                         struct shown *out);

/* As plain text. */
const char *turn_show_text(const struct shown *shown, enum kb_lang lang, struct arena *arena);

#endif
