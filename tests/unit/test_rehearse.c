/* test_rehearse.c - for kb/rehearse.c, test_question.c, group.c and value_texts.c. */
#include "edit_fixture.h"

#include <time.h>

#include "kb/group.h"
#include "kb/rehearse.h"
#include "kb/used.h"

static struct kb *candidate_of(struct edit_fixture *f)
{
    struct kb *candidate = NULL;
    const char **left_out;
    size_t count;
    if (kb_candidate(f->kb, NULL, 0, NULL, f->arena, &candidate, &left_out, &count) != KB_OK)
        fail_msg("%s", kb_message(candidate));
    return candidate;
}

static void a_draft_that_takes_a_question_away_is_told_so(void **state)
{
    struct edit_fixture *f = *state;
    struct kb_test test = {.question = "Wer stellt das Visum aus?",
                           .lang = KB_DE,
                           .wanted = "visum",
                           .by = "erika",
                           .at = 3};
    assert_int_equal(kb_test_save(f->kb, &test), KB_OK);
    edit_save(f, "entries/de/visum", 0,
              ENTRY("visum", "de", "Was ist ein Pass?", "Was ist ein Pass?", "", "Ein Pass."));
    edit_save(f, "entries/de/neu", 0,
              ENTRY("neu", "de", "Wer stellt das Visum aus?", "Wer stellt das Visum aus?", "",
                    "Das Visum stellt das Konsulat aus."));
    struct kb *candidate = candidate_of(f);
    struct kb_rehearsal r;
    assert_int_equal(kb_rehearse(f->kb, candidate, DAY, NULL, f->arena, &r), KB_OK);
    assert_true(r.questions >= 5);
    assert_true(r.changed.worse >= 1);
    assert_int_equal(r.changed.at[0].verdict, KB_WORSE);
    assert_string_equal(r.changed.at[0].wanted, "visum");
    assert_string_equal(r.changed.at[0].before.entry, "visum");
    assert_string_equal(r.changed.at[0].after.entry, "neu");
    assert_int_equal(r.tests_failed, 1);
    assert_true(r.competing_count > 0);
    assert_string_equal(r.competing[0].slug, "neu");
    assert_string_equal(r.competing[0].against, "visum");
    kb_close(candidate);
}

/* No entry of English is a draft, but a rule is for both. */
static void a_rule_changes_answers_where_no_entry_did(void **state)
{
    struct edit_fixture *f = *state;
    edit_save(f, "rules/person.json", 0,
              "[{\"id\":\"person.wage\",\"kind\":\"person\",\"pattern\":\"wage|lohn\","
              "\"matches\":[\"wage\"]}]");
    struct kb *candidate = candidate_of(f);
    struct kb_rehearsal r;
    assert_int_equal(kb_rehearse(f->kb, candidate, DAY, NULL, f->arena, &r), KB_OK);
    assert_int_equal(r.questions, 3);
    assert_int_equal(r.changed.worse, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_string_equal(r.changed.at[i].wanted, "lohn");
        assert_int_equal(r.changed.at[i].after.action, KB_HANDOFF);
    }
    assert_true(r.score_after < r.score_before);
    kb_close(candidate);
}

/* The two handles share the questions of a language in which they are alike. */
static void a_language_without_drafts_is_scored_all_the_same(void **state)
{
    struct edit_fixture *f = *state;
    static const char *const said[] = {"What is the minimum wage?", "What must I pay?",
                                       "How much is the minimum wage an hour?"};
    for (size_t i = 0; i < COUNT(said); i++) {
        struct kb_test test = {.question = said[i], .lang = KB_EN, .wanted = "lohn", .by = "e"};
        assert_int_equal(kb_test_save(f->kb, &test), KB_OK);
    }
    edit_save(f, "entries/de/visum", 0,
              ENTRY("visum", "de", "Was ist ein Pass?", "Was ist ein Pass?", "", "Ein Pass."));
    struct kb *candidate = candidate_of(f);
    struct kb_rehearsal r;
    assert_int_equal(kb_rehearse(f->kb, candidate, DAY, NULL, f->arena, &r), KB_OK);
    assert_int_equal(r.tests_passed + r.tests_failed, 3);
    assert_true(r.tests_passed >= 1);
    for (size_t i = 0; i < r.changed.count; i++)
        assert_int_equal(r.changed.at[i].lang, KB_DE);
    kb_close(candidate);
}

static bool stop(void *context, size_t done, size_t all)
{
    (void)context;
    (void)all;
    return done > 0;
}

static void nothing_changes_without_drafts_and_it_can_be_stopped(void **state)
{
    struct edit_fixture *f = *state;
    struct kb *candidate = candidate_of(f);
    struct kb_rehearsal r;
    assert_int_equal(kb_rehearse(f->kb, candidate, DAY, NULL, f->arena, &r), KB_OK);
    assert_int_equal(r.questions, 3);
    assert_int_equal(r.changed.count, 0);
    assert_true(r.score_before == r.score_after);
    const struct kb_watch watch = {stop, NULL};
    assert_int_equal(kb_rehearse(f->kb, candidate, DAY, &watch, f->arena, &r), KB_CANCELLED);
    kb_close(candidate);
}

static void saved_tests_are_changed_and_removed(void **state)
{
    struct edit_fixture *f = *state;
    struct kb_test test = {.question = " Wie hoch? ", .wanted = "lohn", .by = "e"}, *tests;
    assert_int_equal(kb_test_save(f->kb, &test), KB_OK);
    assert_true(test.test > 0);
    test.wanted = "NONE";
    assert_int_equal(kb_test_save(f->kb, &test), KB_OK);
    assert_int_equal(kb_tests(f->kb, f->arena, &tests), 1);
    assert_string_equal(tests[0].question, "Wie hoch?");
    assert_string_equal(tests[0].wanted, "NONE");
    test.question = " ";
    assert_int_equal(kb_test_save(f->kb, &test), KB_INVALID);
    struct kb_test missing = {.test = 99, .question = "x", .wanted = "lohn", .by = "e"};
    assert_int_equal(kb_test_save(f->kb, &missing), KB_NOT_FOUND);
    assert_int_equal(kb_test_delete(f->kb, test.test), KB_OK);
    assert_int_equal(kb_test_delete(f->kb, test.test), KB_NOT_FOUND);
}

static void questions_that_ask_the_same_are_together(void **state)
{
    struct edit_fixture *f = *state;
    static const char *const said[] = {
        "Wie hoch ist der Mindestlohn?",
        "Was kostet die Blaue Karte?",
        "Mindestlohn: wie hoch?",
        "Wie hoch ist denn der Mindestlohn",
        "Wie hoch ist der gesetzliche Mindestlohn heute?",
        "Was kostet eine blaue Karte eigentlich?",
        "",
        "What is the minimum wage?",
    };
    struct kb_asked questions[COUNT(said)];
    for (size_t i = 0; i < COUNT(said); i++)
        questions[i] = (struct kb_asked){text_of(said[i]), i == 7 ? KB_EN : KB_DE};
    struct kb_group *groups;
    size_t count = kb_group(f->kb, questions, COUNT(said), f->arena, &groups), all = 0;
    for (size_t i = 0; i < count; i++)
        all += groups[i].count;
    assert_int_equal(all, COUNT(said));
    assert_int_equal(groups[0].count, 4);
    assert_int_equal(groups[1].count, 2);
    for (size_t i = 0; i < groups[0].count; i++)
        if (strcasestr(said[groups[0].members[i]], "mindestlohn") == NULL)
            fail_msg("with the others: %s", said[groups[0].members[i]]);
    assert_int_equal(kb_group(f->kb, NULL, 0, f->arena, &groups), 0);
}

/* With enough entries what questions are taken for counts, whatever their words. */
static void questions_for_the_same_entry_are_together_without_common_words(void **state)
{
    struct edit_fixture *f = *state;
    enum { ENTRIES = 45 };
    struct kb_file files[ENTRIES];
    for (int i = 0; i < ENTRIES; i++) {
        char a = (char)('a' + i / 9), b = (char)('a' + i % 9);
        files[i] = (struct kb_file){
            arena_printf(f->arena, "entries/de/test/e%d.md", i),
            text_of(arena_printf(f->arena,
                                 "---\nslug: e%d\narea: test\nlang: de\ntitle: \"Kapitel %c%c?\"\n"
                                 "short: \"Kurz.\"\nquestions:\n  - \"m%c%cmor\"\n  - \"%c%cpul\"\n"
                                 "stand: \"2026-08-19\"\nreview_by: \"2099-01-01\"\nsources:\n"
                                 "  - title: \"G\"\n    url: \"https://example.org\"\n---\nText.\n",
                                 i, a, b, a, b, a, b))};
    }
    struct kb_import_report report;
    assert_int_equal(kb_import_files(f->kb, files, ENTRIES, false, stderr, &report), KB_OK);
    const struct kb_asked questions[] = {{text_of("mabmor"), KB_DE},
                                         {text_of("cdpul"), KB_DE},
                                         {text_of("abpul"), KB_DE},
                                         {text_of("mcdmor"), KB_DE}};
    struct kb_group *groups;
    assert_int_equal(kb_group(f->kb, questions, COUNT(questions), f->arena, &groups), 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(groups[i].count, 2);
        /* the first with the third, the second with the fourth */
        assert_int_equal(groups[i].members[0] % 2, groups[i].members[1] % 2);
    }
}

static void thousands_of_questions_are_grouped_soon(void **state)
{
    struct edit_fixture *f = *state;
    enum { MANY = 3000 };
    struct kb_asked *questions = calloc(MANY, sizeof *questions);
    for (size_t i = 0; i < MANY; i++)
        questions[i] = (struct kb_asked){
            text_of(arena_printf(f->arena, "Wie viel kostet das Thema%zu im Fall%zu und Amt%zu?",
                                 i % 700, i % 700, i % 700)),
            KB_DE};
    struct kb_group *groups;
    clock_t begun = clock();
    size_t count = kb_group(f->kb, questions, MANY, f->arena, &groups);
    double seconds = (double)(clock() - begun) / CLOCKS_PER_SEC;
    assert_in_range(count, 1, 800);
    if (seconds > 5) /* under sanitizers */
        fail_msg("took %.1f s", seconds);
    free(questions);
}

static void the_sentences_of_a_value_read_with_both_figures(void **state)
{
    struct edit_fixture *f = *state;
    edit_save(f, "values.json", 0,
              "[{\"key\":\"lohn\",\"title\":\"L\",\"unit\":\"EUR\",\"periods\":[{\"from\":null,"
              "\"to\":null,\"value\":20,\"source\":\"s\"}]}]");
    struct kb *candidate = candidate_of(f);
    struct kb_value_text *texts;
    assert_int_equal(kb_value_texts(f->kb, candidate, "lohn", DAY, f->arena, &texts), 2);
    assert_string_equal(texts[0].before, "Es sind 13,90 Euro je Stunde.");
    assert_string_equal(texts[0].after, "Es sind 20 Euro je Stunde.");
    assert_int_equal(texts[1].lang, KB_EN);
    struct kb_used used;
    kb_value_used(f->kb, "lohn", KB_DE, f->arena, &used);
    assert_int_equal(used.entry_count, 1);
    kb_close(candidate);
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, edit_begin, edit_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(a_draft_that_takes_a_question_away_is_told_so),
        WITH_FIXTURE(a_rule_changes_answers_where_no_entry_did),
        WITH_FIXTURE(a_language_without_drafts_is_scored_all_the_same),
        WITH_FIXTURE(nothing_changes_without_drafts_and_it_can_be_stopped),
        WITH_FIXTURE(saved_tests_are_changed_and_removed),
        WITH_FIXTURE(questions_that_ask_the_same_are_together),
        WITH_FIXTURE(questions_for_the_same_entry_are_together_without_common_words),
        WITH_FIXTURE(thousands_of_questions_are_grouped_soon),
        WITH_FIXTURE(the_sentences_of_a_value_read_with_both_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
