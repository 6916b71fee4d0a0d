/* test_diff.c - for kb/diff.c and diff_fields.c. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kb/revision.h"

/* "=same" "-deleted" "+inserted", one run each. */
static const char *shown(const struct kb_diff_word *words, size_t count, struct arena *arena)
{
    struct buffer b;
    buffer_init(&b, 1 << 20);
    for (size_t i = 0; i < count; i++)
        buffer_printf(&b, "%c%.*s", "=-+"[words[i].kind], (int)words[i].text.len, words[i].text.at);
    const char *copy = arena_strdup(arena, buffer_text(&b));
    buffer_free(&b);
    return copy;
}

/* The text that the runs of two kinds make up. */
static struct text together(const struct kb_diff_word *words, size_t count, enum kb_diff_kind other,
                            struct arena *arena)
{
    size_t len = 0;
    for (size_t i = 0; i < count; i++)
        len += words[i].text.len;
    char *text = arena_alloc(arena, len + 1, 1);
    len = 0;
    for (size_t i = 0; i < count; i++)
        if (words[i].kind == KB_SAME || words[i].kind == other) {
            memcpy(text + len, words[i].text.at, words[i].text.len);
            len += words[i].text.len;
        }
    return (struct text){text, len};
}

static void words_that_differ_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *before, *after, *shown;
    } cases[] = {
        {"", "", ""},
        {"gleich", "gleich", "=gleich"},
        {"", "neu", "+neu"},
        {"alt", "", "-alt"},
        {"Das kostet 75 Euro.", "Das kostet 100 Euro.", "=Das kostet -75+100= Euro."},
        {"a b c", "a c", "=a -b =c"},
        {"eins zwei", "eins, zwei", "=eins+,= zwei"},
    };
    struct arena *arena = arena_new(1 << 24);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kb_diff_word *words;
        size_t count =
            kb_diff_words(text_of(cases[i].before), text_of(cases[i].after), arena, &words);
        const char *got = shown(words, count, arena);
        if (strcmp(got, cases[i].shown) != 0)
            fail_msg("\"%s\" to \"%s\": %s", cases[i].before, cases[i].after, got);
    }
    arena_free(arena);
}

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static struct text random_text(uint32_t *seed, size_t words, size_t vocabulary, struct arena *arena)
{
    struct buffer b;
    buffer_init(&b, 4 << 20);
    for (size_t i = 0; i < words; i++)
        buffer_printf(&b, "w%u%c", (unsigned)(next(seed) % vocabulary),
                      next(seed) % 9 ? ' ' : '\n');
    struct text text = {arena_strdup(arena, buffer_text(&b)), b.len};
    buffer_free(&b);
    return text;
}

/* Bytes that are the same. */
static size_t common(const struct kb_diff_word *words, size_t count)
{
    size_t same = 0;
    for (size_t i = 0; i < count; i++)
        if (words[i].kind == KB_SAME)
            same += words[i].text.len;
    return same;
}

static void both_texts_come_out_byte_for_byte(void **state)
{
    (void)state;
    uint32_t seed = 7;
    for (size_t round = 0; round < 300; round++) {
        struct arena *arena = arena_new(1 << 26);
        struct text a = random_text(&seed, next(&seed) % 60, 2 + next(&seed) % 30, arena),
                    b = random_text(&seed, next(&seed) % 60, 2 + next(&seed) % 30, arena);
        struct kb_diff_word *words;
        size_t count = kb_diff_words(a, b, arena, &words);
        assert_true(text_equal(together(words, count, KB_DELETED, arena), a));
        assert_true(text_equal(together(words, count, KB_INSERTED, arena), b));
        count = kb_diff_words(a, a, arena, &words);
        assert_true(a.len == 0 ? count == 0 : count == 1 && common(words, count) == a.len);
        arena_free(arena);
    }
}

static void a_megabyte_that_has_nothing_in_common_is_done_soon(void **state)
{
    (void)state;
    struct arena *arena = arena_new((size_t)1 << 30);
    uint32_t seed = 3;
    struct text a = random_text(&seed, 200000, 5000, arena),
                b = random_text(&seed, 200000, 5000, arena);
    struct kb_diff_word *words;
    clock_t begun = clock();
    size_t count = kb_diff_words(a, b, arena, &words);
    double seconds = (double)(clock() - begun) / CLOCKS_PER_SEC;
    assert_true(text_equal(together(words, count, KB_DELETED, arena), a));
    assert_true(text_equal(together(words, count, KB_INSERTED, arena), b));
    if (seconds > 20) /* under sanitizers; a quadratic one would take hours */
        fail_msg("took %.1f s", seconds);
    arena_free(arena);
}

#define HEAD "---\nslug: a\narea: b\nlang: de\ntitle: \"T\"\nshort: \"Kurz\"\n"
#define TAIL                                                                                       \
    "stand: \"2026-08-19\"\nreview_by: \"2027-01-15\"\nsources:\n  - title: \"S\"\n---\nText.\n"

static void only_the_fields_that_differ_are_listed(void **state)
{
    (void)state;
    static const struct {
        const char *says;
        enum kb_item_kind kind;
        const char *before, *after, *fields;
    } cases[] = {
        {"a list", KB_ITEM_ENTRY, HEAD "keywords:\n  - \"x\"\n" TAIL,
         HEAD "keywords:\n  - \"x\"\n  - \"y\"\n" TAIL, "keywords"},
        {"nothing", KB_ITEM_ENTRY, HEAD TAIL, HEAD TAIL, ""},
        {"a text that cannot be read", KB_ITEM_ENTRY, HEAD TAIL, "kaputt", "text"},
        {"a part, and one that is new", KB_ITEM_VALUES, "[{\"key\":\"a\",\"x\":1},{\"key\":\"b\"}]",
         "[{\"key\":\"a\",\"x\":2},{\"key\":\"b\"},{\"key\":\"c\"}]", "a c"},
        {"a part that is gone", KB_ITEM_RULES, "[{\"id\":\"r\"}]", "[]", "r"},
        {"other spacing only", KB_ITEM_RULES, "[{\"id\":\"r\"}]", "[ {\"id\": \"r\"} ]", ""},
        {"a whole text", KB_ITEM_POSTCODES, "a", "b", "text"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena *arena = arena_new(1 << 24);
        struct kb_diff_part *parts;
        size_t count = kb_diff(cases[i].kind, text_of(cases[i].before), text_of(cases[i].after),
                               arena, &parts);
        char got[200] = "";
        for (size_t k = 0; k < count; k++)
            snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s", k == 0 ? "" : " ",
                     parts[k].field);
        if (strcmp(got, cases[i].fields) != 0)
            fail_msg("%s: got \"%s\"", cases[i].says, got);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_differ_are_found),
        cmocka_unit_test(both_texts_come_out_byte_for_byte),
        cmocka_unit_test(a_megabyte_that_has_nothing_in_common_is_done_soon),
        cmocka_unit_test(only_the_fields_that_differ_are_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
