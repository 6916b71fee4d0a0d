/* test_faults.c - for kb/faults.c, entry_object.c, preview.c, draft_new.c, rule_test.c,
 * flow_draft.c and edit_list.c. */
#include "edit_fixture.h"

#include "kb/document.h"

static const struct kb_fault *fault_about(const struct kb_faults *faults, const char *field)
{
    for (size_t i = 0; i < faults->count; i++)
        if (strcmp(faults->at[i].field, field) == 0)
            return &faults->at[i];
    return NULL;
}

static void faults_name_field_and_line(void **state)
{
    struct edit_fixture *f = *state;
    static const struct {
        const char *says, *item, *text, *field;
        size_t line;
        bool warning;
    } cases[] = {
        {"no title", "entries/de/x", ENTRY("x", "de", "", "Q?", "", "T."), "title", 5, false},
        {"a wrong address", "entries/de/x",
         ENTRY("x", "de", "T", "Q?", "legal_basis:\n  - text: \"a\"\n    url: \"javascript:x\"\n",
               "T."),
         "legal_basis", 15, false},
        {"of another entry", "entries/de/y", ENTRY("x", "de", "T", "Q?", "", "T."), "slug", 2,
         false},
        {"a value there is not", "entries/de/x", ENTRY("x", "de", "T", "Q?", "", "A\n{{nix}}"),
         "body", 16, false},
        {"raw HTML", "entries/de/x", ENTRY("x", "de", "T", "Q?", "", "A\n\n<b>x</b>"), "body", 17,
         true},
        {"an unsafe link", "entries/de/x", ENTRY("x", "de", "T", "Q?", "", "[a](javascript:alert)"),
         "body", 15, true},
        {"a relation to nothing", "entries/de/x",
         ENTRY("x", "de", "T", "Q?", "related:\n  - \"nirgends\"\n", "T."), "related", 14, true},
        {"a relation to itself", "entries/de/x",
         ENTRY("x", "de", "T", "Q?", "related:\n  - \"x\"\n", "T."), "related", 14, true},
        {"a question of another", "entries/de/x",
         ENTRY("x", "de", "T", "Wer stellt das Visum aus?", "", "T."), "questions", 7, true},
        {"no front matter", "entries/de/x", "kaputt", "", 1, false},
        {"a step that leads nowhere", "flows/x.json",
         "{\"id\":\"x\",\"title\":{\"de\":\"X\",\"en\":\"X\"},\"stand\":\"2026-01-01\",\"start\":"
         "\"nirgends\",\"steps\":{}}",
         "", 0, false},
        {"no JSON", "rules/a.json", "[\n{", "", 2, false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kb_faults faults;
        kb_item_faults(f->kb, NULL, cases[i].item, text_of(cases[i].text), DAY, KB_DE, f->arena,
                       &faults);
        const struct kb_fault *got = fault_about(&faults, cases[i].field);
        if (got == NULL || got->warning != cases[i].warning || got->line != cases[i].line)
            fail_msg("%s: %zu faults, line %zu, %s", cases[i].says, faults.count,
                     got == NULL ? 0 : got->line, got == NULL ? "-" : got->message);
    }
}

static void what_is_right_has_no_faults_and_says_so_in_german(void **state)
{
    struct edit_fixture *f = *state;
    struct kb_faults faults;
    kb_item_faults(f->kb, NULL, "entries/de/visum", text_of(VISUM), DAY, KB_DE, f->arena, &faults);
    assert_int_equal(faults.count, 0);
    kb_item_faults(f->kb, NULL, "entries/de/visum", text_of("x"), DAY, KB_DE, f->arena, &faults);
    assert_string_equal(faults.at[0].message, "Der Text muss mit einer Zeile --- beginnen");
    kb_item_faults(f->kb, NULL, "entries/de/visum", (struct text){"\xFF", 1}, DAY, KB_EN, f->arena,
                   &faults);
    assert_string_equal(faults.at[0].message, "the file is not valid UTF-8");
}

/* Another rule that answers, and is hit by an example of this one. */
static void rules_that_get_in_each_others_way_are_named(void **state)
{
    struct edit_fixture *f = *state;
    struct kb_faults faults;
    static const char rules[] =
        "[{\"id\":\"small\",\"kind\":\"smalltalk\",\"pattern\":\"hallo\",\"reply\":{\"de\":\"H\","
        "\"en\":\"H\"},\"matches\":[\"Hallo Mensch\"]}]";
    kb_item_faults(f->kb, NULL, "rules/small.json", text_of(rules), DAY, KB_EN, f->arena, &faults);
    assert_int_equal(faults.faults, 0);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.at[0].part, "small");
    assert_non_null(strstr(faults.at[0].message, "person.wish"));
}

static void an_entry_goes_through_its_object_without_loss(void **state)
{
    struct edit_fixture *f = *state;
    static const char *const texts[] = {
        VISUM,
        LOHN,
        WAGE,
        ENTRY("x", "de", "", "Mit \\\"Zeichen\\\" und \\\\", "", "  Leerzeichen  \n\n---\n"),
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct kb_faults faults;
        json_t *object = kb_entry_object(text_of(texts[i]), KB_EN, f->arena, &faults);
        assert_non_null(object);
        assert_string_equal(kb_entry_text(object, KB_EN, f->arena, &faults), texts[i]);
        json_decref(object);
    }
    struct kb_faults faults;
    assert_null(kb_entry_object(text_of("---\nslug: x\nneu: 1\n---\n"), KB_EN, f->arena, &faults));
    json_t *wrong = json_pack("{s:s, s:i}", "lang", "de", "title", 1);
    assert_null(kb_entry_text(wrong, KB_EN, f->arena, &faults));
    assert_string_equal(faults.at[0].field, "title");
    json_decref(wrong);
}

static void the_preview_is_what_the_widget_gets(void **state)
{
    struct edit_fixture *f = *state;
    struct kb_preview preview;
    struct kb_answer answer;
    assert_true(kb_preview(f->kb, text_of(LOHN), DAY, f->arena, &preview));
    kb_answer(f->kb, "lohn", KB_DE, DAY, f->arena, &answer);
    assert_string_equal(preview.html, answer.body_html);
    assert_true(preview.tokens > 5);
    assert_true(kb_preview(f->kb,
                           text_of(ENTRY("x", "de", "T", "Q", "",
                                         "<script>x</script>\n\n[a]"
                                         "(javascript:x)")),
                           DAY, f->arena, &preview));
    assert_null(strstr(preview.html, "<script"));
    assert_null(strstr(preview.html, "javascript:"));
    assert_false(kb_preview(f->kb, text_of("x"), DAY, f->arena, &preview));
}

static void a_new_entry_takes_over_what_the_other_language_has(void **state)
{
    struct edit_fixture *f = *state;
    static const char *const questions[] = {"Who issues\nthe visa?"};
    struct kb_new_entry entry = {.slug = "visum",
                                 .area = "anders",
                                 .title = "How do I get a visa?",
                                 .lang = KB_EN,
                                 .questions = questions,
                                 .question_count = 1,
                                 .by = "erika",
                                 .day = DAY,
                                 .now = 4};
    const char *item;
    int64_t version;
    assert_int_equal(kb_draft_new(f->kb, &entry, f->arena, &item, &version), KB_OK);
    assert_string_equal(item, "entries/en/visum");
    struct kb_item read;
    kb_item_read(f->kb, item, f->arena, &read);
    assert_non_null(strstr(read.draft.text, "area: test\n"));
    assert_non_null(strstr(read.draft.text, "https://example.org/g"));
    assert_int_equal(kb_draft_new(f->kb, &entry, f->arena, &item, &version), KB_EXISTS);
    entry.slug = "ein Name";
    assert_int_equal(kb_draft_new(f->kb, &entry, f->arena, &item, &version), KB_INVALID);
    static const char *const more[] = {"who stellt das visum aus?", "Wer stellt das Visum aus?",
                                       " "};
    assert_int_equal(kb_draft_add_questions(f->kb, "entries/de/visum", more, COUNT(more), "e", 5,
                                            f->arena, &version),
                     KB_OK);
    kb_item_read(f->kb, "entries/de/visum", f->arena, &read);
    assert_non_null(strstr(read.draft.text, "questions:\n  - \"Wer stellt das Visum aus?\"\n"
                                            "  - \"who stellt das visum aus?\"\nstand"));
}

static void a_rule_is_tried_before_it_is_stored(void **state)
{
    struct edit_fixture *f = *state;
    json_t *rule = json_pack("{s:s, s:s, s:s, s:[s]}", "id", "neu", "kind", "person", "pattern",
                             "ü|menschen", "matches", "ü");
    const struct text texts[] = {text_of("Menschen über Menschen"), text_of("nichts")};
    struct kb_rule_result *results;
    struct kb_faults faults;
    assert_int_equal(kb_rule_test(f->kb, rule, texts, 2, KB_EN, f->arena, &results, &faults),
                     KB_OK);
    assert_true(results[0].matches);
    assert_int_equal(results[0].at_count, 3);
    assert_int_equal(results[0].at[1].from, 9);
    assert_int_equal(results[0].at[1].to, 11);
    assert_int_equal(results[0].other_count, 1);
    assert_string_equal(results[0].others[0], "person.wish");
    assert_false(results[1].matches);
    json_object_set_new(rule, "pattern", json_string("("));
    assert_int_equal(kb_rule_test(f->kb, rule, texts, 2, KB_EN, f->arena, &results, &faults),
                     KB_INVALID);
    assert_string_equal(faults.at[0].field, "pattern");
    json_decref(rule);
}

#define FLOW(to)                                                                                   \
    "{\"id\":\"x\",\"title\":{\"de\":\"X\",\"en\":\"X\"},\"stand\":\"2026-01-01\",\"start\":"      \
    "\"a\","                                                                                       \
    "\"steps\":{\"a\":{\"ask\":{\"de\":\"Wie viele?\",\"en\":\"How many?\"},\"kind\":\"number\","  \
    "\"branches\":[{\"to\":\"" to "\"}]},\"z\":{\"end\":{\"de\":\"Es sind {{lohn}}.\",\"en\":"     \
    "\"E\"},\"entries\":[\"visum\"]}}}"

static void a_flow_is_checked_and_walked_before_it_is_published(void **state)
{
    struct edit_fixture *f = *state;
    struct kb_flow_report report;
    kb_flow_check(f->kb, text_of(FLOW("z")), KB_DE, f->arena, &report);
    assert_int_equal(report.faults.count, 0);
    assert_int_equal(report.paths, 1);
    static const char *const answers[] = {"3"};
    struct kb_guide guide;
    assert_int_equal(
        kb_flow_walk(f->kb, text_of(FLOW("z")), answers, 1, KB_DE, DAY, f->arena, &guide),
        KB_GUIDE_OK);
    assert_string_equal(guide.text, "Es sind 13,90 Euro.");
    kb_flow_check(f->kb, text_of(FLOW("a")), KB_DE, f->arena, &report);
    assert_int_equal(report.dead_count, 1);
    assert_string_equal(report.dead[0], "z");
    assert_int_equal(
        kb_flow_walk(f->kb, text_of(FLOW("a")), answers, 1, KB_DE, DAY, f->arena, &guide),
        KB_GUIDE_NO_FLOW);
}

static void the_list_has_everything_and_is_searched_by_stems(void **state)
{
    struct edit_fixture *f = *state;
    edit_save(f, "entries/de/neu", 0, ENTRY("neu", "de", "Anerkennung?", "Q?", "", "Berufe."));
    static const struct {
        const char *said, *slugs;
    } cases[] = {{"", "neu lohn visum"}, {"Konsulate", "visum"}, {"Beruf", "neu"},
                 {"hours", "lohn"},      {"gibtesnicht", ""},    {"visum konsulat", "visum"}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kb_edit_entry *entries;
        size_t count = kb_edit_entries(f->kb, text_of(cases[i].said), f->arena, &entries);
        char got[100] = "";
        for (size_t k = 0; k < count; k++)
            snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s", k == 0 ? "" : " ",
                     entries[k].slug);
        if (strcmp(got, cases[i].slugs) != 0)
            fail_msg("\"%s\": %s", cases[i].said, got);
    }
    struct kb_edit_entry *entries;
    kb_edit_entries(f->kb, text_of(""), f->arena, &entries);
    assert_int_equal(entries[0].state[KB_DE], KB_IS_DRAFT);
    assert_true(entries[1].has[KB_EN] && !entries[2].has[KB_EN]);
    struct kb_edit_document *documents;
    assert_int_equal(kb_edit_documents(f->kb, f->arena, &documents), 2);
    assert_string_equal(documents[1].item, "values.json");
    assert_int_equal(documents[1].parts, 1);
}

static void a_list_after_a_publication_has_what_was_published(void **state)
{
    struct edit_fixture *f = *state;
    static const struct {
        const char *text, *title, *has, *has_not;
    } cases[] = {
        {ENTRY("neu", "de", "Erstens?", "Q?", "", "Himmel."), "Erstens?", "Himmel", "Wasser"},
        {ENTRY("neu", "de", "Zweitens?", "Q?", "", "Wasser."), "Zweitens?", "Wasser", "Himmel"},
        {ENTRY("neu", "de", "Drittens?", "Q?", "", "Himmel."), "Drittens?", "Himmel", "Wasser"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kb_edit_entry *entries;
        struct kb_published_report report;
        int64_t version = edit_save(f, "entries/de/neu", 0, cases[i].text);
        assert_int_equal(edit_publish(f, "entries/de/neu", version, &report), KB_OK);
        assert_int_equal(kb_edit_entries(f->kb, text_of(cases[i].has_not), f->arena, &entries), 0);
        assert_int_equal(kb_edit_entries(f->kb, text_of(cases[i].has), f->arena, &entries), 1);
        assert_string_equal(entries[0].title, cases[i].title);
    }
}

#define OFFICE(kind)                                                                               \
    "{\"id\":\"" kind "\",\"kind\":\"" kind                                                        \
    "\",\"name\":\"N\",\"serves\":[\"Jena\"],\"address\":\"A\",\"source\":\"S\",\"stand\":"        \
    "\"2026-01-01\"}"
#define DIRECTORY                                                                                  \
    "[" OFFICE("auslaenderbehoerde") "," OFFICE("ihk") "," OFFICE("hwk") "," OFFICE("agentur") "]"
#define POSTCODES "plz\tort\tkreis\n07743\tJena\tJena\n07607\tEisenberg\tSaale-Holzland-Kreis\n"

/* Beside what is published there are no offices for the postcodes, beside the drafts for Jena. */
static void a_directory_is_checked_with_the_postcodes_beside_it(void **state)
{
    struct edit_fixture *f = *state;
    edit_save(f, "directory.json", 0, DIRECTORY);
    edit_save(f, "postcodes.tsv", 0, POSTCODES);
    struct kb *candidate = NULL;
    const char **left_out;
    size_t count;
    assert_int_equal(kb_candidate(f->kb, NULL, 0, NULL, f->arena, &candidate, &left_out, &count),
                     KB_OK);
    static const struct {
        const char *item, *text;
        bool with_drafts;
        size_t warnings;
    } cases[] = {
        {"postcodes.tsv", POSTCODES, false, 8},
        {"postcodes.tsv", POSTCODES, true, 4},
        {"directory.json", DIRECTORY, false, 0},
        {"directory.json", DIRECTORY, true, 4},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kb_faults faults;
        kb_item_faults(f->kb, cases[i].with_drafts ? candidate : NULL, cases[i].item,
                       text_of(cases[i].text), DAY, KB_EN, f->arena, &faults);
        if (faults.faults > 0 || faults.count != cases[i].warnings)
            fail_msg("%s, %s drafts: %zu warnings", cases[i].item,
                     cases[i].with_drafts ? "with" : "without", faults.count);
    }
    kb_close(candidate);
}

static void postcodes_are_found_by_how_they_begin_or_by_place(void **state)
{
    struct edit_fixture *f = *state;
    const struct kb_file files[] = {{"directory.json", text_of(DIRECTORY)},
                                    {"postcodes.tsv", text_of(POSTCODES)}};
    struct kb_import_report report;
    assert_int_equal(kb_import_files(f->kb, files, COUNT(files), false, stderr, &report), KB_OK);
    static const struct {
        const char *said, *postcodes;
        size_t most;
    } cases[] = {
        {"077", "07743", 5},       {"07", "07743 07607", 5}, {"07", "07743", 1},
        {" eisen ", "07607", 5},   {"BERG", "07607", 5},     {"", "07743 07607", 5},
        {"saale-holzland", "", 5}, {"plz", "", 5},           {"7743", "", 5},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kb_postcode *found;
        size_t count = kb_postcodes(f->kb, text_of(cases[i].said), cases[i].most, f->arena, &found);
        char got[100] = "";
        for (size_t k = 0; k < count; k++)
            snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s", k == 0 ? "" : " ",
                     found[k].postcode);
        if (strcmp(got, cases[i].postcodes) != 0)
            fail_msg("\"%s\": %s", cases[i].said, got);
    }
    struct kb_postcode *found;
    edit_save(f, "postcodes.tsv", 0, "plz\tort\tkreis\n99084\tErfurt\tErfurt\nkaputt\n");
    assert_int_equal(kb_postcodes(f->kb, text_of(""), 5, f->arena, &found), 1);
    assert_string_equal(found[0].place, "Erfurt");
    assert_string_equal(found[0].district, "Erfurt");
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, edit_begin, edit_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(faults_name_field_and_line),
        WITH_FIXTURE(what_is_right_has_no_faults_and_says_so_in_german),
        WITH_FIXTURE(rules_that_get_in_each_others_way_are_named),
        WITH_FIXTURE(an_entry_goes_through_its_object_without_loss),
        WITH_FIXTURE(the_preview_is_what_the_widget_gets),
        WITH_FIXTURE(a_new_entry_takes_over_what_the_other_language_has),
        WITH_FIXTURE(a_rule_is_tried_before_it_is_stored),
        WITH_FIXTURE(a_flow_is_checked_and_walked_before_it_is_published),
        WITH_FIXTURE(a_directory_is_checked_with_the_postcodes_beside_it),
        WITH_FIXTURE(postcodes_are_found_by_how_they_begin_or_by_place),
        WITH_FIXTURE(the_list_has_everything_and_is_searched_by_stems),
        WITH_FIXTURE(a_list_after_a_publication_has_what_was_published),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
