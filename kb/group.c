/* group.c - similar questions together: leader clustering over vectors of terms weighted by TF-IDF,
 * compared by their cosine (Manning, Raghavan, Schütze, "Introduction to Information Retrieval",
 * chapters 6 and 16; https://nlp.stanford.edu/IR-book/).
 *
 * A question joins the group it is most similar to, if it is similar enough, else it begins one. An
 * inverted index over the sums of the groups keeps that from comparing all with all. */
#include "kb/group.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kb/features.h"
#include "kb/internal.h"

enum { TERMS_MAX = 64, POSTINGS_MAX = 400 };
static const float SIMILAR = 0.4f;

struct vector {
    struct feature *at; /* by key; weights of length 1 */
    size_t count;
};

struct posting {
    uint32_t group;
    struct posting *next;
};

struct term {
    uint64_t key; /* 0 is free */
    uint32_t questions, postings;
    struct posting *first;
};

struct cluster {
    struct vector leader;
    size_t *members;
    size_t count, size;
};

struct grouping {
    struct kb *kb;
    struct arena *arena;
    struct term *terms; /* an open hash table */
    size_t mask;
    struct vector *vectors;
    struct cluster *clusters;
    size_t cluster_count;
    float *scores; /* by cluster, 0 between questions */
};

static struct term *term_of(struct grouping *g, uint64_t key)
{
    key = key == 0 ? 1 : key;
    size_t at = (size_t)(key ^ key >> 32) & g->mask;
    while (g->terms[at].key != 0 && g->terms[at].key != key)
        at = (at + 1) & g->mask;
    g->terms[at].key = key;
    return &g->terms[at];
}

static void read_questions(struct grouping *g, const struct kb_asked *questions, size_t count)
{
    const struct reader reader = {g->kb->analyser, g->kb->catalog->words, false};
    size_t all = 0;
    for (size_t i = 0; i < count; i++) {
        struct text said = questions[i].said;
        if (!text_valid(said))
            said.len = 0;
        g->vectors[i].count =
            features_of(&reader, questions[i].lang, said, g->arena, &g->vectors[i].at);
        if (g->vectors[i].count > TERMS_MAX)
            g->vectors[i].count = TERMS_MAX;
        all += g->vectors[i].count;
    }
    size_t size = 64;
    while (size < all * 2)
        size *= 2;
    g->terms = arena_alloc(g->arena, size, sizeof *g->terms);
    g->mask = size - 1;
    for (size_t i = 0; i < count; i++) {
        /* a language apart: the same key does not mean the same */
        for (size_t k = 0; k < g->vectors[i].count; k++) {
            g->vectors[i].at[k].key ^= questions[i].lang == KB_EN ? 0x9E3779B97F4A7C15u : 0;
            term_of(g, g->vectors[i].at[k].key)->questions++;
        }
    }
}

static void weigh(struct grouping *g, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct vector *v = &g->vectors[i];
        float squares = 0;
        for (size_t k = 0; k < v->count; k++) {
            float seen = (float)term_of(g, v->at[k].key)->questions;
            v->at[k].weight *= logf(1 + (float)count / seen);
            squares += v->at[k].weight * v->at[k].weight;
        }
        for (size_t k = 0; k < v->count; k++)
            v->at[k].weight /= sqrtf(squares);
    }
}

static float weight_in(const struct vector *v, uint64_t key)
{
    for (size_t i = 0; i < v->count; i++)
        if (v->at[i].key == key)
            return v->at[i].weight;
    return 0;
}

/* The group with the most similar leader, its similarity in *best. */
static size_t nearest(struct grouping *g, const struct vector *v, float *best)
{
    uint32_t touched[TERMS_MAX * POSTINGS_MAX / 4];
    size_t count = 0, found = 0;
    *best = 0;
    for (size_t k = 0; k < v->count; k++) {
        const struct term *term = term_of(g, v->at[k].key);
        size_t seen = 0;
        for (const struct posting *p = term->first; p != NULL && seen < POSTINGS_MAX;
             p = p->next, seen++) {
            if (g->scores[p->group] == 0 && count < sizeof touched / sizeof *touched)
                touched[count++] = p->group;
            else if (g->scores[p->group] == 0)
                continue;
            g->scores[p->group] +=
                v->at[k].weight * weight_in(&g->clusters[p->group].leader, v->at[k].key);
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (g->scores[touched[i]] > *best) {
            *best = g->scores[touched[i]];
            found = touched[i];
        }
        g->scores[touched[i]] = 0;
    }
    return found;
}

static void join(struct grouping *g, size_t cluster, size_t question)
{
    struct cluster *c = &g->clusters[cluster];
    if (c->count == c->size) {
        size_t size = c->size == 0 ? 2 : c->size * 2;
        size_t *more = arena_alloc(g->arena, size, sizeof *more);
        if (c->count > 0)
            memcpy(more, c->members, c->count * sizeof *more);
        c->members = more;
        c->size = size;
    }
    c->members[c->count++] = question;
}

static void begin(struct grouping *g, size_t question)
{
    const struct vector *v = &g->vectors[question];
    g->clusters[g->cluster_count].leader = *v;
    for (size_t k = 0; k < v->count; k++) {
        struct term *term = term_of(g, v->at[k].key);
        struct posting *p = arena_alloc(g->arena, 1, sizeof *p);
        *p = (struct posting){(uint32_t)g->cluster_count, term->first};
        term->first = p;
    }
    join(g, g->cluster_count++, question);
}

static float cosine(const struct vector *a, const struct vector *b)
{
    float sum = 0;
    for (size_t i = 0; i < a->count; i++)
        sum += a->at[i].weight * weight_in(b, a->at[i].key);
    return sum;
}

/* The most typical comes first: the one most similar to the others, of which some are looked at. */
static void put_typical_first(struct grouping *g, struct cluster *c)
{
    enum { LOOK = 20 };
    size_t best = 0, look = c->count < LOOK ? c->count : LOOK;
    float most = -1;
    for (size_t i = 0; i < look; i++) {
        float sum = 0;
        for (size_t k = 0; k < look; k++)
            sum += cosine(&g->vectors[c->members[i]], &g->vectors[c->members[k]]);
        if (sum > most) {
            most = sum;
            best = i;
        }
    }
    size_t typical = c->members[best];
    c->members[best] = c->members[0];
    c->members[0] = typical;
}

static int largest_first(const void *a, const void *b)
{
    const struct kb_group *x = a, *y = b;
    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    return x->members[0] > y->members[0] ? 1 : -1;
}

size_t kb_group(struct kb *kb, const struct kb_asked *questions, size_t count, struct arena *arena,
                struct kb_group **groups)
{
    struct grouping g = {.kb = kb, .arena = arena};
    g.vectors = arena_alloc(arena, count + 1, sizeof *g.vectors);
    g.clusters = arena_alloc(arena, count + 1, sizeof *g.clusters);
    g.scores = arena_alloc(arena, count + 1, sizeof *g.scores);
    read_questions(&g, questions, count);
    weigh(&g, count);
    for (size_t i = 0; i < count; i++) {
        float similar;
        size_t cluster = nearest(&g, &g.vectors[i], &similar);
        if (similar >= SIMILAR)
            join(&g, cluster, i);
        else
            begin(&g, i);
    }
    *groups = arena_alloc(arena, g.cluster_count + 1, sizeof **groups);
    for (size_t i = 0; i < g.cluster_count; i++) {
        put_typical_first(&g, &g.clusters[i]);
        (*groups)[i] = (struct kb_group){g.clusters[i].members, g.clusters[i].count};
    }
    if (g.cluster_count > 0)
        qsort(*groups, g.cluster_count, sizeof **groups, largest_first);
    return g.cluster_count;
}
