/* features.h - a text as a bag of weighted features: terms, the classes of words that mean the
 * same, and the character n-grams of its words, which survive typos, endings and compounds
 * nobody has seen.
 * Units    a key is a hash of what the feature says; a weight is 1 + ln(how often it occurs). */
#ifndef KB_FEATURES_H
#define KB_FEATURES_H

#include <stdint.h>

#include "kb/analyser.h"
#include "kb/words.h"

struct feature {
    uint64_t key;
    float weight;
};

/* What texts are read with. */
struct reader {
    struct analyser *analyser;
    const struct words *words;
    bool ngrams; /* too many of them for tens of thousands of entries */
};

/* The distinct features of `said`, by key; *out lives in `arena`. Returns their number. */
size_t features_of(const struct reader *reader, enum kb_lang lang, struct text said,
                   struct arena *arena, struct feature **out);

#endif
