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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(german_text_becomes_these_terms),
        cmocka_unit_test(english_text_has_its_own_stems),
        cmocka_unit_test(compounds_of_known_words_are_kept_and_split),
        cmocka_unit_test(invalid_bytes_end_the_text_without_harm),
        cmocka_unit_test(the_language_of_a_question_is_told_by_its_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
