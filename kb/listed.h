/* listed.h - what the editor's lists need of the text of an entry: what its header says, and which
 * terms stand in it, and where.
 * Owns     a shelf of those of revisions, whose texts never change: reading all of them anew
 *          takes a third of a second, in which nobody else is answered. The rest lives in the
 *          arena it is read into. Parts of compounds are those of when a text was read.
 * Threads  a shelf belongs to one thread, as its handle does. */
#ifndef KB_LISTED_H
#define KB_LISTED_H

#include "kb/analyser.h"
#include "kb/arena.h"
#include "kb/text.h"

enum { SEARCHED_MAX = 24 }; /* terms */

/* What is looked for, in both languages. */
struct searched {
    uint64_t terms[2][SEARCHED_MAX];
    size_t count[2];
};

struct listed {
    int64_t revision; /* 0 of a draft */
    bool readable;
    const char *area, *title, *stand, *review_by, *review_reason;
    const uint64_t *terms; /* of the whole text, sorted; NULL until they were wanted */
    size_t term_count;
};

/* Where a text comes from, and whether its terms are wanted. */
struct listed_source {
    struct analyser *analyser;
    const char *slug;
    enum kb_lang lang;
    bool terms;
};

struct shelf;
struct shelf *shelf_new(void); /* empty, never NULL */
void shelf_free(struct shelf *shelf);
/* Of that revision, if it is there with all that is wanted; else NULL. */
const struct listed *shelf_find(const struct shelf *shelf, int64_t revision, bool terms);
/* Reads a text and keeps what it says under its revision. Valid until shelf_tidy(). */
const struct listed *shelf_put(struct shelf *shelf, int64_t revision, struct text text,
                               const struct listed_source *source);
/* After a list of `count` revisions: forgets all if most of it is of others. */
void shelf_tidy(struct shelf *shelf, size_t count);

/* Reads a text that has no revision, into the arena. */
struct listed listed_read(struct text text, const struct listed_source *source,
                          struct arena *arena);

/* What is looked for by `said`. */
struct searched searched_read(struct analyser *analyser, struct text said);
/* What the terms count for by where they stand: title, slug and keywords, questions and short
 * answer, or body. 0 where one of them does not stand there. */
double searched_score(const struct searched *searched, enum kb_lang lang,
                      const struct listed *listed);

#endif
