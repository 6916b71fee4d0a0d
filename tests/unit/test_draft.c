/* test_draft.c - for kb/draft.c, item.c and care.c. */
#include "edit_fixture.h"

#include "kb/internal.h"

static void the_name_says_what_an_item_is(void **state)
{
    (void)state;
    static const struct {
        const char *item;
        enum kb_item_kind kind;
    } cases[] = {
        {"entries/de/blaue-karte", KB_ITEM_ENTRY},
        {"entries/fr/x", KB_ITEM_NONE},
        {"entries/de/../x", KB_ITEM_NONE},
        {"entries/de/", KB_ITEM_NONE},
        {"entries/de/Ümlaut", KB_ITEM_NONE},
        {"values.json", KB_ITEM_VALUES},
        {"rules/person.json", KB_ITEM_RULES},
        {"rules/.json", KB_ITEM_NONE},
        {"rules/../a.json", KB_ITEM_NONE},
        {"flows/x.json", KB_ITEM_FLOW},
        {"words/x.txt", KB_ITEM_NONE},
        {"postcodes.tsv", KB_ITEM_POSTCODES},
        {"", KB_ITEM_NONE},
        {"intents.json", KB_ITEM_INTENTS},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        if (kb_item_kind(cases[i].item) != cases[i].kind)
            fail_msg("%s is of kind %d", cases[i].item, (int)kb_item_kind(cases[i].item));
}

static void a_draft_is_saved_over_the_version_it_began_with_only(void **state)
{
    struct edit_fixture *f = *state;
    const char *item = "entries/de/visum";
    int64_t first = edit_save(f, item, 0, "one");
    struct kb_save save = {.item = item, .text = text_of("two"), .by = "max", .now = 2};
    struct kb_draft theirs;
    int64_t version;
    assert_int_equal(kb_draft_save(f->kb, &save, f->arena, &version, &theirs), KB_CONFLICT);
    assert_string_equal(theirs.text, "one");
    assert_string_equal(theirs.by, "erika");
    save.version = first;
    assert_int_equal(kb_draft_save(f->kb, &save, f->arena, &version, &theirs), KB_OK);
    assert_true(version > first);
    struct kb_item read;
    assert_int_equal(kb_item_read(f->kb, item, f->arena, &read), KB_OK);
    assert_string_equal(read.draft.text, "two");
    assert_string_equal(read.published.text, VISUM);
    assert_int_equal(read.draft.base, read.published.revision);
    assert_int_equal(read.state, KB_IS_PUBLISHED);
}

/* A version is never used twice, or a draft begun anew could be overwritten unseen. */
static void a_draft_that_was_thrown_away_is_not_taken_for_the_next_one(void **state)
{
    struct edit_fixture *f = *state;
    struct kb_draft was, theirs;
    int64_t old = edit_save(f, "values.json", 0, "[]"), version;
    assert_int_equal(kb_draft_discard(f->kb, "values.json", old, f->arena, &was), KB_OK);
    assert_string_equal(was.text, "[]");
    edit_save(f, "values.json", 0, "[1]");
    const struct kb_save save = {
        .item = "values.json", .version = old, .text = text_of("[2]"), .by = "max"};
    assert_int_equal(kb_draft_save(f->kb, &save, f->arena, &version, &theirs), KB_CONFLICT);
    assert_int_equal(kb_draft_discard(f->kb, "entries/de/x", 0, f->arena, &was), KB_NOT_FOUND);
}

static void what_cannot_be_a_text_is_refused(void **state)
{
    struct edit_fixture *f = *state;
    char *large = malloc(KB_DRAFT_TEXT_MAX + 1);
    memset(large, 'a', KB_DRAFT_TEXT_MAX + 1);
    const struct {
        const char *item;
        struct text text;
        enum kb_status status;
    } cases[] = {
        {"entries/de/neu", {"\xFF", 1}, KB_INVALID},
        {"entries/de/neu", {"a\0b", 3}, KB_INVALID},
        {"entries/de/neu", {large, KB_DRAFT_TEXT_MAX + 1}, KB_INVALID},
        {"entries/de/neu", {large, KB_DRAFT_TEXT_MAX}, KB_OK},
        {"entries/de/-neu", {"a", 1}, KB_INVALID},
        {"passwd", {"a", 1}, KB_INVALID},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct kb_save save = {.item = cases[i].item, .text = cases[i].text, .by = "e"};
        struct kb_draft theirs;
        int64_t version;
        enum kb_status got = kb_draft_save(f->kb, &save, f->arena, &version, &theirs);
        if (got != cases[i].status)
            fail_msg("case %zu: %s", i, kb_status_text(got));
    }
    free(large);
}

static void saving_takes_a_draft_out_of_review(void **state)
{
    struct edit_fixture *f = *state;
    int64_t version = edit_save(f, "entries/de/visum", 0, VISUM), next;
    assert_int_equal(kb_draft_set_state(f->kb, "entries/de/visum", version, KB_IN_REVIEW,
                                        "bitte ansehen", &next),
                     KB_OK);
    struct kb_draft *drafts;
    assert_int_equal(kb_drafts(f->kb, f->arena, &drafts), 1);
    assert_int_equal(drafts[0].state, KB_IN_REVIEW);
    assert_string_equal(drafts[0].note, "bitte ansehen");
    assert_int_equal(
        kb_draft_set_state(f->kb, "entries/de/visum", version, KB_IN_DRAFT, NULL, &version),
        KB_CONFLICT);
    edit_save(f, "entries/de/visum", next, VISUM);
    kb_drafts(f->kb, f->arena, &drafts);
    assert_int_equal(drafts[0].state, KB_IN_DRAFT);
}

static void by_four_eyes_a_save_takes_the_schedule_back_as_one_step(void **state)
{
    struct edit_fixture *f = *state;
    const char *item = "entries/de/visum";
    const struct {
        bool four_eyes;
        int64_t publish_at;
    } cases[] = {{false, 9000}, {true, 0}};
    int64_t version = edit_save(f, item, 0, VISUM), next;
    for (size_t i = 0; i < COUNT(cases); i++) {
        kb_set_four_eyes(f->kb, cases[i].four_eyes);
        assert_int_equal(kb_draft_schedule(f->kb, item, version, 9000, "max", &next), KB_OK);
        version = edit_save(f, item, next, VISUM);
        assert_int_equal(version, next + 1);
        struct kb_item read;
        assert_int_equal(kb_item_read(f->kb, item, f->arena, &read), KB_OK);
        assert_int_equal(read.draft.version, version);
        assert_int_equal(read.draft.publish_at, cases[i].publish_at);
    }
}

static void a_write_that_must_wait_says_so_and_stores_nothing(void **state)
{
    struct edit_fixture *f = *state;
    struct kb *other = NULL;
    assert_int_equal(kb_open(f->dir, &other), KB_OK);
    assert_int_equal(kb_begin(other), KB_OK);
    kb_set_wait(f->kb, 0);
    const struct kb_save save = {.item = "entries/de/visum", .text = text_of("x"), .by = "e"};
    struct kb_draft theirs;
    int64_t version;
    assert_int_equal(kb_draft_save(f->kb, &save, f->arena, &version, &theirs), KB_BUSY);
    assert_int_equal(kb_end(other, KB_OK), KB_OK);
    assert_int_equal(kb_draft_save(f->kb, &save, f->arena, &version, &theirs), KB_OK);
    kb_close(other);
}

static void sources_remember_who_looked_at_them(void **state)
{
    struct edit_fixture *f = *state;
    struct kb_source_check *sources;
    assert_int_equal(kb_sources(f->kb, "lohn", f->arena, &sources), 1);
    assert_string_equal(sources[0].by, "");
    int64_t before = kb_version(f->kb);
    assert_int_equal(kb_source_checked(f->kb, "lohn", "https://example.org/g", false, "erika", 7),
                     KB_OK);
    assert_true(kb_version(f->kb) > before);
    kb_sources(f->kb, "lohn", f->arena, &sources);
    assert_string_equal(sources[0].by, "erika");
    assert_int_equal(sources[0].at, 7);
    assert_false(sources[0].ok);
    assert_int_equal(kb_set_owner(f->kb, "lohn", "max"), KB_OK);
    assert_int_equal(kb_set_owner(f->kb, "../x", "max"), KB_INVALID);
    struct kb_item item;
    assert_int_equal(kb_item_read(f->kb, "entries/en/lohn", f->arena, &item), KB_OK);
    assert_string_equal(item.owner, "max");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_name_says_what_an_item_is),
        cmocka_unit_test_setup_teardown(a_draft_is_saved_over_the_version_it_began_with_only,
                                        edit_begin, edit_end),
        cmocka_unit_test_setup_teardown(a_draft_that_was_thrown_away_is_not_taken_for_the_next_one,
                                        edit_begin, edit_end),
        cmocka_unit_test_setup_teardown(what_cannot_be_a_text_is_refused, edit_begin, edit_end),
        cmocka_unit_test_setup_teardown(saving_takes_a_draft_out_of_review, edit_begin, edit_end),
        cmocka_unit_test_setup_teardown(by_four_eyes_a_save_takes_the_schedule_back_as_one_step,
                                        edit_begin, edit_end),
        cmocka_unit_test_setup_teardown(a_write_that_must_wait_says_so_and_stores_nothing,
                                        edit_begin, edit_end),
        cmocka_unit_test_setup_teardown(sources_remember_who_looked_at_them, edit_begin, edit_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
