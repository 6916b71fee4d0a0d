/* cover.h - how much of a question's wording an entry has: what tells "fits" from "is nearest".
 * Owns     the terms of the entries that were asked about so far, as hashes: analysing the
 *          fifty example questions of an entry anew costs more than the rest of a turn.
 * Threads  belongs to one thread, as its catalog does. */
#ifndef KB_COVER_H
#define KB_COVER_H

#include "kb/analyser.h"
#include "kb/entry_file.h"
#include "kb/words.h"

struct covers;

/* For so many entries of each language. Never NULL. */
struct covers *covers_new(const size_t in_lang[2]);
void covers_free(struct covers *covers); /* NULL is fine */

/* The share of the terms that stand in title, short answer, keywords or questions of the entry, 0
 * to 1. Countries and postcodes that do not stand there are not counted: they tell the case apart,
 * not the topic. */
double covers_share(struct covers *covers, struct analyser *analyser, const struct words *words,
                    const struct entry *entry, const char *const *terms, size_t count);

#endif
