/* diff_fields.c - the difference of two texts by field, or by part of a document. */
#include <string.h>

#include "kb/document.h"
#include "kb/document_parts.h"
#include "kb/revision.h"

struct parts {
    struct kb_diff_part *at;
    size_t count, size;
    struct arena *arena;
};

static void add(struct parts *p, const char *field, const char *before, const char *after)
{
    if (strcmp(before, after) == 0)
        return;
    if (p->count == p->size) {
        size_t size = p->size == 0 ? 32 : p->size * 2;
        struct kb_diff_part *more = arena_alloc(p->arena, size, sizeof *more);
        if (p->count > 0)
            memcpy(more, p->at, p->count * sizeof *more);
        p->at = more;
        p->size = size;
    }
    struct kb_diff_part *part = &p->at[p->count++];
    part->field = arena_strdup(p->arena, field);
    part->count = kb_diff_words(text_of(before), text_of(after), p->arena, &part->words);
}

/* A field as people read it: a list has a line for each item. */
static const char *field_text(json_t *object, const char *field, struct arena *arena)
{
    json_t *value = json_object_get(object, field), *one;
    if (!json_is_array(value))
        return json_is_string(value) ? arena_strdup(arena, json_string_value(value)) : "";
    struct buffer b;
    buffer_init(&b, 4 * 1024 * 1024);
    size_t i;
    json_array_foreach(value, i, one)
    {
        const char *title = json_string_value(json_object_get(one, "title")),
                   *text = json_string_value(json_object_get(one, "text")),
                   *url = json_string_value(json_object_get(one, "url"));
        const char *line = json_is_string(one) ? json_string_value(one)
                           : title != NULL     ? title
                                               : text;
        buffer_puts(&b, line == NULL ? "" : line);
        if (url != NULL && url[0] != '\0') {
            buffer_putc(&b, ' ');
            buffer_puts(&b, url);
        }
        buffer_putc(&b, '\n');
    }
    const char *copy = arena_strdup(arena, buffer_text(&b));
    buffer_free(&b);
    return copy;
}

static json_t *entry_of(struct text text, struct arena *arena)
{
    struct kb_faults faults;
    return text.len == 0 ? json_object() : kb_entry_object(text, KB_EN, arena, &faults);
}

static bool diff_entries(struct parts *p, struct text before, struct text after)
{
    static const char *const fields[] = {"slug",      "area",          "lang",        "title",
                                         "short",     "keywords",      "questions",   "stand",
                                         "review_by", "review_reason", "legal_basis", "sources",
                                         "related",   "nationals",     "offices",     "body"};
    json_t *a = entry_of(before, p->arena), *b = entry_of(after, p->arena);
    bool good = a != NULL && b != NULL;
    for (size_t i = 0; good && i < sizeof fields / sizeof *fields; i++)
        add(p, fields[i], field_text(a, fields[i], p->arena), field_text(b, fields[i], p->arena));
    json_decref(a);
    json_decref(b);
    return good;
}

static json_t *list_of(struct text text)
{
    json_t *list =
        text.len == 0 ? json_array() : json_loadb(text.at, text.len, JSON_REJECT_DUPLICATES, NULL);
    if (json_is_array(list))
        return list;
    json_decref(list);
    return NULL;
}

static void diff_part(struct parts *p, const char *id, json_t *before, json_t *after)
{
    if (before != NULL && after != NULL && json_equal(before, after))
        return;
    add(p, id, before == NULL ? "" : kb_document_text(before, p->arena),
        after == NULL ? "" : kb_document_text(after, p->arena));
}

static bool diff_lists(struct parts *p, struct text before, struct text after)
{
    json_t *a = list_of(before), *b = list_of(after), *part;
    bool good = a != NULL && b != NULL;
    size_t i;
    json_array_foreach(b, i, part)
    {
        if (good)
            diff_part(p, part_id(part), part_find(a, part_id(part)), part);
    }
    json_array_foreach(a, i, part)
    {
        if (good && part_find(b, part_id(part)) == NULL)
            diff_part(p, part_id(part), part, NULL);
    }
    json_decref(a);
    json_decref(b);
    return good;
}

size_t kb_diff(enum kb_item_kind kind, struct text before, struct text after, struct arena *arena,
               struct kb_diff_part **out)
{
    struct parts p = {.arena = arena};
    bool good = kind == KB_ITEM_ENTRY ? diff_entries(&p, before, after)
                : kind != KB_ITEM_POSTCODES && kind != KB_ITEM_FLOW && kind != KB_ITEM_TOPICS
                    ? diff_lists(&p, before, after)
                    : false;
    if (!good) {
        p.count = 0;
        add(&p, "text", arena_strndup(arena, before.at, before.len),
            arena_strndup(arena, after.at, after.len));
    }
    *out = p.at;
    return p.count;
}
