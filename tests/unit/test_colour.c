/* test_colour.c - for bot/colour.c. */
#include "check.h"

#include <math.h>
#include <string.h>

#include "bot/colour.h"

static const struct {
    const char *says, *text, *written; /* NULL: no colour */
} texts[] = {
    {"six digits", "#0f4c81", "#0f4c81"},
    {"three digits", "#f0A", "#ff00aa"},
    {"capitals", "#ABCDEF", "#abcdef"},
    {"no sign", "0f4c81", NULL},
    {"a name", "red", NULL},
    {"too short", "#0f4c8", NULL},
    {"too long", "#0f4c811", NULL},
    {"no digit", "#0f4c8g", NULL},
    {"nothing", "", NULL},
    {"a sign alone", "#", NULL},
    {"a way out of the style sheet", "#fff;}", NULL},
};

static void a_colour_is_read_and_written(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct colour c;
        char written[COLOUR_SIZE] = "";
        bool read = colour_parse(texts[i].text, &c);
        if (read)
            colour_write(c, written);
        if (read != (texts[i].written != NULL) || (read && strcmp(written, texts[i].written) != 0))
            fail_msg("%s: got %s", texts[i].says, written);
    }
}

/* As other tools compute them, to a hundredth. */
static const struct {
    const char *a, *b;
    double contrast;
} contrasts[] = {
    {"#000000", "#ffffff", 21.0}, {"#ffffff", "#ffffff", 1.0},  {"#767676", "#ffffff", 4.54},
    {"#ffffff", "#777777", 4.48}, {"#ff0000", "#ffffff", 4.0},  {"#0000ff", "#ffffff", 8.59},
    {"#00ff00", "#ffffff", 1.37}, {"#0f4c81", "#ffffff", 8.86},
};

static void contrast_is_that_of_wcag(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof contrasts / sizeof *contrasts; i++) {
        struct colour a, b;
        assert_true(colour_parse(contrasts[i].a, &a) && colour_parse(contrasts[i].b, &b));
        double found = colour_contrast(a, b);
        if (fabs(found - contrasts[i].contrast) > 0.006)
            fail_msg("%s on %s: got %.3f, not %.2f", contrasts[i].a, contrasts[i].b, found,
                     contrasts[i].contrast);
    }
}

static void a_mixture_lies_between(void **state)
{
    (void)state;
    const struct colour black = {{0, 0, 0}}, red = {{200, 100, 0}};
    char written[COLOUR_SIZE];
    colour_write(colour_mix(red, black, 0.5), written);
    assert_string_equal(written, "#643200");
    colour_write(colour_mix(red, black, 1), written);
    assert_string_equal(written, "#c86400");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_colour_is_read_and_written),
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(a_mixture_lies_between),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
