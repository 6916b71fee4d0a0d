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
    "{\"code\":\"RS\",\"de\":[\"Serbien\",\"serbisch\"],\"en\":[\"Serbia\",\"Serbian\"],"
    "\"groups\":[\"western-balkans\",\"visa-free\"]},"
    "{\"code\":\"BA\",\"de\":[\"Bosnien und Herzegowina\"],\"groups\":[\"western-balkans\"]},"
    "{\"code\":\"GN\",\"de\":[\"Guinea\"],\"en\":[\"Guinea\"],\"groups\":[]},"
    "{\"code\":\"XX\"},"
    "{\"id\":\"arzt\",\"de\":[\"Arzt\",\"Ärztin\"],\"en\":[\"doctor\"],"
    "\"recognition\":\"regulated\",\"profession\":true},"
    "{\"id\":\"koch\",\"de\":[\"Koch\",\"Fachkraft Küche\"],\"en\":[\"cook\"],"
    "\"recognition\":\"ihk\",\"profession\":true},"
    "{\"id\":\"student\",\"de\":[\"Student\"],\"en\":[\"student\"],\"status\":true},"
    "{\"id\":\"karte\",\"de\":[\"Blaue Karte\"],\"en\":[\"Blue "
    "Card\"],\"status\":true,\"held\":true},"
    "{\"id\":\"meister\",\"de\":[\"Meister\",\"Handwerksmeister\"],\"profession\":false}]";

static struct words *read_words(struct analyser *analyser)
{
    struct words *words = words_new();
    assert_int_equal(
        words_add(words, text_of(file), "f.json", analyser, &(struct problems){.lines = stderr}),
        0);
    return words;
}

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
    c->terms[c->term_count++] =
        (struct text){arena_strndup(c->arena, token->term.at, token->term.len), token->term.len};
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
        {"stop words between do not count", "Fachkraft", "qualifizierte und Arbeitskraft", KB_DE,
         1},
        {"a word of the other language", "Fachkraft", "Fachkraft", KB_EN, 0},
        {"different things", "Fachkraft", "Bescheid", KB_DE, 0},
        {"a word of two classes has both", "Dauer", "Dauer", KB_DE, 2},
        {"and shares each with its synonyms", "Dauer", "Frist", KB_DE, 1},
        {"an unknown word", "Fachkraft", "Traktor", KB_DE, 0},
        {"a class that is no profession", "Meister", "Handwerksmeister", KB_DE, 1},
        {"a country is no synonym", "Serbien", "serbisch", KB_DE, 0},
        {"nor is a profession", "Arzt", "Ärztin", KB_DE, 0},
    };
    struct analyser *analyser = analyser_new(NULL);
    struct words *words = read_words(analyser);
    assert_int_equal(words_count(words), 13);
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

static void note_run(void *context, size_t at, size_t run)
{
    char *marks = context;
    memset(marks + at, '*', run);
}

static void the_words_that_name_a_country_or_a_profession_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *said;
        enum kb_lang lang;
        const char *names; /* a mark for each term */
    } cases[] = {
        {"Darf mein Koch aus Serbien Montag anfangen", KB_DE, ".**.."},
        {"serbische Fachkraft Küche", KB_DE, "***"},
        {"Fachkraft", KB_DE, "."},
        {"Student mit Blauer Karte", KB_DE, "..."},
        {"cook or doctor", KB_EN, "**"},
        {"", KB_DE, ""},
    };
    struct analyser *analyser = analyser_new(NULL);
    struct words *words = read_words(analyser);
    struct arena *arena = arena_new(1 << 20);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct classes c = {.arena = arena};
        char marks[TERMS_MAX + 1] = "";
        analyser_run(analyser, cases[i].lang, text_of(cases[i].said), keep_term, &c);
        memset(marks, '.', c.term_count);
        words_names(words, cases[i].lang, c.terms, c.term_count, note_run, marks);
        if (strcmp(marks, cases[i].names) != 0)
            fail_msg("%s: got %s", cases[i].said, marks);
    }
    arena_free(arena);
    words_free(words);
    analyser_free(analyser);
}

static void a_text_says_what_somebody_is_here_as(void **state)
{
    (void)state;
    static const struct {
        const char *said;
        enum kb_lang lang;
        const char *status; /* "" for none */
    } cases[] = {
        {"ein Student aus Serbien", KB_DE, "student"},
        {"kein Student", KB_DE, ""},
        {"a student from Serbia", KB_EN, "student"},
        {"Was ist die Blaue Karte?", KB_DE, ""},
        {"Er hat eine Blaue Karte", KB_DE, "karte"},
        {"eine Ingenieurin mit Blauer Karte", KB_DE, "karte"},
        {"mit Blauer Karte, vorher Student", KB_DE, "karte"},
        {"hat die Behörde etwas gegen eine Blaue Karte", KB_DE, ""},
        {"she is on a Blue Card", KB_EN, "karte"},
        {"Blue Card", KB_EN, ""},
        {"Koch", KB_DE, ""},
        {"", KB_DE, ""},
    };
    struct analyser *analyser = analyser_new(NULL);
    struct words *words = read_words(analyser);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *status = words_status(words, analyser, cases[i].lang, text_of(cases[i].said));
        if (strcmp(status == NULL ? "" : status, cases[i].status) != 0)
            fail_msg("\"%s\": %s", cases[i].said, status == NULL ? "none" : status);
    }
    words_free(words);
    analyser_free(analyser);
}

static void a_text_names_its_country_and_profession(void **state)
{
    (void)state;
    static const struct {
        const char *says, *said;
        enum kb_lang lang;
        const char *country, *profession; /* "" for none */
    } cases[] = {
        {"a country", "Fachkräfte aus Serbien", KB_DE, "RS", ""},
        {"its adjective in any form", "einen serbischen Pass", KB_DE, "RS", ""},
        {"in English", "a Serbian passport", KB_EN, "RS", ""},
        {"in three words", "aus Bosnien und Herzegowina", KB_DE, "BA", ""},
        {"which is not half of it", "aus Bosnien", KB_DE, "", ""},
        {"a profession", "eine Ärztin einstellen", KB_DE, "", "arzt"},
        {"in English", "hire two doctors", KB_EN, "", "arzt"},
        {"in two words", "Fachkraft Küche", KB_DE, "", "koch"},
        {"both", "Darf der Koch aus Guinea arbeiten?", KB_DE, "GN", "koch"},
        {"the first one said of two", "aus Guinea oder Serbien", KB_DE, "GN", ""},
        {"a word of the other language", "Ärztin from Serbien", KB_EN, "", ""},
        {"no profession by its flag", "ein Meister", KB_DE, "", ""},
        {"neither", "Was kostet das Visum?", KB_DE, "", ""},
        {"nothing", "", KB_DE, "", ""},
    };
    struct analyser *analyser = analyser_new(NULL);
    struct words *words = read_words(analyser);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text said = text_of(cases[i].said);
        const char *country = words_country(words, analyser, cases[i].lang, said);
        const char *profession = words_profession(words, analyser, cases[i].lang, said);
        country = country == NULL ? "" : country;
        profession = profession == NULL ? "" : profession;
        if (strcmp(country, cases[i].country) != 0 || strcmp(profession, cases[i].profession) != 0)
            fail_msg("%s: \"%s\" names \"%s\" and \"%s\"", cases[i].says, cases[i].said, country,
                     profession);
    }
    words_free(words);
    analyser_free(analyser);
}

static void a_country_that_is_denied_is_not_meant(void **state)
{
    (void)state;
    static const struct {
        const char *said, *code;
        enum kb_lang lang;
    } cases[] = {
        {"nicht Guinea, sondern Serbien", "RS", KB_DE},
        {"Er kommt nicht aus Guinea sondern aus Serbien", "RS", KB_DE},
        {"Serbien statt Guinea", "RS", KB_DE},
        {"not Guinea but Serbia", "RS", KB_EN},
        {"nicht aus Guinea", NULL, KB_DE},
        {"Serbien, nicht nur das", "RS", KB_DE},
    };
    struct analyser *analyser = analyser_new(NULL);
    struct words *words = words_new();
    assert_int_equal(words_add(words, text_of(file), "f.json", analyser, NULL), 0);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *code = words_country(words, analyser, cases[i].lang, text_of(cases[i].said));
        if (cases[i].code == NULL ? code != NULL : code == NULL || strcmp(code, cases[i].code) != 0)
            fail_msg("\"%s\": %s", cases[i].said, code == NULL ? "none" : code);
    }
    words_free(words);
    analyser_free(analyser);
}

static void a_country_has_its_groups_and_names(void **state)
{
    (void)state;
    static const struct {
        const char *says, *code, *group;
        bool in;
    } groups[] = {
        {"the first group", "RS", "western-balkans", true},
        {"the second", "RS", "visa-free", true},
        {"not that of a neighbour", "BA", "visa-free", false},
        {"a group nobody has", "RS", "eu", false},
        {"an empty list", "GN", "visa-free", false},
        {"no list", "XX", "visa-free", false},
        {"an unknown country", "ZZ", "visa-free", false},
    };
    static const struct {
        const char *says, *code;
        enum kb_lang lang;
        const char *name;
    } names[] = {
        {"the first word", "RS", KB_DE, "Serbien"},
        {"in English", "RS", KB_EN, "Serbia"},
        {"not known in English", "BA", KB_EN, "BA"},
        {"not known at all", "ZZ", KB_DE, "ZZ"},
    };
    struct analyser *analyser = analyser_new(NULL);
    struct words *words = read_words(analyser);
    for (size_t i = 0; i < COUNT(groups); i++)
        if (words_in_group(words, groups[i].code, groups[i].group) != groups[i].in)
            fail_msg("%s: %s in %s", groups[i].says, groups[i].code, groups[i].group);
    for (size_t i = 0; i < COUNT(names); i++) {
        const char *name = words_name(words, names[i].code, names[i].lang);
        if (strcmp(name, names[i].name) != 0)
            fail_msg("%s: %s is \"%s\"", names[i].says, names[i].code, name);
    }
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
    assert_int_equal(
        words_add(words, text_of("[{\"id\":\"b\",\"de\":[\"Antrag\"]}]"), "b.json", analyser, NULL),
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
        {"f.json: x: held is for a status", "[{\"id\":\"x\",\"held\":true}]", 1},
        {"f.json: ?: ", "[\"x\"]", 1},
        {"f.json: y: ", "[{\"id\":\"x\",\"de\":5},{\"id\":\"y\",\"de\":5}]", 2},
    };
    struct analyser *analyser = analyser_new(NULL);
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *lines = NULL;
        size_t size = 0;
        FILE *problems = open_memstream(&lines, &size);
        struct words *words = words_new();
        size_t faults = words_add(words, text_of(cases[i].json), "f.json", analyser,
                                  &(struct problems){.lines = problems});
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
        cmocka_unit_test(the_words_that_name_a_country_or_a_profession_are_told),
        cmocka_unit_test(a_text_says_what_somebody_is_here_as),
        cmocka_unit_test(a_text_names_its_country_and_profession),
        cmocka_unit_test(a_country_that_is_denied_is_not_meant),
        cmocka_unit_test(a_country_has_its_groups_and_names),
        cmocka_unit_test(files_add_up),
        cmocka_unit_test(a_broken_file_is_reported_with_what_and_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
