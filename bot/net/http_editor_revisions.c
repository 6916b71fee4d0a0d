/* http_editor_revisions.c - what an item was before, and what differs. */
#include <stdlib.h>
#include <string.h>

#include "bot/net/http_editor.h"
#include "kb/revision.h"

void editor_revisions(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *item = editor_item(&f, wsi);
    struct kb_revision *revisions;
    if (item == NULL)
        return;
    size_t count = kb_revisions(server->kb, item, server->arena, &revisions);
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(
            list, json_pack("{s:I, s:I, s:s, s:s, s:s, s:b}", "revision",
                            (json_int_t)revisions[i].revision, "at", (json_int_t)revisions[i].at,
                            "by", revisions[i].by, "name", editor_name(server, revisions[i].by),
                            "note", revisions[i].note, "current", (int)revisions[i].current));
    http_answer_json(h, 200, json_pack("{s:o}", "revisions", list));
}

void editor_revision(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *item = editor_item(&f, wsi), *number = editor_argument(&f, wsi, "revision"), *slug;
    struct kb_revision revision;
    struct kb_faults unread;
    enum kb_lang lang;
    if (item == NULL || number == NULL)
        return;
    enum kb_status status =
        kb_revision(server->kb, item, strtoll(number, NULL, 10), server->arena, &revision);
    if (status != KB_OK) {
        editor_refuse(&f, status, "revision", NULL);
        return;
    }
    json_t *entry = kb_item_entry(item, &lang, &slug)
                        ? kb_entry_object(text_of(revision.text), f.lang, server->arena, &unread)
                        : NULL;
    http_answer_json(h, 200,
                     json_pack("{s:s, s:o?, s:I, s:s, s:s, s:s}", "text", revision.text, "entry",
                               entry, "at", (json_int_t)revision.at, "by", revision.by, "name",
                               editor_name(server, revision.by), "note", revision.note));
}

/* ---- what was published together -------------------------------------------------------- */

enum { PUBLICATIONS_MAX = 30 };

static json_t *publication_json(struct server *server, const struct kb_past_publication *p)
{
    json_t *items = json_array();
    for (size_t i = 0; i < p->count; i++) {
        const struct kb_past_item *one = &p->items[i];
        const char *what = one->archived ? "removed" : one->before == 0 ? "added" : "changed";
        json_array_append_new(items,
                              json_pack("{s:s, s:s, s:I, s:o, s:b}", "item", one->item, "what",
                                        what, "revision", (json_int_t)one->revision, "before",
                                        one->before == 0 ? json_null() : json_integer(one->before),
                                        "current", (int)one->current));
    }
    return json_pack("{s:I, s:s, s:s, s:s, s:o}", "at", (json_int_t)p->at, "by", p->by, "name",
                     editor_name(server, p->by), "note", p->note, "items", items);
}

void editor_publications(struct server *server, struct lws *wsi, struct http_session *h,
                         json_t *body)
{
    struct kb_past_publication *publications;
    (void)wsi;
    (void)body;
    size_t count = kb_past_publications(server->kb, server->arena, &publications);
    json_t *list = json_array();
    for (size_t i = 0; i < count && i < PUBLICATIONS_MAX; i++)
        json_array_append_new(list, publication_json(server, &publications[i]));
    http_answer_json(h, 200, json_pack("{s:o}", "publications", list));
}

/* ---- difference ------------------------------------------------------------------------- */

static const struct {
    const char *field;
    const char *label[2];
} labels[] = {
    {"title", {"Titel", "Title"}},
    {"short", {"Kurzantwort", "Short answer"}},
    {"keywords", {"Stichwörter", "Keywords"}},
    {"questions", {"Beispielfragen", "Example questions"}},
    {"stand", {"Rechtsstand", "Legal date"}},
    {"review_by", {"Zu prüfen bis", "Review by"}},
    {"review_reason", {"Grund der Prüfung", "Reason for the review"}},
    {"legal_basis", {"Rechtsgrundlagen", "Legal basis"}},
    {"sources", {"Quellen", "Sources"}},
    {"related", {"Verwandte Einträge", "Related entries"}},
    {"nationals", {"Staatsangehörigkeiten", "Nationalities"}},
    {"offices", {"Zuständige Stellen", "Offices in charge"}},
    {"area", {"Themengebiet", "Area"}},
    {"body", {"Ausführliche Antwort", "Full answer"}},
    {"text", {"Text", "Text"}},
};

static const char *label_of(const char *field, enum kb_lang lang)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (strcmp(labels[i].field, field) == 0)
            return labels[i].label[lang];
    return field;
}

/* "draft", "published" or a number; NULL after an answer. */
static const char *text_at(struct form *f, const char *item, const char *which,
                           const struct kb_item *it)
{
    struct kb_revision revision;
    if (strcmp(which, "draft") == 0)
        return it->draft.text == NULL ? "" : it->draft.text;
    if (strcmp(which, "published") == 0)
        return it->published.text == NULL ? "" : it->published.text;
    enum kb_status status =
        kb_revision(f->server->kb, item, strtoll(which, NULL, 10), f->server->arena, &revision);
    if (status == KB_OK)
        return revision.text;
    editor_refuse(f, status, "from", NULL);
    return NULL;
}

static json_t *words_json(const struct kb_diff_part *part)
{
    static const char *const kinds[] = {
        [KB_SAME] = "same", [KB_DELETED] = "del", [KB_INSERTED] = "ins"};
    json_t *list = json_array();
    for (size_t i = 0; i < part->count; i++)
        json_array_append_new(list, json_pack("[s, s%]", kinds[part->words[i].kind],
                                              part->words[i].text.at, part->words[i].text.len));
    return list;
}

void editor_diff(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *item = editor_item(&f, wsi), *from = editor_argument(&f, wsi, "from"),
               *to = editor_argument(&f, wsi, "to");
    struct kb_item it;
    if (form_refused(&f) || item == NULL)
        return;
    enum kb_status status = kb_item_read(server->kb, item, server->arena, &it);
    if (status != KB_OK) {
        editor_refuse(&f, status, "item", NULL);
        return;
    }
    const char *before = text_at(&f, item, from, &it),
               *after = before == NULL ? NULL : text_at(&f, item, to, &it);
    if (after == NULL)
        return;
    struct kb_diff_part *parts;
    size_t count = kb_diff(it.kind, text_of(before), text_of(after), server->arena, &parts);
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, json_pack("{s:s, s:s, s:o}", "field", parts[i].field, "label",
                                              label_of(parts[i].field, f.lang), "words",
                                              words_json(&parts[i])));
    http_answer_json(h, 200, json_pack("{s:o}", "parts", list));
}

void editor_restore(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *item = editor_item(&f, NULL);
    int64_t version, revision = editor_number(&f, "revision");
    struct kb_draft theirs = {0};
    if (item == NULL)
        return;
    enum kb_status status =
        kb_restore(server->kb, item, revision, editor_number(&f, "version"), h->account.login,
                   now_ms(), server->arena, &version, &theirs);
    if (status != KB_OK)
        editor_refuse(&f, status, "revision",
                      status == KB_CONFLICT
                          ? json_pack("{s:o}", "theirs", editor_draft(server, &theirs))
                          : NULL);
    else
        editor_done(&f, "draft.restore", item, json_pack("{s:I}", "revision", (json_int_t)revision),
                    json_pack("{s:I}", "version", (json_int_t)version));
}
