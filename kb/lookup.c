/* lookup.c - looking things up by name: entries by title, figures by title or key. Both sides are
 * folded as the analyser folds, so that "gebuehr" finds "Gebühr". */
#include "kb/internal.h"

#include <string.h>

enum { FOLDED_MAX = 2000 };

static int add_word(void *context, const struct token *token)
{
    struct buffer *out = context;
    buffer_putc(out, ' ');
    buffer_add(out, token->term.at, token->term.len);
    return 0;
}

/* Its words, folded, each behind a blank. */
static const char *folded(struct kb *kb, struct text said, struct arena *arena)
{
    struct buffer out;
    buffer_init(&out, FOLDED_MAX);
    analyser_words(kb->analyser, said, add_word, &out);
    const char *copy = arena_strdup(arena, buffer_text(&out));
    buffer_free(&out);
    return copy;
}

/* Does every word of `wanted` stand in `in`? With `inside` in the middle of a word as well. */
static bool has_words(const char *in, const char *wanted, bool inside)
{
    char word[FOLDED_MAX + 1];
    while (*wanted != '\0') {
        size_t len = 1 + strcspn(wanted + 1, " ");
        size_t from = inside ? 1 : 0;
        memcpy(word, wanted + from, len - from);
        word[len - from] = '\0';
        if (strstr(in, word) == NULL)
            return false;
        wanted += len;
    }
    return true;
}

/* Folded once, for each key somebody presses looks through all of them. */
static const char *title_folded(struct kb *kb, size_t i)
{
    struct catalog *c = kb->catalog;
    if (c->titles == NULL)
        c->titles = arena_alloc(c->arena, c->count + 1, sizeof *c->titles);
    if (c->titles[i] == NULL)
        c->titles[i] = folded(kb, text_of(c->entries[i].title), c->arena);
    return c->titles[i];
}

size_t kb_find_titles(struct kb *kb, struct text said, enum kb_lang lang, size_t most,
                      struct arena *arena, struct kb_hit **out)
{
    size_t count = 0;
    *out = arena_alloc(arena, most + 1, sizeof **out);
    const char *wanted = kb_refresh(kb) == KB_OK ? folded(kb, said, arena) : "";
    const struct catalog *catalog = kb->catalog;
    for (size_t i = 0; wanted[0] != '\0' && i < catalog->count && count < most; i++) {
        const struct entry *e = &catalog->entries[i];
        if (e->lang == lang && has_words(title_folded(kb, i), wanted, false))
            (*out)[count++] = (struct kb_hit){.slug = arena_strdup(arena, e->slug),
                                              .title = arena_strdup(arena, e->title)};
    }
    return count;
}

static bool has_topic(const struct kb_topic *topics, size_t count, const char *slug)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(topics[i].slug, slug) == 0)
            return true;
    return false;
}

size_t kb_topics(struct kb *kb, int month, struct arena *arena, struct kb_topic **out)
{
    size_t count = 0;
    kb_refresh(kb);
    const struct season *topics = &kb->catalog->season;
    *out = arena_alloc(arena, topics->count + 1, sizeof **out);
    for (int seasonal = 1; seasonal >= 0; seasonal--)
        for (size_t i = 0; i < topics->count; i++) {
            const struct season_topic *t = &topics->at[i];
            bool fits = seasonal == 1 ? (t->months & 1U << month) != 0 : t->months == 0;
            if (fits && !has_topic(*out, count, t->entry) &&
                catalog_find_any(kb->catalog, t->entry, KB_DE) != NULL)
                (*out)[count++] = (struct kb_topic){arena_strdup(arena, t->entry), seasonal == 1};
        }
    return count;
}

size_t kb_entries(struct kb *kb, enum kb_lang lang, const char *day, struct arena *arena,
                  struct kb_listed **out)
{
    size_t count = 0;
    kb_refresh(kb);
    const struct catalog *catalog = kb->catalog;
    *out = arena_alloc(arena, catalog->count + 1, sizeof **out);
    for (size_t i = 0; i < catalog->count; i++) {
        const char *slug = catalog->entries[i].slug;
        if (i > 0 && strcmp(slug, catalog->entries[i - 1].slug) == 0) /* in the other language */
            continue;
        const struct entry *e = catalog_find_any(catalog, slug, lang);
        (*out)[count++] = (struct kb_listed){
            .slug = arena_strdup(arena, e->slug),
            .area = arena_strdup(arena, e->area),
            .title = values_fill(catalog->values, text_of(e->title), e->lang, day, arena, NULL),
            .lang = e->lang};
    }
    return count;
}

enum kb_status kb_value(struct kb *kb, const char *key, enum kb_lang lang, const char *day,
                        struct arena *arena, struct kb_value *out)
{
    enum kb_status status = kb_refresh(kb);
    if (status != KB_OK)
        return status;
    return values_read(kb->catalog->values, text_of(key), lang, day, arena, out)
               ? KB_OK
               : kb_fail(kb, KB_NOT_FOUND, "there is no value %.100s on %.10s", key, day);
}

size_t kb_find_values(struct kb *kb, struct text said, enum kb_lang lang, const char *day,
                      size_t most, struct arena *arena, struct kb_value **out)
{
    size_t count = 0;
    *out = arena_alloc(arena, most + 1, sizeof **out);
    const char *wanted = kb_refresh(kb) == KB_OK ? folded(kb, said, arena) : "";
    const struct values *values = kb->catalog->values;
    for (size_t i = 0; wanted[0] != '\0' && i < values_count(values) && count < most; i++) {
        struct kb_value value;
        if (!values_read(values, text_of(values_key(values, i)), lang, day, arena, &value))
            continue;
        const char *names = arena_printf(arena, "%s %s", value.title, value.key);
        if (has_words(folded(kb, text_of(names), arena), wanted, true))
            (*out)[count++] = value;
    }
    return count;
}
