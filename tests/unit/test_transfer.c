/* test_transfer.c - for kb/transfer.c and tar.c. */
#include "edit_fixture.h"

#include "kb/transfer.h"

static struct kb_transfer_report transfer(struct edit_fixture *f, const struct kb_file *files,
                                          size_t count, bool replace, bool dry,
                                          enum kb_status wanted)
{
    const struct kb_transfer t = {.files = files,
                                  .count = count,
                                  .replace = replace,
                                  .dry = dry,
                                  .by = "erika",
                                  .note = "aus einer Datei",
                                  .now = 9000000,
                                  .day = DAY,
                                  .ui = KB_EN};
    struct kb_transfer_report report;
    enum kb_status status = kb_transfer(f->kb, &t, f->arena, &report);
    if (status != wanted)
        fail_msg("%s: %s", kb_status_text(status), kb_message(f->kb));
    return report;
}

static const struct kb_file some[] = {
    {"README.md", {"text", 4}},
    {"entries/de/test/kaputt.md", {"kaputt", 6}},
};

static void a_dry_run_lists_what_would_change_and_stores_nothing(void **state)
{
    struct edit_fixture *f = *state;
    const struct kb_file files[] = {
        some[0],
        some[1],
        {"entries/de/test/visum.md", text_of(VISUM)},
        {"entries/en/test/lohn.md", text_of(ENTRY("lohn", "en", "The wage?", "What?", "", "New."))},
        {"entries/de/test/neu.md", text_of(ENTRY("neu", "de", "Neu?", "Was?", "", "Neu."))},
        {"entries/de/falsch/ort.md", text_of(ENTRY("ort", "de", "Ort?", "Wo?", "", "Da."))},
        {"values.json", text_of("[{\"key\":\"x\"}]")},
    };
    struct kb_transfer_report r = transfer(f, files, COUNT(files), true, true, KB_OK);
    static const struct {
        const char *path;
        enum kb_file_what what;
    } wanted[] = {
        {"entries/de/falsch/ort.md", KB_BROKEN},    {"entries/de/test/kaputt.md", KB_BROKEN},
        {"entries/de/test/lohn.md", KB_REMOVED},    {"entries/de/test/neu.md", KB_ADDED},
        {"entries/de/test/visum.md", KB_UNCHANGED}, {"entries/en/test/lohn.md", KB_CHANGED},
        {"rules/person.json", KB_REMOVED},          {"values.json", KB_BROKEN},
    };
    assert_int_equal(r.file_count, COUNT(wanted));
    for (size_t i = 0; i < COUNT(wanted); i++) {
        if (strcmp(r.files[i].path, wanted[i].path) != 0 || r.files[i].what != wanted[i].what)
            fail_msg("%s is %s", r.files[i].path, kb_file_what_name(r.files[i].what));
        assert_true((r.files[i].faults.faults > 0) == (wanted[i].what == KB_BROKEN));
    }
    assert_int_equal(r.broken, 3);
    assert_string_equal(edit_title(f, f->kb, "neu"), "");
    transfer(f, files, COUNT(files), true, false, KB_INVALID);
    assert_string_equal(edit_title(f, f->kb, "neu"), "");
}

static void an_import_is_published_under_the_name_of_who_imports(void **state)
{
    struct edit_fixture *f = *state;
    const struct kb_file files[] = {
        {"entries/de/test/visum.md",
         text_of(ENTRY("visum", "de", "Neuer Titel?", "Was?", "", "Neu."))},
    };
    struct kb_transfer_report r = transfer(f, files, 1, false, false, KB_OK);
    assert_int_equal(r.changed, 1);
    assert_string_equal(edit_title(f, f->kb, "visum"), "Neuer Titel?");
    struct kb_item item;
    kb_item_read(f->kb, "entries/de/visum", f->arena, &item);
    assert_string_equal(item.published.by, "erika");
    assert_string_equal(item.published.note, "aus einer Datei");
    r = transfer(f, files, 1, true, false, KB_OK);
    assert_int_equal(r.removed, 4);
    kb_item_read(f->kb, "entries/de/lohn", f->arena, &item);
    assert_int_equal(item.state, KB_IS_ARCHIVED);
}

static void what_is_exported_is_unchanged_when_it_comes_back(void **state)
{
    struct edit_fixture *f = *state;
    struct text tar;
    assert_int_equal(kb_export_tar(f->kb, 1000000, f->arena, &tar), KB_OK);
    struct kb_file *files;
    size_t count;
    struct kb_faults faults;
    assert_int_equal(
        kb_unpack(f->kb, tar, "wissen.tar", DAY, KB_EN, f->arena, &files, &count, &faults), KB_OK);
    assert_int_equal(count, 5);
    struct kb_transfer_report r = transfer(f, files, count, true, false, KB_OK);
    assert_int_equal(r.unchanged, 5);
    assert_int_equal(r.file_count, 5);
}

static void single_files_find_their_place(void **state)
{
    struct edit_fixture *f = *state;
    static const struct {
        const char *says, *name, *bytes, *path; /* NULL: refused */
    } cases[] = {
        {"an entry, by its front matter", "irgendwas.md", VISUM, "entries/de/test/visum.md"},
        {"an entry that cannot be read", "x.md", "---\nslug: ../x\n---\n",
         "entries/de/import/import.md"},
        {"a document", "values.json", VALUES, "values.json"},
        {"a document of a folder", "mein/rules/person.json", RULES, "rules/person.json"},
        {"a list", "faq.tsv", "id\tquestion\tanswer\na\tWas?\tDas.\n", "entries/de/import/a.md"},
        {"a list with faults", "faq.tsv", "id\tquestion\n", NULL},
        {"something else", "bild.png", "PNG", NULL},
        {"a way out of the folder", "../rules/../../x.json", "[]", NULL},
        {"nothing", "", "", NULL},
        {"half an archive", "x.tar.gz", "\x1F\x8B\x08", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct kb_file *files;
        size_t count;
        struct kb_faults faults;
        enum kb_status status = kb_unpack(f->kb, text_of(cases[i].bytes), cases[i].name, DAY, KB_EN,
                                          f->arena, &files, &count, &faults);
        bool good = cases[i].path == NULL ? status == KB_INVALID && faults.faults > 0
                                          : status == KB_OK && count == 1 &&
                                                strcmp(files[0].path, cases[i].path) == 0;
        if (!good)
            fail_msg("%s: %s, %zu files", cases[i].says, kb_status_text(status), count);
    }
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, edit_begin, edit_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(a_dry_run_lists_what_would_change_and_stores_nothing),
        WITH_FIXTURE(an_import_is_published_under_the_name_of_who_imports),
        WITH_FIXTURE(what_is_exported_is_unchanged_when_it_comes_back),
        WITH_FIXTURE(single_files_find_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
