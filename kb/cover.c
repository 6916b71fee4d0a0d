/* cover.c - see cover.h. The terms of an entry are FNV-1a hashes, sorted. */
#include "kb/cover.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "kb/hash.h"
#include "kb/memory.h"

struct term_set {
    uint64_t *at; /* NULL: not read yet */
    size_t count, size;
};

struct covers {
    struct term_set *sets[2]; /* by language and number */
    size_t in_lang[2];
};

struct covers *covers_new(const size_t in_lang[2])
{
    struct covers *covers = memory_need(calloc(1, sizeof *covers));
    for (int lang = KB_DE; lang <= KB_EN; lang++) {
        covers->in_lang[lang] = in_lang[lang];
        covers->sets[lang] = memory_need(calloc(in_lang[lang] + 1, sizeof **covers->sets));
    }
    return covers;
}

void covers_free(struct covers *covers)
{
    if (covers == NULL)
        return;
    for (int lang = KB_DE; lang <= KB_EN; lang++) {
        for (size_t i = 0; i < covers->in_lang[lang]; i++)
            free(covers->sets[lang][i].at);
        free(covers->sets[lang]);
    }
    free(covers);
}

static int keep_term(void *context, const struct token *token)
{
    struct term_set *set = context;
    if (set->count == set->size) {
        set->size = set->size * 2 + 256;
        set->at = memory_need(reallocarray(set->at, set->size, sizeof *set->at));
    }
    set->at[set->count++] = hash_text(token->term);
    return 0;
}

static int by_value(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

static void read_entry(struct term_set *set, struct analyser *analyser, const struct entry *e)
{
    set->size = 256;
    set->at = memory_need(reallocarray(NULL, set->size, sizeof *set->at));
    analyser_run(analyser, e->lang, text_of(e->title), keep_term, set);
    analyser_run(analyser, e->lang, text_of(e->summary), keep_term, set);
    for (size_t i = 0; i < e->keywords.count; i++)
        analyser_run(analyser, e->lang, text_of(e->keywords.at[i]), keep_term, set);
    for (size_t i = 0; i < e->questions.count; i++)
        analyser_run(analyser, e->lang, text_of(e->questions.at[i]), keep_term, set);
    qsort(set->at, set->count, sizeof *set->at, by_value);
    size_t distinct = 0;
    for (size_t i = 0; i < set->count; i++)
        if (i == 0 || set->at[i] != set->at[i - 1])
            set->at[distinct++] = set->at[i];
    set->count = distinct;
}

static bool tells_topic(const struct words *words, enum kb_lang lang, const char *term)
{
    return strspn(term, "0123456789") < 5 && !words_is_country(words, lang, text_of(term));
}

double covers_share(struct covers *covers, struct analyser *analyser, const struct words *words,
                    const struct entry *entry, const char *const *terms, size_t count)
{
    struct term_set *set = &covers->sets[entry->lang][entry->number];
    if (set->at == NULL)
        read_entry(set, analyser, entry);
    size_t found = 0, asked = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t key = hash_text(text_of(terms[i]));
        bool has = bsearch(&key, set->at, set->count, sizeof key, by_value) != NULL;
        found += has;
        asked += has || tells_topic(words, entry->lang, terms[i]);
    }
    return asked == 0 ? 0 : (double)found / (double)asked;
}
