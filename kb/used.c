/* used.c - where an entry or a value is used. */
#include "kb/used.h"

#include <stdlib.h>
#include <string.h>

#include "kb/flows.h"
#include "kb/internal.h"

struct looking {
    const char *slug;
    bool found;
};

static void see_entry(void *context, const char *slug)
{
    struct looking *l = context;
    l->found |= slug != NULL && strcmp(slug, l->slug) == 0;
}

static void ignore_text(void *context, struct text text)
{
    (void)context;
    (void)text;
}

static bool relates(const struct entry *e, const char *slug)
{
    for (size_t i = 0; i < e->related.count; i++)
        if (strcmp(e->related.at[i], slug) == 0)
            return strcmp(e->slug, slug) != 0;
    return false;
}

void kb_used(struct kb *kb, const char *slug, enum kb_lang lang, struct arena *arena,
             struct kb_used *out)
{
    const struct catalog *catalog = kb->catalog;
    *out = (struct kb_used){
        .entries = arena_alloc(arena, catalog->count + 1, sizeof *out->entries),
        .flows = arena_alloc(arena, flows_count(catalog->flows) + 1, sizeof *out->flows),
        .rules = arena_alloc(arena, rules_count(catalog->rules) + 1, sizeof *out->rules)};
    for (size_t i = 0; i < catalog->count; i++) {
        const struct entry *e = &catalog->entries[i];
        if (!relates(e, slug))
            continue;
        if (out->entry_count > 0 && strcmp(out->entries[out->entry_count - 1].slug, e->slug) == 0)
            continue; /* in the other language */
        const struct entry *shown = catalog_find_any(catalog, e->slug, lang);
        out->entries[out->entry_count++] = (struct kb_hit){
            .slug = arena_strdup(arena, e->slug), .title = arena_strdup(arena, shown->title)};
    }
    for (size_t i = 0; i < flows_count(catalog->flows); i++) {
        struct looking l = {slug, false};
        flows_each(catalog->flows, i, see_entry, ignore_text, &l);
        if (l.found)
            out->flows[out->flow_count++] =
                (struct kb_flow){arena_strdup(arena, flows_id(catalog->flows, i)),
                                 arena_strdup(arena, flows_title(catalog->flows, i, lang))};
    }
    for (size_t i = 0; i < rules_count(catalog->rules); i++) {
        const struct rule *rule = rules_at(catalog->rules, i);
        bool named = false;
        for (size_t k = 0; k < rule->entries.count; k++)
            named |= strcmp(rule->entries.at[k], slug) == 0;
        if (named)
            out->rules[out->rule_count++] = arena_strdup(arena, rule->id);
    }
}

/* ---- values: all entries and flows are read once for all that are asked for ---------------- */

struct wanted {
    const char *key;
    struct kb_used *used;
    const void *last; /* what cites it, where that was noted already */
};

struct citing {
    struct kb *kb;
    struct wanted *wanted; /* by key */
    size_t count;
    enum kb_lang lang;
    struct arena *arena;
    const struct entry *entry; /* that is looked at, or NULL: */
    size_t flow;
};

static int by_key(const void *a, const void *b)
{
    const struct wanted *x = a, *y = b;
    return strcmp(x->key, y->key);
}

static int key_to_wanted(const void *key, const void *one)
{
    const struct text *k = key;
    const struct wanted *w = one;
    int order = strncmp(k->at, w->key, k->len);
    return order != 0 ? order : w->key[k->len] == '\0' ? 0 : -1;
}

/* Room for one more, doubled at powers of two. */
static void *room(void *list, size_t count, size_t size, struct arena *arena)
{
    if ((count & (count - 1)) != 0)
        return list;
    char *more = arena_alloc(arena, count == 0 ? 1 : count * 2, size);
    if (count > 0)
        memcpy(more, list, count * size);
    return more;
}

static void note_entry(struct citing *c, struct kb_used *used)
{
    const struct entry *shown = catalog_find_any(c->kb->catalog, c->entry->slug, c->lang);
    if (used->entry_count > 0 &&
        strcmp(used->entries[used->entry_count - 1].slug, c->entry->slug) == 0)
        return; /* in the other language */
    used->entries = room(used->entries, used->entry_count, sizeof *used->entries, c->arena);
    used->entries[used->entry_count++] =
        (struct kb_hit){.slug = arena_strdup(c->arena, c->entry->slug),
                        .title = arena_strdup(c->arena, shown->title)};
}

static void note_flow(struct citing *c, struct kb_used *used)
{
    const struct flows *flows = c->kb->catalog->flows;
    used->flows = room(used->flows, used->flow_count, sizeof *used->flows, c->arena);
    used->flows[used->flow_count++] =
        (struct kb_flow){arena_strdup(c->arena, flows_id(flows, c->flow)),
                         arena_strdup(c->arena, flows_title(flows, c->flow, c->lang))};
}

static void note_key(void *context, struct text key)
{
    struct citing *c = context;
    struct wanted *found = bsearch(&key, c->wanted, c->count, sizeof *c->wanted, key_to_wanted);
    const void *by = c->entry != NULL ? (const void *)c->entry
                                      : (const void *)flows_id(c->kb->catalog->flows, c->flow);
    if (found == NULL || found->last == by)
        return;
    found->last = by;
    if (c->entry != NULL)
        note_entry(c, found->used);
    else
        note_flow(c, found->used);
}

static void ignore_entry(void *context, const char *slug)
{
    (void)context;
    (void)slug;
}

static void note_text(void *context, struct text text)
{
    values_references(text, note_key, context);
}

void kb_values_used(struct kb *kb, const char *const *keys, size_t count, enum kb_lang lang,
                    struct arena *arena, struct kb_used *out)
{
    const struct catalog *catalog = kb->catalog;
    struct citing c = {.kb = kb,
                       .wanted = arena_alloc(arena, count + 1, sizeof *c.wanted),
                       .count = count,
                       .lang = lang,
                       .arena = arena};
    for (size_t i = 0; i < count; i++) {
        out[i] = (struct kb_used){0};
        c.wanted[i] = (struct wanted){keys[i], &out[i], NULL};
    }
    if (count > 0)
        qsort(c.wanted, count, sizeof *c.wanted, by_key);
    for (size_t i = 0; i < catalog->count; i++) {
        c.entry = &catalog->entries[i];
        note_text(&c, text_of(c.entry->title));
        note_text(&c, text_of(c.entry->summary));
        note_text(&c, text_of(c.entry->body));
    }
    c.entry = NULL;
    for (c.flow = 0; c.flow < flows_count(catalog->flows); c.flow++)
        flows_each(catalog->flows, c.flow, ignore_entry, note_text, &c);
}

void kb_value_used(struct kb *kb, const char *key, enum kb_lang lang, struct arena *arena,
                   struct kb_used *out)
{
    kb_values_used(kb, &key, 1, lang, arena, out);
}
