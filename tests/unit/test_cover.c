/* test_cover.c - for kb/cover.c. */
#include "check.h"

#include "kb/cover.h"

static void the_share_counts_what_tells_the_topic(void **state)
{
    (void)state;
    static const struct {
        const char *terms[4];
        size_t count;
        double share;
    } cases[] = {
        {{"visum", "kostet"}, 2, 1.0}, {{"visum", "mars"}, 2, 0.5},
        {{"visum", "serbi"}, 2, 1.0}, /* a country is the case, not the topic */
        {{"visum", "98559"}, 2, 1.0}, /* a postcode too */
        {{"visum", "2026"}, 2, 0.5},  /* a year may be the topic */
        {{"mars", "venus"}, 2, 0.0},   {{"serbi"}, 1, 0.0}, /* nothing is left to go by */
        {{"visum"}, 0, 0.0},
    };
    const char *questions[] = {"Was kostet das Visum?"}, *keywords[] = {"Botschaft"};
    const struct entry entry = {.title = "Visum",
                                .summary = "75 Euro",
                                .lang = KB_DE,
                                .questions = {questions, 1},
                                .keywords = {keywords, 1}};
    struct analyser *analyser = analyser_new(NULL);
    struct words *words = words_new();
    assert_int_equal(words_add(words, text_of("[{\"code\":\"RS\",\"de\":[\"Serbien\"]}]"), "f.json",
                               analyser, NULL),
                     0);
    struct covers *covers = covers_new((const size_t[2]){1, 0});
    for (size_t round = 0; round < 2; round++) /* read, then remembered */
        for (size_t i = 0; i < COUNT(cases); i++) {
            double share =
                covers_share(covers, analyser, words, &entry, cases[i].terms, cases[i].count);
            if (share < cases[i].share - 1e-9 || share > cases[i].share + 1e-9)
                fail_msg("case %zu: %f, not %f", i, share, cases[i].share);
        }
    covers_free(covers);
    words_free(words);
    analyser_free(analyser);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_share_counts_what_tells_the_topic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
