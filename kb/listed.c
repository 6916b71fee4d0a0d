/* listed.c - see listed.h. A term is its hash, with the place where it counts most in the lowest
 * bits. */
#include "kb/listed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/entry_file.h"
#include "kb/hash.h"
#include "kb/memory.h"

/* Of one text: no entry has as many, and what is no entry must not fill the memory. */
enum { TERMS_MAX = 20000 };
enum place { IN_TITLE, IN_KEYWORDS, IN_QUESTIONS, IN_BODY, PLACES };
static const double WEIGHTS[PLACES] = {4, 3, 2, 1};
static const uint64_t PLACE = 3; /* the bits of the place */

struct shelf {
    struct arena *arena;
    struct listed **slots; /* by key, an open hash table */
    size_t size, count;
};

/* ---- the terms of a text ---------------------------------------------------------------- */

struct reading {
    const struct listed_source *source;
    enum place place;
    uint64_t *at;
    size_t count, size;
};

static int keep_term(void *context, const struct token *token)
{
    struct reading *r = context;
    if (r->count == r->size) {
        r->size = r->size * 2 + 512;
        r->at = memory_need(reallocarray(r->at, r->size, sizeof *r->at));
    }
    r->at[r->count++] = (hash_text(token->term) & ~PLACE) | (uint64_t)r->place;
    return 0;
}

static void read_terms(struct reading *r, enum place place, const char *text)
{
    r->place = place;
    analyser_run(r->source->analyser, r->source->lang, text_of(text), keep_term, r);
}

static int by_value(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* Each term once, where it counts most. */
static void add_terms(struct listed *out, const struct entry *e, const struct listed_source *source,
                      struct arena *arena)
{
    struct reading r = {.source = source};
    size_t count = 0;
    read_terms(&r, IN_TITLE, e->title);
    read_terms(&r, IN_KEYWORDS, source->slug);
    for (size_t i = 0; i < e->keywords.count; i++)
        read_terms(&r, IN_KEYWORDS, e->keywords.at[i]);
    for (size_t i = 0; i < e->questions.count; i++)
        read_terms(&r, IN_QUESTIONS, e->questions.at[i]);
    read_terms(&r, IN_QUESTIONS, e->summary);
    read_terms(&r, IN_BODY, e->body);
    if (r.count > 0)
        qsort(r.at, r.count, sizeof *r.at, by_value);
    for (size_t i = 0; i < r.count; i++)
        if (count == 0 || (r.at[count - 1] | PLACE) != (r.at[i] | PLACE))
            r.at[count++] = r.at[i];
    count = count < TERMS_MAX ? count : TERMS_MAX;
    uint64_t *terms = arena_alloc(arena, count + 1, sizeof *terms);
    if (count > 0)
        memcpy(terms, r.at, count * sizeof *terms);
    free(r.at);
    out->terms = terms;
    out->term_count = count;
}

static struct listed read_listed(struct text text, const struct listed_source *source,
                                 struct arena *arena)
{
    struct arena *scratch = arena_new((size_t)256 << 20);
    struct entry e;
    entry_file_parse(text, "", NULL, scratch, &e);
    struct listed out = {.readable = e.readable,
                         .area = arena_strdup(arena, e.area),
                         .title = arena_strdup(arena, e.title),
                         .stand = arena_strdup(arena, e.stand),
                         .review_by = arena_strdup(arena, e.review_by),
                         .review_reason = arena_strdup(arena, e.review_reason)};
    if (source->terms)
        add_terms(&out, &e, source, arena);
    arena_free(scratch);
    return out;
}

/* ---- the shelf -------------------------------------------------------------------------- */

struct shelf *shelf_new(void)
{
    struct shelf *shelf = memory_need(calloc(1, sizeof *shelf));
    shelf->arena = arena_new((size_t)1 << 30);
    return shelf;
}

void shelf_free(struct shelf *shelf)
{
    if (shelf == NULL)
        return;
    arena_free(shelf->arena);
    free(shelf->slots);
    free(shelf);
}

/* Where it is, or would be. */
static struct listed **slot_of(struct listed **slots, size_t size, int64_t key)
{
    size_t at = (size_t)key & (size - 1);
    while (slots[at] != NULL && slots[at]->key != key)
        at = (at + 1) & (size - 1);
    return &slots[at];
}

static void grow(struct shelf *shelf)
{
    size_t size = shelf->size == 0 ? 1024 : shelf->size * 2;
    struct listed **slots = memory_need(calloc(size, sizeof *slots));
    for (size_t i = 0; i < shelf->size; i++)
        if (shelf->slots[i] != NULL)
            *slot_of(slots, size, shelf->slots[i]->key) = shelf->slots[i];
    free(shelf->slots);
    shelf->slots = slots;
    shelf->size = size;
}

const struct listed *shelf_find(const struct shelf *shelf, int64_t key, bool terms)
{
    const struct listed *found = shelf->size == 0 ? NULL : *slot_of(shelf->slots, shelf->size, key);
    return found != NULL && terms && found->terms == NULL ? NULL : found;
}

/* Where it is kept, in any case. */
static struct listed *make_room(struct shelf *shelf, int64_t key)
{
    if (shelf->count * 2 >= shelf->size)
        grow(shelf);
    struct listed **slot = slot_of(shelf->slots, shelf->size, key);
    if (*slot == NULL) {
        *slot = arena_alloc(shelf->arena, 1, sizeof **slot);
        (*slot)->key = key;
        shelf->count++;
    }
    return *slot;
}

const struct listed *shelf_put(struct shelf *shelf, int64_t key, struct text text,
                               const struct listed_source *source)
{
    struct listed *out = make_room(shelf, key);
    *out = read_listed(text, source, shelf->arena);
    out->key = key;
    return out;
}

const struct listed *shelf_put_document(struct shelf *shelf, int64_t key, const char *title,
                                        size_t parts)
{
    struct listed *out = make_room(shelf, key);
    out->title = arena_strdup(shelf->arena, title);
    out->parts = parts;
    return out;
}

int64_t shelf_draft_key(const char *item, int64_t version)
{
    char number[24];
    int len = snprintf(number, sizeof number, "\n%lld", (long long)version);
    uint64_t hash = hash_more(hash_text(text_of(item)), (struct text){number, (size_t)len});
    return -(int64_t)(hash >> 1) - 1; /* below those of revisions */
}

bool shelf_is_crowded(const struct shelf *shelf, size_t count)
{
    return shelf->count > 2 * count + 100;
}

void shelf_clear(struct shelf *shelf)
{
    arena_reset(shelf->arena);
    if (shelf->size > 0)
        memset(shelf->slots, 0, shelf->size * sizeof *shelf->slots);
    shelf->count = 0;
}

/* ---- searching -------------------------------------------------------------------------- */

struct collecting {
    struct searched *out;
    enum kb_lang lang;
};

static int collect_term(void *context, const struct token *token)
{
    const struct collecting *c = context;
    size_t *count = &c->out->count[c->lang];
    if (!token->alternative && *count < SEARCHED_MAX)
        c->out->terms[c->lang][(*count)++] = hash_text(token->term) & ~PLACE;
    return 0;
}

struct searched searched_read(struct analyser *analyser, struct text said)
{
    struct searched out = {0};
    for (int lang = KB_DE; lang <= KB_EN; lang++) {
        struct collecting c = {&out, (enum kb_lang)lang};
        analyser_run(analyser, c.lang, said, collect_term, &c);
    }
    return out;
}

static int by_term(const void *key, const void *term)
{
    const uint64_t *x = key, *y = term;
    return *x < (*y & ~PLACE) ? -1 : *x > (*y & ~PLACE);
}

double searched_score(const struct searched *searched, enum kb_lang lang,
                      const struct listed *listed)
{
    double sum = 0;
    for (size_t i = 0; i < searched->count[lang]; i++) {
        const uint64_t *found = bsearch(&searched->terms[lang][i], listed->terms,
                                        listed->term_count, sizeof *found, by_term);
        if (found == NULL)
            return 0;
        sum += WEIGHTS[*found & PLACE];
    }
    return sum;
}
