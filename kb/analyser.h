/* analyser.h - cuts text into the terms that are indexed and searched: one analyser for both.
 * Units    offsets are bytes of the analysed text.
 * Threads  an analyser belongs to one thread (the Snowball stemmers keep state). */
#ifndef KB_ANALYSER_H
#define KB_ANALYSER_H

#include <stdbool.h>
#include <stddef.h>

#include "kb/kb.h"
#include "kb/vocabulary.h"

struct analyser;

/* `vocabulary` splits compounds, NULL for none; it must outlive the analyser. Never NULL. */
struct analyser *analyser_new(const struct vocabulary *vocabulary);
void analyser_free(struct analyser *analyser);
void analyser_use(struct analyser *analyser, const struct vocabulary *vocabulary);

struct token {
    struct text term;  /* folded and stemmed; valid during the call */
    size_t start, end; /* where it was said */
    bool alternative;  /* another reading of the place of the token before */
};

/* Returns something other than 0 to stop; analyser_run() passes that on. */
typedef int token_sink(void *context, const struct token *token);

/* Calls `sink` for each term of `said`: letters folded (case, umlauts, ae/oe/ue, ß), stop words
 * left out, stems, parts of compounds as alternatives, "§ 18 g" in all spellings as "§18g",
 * 50.700 as "50700". Invalid UTF-8 ends the text there. */
int analyser_run(struct analyser *analyser, enum kb_lang lang, struct text said, token_sink *sink,
                 void *context);
/* Calls `sink` for each folded, unstemmed word: what a vocabulary is filled with. */
int analyser_words(struct analyser *analyser, struct text said, token_sink *sink, void *context);

#endif
