/* http_admin.c - the office over HTTP: teams, ready-made replies, the audit, and all its routes. */
#include "bot/net/http_admin.h"

#include <stdlib.h>
#include <string.h>

#include "bot/mail/mail.h"
#include "bot/net/members.h"

enum { MOST_NAME = 80, MOST_TITLE = 80, MOST_TEXT = 2000, MOST_EMAIL = 254, AUDIT_PAGE = 50 };

void http_answer_failed(struct http_session *h, struct store *store)
{
    fprintf(stderr, "kammerlotse: %s\n", store_message(store));
    http_answer_error(h, 503, "failed", "Das hat nicht geklappt. Bitte noch einmal versuchen.");
}

/* ---- teams ------------------------------------------------------------------------------ */

/* The areas of the knowledge, and those that teams have though the knowledge no longer does. */
static size_t known_areas(struct server *server, const struct stored_team *teams, size_t count,
                          const char *const **out)
{
    const char *const *ours;
    size_t known = kb_areas(server->kb, server->arena, &ours), size = known;
    for (size_t i = 0; i < count; i++)
        size += strlen(teams[i].areas);
    const char **areas = arena_alloc(server->arena, size + 1, sizeof *areas);
    for (size_t i = 0; i < known; i++)
        areas[i] = ours[i];
    for (size_t i = 0; i < count; i++)
        for (const char *at = teams[i].areas; *(at += strspn(at, " ")) != '\0';
             at += strcspn(at, " ")) {
            const char *area = arena_strndup(server->arena, at, strcspn(at, " "));
            size_t same = 0;
            while (same < known && strcmp(areas[same], area) != 0)
                same++;
            if (same == known)
                areas[known++] = area;
        }
    *out = areas;
    return known;
}

static json_t *team_json(const struct stored_team *t)
{
    return json_pack("{s:s, s:s, s:s, s:o, s:s}", "team", t->team, "name_de", t->name_de, "name_en",
                     t->name_en, "areas", member_list(t->areas), "email", t->email);
}

static void list_teams(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)wsi;
    (void)body;
    struct stored_team *teams;
    const char *const *areas;
    size_t count;
    if (store_team_list(server->store, server->arena, &teams, &count) != STORE_OK) {
        http_answer_failed(h, server->store);
        return;
    }
    json_t *list = json_array(), *names = json_array();
    size_t known = known_areas(server, teams, count, &areas);
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, team_json(&teams[i]));
    for (size_t i = 0; i < known; i++)
        json_array_append_new(names, json_string(areas[i]));
    http_answer_json(h, 200,
                     json_pack("{s:o, s:o, s:b}", "teams", list, "areas", names, "mail",
                               mail_configured(server->config)));
}

const struct stored_team *http_find_team(const struct stored_team *teams, size_t count,
                                         const char *team)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(teams[i].team, team) == 0)
            return &teams[i];
    return NULL;
}

/* Whose queue something is in may have changed, and how it is called. */
static void teams_changed(struct server *server)
{
    server->board_changed = server->queue_changed = true;
}

static void set_team(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    struct stored_team *teams;
    const char *const *areas;
    size_t count;
    if (store_team_list(server->store, server->arena, &teams, &count) != STORE_OK) {
        http_answer_failed(h, server->store);
        return;
    }
    size_t known = known_areas(server, teams, count, &areas);
    const struct stored_team team = {
        .team = form_key(&f, "team"),
        .name_de = form_line(&f, "name_de", MOST_NAME, false),
        .name_en = form_line(&f, "name_en", MOST_NAME, false),
        .areas = form_words(&f, "areas", areas, known, FORM_AREA),
        .email = form_line(&f, "email", MOST_EMAIL, true),
    };
    const struct stored_team *before = http_find_team(teams, count, team.team);
    if (team.email[0] != '\0' && !mail_address_valid(team.email))
        form_refuse(&f, "email", FORM_EMAIL);
    if (before != NULL && form_flag(&f, "new"))
        form_refuse(&f, "team", FORM_EXISTS);
    if (before == NULL && !form_flag(&f, "new"))
        form_refuse(&f, "", FORM_GONE);
    if (form_refused(&f))
        return;
    enum store_status status = form_begin(&f);
    if (status == STORE_OK)
        status = store_team_set(server->store, &team);
    teams_changed(server);
    form_finish(&f, status,
                (struct form_change){before == NULL ? "team.add" : "team.change", team.team,
                                     before == NULL ? NULL : team_json(before), team_json(&team)},
                NULL);
}

static void delete_team(struct server *server, struct lws *wsi, struct http_session *h,
                        json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    struct stored_team *teams;
    size_t count;
    if (store_team_list(server->store, server->arena, &teams, &count) != STORE_OK) {
        http_answer_failed(h, server->store);
        return;
    }
    const char *team = form_key(&f, "team");
    const struct stored_team *before = http_find_team(teams, count, team);
    if (before == NULL)
        form_refuse(&f, "", FORM_GONE);
    if (form_refused(&f))
        return;
    enum store_status status = form_begin(&f);
    if (status == STORE_OK)
        status = store_team_delete(server->store, team);
    teams_changed(server);
    form_finish(&f, status, (struct form_change){"team.delete", team, team_json(before), NULL},
                NULL);
}

/* ---- replies ---------------------------------------------------------------------------- */

static json_t *reply_json(const struct stored_reply *r)
{
    return json_pack("{s:I, s:s, s:s, s:s}", "reply", (json_int_t)r->id, "lang", r->lang, "title",
                     r->title, "text", r->text);
}

static void list_replies(struct server *server, struct lws *wsi, struct http_session *h,
                         json_t *body)
{
    (void)wsi;
    (void)body;
    struct stored_reply *replies;
    size_t count;
    if (store_reply_list(server->store, server->arena, &replies, &count) != STORE_OK) {
        http_answer_failed(h, server->store);
        return;
    }
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, reply_json(&replies[i]));
    http_answer_json(h, 200, json_pack("{s:o}", "replies", list));
}

/* A variable nobody fills in would reach the employer as it stands. */
static void check_variables(struct form *f, const char *text)
{
    static const char *const known[] = {"name", "firm", "advisor", "reference"};
    for (const char *at = strstr(text, "{{"); at != NULL; at = strstr(at, "{{")) {
        at += 2;
        const char *end = strstr(at, "}}");
        struct text name =
            text_trim((struct text){at, end == NULL ? strlen(at) : (size_t)(end - at)});
        bool good = false;
        for (size_t i = 0; i < sizeof known / sizeof *known; i++)
            good = good || (end != NULL && text_is(name, known[i]));
        if (!good)
            form_refuse(f, "text", FORM_VARIABLE,
                        form_short(arena_strndup(f->server->arena, name.at, name.len)));
    }
}

/* The reply of that number in `out`; false after an answer. */
static bool find_reply(struct form *f, int64_t id, struct stored_reply *out)
{
    struct stored_reply *replies;
    size_t count;
    if (form_refused(f))
        return false;
    if (store_reply_list(f->server->store, f->server->arena, &replies, &count) != STORE_OK) {
        http_answer_failed(f->h, f->server->store);
        return false;
    }
    for (size_t i = 0; i < count; i++)
        if (replies[i].id == id) {
            *out = replies[i];
            return true;
        }
    form_refuse(f, "", FORM_GONE);
    return false;
}

static void set_reply(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    static const char *const langs[] = {"de", "en", NULL};
    struct form f = form_of(server, wsi, h, body);
    json_t *id = json_object_get(body, "reply");
    bool fresh = id == NULL || json_is_null(id);
    struct stored_reply before = {0}, reply = {
                                          .lang = form_word(&f, "lang", langs, FORM_LANG),
                                          .title = form_line(&f, "title", MOST_TITLE, false),
                                          .text = form_text(&f, "text", MOST_TEXT),
                                      };
    check_variables(&f, reply.text);
    if (!fresh)
        reply.id = form_id(&f, "reply");
    if (form_refused(&f) || (!fresh && !find_reply(&f, reply.id, &before)))
        return;
    enum store_status status = form_begin(&f);
    if (status == STORE_OK)
        status = store_reply_set(server->store, &reply);
    form_finish(&f, status,
                (struct form_change){fresh ? "reply.add" : "reply.change", reply.title,
                                     fresh ? NULL : reply_json(&before), reply_json(&reply)},
                json_pack("{s:I}", "reply", (json_int_t)reply.id));
}

static void delete_reply(struct server *server, struct lws *wsi, struct http_session *h,
                         json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    struct stored_reply before;
    int64_t id = form_id(&f, "reply");
    if (!find_reply(&f, id, &before))
        return;
    enum store_status status = form_begin(&f);
    if (status == STORE_OK)
        status = store_reply_delete(server->store, id);
    form_finish(&f, status,
                (struct form_change){"reply.delete", before.title, reply_json(&before), NULL},
                NULL);
}

/* ---- audit ------------------------------------------------------------------------------ */

static void list_audit(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    (void)body;
    const char *before = http_argument(server, wsi, "before=");
    struct stored_audit *rows = arena_alloc(server->arena, AUDIT_PAGE + 1, sizeof *rows);
    size_t count;
    if (store_audit_list(server->store, before == NULL ? 0 : strtoll(before, NULL, 10),
                         AUDIT_PAGE + 1, server->arena, rows, &count) != STORE_OK) {
        http_answer_failed(h, server->store);
        return;
    }
    json_t *list = json_array();
    for (size_t i = 0; i < count && i < AUDIT_PAGE; i++) {
        json_t *row =
            json_pack("{s:I, s:s, s:s, s:s}", "at", (json_int_t)rows[i].at, "login", rows[i].login,
                      "action", rows[i].action, "subject", rows[i].subject);
        json_t *detail = json_loads(rows[i].detail, 0, NULL);
        json_object_update_missing(row, detail);
        json_decref(detail);
        json_array_append_new(list, row);
    }
    json_t *more =
        count > AUDIT_PAGE ? json_integer((json_int_t)rows[AUDIT_PAGE - 1].id) : json_null();
    http_answer_json(h, 200, json_pack("{s:o, s:o}", "audit", list, "before", more));
}

const struct http_route http_admin_routes[] = {
    {"/api/desk/admin/teams", false, list_teams, HTTP_SIGNED_IN},
    {"/api/desk/admin/team", true, set_team, HTTP_HEAD},
    {"/api/desk/admin/team-delete", true, delete_team, HTTP_HEAD},
    {"/api/desk/admin/hours", false, http_show_hours, HTTP_SIGNED_IN},
    {"/api/desk/admin/week", true, http_set_week, HTTP_HEAD},
    {"/api/desk/admin/closure", true, http_add_closure, HTTP_HEAD},
    {"/api/desk/admin/closure-delete", true, http_delete_closure, HTTP_HEAD},
    {"/api/desk/admin/replies", false, list_replies, HTTP_SIGNED_IN},
    {"/api/desk/admin/reply", true, set_reply, HTTP_HEAD},
    {"/api/desk/admin/reply-delete", true, delete_reply, HTTP_HEAD},
    {"/api/desk/admin/accounts", false, http_list_accounts, HTTP_ADMINISTRATOR},
    {"/api/desk/admin/account-add", true, http_add_account, HTTP_ADMINISTRATOR},
    {"/api/desk/admin/account", true, http_set_account, HTTP_ADMINISTRATOR},
    {"/api/desk/admin/account-password", true, http_reset_password, HTTP_ADMINISTRATOR},
    {"/api/desk/admin/account-disable", true, http_disable_account, HTTP_ADMINISTRATOR},
    {"/api/desk/admin/account-enable", true, http_enable_account, HTTP_ADMINISTRATOR},
    {"/api/desk/admin/audit", false, list_audit, HTTP_HEAD},
};
const size_t http_admin_route_count = sizeof http_admin_routes / sizeof *http_admin_routes;
