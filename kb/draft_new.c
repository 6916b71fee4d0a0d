/* draft_new.c - drafts that are begun from something else: a new entry, questions that were asked.
 */
#include <string.h>
#include <time.h>

#include "kb/document.h"
#include "kb/document_parts.h"
#include "kb/internal.h"
#include "kb/values.h"

/* Why a name cannot be one; false where it can. */
static bool bad_name(struct kb *kb, const struct kb_new_entry *n)
{
    const char *bad = !slug_valid(n->slug) ? n->slug : !slug_valid(n->area) ? n->area : NULL;
    if (bad != NULL)
        kb_fail(kb, KB_INVALID, "%.100s is no name: letters, digits, - _ and .", bad);
    return bad != NULL;
}

/* The variant in the other language, as drafted or published. */
static bool other_variant(struct kb *kb, const struct kb_new_entry *n, struct arena *arena,
                          struct entry *out)
{
    enum kb_lang other = n->lang == KB_DE ? KB_EN : KB_DE;
    struct kb_item item;
    if (kb_item_read(kb, kb_entry_item(n->slug, other, arena), arena, &item) != KB_OK)
        return false;
    const char *text = item.draft.text != NULL ? item.draft.text : item.published.text;
    entry_file_parse(text_of(text), "", NULL, arena, out);
    return out->readable;
}

enum kb_status kb_draft_new(struct kb *kb, const struct kb_new_entry *n, struct arena *arena,
                            const char **item, int64_t *version)
{
    *item = kb_entry_item(n->slug, n->lang, arena);
    if (bad_name(kb, n))
        return KB_INVALID;
    if (!day_valid(n->day))
        return kb_fail(kb, KB_INVALID, "a day is written like 2026-08-19");
    struct kb_item there;
    enum kb_status status = kb_item_read(kb, *item, arena, &there);
    if (status == KB_OK)
        return kb_fail(kb, KB_EXISTS, "there is already %.200s", *item);
    if (status != KB_NOT_FOUND)
        return status;
    struct entry e = {.slug = n->slug,
                      .area = n->area,
                      .lang = n->lang,
                      .title = n->title,
                      .summary = "",
                      .questions = {(const char **)(uintptr_t)n->questions, n->question_count},
                      .stand = n->day,
                      .review_by = day_months_later(n->day, 12, arena),
                      .review_reason = "",
                      .body = ""};
    struct entry other;
    if (other_variant(kb, n, arena, &other)) {
        e.area = other.area;
        e.stand = other.stand;
        e.review_by = other.review_by;
        e.review_reason = other.review_reason;
        e.legal_basis = other.legal_basis;
        e.sources = other.sources;
        e.related = other.related;
        e.nationals = other.nationals;
        e.offices = other.offices;
    }
    const char *text = entry_file_write(&e, arena);
    if (text == NULL)
        return kb_fail(kb, KB_INVALID, "the entry is too large");
    struct kb_draft theirs;
    const struct kb_save save = {
        .item = *item, .text = text_of(text), .by = n->by, .note = "", .now = n->now};
    status = kb_draft_save(kb, &save, arena, version, &theirs);
    return status == KB_CONFLICT ? KB_EXISTS : status;
}

/* ---- questions that were asked ---------------------------------------------------------- */

static bool has_question(const struct strings *list, const char *question)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcasecmp(list->at[i], question) == 0)
            return true;
    return false;
}

/* As one line, as a question in a file is. */
static const char *one_line(const char *text, struct arena *arena)
{
    struct text trimmed = text_trim(text_of(text));
    char *line = arena_strndup(arena, trimmed.at, trimmed.len);
    for (char *p = line; *p != '\0'; p++)
        if (*p == '\n' || *p == '\r' || *p == '\t')
            *p = ' ';
    return line;
}

enum kb_status kb_draft_add_questions(struct kb *kb, const char *item, const char *const *questions,
                                      size_t count, const char *by, int64_t now,
                                      struct arena *arena, int64_t *version)
{
    struct kb_item there;
    enum kb_status status = kb_item_read(kb, item, arena, &there);
    if (status != KB_OK)
        return status;
    const char *text = there.draft.text != NULL ? there.draft.text : there.published.text;
    struct entry e;
    entry_file_parse(text_of(text), "", NULL, arena, &e);
    if (there.kind != KB_ITEM_ENTRY || !e.readable)
        return kb_fail(kb, KB_INVALID, "%.200s cannot be read: mend its text first", item);
    struct strings all = {arena_alloc(arena, e.questions.count + count + 1, sizeof *all.at), 0};
    for (size_t i = 0; i < e.questions.count; i++)
        all.at[all.count++] = e.questions.at[i];
    for (size_t i = 0; i < count; i++) {
        const char *line = one_line(questions[i], arena);
        if (line[0] != '\0' && !has_question(&all, line))
            all.at[all.count++] = line;
    }
    e.questions = all;
    text = entry_file_write(&e, arena);
    if (text == NULL)
        return kb_fail(kb, KB_INVALID, "the entry would be too large");
    struct kb_draft theirs;
    const struct kb_save save = {.item = item,
                                 .version = there.draft.version,
                                 .text = text_of(text),
                                 .by = by,
                                 .note = there.draft.note,
                                 .now = now};
    return kb_draft_save(kb, &save, arena, version, &theirs);
}

static bool list_has(json_t *list, const char *question)
{
    size_t i;
    json_t *one;
    json_array_foreach(list, i, one)
    {
        if (json_is_string(one) && strcasecmp(json_string_value(one), question) == 0)
            return true;
    }
    return false;
}

enum kb_status kb_draft_add_intent(struct kb *kb, const char *intent, enum kb_lang lang,
                                   const char *const *questions, size_t count, const char *by,
                                   int64_t now, struct arena *arena, int64_t *version)
{
    char day[11];
    day_today(day);
    struct kb_parts parts;
    enum kb_status status = kb_parts(kb, "intents.json", day, KB_EN, arena, &parts);
    if (status != KB_OK)
        return status;
    json_t *part = part_find(parts.root, intent), *after = json_deep_copy(part);
    json_t *list = json_object_get(json_object_get(after, "questions"), kb_lang_name(lang));
    for (size_t i = 0; i < count; i++) {
        const char *line = one_line(questions[i], arena);
        if (line[0] != '\0' && !list_has(list, line))
            json_array_append_new(list, json_string(line));
    }
    const struct kb_part_change change = {.document = "intents.json",
                                          .id = intent,
                                          .before = part,
                                          .part = after,
                                          .by = by,
                                          .note = parts.draft.note,
                                          .now = now};
    json_t *theirs = NULL;
    struct kb_faults faults;
    if (list == NULL)
        status = kb_fail(kb, KB_NOT_FOUND, "there is no intent %.100s", intent);
    else
        status = kb_part_change(kb, &change, KB_EN, arena, version, &theirs, &faults);
    json_decref(theirs);
    json_decref(after);
    json_decref(parts.root);
    return status;
}
