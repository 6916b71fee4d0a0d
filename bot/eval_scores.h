/* eval_scores.h - the measures of tests/eval/README.md, counted and printed. */
#ifndef BOT_EVAL_SCORES_H
#define BOT_EVAL_SCORES_H

#include <stdbool.h>

#include "kb/kb.h"

struct scores {
    size_t rows, first, in_three, offered, wrong, right_action;
    double reciprocal;
};

/* Whether `slug` is among `slugs`, which are separated by commas. */
bool scores_accept(const char *slugs, const char *slug);
/* Counts a question in scope: the rank of the first acceptable entry among the hits, and among the
 * choices (0 for none), and what was done. */
void scores_add(struct scores *scores, size_t rank, size_t choice, enum kb_action action);
void scores_sum(struct scores *into, const struct scores *more);
/* A share with its Wilson score interval at 95 %; nothing where there are no rows. */
void scores_print_share(const char *name, size_t hits, size_t rows);
void scores_print(const char *title, const struct scores *scores);

#endif
