/* value_texts.c - the sentences in which a value is cited, as they read with the figures of a day.
 */
#include <string.h>

#include "kb/internal.h"
#include "kb/used.h"

struct texts {
    struct kb *kb, *after;
    const char *key, *day;
    struct arena *arena;
    struct kb_value_text *at;
    size_t count, size;
};

static void see_key(void *context, struct text key)
{
    const char **wanted = context;
    if (*wanted != NULL && text_is(key, *wanted))
        *wanted = NULL;
}

static bool cites(struct text text, const char *key)
{
    values_references(text, see_key, &key);
    return key == NULL;
}

static void add(struct texts *t, const struct entry *e, const char *before, const char *after)
{
    if (t->count == t->size) {
        size_t size = t->size == 0 ? 32 : t->size * 2;
        struct kb_value_text *more = arena_alloc(t->arena, size, sizeof *more);
        if (t->count > 0)
            memcpy(more, t->at, t->count * sizeof *more);
        t->at = more;
        t->size = size;
    }
    t->at[t->count++] = (struct kb_value_text){.slug = arena_strdup(t->arena, e->slug),
                                               .title = arena_strdup(t->arena, e->title),
                                               .lang = e->lang,
                                               .before = before,
                                               .after = after};
}

/* A sentence ends at a mark that white space follows, or with its line. */
static size_t sentence_length(const char *at)
{
    size_t len = 0;
    while (at[len] != '\0' && at[len] != '\n' &&
           !(len > 0 && strchr(".!?", at[len - 1]) != NULL && at[len] == ' '))
        len++;
    return len;
}

struct sentences {
    struct text at[200];
    size_t count;
};

static void collect(struct sentences *s, const char *text, const char *key)
{
    while (*text != '\0') {
        size_t len = sentence_length(text);
        struct text sentence = text_trim((struct text){text, len});
        if (s->count < sizeof s->at / sizeof *s->at && cites(sentence, key))
            s->at[s->count++] = sentence;
        text += len + (text[len] != '\0');
    }
}

static struct sentences sentences_of(const struct entry *e, const char *key)
{
    struct sentences s = {.count = 0};
    if (e == NULL)
        return s;
    collect(&s, e->title, key);
    collect(&s, e->summary, key);
    collect(&s, e->body, key);
    return s;
}

static const char *filled(const struct kb *kb, const struct entry *e, const struct sentences *s,
                          size_t index, const struct texts *t)
{
    return index < s->count
               ? values_fill(kb->catalog->values, s->at[index], e->lang, t->day, t->arena, NULL)
               : "";
}

static void compare(struct texts *t, const struct entry *before, const struct entry *after)
{
    const struct sentences a = sentences_of(before, t->key), b = sentences_of(after, t->key);
    for (size_t i = 0; i < a.count || i < b.count; i++)
        add(t, before != NULL ? before : after, filled(t->kb, before, &a, i, t),
            filled(t->after, after, &b, i, t));
}

size_t kb_value_texts(struct kb *kb, struct kb *after, const char *key, const char *day,
                      struct arena *arena, struct kb_value_text **out)
{
    struct texts t = {.kb = kb, .after = after, .key = key, .day = day, .arena = arena};
    for (size_t i = 0; i < kb->catalog->count; i++) {
        const struct entry *e = &kb->catalog->entries[i];
        compare(&t, e, catalog_find(after->catalog, e->slug, e->lang));
    }
    for (size_t i = 0; i < after->catalog->count; i++) {
        const struct entry *e = &after->catalog->entries[i];
        if (catalog_find(kb->catalog, e->slug, e->lang) == NULL)
            compare(&t, NULL, e);
    }
    *out = t.at;
    return t.count;
}
