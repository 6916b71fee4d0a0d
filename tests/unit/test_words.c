/* test_words.c - for kb/words.c. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kb/words.h"

static const char file[] =
    "[{\"id\":\"fachkraft\",\"de\":[\"Fachkraft\",\"Fachleute\",\"qualifizierte Arbeitskraft\"],"
    "\"en\":[\"skilled worker\",\"specialist\"]},"
    "{\"id\":\"dauer\",\"de\":[\"Dauer\",\"lange Wartezeit\",\"Monate dauern\"]},"
    "{\"id\":\"bescheid\",\"de\":[\"Bescheid\",\"schriftlich bestätigte Anerkennung\"]},"
    "{\"id\":\"frist\",\"de\":[\"Frist\",\"Dauer\"],\"en\":[\"deadline\"]},"
    "{\"code\":\"RS\",\"de\":[\"Serbien\",\"serbisch\"],\"en\":[\"Serbia\"],"
    "\"groups\":[\"westbalkan\",\"visa-free\"]},"
    "{\"code\":\"BA\",\"de\":[\"Bosnien und Herzegowina\"],\"groups\":[\"westbalkan\"]},"
    "{\"code\":\"IN\",\"de\":[\"Indien\"],\"en\":[\"India\"]},"
    "{\"id\":\"pflege\",\"de\":[\"Pflegekraft\"],\"recognition\":\"regulated\"},"
    "{\"id\":\"arzt\",\"de\":[\"Ärztin\"],\"recognition\":\"regulated\"},"
    "{\"id\":\"koch\",\"de\":[\"Koch\"],\"recognition\":\"ihk\"}]";

enum { KEYS_MAX = 16, TERMS_MAX = 16 };

/* The classes of a text. */
struct classes {
    uint64_t key[KEYS_MAX];
    size_t count;
    struct arena *arena;
    struct text terms[TERMS_MAX];
    size_t term_count;
};

static int keep_term(void *context, const struct token *token)
{
    struct classes *c = context;
    assert_true(c->term_count < TERMS_MAX);
    c->terms[c->term_count++] = (struct text){
        arena_strndup(c->arena, token->term.at, token->term.len), token->term.len};
    return 0;
}

static void keep_class(void *context, uint64_t class)
{
    struct classes *c = context;
    assert_true(c->count < KEYS_MAX);
    c->key[c->count++] = class;
}

static struct classes classes_of(const struct words *words, struct analyser *analyser,
                                 struct arena *arena, enum kb_lang lang, const char *said)
{
    struct classes c = {.arena = arena};
    analyser_run(analyser, lang, text_of(said), keep_term, &c);
    words_classes(words, lang, c.terms, c.term_count, keep_class, &c);
    return c;
}

static size_t shared(const struct classes *a, const struct classes *b)
{
    size_t count = 0;
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            count += a->key[i] == b->key[k];
    return count;
}

static void words_that_mean_the_same_share_their_classes(void **state)
{
    (void)state;
    static const struct {
        const char *says, *one, *other;
        enum kb_lang lang; /* of the other */
        size_t shared;
    } cases[] = {
        {"synonyms", "Fachkraft", "Fachleute", KB_DE, 1},
        {"in any case and ending", "FACHKRÄFTE", "fachleuten", KB_DE, 1},
        {"across languages", "Fachkraft", "specialists", KB_EN, 1},
        {"a phrase of two words", "Fachleute", "qualifizierte Arbeitskräfte", KB_DE, 1},
        {"also in English", "Fachleute", "skilled workers", KB_EN, 1},
        {"a phrase of three words", "Bescheid", "schriftlich bestätigte Anerkennung", KB_DE, 1},
        {"a phrase within a sentence", "Bescheid",
         "Wir haben eine schriftlich bestätigte Anerkennung aus Erfurt", KB_DE, 1},
        {"its first words alone say nothing", "Bescheid", "schriftlich bestätigte", KB_DE, 0},
        {"nor do its last ones", "Fachkraft", "Arbeitskraft", KB_DE, 0},
        {"nor do they in another order", "Fachkraft", "Arbeitskraft qualifizierte", KB_DE, 0},
        {"nor with a word between", "Fachkraft", "qualifizierte neue Arbeitskraft", KB_DE, 0},
        {"stop words between do not count", "Bosnien und Herzegowina", "Bosnien-Herzegowina", KB_DE,
         3},
        {"a word of the other language", "Fachkraft", "Fachkraft", KB_EN, 0},
        {"different things", "Fachkraft", "Bescheid", KB_DE, 0},
        {"a word of two classes has both", "Dauer", "Dauer", KB_DE, 2},
        {"and shares each with its synonyms", "Dauer", "Frist", KB_DE, 1},
        {"an unknown word", "Fachkraft", "Traktor", KB_DE, 0},
        {"a country by two words", "Serbien", "serbische", KB_DE, 4},
        {"a country in English", "Serbien", "Serbia", KB_EN, 4},
        {"countries of a group", "Serbien", "Bosnien und Herzegowina", KB_DE, 2},
        {"any two countries", "Serbien", "Indien", KB_DE, 1},
        {"a country and a word", "Serbien", "Fachkraft", KB_DE, 0},
        {"professions recognised alike", "Pflegekraft", "Ärztin", KB_DE, 2},
        {"any two professions", "Pflegekraft", "Koch", KB_DE, 1},
        {"a profession and a country", "Pflegekraft", "Indien", KB_DE, 0},
    };
    struct analyser *analyser = analyser_new(NULL);
    struct words *words = words_new();
    assert_int_equal(words_add(words, text_of(file), "f.json", analyser, stderr), 0);
    assert_int_equal(words_count(words), 10);
    struct arena *arena = arena_new(1 << 20);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct classes one = classes_of(words, analyser, arena, KB_DE, cases[i].one);
        struct classes other = classes_of(words, analyser, arena, cases[i].lang, cases[i].other);
        if (shared(&one, &other) != cases[i].shared)
            fail_msg("%s: \"%s\" and \"%s\" share %zu classes, not %zu", cases[i].says,
                     cases[i].one, cases[i].other, shared(&one, &other), cases[i].shared);
    }
    arena_free(arena);
    words_free(words);
    analyser_free(analyser);
}

static void files_add_up(void **state)
{
    (void)state;
    struct analyser *analyser = analyser_new(NULL);
    struct words *words = words_new();
    struct arena *arena = arena_new(1 << 20);
    assert_int_equal(classes_of(words, analyser, arena, KB_DE, "Visum").count, 0);
    assert_int_equal(
        words_add(words, text_of("[{\"id\":\"a\",\"de\":[\"Visum\"]}]"), "a.json", analyser, NULL),
        0);
    assert_int_equal(words_add(words, text_of("[{\"id\":\"b\",\"de\":[\"Antrag\"]}]"), "b.json",
                               analyser, NULL),
                     0);
    assert_int_equal(words_count(words), 2);
    assert_int_equal(classes_of(words, analyser, arena, KB_DE, "Antrag auf ein Visum").count, 2);
    arena_free(arena);
    words_free(words);
    words_free(NULL);
    analyser_free(analyser);
}

static void a_broken_file_is_reported_with_what_and_where(void **state)
{
    (void)state;
    static const struct {
        const char *says, *json;
        size_t faults;
    } cases[] = {
        {"f.json:1: ", "[{", 1},
        {"f.json:2: ", "[\n{\"id\":\"x\",\"id\":\"x\"}]", 1},
        {"f.json: ?: not a list of words", "{}", 1},
        {"f.json: ?: it needs an id", "[{\"de\":[\"a\"]}]", 1},
        {"f.json: x: it needs an id, or a code", "[{\"id\":\"x\",\"code\":\"DE\"}]", 1},
        {"f.json: x: ", "[{\"id\":\"x\",\"colour\":\"red\"}]", 1},
        {"f.json: x: de and en are lists", "[{\"id\":\"x\",\"de\":\"a\"}]", 1},
        {"f.json: DE: de and en are lists", "[{\"code\":\"DE\",\"en\":[\"a\",5]}]", 1},
        {"f.json: ?: ", "[{\"id\":5}]", 1},
        {"f.json: ?: ", "[\"x\"]", 1},
        {"f.json: y: ", "[{\"id\":\"x\",\"de\":5},{\"id\":\"y\",\"de\":5}]", 2},
    };
    struct analyser *analyser = analyser_new(NULL);
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *lines = NULL;
        size_t size = 0;
        FILE *problems = open_memstream(&lines, &size);
        struct words *words = words_new();
        size_t faults =
            words_add(words, text_of(cases[i].json), "f.json", analyser, problems);
        fclose(problems);
        if (strstr(lines, cases[i].says) == NULL || faults != cases[i].faults)
            fail_msg("wanted \"%s\", got \"%s\" and %zu faults", cases[i].says, lines, faults);
        assert_int_equal(words_add(words, text_of(cases[i].json), "f.json", analyser, NULL),
                         cases[i].faults);
        free(lines);
        words_free(words);
    }
    analyser_free(analyser);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_mean_the_same_share_their_classes),
        cmocka_unit_test(files_add_up),
        cmocka_unit_test(a_broken_file_is_reported_with_what_and_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
