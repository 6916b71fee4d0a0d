/* test_flows.c - for kb/flows.c, and every way through the shipped flows. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "kb/kb.h"

static const char content[] = CONTENT_DIR;

struct shipped {
    struct kb *kb;
    char dir[64];
};

static int open_shipped(void **state)
{
    struct shipped *s = calloc(1, sizeof *s);
    struct kb_import_report report;
    snprintf(s->dir, sizeof s->dir, "/tmp/kammerlotse-flows-XXXXXX");
    if (mkdtemp(s->dir) == NULL || kb_open(s->dir, &s->kb) != KB_OK)
        return -1;
    *state = s;
    return kb_import(s->kb, content, true, stderr, &report) == KB_OK ? 0 : -1;
}

static int close_shipped(void **state)
{
    struct shipped *s = *state;
    char command[96];
    kb_close(s->kb);
    snprintf(command, sizeof command, "rm -r %s", s->dir);
    int code = system(command);
    free(s);
    return code;
}

/* ---- every way -------------------------------------------------------------------------- */

/* Answers that between them reach every branch a flow may have. */
static const char *const countries[] = {"Frankreich", "Norwegen", "Schweiz", "Großbritannien",
                                        "Serbien",    "Japan",    "USA",     "Indien",
                                        "Ukraine",    "Syrien",   NULL};
static const char *const amounts[] = {"0",      "300",    "700",    "900",    "1.000",
                                      "1.200",  "2.500",  "4.500",  "30.000", "44.000",
                                      "46.000", "51.000", "58.000", "70.000", NULL};
static const char *const numbers[] = {"0",  "1",  "2",  "3",  "5",  "10", "15",
                                      "18", "25", "44", "45", "60", NULL};
static const char *const days[] = {"2015-01-01", "2021-09-01", "2024-06-01",
                                   "2026-12-01", "2027-06-01", NULL};
static const char *const places[] = {"Gotha", NULL};

enum { ANSWERS_MAX = 40 };

struct tour {
    struct kb *kb;
    const char *flow;
    const char *answers[ANSWERS_MAX];
    size_t count, ends, longest;
    json_t *reached; /* the texts of ends */
};

static const char *const *candidates(const char *kind)
{
    if (strcmp(kind, "country") == 0)
        return countries;
    if (strcmp(kind, "money") == 0)
        return amounts;
    if (strcmp(kind, "number") == 0)
        return numbers;
    return strcmp(kind, "date") == 0 ? days : places;
}

static void walk(struct tour *t)
{
    struct arena *arena = arena_new((size_t)1 << 24);
    struct kb_guide g;
    enum kb_guide_status status =
        kb_guide(t->kb, t->flow, t->answers, t->count, KB_DE, "2026-08-19", arena, &g);
    if (status != KB_GUIDE_OK)
        fail_msg("%s: \"%s\" is not understood", t->flow, t->answers[t->count - 1]);
    if (g.answer_count != t->count)
        fail_msg("%s: %zu answers became %zu", t->flow, t->count, g.answer_count);
    if (g.step == NULL) {
        t->ends++;
        t->longest = t->count > t->longest ? t->count : t->longest;
        if (g.text[0] == '\0' || (g.entry_count == 0 && !g.person))
            fail_msg("%s ends without a text, or with neither an entry nor a person", t->flow);
        json_object_set_new(t->reached, g.text, json_true());
    } else {
        if (t->count + 1 >= ANSWERS_MAX)
            fail_msg("%s does not end", t->flow);
        bool choice = strcmp(g.kind, "choice") == 0;
        const char *const *given = choice ? NULL : candidates(g.kind);
        for (size_t i = 0; choice ? i < g.option_count : given[i] != NULL; i++) {
            t->answers[t->count++] = choice ? g.options[i].id : given[i];
            walk(t);
            t->count--;
        }
    }
    arena_free(arena);
}

static void every_way_through_the_shipped_flows_ends_and_every_end_is_reached(void **state)
{
    struct shipped *s = *state;
    struct arena *arena = arena_new((size_t)1 << 24);
    struct kb_flow *flows;
    size_t count = kb_flows(s->kb, NULL, KB_DE, arena, &flows);
    assert_true(count >= 5);
    for (size_t i = 0; i < count; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/flows/%s.json", content, flows[i].id);
        json_t *file = json_load_file(path, 0, NULL), *step;
        const char *name;
        size_t ends = 0;
        json_object_foreach(json_object_get(file, "steps"), name, step)
        {
            ends += json_object_get(step, "end") != NULL;
        }
        struct tour t = {.kb = s->kb, .flow = flows[i].id, .reached = json_object()};
        walk(&t);
        if (json_object_size(t.reached) < ends)
            fail_msg("%s: %zu of %zu ends were reached", flows[i].id, json_object_size(t.reached),
                     ends);
        if (t.longest > 9)
            fail_msg("%s asks %zu questions", flows[i].id, t.longest);
        json_decref(t.reached);
        json_decref(file);
    }
    arena_free(arena);
}

static void what_is_not_understood_is_asked_again(void **state)
{
    struct shipped *s = *state;
    struct arena *arena = arena_new((size_t)1 << 24);
    struct kb_flow *flows;
    struct kb_guide g;
    assert_true(kb_flows(s->kb, NULL, KB_EN, arena, &flows) > 0);
    const char *wrong[] = {"??"};
    assert_int_equal(kb_guide(s->kb, flows[0].id, wrong, 1, KB_EN, "2026-08-19", arena, &g),
                     KB_GUIDE_BAD_ANSWER);
    assert_int_equal(g.answer_count, 0);
    assert_non_null(g.step);
    assert_int_equal(kb_guide(s->kb, "no-such-flow", wrong, 0, KB_EN, "2026-08-19", arena, &g),
                     KB_GUIDE_NO_FLOW);
    arena_free(arena);
}

static void money_is_shown_as_it_was_understood(void **state)
{
    struct shipped *s = *state;
    struct arena *arena = arena_new((size_t)1 << 24);
    struct kb_guide g;
    static const struct {
        const char *said, *de, *en;
    } rows[] = {{"48000", "48.000 Euro", "€48,000"},
                {"48 000 €", "48.000 Euro", "€48,000"},
                {"48,5k", "48.500 Euro", "€48,500"},
                {"1234567.5", "1.234.567,50 Euro", "€1,234,567.50"},
                {"48.000 bis 50.000", NULL, NULL}};
    for (size_t i = 0; i < COUNT(rows); i++)
        for (enum kb_lang lang = KB_DE; lang <= KB_EN; lang++) {
            const char *shown = lang == KB_DE ? rows[i].de : rows[i].en,
                       *answers[] = {"UK", "studium", rows[i].said};
            enum kb_guide_status status = kb_guide(s->kb, "weg-zur-beschaeftigung", answers, 3,
                                                   lang, "2026-08-19", arena, &g);
            assert_int_equal(status, shown == NULL ? KB_GUIDE_BAD_ANSWER : KB_GUIDE_OK);
            assert_int_equal(g.answer_count, shown == NULL ? 2 : 3);
            if (shown != NULL)
                assert_string_equal(g.answers[2].shown, shown);
        }
    arena_free(arena);
}

/* ---- broken files ----------------------------------------------------------------------- */

#define FLOW(steps)                                                                                \
    "{\"id\":\"f\",\"title\":{\"de\":\"t\",\"en\":\"t\"},\"intro\":{\"de\":\"\",\"en\":\"\"},"     \
    "\"stand\":\"2026-08-19\",\"offered_at\":[],\"start\":\"a\",\"steps\":{" steps "}}"
#define ASK(kind, rest) "{\"ask\":{\"de\":\"?\",\"en\":\"?\"},\"kind\":\"" kind "\"," rest "}"
#define END             "{\"end\":{\"de\":\"e\",\"en\":\"e\"},\"entries\":[],\"person\":true}"

static void a_broken_flow_is_refused_with_the_step(void **state)
{
    (void)state;
    static const struct {
        const char *says, *json, *told;
    } cases[] = {
        {"no JSON", "{", "flows/f.json:1:"},
        {"a way to nowhere", FLOW("\"a\":" ASK("place", "\"branches\":[{\"to\":\"x\"}]")),
         "step a: it leads to a step that does not exist"},
        {"a circle",
         FLOW("\"a\":" ASK("place", "\"branches\":[{\"to\":\"b\"}]") ",\"b\":" ASK(
             "place", "\"branches\":[{\"to\":\"a\"}]")),
         "step a: a way leads back to it"},
        {"a step nobody reaches", FLOW("\"a\":" END ",\"b\":" END), "step b: no way leads to it"},
        {"a branch after the last one",
         FLOW("\"a\":" ASK("number",
                           "\"branches\":[{\"to\":\"b\"},{\"min\":3,\"to\":\"b\"}]") ",\"b\":" END),
         "step a: the last branch must have no condition"},
        {"an unknown kind", FLOW("\"a\":" ASK("guess", "\"branches\":[]")),
         "step a: the kind is choice"},
        {"one option only", FLOW("\"a\":" ASK("choice", "\"options\":[]")),
         "a choice has two to eight options"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char dir[] = "/tmp/kammerlotse-flow-XXXXXX", *told = NULL;
        size_t size = 0;
        struct kb *kb = NULL;
        struct kb_import_report report;
        assert_non_null(mkdtemp(dir));
        const struct kb_file file = {"flows/f.json", text_of(cases[i].json)};
        FILE *problems = open_memstream(&told, &size);
        assert_int_equal(kb_open(dir, &kb), KB_OK);
        enum kb_status status = kb_import_files(kb, &file, 1, true, problems, &report);
        fclose(problems);
        if (status != KB_INVALID || strstr(told, cases[i].told) == NULL)
            fail_msg("%s: told \"%s\"", cases[i].says, told);
        free(told);
        kb_close(kb);
        char command[96];
        snprintf(command, sizeof command, "rm -r %s", dir);
        assert_int_equal(system(command), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            every_way_through_the_shipped_flows_ends_and_every_end_is_reached, open_shipped,
            close_shipped),
        cmocka_unit_test_setup_teardown(what_is_not_understood_is_asked_again, open_shipped,
                                        close_shipped),
        cmocka_unit_test_setup_teardown(money_is_shown_as_it_was_understood, open_shipped,
                                        close_shipped),
        cmocka_unit_test(a_broken_flow_is_refused_with_the_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
