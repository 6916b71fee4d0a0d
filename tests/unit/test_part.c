/* test_part.c - for kb/part.c and document_text.c. */
#include "edit_fixture.h"

#include <dirent.h>

#include "kb/document.h"

static struct kb_parts parts_of_values(struct edit_fixture *f)
{
    struct kb_parts parts;
    if (kb_parts(f->kb, "values.json", DAY, KB_DE, f->arena, &parts) != KB_OK)
        fail_msg("%s", kb_message(f->kb));
    return parts;
}

/* Changes a part and drops what comes back beside the status. */
static enum kb_status change(struct edit_fixture *f, const char *document, const char *id,
                             json_t *before, json_t *part, struct kb_faults *faults)
{
    const struct kb_part_change c = {
        .document = document, .id = id, .before = before, .part = part, .by = "e", .note = ""};
    int64_t version;
    json_t *theirs;
    enum kb_status status = kb_part_change(f->kb, &c, KB_EN, f->arena, &version, &theirs, faults);
    json_decref(theirs);
    return status;
}

static void a_value_says_how_long_it_holds(void **state)
{
    struct edit_fixture *f = *state;
    static const struct {
        const char *day, *now, *ends;
        enum kb_value_state state;
    } cases[] = {
        {"2026-10-01", "13,90 Euro", "2026-12-31", KB_VALUE_CURRENT},
        {"2026-12-30", "13,90 Euro", "2026-12-31", KB_VALUE_CURRENT}, /* another follows */
        {"2027-05-01", "14,60 Euro", "", KB_VALUE_CURRENT},
        {"2025-05-01", "", "", KB_VALUE_FUTURE},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kb_parts parts;
        assert_int_equal(kb_parts(f->kb, "values.json", cases[i].day, KB_DE, f->arena, &parts),
                         KB_OK);
        assert_int_equal(parts.count, 1);
        assert_string_equal(parts.at[0].id, "lohn");
        assert_string_equal(parts.at[0].now, cases[i].now);
        assert_string_equal(parts.at[0].ends, cases[i].ends);
        assert_int_equal(parts.at[0].state, cases[i].state);
        json_decref(parts.root);
    }
}

static void a_value_without_a_next_figure_ends_soon_and_expires(void **state)
{
    struct edit_fixture *f = *state;
    edit_save(f, "values.json", 0,
              "[{\"key\":\"lohn\",\"title\":\"L\",\"unit\":\"EUR\",\"periods\":[{\"from\":null,"
              "\"to\":\"2026-12-31\",\"value\":1,\"source\":\"s\"}]}]");
    static const struct {
        const char *day;
        enum kb_value_state state;
    } cases[] = {{"2026-10-31", KB_VALUE_CURRENT},
                 {"2026-11-01", KB_VALUE_SOON},
                 {"2026-12-31", KB_VALUE_SOON},
                 {"2027-01-01", KB_VALUE_EXPIRED}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kb_parts parts;
        kb_parts(f->kb, "values.json", cases[i].day, KB_DE, f->arena, &parts);
        if (parts.at[0].state != cases[i].state)
            fail_msg("%s: %s", cases[i].day, kb_value_state_name(parts.at[0].state));
        assert_true(parts.at[0].changed);
        json_decref(parts.root);
    }
}

static void two_who_change_different_parts_do_not_disturb_each_other(void **state)
{
    struct edit_fixture *f = *state;
    struct kb_parts parts = parts_of_values(f);
    json_t *mine = json_deep_copy(parts.at[0].part), *theirs = json_deep_copy(parts.at[0].part);
    json_object_set_new(mine, "title", json_string("Lohn"));
    json_object_set_new(theirs, "key", json_string("neu"));
    struct kb_faults faults;
    assert_int_equal(change(f, "values.json", NULL, NULL, theirs, &faults), KB_OK);
    assert_int_equal(change(f, "values.json", "lohn", parts.at[0].part, mine, &faults), KB_OK);
    /* but one part has one text only */
    assert_int_equal(change(f, "values.json", "lohn", parts.at[0].part, mine, &faults),
                     KB_CONFLICT);
    assert_int_equal(change(f, "values.json", NULL, NULL, theirs, &faults), KB_EXISTS);
    json_decref(parts.root);
    parts = parts_of_values(f);
    assert_int_equal(parts.count, 2);
    assert_true(parts.at[0].changed && !parts.at[0].is_new);
    assert_true(parts.at[1].is_new);
    assert_int_equal(change(f, "values.json", "neu", theirs, NULL, &faults), KB_OK);
    json_decref(parts.root);
    json_decref(mine);
    json_decref(theirs);
}

static void a_part_with_faults_is_not_stored(void **state)
{
    struct edit_fixture *f = *state;
    static const struct {
        const char *says, *document, *part, *field;
    } cases[] = {
        {"overlapping periods", "values.json",
         "{\"key\":\"x\",\"title\":\"X\",\"unit\":\"EUR\",\"periods\":[{\"from\":\"2026-01-01\","
         "\"to\":\"2026-06-30\",\"value\":1,\"source\":\"s\"},{\"from\":\"2026-06-30\",\"to\":"
         "null,\"value\":2,\"source\":\"s\"}]}",
         "periods"},
        {"no title", "values.json", "{\"key\":\"x\",\"unit\":\"EUR\",\"periods\":[]}", "title"},
        {"a pattern that does not compile", "rules/person.json",
         "{\"id\":\"x\",\"kind\":\"person\",\"pattern\":\"(\",\"matches\":[\"a\"]}", "pattern"},
        {"an example that fails", "rules/person.json",
         "{\"id\":\"x\",\"kind\":\"person\",\"pattern\":\"b\",\"matches\":[\"a\"]}", "matches"},
        {"what must not match", "rules/person.json",
         "{\"id\":\"x\",\"kind\":\"person\",\"pattern\":\"a\",\"matches\":[\"a\"],\"not\":[\"ba\"]"
         "}",
         "not"},
        {"a pattern that runs wild", "rules/person.json",
         "{\"id\":\"x\",\"kind\":\"person\",\"pattern\":\"(a+)+$\",\"matches\":[\"a\"]}",
         "pattern"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        json_t *part = json_loads(cases[i].part, 0, NULL);
        struct kb_faults faults;
        enum kb_status status = change(f, cases[i].document, NULL, NULL, part, &faults);
        if (status != KB_INVALID || faults.faults == 0 ||
            strcmp(faults.at[0].field, cases[i].field) != 0)
            fail_msg("%s: %s, %zu faults, field %s", cases[i].says, kb_status_text(status),
                     faults.faults, faults.faults > 0 ? faults.at[0].field : "-");
        json_decref(part);
    }
    struct kb_draft *drafts;
    assert_int_equal(kb_drafts(f->kb, f->arena, &drafts), 0);
}

/* The file it leaves is a draft too: it is nowhere twice. */
static void a_rule_moves_to_another_file(void **state)
{
    struct edit_fixture *f = *state;
    edit_save(f, "rules/neu.json", 0, "[]");
    struct kb_parts parts;
    kb_parts(f->kb, "rules/person.json", DAY, KB_EN, f->arena, &parts);
    struct kb_faults faults;
    assert_int_equal(change(f, "rules/neu.json", NULL, NULL, parts.at[0].part, &faults),
                     KB_INVALID);
    assert_string_equal(faults.at[0].field, "id");
    assert_int_equal(change(f, "rules/person.json", "person.wish", parts.at[0].part, NULL, &faults),
                     KB_OK);
    assert_int_equal(change(f, "rules/neu.json", NULL, NULL, parts.at[0].part, &faults), KB_OK);
    json_decref(parts.root);
    kb_parts(f->kb, "rules/neu.json", DAY, KB_EN, f->arena, &parts);
    assert_int_equal(parts.count, 1);
    assert_int_equal(parts.faults.count, 0);
    json_decref(parts.root);
}

#define INTENTS                                                                                    \
    "[{\"id\":\"person\",\"kind\":\"person\",\"questions\":{\"de\":[\"Mensch bitte\"],\"en\":"     \
    "[\"A person\"]}}]"

static void questions_become_examples_of_an_intent_once(void **state)
{
    struct edit_fixture *f = *state;
    static const char *const questions[] = {"Ein\nMensch?", "mensch BITTE", "Ein Mensch?", " "};
    int64_t version = 0, later;
    assert_int_equal(kb_draft_add_intent(f->kb, "person", KB_DE, questions, COUNT(questions), "e",
                                         1, f->arena, &version),
                     KB_NOT_FOUND);
    edit_save(f, "intents.json", 0, INTENTS);
    assert_int_equal(kb_draft_add_intent(f->kb, "person", KB_DE, questions, COUNT(questions), "e",
                                         1, f->arena, &version),
                     KB_OK);
    assert_int_equal(kb_draft_add_intent(f->kb, "nichts", KB_DE, questions, COUNT(questions), "e",
                                         1, f->arena, &later),
                     KB_NOT_FOUND);
    struct kb_item item;
    kb_item_read(f->kb, "intents.json", f->arena, &item);
    assert_int_equal(item.draft.version, version);
    json_t *stored = json_loads(item.draft.text, 0, NULL);
    json_t *wanted = json_pack("[{s:s, s:s, s:{s:[s,s], s:[s]}}]", "id", "person", "kind", "person",
                               "questions", "de", "Mensch bitte", "Ein Mensch?", "en", "A person");
    if (!json_equal(stored, wanted))
        fail_msg("%s", item.draft.text);
    json_decref(stored);
    json_decref(wanted);
}

static void a_value_that_is_cited_stays(void **state)
{
    struct edit_fixture *f = *state;
    struct kb_parts parts = parts_of_values(f);
    struct kb_faults faults;
    assert_int_equal(change(f, "values.json", "lohn", parts.at[0].part, NULL, &faults), KB_USED);
    json_decref(parts.root);
    assert_int_equal(kb_parts(f->kb, "flows/x.json", DAY, KB_DE, f->arena, &parts), KB_INVALID);
    assert_int_equal(kb_parts(f->kb, "intents.json", DAY, KB_DE, f->arena, &parts), KB_NOT_FOUND);
}

static char *read_file(const char *path, struct arena *arena)
{
    FILE *file = fopen(path, "rb");
    char *text = arena_alloc(arena, 1 << 20, 1);
    if (file == NULL || fread(text, 1, (1 << 20) - 1, file) == 0)
        fail_msg("%s cannot be read", path);
    fclose(file);
    return text;
}

static size_t check_folder(const char *folder, struct arena *arena)
{
    size_t count = 0;
    DIR *dir = opendir(folder);
    for (struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;) {
        if (strstr(e->d_name, ".json") == NULL)
            continue;
        const char *path = arena_printf(arena, "%s/%s", folder, e->d_name);
        const char *text = read_file(path, arena);
        json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
        assert_non_null(root);
        if (strcmp(kb_document_text(root, arena), text) != 0)
            fail_msg("%s is not written as the editor writes it", path);
        json_decref(root);
        count++;
    }
    closedir(dir);
    return count;
}

/* So that a changed part is a small difference in git. */
static void the_shipped_documents_are_written_as_the_editor_writes_them(void **state)
{
    (void)state;
    struct arena *arena = arena_new((size_t)1 << 28);
    static const char *const folders[] = {"", "/rules", "/words", "/flows"};
    size_t count = 0;
    for (size_t i = 0; i < COUNT(folders); i++)
        count += check_folder(arena_printf(arena, "%s%s", CONTENT_DIR, folders[i]), arena);
    assert_true(count >= 14);
    arena_free(arena);
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, edit_begin, edit_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(a_value_says_how_long_it_holds),
        WITH_FIXTURE(a_value_without_a_next_figure_ends_soon_and_expires),
        WITH_FIXTURE(two_who_change_different_parts_do_not_disturb_each_other),
        WITH_FIXTURE(a_part_with_faults_is_not_stored),
        WITH_FIXTURE(a_rule_moves_to_another_file),
        WITH_FIXTURE(questions_become_examples_of_an_intent_once),
        WITH_FIXTURE(a_value_that_is_cited_stays),
        cmocka_unit_test(the_shipped_documents_are_written_as_the_editor_writes_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
