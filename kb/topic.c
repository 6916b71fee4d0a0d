/* topic.c - see topic.h. The fit is a log-linear model (a conditional logit) of eight numbers,
 * learned by cross-validation on conversations, some of which change their subject, see
 * tests/eval/README.md. */
#include "kb/topic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the question says by itself, and what a question of so many terms adds to that: of few terms
 * much is chance. */
static const double NOW = 0.35, NOW_OF_TERMS = 0.83, TERMS_ENOUGH = 4;
/* Of so many entries it was learned: among more of them an entry that stands out does so by more
 * standard deviations. */
static const double ENTRIES_USUAL = 155;
/* What the questions so far say as one text, by the logarithm of its probability, which has this
 * steepness over the signal of the model. */
static const double SAID = 0.33, STEEPNESS = 6;
/* What an entry gains that was probably meant before, that was meant most probably, that is named
 * as related by what was meant, that names it as related, and that is of the same area. */
static const double MEANT = 1.2, MEANT_MOST = 2.9, RELATED = 1.9, RELATING = 1.0, SAME_AREA = 0.7;
/* Share of what was said before that is left in the next turn. */
static const double FADING = 0.3;
/* How decidedly the scores of a first question tell what was meant. */
static const double FIRST_STEEPNESS = 0.8;
/* Share of an entry that is worth keeping, against what was said for it. */
static const double KEEPING = 100;

/* What was carried, by the number of an entry. */
struct carried {
    double *share, *evidence;
    size_t most; /* the entry that was meant most probably */
    bool any;
};

static struct carried read_context(struct kb *kb, const struct asked *asked, size_t entries,
                                   struct arena *arena)
{
    struct carried c = {.share = arena_alloc(arena, entries + 1, sizeof *c.share),
                        .evidence = arena_alloc(arena, entries + 1, sizeof *c.evidence)};
    for (size_t i = 0; i < asked->context_count; i++) {
        const struct entry *e = catalog_find(kb->catalog, asked->context[i].slug, asked->lang);
        if (e == NULL)
            continue;
        c.share[e->number] = asked->context[i].share;
        c.evidence[e->number] = asked->context[i].evidence;
        if (!c.any || c.share[e->number] > c.share[c.most])
            c.most = e->number;
        c.any = true;
    }
    return c;
}

/* The logarithm of the probability of each entry, from all questions as if they were one text. */
static void read_as_one(const struct asked *asked, const struct topic_question *question,
                        const struct carried *carried, double *out)
{
    double before = asked->context_length, now = question->length, best = -INFINITY, sum = 0;
    double length = fmax(sqrt(before * before + now * now), 1e-6);
    for (size_t i = 0; i < question->entries; i++) {
        out[i] = STEEPNESS * (carried->evidence[i] + now * question->model[i]) / length;
        best = fmax(best, out[i]);
    }
    for (size_t i = 0; i < question->entries; i++)
        sum += exp(out[i] - best);
    for (size_t i = 0; i < question->entries; i++)
        out[i] -= best + log(sum);
}

/* What belongs to what was meant: entries named as related, naming it, of its area. */
static void add_neighbours(struct kb *kb, const struct asked *asked, const struct carried *carried,
                           size_t entries, struct arena *arena, float *fit)
{
    const struct entry **all = kb->catalog->numbered[asked->lang];
    double *related = arena_alloc(arena, entries + 1, sizeof *related);
    for (size_t i = 0; i < entries; i++) {
        for (size_t k = 0; k < all[i]->related.count; k++) {
            const struct entry *r = catalog_find(kb->catalog, all[i]->related.at[k], asked->lang);
            if (r == NULL)
                continue;
            related[r->number] += carried->share[i];
            fit[i] += (float)(RELATING * carried->share[r->number]);
        }
        for (size_t k = 0; carried->share[i] > 0 && k < entries; k++)
            if (k != i && strcmp(all[k]->area, all[i]->area) == 0)
                fit[k] += (float)(SAME_AREA * carried->share[i]);
    }
    for (size_t i = 0; i < entries; i++)
        fit[i] += (float)(RELATED * fmin(related[i], 1));
}

static double unit_of(size_t entries)
{
    return sqrt(ENTRIES_USUAL / fmax((double)entries, 1));
}

void topic_follow(struct kb *kb, const struct asked *asked, const struct topic_question *question,
                  struct arena *arena, float *fit)
{
    struct carried carried = read_context(kb, asked, question->entries, arena);
    double *said = arena_alloc(arena, question->entries + 1, sizeof *said);
    read_as_one(asked, question, &carried, said);
    double terms = fmin((double)question->terms / TERMS_ENOUGH, 1);
    double now = (NOW + NOW_OF_TERMS * terms) * unit_of(question->entries);
    for (size_t i = 0; i < question->entries; i++)
        fit[i] = (float)(now * question->now[i] + SAID * said[i] + MEANT * carried.share[i]);
    if (carried.any)
        fit[carried.most] += (float)MEANT_MOST;
    add_neighbours(kb, asked, &carried, question->entries, arena, fit);
}

static int by_worth(const void *a, const void *b)
{
    const struct kb_context *x = a, *y = b;
    double left = x->evidence + KEEPING * x->share, right = y->evidence + KEEPING * y->share;
    return left > right ? -1 : left < right;
}

void topic_note(struct kb *kb, const struct asked *asked, const struct topic_question *question,
                const float *score, struct arena *arena, struct ranking *out)
{
    struct carried carried = read_context(kb, asked, question->entries, arena);
    struct kb_context *all = arena_alloc(arena, question->entries + 1, sizeof *all);
    bool first = asked->context_count == 0;
    double steepness = first ? FIRST_STEEPNESS * unit_of(question->entries) : 1;
    double best = -INFINITY, sum = 0;
    for (size_t i = 0; i < question->entries; i++)
        best = fmax(best, (double)score[i]);
    for (size_t i = 0; i < question->entries; i++) {
        all[i] = (struct kb_context){
            .slug = kb->catalog->numbered[asked->lang][i]->slug,
            .share = best > -INFINITY ? exp(steepness * ((double)score[i] - best)) : 0,
            .evidence = question->length * question->model[i] + FADING * carried.evidence[i]};
        sum += all[i].share;
    }
    for (size_t i = 0; i < question->entries; i++)
        all[i].share /= fmax(sum, 1);
    if (question->entries > 0)
        qsort(all, question->entries, sizeof *all, by_worth);
    out->context_count = question->entries < KB_CONTEXT_MAX ? question->entries : KB_CONTEXT_MAX;
    for (size_t i = 0; i < out->context_count; i++) {
        out->context[i] = all[i];
        out->context[i].slug = arena_strdup(arena, all[i].slug);
    }
    double before = FADING * asked->context_length, now = question->length;
    out->context_length = sqrt(before * before + now * now);
}
