/* features.c - see features.h. N-grams have three or four letters and see the edges of a word. */
#include "kb/features.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kb/hash.h"

enum { NGRAM_MIN = 3, NGRAM_MAX = 4, WORD_BYTES = 64, FEATURES_START = 256, TERMS_MAX = 400 };

/* Of a class of words against the word itself. */
static const float CLASS_WEIGHT = 1.2f;
/* There are many n-grams to a word. */
static const float NGRAM_WEIGHT = 0.7f;
/* Of a word that names a country or a profession: most questions could be asked about any other. */
static const float NAME_WEIGHT = 0.55f;

struct bag {
    struct arena *arena;
    struct feature *at;
    size_t count, size;
    struct text terms[TERMS_MAX]; /* without alternatives */
    struct span {
        size_t start; /* of the word in the text */
        size_t first; /* of its features, its parts' among them */
        bool named;   /* it names a country or a profession */
    } spans[TERMS_MAX];
    size_t term_count;
    const struct reader *reader;
    enum kb_lang lang;
};

/* With the kind of feature in front. */
static uint64_t hash(char kind, const char *at, size_t len)
{
    return hash_more(hash_byte(HASH_START, (unsigned char)kind), (struct text){at, len});
}

static void add(struct bag *bag, uint64_t key, float weight)
{
    if (bag->count == bag->size) {
        size_t size = bag->size == 0 ? FEATURES_START : bag->size * 2;
        struct feature *more = arena_alloc(bag->arena, size, sizeof *more);
        if (bag->count > 0)
            memcpy(more, bag->at, bag->count * sizeof *more);
        bag->at = more;
        bag->size = size;
    }
    bag->at[bag->count++] = (struct feature){key, weight};
}

static void add_class(void *context, uint64_t class)
{
    add(context, hash('k', (const char *)&class, sizeof class), CLASS_WEIGHT);
}

static int add_term(void *context, const struct token *token)
{
    struct bag *bag = context;
    size_t first = bag->count;
    add(bag, hash('t', token->term.at, token->term.len), 1);
    if (token->alternative) {
        words_classes(bag->reader->words, bag->lang, &token->term, 1, add_class, bag);
    } else if (bag->term_count < TERMS_MAX) {
        char *kept = arena_strndup(bag->arena, token->term.at, token->term.len);
        bag->spans[bag->term_count] = (struct span){token->start, first, false};
        bag->terms[bag->term_count++] = (struct text){kept, token->term.len};
    }
    return 0;
}

static void note_name(void *context, size_t at, size_t run)
{
    struct bag *bag = context;
    for (size_t i = at; i < at + run; i++)
        bag->spans[i].named = true;
}

/* The terms of names and of their parts weigh less, while no other features are there. */
static void lower_names(struct bag *bag)
{
    for (size_t i = 0; i < bag->term_count; i++) {
        size_t end = i + 1 < bag->term_count ? bag->spans[i + 1].first : bag->count;
        for (size_t k = bag->spans[i].first; bag->spans[i].named && k < end; k++)
            bag->at[k].weight *= NAME_WEIGHT;
    }
}

static bool is_named(const struct bag *bag, const struct token *token)
{
    for (size_t i = 0; i < bag->term_count; i++)
        if (bag->spans[i].named && bag->spans[i].start == token->start)
            return true;
    return false;
}

static int add_ngrams(void *context, const struct token *token)
{
    float weight = is_named(context, token) ? NGRAM_WEIGHT * NAME_WEIGHT : NGRAM_WEIGHT;
    char word[WORD_BYTES + 2];
    size_t len = token->term.len < WORD_BYTES ? token->term.len : WORD_BYTES;
    word[0] = '_';
    memcpy(word + 1, token->term.at, len);
    word[len + 1] = '_';
    for (size_t n = NGRAM_MIN; n <= NGRAM_MAX; n++)
        for (size_t i = 0; i + n <= len + 2; i++)
            add(context, hash('c', word + i, n), weight);
    return 0;
}

static int by_key(const void *a, const void *b)
{
    const struct feature *x = a, *y = b;
    return x->key < y->key ? -1 : x->key > y->key;
}

size_t features_of(const struct reader *reader, enum kb_lang lang, struct text said,
                   struct arena *arena, struct feature **out)
{
    struct bag *bag = arena_alloc(arena, 1, sizeof *bag);
    bag->arena = arena;
    bag->reader = reader;
    bag->lang = lang;
    analyser_run(reader->analyser, lang, said, add_term, bag);
    words_names(reader->words, lang, bag->terms, bag->term_count, note_name, bag);
    lower_names(bag);
    words_classes(reader->words, lang, bag->terms, bag->term_count, add_class, bag);
    if (reader->ngrams)
        analyser_words(reader->analyser, said, add_ngrams, bag);
    *out = bag->at;
    if (bag->count == 0)
        return 0;
    qsort(bag->at, bag->count, sizeof *bag->at, by_key);
    size_t distinct = 0;
    for (size_t i = 0; i < bag->count;) {
        size_t same = i;
        while (same < bag->count && bag->at[same].key == bag->at[i].key)
            same++;
        bag->at[distinct++] =
            (struct feature){bag->at[i].key, bag->at[i].weight * (1.0f + logf((float)(same - i)))};
        i = same;
    }
    return distinct;
}
