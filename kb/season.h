/* season.h - what is asked about at which time of the year: topics.json, an editors' list of
 * entries to begin a conversation with.
 * Owns     nothing; what is read lives in the arena it was given. */
#ifndef KB_SEASON_H
#define KB_SEASON_H

#include "kb/kb.h"
#include "kb/problems.h"

struct season_topic {
    const char *entry;
    unsigned months; /* 1 << month for each of 1 to 12; 0: all year round */
};

struct season {
    struct season_topic *at;
    size_t count;
};

/* Reads a JSON list of {entry, optional months}. On wrong input *out is empty and the faults go to
 * `problems`, which may be NULL. */
enum kb_status season_load(struct text json, const char *file, struct problems *problems,
                           struct arena *arena, struct season *out);

#endif
