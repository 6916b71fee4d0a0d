/* http_editor_overview.c - what is to be done, in figures, and what the interface needs to know at
 * its start. */
#include <string.h>

#include "bot/asked.h"
#include "bot/net/http_editor.h"
#include "kb/document.h"
#include "kb/publish.h"
#include "kb/values.h"

struct sums {
    json_int_t published, draft, review, archived, due, lang[2];
};

static struct sums sum_entries(struct server *server)
{
    struct sums sums = {0};
    struct kb_edit_entry *e;
    char today[11];
    day_today(today);
    size_t count = kb_edit_entries(server->kb, text_of(""), server->arena, &e);
    for (size_t i = 0; i < count; i++) {
        sums.published += editor_entry_state(&e[i]) == KB_IS_PUBLISHED;
        sums.archived += editor_entry_state(&e[i]) == KB_IS_ARCHIVED;
        sums.draft += editor_entry_draft(&e[i]) == KB_IN_DRAFT;
        sums.review += editor_entry_draft(&e[i]) == KB_IN_REVIEW;
        sums.due += editor_entry_due(&e[i], today);
        for (int lang = KB_DE; lang <= KB_EN; lang++)
            sums.lang[lang] += e[i].has[lang] && e[i].state[lang] == KB_IS_PUBLISHED;
    }
    return sums;
}

static json_t *values_json(struct server *server)
{
    json_int_t expired = 0, soon = 0;
    char today[11];
    struct kb_parts parts;
    day_today(today);
    if (kb_parts(server->kb, "values.json", today, KB_DE, server->arena, &parts) == KB_OK) {
        for (size_t i = 0; i < parts.count; i++) {
            expired += parts.at[i].state == KB_VALUE_EXPIRED;
            soon += parts.at[i].state == KB_VALUE_SOON;
        }
        json_decref(parts.root);
    }
    return json_pack("{s:I, s:I}", "expired", expired, "soon", soon);
}

static json_t *editors_json(struct server *server)
{
    struct stored_account *accounts;
    size_t count;
    json_t *list = json_array();
    if (store_account_list(server->store, server->arena, &accounts, &count) != STORE_OK)
        return list;
    for (size_t i = 0; i < count; i++)
        if (!accounts[i].disabled && strcmp(accounts[i].role, "advisor") != 0)
            json_array_append_new(list, json_pack("{s:s, s:s}", "login", accounts[i].login, "name",
                                                  accounts[i].name));
    return list;
}

static json_t *notices_json(struct server *server, const char *login)
{
    struct stored_notice *notices;
    size_t count;
    json_t *list = json_array();
    if (store_notice_list(server->store, login, server->arena, &notices, &count) != STORE_OK)
        return list;
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list,
                              json_pack("{s:s, s:I, s:s}", "item", notices[i].item, "at",
                                        (json_int_t)notices[i].at, "message", notices[i].message));
    return list;
}

void editor_overview(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    if (editor_waits_for_texts(&f, wsi))
        return;
    struct sums sums = sum_entries(server);
    struct kb_draft *drafts;
    int64_t asked;
    const char *const *ours;
    json_t *areas = json_array();
    size_t known = kb_areas(server->kb, server->arena, &ours);
    for (size_t i = 0; i < known; i++)
        json_array_append_new(areas, json_string(ours[i]));
    store_question_count(server->store, now_ms() - ASKED_CHOICE_MS, &asked);
    json_t *out =
        json_pack("{s:{s:s, s:s, s:s}, s:{s:I, s:I, s:I, s:I}, s:I, s:I, s:I}", "me", "login",
                  h->account.login, "name", h->account.name, "role", h->account.role, "entries",
                  "published", sums.published, "draft", sums.draft, "review", sums.review,
                  "archived", sums.archived, "due", sums.due, "asked", (json_int_t)asked, "drafts",
                  (json_int_t)kb_drafts(server->kb, server->arena, &drafts));
    json_t *more = json_pack(
        "{s:o, s:{s:I, s:I}, s:b, s:o, s:o, s:o, s:o}", "values", values_json(server), "languages",
        "de", sums.lang[KB_DE], "en", sums.lang[KB_EN], "four_eyes", (int)server->config->four_eyes,
        "publish_at_next", editor_time(kb_next_due(server->kb)), "editors", editors_json(server),
        "areas", areas, "not_published", notices_json(server, h->account.login));
    json_object_update(out, more);
    json_decref(more);
    http_answer_json(h, 200, out);
}
