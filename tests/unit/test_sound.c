/* test_sound.c - for kb/sound.c. */
#include "check.h"

#include "kb/sound.h"

static void words_that_sound_alike_have_one_sound(void **state)
{
    (void)state;
    static const struct {
        const char *says, *one, *other;
        bool alike;
    } cases[] = {
        {"v, f and w", "visum", "fisum", true},
        {"a vowel more, a silent h", "visum", "viesuhm", true},
        {"double letters", "willkommen", "wilkomen", true},
        {"d and t, b and p, g and k", "betriebsgrund", "petriepsgrunt", true},
        {"ph is f", "telefon", "telephon", true},
        {"p is no f", "pinne", "finne", false},
        {"ck and k", "zuruck", "zuruk", true},
        {"x is ks", "praxis", "praksis", true},
        {"tz and z", "platz", "plaz", true},
        {"c as k and as z", "computer", "komputer", true},
        {"vowels are left out but at the start", "auslander", "auslender", true},
        {"at the start one is heard", "antrag", "trag", false},
        {"m and n", "visum", "visun", true},
        {"another word", "visum", "pass", false},
        {"l is no r", "land", "rand", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        if ((sound_of(text_of(cases[i].one)) == sound_of(text_of(cases[i].other))) !=
            cases[i].alike)
            fail_msg("%s: %s, %s", cases[i].says, cases[i].one, cases[i].other);
}

static void what_is_no_word_has_no_sound(void **state)
{
    (void)state;
    assert_int_equal(sound_of(text_of("")), 0);
    assert_int_equal(sound_of(text_of("h")), 0);
    assert_int_equal(sound_of(text_of("\xd0\xb4")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_sound_alike_have_one_sound),
        cmocka_unit_test(what_is_no_word_has_no_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
