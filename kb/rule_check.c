/* rule_check.c - see rule_check.h. */
#include "kb/rule_check.h"

#include <string.h>

#include <jansson.h>

#include "kb/messages.h"

enum { CONFLICTS_MAX = 50 };

struct rule_checking {
    const struct rules *own, *others;
    const struct catalog *catalog;
    json_t *own_json, *others_json; /* lists of rules */
    enum kb_lang ui;
    struct arena *arena;
    struct kb_faults *out;
    size_t conflicts;
};

static void say(struct rule_checking *c, bool warning, const char *rule, const char *field,
                const char *what, const char *about)
{
    struct kb_fault *said = fault_say(c->out, c->arena, c->ui, warning, field, what, about);
    if (said != NULL)
        said->part = arena_strdup(c->arena, rule);
}

static json_t *find(json_t *list, const char *id)
{
    size_t i;
    json_t *rule;
    json_array_foreach(list, i, rule)
    {
        const char *its = json_string_value(json_object_get(rule, "id"));
        if (its != NULL && strcmp(its, id) == 0)
            return rule;
    }
    return NULL;
}

static bool answers(enum rule_kind kind)
{
    return kind == RULE_PERSON || kind == RULE_SMALLTALK || kind == RULE_SCOPE;
}

static bool may_meet(const struct rule *a, const struct rule *b)
{
    return a->kind != b->kind && answers(a->kind) && answers(b->kind) &&
           (!a->one_lang || !b->one_lang || a->lang == b->lang);
}

/* Examples of `owner` that rule `index` of `rules` matches as well. */
static void find_conflicts(struct rule_checking *c, const struct rules *rules, size_t index,
                           json_t *owner, const char *own, const char *what, const char *other)
{
    size_t i, start, end;
    json_t *example;
    json_array_foreach(json_object_get(owner, "matches"), i, example)
    {
        const char *text = json_string_value(example);
        if (text == NULL || c->conflicts >= CONFLICTS_MAX ||
            rules_match_one(rules, index, text_of(text), 0, &start, &end) != 1)
            continue;
        c->conflicts++;
        say(c, true, own, "pattern", what, arena_printf(c->arena, "%s, \"%s\"", other, text));
    }
}

static void check_against(struct rule_checking *c, size_t own, const struct rules *rules,
                          json_t *json)
{
    const struct rule *rule = rules_at(c->own, own);
    for (size_t i = 0; i < rules_count(rules); i++) {
        const struct rule *other = rules_at(rules, i);
        if (!may_meet(rule, other))
            continue;
        find_conflicts(c, c->own, own, find(json, other->id), rule->id,
                       "matches an example of the rule", other->id);
        find_conflicts(c, rules, i, find(c->own_json, rule->id), rule->id,
                       "its example is also matched by the rule", other->id);
    }
}

static void check_rule(struct rule_checking *c, size_t index)
{
    const struct rule *rule = rules_at(c->own, index);
    json_t *matches = json_object_get(find(c->own_json, rule->id), "matches");
    size_t count = json_array_size(matches);
    const char **examples = arena_alloc(c->arena, count + 1, sizeof *examples);
    for (size_t i = 0; i < count; i++) {
        const char *example = json_string_value(json_array_get(matches, i));
        examples[i] = example == NULL ? "" : example;
    }
    if (rules_slow(c->own, index, examples, count))
        say(c, false, rule->id, "pattern", "the pattern runs into its limit on long texts", "");
    for (size_t i = 0; i < rule->entries.count; i++)
        if (catalog_find_any(c->catalog, rule->entries.at[i], KB_DE) == NULL)
            say(c, true, rule->id, "entries", "names an entry that does not exist",
                rule->entries.at[i]);
    check_against(c, index, c->own, c->own_json);
    check_against(c, index, c->others, c->others_json);
}

/* An id that another file has. */
static void check_ids(struct rule_checking *c, const char *item, struct problems *problems)
{
    for (size_t i = 0; i < rules_count(c->own); i++) {
        const char *id = rules_at(c->own, i)->id;
        if (find(c->others_json, id) != NULL)
            problem(problems, &(struct problem){.file = item,
                                                .label = "rule",
                                                .part = id,
                                                .field = "id",
                                                .what = "the id is already used"});
    }
}

static void load_others(const struct catalog *catalog, const char *item, struct rules *rules,
                        json_t *json)
{
    for (size_t i = 0; i < catalog->document_count; i++) {
        const struct document *other = &catalog->documents[i];
        if (strncmp(other->path, "rules/", 6) != 0 || strcmp(other->path, item) == 0)
            continue;
        rules_add(rules, other->text, other->path, NULL);
        json_t *list = json_loadb(other->text.at, other->text.len, JSON_REJECT_DUPLICATES, NULL);
        json_array_extend(json, list);
        json_decref(list);
    }
}

void rule_check(const char *item, struct text text, const struct catalog *catalog, enum kb_lang ui,
                struct arena *arena, struct problems *problems, struct kb_faults *out)
{
    struct rules *own = rules_new(), *others = rules_new();
    struct rule_checking c = {.own = own,
                              .others = others,
                              .catalog = catalog,
                              .others_json = json_array(),
                              .ui = ui,
                              .arena = arena,
                              .out = out};
    rules_add(own, text, item, problems);
    c.own_json = json_loadb(text.at, text.len, JSON_REJECT_DUPLICATES, NULL);
    load_others(catalog, item, others, c.others_json);
    check_ids(&c, item, problems);
    for (size_t i = 0; i < rules_count(own); i++)
        check_rule(&c, i);
    json_decref(c.own_json);
    json_decref(c.others_json);
    rules_free(own);
    rules_free(others);
}
