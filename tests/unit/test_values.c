/* test_values.c - for kb/values.c. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/values.h"

static const char file[] =
    "[{\"key\":\"limit\",\"title\":\"t\",\"unit\":\"EUR\",\"per\":\"year\",\"periods\":["
    "{\"from\":\"2025-01-01\",\"to\":\"2025-12-31\",\"value\":48300,\"source\":\"s\"},"
    "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"value\":50700.5,\"source\":\"s\"}]},"
    "{\"key\":\"until\",\"title\":\"t\",\"unit\":\"date\",\"periods\":["
    "{\"from\":null,\"to\":null,\"value\":\"2027-03-04\",\"source\":\"s\"}]},"
    "{\"key\":\"wait\",\"title\":\"t\",\"unit\":\"Wochen\",\"periods\":["
    "{\"from\":null,\"to\":null,\"value\":3,\"source\":\"s\"}]},"
    "{\"key\":\"stay\",\"title\":\"t\",\"title_en\":\"e\",\"unit\":\"Monate\",\"periods\":["
    "{\"from\":null,\"to\":\"2026-06-30\",\"value\":3,\"source\":\"s\"},"
    "{\"from\":\"2026-07-01\",\"to\":null,\"value\":1,\"source\":\"s\"}]}]";

static void references_become_the_figure_of_the_day(void **state)
{
    (void)state;
    static const struct {
        const char *says, *text, *day;
        enum kb_lang lang;
        const char *filled;
        bool unknown;
    } cases[] = {
        {"German money", "ab {{limit}} im Jahr", "2025-12-31", KB_DE, "ab 48.300 Euro im Jahr",
         false},
        {"the next day, with cents", "{{limit}}", "2026-01-01", KB_DE, "50.700,50 Euro", false},
        {"English money", "{{limit}}", "2026-01-01", KB_EN, "€50,700.50", false},
        {"a past day on purpose", "{{limit@2025-06-01}}", "2026-06-01", KB_DE, "48.300 Euro",
         false},
        {"beyond the last period", "{{limit}}", "2027-01-01", KB_DE,
         "[Wert für diesen Tag noch nicht bekannt]", true},
        {"an unknown key", "{{nothing}}", "2026-01-01", KB_EN,
         "[figure for this day not known yet]", true},
        {"a date", "{{until}}", "2026-01-01", KB_DE, "4. März 2027", false},
        {"a counted unit", "{{ wait }}", "2026-01-01", KB_EN, "3 weeks", false},
        {"the dative", "nach {{stay|dative}}", "2026-01-01", KB_DE, "nach 3 Monaten", false},
        {"the dative of a day", "{{stay@2026-01-01 | dative}}", "2026-08-01", KB_DE, "3 Monaten",
         false},
        {"one of it", "nach {{stay|dative}}", "2026-08-01", KB_DE, "nach 1 Monat", false},
        {"an unknown form", "{{stay|plural}}", "2026-08-01", KB_EN,
         "[figure for this day not known yet]", true},
        {"braces that are no reference", "{{limit", "2026-01-01", KB_DE, "{{limit", false},
    };
    struct values *values;
    assert_int_equal(values_load(text_of(file), "values.json", NULL, &values), KB_OK);
    struct arena *arena = arena_new(1 << 20);
    for (size_t i = 0; i < COUNT(cases); i++) {
        bool unknown = false;
        char *filled = values_fill(values, text_of(cases[i].text), cases[i].lang, cases[i].day,
                                   arena, &unknown);
        if (strcmp(filled, cases[i].filled) != 0 || unknown != cases[i].unknown)
            fail_msg("%s: got \"%s\"", cases[i].says, filled);
    }
    arena_free(arena);
    values_free(values);
}

#define VALUE(periods)                                                                             \
    "[{\"key\":\"k\",\"title\":\"t\",\"unit\":\"EUR\",\"periods\":[" periods "]}]"

static void a_wrong_file_is_refused_with_what_and_where(void **state)
{
    (void)state;
    static const struct {
        const char *says, *json;
    } cases[] = {
        {"values.json", "{"},
        {"not a list", "{}"},
        {"value k: it has no periods", VALUE("")},
        {"overlap", VALUE("{\"from\":null,\"to\":\"2026-05-01\",\"value\":1,\"source\":\"s\"},"
                          "{\"from\":\"2026-05-01\",\"to\":null,\"value\":2,\"source\":\"s\"}")},
        {"needs a value", VALUE("{\"from\":null,\"to\":null,\"value\":\"x\",\"source\":\"s\"}")},
        {"needs from and to", VALUE("{\"from\":\"2026-02-30\",\"to\":null,\"value\":1,"
                                    "\"source\":\"s\"}")},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *lines = NULL;
        size_t size = 0;
        FILE *problems = open_memstream(&lines, &size);
        struct values *values;
        assert_int_equal(values_load(text_of(cases[i].json), "values.json",
                                     &(struct problems){.lines = problems}, &values),
                         KB_INVALID);
        fclose(problems);
        if (values != NULL || strstr(lines, cases[i].says) == NULL)
            fail_msg("wanted \"%s\", got \"%s\"", cases[i].says, lines);
        free(lines);
    }
}

static void a_day_some_months_later_is_one_that_exists(void **state)
{
    (void)state;
    static const struct {
        const char *day;
        int months;
        const char *later;
    } cases[] = {
        {"2026-03-10", 6, "2026-09-10"},  {"2026-07-15", 6, "2027-01-15"},
        {"2026-08-31", 6, "2027-02-28"},  {"2027-08-31", 6, "2028-02-29"},
        {"2028-02-29", 12, "2029-02-28"}, {"2026-12-31", 12, "2027-12-31"},
    };
    struct arena *arena = arena_new((size_t)1 << 20);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *got = day_months_later(cases[i].day, cases[i].months, arena);
        if (strcmp(got, cases[i].later) != 0)
            fail_msg("%s and %d months: wanted %s, got %s", cases[i].day, cases[i].months,
                     cases[i].later, got);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_become_the_figure_of_the_day),
        cmocka_unit_test(a_wrong_file_is_refused_with_what_and_where),
        cmocka_unit_test(a_day_some_months_later_is_one_that_exists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
