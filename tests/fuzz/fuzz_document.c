/* fuzz_document.c - any bytes as a document that is edited: the first letter says which, the rest
 * is its text. It is checked, stored as a draft, taken apart and compared; each of its parts is
 * sent back as a change, a flow is walked, a rule tried. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "kb/document.h"
#include "kb/revision.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static const char day[] = "2026-01-01";
enum { PARTS_MAX = 8 };

static const char *item_of(uint8_t letter)
{
    static const char *const items[] = {"values.json",    "directory.json",  "postcodes.tsv",
                                        "intents.json",   "words/fuzz.json", "flows/fuzz.json",
                                        "rules/fuzz.json"};
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        if ((uint8_t)items[i][0] == letter)
            return items[i];
    return "rules/fuzz.json";
}

static void change_parts(struct kb *kb, const char *item, struct arena *arena)
{
    struct kb_parts parts;
    if (kb_parts(kb, item, day, KB_DE, arena, &parts) != KB_OK)
        return;
    for (size_t i = 0; i < parts.count && i < PARTS_MAX; i++) {
        struct kb_faults faults;
        json_t *theirs;
        int64_t version;
        const struct kb_part_change change = {.document = item,
                                              .id = parts.at[i].id,
                                              .before = parts.at[i].part,
                                              .part = parts.at[i].part,
                                              .by = "fuzz",
                                              .note = ""};
        kb_part_change(kb, &change, KB_DE, arena, &version, &theirs, &faults);
        json_decref(theirs);
        struct kb_rule_result *results;
        const struct text said = text_of("Ich möchte mit einem Menschen sprechen");
        if (kb_item_kind(item) == KB_ITEM_RULES)
            kb_rule_test(kb, parts.at[i].part, &said, 1, KB_DE, arena, &results, &faults);
    }
    json_decref(parts.root);
}

/* What is the same and what is inserted is the text after, byte for byte. */
static void compare(struct text before, struct text after, struct arena *arena)
{
    struct kb_diff_word *words;
    size_t count = kb_diff_words(before, after, arena, &words), at = 0;
    for (size_t i = 0; i < count; i++) {
        struct text run = words[i].text;
        if (words[i].kind == KB_DELETED)
            continue;
        if (run.len > after.len - at || memcmp(after.at + at, run.at, run.len) != 0)
            __builtin_trap();
        at += run.len;
    }
    if (at != after.len)
        __builtin_trap();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static struct kb *kb;
    if (kb == NULL && kb_open(NULL, &kb) != KB_OK)
        __builtin_trap();
    if (len < 2)
        return 0;
    struct arena *arena = arena_new((size_t)1 << 30);
    const char *item = item_of(bytes[0]);
    const struct text text = {(const char *)bytes + 1, len - 1};
    struct kb_faults faults;
    kb_item_faults(kb, NULL, item, text, day, KB_DE, arena, &faults);
    struct kb_draft draft;
    int64_t version;
    const struct kb_save save = {.item = item, .text = text, .by = "fuzz", .note = ""};
    if (kb_draft_save(kb, &save, arena, &version, &draft) == KB_OK) {
        change_parts(kb, item, arena);
        struct kb_diff_part *parts;
        kb_diff(kb_item_kind(item), text_of("[{\"id\":\"a\"}]"), text, arena, &parts);
        compare(text_of("[{\"id\": \"a\", \"kind\": \"b\"}]"), text, arena);
        static const char *const answers[] = {"ja", "3"};
        struct kb_flow_report report;
        struct kb_guide guide;
        if (kb_item_kind(item) == KB_ITEM_FLOW) {
            kb_flow_check(kb, text, KB_DE, arena, &report);
            kb_flow_walk(kb, text, answers, 2, KB_DE, day, arena, &guide);
        }
        struct kb_item now;
        if (kb_item_read(kb, item, arena, &now) != KB_OK ||
            kb_draft_discard(kb, item, now.draft.version, arena, &draft) != KB_OK)
            __builtin_trap();
    }
    arena_free(arena);
    return 0;
}
