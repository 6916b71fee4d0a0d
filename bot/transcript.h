/* transcript.h - a conversation as plain text for a person, in the language of the conversation.
 * Owns     nothing; the text lives in the caller's arena.
 * Units    lines end with "\n"; what was said is indented, so that nobody's words can pass for
 * someone else's turn. Times are local.
 * Errors   as the store. A conversation too long for `max` bytes ends with a line that says so. */
#ifndef BOT_TRANSCRIPT_H
#define BOT_TRANSCRIPT_H

#include "bot/store.h"

enum transcript_reader {
    TRANSCRIPT_FOR_EMPLOYER, /* without notes and what else is for colleagues */
    TRANSCRIPT_FOR_ADVISOR,
};

enum { TRANSCRIPT_MAX = 1 << 20, TRANSCRIPT_MAIL_MAX = 192 << 10 };

enum store_status transcript_write(struct store *store,
                                   const struct stored_conversation *conversation,
                                   const char *chamber, enum transcript_reader reader, size_t max,
                                   struct arena *arena, const char **out);

#endif
