/* listed.h - what the editor's lists need of the text of an entry: what its header says, and which
 * terms stand in it, and where.
 * Owns     a shelf of what was read, by keys of texts that never change: a revision, or a version
 *          of a draft. Reading all of them anew takes a third of a second and more, in which nobody
 *          else is answered. Parts of compounds are those of when a text was read.
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
    int64_t key;
    bool readable;
    const char *area, *title, *stand, *review_by, *review_reason;
    size_t parts;          /* of a document */
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
/* The revision of an entry is its key; this is that of a draft, and (with its revision below 0) of
 * a published document. */
int64_t shelf_draft_key(const char *item, int64_t version);
/* Of that key, if it is there with all that is wanted; else NULL. */
const struct listed *shelf_find(const struct shelf *shelf, int64_t key, bool terms);
/* Reads a text and keeps what it says under its key. Valid until shelf_clear(). */
const struct listed *shelf_put(struct shelf *shelf, int64_t key, struct text text,
                               const struct listed_source *source);
/* Keeps what is known of a document. */
const struct listed *shelf_put_document(struct shelf *shelf, int64_t key, const char *title,
                                        size_t parts);
/* Whether most of what it holds is of others than `count` texts that are. */
bool shelf_is_crowded(const struct shelf *shelf, size_t count);
void shelf_clear(struct shelf *shelf);

/* What is looked for by `said`. */
struct searched searched_read(struct analyser *analyser, struct text said);
/* What the terms count for by where they stand: title, slug and keywords, questions and short
 * answer, or body. 0 where one of them does not stand there. */
double searched_score(const struct searched *searched, enum kb_lang lang,
                      const struct listed *listed);

#endif
