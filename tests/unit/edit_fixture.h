/* edit_fixture.h - a small knowledge base in a folder of its own, for the tests of the editor. */
#ifndef TESTS_UNIT_EDIT_FIXTURE_H
#define TESTS_UNIT_EDIT_FIXTURE_H

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kb/edit.h"
#include "kb/publish.h"

#define ENTRY(slug, lang, title, question, more, body)                                             \
    "---\nslug: " slug "\narea: test\nlang: " lang "\ntitle: \"" title                             \
    "\"\nshort: \"Kurz gesagt.\"\n"                                                                \
    "questions:\n  - \"" question "\"\nstand: \"2026-08-19\"\nreview_by: \"2099-01-01\"\n"         \
    "sources:\n  - title: \"Gesetz\"\n    url: \"https://example.org/g\"\n" more "---\n" body "\n"

#define VISUM                                                                                      \
    ENTRY("visum", "de", "Wie bekommt jemand ein Visum?", "Wer stellt das Visum aus?", "",         \
          "Das Konsulat stellt es aus.")
#define LOHN                                                                                       \
    ENTRY("lohn", "de", "Was muss ich mindestens zahlen?", "Wie hoch ist der Mindestlohn?",        \
          "related:\n  - \"visum\"\n", "Es sind {{lohn}} je Stunde.")
#define WAGE                                                                                       \
    ENTRY("lohn", "en", "What is the least I must pay?", "What is the minimum wage?", "",          \
          "It is {{lohn}} an hour.")
#define VALUES                                                                                     \
    "[\n  {\n    \"key\": \"lohn\",\n    \"title\": \"Mindestlohn\",\n    \"unit\": \"EUR\",\n"    \
    "    \"periods\": [\n      {\n        \"from\": \"2026-01-01\",\n        \"to\": "             \
    "\"2026-12-31\",\n        \"value\": 13.9,\n        \"source\": \"MiLoG\"\n      },\n"         \
    "      {\n        \"from\": \"2027-01-01\",\n        \"to\": null,\n        \"value\": 14.6,"  \
    "\n        \"source\": \"MiLoG\"\n      }\n    ]\n  }\n]\n"
#define RULES                                                                                      \
    "[{\"id\":\"person.wish\",\"kind\":\"person\",\"pattern\":\"\\\\bmensch\",\"matches\":"        \
    "[\"Ein Mensch bitte\"]}]"

#define DAY "2026-10-01"

struct edit_fixture {
    char dir[64];
    struct kb *kb;
    struct arena *arena;
};

static int edit_begin(void **state)
{
    struct edit_fixture *f = calloc(1, sizeof *f);
    snprintf(f->dir, sizeof f->dir, "/tmp/kammerlotse-edit-XXXXXX");
    if (mkdtemp(f->dir) == NULL || kb_open(f->dir, &f->kb) != KB_OK)
        return -1;
    const struct kb_file files[] = {
        {"entries/de/test/visum.md", text_of(VISUM)}, {"entries/de/test/lohn.md", text_of(LOHN)},
        {"entries/en/test/lohn.md", text_of(WAGE)},   {"values.json", text_of(VALUES)},
        {"rules/person.json", text_of(RULES)},
    };
    struct kb_import_report report;
    f->arena = arena_new((size_t)1 << 30);
    *state = f;
    return kb_import_files(f->kb, files, COUNT(files), false, stderr, &report) == KB_OK ? 0 : -1;
}

static int edit_end(void **state)
{
    struct edit_fixture *f = *state;
    kb_close(f->kb);
    arena_free(f->arena);
    static const char *const names[] = {"knowledge.db", "knowledge.db-wal", "knowledge.db-shm"};
    char path[128];
    for (size_t i = 0; i < COUNT(names); i++) {
        snprintf(path, sizeof path, "%s/%s", f->dir, names[i]);
        unlink(path);
    }
    int gone = rmdir(f->dir);
    free(f);
    return gone;
}

/* Saves and must succeed; returns the version. */
static inline int64_t edit_save(struct edit_fixture *f, const char *item, int64_t version,
                                const char *text)
{
    struct kb_draft theirs;
    int64_t new_version = 0;
    const struct kb_save save = {.item = item,
                                 .version = version,
                                 .text = text_of(text),
                                 .by = "erika",
                                 .note = "",
                                 .now = 1000};
    enum kb_status status = kb_draft_save(f->kb, &save, f->arena, &new_version, &theirs);
    if (status != KB_OK)
        fail_msg("%s: %s", item, kb_message(f->kb));
    return new_version;
}

static inline enum kb_status edit_publish(struct edit_fixture *f, const char *item, int64_t version,
                                          struct kb_published_report *report)
{
    const struct kb_item_version one = {item, version};
    const struct kb_publication publication = {.items = &one,
                                               .count = 1,
                                               .by = "max",
                                               .note = "warum",
                                               .now = 5000000,
                                               .day = DAY,
                                               .ui = KB_EN};
    return kb_publish(f->kb, &publication, f->arena, report);
}

static inline const char *edit_title(struct edit_fixture *f, struct kb *kb, const char *slug)
{
    struct kb_answer answer;
    return kb_answer(kb, slug, KB_DE, DAY, f->arena, &answer) == KB_OK ? answer.title : "";
}

#endif
