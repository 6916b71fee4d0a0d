/* group.h - questions that ask for the same thing, together.
 * Owns     nothing: *groups lives in the arena. */
#ifndef KB_GROUP_H
#define KB_GROUP_H

#include "kb/kb.h"

struct kb_asked {
    struct text said;
    enum kb_lang lang;
};
struct kb_group {
    const size_t *members; /* indexes of the questions; the most typical one first */
    size_t count;
};

/* Every question is in one group; largest groups first. Returns their number. */
size_t kb_group(struct kb *kb, const struct kb_asked *questions, size_t count, struct arena *arena,
                struct kb_group **groups);

#endif
