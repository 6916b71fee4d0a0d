/* test_value_related.c - for kb/value_related.c. */
#include "check.h"

#include <stdio.h>
#include <string.h>

#include "kb/arena.h"
#include "kb/document.h"

static json_t *value(const char *id, const char *from, const char *source)
{
    return json_pack("{s:s, s:s, s:[{s:s, s:i, s:s}]}", "key", id, "title", id, "periods", "from",
                     from, "value", 1, "source", source);
}

static void figures_made_from_the_same_belong_together(void **state)
{
    (void)state;
    static const struct {
        const char *says, *one, *other, *shared; /* NULL: they do not */
    } cases[] = {
        {"the same text", "bamf.de", "bamf.de", "bamf.de"},
        {"two limits made from one ordinance", "§ 18g Abs. 1 S. 1 AufenthG, SVBezGrV",
         "§ 18g Abs. 1 S. 2, Abs. 2 AufenthG, SVBezGrV", "SVBezGrV"},
        {"a limit and the ceiling it is a share of", "§ 6 Abs. 1 BeschV, SVBezGrV",
         "SVBezGrV 2026 § 4", "SVBezGrV"},
        {"behind a semicolon", "§ 1 X; SVBezGrV", "SVBezGrV 2027", "SVBezGrV"},
        {"two rules of one law", "§ 18c Abs. 2 AufenthG", "§ 18g Abs. 1 AufenthG", NULL},
        {"the same paragraph of two laws", "§ 6 BeschV", "§ 6 AufenthG", NULL},
        {"a name that only begins alike", "SVBezGrV 2026", "SVBezGrVx 2026", NULL},
        {"a number or a site is no law", "2026, mdr.de", "2026, kafis.org", NULL},
        {"a word without a capital inside", "Bekanntmachung A", "Bekanntmachung B", NULL},
        {"no source", "", "", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena *arena = arena_new(1 << 20);
        json_t *list = json_pack("[o, o]", value("eins", "2027-01-01", cases[i].one),
                                 value("zwei", "2026-01-01", cases[i].other));
        struct kb_related_values *got;
        kb_values_related(list, arena, &got);
        const char *shared = got[0].count == 0 ? NULL : got[0].at[0].source;
        if ((shared == NULL) != (cases[i].shared == NULL) ||
            (shared != NULL && strcmp(shared, cases[i].shared) != 0))
            fail_msg("%s: %s", cases[i].says, shared == NULL ? "none" : shared);
        assert_int_equal(got[1].count, got[0].count);
        if (shared != NULL) {
            assert_string_equal(got[0].at[0].id, "zwei");
            assert_true(got[0].at[0].behind);
            assert_false(got[1].at[0].behind);
        }
        json_decref(list);
        arena_free(arena);
    }
}

static void a_value_that_is_half_written_is_no_trouble(void **state)
{
    (void)state;
    static const char *const lists[] = {"[]", "[{}]", "[{\"key\":5,\"periods\":{}}, 5, null]",
                                        "[{\"periods\":[5]},{\"periods\":[{\"source\":5}]}]", "{}"};
    for (size_t i = 0; i < COUNT(lists); i++) {
        struct arena *arena = arena_new(1 << 20);
        json_t *list = json_loads(lists[i], 0, NULL);
        struct kb_related_values *got;
        kb_values_related(list, arena, &got);
        for (size_t k = 0; k < json_array_size(list); k++)
            assert_int_equal(got[k].count, 0);
        json_decref(list);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_made_from_the_same_belong_together),
        cmocka_unit_test(a_value_that_is_half_written_is_no_trouble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
