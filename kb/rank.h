/* rank.h - the entries of a language in the order in which they fit a question.
 *
 * Two signals are made comparable (each as so many standard deviations above what entries get on
 * average) and added up: FTS5's bm25 over the weighted fields, and the trained model. Rules raise
 * and exclude; in a conversation kb/topic.h has a say. */
#ifndef KB_RANK_H
#define KB_RANK_H

#include "kb/internal.h"

struct ranked {
    const struct entry *entry;
    double score;         /* the sum; 1 is one standard deviation of the model */
    double fields, model; /* the signals before they were made comparable */
};

struct ranking {
    struct ranked *at; /* best first, at most RANKED_MAX, none that is excluded */
    size_t count;
    double known;   /* share of the question the model has ever seen, 0 to 1 */
    double covered; /* share of the question's terms that stand in the best entry, 0 to 1 */
    size_t terms;   /* of the question */
    struct kb_context context[KB_CONTEXT_MAX]; /* with this question in it */
    size_t context_count;
    double context_length;
    const struct intent *intent; /* the one that fits best, or NULL */
    double intent_model;         /* its signal, to compare with that of the entry it fits best */
    double entry_model;          /* the highest `model` of an entry, wherever it is ranked */
};

enum { RANKED_MAX = 10 };

struct asked {
    struct text said;
    const struct kb_context *context; /* of the conversation, what it is most about first */
    size_t context_count;
    double context_length;
    enum kb_lang lang;
    const char *country; /* code, or NULL */
    const struct rule_hit *hits;
    size_t hit_count;
};

enum kb_status rank_entries(struct kb *kb, const struct asked *asked, struct arena *arena,
                            struct ranking *out);

#endif
