/* test_model.c - for kb/model.c and kb/features.c. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "kb/model.h"

enum { VISA, RECOGNITION, LANGUAGE, HOUSING, CLASSES, HEADER = 24 };

static const struct {
    const char *said;
    uint32_t class;
    bool spoken;
} lessons[] = {
    {"Wie lange dauert ein Visum?", VISA, true},
    {"Wie beantragt man das Visum?", VISA, true},
    {"Die Botschaft erteilt das Visum zur Einreise.", VISA, false},
    {"Was kostet die Anerkennung?", RECOGNITION, true},
    {"Wer prüft den ausländischen Abschluss?", RECOGNITION, true},
    {"Die zuständige Stelle vergleicht den Abschluss mit dem deutschen Beruf.", RECOGNITION, false},
    {"Welches Sprachniveau wird verlangt?", LANGUAGE, true},
    {"Wo gibt es einen Deutschkurs?", LANGUAGE, true},
    {"Integrationskurse bieten Volkshochschulen an.", LANGUAGE, false},
    {"Wie finden wir eine Wohnung?", HOUSING, true},
    {"Muss der Betrieb eine Unterkunft stellen?", HOUSING, true},
};

/* What a text is read with. */
struct reading {
    struct analyser *analyser;
    struct words *words;
    struct reader reader;
    struct arena *arena;
};

static int begin(void **state)
{
    struct reading *r = calloc(1, sizeof *r);
    if (r == NULL)
        return -1;
    r->analyser = analyser_new(NULL);
    r->words = words_new();
    r->reader = (struct reader){r->analyser, r->words, true};
    r->arena = arena_new((size_t)16 << 20);
    *state = r;
    return 0;
}

static int end(void **state)
{
    struct reading *r = *state;
    arena_free(r->arena);
    words_free(r->words);
    analyser_free(r->analyser);
    free(r);
    return 0;
}

enum lesson { AS_LISTED, UNSPOKEN };

static struct model *train(const struct reading *r, enum lesson how)
{
    struct model_text texts[COUNT(lessons)];
    for (size_t i = 0; i < COUNT(lessons); i++)
        texts[i] = (struct model_text){text_of(lessons[i].said), lessons[i].class, 1,
                                       lessons[i].spoken && how == AS_LISTED};
    return model_train(&r->reader, KB_DE, texts, COUNT(lessons), CLASSES);
}

static float score(const struct reading *r, const struct model *model, const char *said,
                   float scores[CLASSES])
{
    struct feature *features;
    size_t count = features_of(&r->reader, KB_DE, text_of(said), r->arena, &features);
    memset(scores, 0, CLASSES * sizeof *scores);
    double length;
    float known = model_score(model, features, count, scores, &length);
    arena_reset(r->arena);
    return known;
}

static uint32_t best(const float scores[CLASSES])
{
    uint32_t first = 0;
    for (uint32_t c = 1; c < CLASSES; c++)
        if (scores[c] > scores[first])
            first = c;
    return first;
}

static void the_right_class_comes_first(void **state)
{
    static const struct {
        const char *says, *said;
        uint32_t class;
    } cases[] = {
        {"as taught", "Was kostet die Anerkennung?", RECOGNITION},
        {"other endings", "Kosten der Anerkennungen", RECOGNITION},
        {"another order", "Visumsdauer: wie lange?", VISA},
        {"a stem shared with an unspoken text", "Einreisen über die Botschaft", VISA},
        {"a compound nobody has seen", "Wohnungssuche", HOUSING},
        {"in capitals without umlauts", "AUSLAENDISCHE ABSCHLUESSE PRUEFEN", RECOGNITION},
        {"a wrong letter", "Welches Sprachnivaeu?", LANGUAGE},
        {"a missing letter", "Was kostet eine Anerkenung", RECOGNITION},
        {"letters swapped", "Unterknuft vom Betrieb", HOUSING},
    };
    const struct reading *r = *state;
    struct model *model = train(r, AS_LISTED);
    for (size_t i = 0; i < COUNT(cases); i++) {
        float scores[CLASSES];
        float known = score(r, model, cases[i].said, scores);
        if (best(scores) != cases[i].class || known <= 0 || known > 1)
            fail_msg("%s: \"%s\" is class %u, not %u, and known %f", cases[i].says, cases[i].said,
                     best(scores), cases[i].class, (double)known);
    }
    model_free(model);
}

static void what_nobody_said_before_is_unknown(void **state)
{
    static const char *const cases[] = {"", "???", "xyz qqq", "\xFF"};
    const struct reading *r = *state;
    struct model *model = train(r, AS_LISTED);
    for (size_t i = 0; i < COUNT(cases); i++) {
        float scores[CLASSES], known = score(r, model, cases[i], scores);
        for (size_t c = 0; c < CLASSES; c++)
            if (known != 0 || scores[c] != 0)
                fail_msg("\"%s\" is known %f", cases[i], (double)known);
    }
    model_free(model);
}

static bool same_bytes(const struct model *a, const struct model *b)
{
    size_t a_size, b_size;
    void *a_bytes = model_save(a, &a_size), *b_bytes = model_save(b, &b_size);
    bool same = a_size == b_size && memcmp(a_bytes, b_bytes, a_size) == 0;
    free(a_bytes);
    free(b_bytes);
    return same;
}

static void the_same_texts_give_the_same_model(void **state)
{
    const struct reading *r = *state;
    struct model *one = train(r, AS_LISTED), *again = train(r, AS_LISTED);
    assert_true(same_bytes(one, again));
    model_free(one);
    model_free(again);
}

/* What is learned first counts more, so nothing may hang on where a text stands in the list. */
static void the_order_of_the_texts_does_not_matter(void **state)
{
    const struct reading *r = *state;
    struct model_text texts[COUNT(lessons)];
    for (size_t i = 0; i < COUNT(lessons); i++)
        texts[COUNT(lessons) - 1 - i] =
            (struct model_text){text_of(lessons[i].said), lessons[i].class, 1, lessons[i].spoken};
    struct model *listed = train(r, AS_LISTED),
                 *turned = model_train(&r->reader, KB_DE, texts, COUNT(lessons), CLASSES);
    for (size_t i = 0; i < COUNT(lessons); i++) {
        float one[CLASSES], other[CLASSES];
        score(r, listed, lessons[i].said, one);
        score(r, turned, lessons[i].said, other);
        for (size_t c = 0; c < CLASSES; c++)
            if (one[c] - other[c] > 1e-5f || other[c] - one[c] > 1e-5f)
                fail_msg("\"%s\" scores %f and %f", lessons[i].said, (double)one[c],
                         (double)other[c]);
    }
    model_free(listed);
    model_free(turned);
}

static void only_spoken_texts_are_learned(void **state)
{
    const struct reading *r = *state;
    size_t spoken = 0;
    for (size_t i = 0; i < COUNT(lessons); i++)
        spoken += lessons[i].spoken;
    struct model *taught = train(r, AS_LISTED), *untaught = train(r, UNSPOKEN);
    assert_int_equal(model_learned(taught), spoken);
    assert_int_equal(model_learned(untaught), 0);
    assert_false(same_bytes(taught, untaught));
    /* the centroids alone know the words as well */
    float scores[CLASSES];
    assert_true(score(r, untaught, "Was kostet die Anerkennung?", scores) > 0.9f);
    assert_int_equal(best(scores), RECOGNITION);
    model_free(taught);
    model_free(untaught);
}

static void a_model_of_no_texts_knows_nothing(void **state)
{
    const struct reading *r = *state;
    struct model *model = model_train(&r->reader, KB_DE, NULL, 0, CLASSES);
    float scores[CLASSES];
    assert_int_equal(model_classes(model), CLASSES);
    assert_int_equal(model_learned(model), 0);
    assert_true(score(r, model, "Visum", scores) == 0);
    model_free(model);
    model_free(NULL);
}

static void a_stored_model_scores_as_it_did(void **state)
{
    const struct reading *r = *state;
    struct model *model = train(r, AS_LISTED);
    size_t size;
    void *bytes = model_save(model, &size);
    struct model *loaded = model_load(bytes, size);
    assert_non_null(loaded);
    assert_int_equal(model_classes(loaded), CLASSES);
    assert_int_equal(model_learned(loaded), model_learned(model));
    for (size_t i = 0; i < COUNT(lessons); i++) {
        float before[CLASSES], after[CLASSES];
        float known = score(r, model, lessons[i].said, before);
        if (score(r, loaded, lessons[i].said, after) != known ||
            memcmp(before, after, sizeof before) != 0)
            fail_msg("\"%s\" scores differently", lessons[i].said);
    }
    assert_true(same_bytes(model, loaded));
    free(bytes);
    model_free(model);
    model_free(loaded);
}

static void a_model_cut_off_anywhere_is_refused(void **state)
{
    enum { STRIDE = 4099 };
    struct model *model = train(*state, AS_LISTED);
    size_t size;
    char *bytes = model_save(model, &size);
    for (size_t len = 0; len < size; len++) {
        struct model *loaded = model_load(bytes, len);
        if (loaded != NULL)
            fail_msg("%zu of %zu bytes were taken", len, size);
        /* in a block that ends there, so that a read behind it is caught */
        if (len > 2 * HEADER && len % STRIDE != 0)
            continue;
        char *cut = malloc(len == 0 ? 1 : len);
        assert_non_null(cut);
        memcpy(cut, bytes, len);
        assert_null(model_load(cut, len));
        free(cut);
    }
    char *longer = realloc(bytes, size + 1);
    assert_non_null(longer);
    longer[size] = 0;
    assert_null(model_load(longer, size + 1));
    free(longer);
    model_free(model);
}

/* Changes one byte; what is loaded all the same must bear to be asked. Its scores fit `scores`,
 * since no posting may name a class that was not there before. */
static bool survives(const struct reading *r, char *bytes, size_t size, size_t at, char change)
{
    bytes[at] = (char)(bytes[at] ^ change);
    struct model *loaded = model_load(bytes, size);
    bytes[at] = (char)(bytes[at] ^ change);
    bool taken = loaded != NULL;
    float scores[CLASSES];
    if (taken && (at < HEADER || model_classes(loaded) == CLASSES))
        score(r, loaded, "Was kostet die Anerkennung?", scores);
    model_free(loaded);
    return taken;
}

static void a_damaged_model_is_refused_or_harmless(void **state)
{
    enum { MAGIC_SIZE = 4, CLASSES_AT = 4, FEATURES_AT = 8, LEARNED_AT = 20, STRIDE = 37 };
    const struct reading *r = *state;
    struct model *model = train(r, AS_LISTED);
    size_t size;
    char *bytes = model_save(model, &size);
    for (size_t at = 0; at < HEADER; at++)
        for (int change = 1; change < 256; change = change * 2 + (change == 128 ? -1 : 0)) {
            bool taken = survives(r, bytes, size, at, (char)change);
            /* only these two numbers say nothing about the size */
            bool counts = (at >= CLASSES_AT && at < FEATURES_AT) || at >= LEARNED_AT;
            if (taken && !counts)
                fail_msg("byte %zu of the header changed by %d was taken", at, change);
        }
    for (size_t at = HEADER; at < size; at += STRIDE) {
        survives(r, bytes, size, at, (char)0xFF);
        survives(r, bytes, size, at, 0x40);
    }
    free(bytes);
    model_free(model);
}

/* The index of postings stands between the weights of the features and the postings themselves. */
static void an_index_that_leads_outside_is_refused(void **state)
{
    enum { FEATURES_AT = 8, POSTINGS_AT = 12, POSTING_SIZE = 8, INDEX_SIZE = 4 };
    const struct reading *r = *state;
    struct model *model = train(r, AS_LISTED);
    size_t size;
    char *bytes = model_save(model, &size);
    uint32_t features, postings;
    memcpy(&features, bytes + FEATURES_AT, sizeof features);
    memcpy(&postings, bytes + POSTINGS_AT, sizeof postings);
    size_t last = size - (size_t)postings * POSTING_SIZE - INDEX_SIZE;
    size_t first = last - (size_t)features * INDEX_SIZE;
    for (size_t i = 0; i < INDEX_SIZE; i++) {
        assert_false(survives(r, bytes, size, first + i, 0x40));
        assert_false(survives(r, bytes, size, last + i, 0x40));
        assert_false(survives(r, bytes, size, last + i, 0x01));
    }
    free(bytes);
    model_free(model);
}

#define READING_TEST(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(the_right_class_comes_first),
        READING_TEST(what_nobody_said_before_is_unknown),
        READING_TEST(the_same_texts_give_the_same_model),
        READING_TEST(the_order_of_the_texts_does_not_matter),
        READING_TEST(only_spoken_texts_are_learned),
        READING_TEST(a_model_of_no_texts_knows_nothing),
        READING_TEST(a_stored_model_scores_as_it_did),
        READING_TEST(a_model_cut_off_anywhere_is_refused),
        READING_TEST(a_damaged_model_is_refused_or_harmless),
        READING_TEST(an_index_that_leads_outside_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
