/* model.c - see model.h. Rocchio, "Relevance feedback in information retrieval" (1971); logistic
 * regression by stochastic gradient descent as in Bottou, "Stochastic gradient descent tricks"
 * (2012), which also averages. The constants were chosen by cross-validation, see
 * tests/eval/README.md. */
#include "kb/model.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/hash.h"
#include "kb/memory.h"

/* The weights are the mean of those after each of the last epochs: less of them is chance. */
enum { EPOCHS = 6, AVERAGED = 5, MAGIC = 0x4B4C4D34 /* "KLM4" */ };

/* Of the random orders; others are as good, see tests/eval/README.md. */
static const uint64_t ORDER = 4001;
static const float RATE = 0.5f;   /* of the first epoch */
static const float STEEPNESS = 6; /* of the softmax over cosines */
/* Past this many touched weights an epoch, publishing would take seconds: the centroids must do. */
static const double WORK_MAX = 4e8;

struct posting {
    uint32_t class;
    float weight;
};

struct model {
    uint32_t classes, features, postings, slots; /* slots is a power of two */
    uint32_t learned;                            /* from how many texts */
    bool ngrams;                                 /* whether it was trained on them */
    float rarest;                                /* the highest idf */
    float *idf;                                  /* by feature */
    uint32_t *first;                             /* features + 1, into `posting` */
    struct posting *posting;
    uint64_t *key;  /* hash table: key of a slot, 0 where empty */
    uint32_t *slot; /* its feature */
};

static void *zeroed(size_t count, size_t size)
{
    return memory_need(calloc(count == 0 ? 1 : count, size));
}

/* ---- features by key -------------------------------------------------------------------- */

static size_t place(const struct model *m, uint64_t key)
{
    size_t i = (size_t)(key >> 20) & (m->slots - 1);
    while (m->key[i] != 0 && m->key[i] != key)
        i = (i + 1) & (m->slots - 1);
    return i;
}

static void grow(struct model *m)
{
    uint64_t *key = m->key;
    uint32_t *slot = m->slot, slots = m->slots;
    m->slots = slots == 0 ? 1 << 14 : slots * 2;
    m->key = zeroed(m->slots, sizeof *m->key);
    m->slot = zeroed(m->slots, sizeof *m->slot);
    for (size_t i = 0; i < slots; i++) {
        if (key[i] == 0)
            continue;
        size_t at = place(m, key[i]);
        m->key[at] = key[i];
        m->slot[at] = slot[i];
    }
    free(key);
    free(slot);
}

static uint32_t number_of(struct model *m, uint64_t key)
{
    if (m->features * 2 >= m->slots)
        grow(m);
    key += key == 0;
    size_t at = place(m, key);
    if (m->key[at] == 0) {
        m->key[at] = key;
        m->slot[at] = m->features++;
    }
    return m->slot[at];
}

/* ---- texts as vectors ------------------------------------------------------------------- */

struct cell {
    uint32_t feature;
    float weight;
};

struct vectors {
    size_t *first; /* count + 1, into `cell` */
    struct cell *cell;
    size_t cells, size;
};

static struct vectors read_texts(struct model *m, const struct reader *reader, enum kb_lang lang,
                                 const struct model_text *texts, size_t count)
{
    enum { CELLS_START = 4096 };
    struct vectors v = {.first = zeroed(count + 1, sizeof *v.first),
                        .cell = zeroed(CELLS_START, sizeof *v.cell),
                        .size = CELLS_START};
    struct arena *arena = arena_new((size_t)64 << 20);
    for (size_t i = 0; i < count; i++) {
        struct feature *features;
        size_t n = features_of(reader, lang, texts[i].said, arena, &features);
        if (v.cells + n > v.size) {
            v.size = v.size * 2 + n;
            v.cell = memory_need(realloc(v.cell, v.size * sizeof *v.cell));
        }
        for (size_t k = 0; k < n; k++)
            v.cell[v.cells++] = (struct cell){number_of(m, features[k].key), features[k].weight};
        v.first[i + 1] = v.cells;
        arena_reset(arena);
    }
    arena_free(arena);
    return v;
}

static void find_rarest(struct model *m)
{
    m->rarest = 1;
    for (size_t f = 0; f < m->features; f++)
        m->rarest = fmaxf(m->rarest, m->idf[f]);
}

/* Smoothed inverse document frequency, and every vector of length one. */
static void weigh(struct model *m, struct vectors *v, size_t count)
{
    m->idf = zeroed(m->features, sizeof *m->idf);
    for (size_t i = 0; i < v->cells; i++)
        m->idf[v->cell[i].feature] += 1;
    for (size_t f = 0; f < m->features; f++)
        m->idf[f] = logf((1.0f + (float)count) / (1.0f + m->idf[f])) + 1.0f;
    find_rarest(m);
    for (size_t i = 0; i < count; i++) {
        float sum = 0;
        for (size_t k = v->first[i]; k < v->first[i + 1]; k++) {
            v->cell[k].weight *= m->idf[v->cell[k].feature];
            sum += v->cell[k].weight * v->cell[k].weight;
        }
        for (size_t k = v->first[i]; k < v->first[i + 1]; k++)
            v->cell[k].weight /= sqrtf(sum);
    }
}

/* ---- centroids -------------------------------------------------------------------------- */

static void add_centroids(struct model *m, const struct vectors *v, const struct model_text *texts,
                          size_t count)
{
    /* texts by class */
    size_t *first = zeroed(m->classes + 1, sizeof *first), *order = zeroed(count, sizeof *order);
    for (size_t i = 0; i < count; i++)
        first[texts[i].class + 1]++;
    for (size_t e = 0; e < m->classes; e++)
        first[e + 1] += first[e];
    size_t *next = zeroed(m->classes, sizeof *next);
    memcpy(next, first, m->classes * sizeof *next);
    for (size_t i = 0; i < count; i++)
        order[next[texts[i].class]++] = i;
    free(next);

    float *sum = zeroed(m->features, sizeof *sum);
    uint32_t *touched = zeroed(m->features, sizeof *touched);
    struct cell *all = NULL; /* of every class, one after the other */
    size_t used = 0, size = 0, *end = zeroed(m->classes, sizeof *end);
    m->first = zeroed((size_t)m->features + 1, sizeof *m->first);
    for (uint32_t e = 0; e < m->classes; e++) {
        size_t n = 0;
        for (size_t o = first[e]; o < first[e + 1]; o++)
            for (size_t k = v->first[order[o]]; k < v->first[order[o] + 1]; k++) {
                uint32_t f = v->cell[k].feature;
                if (sum[f] == 0 && n < m->features)
                    touched[n++] = f;
                sum[f] += texts[order[o]].weight * v->cell[k].weight;
            }
        if (used + n > size) {
            size = size * 2 + n + 4096;
            all = memory_need(realloc(all, size * sizeof *all));
        }
        float length = 0;
        for (size_t i = 0; i < n; i++)
            length += sum[touched[i]] * sum[touched[i]];
        for (size_t i = 0; i < n; i++) {
            uint32_t f = touched[i];
            all[used++] = (struct cell){f, sum[f] / sqrtf(length)};
            sum[f] = 0;
            m->first[f + 1]++;
        }
        end[e] = used;
    }
    /* turned around: by feature */
    for (size_t f = 0; f < m->features; f++)
        m->first[f + 1] += m->first[f];
    m->postings = (uint32_t)used;
    m->posting = zeroed(used, sizeof *m->posting);
    uint32_t *put = zeroed(m->features, sizeof *put);
    memcpy(put, m->first, m->features * sizeof *put);
    for (uint32_t e = 0, i = 0; e < m->classes; e++)
        for (; i < end[e]; i++)
            m->posting[put[all[i].feature]++] = (struct posting){e, all[i].weight};
    free(put);
    free(end);
    free(all);
    free(touched);
    free(sum);
    free(order);
    free(first);
}

/* ---- learning ---------------------------------------------------------------------------
 */

struct learner {
    struct model *model;
    const struct vectors *vectors;
    float *score; /* by class */
};

static double work_of(const struct model *m, const struct vectors *v,
                      const struct model_text *texts, size_t count)
{
    double work = 0;
    for (size_t i = 0; i < count; i++) {
        work += texts[i].spoken ? m->classes : 0;
        for (size_t k = v->first[i]; texts[i].spoken && k < v->first[i + 1]; k++)
            work += m->first[v->cell[k].feature + 1] - m->first[v->cell[k].feature];
    }
    return work;
}

/* One step down the loss of one text. */
static void learn(struct learner *l, size_t text, uint32_t class, float rate)
{
    struct model *m = l->model;
    const struct cell *from = l->vectors->cell + l->vectors->first[text];
    const struct cell *to = l->vectors->cell + l->vectors->first[text + 1];
    float *score = l->score, best = 0, sum = 0;
    memset(score, 0, m->classes * sizeof *score);
    for (const struct cell *c = from; c < to; c++)
        for (const struct posting *p = m->posting + m->first[c->feature],
                                  *end = m->posting + m->first[c->feature + 1];
             p < end; p++)
            score[p->class] += c->weight * p->weight;
    for (size_t e = 0; e < m->classes; e++)
        best = score[e] > best ? score[e] : best;
    for (size_t e = 0; e < m->classes; e++) {
        score[e] = expf(STEEPNESS * (score[e] - best));
        sum += score[e];
    }
    for (size_t e = 0; e < m->classes; e++)
        score[e] *= rate / sum;
    score[class] -= rate;
    for (const struct cell *c = from; c < to; c++)
        for (struct posting *p = m->posting + m->first[c->feature],
                            *end = m->posting + m->first[c->feature + 1];
             p < end; p++)
            p->weight -= c->weight * score[p->class];
}

struct place_in_line {
    uint64_t key;
    size_t text;
};

static int by_key(const void *a, const void *b)
{
    const struct place_in_line *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->text < y->text ? -1 : x->text > y->text;
}

/* A random order of its own for each epoch that hangs on nothing but the texts themselves: one that
 * comes or goes leaves the others where they are. Shuffled by place, a new entry would teach all
 * others anew, and tip questions that have nothing to do with it. */
static void shuffle(struct place_in_line *order, size_t count, const struct model_text *texts,
                    int epoch)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t key = hash_text(texts[order[i].text].said) + ORDER + (uint64_t)epoch;
        key = (key ^ key >> 30) * 0xBF58476D1CE4E5B9u; /* splitmix64 */
        key = (key ^ key >> 27) * 0x94D049BB133111EBu;
        order[i].key = key ^ key >> 31;
    }
    qsort(order, count, sizeof *order, by_key);
}

static void learn_all(struct model *m, const struct vectors *v, const struct model_text *texts,
                      size_t count)
{
    if (work_of(m, v, texts, count) > WORK_MAX)
        return;
    struct learner l = {m, v, zeroed(m->classes, sizeof *l.score)};
    struct place_in_line *order = zeroed(count, sizeof *order);
    float *mean = zeroed(m->postings, sizeof *mean);
    size_t spoken = 0;
    for (size_t i = 0; i < count; i++)
        if (texts[i].spoken && v->first[i] < v->first[i + 1])
            order[spoken++].text = i;
    m->learned = (uint32_t)spoken;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        shuffle(order, spoken, texts, epoch);
        float rate = RATE / (1.0f + 0.3f * (float)epoch);
        for (size_t i = 0; i < spoken; i++) {
            const struct model_text *text = &texts[order[i].text];
            learn(&l, order[i].text, text->class, rate * text->weight);
        }
        for (size_t i = 0; epoch >= EPOCHS - AVERAGED && i < m->postings; i++)
            mean[i] += m->posting[i].weight / AVERAGED;
    }
    for (size_t i = 0; i < m->postings; i++)
        m->posting[i].weight = mean[i];
    free(mean);
    free(order);
    free(l.score);
}

struct model *model_train(const struct reader *reader, enum kb_lang lang,
                          const struct model_text *texts, size_t count, size_t classes)
{
    struct model *m = zeroed(1, sizeof *m);
    m->classes = (uint32_t)classes;
    m->ngrams = reader->ngrams;
    grow(m);
    struct vectors v = read_texts(m, reader, lang, texts, count);
    weigh(m, &v, count);
    add_centroids(m, &v, texts, count);
    learn_all(m, &v, texts, count);
    free(v.first);
    free(v.cell);
    return m;
}

void model_free(struct model *m)
{
    if (m == NULL)
        return;
    free(m->idf);
    free(m->first);
    free(m->posting);
    free(m->key);
    free(m->slot);
    free(m);
}

size_t model_classes(const struct model *m)
{
    return m->classes;
}

bool model_ngrams(const struct model *m)
{
    return m->ngrams;
}

size_t model_learned(const struct model *m)
{
    return m->learned;
}

/* ---- scoring ----------------------------------------------------------------------------
 */

float model_score(const struct model *m, const struct feature *features, size_t count,
                  float *scores, double *length)
{
    /* a feature nobody knows is as rare as can be, and makes the vector longer */
    float all = 0, known = 0;
    uint32_t *number = memory_need(malloc((count + 1) * sizeof *number));
    for (size_t i = 0; i < count; i++) {
        size_t at = place(m, features[i].key + (features[i].key == 0));
        number[i] = m->key[at] == 0 ? UINT32_MAX : m->slot[at];
        float w = features[i].weight * (number[i] == UINT32_MAX ? m->rarest : m->idf[number[i]]);
        all += w * w;
        known += number[i] == UINT32_MAX ? 0 : w * w;
    }
    for (size_t i = 0; i < count; i++) {
        if (number[i] == UINT32_MAX)
            continue;
        float w = features[i].weight * m->idf[number[i]] / sqrtf(known);
        for (uint32_t p = m->first[number[i]]; p < m->first[number[i] + 1]; p++)
            scores[m->posting[p].class] += w * m->posting[p].weight;
    }
    free(number);
    *length = (double)sqrtf(known);
    return all == 0 ? 0 : known / all;
}

/* ---- keeping ----------------------------------------------------------------------------
 */

struct header {
    uint32_t magic, classes, features, postings, slots, learned, ngrams, unused;
};

static void put(char **at, const void *bytes, size_t size)
{
    memcpy(*at, bytes, size);
    *at += size;
}

/* Bytes of the arrays; each is below 2^36, so that nothing overflows. */
static size_t arrays_size(const struct model *m)
{
    return m->slots * (sizeof *m->key + sizeof *m->slot) + m->features * sizeof *m->idf +
           ((size_t)m->features + 1) * sizeof *m->first + m->postings * sizeof *m->posting;
}

void *model_save(const struct model *m, size_t *size)
{
    const struct header header = {MAGIC,    m->classes, m->features, m->postings,
                                  m->slots, m->learned, m->ngrams,   0};
    *size = sizeof header + arrays_size(m);
    char *bytes = zeroed(*size, 1), *at = bytes;
    put(&at, &header, sizeof header);
    put(&at, m->key, m->slots * sizeof *m->key);
    put(&at, m->slot, m->slots * sizeof *m->slot);
    put(&at, m->idf, m->features * sizeof *m->idf);
    put(&at, m->first, ((size_t)m->features + 1) * sizeof *m->first);
    put(&at, m->posting, m->postings * sizeof *m->posting);
    return bytes;
}

static void *take(const char **at, size_t count, size_t size)
{
    void *out = zeroed(count, size);
    memcpy(out, *at, count * size);
    *at += count * size;
    return out;
}

/* Every index inside its array, so that a damaged file cannot lead outside. */
static bool sound(const struct model *m)
{
    if (m->first[0] != 0 || m->first[m->features] != m->postings)
        return false;
    for (size_t f = 0; f < m->features; f++)
        if (m->first[f] > m->first[f + 1] || !isfinite(m->idf[f]))
            return false;
    for (size_t p = 0; p < m->postings; p++)
        if (m->posting[p].class >= m->classes || !isfinite(m->posting[p].weight))
            return false;
    size_t empty = 0;
    for (size_t i = 0; i < m->slots; i++) {
        empty += m->key[i] == 0;
        if (m->key[i] != 0 && m->slot[i] >= m->features)
            return false;
    }
    return empty > 0; /* else a search would not end */
}

struct model *model_load(const void *bytes, size_t size)
{
    struct header header;
    if (size < sizeof header)
        return NULL;
    memcpy(&header, bytes, sizeof header);
    struct model *m = zeroed(1, sizeof *m);
    *m = (struct model){.classes = header.classes,
                        .features = header.features,
                        .postings = header.postings,
                        .slots = header.slots,
                        .learned = header.learned,
                        .ngrams = header.ngrams != 0};
    const char *at = (const char *)bytes + sizeof header;
    bool good = header.magic == MAGIC && size == sizeof header + arrays_size(m) && m->slots != 0 &&
                (m->slots & (m->slots - 1)) == 0;
    if (good) {
        m->key = take(&at, m->slots, sizeof *m->key);
        m->slot = take(&at, m->slots, sizeof *m->slot);
        m->idf = take(&at, m->features, sizeof *m->idf);
        m->first = take(&at, (size_t)m->features + 1, sizeof *m->first);
        m->posting = take(&at, m->postings, sizeof *m->posting);
    }
    if (good && sound(m)) {
        find_rarest(m);
        return m;
    }
    model_free(m);
    return NULL;
}
