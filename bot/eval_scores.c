/* eval_scores.c - see eval_scores.h. */
#include "bot/eval_scores.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void scores_print_share(const char *name, size_t hits, size_t rows)
{
    if (rows == 0)
        return;
    double n = (double)rows, p = (double)hits / n, z = 1.96;
    double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    double half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
    printf("  %-34s %5.1f %%  [%.1f, %.1f]  (%zu of %zu)\n", name, 100 * p,
           100 * (middle - half < 0 ? 0 : middle - half), 100 * (middle + half), hits, rows);
}

bool scores_accept(const char *slugs, const char *slug)
{
    size_t len = strlen(slug);
    for (const char *at = slugs; *at != '\0';) {
        size_t part = strcspn(at, ",");
        if (part == len && memcmp(at, slug, len) == 0)
            return true;
        at += part + (at[part] == ',');
    }
    return false;
}

void scores_add(struct scores *s, size_t rank, size_t choice, enum kb_action action)
{
    s->rows++;
    s->first += rank == 1;
    s->in_three += rank >= 1 && rank <= 3;
    s->reciprocal += rank == 0 ? 0 : 1.0 / (double)rank;
    s->offered += (action == KB_ANSWER && rank == 1) || (action == KB_CLARIFY && choice > 0);
    s->wrong += action == KB_ANSWER && rank != 1;
    s->right_action += action == KB_ANSWER || action == KB_CLARIFY;
}

void scores_sum(struct scores *into, const struct scores *more)
{
    into->rows += more->rows;
    into->first += more->first;
    into->in_three += more->in_three;
    into->offered += more->offered;
    into->wrong += more->wrong;
    into->right_action += more->right_action;
    into->reciprocal += more->reciprocal;
}

void scores_print(const char *title, const struct scores *s)
{
    if (s->rows == 0)
        return;
    printf("%s, in scope\n", title);
    scores_print_share("P@1", s->first, s->rows);
    scores_print_share("P@3", s->in_three, s->rows);
    printf("  %-34s %5.3f\n", "MRR@10", s->reciprocal / (double)s->rows);
    scores_print_share("answered or offered", s->offered, s->rows);
    scores_print_share("answered with a wrong entry", s->wrong, s->rows);
    scores_print_share("action right", s->right_action, s->rows);
}
