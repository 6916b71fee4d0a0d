/* test_text.c - for kb/text.c and kb/arena.c. */
#include "check.h"

#include <string.h>

#include "kb/arena.h"
#include "kb/text.h"

static void only_plain_utf8_is_valid(void **state)
{
    (void)state;
    static const struct {
        const char *says, *bytes;
        size_t len;
        bool valid;
    } cases[] = {
        {"nothing", "", 0, true},
        {"umlauts",
         "Fachkr\xC3\xA4"
         "fte",
         11, true},
        {"a lone continuation byte", "a\x80", 2, false},
        {"a cut sequence", "\xC3", 1, false},
        {"an overlong slash", "\xC0\xAF", 2, false},
        {"a surrogate", "\xED\xA0\x80", 3, false},
        {"a zero byte", "a\0b", 3, false},
        {"an emoji", "\xF0\x9F\x98\x80", 4, true},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        if (text_valid((struct text){cases[i].bytes, cases[i].len}) != cases[i].valid)
            fail_msg("%s", cases[i].says);
}

static void a_buffer_stops_at_its_ceiling_and_keeps_what_it_had(void **state)
{
    (void)state;
    struct buffer b;
    buffer_init(&b, 8);
    buffer_puts(&b, "12345");
    buffer_puts(&b, "6789");
    assert_true(b.full);
    assert_string_equal(buffer_text(&b), "12345");
    buffer_puts(&b, "x");
    assert_string_equal(buffer_text(&b), "12345");
    buffer_free(&b);
}

static void an_arena_gives_zeroed_aligned_memory_again_after_a_reset(void **state)
{
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    for (int round = 0; round < 3; round++) {
        for (size_t size = 1; size < 5000; size = size * 2 + 1) {
            unsigned char *at = arena_alloc(arena, size, 1);
            assert_int_equal((uintptr_t)at % 16, 0);
            for (size_t i = 0; i < size; i++)
                assert_int_equal(at[i], 0);
            memset(at, 0xFF, size);
        }
        arena_reset(arena);
    }
    arena_free(arena);
}

static void trimming_takes_white_space_from_both_ends_only(void **state)
{
    (void)state;
    assert_true(text_is(text_trim(text_of(" \t a b \n")), "a b"));
    assert_true(text_is(text_trim(text_of("  ")), ""));
}

static void small_letters_are_those_of_every_script(void **state)
{
    (void)state;
    static const struct {
        const char *says, *said, *small;
    } cases[] = {
        {"nothing", "", ""},
        {"letters, figures and marks", "IHK GmbH & Co. 24", "ihk gmbh & co. 24"},
        {"umlauts", "\xC3\x84MTER", "\xC3\xA4mter"},
        {"Greek", "\xCE\xA9", "\xCF\x89"},
        {"a small letter that has more bytes", "\xC8\xBA\xC8\xBA\xC8\xBA",
         "\xE2\xB1\xA5\xE2\xB1\xA5\xE2\xB1\xA5"},
        {"what is behind an invalid byte",
         "AB\xFF"
         "C",
         "ab"},
    };
    struct arena *arena = arena_new((size_t)1 << 20);
    for (size_t i = 0; i < COUNT(cases); i++)
        if (strcmp(text_lower(text_of(cases[i].said), arena), cases[i].small) != 0)
            fail_msg("%s", cases[i].says);
    arena_free(arena);
}

static void a_text_is_cut_between_its_characters(void **state)
{
    (void)state;
    static const struct {
        const char *said;
        size_t most;
        const char *bytes, *characters;
    } cases[] = {
        {"", 0, "", ""},          {"abc", 0, "", ""},       {"abc", 2, "ab", "ab"},
        {"abc", 3, "abc", "abc"}, {"abc", 9, "abc", "abc"}, {"aäc", 2, "a", "aä"},
        {"aäc", 3, "aä", "aäc"},  {"€", 2, "", "€"},        {"€uro", 3, "€", "€ur"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text said = text_of(cases[i].said);
        if (!text_is(text_cut(said, cases[i].most), cases[i].bytes) ||
            !text_is(text_first(said, cases[i].most), cases[i].characters))
            fail_msg("«%s» at %zu", cases[i].said, cases[i].most);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_plain_utf8_is_valid),
        cmocka_unit_test(a_buffer_stops_at_its_ceiling_and_keeps_what_it_had),
        cmocka_unit_test(an_arena_gives_zeroed_aligned_memory_again_after_a_reset),
        cmocka_unit_test(small_letters_are_those_of_every_script),
        cmocka_unit_test(a_text_is_cut_between_its_characters),
        cmocka_unit_test(trimming_takes_white_space_from_both_ends_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
