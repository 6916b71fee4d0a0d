/* test_analyser.c - for kb/analyser.c, kb/vocabulary.c and kb/language.c. */
#include "check.h"

#include <string.h>

#include "kb/analyser.h"
#include "kb/language.h"

static int join(void *context, const struct token *token)
{
    struct buffer *b = context;
    if (b->len > 0)
        buffer_putc(b, token->alternative ? '=' : ' ');
    buffer_add(b, token->term.at, token->term.len);
    return 0;
}

static void expect(struct analyser *a, enum kb_lang lang, const char *says, const char *said,
                   const char *wanted)
{
    struct buffer b;
    buffer_init(&b, 4096);
    analyser_run(a, lang, text_of(said), join, &b);
    if (strcmp(buffer_text(&b), wanted) != 0)
        fail_msg("%s: \"%s\" gave \"%s\", not \"%s\"", says, said, buffer_text(&b), wanted);
    buffer_free(&b);
}

static void german_text_becomes_these_terms(void **state)
{
    (void)state;
    static const struct {
        const char *says, *said, *terms;
    } cases[] = {
        {"case and umlauts fold", "FACHKRÄFTE", "fachkraft"},
        {"umlauts may be written out", "Fachkraefte", "fachkraft"},
        {"or left out", "fachkrafte", "fachkraft"},
        {"sharp s is ss", "Maße massE", "mass mass"},
        {"ue after a vowel stays", "neue", "neu"},
        {"stop words go", "Was ist das denn", ""},
        {"a paragraph with a space", "§ 18 g", "§18g=18g"},
        {"and without", "§18g", "§18g=18g"},
        {"as a word", "Paragraf 18g", "§18g=18g"},
        {"without any sign", "18g", "§18g=18g"},
        {"without a letter", "§ 24", "§24=24"},
        {"thousands lose their dot", "50.700", "50700"},
        {"decimals keep their comma", "13,90", "13,90"},
        {"hyphens part words", "Blue-Card-Gehalt", "blu card gehalt"},
    };
    struct analyser *a = analyser_new(NULL);
    for (size_t i = 0; i < COUNT(cases); i++)
        expect(a, KB_DE, cases[i].says, cases[i].said, cases[i].terms);
    analyser_free(a);
}

static void english_text_has_its_own_stems(void **state)
{
    (void)state;
    struct analyser *a = analyser_new(NULL);
    expect(a, KB_EN, "plurals", "permits for skilled workers", "permit skill worker");
    analyser_free(a);
}

static void compounds_of_known_words_are_kept_and_split(void **state)
{
    (void)state;
    struct vocabulary *v = vocabulary_new();
    vocabulary_add(v, text_of("anerkennung"));
    vocabulary_add(v, text_of("verfahren"));
    vocabulary_add(v, text_of("kosten"));
    struct analyser *a = analyser_new(v);
    expect(a, KB_DE, "with linking letters", "Anerkennungsverfahrenskosten",
           "anerkennungsverfahrenskost=anerkenn=verfahr=kost");
    expect(a, KB_DE, "a known word is no compound of itself", "Anerkennung", "anerkenn");
    expect(a, KB_DE, "unknown parts do not split", "Anerkennungsbehörde", "anerkennungsbehord");
    analyser_free(a);
    vocabulary_free(v);
}

static void invalid_bytes_end_the_text_without_harm(void **state)
{
    (void)state;
    struct analyser *a = analyser_new(NULL);
    expect(a, KB_DE, "a broken sequence", "Visum \xC3", "visum");
    analyser_free(a);
}

static void the_language_of_a_question_is_told_by_its_words(void **state)
{
    (void)state;
    static const struct {
        const char *said;
        enum kb_lang lang;
    } cases[] = {
        {"Wie lange dauert das Visum?", KB_DE},
        {"How long does a visa take?", KB_EN},
        {"Fachkräfte", KB_DE},
        {"Can he start before it is finished?", KB_EN},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        if (language_of(text_of(cases[i].said), KB_DE) != cases[i].lang ||
            language_of(text_of(cases[i].said), KB_EN) != cases[i].lang)
            fail_msg("%s", cases[i].said);
}

/* Words by language, each vocabulary of the same size. */
static void fill(struct vocabulary *const words[2])
{
    static const struct {
        const char *word;
        size_t times[2];
    } rows[] = {
        {"gehalt", {5, 0}}, {"betrieb", {5, 0}}, {"salary", {0, 5}}, {"employer", {0, 5}},
        {"blue", {3, 3}},   {"card", {3, 3}},    {"team", {9, 1}},   {"start", {1, 9}},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        for (int lang = KB_DE; lang <= KB_EN; lang++)
            for (size_t k = 0; k < rows[i].times[lang]; k++)
                vocabulary_add(words[lang], text_of(rows[i].word));
}

static void a_word_is_at_home_in_the_language_that_uses_it(void **state)
{
    (void)state;
    enum { EITHER = -1 };
    static const struct {
        const char *says, *said;
        int lang;
    } cases[] = {
        {"a German word", "Gehalt", KB_DE},
        {"an English word", "salary", KB_EN},
        {"beside words of both", "Blue Card Gehalt", KB_DE},
        {"the other way round", "Blue Card salary", KB_EN},
        {"words of both alone", "Blue Card", EITHER},
        {"a word of both, more often German", "Team", KB_DE},
        {"and more often English", "start", KB_EN},
        {"unknown words", "xyz qqq", EITHER},
        {"one of each", "Gehalt salary", EITHER},
        {"two against one", "salary Gehalt employer", KB_EN},
        {"function words count as well", "Wie ist die salary", KB_DE},
        {"in English too", "what is the Gehalt", KB_EN},
        {"figures", "50.700", EITHER},
        {"nothing", "", EITHER},
        {"a broken sequence", "salary \xFF", KB_EN},
    };
    struct vocabulary *words[2] = {vocabulary_new(), vocabulary_new()};
    fill(words);
    struct analyser *a = analyser_new(NULL);
    for (size_t i = 0; i < COUNT(cases); i++)
        for (int otherwise = KB_DE; otherwise <= KB_EN; otherwise++) {
            int wanted = cases[i].lang == EITHER ? otherwise : cases[i].lang;
            int got =
                (int)language_among(a, words, text_of(cases[i].said), (enum kb_lang)otherwise);
            if (got != wanted)
                fail_msg("%s: \"%s\" is %s", cases[i].says, cases[i].said,
                         kb_lang_name((enum kb_lang)got));
        }
    analyser_free(a);
    vocabulary_free(words[KB_DE]);
    vocabulary_free(words[KB_EN]);
}

static void without_two_vocabularies_the_function_words_tell(void **state)
{
    (void)state;
    struct vocabulary *words[2] = {vocabulary_new(), vocabulary_new()};
    vocabulary_add(words[KB_DE], text_of("salary"));
    struct analyser *a = analyser_new(NULL);
    assert_int_equal(language_among(a, words, text_of("salary"), KB_EN), KB_EN);
    assert_int_equal(language_among(a, words, text_of("salary"), KB_DE), KB_DE);
    assert_int_equal(language_among(a, words, text_of("How long is a salary?"), KB_DE), KB_EN);
    assert_int_equal(language_among(a, words, text_of("Wie lange gilt das salary?"), KB_EN), KB_DE);
    analyser_free(a);
    vocabulary_free(words[KB_DE]);
    vocabulary_free(words[KB_EN]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(german_text_becomes_these_terms),
        cmocka_unit_test(english_text_has_its_own_stems),
        cmocka_unit_test(compounds_of_known_words_are_kept_and_split),
        cmocka_unit_test(invalid_bytes_end_the_text_without_harm),
        cmocka_unit_test(the_language_of_a_question_is_told_by_its_words),
        cmocka_unit_test(a_word_is_at_home_in_the_language_that_uses_it),
        cmocka_unit_test(without_two_vocabularies_the_function_words_tell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
