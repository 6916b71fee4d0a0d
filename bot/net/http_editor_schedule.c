/* http_editor_schedule.c - what happens to an item by itself, and who looks after it. */
#include <string.h>

#include "bot/net/http_editor.h"
#include "kb/publish.h"

static const int64_t LATEST_MS = INT64_C(10) * 366 * 24 * 3600 * 1000; /* from now */

/* A time to come, 0 for null; false after an answer. */
static bool coming(struct form *f, const char *name, int64_t *out)
{
    json_t *given = json_object_get(f->body, name);
    *out = json_integer_value(given);
    if (f->refused || given == NULL || json_is_null(given))
        return !f->refused;
    if (json_is_integer(given) && *out > now_ms() && *out < now_ms() + LATEST_MS)
        return true;
    editor_refuse_field(f, name, "Bitte wählen Sie einen Zeitpunkt in der Zukunft.",
                        "Please choose a time to come.");
    return false;
}

void editor_schedule(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *item = editor_item(&f, NULL);
    int64_t at, version;
    struct kb_item it;
    if (item == NULL || !coming(&f, "publish_at", &at))
        return;
    enum kb_status status = kb_item_read(server->kb, item, server->arena, &it);
    if (status == KB_OK && at != 0 && server->config->four_eyes && it.draft.text != NULL &&
        strcmp(it.draft.by, h->account.login) == 0) {
        editor_refuse_four_eyes(&f);
        return;
    }
    if (status == KB_OK)
        status = kb_draft_schedule(server->kb, item, editor_number(&f, "version"), at,
                                   h->account.login, &version);
    if (status != KB_OK) {
        editor_refuse(&f, status, "", NULL);
        return;
    }
    store_notice_clear(server->store, item);
    editor_done(&f, "draft.schedule", item, json_pack("{s:o}", "publish_at", editor_time(at)),
                json_pack("{s:I}", "version", (json_int_t)version));
}

void editor_expire(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *slug = editor_slug(&f);
    int64_t at;
    if (slug == NULL || !coming(&f, "at", &at))
        return;
    enum kb_status status = kb_set_expiry(server->kb, slug, at, h->account.login);
    if (status != KB_OK)
        editor_refuse(&f, status, "slug", NULL);
    else
        editor_done(&f, "entry.expire", slug, json_pack("{s:o}", "at", editor_time(at)), NULL);
}

void editor_set_owner(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *slug = editor_slug(&f), *owner = form_line(&f, "owner", 64, true);
    struct stored_account account;
    if (form_refused(&f) || slug == NULL)
        return;
    if (owner[0] != '\0' &&
        (store_account_get(server->store, owner, server->arena, &account) != STORE_OK ||
         account.disabled)) {
        editor_refuse_field(&f, "owner", "Dieses Konto gibt es nicht (mehr).",
                            "There is no such account (any more).");
        return;
    }
    enum kb_status status = kb_set_owner(server->kb, slug, owner);
    if (status != KB_OK)
        editor_refuse(&f, status, "slug", NULL);
    else
        editor_done(&f, "entry.owner", slug, json_pack("{s:s}", "owner", owner), NULL);
}
