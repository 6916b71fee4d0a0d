/* test_rules.c - for kb/rules.c. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/rules.h"

#define RULE(id, pattern, example)                                                                 \
    "{\"id\":\"" id "\",\"kind\":\"person\",\"pattern\":\"" pattern "\",\"matches\":[\"" example   \
    "\"]}"

/* 40 letters of two bytes each. */
#define LONG "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü"

static void wrong_rules_are_named_and_the_others_load(void **state)
{
    (void)state;
    static const struct {
        const char *says, *json;
        size_t loaded;
    } cases[] = {
        {"rule bad: the pattern does not compile: at offset 1",
         "[" RULE("bad", "(", "x") "," RULE("good", "mensch", "Mensch") "]", 1},
        {"rule r: does not match its example", "[" RULE("r", "mensch", "Tier") "]", 1},
        {"does not match its example: \"xüü", "[" RULE("r", "mensch", "x" LONG LONG LONG) "]", 1},
        {"rule bomb: gives up on its example",
         "[" RULE("bomb", "(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab") "]", 1},
        {"rule r: the id is already used", "[" RULE("r", "a", "a") "," RULE("r", "b", "b") "]", 1},
        {"unknown kind", "[{\"id\":\"r\",\"kind\":\"x\",\"pattern\":\"a\",\"matches\":[\"a\"]}]",
         0},
        {"f.json:1:", "[", 0},
        {"must be a list", "{}", 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *lines = NULL;
        size_t size = 0;
        FILE *problems = open_memstream(&lines, &size);
        struct rules *rules = rules_new();
        assert_true(rules_add(rules, text_of(cases[i].json), "f.json",
                              &(struct problems){.lines = problems}) > 0);
        fclose(problems);
        assert_true(text_valid(text_of(lines)));
        if (strstr(lines, cases[i].says) == NULL || rules_count(rules) != cases[i].loaded)
            fail_msg("wanted \"%s\", got \"%s\" and %zu rules", cases[i].says, lines,
                     rules_count(rules));
        free(lines);
        rules_free(rules);
    }
}

static void a_wild_pattern_gives_up_instead_of_stalling(void **state)
{
    (void)state;
    struct rules *rules = rules_new();
    assert_int_equal(rules_add(rules, text_of("[" RULE("bomb", "(a+)+$", "aaa") "]"), "f",
                               &(struct problems){.lines = stderr}),
                     0);
    char said[2001];
    memset(said, 'a', 2000);
    said[1999] = 'b';
    said[2000] = '\0';
    struct arena *arena = arena_new(1 << 20);
    struct rule_hit *hits;
    assert_int_equal(rules_match(rules, text_of(said), KB_DE, arena, &hits), 1);
    assert_true(hits[0].gave_up);
    assert_string_equal(hits[0].rule->id, "bomb");
    arena_free(arena);
    rules_free(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_rules_are_named_and_the_others_load),
        cmocka_unit_test(a_wild_pattern_gives_up_instead_of_stalling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
