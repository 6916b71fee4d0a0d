/* used.c - where an entry or a value is used. */
#include "kb/used.h"

#include <string.h>

#include "kb/flows.h"
#include "kb/internal.h"

struct looking {
    const char *wanted; /* a slug or a key */
    bool found;
};

static void see_entry(void *context, const char *slug)
{
    struct looking *l = context;
    l->found |= slug != NULL && strcmp(slug, l->wanted) == 0;
}

static void see_key(void *context, struct text key)
{
    struct looking *l = context;
    l->found |= text_is(key, l->wanted);
}

static void see_text(void *context, struct text text)
{
    values_references(text, see_key, context);
}

static void ignore_entry(void *context, const char *slug)
{
    (void)context;
    (void)slug;
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

bool entry_cites(const struct entry *e, const char *key)
{
    struct looking l = {key, false};
    see_text(&l, text_of(e->title));
    see_text(&l, text_of(e->summary));
    see_text(&l, text_of(e->body));
    return l.found;
}

static void look(struct kb *kb, const char *wanted, bool value, enum kb_lang lang,
                 struct arena *arena, struct kb_used *out)
{
    const struct catalog *catalog = kb->catalog;
    *out = (struct kb_used){
        .entries = arena_alloc(arena, catalog->count + 1, sizeof *out->entries),
        .flows = arena_alloc(arena, flows_count(catalog->flows) + 1, sizeof *out->flows),
        .rules = arena_alloc(arena, rules_count(catalog->rules) + 1, sizeof *out->rules)};
    for (size_t i = 0; i < catalog->count; i++) {
        const struct entry *e = &catalog->entries[i];
        if (!(value ? entry_cites(e, wanted) : relates(e, wanted)))
            continue;
        if (out->entry_count > 0 && strcmp(out->entries[out->entry_count - 1].slug, e->slug) == 0)
            continue; /* in the other language */
        const struct entry *shown = catalog_find_any(catalog, e->slug, lang);
        out->entries[out->entry_count++] = (struct kb_hit){
            .slug = arena_strdup(arena, e->slug), .title = arena_strdup(arena, shown->title)};
    }
    for (size_t i = 0; i < flows_count(catalog->flows); i++) {
        struct looking l = {wanted, false};
        flows_each(catalog->flows, i, value ? ignore_entry : see_entry,
                   value ? see_text : ignore_text, &l);
        if (l.found)
            out->flows[out->flow_count++] =
                (struct kb_flow){arena_strdup(arena, flows_id(catalog->flows, i)),
                                 arena_strdup(arena, flows_title(catalog->flows, i, lang))};
    }
    for (size_t i = 0; !value && i < rules_count(catalog->rules); i++) {
        const struct rule *rule = rules_at(catalog->rules, i);
        bool named = false;
        for (size_t k = 0; k < rule->entries.count; k++)
            named |= strcmp(rule->entries.at[k], wanted) == 0;
        if (named)
            out->rules[out->rule_count++] = arena_strdup(arena, rule->id);
    }
}

void kb_used(struct kb *kb, const char *slug, enum kb_lang lang, struct arena *arena,
             struct kb_used *out)
{
    look(kb, slug, false, lang, arena, out);
}

void kb_value_used(struct kb *kb, const char *key, enum kb_lang lang, struct arena *arena,
                   struct kb_used *out)
{
    look(kb, key, true, lang, arena, out);
}
