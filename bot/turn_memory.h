/* turn_memory.h - what one conversation has said so far, as the turn reads and keeps it.
 * Owns     its texts. It is kept as JSON in the bot's own events, so that the log is all there is.
 * Errors   none: JSON that is not a memory is an empty one; texts that are too long are cut. */
#ifndef BOT_TURN_MEMORY_H
#define BOT_TURN_MEMORY_H

#include "bot/turn.h"

enum { PLACE_MAX = 120, SLUG_SIZE = 128, COUNTRY_SIZE = 8, SALARY_SIZE = 24, CHOICES_MAX = 4 };

struct turn_memory {
    enum kb_lang lang;
    struct kb_context context[KB_CONTEXT_MAX];
    char slugs[KB_CONTEXT_MAX][SLUG_SIZE]; /* of the context */
    size_t context_count;
    double context_length;
    char place[PLACE_MAX], district[PLACE_MAX]; /* as last said, "" before that */
    char place_entry[SLUG_SIZE];                /* shown last, if it depends on the place, or "" */
    char country[COUNTRY_SIZE], profession[SLUG_SIZE]; /* code and id as last said, or "" */
    char status[SLUG_SIZE], salary[SALARY_SIZE];       /* likewise (kb/salary.h) */
    char shown[SLUG_SIZE];                             /* what the last turn answered, or "" */
    char choices[CHOICES_MAX][SLUG_SIZE];              /* offered last */
    size_t choice_count;
    bool asking;       /* for the place */
    json_int_t misses; /* in a row */
};

/* Puts `text` (NULL is "") into `out`, cut to `size`. */
void turn_memory_keep(char *out, size_t size, const char *text);
void turn_memory_keep_context(struct turn_memory *memory, const struct kb_context *context,
                              size_t count, double length);
/* What was picked is the subject now, and weighs as a question of a few words that says nothing
 * else (kb/topic.h). */
void turn_memory_keep_chosen(struct turn_memory *memory, const char *slug);
/* What is asked, in the light of what was said; it lives as long as the three. */
struct kb_question turn_memory_question(const struct turn_memory *memory, struct text said,
                                        const char *day);
/* What was offered to choose from in this turn; NULL and 0 for nothing. */
void turn_memory_keep_choices(struct turn_memory *memory, const struct kb_hit *choices,
                              size_t count);
/* The caller owns it. */
json_t *turn_memory_json(const struct turn_memory *memory);
/* What is taken for known, as [{slot, value, shown}]; the caller owns it. */
json_t *turn_memory_slots(const struct turn_memory *memory, struct kb *kb, struct arena *arena);

#endif
