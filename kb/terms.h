/* terms.h - what the words of a question are to the knowledge base, for the explanation.
 * Owns     nothing: *out lives in the arena. */
#ifndef KB_TERMS_H
#define KB_TERMS_H

#include "kb/kb.h"

struct kb_term {
    const char *term; /* as the index has it: folded and stemmed */
    bool known;       /* stands in some entry of the language */
    bool in_best;     /* in title, short answer, keywords or questions of the entry */
};

/* The terms of a question, each once, in their order; `slug` is the entry that was best, or NULL.
 * The first call after a publication reads all entries: for a thread that may take its time. */
size_t kb_terms(struct kb *kb, struct text said, enum kb_lang lang, const char *slug,
                struct arena *arena, struct kb_term **out);

#endif
