/* http_editor_reviews.c - which entries are to be looked at again, and whether their sources still
 * hold. */
#include <stdlib.h>
#include <string.h>

#include "bot/net/http_editor.h"
#include "kb/values.h"

enum { DUE_DAYS = 30, DUE_DAYS_MAX = 3650 };

/* Days since 1970 of the calendar we use, which runs in eras of 400 years. */
static long day_number(const char *day)
{
    long year = strtol(day, NULL, 10), month = strtol(day + 5, NULL, 10),
         of_month = strtol(day + 8, NULL, 10);
    year -= month <= 2;
    long of_era = year % 400,
         of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + of_month - 1;
    return year / 400 * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static json_t *sources_json(struct server *server, const char *slug)
{
    struct kb_source_check *sources;
    size_t count = kb_sources(server->kb, slug, server->arena, &sources);
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        bool checked = sources[i].at != 0;
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:o, s:s, s:o}", "title", sources[i].title, "url",
                            sources[i].url, "checked_at", editor_time(sources[i].at), "checked_by",
                            checked ? editor_name(server, sources[i].by) : "", "ok",
                            checked ? json_boolean(sources[i].ok) : json_null()));
    }
    return list;
}

static int by_review_day(const void *a, const void *b)
{
    const struct kb_edit_entry *const *x = a, *const *y = b;
    int order = strcmp((*x)->review_by, (*y)->review_by);
    return order != 0 ? order : strcmp((*x)->slug, (*y)->slug);
}

void editor_due(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *within = editor_argument(&f, wsi, "days");
    if (within == NULL || editor_waits_for_texts(&f, wsi))
        return;
    long most = within[0] == '\0' ? DUE_DAYS : strtol(within, NULL, 10);
    most = most < 0 ? 0 : most > DUE_DAYS_MAX ? DUE_DAYS_MAX : most;
    char today[11];
    day_today(today);
    struct kb_edit_entry *entries;
    size_t all = kb_edit_entries(server->kb, text_of(""), server->arena, &entries), count = 0;
    const struct kb_edit_entry **due = arena_alloc(server->arena, all + 1, sizeof *due);
    for (size_t i = 0; i < all; i++)
        if (editor_entry_state(&entries[i]) == KB_IS_PUBLISHED && day_valid(entries[i].review_by) &&
            day_number(entries[i].review_by) - day_number(today) <= most)
            due[count++] = &entries[i];
    qsort(due, count, sizeof *due, by_review_day);
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:o}", "slug", due[i]->slug,
                            "title", due[i]->title, "area", due[i]->area, "owner", due[i]->owner,
                            "stand", due[i]->stand, "review_by", due[i]->review_by, "review_reason",
                            due[i]->review_reason, "days",
                            (json_int_t)(day_number(due[i]->review_by) - day_number(today)),
                            "sources", sources_json(server, due[i]->slug)));
    http_answer_json(h, 200, json_pack("{s:o}", "due", list));
}

void editor_source_checked(struct server *server, struct lws *wsi, struct http_session *h,
                           json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *slug = editor_slug(&f), *url = editor_argument(&f, NULL, "url");
    if (slug == NULL || url == NULL)
        return;
    bool ok = form_flag(&f, "ok");
    enum kb_status status =
        kb_source_checked(server->kb, slug, url, ok, h->account.login, now_ms());
    if (status != KB_OK)
        editor_refuse(&f, status, "url", NULL);
    else
        editor_done(&f, "source.check", slug, json_pack("{s:s, s:b}", "url", url, "ok", (int)ok),
                    NULL);
}
