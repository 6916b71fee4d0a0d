/* test_topic.c - for kb/topic.c, through kb_find(), over a small knowledge base. */
#include "check.h"

#include <math.h>
#include <string.h>

#include "kb/kb.h"

static const struct {
    const char *slug, *area, *title, *questions[2], *related;
} knowledge[] = {
    {"visum",
     "einreise",
     "Was ist das Visum?",
     {"Wie beantragt man ein Visum?", "visum"},
     "visum-kosten"},
    {"visum-kosten",
     "einreise",
     "Was kostet das Visum?",
     {"Gebühr für das Visum", "visum preis"},
     "visum"},
    {"anerkennung",
     "beruf",
     "Was ist die Anerkennung?",
     {"Wie läuft die Anerkennung?", "anerkennung"},
     "anerkennung-kosten"},
    {"anerkennung-kosten",
     "beruf",
     "Was kostet die Anerkennung?",
     {"Gebühr für die Anerkennung", "anerkennung preis"},
     "anerkennung"},
    {"wohnung",
     "leben",
     "Wie findet man eine Wohnung?",
     {"Wer vermietet eine Wohnung?", "unterkunft"},
     "schule"},
    {"schule",
     "leben",
     "Wo ist die Schule?",
     {"Welche Schule nimmt Kinder?", "kinder schule"},
     "wohnung"},
};

static int begin(void **state)
{
    struct arena *arena = arena_new((size_t)8 << 20);
    struct kb_file files[COUNT(knowledge)];
    struct kb_import_report report;
    struct kb *kb;
    for (size_t i = 0; i < COUNT(knowledge); i++)
        files[i] = (struct kb_file){
            arena_printf(arena, "entries/de/%s/%s.md", knowledge[i].area, knowledge[i].slug),
            text_of(arena_printf(
                arena,
                "---\nslug: %s\narea: %s\nlang: de\ntitle: \"%s\"\nshort: \"Kurz.\"\nquestions:\n"
                "  - \"%s\"\n  - \"%s\"\nstand: \"2026-08-19\"\nreview_by: \"2027-01-15\"\n"
                "related:\n  - \"%s\"\nsources:\n  - title: \"Q\"\n    url: "
                "\"https://example.org/\"\n---\n## Was gilt?\n",
                knowledge[i].slug, knowledge[i].area, knowledge[i].title, knowledge[i].questions[0],
                knowledge[i].questions[1], knowledge[i].related))};
    enum kb_status status = kb_open(NULL, &kb);
    if (status == KB_OK)
        status = kb_import_files(kb, files, COUNT(files), true, stderr, &report);
    arena_free(arena);
    *state = kb;
    return status == KB_OK ? 0 : -1;
}

static int end(void **state)
{
    kb_close(*state);
    return 0;
}

/* Asks as the next turn after `before`, or as the first. */
static struct kb_finding ask(struct kb *kb, const struct kb_finding *before, const char *said,
                             struct arena *arena)
{
    struct kb_question question = {.said = text_of(said), .lang_known = true, .lang = KB_DE};
    if (before != NULL) {
        question.context = before->context;
        question.context_count = before->context_count;
        question.context_length = before->context_length;
    }
    struct kb_finding found;
    assert_int_equal(kb_find(kb, &question, arena, &found), KB_OK);
    return found;
}

static const struct {
    const char *says, *turns[3], *first;
} cases[] = {
    {"alone it may be either", {"Visum, was kostet das?"}, "visum-kosten"},
    {"what it costs is about the topic", {"Was ist das Visum?", "Kosten?"}, "visum-kosten"},
    {"and about the other topic", {"Wie läuft die Anerkennung?", "Kosten?"}, "anerkennung-kosten"},
    {"the topic lasts",
     {"Wie läuft die Anerkennung?", "Was kostet die?", "und die Gebühr?"},
     "anerkennung-kosten"},
    {"a question with a topic of its own changes it",
     {"Was ist das Visum?", "Wie findet man eine Wohnung?"},
     "wohnung"},
    {"then the new one counts",
     {"Was kostet das Visum?", "Welche Schule nimmt Kinder?", "wo?"},
     "schule"},
    {"what nobody knows stays where it was", {"Wo ist die Schule?", "xyz qqq"}, "schule"},
};

static void a_follow_up_is_read_in_the_light_of_the_turns_before(void **state)
{
    struct arena *arena = arena_new((size_t)32 << 20);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kb_finding found = {0};
        for (size_t k = 0; k < COUNT(cases[i].turns) && cases[i].turns[k] != NULL; k++) {
            struct kb_finding before = found;
            found = ask(*state, k == 0 ? NULL : &before, cases[i].turns[k], arena);
        }
        if (found.hit_count == 0 || strcmp(found.hits[0].slug, cases[i].first) != 0)
            fail_msg("%s: %s", cases[i].says, found.hit_count == 0 ? "-" : found.hits[0].slug);
    }
    arena_free(arena);
}

static void what_is_carried_are_shares_and_evidence(void **state)
{
    struct arena *arena = arena_new((size_t)8 << 20);
    struct kb_finding first = ask(*state, NULL, "Was ist das Visum?", arena);
    struct kb_finding second = ask(*state, &first, "Kosten?", arena);
    double sum = 0;
    assert_int_equal(first.context_count, COUNT(knowledge));
    for (size_t i = 0; i < second.context_count; i++) {
        assert_true(second.context[i].share >= 0 && isfinite(second.context[i].evidence));
        sum += second.context[i].share;
    }
    assert_true(fabs(sum - 1) < 1e-6);                         /* no entry is left out of six */
    assert_true(first.context_length > second.context_length); /* a long question says more */
    arena_free(arena);
}

static void entries_that_are_gone_say_nothing(void **state)
{
    struct arena *arena = arena_new((size_t)8 << 20);
    struct kb_finding gone = {.context = {{"no-such-entry", 1, 12}, {"visum", 0, -1e4}},
                              .context_count = 2,
                              .context_length = 1e4};
    struct kb_finding found = ask(*state, &gone, "Wo ist die Schule?", arena);
    assert_string_equal(found.hits[0].slug, "schule");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_follow_up_is_read_in_the_light_of_the_turns_before),
        cmocka_unit_test(what_is_carried_are_shares_and_evidence),
        cmocka_unit_test(entries_that_are_gone_say_nothing),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
