/* test_repair.c - for kb/repair.c. */
#include "check.h"

#include <string.h>

#include "kb/repair.h"

static const struct {
    const char *word;
    size_t times;
} known_words[] = {
    {"anerkennung", 3}, {"visum", 2},  {"fachkrafte", 2}, {"kosten", 1}, {"posten", 3},
    {"kostet", 1},      {"kind", 1},   {"was", 5},        {"die", 5},    {"erfurt", 2},
    {"lange", 1},       {"dauert", 1}, {"lander", 1},     {"kinder", 4}, {"kennung", 1},
};

static struct vocabulary *known(void)
{
    struct vocabulary *v = vocabulary_new();
    for (size_t i = 0; i < COUNT(known_words); i++)
        for (size_t k = 0; k < known_words[i].times; k++)
            vocabulary_add(v, text_of(known_words[i].word));
    return v;
}

static void a_word_few_slips_away_is_mended(void **state)
{
    (void)state;
    static const struct {
        const char *says, *word, *mended; /* NULL leaves it as it is */
    } cases[] = {
        {"a letter is missing", "anerkenung", "anerkennung"},
        {"the first letter is missing", "nerkennung", "anerkennung"},
        {"the last letter is missing", "anerkennun", "anerkennung"},
        {"a letter too many", "anerkennnung", "anerkennung"},
        {"one too many in front", "xvisum", "visum"},
        {"one too many at the end", "visumm", "visum"},
        {"a wrong letter", "anerkemnung", "anerkennung"},
        {"the first letter is wrong", "bisum", "visum"},
        {"the last letter is wrong", "visun", "visum"},
        {"two letters are swapped", "anerknenung", "anerkennung"},
        {"the first two are swapped", "ivsum", "visum"},
        {"the last two are swapped", "vismu", "visum"},
        {"the most frequent word wins", "xosten", "posten"},
        {"also where a rarer one is wrong in an earlier letter", "kander", "kinder"},
        {"also over one with the letter left out", "osten", "posten"},
        {"a known word stays, however frequent its neighbour", "kosten", NULL},
        {"a known word stays as it is", "anerkennung", NULL},
        {"a long word may have two slips", "anerkenumg", "anerkennung"},
        {"two wrong letters that are no swap", "anerkaanung", "anerkennung"},
        {"at both ends", "mnerkennuag", "anerkennung"},
        {"three slips are too many", "anerkaxumg", NULL},
        {"but not where both sound alike", "anehrkenunk", "anerkennung"},
        {"two in a word of five letters are too many", "bosum", NULL},
        {"but not where both sound alike, which five letters tell", "fisuum", "visum"},
        {"what sounds alike is meant rather than what looks alike", "lenderr", "lander"},
        {"a compound of known words is no typo", "kinderkosten", NULL},
        {"two words are none", "visum anders", NULL},
        {"four letters are too few to tell", "kond", NULL},
        {"five letters may mean a word of four", "kinnd", "kind"},
        {"a short known word is no cure", "wasx", NULL},
        {"another word", "behoerde", NULL},
        {"over the longest", "anerkennungsverfahrensbeschleunigungsgesetz", NULL},
        {"nothing", "", NULL},
    };
    struct vocabulary *v = known();
    struct repair *repair = repair_new(v);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text out = {NULL, 0};
        bool mended = repair_word(repair, text_of(cases[i].word), &out);
        if (mended != (cases[i].mended != NULL) || (mended && !text_is(out, cases[i].mended)))
            fail_msg("%s: \"%s\" gave \"%.*s\"", cases[i].says, cases[i].word, (int)out.len,
                     mended ? out.at : "");
    }
    repair_free(repair);
    vocabulary_free(v);
}

static void every_slip_of_a_word_leads_back_to_it(void **state)
{
    (void)state;
    static const char word[] = "anerkennung";
    enum { LEN = sizeof word - 1 };
    struct vocabulary *v = known();
    struct repair *repair = repair_new(v);
    for (size_t at = 0; at < LEN; at++) {
        char slips[4][LEN + 2];
        memcpy(slips[0], word, at); /* missing */
        memcpy(slips[0] + at, word + at + 1, LEN - at);
        memcpy(slips[1], word, at); /* one too many */
        slips[1][at] = 'x';
        memcpy(slips[1] + at + 1, word + at, LEN - at + 1);
        memcpy(slips[2], word, sizeof word); /* wrong */
        slips[2][at] = 'x';
        memcpy(slips[3], word, sizeof word); /* swapped with the next */
        slips[3][at] = word[at + 1 < LEN ? at + 1 : at];
        slips[3][at + 1 < LEN ? at + 1 : at] = word[at];
        for (size_t i = 0; i < COUNT(slips); i++) {
            struct text out;
            if (strcmp(slips[i], word) != 0 &&
                (!repair_word(repair, text_of(slips[i]), &out) || !text_is(out, word)))
                fail_msg("\"%s\" was not mended", slips[i]);
        }
    }
    repair_free(repair);
    vocabulary_free(v);
}

static void the_rest_of_a_sentence_stays_as_it_was(void **state)
{
    (void)state;
    static const struct {
        const char *says, *said, *mended;
    } cases[] = {
        {"one word, case and marks around it kept", "Was kostet die \"Anerkenung\"?  Bitte!",
         "Was kostet die \"anerkennung\"?  Bitte!"},
        {"two words", "Wie lange dauret das Visumm", "Wie lange dauert das visum"},
        {"at both ends", "Erfrut, ach, Visuum", "erfurt, ach, visum"},
        {"behind letters of two bytes", "Für §18g-Fachkräffte – schön.",
         "Für §18g-fachkrafte – schön."},
        {"a hyphen parts words", "Visumm-Kosten", "visum-Kosten"},
        {"nothing to mend", "Was kostet die ANERKENNUNG?", "Was kostet die ANERKENNUNG?"},
        {"parts of a known word are joined", "Aner Kennung dauert", "anerkennung dauert"},
        {"also once they are mended", "die aner kenung", "die anerkennung"},
        {"also with a hyphen or more in front", "EU-aner kennung!", "EU-anerkennung!"},
        {"not across marks or two spaces", "aner, kennung aner  kennung",
         "aner, kennung aner  kennung"},
        {"not to a short word", "vis um", "vis um"},
        {"no words", "?!", "?!"},
        {"nothing", "", ""},
    };
    struct vocabulary *v = known();
    struct repair *repair = repair_new(v);
    struct analyser *analyser = analyser_new(NULL);
    struct arena *arena = arena_new(1 << 20);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text said = text_of(cases[i].said);
        struct text out = repair_text(repair, analyser, said, arena);
        if (!text_is(out, cases[i].mended))
            fail_msg("%s: got \"%.*s\"", cases[i].says, (int)out.len, out.at);
        if (text_is(said, cases[i].mended) && out.at != said.at)
            fail_msg("%s: copied for nothing", cases[i].says);
    }
    arena_free(arena);
    analyser_free(analyser);
    repair_free(repair);
    vocabulary_free(v);
}

static void an_empty_vocabulary_mends_nothing(void **state)
{
    (void)state;
    struct vocabulary *v = vocabulary_new();
    struct repair *repair = repair_new(v);
    struct text out;
    assert_false(repair_word(repair, text_of("visumm"), &out));
    repair_free(repair);
    repair_free(NULL);
    vocabulary_free(v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_few_slips_away_is_mended),
        cmocka_unit_test(every_slip_of_a_word_leads_back_to_it),
        cmocka_unit_test(the_rest_of_a_sentence_stays_as_it_was),
        cmocka_unit_test(an_empty_vocabulary_mends_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
