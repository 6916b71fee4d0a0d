/* test_rule_propose.c - for kb/rule_propose.c. */
#include "edit_fixture.h"

#include "kb/document.h"
#include "kb/rules.h"

enum { SENTENCES = 4 };

struct sentences {
    const char *says, *matches[SENTENCES], *exceptions[SENTENCES];
    bool ordered;
    enum kb_lang lang;
    const char *pattern; /* NULL: there is none, for this reason: */
    const char *field, *message;
    size_t line;
};

static struct kb_rule_sentences given(const struct sentences *c)
{
    struct kb_rule_sentences out = {
        .matches = c->matches, .exceptions = c->exceptions, .lang = c->lang, .ordered = c->ordered};
    while (out.match_count < SENTENCES && c->matches[out.match_count] != NULL)
        out.match_count++;
    while (out.exception_count < SENTENCES && c->exceptions[out.exception_count] != NULL)
        out.exception_count++;
    return out;
}

static void the_pattern_is_what_the_sentences_share(void **state)
{
    static const struct sentences cases[] = {
        {"one word in two forms",
         {"Ich brauche eine Wohnung", "Gibt es Wohnungen?"},
         .pattern = "\\bwohnung"},
        {"words in any order",
         {"Wohnung in Erfurt mieten", "In Erfurt miete ich eine Wohnung"},
         .pattern = "(?s)^(?=.*?\\bwohnung)(?=.*?\\berfurt)(?=.*?\\bmiet).*"},
        {"words in the given order",
         {"Wohnung in Erfurt", "Die Wohnungen von Erfurt"},
         .ordered = true,
         .pattern = "(?s)^(?>.*?\\bwohnung)(?>.*?\\berfurt)"},
        {"the order, where only it tells them apart",
         {"Wohnung vor Arbeit", "Wohnungen vor Arbeiten"},
         {"Arbeit vor Wohnung"},
         .pattern = "(?s)^(?>.*?\\bwohnung)(?>.*?\\barbeit)"},
        {"an umlaut may be written with an e",
         {"Welche Prüfungen?", "Wann ist Prüfung?"},
         .pattern = "\\b(prüfung|pruefung)"},
        {"a word with and without umlaut",
         {"Wo sind Häuser?", "Wo ist das Haus?"},
         .pattern = "\\b(häus|haeus|haus)"},
        {"a short word as a whole", {"Welches Amt?", "Das Amt"}, .pattern = "\\bamt\\b"},
        {"a stem that ends otherwise than the word",
         {"Are you happy?", "Happy people"},
         .lang = KB_EN,
         .pattern = "\\bhapp"},
        {"a paragraph in two spellings",
         {"Was regelt § 18 g?", "Was steht in §18g?"},
         .pattern = "\\b(18\\s*g|18g)\\b"},
        {"a figure keeps its dot",
         {"Reichen 50.700 Euro?"},
         {"Reichen 50 700 Euro?"},
         .pattern = "(?s)^(?=.*?\\breich)(?=.*?\\b50\\.700\\b)(?=.*?\\beuro).*"},
        {"nothing in common",
         {"Ein Visum", "Eine Wohnung"},
         .field = "matches",
         .message = "no word in common"},
        {"one apart from the others",
         {"Ein Visum", "Eine Wohnung", "Das Visum bitte"},
         .field = "matches",
         .message = "shares no word",
         .line = 2},
        {"one of common words only",
         {"Ein Visum", "Was ist das?"},
         .field = "matches",
         .message = "no word of its own",
         .line = 2},
        {"an exception with all the words",
         {"Visum beantragen", "Beantragen Sie das Visum"},
         {"Was kostet es?", "Wer darf ein Visum beantragen?"},
         .field = "not",
         .message = "has all the words",
         .line = 2},
        {"another order, where the first one's is wanted",
         {"Wohnung vor Arbeit", "Arbeit vor Wohnung"},
         .ordered = true,
         .field = "matches",
         .message = "another order",
         .line = 2},
        {"no sentence", {NULL}, .field = "matches", .message = "it needs examples"},
    };
    struct edit_fixture *f = *state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct sentences *c = &cases[i];
        const struct kb_rule_sentences sentences = given(c);
        struct kb_rule_proposal got;
        kb_rule_propose(f->kb, &sentences, KB_EN, f->arena, &got);
        if (c->pattern != NULL && (got.pattern == NULL || strcmp(got.pattern, c->pattern) != 0))
            fail_msg("%s: wanted %s, got %s (%s)", c->says, c->pattern,
                     got.pattern == NULL ? "none" : got.pattern,
                     got.faults.count == 0 ? "" : got.faults.at[0].message);
        if (c->pattern != NULL) {
            assert_int_equal(got.faults.count, 0);
            assert_true(got.word_count > 0 && got.words[0].count > 0);
            assert_int_equal(got.ordered, strstr(c->pattern, "(?>") != NULL);
            continue;
        }
        if (got.pattern != NULL || got.faults.count == 0 ||
            strcmp(got.faults.at[0].field, c->field) != 0 || got.faults.at[0].line != c->line ||
            strstr(got.faults.at[0].message, c->message) == NULL)
            fail_msg("%s: wanted \"%s\", got %s \"%s\" at %zu", c->says, c->message,
                     got.pattern == NULL ? "no pattern" : got.pattern,
                     got.faults.count == 0 ? "" : got.faults.at[0].message,
                     got.faults.count == 0 ? 0 : got.faults.at[0].line);
    }
}

static void a_part_of_a_compound_is_found_inside_the_word(void **state)
{
    struct edit_fixture *f = *state;
    /* the parts are words of the knowledge */
    edit_publish(
        f, "entries/de/gehalt",
        edit_save(f, "entries/de/gehalt", 0,
                  ENTRY("gehalt", "de", "Gehalt und Grenze", "Welches Gehalt? Welche Grenze?", "",
                        "Das Gehalt hat eine Grenze. Gehalt, Grenze, Gehalt, Grenze.")),
        &(struct kb_published_report){0});
    static const struct sentences c = {
        .matches = {"Welche Gehaltsgrenze gilt?", "Reicht das Gehalt?"}};
    const struct kb_rule_sentences sentences = given(&c);
    struct kb_rule_proposal got;
    kb_rule_propose(f->kb, &sentences, KB_EN, f->arena, &got);
    assert_non_null(got.pattern);
    assert_string_equal(got.pattern, "gehalt");
    static const struct sentences whole = {.matches = {"Die Gehaltsgrenze", "Eine Gehaltsgrenze"}};
    const struct kb_rule_sentences both = given(&whole);
    kb_rule_propose(f->kb, &both, KB_EN, f->arena, &got);
    assert_string_equal(got.pattern, "\\bgehaltsgrenz"); /* not its parts, too */
}

static void long_and_odd_sentences_are_no_trouble(void **state)
{
    struct edit_fixture *f = *state;
    char word[2001], many[2001], longer[2003], umlauts[302] = "x";
    memset(word, 'x', 2000);
    memset(longer, 'y', 2002);
    word[2000] = longer[2002] = '\0';
    for (size_t i = 0; i < 2000; i++)
        many[i] = i % 4 == 3 ? ' ' : (char)('a' + i * 7 / 4 % 26);
    many[1999] = '\0';
    for (size_t i = 0; i < 150; i++)
        memcpy(umlauts + 1 + 2 * i, "ü", 2);
    const char *const odd[] = {
        word,          many,   "",     "\xC2\xA7", "((((", "\\E.*+?{2}[", "a\xCC\x88ndern",
        "слово слова", longer, umlauts};
    for (size_t i = 0; i < COUNT(odd); i++)
        for (size_t k = 0; k < COUNT(odd); k++) {
            const char *const two[] = {odd[i], odd[k]};
            for (size_t exceptions = 0; exceptions < 2; exceptions++) {
                struct kb_rule_proposal got;
                const struct kb_rule_sentences sentences = {.matches = two,
                                                            .match_count = 2,
                                                            .exceptions = two,
                                                            .exception_count = exceptions};
                kb_rule_propose(f->kb, &sentences, KB_DE, f->arena, &got);
                assert_true((got.pattern == NULL) == (got.faults.count > 0));
                for (size_t n = 0; n < got.faults.count; n++)
                    assert_true(text_valid(text_of(got.faults.at[n].message)));
                if (exceptions == 1)
                    assert_null(got.pattern);
            }
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_pattern_is_what_the_sentences_share, edit_begin,
                                        edit_end),
        cmocka_unit_test_setup_teardown(a_part_of_a_compound_is_found_inside_the_word, edit_begin,
                                        edit_end),
        cmocka_unit_test_setup_teardown(long_and_odd_sentences_are_no_trouble, edit_begin,
                                        edit_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
