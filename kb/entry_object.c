/* entry_object.c - an entry as the object the editor's form is filled with, and back. */
#include "kb/faults.h"

#include <string.h>

#include "kb/edit.h"
#include "kb/entry_file.h"
#include "kb/messages.h"

/* ---- to an object ----------------------------------------------------------------------- */

static json_t *list_object(const struct strings *list)
{
    json_t *out = json_array();
    for (size_t i = 0; i < list->count; i++)
        json_array_append_new(out, json_string(list->at[i]));
    return out;
}

static json_t *links_object(const struct links *links, const char *title)
{
    json_t *out = json_array();
    for (size_t i = 0; i < links->count; i++)
        json_array_append_new(
            out, json_pack("{s:s, s:s}", title, links->at[i].title, "url", links->at[i].url));
    return out;
}

json_t *kb_entry_object(struct text file, enum kb_lang ui, struct arena *arena,
                        struct kb_faults *out)
{
    struct problems problems = {.arena = arena};
    struct entry e;
    entry_file_parse(file, "", &problems, arena, &e);
    faults_of(&problems, ui, arena, out);
    if (!e.readable)
        return NULL;
    return json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:s}", "slug",
        e.slug, "area", e.area, "lang", kb_lang_name(e.lang), "title", e.title, "short", e.summary,
        "keywords", list_object(&e.keywords), "questions", list_object(&e.questions), "stand",
        e.stand, "review_by", e.review_by, "review_reason", e.review_reason, "legal_basis",
        links_object(&e.legal_basis, "text"), "sources", links_object(&e.sources, "title"),
        "related", list_object(&e.related), "nationals", list_object(&e.nationals), "offices",
        list_object(&e.offices), "body", e.body);
}

/* ---- to a file -------------------------------------------------------------------------- */

struct reading {
    json_t *object;
    enum kb_lang ui;
    struct arena *arena;
    struct kb_faults *out;
};

static void complain(const struct reading *r, const char *field, const char *what)
{
    fault_say(r->out, r->arena, r->ui, false, field, what, "");
}

/* Jansson refuses invalid UTF-8 itself. */
static const char *read_text(const struct reading *r, const char *field)
{
    json_t *text = json_object_get(r->object, field);
    if (text != NULL && !json_is_string(text))
        complain(r, field, "must be a text");
    const char *value = json_string_value(text);
    return value == NULL ? "" : value;
}

static struct strings read_list(const struct reading *r, const char *field)
{
    json_t *list = json_object_get(r->object, field), *one;
    struct strings out = {.at = arena_alloc(r->arena, json_array_size(list) + 1, sizeof *out.at)};
    size_t i;
    if (list != NULL && !json_is_array(list))
        complain(r, field, "must be a list");
    json_array_foreach(list, i, one)
    {
        if (json_is_string(one))
            out.at[out.count++] = json_string_value(one);
        else
            complain(r, field, "every item must be a text");
    }
    return out;
}

static struct links read_links(const struct reading *r, const char *field, const char *title)
{
    json_t *list = json_object_get(r->object, field), *one;
    struct links out = {.at = arena_alloc(r->arena, json_array_size(list) + 1, sizeof *out.at)};
    size_t i;
    if (list != NULL && !json_is_array(list))
        complain(r, field, "must be a list");
    json_array_foreach(list, i, one)
    {
        const char *text = json_string_value(json_object_get(one, title)),
                   *url = json_string_value(json_object_get(one, "url"));
        if (text == NULL || (url == NULL && json_object_get(one, "url") != NULL))
            complain(r, field, "every item must have a title and may have a url");
        else
            out.at[out.count++] = (struct kb_link){text, url == NULL ? "" : url};
    }
    return out;
}

const char *kb_entry_text(json_t *object, enum kb_lang ui, struct arena *arena,
                          struct kb_faults *out)
{
    *out = (struct kb_faults){0};
    const struct reading r = {object, ui, arena, out};
    struct entry e = {
        .slug = read_text(&r, "slug"),
        .area = read_text(&r, "area"),
        .title = read_text(&r, "title"),
        .summary = read_text(&r, "short"),
        .keywords = read_list(&r, "keywords"),
        .questions = read_list(&r, "questions"),
        .stand = read_text(&r, "stand"),
        .review_by = read_text(&r, "review_by"),
        .review_reason = read_text(&r, "review_reason"),
        .legal_basis = read_links(&r, "legal_basis", "text"),
        .sources = read_links(&r, "sources", "title"),
        .related = read_list(&r, "related"),
        .nationals = read_list(&r, "nationals"),
        .offices = read_list(&r, "offices"),
        .body = read_text(&r, "body"),
    };
    if (!json_is_object(object))
        complain(&r, "", "a field is missing, unknown or of the wrong type");
    else if (!kb_lang_parse(read_text(&r, "lang"), &e.lang))
        complain(&r, "lang", "lang must be de or en");
    const char *file = out->count > 0 ? NULL : entry_file_write(&e, arena);
    if (out->count == 0 && (file == NULL || strlen(file) > KB_DRAFT_TEXT_MAX)) {
        complain(&r, "body", "the file is larger than 1 MiB");
        file = NULL;
    }
    return file;
}
