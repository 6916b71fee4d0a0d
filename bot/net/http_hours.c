/* http_hours.c - weekly hours, closures and public holidays over HTTP. */
#include <stdlib.h>
#include <string.h>

#include "bot/hours.h"
#include "bot/net/http_admin.h"
#include "kb/values.h"

enum { DAY_MINUTES = 24 * 60, MOST_SPANS = 7 * 6, MOST_REASON = 120 };

static json_t *week_json(const struct stored_opening *openings, size_t count, struct arena *arena)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        const struct stored_opening *o = &openings[i];
        json_array_append_new(
            list, json_pack("{s:i, s:s, s:s}", "weekday", o->weekday, "from",
                            arena_printf(arena, "%02d:%02d", o->from / 60, o->from % 60), "to",
                            arena_printf(arena, "%02d:%02d", o->to / 60, o->to % 60)));
    }
    return list;
}

static json_t *closure_json(const struct stored_closure *c)
{
    return json_pack("{s:I, s:s, s:s, s:s}", "closure", (json_int_t)c->id, "first", c->first,
                     "last", c->last, "reason", c->reason);
}

/* Of this year and the next. */
static json_t *holidays_json(void)
{
    char today[11];
    day_today(today);
    int year = (int)strtol(today, NULL, 10);
    json_t *list = json_array();
    for (int next = 0; next < 2; next++) {
        struct holiday holidays[HOLIDAY_COUNT];
        hours_holidays(year + next, holidays);
        for (size_t i = 0; i < HOLIDAY_COUNT; i++)
            json_array_append_new(list, json_pack("{s:s, s:s, s:s}", "day", holidays[i].day,
                                                  "name_de", holidays[i].name[KB_DE], "name_en",
                                                  holidays[i].name[KB_EN]));
    }
    return list;
}

void http_show_hours(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)wsi;
    (void)body;
    struct arena *arena = server->arena;
    struct stored_opening *openings;
    struct stored_closure *closures;
    struct hours *hours;
    size_t opening_count, closure_count;
    if (store_opening_list(server->store, arena, &openings, &opening_count) != STORE_OK ||
        store_closure_list(server->store, arena, &closures, &closure_count) != STORE_OK ||
        hours_load(server->store, arena, &hours) != STORE_OK) {
        http_answer_failed(h, server->store);
        return;
    }
    json_t *list = json_array();
    for (size_t i = 0; i < closure_count; i++)
        json_array_append_new(list, closure_json(&closures[i]));
    int64_t now = now_ms(), next = hours_next(hours, now);
    json_t *opens = next == 0 ? json_null()
                              : json_pack("{s:I, s:s, s:s}", "at", (json_int_t)next, "text_de",
                                          hours_text(next, now, KB_DE, arena), "text_en",
                                          hours_text(next, now, KB_EN, arena));
    http_answer_json(h, 200,
                     json_pack("{s:o, s:o, s:o, s:b, s:o, s:s}", "week",
                               week_json(openings, opening_count, arena), "closures", list,
                               "holidays", holidays_json(), "open", hours_open(hours, now), "opens",
                               opens, "timezone", server->config->timezone));
}

/* "09:30" in minutes, -1 for anything else. */
static int minutes_of(const char *time)
{
    if (time == NULL || strlen(time) != 5 || time[2] != ':' || strspn(time, "0123456789") != 2 ||
        strspn(time + 3, "0123456789") != 2)
        return -1;
    int minutes = (int)(strtol(time, NULL, 10) * 60 + strtol(time + 3, NULL, 10));
    return time[3] > '5' || minutes > DAY_MINUTES ? -1 : minutes;
}

static struct stored_opening read_span(struct form *f, json_t *one, size_t at)
{
    struct arena *arena = f->server->arena;
    json_int_t weekday = json_integer_value(json_object_get(one, "weekday"));
    const char *from = arena_printf(arena, "week.%zu.from", at);
    const char *to = arena_printf(arena, "week.%zu.to", at);
    struct stored_opening span = {
        .weekday = weekday < 1 || weekday > 7 ? 0 : (int)weekday,
        .from = minutes_of(json_string_value(json_object_get(one, "from"))),
        .to = minutes_of(json_string_value(json_object_get(one, "to"))),
    };
    if (span.weekday < 1 || span.weekday > 7)
        form_refuse(f, arena_printf(arena, "week.%zu.weekday", at), FORM_NUMBER, 1, 7);
    if (span.from < 0 || span.to < 0)
        form_refuse(f, span.from < 0 ? from : to, FORM_TIME);
    if (span.to <= span.from)
        form_refuse(f, to, FORM_SPAN);
    return span;
}

void http_set_week(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    struct stored_opening *before, after[MOST_SPANS];
    size_t before_count, count = 0, i;
    json_t *week = json_object_get(body, "week"), *one;
    if (!json_is_array(week) || json_array_size(week) > MOST_SPANS)
        form_refuse(&f, "week", FORM_LIST);
    json_array_foreach(week, i, one)
    {
        struct stored_opening span = read_span(&f, one, i);
        for (size_t other = 0; !form_refused(&f) && other < count; other++)
            if (after[other].weekday == span.weekday && after[other].from < span.to &&
                span.from < after[other].to)
                form_refuse(&f, arena_printf(server->arena, "week.%zu.from", i), FORM_OVERLAP);
        if (form_refused(&f))
            break;
        after[count++] = span;
    }
    if (form_refused(&f))
        return;
    enum store_status status = form_begin(&f);
    json_t *was = NULL, *is = NULL;
    if (status == STORE_OK)
        status = store_opening_list(server->store, server->arena, &before, &before_count);
    if (status == STORE_OK) {
        was = week_json(before, before_count, server->arena);
        status = store_opening_set(server->store, after, count);
    }
    if (status == STORE_OK)
        status = store_opening_list(server->store, server->arena, &before, &before_count);
    if (status == STORE_OK)
        is = week_json(before, before_count, server->arena);
    form_finish(&f, status, (struct form_change){"hours.change", "", was, is}, NULL);
}

void http_add_closure(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    struct stored_closure closure = {
        .first = form_day(&f, "first"),
        .last = form_day(&f, "last"),
        .reason = form_line(&f, "reason", MOST_REASON, true),
    };
    if (strcmp(closure.last, closure.first) < 0)
        form_refuse(&f, "last", FORM_ORDER);
    if (form_refused(&f))
        return;
    enum store_status status = form_begin(&f);
    if (status == STORE_OK)
        status = store_closure_add(server->store, &closure);
    form_finish(&f, status,
                (struct form_change){"closure.add", closure.first, NULL, closure_json(&closure)},
                json_pack("{s:I}", "closure", (json_int_t)closure.id));
}

void http_delete_closure(struct server *server, struct lws *wsi, struct http_session *h,
                         json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    struct stored_closure *closures;
    size_t count, at = 0;
    int64_t id = form_id(&f, "closure");
    if (form_refused(&f))
        return;
    if (store_closure_list(server->store, server->arena, &closures, &count) != STORE_OK) {
        http_answer_failed(h, server->store);
        return;
    }
    while (at < count && closures[at].id != id)
        at++;
    if (at == count)
        form_refuse(&f, "", FORM_GONE);
    if (form_refused(&f))
        return;
    enum store_status status = form_begin(&f);
    if (status == STORE_OK)
        status = store_closure_delete(server->store, id);
    form_finish(&f, status,
                (struct form_change){"closure.delete", closures[at].first,
                                     closure_json(&closures[at]), NULL},
                NULL);
}
