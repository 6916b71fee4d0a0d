/* test_entry_file.c - for kb/entry_file.c. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/entry_file.h"

#define HEAD "---\nslug: a-b\narea: einreise\nlang: de\ntitle: \"T: \\\"x\\\"\"\nshort: \"S\"\n"
#define TAIL                                                                                       \
    "stand: \"2026-08-19\"\nreview_by: \"2027-01-15\"\nsources:\n  - title: \"Q\"\n"               \
    "    url: \"https://example.org/\"\n"

static void a_canonical_file_is_written_back_byte_for_byte(void **state)
{
    (void)state;
    static const char file[] =
        HEAD "keywords:\n  - \"k\"\nquestions:\n  - \"q1?\"\n  - \"q2 \\\\ \\\"z\\\"\"\n" TAIL
             "related:\n  - \"c-d\"\n---\n## Was gilt?\n\nText\n";
    struct arena *arena = arena_new(1 << 20);
    struct entry e;
    assert_int_equal(
        entry_file_parse(text_of(file), "f", &(struct problems){.lines = stderr}, arena, &e),
        KB_OK);
    assert_string_equal(e.title, "T: \"x\"");
    assert_int_equal(e.questions.count, 2);
    assert_string_equal(e.sources.at[0].url, "https://example.org/");
    assert_string_equal(entry_file_write(&e, arena), file);
    arena_free(arena);
}

static void a_broken_file_is_refused_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *says, *file;
    } cases[] = {
        {"f.md:1: the file must begin", "slug: a\n"},
        {"f.md:1: the front matter has no closing", "---\nslug: a\n"},
        {"f.md:1: the front matter lacks the key: slug",
         "---\narea: x\nlang: de\ntitle: \"t\"\nshort: \"s\"\n" TAIL "---\n"},
        {"f.md:7: unknown key: colour", HEAD "colour: red\n" TAIL "---\n"},
        {"f.md:7: must be a day", HEAD "stand: \"soon\"\n---\n"},
        {"f.md:4: lang must be de or en", "---\nslug: a\narea: x\nlang: fr\n---\n"},
        {"f.md:2: a slug has", "---\nslug: \"../x\"\n---\n"},
        {"f.md:7: stands twice: short", HEAD "short: \"again\"\n" TAIL "---\n"},
        {"broken front matter", "---\nslug: [a\n---\n"},
        {"the url must begin",
         HEAD "stand: \"2026-08-19\"\nreview_by: \"2027-01-15\"\nsources:\n  - title: \"Q\"\n"
              "    url: \"javascript:x\"\n---\n"},
        {"not valid UTF-8", "---\nslug: \xFF\n---\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *lines = NULL;
        size_t size = 0;
        FILE *problems = open_memstream(&lines, &size);
        struct arena *arena = arena_new(1 << 20);
        struct entry e;
        assert_int_equal(entry_file_parse(text_of(cases[i].file), "f.md",
                                          &(struct problems){.lines = problems}, arena, &e),
                         KB_INVALID);
        fclose(problems);
        if (strstr(lines, cases[i].says) == NULL)
            fail_msg("wanted \"%s\", got \"%s\"", cases[i].says, lines);
        free(lines);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_canonical_file_is_written_back_byte_for_byte),
        cmocka_unit_test(a_broken_file_is_refused_with_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
