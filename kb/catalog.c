/* catalog.c - a sorted array; a few hundred to some ten thousand entries. */
#include "kb/catalog.h"

#include <stdlib.h>
#include <string.h>

#include "kb/analyser.h"
#include "kb/cover.h"
#include "kb/flows.h"
#include "kb/memory.h"

struct catalog *catalog_new(void)
{
    struct catalog *c = memory_need(calloc(1, sizeof *c));
    c->arena = arena_new((size_t)4 << 30);
    c->rules = rules_new();
    c->words = words_new();
    c->flows = flows_new();
    for (int lang = KB_DE; lang <= KB_EN; lang++) {
        c->vocabulary[lang] = vocabulary_new();
        c->known[lang] = vocabulary_new();
    }
    return c;
}

void catalog_free(struct catalog *c)
{
    if (c == NULL)
        return;
    covers_free(c->covers);
    values_free(c->values);
    offices_free(c->offices);
    intents_free(c->intents);
    rules_free(c->rules);
    words_free(c->words);
    flows_free(c->flows);
    for (int lang = KB_DE; lang <= KB_EN; lang++) {
        repair_free(c->repair[lang]);
        vocabulary_free(c->vocabulary[lang]);
        vocabulary_free(c->known[lang]);
    }
    free(c->entries);
    arena_free(c->arena);
    free(c);
}

void catalog_add(struct catalog *c, const struct entry *entry)
{
    if (c->count == c->size) {
        c->size = c->size == 0 ? 256 : c->size * 2;
        c->entries = memory_need(realloc(c->entries, c->size * sizeof *c->entries));
    }
    c->entries[c->count++] = *entry;
}

struct text catalog_add_document(struct catalog *c, const char *path, struct text text)
{
    if (c->document_count == c->document_size) {
        c->document_size = c->document_size == 0 ? 32 : c->document_size * 2;
        struct document *more = arena_alloc(c->arena, c->document_size, sizeof *more);
        if (c->document_count > 0)
            memcpy(more, c->documents, c->document_count * sizeof *more);
        c->documents = more;
    }
    struct document *document = &c->documents[c->document_count++];
    document->path = arena_strdup(c->arena, path);
    document->text = (struct text){arena_strndup(c->arena, text.at, text.len), text.len};
    return document->text;
}

struct text catalog_document(const struct catalog *c, const char *path)
{
    for (size_t i = 0; i < c->document_count; i++)
        if (strcmp(c->documents[i].path, path) == 0)
            return c->documents[i].text;
    return text_of("");
}

static int compare(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = strcmp(x->slug, y->slug);
    return order != 0 ? order : (int)x->lang - (int)y->lang;
}

struct words {
    struct vocabulary *likely, *known;
};

static int collect_likely(void *context, const struct token *token)
{
    struct words *w = context;
    vocabulary_add(w->likely, token->term);
    vocabulary_add(w->known, token->term);
    return 0;
}

static int collect_known(void *context, const struct token *token)
{
    struct words *w = context;
    vocabulary_add(w->known, token->term);
    return 0;
}

/* Only titles, keywords and questions are likely: long texts hold odd forms that split badly. */
static void collect_words(struct catalog *c, const struct entry *e, struct analyser *analyser)
{
    struct words w = {c->vocabulary[e->lang], c->known[e->lang]};
    analyser_words(analyser, text_of(e->title), collect_likely, &w);
    for (size_t k = 0; k < e->keywords.count; k++)
        analyser_words(analyser, text_of(e->keywords.at[k]), collect_likely, &w);
    for (size_t k = 0; k < e->questions.count; k++)
        analyser_words(analyser, text_of(e->questions.at[k]), collect_likely, &w);
    analyser_words(analyser, text_of(e->summary), collect_known, &w);
    analyser_words(analyser, text_of(e->body), collect_known, &w);
}

static int compare_ids(const void *a, const void *b)
{
    const struct entry *x = *(const struct entry *const *)a, *y = *(const struct entry *const *)b;
    return x->id < y->id ? -1 : x->id > y->id;
}

static void number_entries(struct catalog *c)
{
    c->by_id = arena_alloc(c->arena, c->count + 1, sizeof *c->by_id);
    for (int lang = KB_DE; lang <= KB_EN; lang++)
        c->numbered[lang] = arena_alloc(c->arena, c->count + 1, sizeof *c->numbered[lang]);
    for (size_t i = 0; i < c->count; i++) {
        struct entry *e = &c->entries[i];
        e->number = (uint32_t)c->in_lang[e->lang];
        c->numbered[e->lang][c->in_lang[e->lang]++] = e;
        c->by_id[i] = e;
        c->taught[e->lang] |= e->questions.count > 0;
    }
    catalog_sort_ids(c);
}

void catalog_sort_ids(struct catalog *c)
{
    if (c->count > 0)
        qsort(c->by_id, c->count, sizeof *c->by_id, compare_ids);
}

void catalog_set_id(struct catalog *c, const char *slug, enum kb_lang lang, int64_t id)
{
    const struct entry key = {.slug = slug, .lang = lang};
    struct entry *entry =
        c->count == 0 ? NULL : bsearch(&key, c->entries, c->count, sizeof *c->entries, compare);
    if (entry != NULL)
        entry->id = id;
}

void catalog_finish(struct catalog *c, struct analyser *analyser)
{
    if (c->count > 0)
        qsort(c->entries, c->count, sizeof *c->entries, compare);
    number_entries(c);
    covers_free(c->covers);
    c->covers = covers_new(c->in_lang);
    for (size_t i = 0; i < c->count; i++)
        collect_words(c, &c->entries[i], analyser);
    for (int lang = KB_DE; lang <= KB_EN; lang++)
        c->repair[lang] = repair_new(c->known[lang]);
}

const struct entry *catalog_find(const struct catalog *c, const char *slug, enum kb_lang lang)
{
    const struct entry key = {.slug = slug, .lang = lang};
    return c->count == 0 ? NULL : bsearch(&key, c->entries, c->count, sizeof *c->entries, compare);
}

const struct entry *catalog_find_any(const struct catalog *c, const char *slug, enum kb_lang lang)
{
    const struct entry *entry = catalog_find(c, slug, lang);
    return entry != NULL ? entry : catalog_find(c, slug, lang == KB_DE ? KB_EN : KB_DE);
}

const struct entry *catalog_by_id(const struct catalog *c, int64_t id)
{
    const struct entry key = {.id = id}, *at = &key;
    const struct entry **found =
        c->count == 0 ? NULL : bsearch(&at, c->by_id, c->count, sizeof *c->by_id, compare_ids);
    return found == NULL ? NULL : *found;
}

bool catalog_has_lang(const struct catalog *c, enum kb_lang lang)
{
    return c->in_lang[lang] > 0;
}
