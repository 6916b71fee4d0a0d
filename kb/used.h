/* used.h - where an entry or a value is used.
 * Owns     nothing: what comes out lives in the caller's arena. */
#ifndef KB_USED_H
#define KB_USED_H

#include "kb/kb.h"

struct kb_used {
    struct kb_hit *entries; /* slug and title; each slug once */
    size_t entry_count;
    struct kb_flow *flows; /* that end at it, are offered at it or cite it */
    size_t flow_count;
    const char **rules; /* ids of rules that name the entry */
    size_t rule_count;
};

/* What relates to an entry or ends at it, as published. */
void kb_used(struct kb *kb, const char *slug, enum kb_lang lang, struct arena *arena,
             struct kb_used *out);
/* What cites a value, as published. */
void kb_value_used(struct kb *kb, const char *key, enum kb_lang lang, struct arena *arena,
                   struct kb_used *out);

/* The same of many keys, each once, which are looked for in one pass; out[i] is of keys[i]. */
void kb_values_used(struct kb *kb, const char *const *keys, size_t count, enum kb_lang lang,
                    struct arena *arena, struct kb_used *out);

struct kb_value_text {
    const char *slug, *title;
    enum kb_lang lang;
    const char *before, *after; /* the sentence; "" where it stands in one of both only */
};
/* The sentences of entries that cite a value on a day: by the figures of `kb`, and by those of
 * `after`, for instance the candidate. Returns their number. */
size_t kb_value_texts(struct kb *kb, struct kb *after, const char *key, const char *day,
                      struct arena *arena, struct kb_value_text **out);

#endif
