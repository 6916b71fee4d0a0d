/* index.c - what is made anew when knowledge is published: the FTS5 indexes and the models. */
#include "kb/internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kb/model.h"

/* ---- full text -------------------------------------------------------------------------- */

static const char *join(const struct strings *list, struct arena *arena)
{
    struct buffer b;
    buffer_init(&b, 4 * 1024 * 1024);
    for (size_t i = 0; i < list->count; i++) {
        buffer_puts(&b, list->at[i]);
        buffer_putc(&b, '\n');
    }
    const char *joined = arena_strdup(arena, buffer_text(&b));
    buffer_free(&b);
    return joined;
}

static enum kb_status index_entry(struct kb *kb, const struct entry *e, struct arena *arena)
{
    sqlite3_stmt *stmt = kb->stmt[e->lang == KB_DE ? INDEX_ADD_DE : INDEX_ADD_EN];
    sqlite3_bind_int64(stmt, 1, e->id);
    sqlite3_bind_text(stmt, 2, e->title, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 3, join(&e->questions, arena), -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 4, join(&e->keywords, arena), -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 5, e->summary, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 6, e->body, -1, SQLITE_STATIC);
    enum kb_status status =
        sqlite3_step(stmt) == SQLITE_DONE ? KB_OK : kb_fail_sql(kb, "indexing an entry");
    stmt_done(stmt);
    return status;
}

/* ---- models ----------------------------------------------------------------------------- */

enum { SENTENCE_MIN = 15, NGRAM_ENTRIES_MAX = 5000, MODEL_BYTES_MAX = 500 * 1024 * 1024 };

struct texts {
    struct arena *arena;
    struct model_text *at;
    size_t count, size;
};

static void add_text(struct texts *t, struct text said, size_t class, float weight, bool spoken)
{
    if (t->count == t->size) {
        size_t size = t->size == 0 ? 4096 : t->size * 2;
        struct model_text *more = arena_alloc(t->arena, size, sizeof *more);
        if (t->count > 0)
            memcpy(more, t->at, t->count * sizeof *more);
        t->at = more;
        t->size = size;
    }
    t->at[t->count++] = (struct model_text){said, (uint32_t) class, weight, spoken};
}

/* The body sentence by sentence, since a long text as one vector drowns each of its subjects. */
static void add_sentences(struct texts *t, const struct entry *e)
{
    for (const char *at = e->body; *at != '\0';) {
        size_t len = 0;
        while (at[len] != '\0' && at[len] != '\n' &&
               !(len > 0 && strchr(".!?", at[len - 1]) != NULL && at[len] == ' '))
            len++;
        if (len > SENTENCE_MIN)
            add_text(t, (struct text){at, len}, e->number, 0.25f, false);
        at += len + (at[len] != '\0');
    }
}

size_t kb_classes(const struct catalog *catalog, enum kb_lang lang)
{
    return catalog->in_lang[lang] + intents_count(catalog->intents);
}

/* Example questions of an entry, on average over those that have any. */
static float questions_each(const struct catalog *catalog, enum kb_lang lang)
{
    size_t all = 0, taught = 0;
    for (size_t i = 0; i < catalog->in_lang[lang]; i++) {
        all += catalog->numbered[lang][i]->questions.count;
        taught += catalog->numbered[lang][i]->questions.count > 0;
    }
    return taught == 0 ? 1 : (float)all / (float)taught;
}

struct model *kb_train(struct kb *kb, enum kb_lang lang)
{
    const struct catalog *catalog = kb->catalog;
    struct texts t = {.arena = arena_new((size_t)4 << 30)};
    /* many questions make an entry known, not likelier */
    float each = questions_each(catalog, lang);
    for (size_t i = 0; i < catalog->count; i++) {
        const struct entry *e = &catalog->entries[i];
        if (e->lang != lang)
            continue;
        /* a title alone would teach the model to forget the answer below it */
        bool spoken = e->questions.count > 0;
        add_text(&t, text_of(e->title), e->number, spoken ? 1 : 2, spoken);
        for (size_t k = 0; k < e->questions.count; k++)
            add_text(&t, text_of(e->questions.at[k]), e->number,
                     sqrtf(each / (float)e->questions.count), true);
        for (size_t k = 0; k < e->keywords.count; k++)
            add_text(&t, text_of(e->keywords.at[k]), e->number, 1, spoken);
        add_text(&t, text_of(e->summary), e->number, 0.5f, false);
        add_sentences(&t, e);
    }
    for (size_t i = 0; i < intents_count(catalog->intents); i++) {
        const struct strings *questions = &intents_at(catalog->intents, i)->questions[lang];
        for (size_t k = 0; k < questions->count; k++)
            add_text(&t, text_of(questions->at[k]), catalog->in_lang[lang] + i, 1, true);
    }
    const struct reader reader = {kb->analyser, catalog->words,
                                  catalog->in_lang[lang] <= NGRAM_ENTRIES_MAX};
    struct model *model = model_train(&reader, lang, t.at, t.count, kb_classes(catalog, lang));
    arena_free(t.arena);
    return model;
}

static enum kb_status store_model(struct kb *kb, enum kb_lang lang)
{
    size_t size;
    void *bytes = model_save(kb_model(kb, lang), &size);
    if (size > MODEL_BYTES_MAX) { /* made again when it is needed */
        free(bytes);
        return KB_OK;
    }
    sqlite3_stmt *stmt = kb->stmt[MODEL_PUT];
    sqlite3_bind_text(stmt, 1, kb_lang_name(lang), -1, SQLITE_STATIC);
    sqlite3_bind_blob64(stmt, 2, bytes, size, SQLITE_STATIC);
    enum kb_status status = kb_step(kb, stmt, "storing a model");
    free(bytes);
    return status;
}

/* ---- all of it -------------------------------------------------------------------------- */

enum kb_status kb_index(struct kb *kb, enum kb_lang lang)
{
    enum kb_status status =
        kb_run(kb, lang == KB_DE ? INDEX_CLEAR_DE : INDEX_CLEAR_EN, "clearing the index");
    struct arena *arena = arena_new((size_t)1 << 30);
    for (size_t i = 0; status == KB_OK && i < kb->catalog->in_lang[lang]; i++) {
        status = index_entry(kb, kb->catalog->numbered[lang][i], arena);
        arena_reset(arena);
    }
    arena_free(arena);
    return status == KB_OK ? store_model(kb, lang) : status;
}
