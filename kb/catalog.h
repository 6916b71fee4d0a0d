/* catalog.h - the published knowledge in memory, parsed: entries by slug and language, values,
 * rules, words.
 * Owns     all of it; what it hands out lives as long as the catalog.
 * Threads  read-only once loaded. */
#ifndef KB_CATALOG_H
#define KB_CATALOG_H

#include "kb/entry_file.h"
#include "kb/intents.h"
#include "kb/offices.h"
#include "kb/repair.h"
#include "kb/rules.h"
#include "kb/season.h"
#include "kb/values.h"
#include "kb/vocabulary.h"
#include "kb/words.h"

struct covers;
struct flows;

struct document {
    const char *path;
    struct text text;
};

struct catalog {
    struct arena *arena;
    struct entry *entries; /* by slug, then language */
    size_t count, size;
    const struct entry **by_id;       /* `count` of them */
    const struct entry **numbered[2]; /* by language and number */
    size_t in_lang[2];                /* how many */
    bool taught[2];                   /* by example questions */
    struct document *documents;       /* as they stand in the files */
    size_t document_count, document_size;
    struct values *values;   /* NULL where there are none */
    struct offices *offices; /* NULL where there are none */
    struct intents *intents; /* NULL where there are none */
    struct flows *flows;
    struct season season; /* in the arena */
    struct words *words;
    struct rules *rules;
    /* By language: the words people are likely to type, which split compounds; every word of the
     * texts, which is no typo. */
    struct vocabulary *vocabulary[2], *known[2];
    struct repair *repair[2];
    struct covers *covers; /* a cache, made by catalog_finish() */
    const char **titles;   /* a cache of lookup.c: the titles as they are searched, or NULL */
};

struct analyser;

struct catalog *catalog_new(void); /* empty, never NULL */
void catalog_free(struct catalog *catalog);
/* `entry` must live in the catalog's arena. */
void catalog_add(struct catalog *catalog, const struct entry *entry);
/* Keeps a copy of a document's text; who calls it reads it too. Returns the copy. */
struct text catalog_add_document(struct catalog *catalog, const char *path, struct text text);
/* Its text, "" where there is none. */
struct text catalog_document(const struct catalog *catalog, const char *path);
/* Sorts the entries and collects their words; after the last catalog_add(). */
void catalog_finish(struct catalog *catalog, struct analyser *analyser);
/* An entry gets its number in the database; catalog_sort_ids() after the last. */
void catalog_set_id(struct catalog *catalog, const char *slug, enum kb_lang lang, int64_t id);
void catalog_sort_ids(struct catalog *catalog);
/* NULL if there is none. */
const struct entry *catalog_find(const struct catalog *catalog, const char *slug,
                                 enum kb_lang lang);
/* The variant in `lang`, else the one in the other language, else NULL. */
const struct entry *catalog_find_any(const struct catalog *catalog, const char *slug,
                                     enum kb_lang lang);
const struct entry *catalog_by_id(const struct catalog *catalog, int64_t id);
bool catalog_has_lang(const struct catalog *catalog, enum kb_lang lang);

#endif
