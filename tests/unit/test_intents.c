/* test_intents.c - for kb/intents.c. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/intents.h"

#define ASKS  "\"questions\":{\"de\":[\"Mensch?\",\"Wer da?\"],\"en\":[\"Human?\"]}"
#define REPLY "\"reply\":{\"de\":\"Ja\",\"en\":\"Yes\"},"

static void intents_load_as_they_are_written(void **state)
{
    (void)state;
    static const char file[] =
        "[{\"id\":\"person\",\"kind\":\"person\"," ASKS "},"
        "{\"id\":\"thanks\",\"kind\":\"smalltalk\"," REPLY "\"questions\":{\"de\":[],\"en\":[]}},"
        "{\"id\":\"tax\",\"kind\":\"scope\"," REPLY ASKS "}]";
    static const struct {
        const char *id, *kind, *reply[2];
        size_t questions[2];
    } cases[] = {
        {"person", "person", {NULL, NULL}, {2, 1}},
        {"thanks", "smalltalk", {"Ja", "Yes"}, {0, 0}},
        {"tax", "scope", {"Ja", "Yes"}, {2, 1}},
    };
    struct intents *intents;
    assert_int_equal(
        intents_load(text_of(file), "intents.json", &(struct problems){.lines = stderr}, &intents),
        KB_OK);
    assert_int_equal(intents_count(intents), COUNT(cases));
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct intent *intent = intents_at(intents, i);
        assert_string_equal(intent->id, cases[i].id);
        assert_string_equal(intent_kind_name(intent->kind), cases[i].kind);
        for (int lang = KB_DE; lang <= KB_EN; lang++) {
            assert_int_equal(intent->questions[lang].count, cases[i].questions[lang]);
            if (cases[i].reply[lang] == NULL)
                assert_null(intent->reply[lang]);
            else
                assert_string_equal(intent->reply[lang], cases[i].reply[lang]);
        }
    }
    assert_string_equal(intents_at(intents, 0)->questions[KB_DE].at[1], "Wer da?");
    intents_free(intents);
}

static void none_are_none(void **state)
{
    (void)state;
    struct intents *intents;
    assert_int_equal(intents_load(text_of("[]"), "intents.json", NULL, &intents), KB_OK);
    assert_int_equal(intents_count(intents), 0);
    intents_free(intents);
    assert_int_equal(intents_count(NULL), 0);
    intents_free(NULL);
}

static void a_fault_is_named_by_the_id_of_its_intent(void **state)
{
    (void)state;
    static const struct {
        const char *says, *json;
    } cases[] = {
        {"f.json:1: ", "["},
        {"f.json:2: ", "[\n{\"id\":\"x\",\"id\":\"x\"}]"},
        {"f.json: intent ?: not a list", "{}"},
        {"f.json: intent ?: ", "[\"x\"]"},
        {"f.json: intent ?: ", "[{\"kind\":\"person\"," ASKS "}]"},
        {"f.json: intent x: the kind is", "[{\"id\":\"x\",\"kind\":\"joke\"," REPLY ASKS "}]"},
        {"f.json: intent x: it needs a reply", "[{\"id\":\"x\",\"kind\":\"scope\"," ASKS "}]"},
        {"f.json: intent x: it needs a reply", "[{\"id\":\"x\",\"kind\":\"smalltalk\"," ASKS "}]"},
        {"f.json: intent x: ",
         "[{\"id\":\"x\",\"kind\":\"scope\",\"reply\":{\"de\":\"Ja\"}," ASKS "}]"},
        {"f.json: intent x: ", "[{\"id\":\"x\",\"kind\":\"person\"}]"},
        {"f.json: intent x: ", "[{\"id\":\"x\",\"kind\":\"person\",\"questions\":{\"de\":[]}}]"},
        {"f.json: intent x: questions are lists",
         "[{\"id\":\"x\",\"kind\":\"person\",\"questions\":{\"de\":\"a\",\"en\":[]}}]"},
        {"f.json: intent x: questions are lists",
         "[{\"id\":\"x\",\"kind\":\"person\",\"questions\":{\"de\":[],\"en\":[\"a\",5]}}]"},
        {"f.json: intent x: ", "[{\"id\":\"x\",\"kind\":\"person\",\"colour\":\"red\"," ASKS "}]"},
        {"f.json: intent y: ", "[{\"id\":\"x\",\"kind\":\"joke\"," ASKS "},"
                               "{\"id\":\"y\",\"kind\":\"joke\"," ASKS "}]"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *lines = NULL;
        size_t size = 0;
        FILE *problems = open_memstream(&lines, &size);
        struct intents *intents;
        assert_int_equal(intents_load(text_of(cases[i].json), "f.json",
                                      &(struct problems){.lines = problems}, &intents),
                         KB_INVALID);
        fclose(problems);
        if (intents != NULL || strstr(lines, cases[i].says) == NULL)
            fail_msg("wanted \"%s\", got \"%s\"", cases[i].says, lines);
        assert_int_equal(intents_load(text_of(cases[i].json), "f.json", NULL, &intents),
                         KB_INVALID);
        free(lines);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intents_load_as_they_are_written),
        cmocka_unit_test(none_are_none),
        cmocka_unit_test(a_fault_is_named_by_the_id_of_its_intent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
