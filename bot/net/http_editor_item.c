/* http_editor_item.c - one item: shown, tried out, saved, begun, thrown away, handed in. */
#include <string.h>

#include "bot/net/http_editor.h"
#include "kb/used.h"
#include "kb/values.h"

/* ---- showing ---------------------------------------------------------------------------- */

static json_t *published_json(struct server *server, const struct kb_published *p)
{
    if (p->text == NULL)
        return json_null();
    return json_pack("{s:s, s:I, s:I, s:s, s:s, s:s}", "text", p->text, "revision",
                     (json_int_t)p->revision, "at", (json_int_t)p->at, "by", p->by, "name",
                     editor_name(server, p->by), "note", p->note);
}

static json_t *notice_json(struct server *server, const char *item)
{
    struct stored_notice notice;
    if (store_notice_get(server->store, item, server->arena, &notice) != STORE_OK)
        return json_null();
    return json_pack("{s:I, s:s}", "at", (json_int_t)notice.at, "message", notice.message);
}

static json_t *used_of(struct server *server, const char *slug, enum kb_lang lang)
{
    struct kb_used used;
    kb_used(server->kb, slug, lang, server->arena, &used);
    return editor_used(&used);
}

void editor_show_item(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *item = editor_item(&f, wsi), *slug;
    struct kb_item it;
    enum kb_lang lang;
    if (item == NULL)
        return;
    enum kb_status status = kb_item_read(server->kb, item, server->arena, &it);
    if (status != KB_OK) {
        editor_refuse(&f, status, "item", NULL);
        return;
    }
    char day[11];
    day_today(day);
    struct kb_faults faults, unread;
    const char *text = it.draft.text != NULL ? it.draft.text : it.published.text;
    bool entry = kb_item_entry(item, &lang, &slug);
    kb_item_faults(server->kb, NULL, item, text_of(text), day, f.lang, server->arena, &faults);
    json_t *object = entry ? kb_entry_object(text_of(text), f.lang, server->arena, &unread) : NULL;
    json_t *out = json_pack(
        "{s:s, s:s, s:o, s:o, s:o?, s:s, s:o, s:o, s:o, s:o, s:o}", "item", item, "state",
        kb_item_state_name(it.state), "published", published_json(server, &it.published), "draft",
        editor_draft(server, &it.draft), "entry", object, "owner", it.owner, "expires_at",
        editor_time(it.expires_at), "faults", editor_faults(&faults, false), "warnings",
        editor_faults(&faults, true), "others", editor_others(server, &h->account, item),
        "not_published", notice_json(server, item));
    if (entry)
        json_object_set_new(out, "used", used_of(server, slug, lang));
    http_answer_json(h, 200, out);
}

/* ---- texts ------------------------------------------------------------------------------ */

/* The text a request brings, as such or as an entry; NULL after an answer. */
static const char *given_text(struct form *f)
{
    json_t *text = json_object_get(f->body, "text"), *entry = json_object_get(f->body, "entry");
    struct kb_faults faults = {0};
    if (f->refused)
        return NULL;
    if (json_is_object(entry)) {
        const char *written = kb_entry_text(entry, f->lang, f->server->arena, &faults);
        if (written == NULL)
            editor_refuse_faults(f, "", &faults);
        return written;
    }
    if (json_is_string(text) && strlen(json_string_value(text)) == json_string_length(text))
        return json_string_value(text);
    editor_refuse_field(f, "text", "Es fehlt der Text.", "The text is missing.");
    return NULL;
}

/* 413 where it is too long. */
static bool fits(struct form *f, const char *text)
{
    if (text == NULL || strlen(text) <= KB_DRAFT_TEXT_MAX)
        return text != NULL;
    http_answer_error(f->h, 413, "too-large",
                      "Der Text ist zu groß: höchstens 1 MiB. Bitte kürzen Sie ihn.");
    f->refused = true;
    return false;
}

void editor_parse(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *day = editor_day(&f, NULL), *text = given_text(&f);
    const char *item = json_string_value(json_object_get(body, "item"));
    enum kb_lang lang;
    const char *slug;
    if (!fits(&f, text))
        return;
    struct kb_faults faults, unread;
    struct kb_preview preview = {0};
    if (item == NULL || kb_item_kind(item) == KB_ITEM_NONE)
        item = "entries/de/x";
    bool entry = kb_item_entry(item, &lang, &slug);
    kb_item_faults(server->kb, NULL, item, text_of(text), day, f.lang, server->arena, &faults);
    json_t *object = entry ? kb_entry_object(text_of(text), f.lang, server->arena, &unread) : NULL;
    bool shown = entry && kb_preview(server->kb, text_of(text), day, server->arena, &preview);
    http_answer_json(h, 200,
                     json_pack("{s:o?, s:s, s:o, s:o, s:s, s:s, s:s, s:s, s:b, s:I}", "entry",
                               object, "text", text, "faults", editor_faults(&faults, false),
                               "warnings", editor_faults(&faults, true), "title",
                               shown ? preview.title : "", "html", shown ? preview.html : "",
                               "summary", shown ? preview.summary : "", "summary_html",
                               shown ? preview.summary_html : "", "value_unknown",
                               (int)preview.value_unknown, "tokens", (json_int_t)preview.tokens));
}

void editor_save(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *item = editor_item(&f, NULL), *text = item == NULL ? NULL : given_text(&f);
    if (!fits(&f, text))
        return;
    const char *note = form_line(&f, "note", EDITOR_NOTE_MAX, true);
    if (form_refused(&f))
        return;
    const struct kb_save save = {.item = item,
                                 .version = editor_number(&f, "version"),
                                 .text = text_of(text),
                                 .by = h->account.login,
                                 .note = note,
                                 .now = now_ms()};
    struct kb_draft theirs = {0};
    int64_t version;
    enum kb_status status = kb_draft_save(server->kb, &save, server->arena, &version, &theirs);
    if (status != KB_OK) {
        editor_refuse(&f, status, "",
                      status == KB_CONFLICT
                          ? json_pack("{s:o}", "theirs", editor_draft(server, &theirs))
                          : NULL);
        return;
    }
    char day[11];
    day_today(day);
    struct kb_faults faults;
    kb_item_faults(server->kb, NULL, item, text_of(text), day, f.lang, server->arena, &faults);
    store_notice_clear(server->store, item);
    editor_done(&f, "draft.save", item, json_pack("{s:I}", "version", (json_int_t)version),
                json_pack("{s:I, s:o, s:o}", "version", (json_int_t)version, "faults",
                          editor_faults(&faults, false), "warnings", editor_faults(&faults, true)));
}

/* ---- beginning and ending --------------------------------------------------------------- */

void editor_new(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    static const char *const langs[] = {"de", "en", NULL};
    enum { MOST_TITLE = 200 };
    struct form f = form_of(server, wsi, h, body);
    char day[11];
    day_today(day);
    struct kb_new_entry entry = {.slug = editor_slug(&f),
                                 .area = form_line(&f, "area", 64, false),
                                 .title = form_line(&f, "title", MOST_TITLE, false),
                                 .by = h->account.login,
                                 .day = day,
                                 .now = now_ms()};
    bool known = kb_lang_parse(form_word(&f, "lang", langs, FORM_LANG), &entry.lang);
    struct editor_asked asked = {0};
    if (form_refused(&f) || !known || !editor_asked_read(&f, "from_asked", &asked))
        return;
    entry.questions = asked.questions;
    entry.question_count = asked.question_count;
    const char *item;
    int64_t version;
    enum kb_status status = kb_draft_new(server->kb, &entry, server->arena, &item, &version);
    if (status != KB_OK) {
        editor_refuse(&f, status, status == KB_INVALID ? "area" : "slug", NULL);
        return;
    }
    editor_asked_mark(&f, &asked, "done");
    editor_done(&f, "draft.new", item, NULL,
                json_pack("{s:s, s:I}", "item", item, "version", (json_int_t)version));
}

void editor_discard(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *item = editor_item(&f, NULL);
    struct kb_draft was;
    if (item == NULL)
        return;
    enum kb_status status =
        kb_draft_discard(server->kb, item, editor_number(&f, "version"), server->arena, &was);
    if (status != KB_OK) {
        editor_refuse(&f, status, "", NULL);
        return;
    }
    store_notice_clear(server->store, item);
    editor_done(&f, "draft.discard", item, NULL, json_pack("{s:s}", "text", was.text));
}

void editor_set_state(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *item = editor_item(&f, NULL);
    const char *state = editor_argument(&f, NULL, "state");
    const char *note = form_line(&f, "note", EDITOR_NOTE_MAX, true);
    if (form_refused(&f))
        return;
    if (strcmp(state, "draft") != 0 && strcmp(state, "review") != 0) {
        editor_refuse_field(&f, "state", "Möglich sind „draft“ und „review“.",
                            "Possible are “draft” and “review”.");
        return;
    }
    int64_t version;
    enum kb_status status = kb_draft_set_state(
        server->kb, item, editor_number(&f, "version"),
        strcmp(state, "review") == 0 ? KB_IN_REVIEW : KB_IN_DRAFT, note, &version);
    if (status != KB_OK)
        editor_refuse(&f, status, "", NULL);
    else
        editor_done(&f, "draft.state", item, json_pack("{s:s, s:s}", "state", state, "note", note),
                    json_pack("{s:I}", "version", (json_int_t)version));
}
