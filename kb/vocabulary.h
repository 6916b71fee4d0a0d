/* vocabulary.h - the words the knowledge base itself uses, for splitting compounds.
 * Owns     copies of its words.
 * Threads  read-only once filled. */
#ifndef KB_VOCABULARY_H
#define KB_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>

#include "kb/text.h"

struct vocabulary;

struct vocabulary *vocabulary_new(void); /* never NULL */
void vocabulary_free(struct vocabulary *vocabulary);
/* `word` is folded, not stemmed. Words under three letters and numbers are passed over. */
void vocabulary_add(struct vocabulary *vocabulary, struct text word);
/* How often it was added. */
size_t vocabulary_count(const struct vocabulary *vocabulary, struct text word);

/* How many words were added, each as often as it was. */
size_t vocabulary_total(const struct vocabulary *vocabulary);

/* Calls `seen` for each word, in no order. */
void vocabulary_each(const struct vocabulary *vocabulary,
                     void (*seen)(void *context, struct text word, size_t count), void *context);

enum { COMPOUND_PARTS_MAX = 6 };

/* Splits a folded word into two or more known words, linked by nothing or by one of the German
 * linking elements (s, es, n, en, er, e). Prefers few parts. Returns their number, 0 if it is
 * no compound; the parts are views into `word`. */
size_t vocabulary_split(const struct vocabulary *vocabulary, struct text word,
                        struct text parts[COMPOUND_PARTS_MAX]);

#endif
