/* rules.c - PCRE2 with JIT, under match and heap limits (see pcre2api, "match limit"). */
#define PCRE2_CODE_UNIT_WIDTH 8

#include "kb/rules.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <pcre2.h>

#include "kb/json_problem.h"
#include "kb/memory.h"

enum {
    MATCH_LIMIT = 20000,
    HEAP_LIMIT_KIB = 1024,
    PATTERN_MAX = 2000,
    RULES_MAX = 10000,
    SAID_MAX = 2000, /* the limit restarts at each position, so this is its other half */
    ABOUT_MAX = 200, /* bytes of an example in a message */
};

struct compiled {
    struct rule rule;
    pcre2_code *code;
};

struct rules {
    struct compiled *at;
    size_t count, size;
    struct arena *arena;
    pcre2_match_context *context;
    pcre2_match_data *data;
};

const char *rule_kind_name(enum rule_kind kind)
{
    static const char *const names[] = {
#define RULE_KIND_TEXT(name, text) text,
        RULE_KINDS(RULE_KIND_TEXT)
#undef RULE_KIND_TEXT
    };
    return names[kind];
}

static bool parse_kind(const char *name, enum rule_kind *kind)
{
    for (int i = 0; i <= RULE_EXCLUDE; i++) {
        if (strcmp(name, rule_kind_name((enum rule_kind)i)) == 0) {
            *kind = (enum rule_kind)i;
            return true;
        }
    }
    return false;
}

struct rules *rules_new(void)
{
    struct rules *rules = memory_need(calloc(1, sizeof *rules));
    rules->arena = arena_new(64 * 1024 * 1024);
    rules->context = memory_need(pcre2_match_context_create(NULL));
    rules->data = memory_need(pcre2_match_data_create(1, NULL));
    pcre2_set_match_limit(rules->context, MATCH_LIMIT);
    pcre2_set_heap_limit(rules->context, HEAP_LIMIT_KIB);
    return rules;
}

void rules_free(struct rules *rules)
{
    if (rules == NULL)
        return;
    for (size_t i = 0; i < rules->count; i++)
        pcre2_code_free(rules->at[i].code);
    free(rules->at);
    pcre2_match_data_free(rules->data);
    pcre2_match_context_free(rules->context);
    arena_free(rules->arena);
    free(rules);
}

size_t rules_count(const struct rules *rules)
{
    return rules->count;
}

const struct rule *rules_at(const struct rules *rules, size_t index)
{
    return &rules->at[index].rule;
}

/* 1 it matches, 0 it does not, -1 it gave up. */
static int match(const struct rules *rules, const pcre2_code *code, struct text said)
{
    int rc = pcre2_match(code, (PCRE2_SPTR)said.at, said.len, 0, 0, rules->data, rules->context);
    if (rc >= 0)
        return 1;
    return rc == PCRE2_ERROR_NOMATCH ? 0 : -1;
}

static size_t fault(struct problems *problems, const char *file, const char *id, const char *field,
                    const char *what, const char *about)
{
    return problem(problems, &(struct problem){.file = file,
                                               .label = "rule",
                                               .part = id,
                                               .field = field,
                                               .what = what,
                                               .about = about});
}

static pcre2_code *compile(const char *pattern, const char *file, const char *id,
                           struct problems *problems)
{
    int error;
    PCRE2_SIZE offset;
    pcre2_code *code = pcre2_compile(
        (PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
        PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C, &error, &offset, NULL);
    if (code == NULL) {
        char words[200], line[300];
        pcre2_get_error_message(error, (PCRE2_UCHAR *)words, sizeof words);
        snprintf(line, sizeof line, "at offset %zu: %s", (size_t)offset, words);
        fault(problems, file, id, "pattern", "the pattern does not compile", line);
        return NULL;
    }
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); /* where it cannot, the interpreter serves */
    return code;
}

static bool read_strings(json_t *list, struct arena *arena, struct strings *out)
{
    *out = (struct strings){0};
    if (list == NULL)
        return true;
    if (!json_is_array(list))
        return false;
    out->count = json_array_size(list);
    out->at = arena_alloc(arena, out->count + 1, sizeof *out->at);
    for (size_t i = 0; i < out->count; i++) {
        const char *text = json_string_value(json_array_get(list, i));
        if (text == NULL)
            return false;
        out->at[i] = arena_strdup(arena, text);
    }
    return true;
}

/* Each rule brings its own tests. */
static size_t check_examples(const struct rules *rules, const struct compiled *c,
                             const struct strings *examples, bool wanted, const char *file,
                             struct problems *problems)
{
    size_t faults = 0;
    for (size_t i = 0; i < examples->count; i++) {
        if (strlen(examples->at[i]) > SAID_MAX) {
            faults += fault(problems, file, c->rule.id, wanted ? "matches" : "not",
                            "an example is longer than 2000 bytes", NULL);
            continue;
        }
        int got = match(rules, c->code, text_of(examples->at[i]));
        if (got == (wanted ? 1 : 0))
            continue;
        char line[ABOUT_MAX + sizeof "\"\""];
        struct text about = text_cut(text_of(examples->at[i]), ABOUT_MAX);
        snprintf(line, sizeof line, "\"%.*s\"", (int)about.len, about.at);
        faults += fault(problems, file, c->rule.id,
                        got < 0  ? "pattern"
                        : wanted ? "matches"
                                 : "not",
                        got < 0  ? "gives up on its example (too much backtracking)"
                        : wanted ? "does not match its example"
                                 : "matches what it must not",
                        line);
    }
    return faults;
}

static const char *keep(const struct rules *rules, const char *text)
{
    return text == NULL ? NULL : arena_strdup(rules->arena, text);
}

static size_t add_rule(struct rules *rules, json_t *json, const char *file,
                       struct problems *problems)
{
    const char *id = NULL, *kind = NULL, *pattern = NULL, *lang = NULL, *add = NULL, *de = NULL,
               *en = NULL;
    json_t *matches = NULL, *not = NULL, *entries = NULL;
    struct compiled c = {.rule.weight = 1.0};
    json_error_t error;
    if (json_unpack_ex(json, &error, JSON_STRICT,
                       "{s:s, s:s, s:s, s?s, s?s, s?F, s?{s:s, s:s}, s:o, s?o, s?o, s?s}", "id",
                       &id, "kind", &kind, "pattern", &pattern, "lang", &lang, "add", &add,
                       "weight", &c.rule.weight, "reply", "de", &de, "en", &en, "matches", &matches,
                       "not", &not, "entries", &entries, "note", &(const char *){0}) != 0)
        return fault(problems, file, id, shape_field(error.text), SHAPE_FAULT, error.text);
    if (!parse_kind(kind, &c.rule.kind))
        return fault(problems, file, id, "kind", "unknown kind", NULL);
    if (lang != NULL && !kb_lang_parse(lang, &c.rule.lang))
        return fault(problems, file, id, "lang", "lang must be de or en", NULL);
    if (strlen(pattern) > PATTERN_MAX)
        return fault(problems, file, id, "pattern", "the pattern is longer than 2000 characters",
                     NULL);
    if (c.rule.kind == RULE_SYNONYM && add == NULL)
        return fault(problems, file, id, "add", "a synonym needs \"add\"", NULL);
    if ((c.rule.kind == RULE_SMALLTALK || c.rule.kind == RULE_SCOPE) && de == NULL)
        return fault(problems, file, id, "reply", "it needs a reply in de and en", NULL);
    struct strings must, must_not;
    if (!read_strings(matches, rules->arena, &must) || must.count == 0)
        return fault(problems, file, id, "matches", "it needs examples: \"matches\"", NULL);
    if (!read_strings(not, rules->arena, &must_not) ||
        !read_strings(entries, rules->arena, &c.rule.entries))
        return fault(problems, file, id, "not", "\"not\" and \"entries\" are lists of texts", NULL);
    if (rules->count >= RULES_MAX)
        return fault(problems, file, id, "", "there are too many rules", NULL);
    for (size_t i = 0; i < rules->count; i++)
        if (strcmp(rules->at[i].rule.id, id) == 0)
            return fault(problems, file, id, "id", "the id is already used", NULL);
    c.code = compile(pattern, file, id, problems);
    if (c.code == NULL)
        return 1;
    c.rule.id = keep(rules, id);
    c.rule.add = keep(rules, add);
    c.rule.reply[KB_DE] = keep(rules, de);
    c.rule.reply[KB_EN] = keep(rules, en);
    c.rule.one_lang = lang != NULL;
    if (rules->count == rules->size) {
        rules->size = rules->size == 0 ? 64 : rules->size * 2;
        rules->at = memory_need(realloc(rules->at, rules->size * sizeof *rules->at));
    }
    rules->at[rules->count++] = c;
    return check_examples(rules, &c, &must, true, file, problems) +
           check_examples(rules, &c, &must_not, false, file, problems);
}

size_t rules_add(struct rules *rules, struct text json, const char *file, struct problems *problems)
{
    json_error_t error;
    json_t *root = json_loadb(json.at, json.len, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL) {
        return json_problem(problems, file, &error);
    }
    size_t faults = 0, i;
    json_t *rule;
    if (!json_is_array(root))
        faults = fault(problems, file, NULL, "", "the file must be a list of rules", NULL);
    json_array_foreach(root, i, rule)
    {
        faults += add_rule(rules, rule, file, problems);
    }
    json_decref(root);
    return faults;
}

int rules_match_one(const struct rules *rules, size_t index, struct text said, size_t from,
                    size_t *start, size_t *end)
{
    if (from > said.len)
        return 0;
    int rc = pcre2_match(rules->at[index].code, (PCRE2_SPTR)said.at, said.len, from, 0, rules->data,
                         rules->context);
    if (rc < 0)
        return rc == PCRE2_ERROR_NOMATCH ? 0 : -1;
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(rules->data);
    *start = at[0] < at[1] ? at[0] : at[1]; /* \K may turn them round */
    *end = at[1];
    return 1;
}

bool rules_slow(const struct rules *rules, size_t index, const char *const *examples, size_t count)
{
    static const char *const units[] = {"a", "a ", "1", "ab", "aA1 ", "-", " "};
    enum { UNITS = sizeof units / sizeof *units };
    char probe[SAID_MAX + 1];
    bool slow = false;
    for (size_t i = 0; i < UNITS + count && !slow; i++) {
        const char *unit = i < UNITS ? units[i] : examples[i - UNITS];
        size_t unit_len = strlen(unit), len = 0;
        while (unit_len > 0 && len + unit_len < SAID_MAX) {
            memcpy(probe + len, unit, unit_len);
            len += unit_len;
        }
        slow = match(rules, rules->at[index].code, (struct text){probe, len}) < 0;
        probe[len++] = '!'; /* what may have matched as a whole no longer does */
        slow |= match(rules, rules->at[index].code, (struct text){probe, len}) < 0;
    }
    return slow;
}

size_t rules_match(const struct rules *rules, struct text said, enum kb_lang lang,
                   struct arena *arena, struct rule_hit **hits)
{
    *hits = arena_alloc(arena, rules->count + 1, sizeof **hits);
    said = text_cut(said, SAID_MAX);
    size_t count = 0;
    for (size_t i = 0; i < rules->count; i++) {
        const struct compiled *c = &rules->at[i];
        if (c->rule.one_lang && c->rule.lang != lang)
            continue;
        int got = match(rules, c->code, said);
        if (got != 0)
            (*hits)[count++] = (struct rule_hit){&c->rule, got < 0};
    }
    return count;
}
