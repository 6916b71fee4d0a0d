/* test_publish.c - for kb/publish.c, apply.c, due.c, candidate.c and revision.c. */
#include "edit_fixture.h"

#include "kb/revision.h"
#include "kb/used.h"

#define BETTER                                                                                     \
    ENTRY("visum", "de", "Wo gibt es das Visum?", "Wer stellt das Visum aus?", "", "Konsulat.")

static void nothing_is_answered_before_it_is_published(void **state)
{
    struct edit_fixture *f = *state;
    struct kb_published_report report;
    int64_t generation = kb_generation(f->kb);
    int64_t version = edit_save(f, "entries/de/visum", 0, BETTER);
    assert_string_equal(edit_title(f, f->kb, "visum"), "Wie bekommt jemand ein Visum?");
    assert_int_equal(kb_generation(f->kb), generation);
    assert_int_equal(edit_publish(f, "entries/de/visum", version, &report), KB_OK);
    assert_string_equal(edit_title(f, f->kb, "visum"), "Wo gibt es das Visum?");
    struct kb_item item;
    assert_int_equal(kb_item_read(f->kb, "entries/de/visum", f->arena, &item), KB_OK);
    assert_null(item.draft.text);
    assert_string_equal(item.published.note, "warum");
    assert_string_equal(item.published.by, "max");
    assert_int_equal(item.published.at, 5000000);
}

static void a_draft_with_faults_or_saved_since_is_not_published(void **state)
{
    struct edit_fixture *f = *state;
    struct kb_published_report report;
    int64_t version =
        edit_save(f, "entries/de/visum", 0,
                  ENTRY("visum", "de", "", "Wer?", "", "Es kostet {{gibt-es-nicht}}."));
    assert_int_equal(edit_publish(f, "entries/de/visum", version, &report), KB_INVALID);
    assert_string_equal(report.item, "entries/de/visum");
    assert_int_equal(report.faults.faults, 2);
    assert_string_equal(report.faults.at[0].field, "title");
    assert_string_equal(report.faults.at[1].field, "body");
    assert_string_equal(edit_title(f, f->kb, "visum"), "Wie bekommt jemand ein Visum?");
    edit_save(f, "entries/de/visum", version, BETTER);
    assert_int_equal(edit_publish(f, "entries/de/visum", version, &report), KB_CONFLICT);
    assert_string_equal(edit_title(f, f->kb, "visum"), "Wie bekommt jemand ein Visum?");
}

static void drafts_that_need_each_other_are_published_together(void **state)
{
    struct edit_fixture *f = *state;
    static const char values[] =
        "[{\"key\":\"lohn\",\"title\":\"L\",\"unit\":\"EUR\",\"periods\":[{\"from\":null,\"to\":"
        "null,\"value\":1,\"source\":\"s\"}]},{\"key\":\"neu\",\"title\":\"N\",\"unit\":\"EUR\","
        "\"periods\":[{\"from\":null,\"to\":null,\"value\":2,\"source\":\"s\"}]}]";
    const struct kb_item_version items[] = {
        {"entries/de/neu",
         edit_save(f, "entries/de/neu", 0, ENTRY("neu", "de", "Neu?", "Was?", "", "{{neu}}"))},
        {"values.json", edit_save(f, "values.json", 0, values)},
    };
    struct kb_publication publication = {
        .items = items, .count = 1, .by = "max", .now = 1000, .day = DAY};
    struct kb_published_report report;
    assert_int_equal(kb_publish(f->kb, &publication, f->arena, &report), KB_INVALID);
    publication.count = 2;
    assert_int_equal(kb_publish(f->kb, &publication, f->arena, &report), KB_OK);
    assert_int_equal(report.published, 2);
    struct kb_answer answer;
    assert_int_equal(kb_answer(f->kb, "neu", KB_DE, DAY, f->arena, &answer), KB_OK);
    assert_string_equal(answer.body_html, "<p>2 Euro</p>\n");
}

#define FLOW_TO(slug)                                                                              \
    "{\"id\":\"weg\",\"title\":{\"de\":\"W\",\"en\":\"W\"},\"intro\":{\"de\":\"I\",\"en\":\"I\"}," \
    "\"stand\":\"2026-01-01\",\"start\":\"a\",\"steps\":{\"a\":{\"end\":{\"de\":\"E\",\"en\":"     \
    "\"E\"},"                                                                                      \
    "\"entries\":[\"" slug "\"]}}}"

/* What a publication brings is what its checks look at, and what the candidate is made of. */
static void what_is_published_together_is_checked_together(void **state)
{
    struct edit_fixture *f = *state;
    static const struct {
        const char *says;
        struct {
            const char *item, *text;
        } drafts[2];
        bool first_alone; /* the first is right without the second */
    } cases[] = {
        {"a rule moves to another file",
         {{"rules/neu.json", RULES}, {"rules/person.json", "[]"}},
         false},
        {"a flow ends at a new entry",
         {{"flows/weg.json", FLOW_TO("ziel")},
          {"entries/de/ziel", ENTRY("ziel", "de", "Ziel?", "Wohin?", "", "Dorthin.")}},
         false},
        {"two new entries relate to each other",
         {{"entries/de/eins",
           ENTRY("eins", "de", "Eins?", "Eins?", "related:\n  - \"zwei\"\n", "Eins.")},
          {"entries/de/zwei",
           ENTRY("zwei", "de", "Zwei?", "Zwei?", "related:\n  - \"eins\"\n", "Zwei.")}},
         true},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kb_item_version items[2];
        struct kb *candidate = NULL;
        const char **left_out;
        size_t count;
        for (size_t k = 0; k < 2; k++)
            items[k] = (struct kb_item_version){
                cases[i].drafts[k].item,
                edit_save(f, cases[i].drafts[k].item, 0, cases[i].drafts[k].text)};
        assert_int_equal(
            kb_candidate(f->kb, NULL, 0, NULL, f->arena, &candidate, &left_out, &count), KB_OK);
        if (count != 0)
            fail_msg("%s: %s is left out of the candidate", cases[i].says, left_out[0]);
        kb_close(candidate);
        struct kb_publication publication = {
            .items = items, .count = 1, .by = "max", .now = 1000, .day = DAY};
        struct kb_published_report report;
        if (!cases[i].first_alone &&
            kb_publish(f->kb, &publication, f->arena, &report) != KB_INVALID)
            fail_msg("%s: the first was published alone", cases[i].says);
        publication.count = 2;
        if (kb_publish(f->kb, &publication, f->arena, &report) != KB_OK)
            fail_msg("%s: %s: %s", cases[i].says, kb_message(f->kb),
                     report.faults.count == 0 ? "" : report.faults.at[0].message);
    }
    assert_int_equal(kb_rule_count(f->kb), 1);
}

/* As a server does it: one handle answers, the other publishes, then they change places. */
static void a_held_handle_answers_until_another_takes_its_place(void **state)
{
    struct edit_fixture *f = *state;
    struct kb *answering = NULL;
    assert_int_equal(kb_open(f->dir, &answering), KB_OK);
    kb_hold(answering);
    assert_false(kb_stale(answering));
    struct kb_published_report report;
    int64_t version = edit_save(f, "entries/de/visum", 0, BETTER);
    assert_false(kb_stale(answering));
    assert_int_equal(edit_publish(f, "entries/de/visum", version, &report), KB_OK);
    assert_true(kb_stale(answering));
    assert_string_equal(edit_title(f, answering, "visum"), "Wie bekommt jemand ein Visum?");
    const struct kb_question asked = {.said = text_of("Wer stellt das Visum aus?"), .day = DAY};
    struct kb_finding found;
    assert_int_equal(kb_find(answering, &asked, f->arena, &found), KB_OK);
    assert_string_equal(found.hits[0].slug, "visum");
    assert_int_equal(kb_reload(answering), KB_OK);
    assert_false(kb_stale(answering));
    assert_string_equal(edit_title(f, answering, "visum"), "Wo gibt es das Visum?");
    kb_close(answering);
}

static bool stop(void *context, size_t done, size_t all)
{
    size_t *calls = context;
    (void)all;
    (*calls)++;
    return done < 2;
}

static void a_publication_that_is_stopped_leaves_all_as_it_was(void **state)
{
    struct edit_fixture *f = *state;
    size_t calls = 0;
    const struct kb_item_version item = {"entries/de/visum",
                                         edit_save(f, "entries/de/visum", 0, BETTER)};
    const struct kb_publication publication = {
        .items = &item, .count = 1, .by = "max", .day = DAY, .watch = {stop, &calls}};
    struct kb_published_report report;
    assert_int_equal(kb_publish(f->kb, &publication, f->arena, &report), KB_CANCELLED);
    assert_true(calls > 0);
    assert_string_equal(edit_title(f, f->kb, "visum"), "Wie bekommt jemand ein Visum?");
    struct kb_item read;
    kb_item_read(f->kb, "entries/de/visum", f->arena, &read);
    assert_non_null(read.draft.text);
}

static const struct kb_change_why why = {.by = "max", .note = "veraltet", .now = 6000000};

static void what_is_archived_is_not_answered_and_comes_back(void **state)
{
    struct edit_fixture *f = *state;
    assert_int_equal(kb_archive(f->kb, "visum", &why), KB_USED);
    struct kb_used used;
    kb_used(f->kb, "visum", KB_DE, f->arena, &used);
    assert_int_equal(used.entry_count, 1);
    assert_string_equal(used.entries[0].slug, "lohn");
    assert_int_equal(kb_archive(f->kb, "lohn", &why), KB_OK);
    assert_string_equal(edit_title(f, f->kb, "lohn"), "");
    struct kb_item item;
    assert_int_equal(kb_item_read(f->kb, "entries/en/lohn", f->arena, &item), KB_OK);
    assert_int_equal(item.state, KB_IS_ARCHIVED);
    assert_string_equal(item.published.note, "veraltet");
    assert_int_equal(kb_archive(f->kb, "lohn", &why), KB_NOT_FOUND);
    assert_int_equal(kb_unarchive(f->kb, "lohn", &why), KB_OK);
    assert_string_equal(edit_title(f, f->kb, "lohn"), "Was muss ich mindestens zahlen?");
    assert_int_equal(kb_unarchive(f->kb, "lohn", &why), KB_NOT_FOUND);
}

static void confirming_gives_every_language_new_days(void **state)
{
    struct edit_fixture *f = *state;
    int64_t version = edit_save(f, "entries/de/lohn", 0, LOHN);
    assert_int_equal(kb_confirm(f->kb, "lohn", "2026-10-01", "2026-09-01", &why), KB_INVALID);
    assert_int_equal(kb_confirm(f->kb, "lohn", "2026-02-30", "2027-09-01", &why), KB_INVALID);
    assert_int_equal(kb_confirm(f->kb, "lohn", "2026-10-01", "2027-10-01", &why), KB_OK);
    for (int lang = KB_DE; lang <= KB_EN; lang++) {
        struct kb_answer answer;
        assert_int_equal(kb_answer(f->kb, "lohn", (enum kb_lang)lang, DAY, f->arena, &answer),
                         KB_OK);
        assert_string_equal(answer.stand, "2026-10-01");
    }
    struct kb_item item;
    kb_item_read(f->kb, "entries/de/lohn", f->arena, &item);
    assert_true(item.draft.version > version);
    assert_non_null(strstr(item.draft.text, "review_by: \"2027-10-01\""));
    assert_int_equal(item.draft.base, item.published.revision);
}

static void what_is_scheduled_happens_once(void **state)
{
    struct edit_fixture *f = *state;
    int64_t version = edit_save(f, "entries/de/visum", 0, BETTER);
    assert_int_equal(kb_next_due(f->kb), 0);
    assert_int_equal(kb_draft_schedule(f->kb, "entries/de/visum", version, 9000, "erika", &version),
                     KB_OK);
    version = edit_save(f, "rules/person.json", 0, "[");
    assert_int_equal(
        kb_draft_schedule(f->kb, "rules/person.json", version, 8000, "erika", &version), KB_OK);
    assert_int_equal(kb_set_expiry(f->kb, "lohn", 9500, "erika"), KB_OK);
    assert_int_equal(kb_next_due(f->kb), 8000);
    struct kb_due *due;
    enum kb_status status;
    assert_int_equal(kb_run_due(f->kb, 7999, DAY, KB_EN, f->arena, &due, &status), 0);
    assert_int_equal(kb_run_due(f->kb, 10000, DAY, KB_EN, f->arena, &due, &status), 3);
    assert_int_equal(status, KB_OK);
    assert_string_equal(due[0].item, "rules/person.json");
    assert_false(due[0].done);
    assert_int_equal(due[0].faults.faults, 1);
    assert_true(due[1].done);
    assert_string_equal(due[2].item, "lohn");
    assert_true(due[2].done && due[2].expired);
    assert_string_equal(edit_title(f, f->kb, "visum"), "Wo gibt es das Visum?");
    assert_string_equal(edit_title(f, f->kb, "lohn"), "");
    assert_int_equal(kb_next_due(f->kb), 0);
    assert_int_equal(kb_run_due(f->kb, 10000, DAY, KB_EN, f->arena, &due, &status), 0);
}

static void what_one_editor_scheduled_is_published_together(void **state)
{
    struct edit_fixture *f = *state;
    static const char *const drafts[][2] = {
        {"entries/de/kaputt", "kaputt"},
        {"flows/weg.json", FLOW_TO("ziel")},
        {"entries/de/ziel", ENTRY("ziel", "de", "Ziel?", "Wohin?", "", "Dorthin.")},
    };
    for (size_t i = 0; i < COUNT(drafts); i++) {
        int64_t version = edit_save(f, drafts[i][0], 0, drafts[i][1]);
        assert_int_equal(
            kb_draft_schedule(f->kb, drafts[i][0], version, 9000 + (int64_t)i, "erika", &version),
            KB_OK);
    }
    struct kb_due *due;
    enum kb_status status;
    assert_int_equal(kb_run_due(f->kb, 10000, DAY, KB_EN, f->arena, &due, &status), 3);
    assert_int_equal(status, KB_OK);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(due[i].done, strcmp(due[i].item, "entries/de/kaputt") != 0);
    assert_string_equal(edit_title(f, f->kb, "ziel"), "Ziel?");
    assert_int_equal(kb_next_due(f->kb), 0);
}

static void the_candidate_has_the_drafts_in_place(void **state)
{
    struct edit_fixture *f = *state;
    edit_save(f, "entries/de/visum", 0, BETTER);
    edit_save(f, "entries/de/neu", 0, ENTRY("neu", "de", "Neu?", "Was ist neu?", "", "Neu."));
    edit_save(f, "entries/de/kaputt", 0, "kaputt");
    struct kb *candidate = NULL;
    const char **left_out;
    size_t count;
    assert_int_equal(kb_candidate(f->kb, NULL, 0, NULL, f->arena, &candidate, &left_out, &count),
                     KB_OK);
    assert_int_equal(count, 1);
    assert_string_equal(left_out[0], "entries/de/kaputt");
    assert_string_equal(edit_title(f, candidate, "visum"), "Wo gibt es das Visum?");
    assert_string_equal(edit_title(f, candidate, "neu"), "Neu?");
    assert_string_equal(edit_title(f, f->kb, "neu"), "");
    const struct kb_question asked = {.said = text_of("Was ist neu?"), .day = DAY};
    struct kb_finding found;
    assert_int_equal(kb_find(candidate, &asked, f->arena, &found), KB_OK);
    assert_string_equal(found.hits[0].slug, "neu");
    kb_close(candidate);
    static const char *const one[] = {"entries/de/neu"};
    assert_int_equal(kb_candidate(f->kb, one, 1, NULL, f->arena, &candidate, &left_out, &count),
                     KB_OK);
    assert_string_equal(edit_title(f, candidate, "visum"), "Wie bekommt jemand ein Visum?");
    kb_close(candidate);
}

static void each_publication_can_be_seen_and_brought_back(void **state)
{
    struct edit_fixture *f = *state;
    struct kb_published_report report;
    int64_t version = edit_save(f, "entries/de/visum", 0, BETTER);
    assert_int_equal(edit_publish(f, "entries/de/visum", version, &report), KB_OK);
    struct kb_revision *revisions, old;
    assert_int_equal(kb_revisions(f->kb, "entries/de/visum", f->arena, &revisions), 2);
    assert_true(revisions[0].current);
    assert_string_equal(revisions[0].note, "warum");
    assert_string_equal(revisions[1].by, "import");
    assert_int_equal(kb_revision(f->kb, "entries/de/visum", revisions[1].revision, f->arena, &old),
                     KB_OK);
    assert_string_equal(old.text, VISUM);
    assert_int_equal(kb_revision(f->kb, "entries/de/lohn", revisions[1].revision, f->arena, &old),
                     KB_NOT_FOUND);
    struct kb_draft theirs;
    assert_int_equal(kb_restore(f->kb, "entries/de/visum", revisions[1].revision, 0, "max", 1,
                                f->arena, &version, &theirs),
                     KB_OK);
    struct kb_item item;
    kb_item_read(f->kb, "entries/de/visum", f->arena, &item);
    assert_string_equal(item.draft.text, VISUM);
    assert_int_equal(kb_revisions(f->kb, "values.json", f->arena, &revisions), 1);
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, edit_begin, edit_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(nothing_is_answered_before_it_is_published),
        WITH_FIXTURE(a_draft_with_faults_or_saved_since_is_not_published),
        WITH_FIXTURE(drafts_that_need_each_other_are_published_together),
        WITH_FIXTURE(what_is_published_together_is_checked_together),
        WITH_FIXTURE(a_held_handle_answers_until_another_takes_its_place),
        WITH_FIXTURE(a_publication_that_is_stopped_leaves_all_as_it_was),
        WITH_FIXTURE(what_is_archived_is_not_answered_and_comes_back),
        WITH_FIXTURE(confirming_gives_every_language_new_days),
        WITH_FIXTURE(what_is_scheduled_happens_once),
        WITH_FIXTURE(what_one_editor_scheduled_is_published_together),
        WITH_FIXTURE(the_candidate_has_the_drafts_in_place),
        WITH_FIXTURE(each_publication_can_be_seen_and_brought_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
