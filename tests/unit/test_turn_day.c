/* test_turn_day.c - for bot/turn_day.c. */
#include "check.h"

#include <string.h>

#include "bot/turn_day.h"

static const struct {
    const char *said, *day; /* seen from 19 August 2026; "" for none */
} cases[] = {
    {"und ab Januar?", "2027-01-01"},
    {"Und 2027?", "2027-01-01"},
    {"und nächstes Jahr?", "2027-01-01"},
    {"ab dem 1. Juli 2027", "2027-07-01"},
    {"ab 15.10.", "2026-10-15"},
    {"01.03.2027", "2027-03-01"},
    {"im August", "2026-08-01"},
    {"ab März?", "2027-03-01"},
    {"und 2025?", "2025-12-31"},
    {"und wie war es letztes Jahr?", "2025-12-31"},
    {"nächsten Monat?", "2026-09-01"},
    {"und jetzt?", "2026-08-19"},
    {"was gilt 2026?", "2026-08-19"},
    {"and from January?", "2027-01-01"},
    {"what about next year?", "2027-01-01"},
    {"in December.", "2026-12-01"},
    {"31.2.2027", ""},
    {"99", ""},
    {"20277", ""},
    {"1.2.3.4", ""},
    {"und?", ""},
    {"", ""},
    {"und für Inder?", ""},
    {"Ab Januar kommt ein Koch", ""},
    {"Was kostet das 2027?", ""},
    {"ein Jahr", ""},
    {"am 3.", ""},
    {"\xFF", ""},
    {"Januar Januar Januar Januar Januar Januar Januar Januar Januar Januar Januar Januar", ""},
};

static void a_time_alone_is_read_as_a_day(void **state)
{
    (void)state;
    struct arena *arena = arena_new((size_t)1 << 20);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *day = day_meant(text_of(cases[i].said), "2026-08-19", arena);
        if (strcmp(day == NULL ? "" : day, cases[i].day) != 0)
            fail_msg("\"%s\": %s", cases[i].said, day == NULL ? "none" : day);
    }
    const char *day = day_meant(text_of("nächsten Monat"), "2026-12-31", arena);
    assert_string_equal(day, "2027-01-01");
    assert_string_equal(day_meant(text_of("letzten Monat"), "2027-01-02", arena), "2026-12-01");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_time_alone_is_read_as_a_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
