/* group.c - similar questions together: clustering in one pass over vectors of terms weighted by
 * TF-IDF and of the entries the model takes a question for, compared by their cosine (Manning,
 * Raghavan, Schütze, "Introduction to Information Retrieval", chapters 6 and 16;
 * https://nlp.stanford.edu/IR-book/).
 *
 * A question joins the group to whose members it is most similar on average, if it is similar
 * enough, else it begins one. An inverted index over the sums of the groups keeps that from
 * comparing all with all. Words alone bring hardly any rewordings together; what they are taken for
 * does. The figures behind the constants are in tests/eval/README.md. */
#include "kb/group.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kb/features.h"
#include "kb/internal.h"

enum { TERMS_MAX = 64, MEANT_MAX = 8, POSTINGS_MAX = 2000, TOUCHED_MAX = 20000 };
static const float SIMILAR = 0.6f;
/* A model of few entries takes every question for one of them: words alone count then. */
enum { CLASSES_MIN = 40 };
static const float SIMILAR_WORDS = 0.4f;
/* The share of a similarity that comes from what the questions are taken for, where the model is
 * sure, and how sharply it tells entries apart. */
static const float MEANT_SHARE = 0.7f, SURE = 0.8f, SHARPNESS = 4;

struct vector {
    struct feature *at; /* by key; weights of length 1 */
    size_t count;
};

struct posting {
    uint32_t group;
    float weight; /* in the sum of its members */
    struct posting *next;
};

struct term {
    uint64_t key; /* 0 is free */
    uint32_t questions;
    struct posting *first;
};

struct cluster {
    size_t *members;
    size_t count, size;
};

struct grouping {
    struct kb *kb;
    struct arena *arena;
    struct term *terms; /* an open hash table */
    size_t mask;
    struct vector *vectors, *meant; /* by question; `vectors` hold both in the end */
    float *sure;                    /* of `meant` */
    struct cluster *clusters;
    size_t cluster_count;
    float *scores;     /* by cluster, 0 between questions */
    uint32_t *touched; /* clusters with a score */
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

static bool has_meaning(const struct grouping *g, enum kb_lang lang)
{
    return kb_classes(g->kb->catalog, lang) >= CLASSES_MIN;
}

/* The entries and intents a question is taken for, each like a term of its own. Returns how sure
 * the model is of the first, 0 to 1. */
static float read_meaning(struct grouping *g, const struct kb_asked *asked, struct arena *turn,
                          struct vector *out)
{
    const struct model *model = kb_model(g->kb, asked->lang);
    const struct reader reader = {g->kb->analyser, g->kb->catalog->words, model_ngrams(model)};
    size_t classes = kb_classes(g->kb->catalog, asked->lang);
    float *scores = arena_alloc(turn, classes + 1, sizeof *scores);
    struct feature *features;
    double length;
    size_t count = features_of(&reader, asked->lang, asked->said, turn, &features);
    model_score(model, features, count, scores, &length);
    float most = 0;
    out->at = arena_alloc(g->arena, MEANT_MAX, sizeof *out->at);
    while (out->count < MEANT_MAX) {
        size_t best = 0;
        for (size_t i = 1; i < classes; i++)
            if (scores[i] > scores[best])
                best = i;
        if (scores[best] <= 0)
            break;
        most = out->count == 0 ? scores[best] : most;
        out->at[out->count++] = (struct feature){(best + 1) * 0x9E3779B97F4A7C15u,
                                                 expf(SHARPNESS * (scores[best] - most))};
        scores[best] = 0;
    }
    return most < SURE ? most / SURE : 1;
}

static void read_questions(struct grouping *g, const struct kb_asked *questions, size_t count)
{
    const struct reader reader = {g->kb->analyser, g->kb->catalog->words, false};
    struct arena *turn = arena_new((size_t)64 << 20);
    size_t all = 0;
    for (size_t i = 0; i < count; i++) {
        struct kb_asked asked = questions[i];
        if (!text_valid(asked.said) || asked.said.len > KB_QUESTION_MAX)
            asked.said.len = 0;
        struct vector *v = &g->vectors[i];
        v->count = features_of(&reader, asked.lang, asked.said, g->arena, &v->at);
        if (v->count > TERMS_MAX)
            v->count = TERMS_MAX;
        if (has_meaning(g, asked.lang))
            g->sure[i] = read_meaning(g, &asked, turn, &g->meant[i]);
        arena_reset(turn);
        all += v->count + g->meant[i].count;
    }
    arena_free(turn);
    size_t size = 64;
    while (size < all * 2)
        size *= 2;
    g->terms = arena_alloc(g->arena, size, sizeof *g->terms);
    g->mask = size - 1;
    for (size_t i = 0; i < count; i++) {
        /* a language apart: the same key does not mean the same */
        uint64_t apart = questions[i].lang == KB_EN ? 0x9E3779B97F4A7C15u : 0;
        for (size_t k = 0; k < g->vectors[i].count; k++) {
            g->vectors[i].at[k].key ^= apart;
            term_of(g, g->vectors[i].at[k].key)->questions++;
        }
    }
}

/* To a length. */
static void scale(struct vector *v, float length)
{
    float squares = 0;
    for (size_t k = 0; k < v->count; k++)
        squares += v->at[k].weight * v->at[k].weight;
    for (size_t k = 0; k < v->count; k++)
        v->at[k].weight *= length / sqrtf(squares);
}

static void weigh(struct grouping *g, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct vector *words = &g->vectors[i], *meant = &g->meant[i];
        float share = meant->count == 0 ? 0 : MEANT_SHARE * g->sure[i];
        for (size_t k = 0; k < words->count; k++)
            words->at[k].weight *=
                logf(1 + (float)count / (float)term_of(g, words->at[k].key)->questions);
        scale(words, sqrtf(1 - share));
        scale(meant, sqrtf(share));
        struct feature *both = arena_alloc(g->arena, words->count + meant->count + 1, sizeof *both);
        if (words->count > 0)
            memcpy(both, words->at, words->count * sizeof *both);
        if (meant->count > 0)
            memcpy(both + words->count, meant->at, meant->count * sizeof *both);
        *words = (struct vector){both, words->count + meant->count};
    }
}

static float weight_in(const struct vector *v, uint64_t key)
{
    for (size_t i = 0; i < v->count; i++)
        if (v->at[i].key == key)
            return v->at[i].weight;
    return 0;
}

/* The group most similar on average, its similarity in *best. */
static size_t nearest(struct grouping *g, const struct vector *v, float *best)
{
    size_t count = 0, found = 0;
    *best = 0;
    for (size_t k = 0; k < v->count; k++) {
        size_t seen = 0;
        for (const struct posting *p = term_of(g, v->at[k].key)->first;
             p != NULL && seen < POSTINGS_MAX; p = p->next, seen++) {
            if (g->scores[p->group] == 0 && count == TOUCHED_MAX)
                continue;
            if (g->scores[p->group] == 0)
                g->touched[count++] = p->group;
            g->scores[p->group] += v->at[k].weight * p->weight;
        }
    }
    for (size_t i = 0; i < count; i++) {
        float similar = g->scores[g->touched[i]] / (float)g->clusters[g->touched[i]].count;
        if (similar > *best) {
            *best = similar;
            found = g->touched[i];
        }
        g->scores[g->touched[i]] = 0;
    }
    return found;
}

/* Adds a question to the sum of a group. */
static void sum_up(struct grouping *g, size_t cluster, const struct vector *v)
{
    for (size_t k = 0; k < v->count; k++) {
        struct term *term = term_of(g, v->at[k].key);
        struct posting *p = term->first;
        while (p != NULL && p->group != cluster)
            p = p->next;
        if (p == NULL) {
            p = arena_alloc(g->arena, 1, sizeof *p);
            *p = (struct posting){(uint32_t)cluster, 0, term->first};
            term->first = p;
        }
        p->weight += v->at[k].weight;
    }
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
    sum_up(g, cluster, &g->vectors[question]);
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
    g.meant = arena_alloc(arena, count + 1, sizeof *g.meant);
    g.sure = arena_alloc(arena, count + 1, sizeof *g.sure);
    g.touched = arena_alloc(arena, TOUCHED_MAX, sizeof *g.touched);
    g.clusters = arena_alloc(arena, count + 1, sizeof *g.clusters);
    g.scores = arena_alloc(arena, count + 1, sizeof *g.scores);
    read_questions(&g, questions, count);
    weigh(&g, count);
    for (size_t i = 0; i < count; i++) {
        float similar;
        size_t cluster = nearest(&g, &g.vectors[i], &similar);
        float enough = has_meaning(&g, questions[i].lang) ? SIMILAR : SIMILAR_WORDS;
        join(&g, similar >= enough ? cluster : g.cluster_count++, i);
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
