/* board.c - see board.h. */
#include "bot/net/board.h"

#include <stdlib.h>
#include <string.h>

#include "bot/asked.h"
#include "bot/inquiry.h"
#include "bot/net/presence.h"

enum { CLOSED_SHOWN_MS = 3600 * 1000 };

static bool waits(const struct stored_conversation *conversation)
{
    return strcmp(conversation->state, "waiting") == 0;
}

enum conversation_status board_add(struct server *server, struct stored_conversation *conversation,
                                   const struct step *step, int64_t *seq)
{
    bool was_waiting = waits(conversation), was_on_board = conversation_on_board(conversation);
    enum conversation_status status =
        conversation_add(server->store, conversation, step, now_ms(), seq);
    if (status != CONVERSATION_OK)
        return status;
    asked_follow(server->store, conversation, step, *seq, now_ms(), server->arena);
    for (struct watch *w = watch_first(server, conversation->id); w != NULL; w = watch_next(w))
        client_wake(w->client);
    server->board_changed |= was_on_board || conversation_on_board(conversation);
    server->queue_changed |= was_waiting != waits(conversation);
    return CONVERSATION_OK;
}

/* ---- the board -------------------------------------------------------------------------- */

/* What the board shows, read once for all advisors. */
struct rows {
    struct stored_conversation *of;
    size_t count;
    json_t *list;
};

static json_t *row_json(struct server *server, const struct stored_conversation *c)
{
    struct stored_inquiry q;
    json_t *row =
        json_pack("{s:s, s:s, s:s?, s:s?, s:I, s:s, s:s, s:I, s:s, s:b}", "conversation", c->id,
                  "state", c->state, "advisor", c->advisor_name, "advisor_login", c->advisor,
                  "since", (json_int_t)c->since, "lang", c->lang, "subject", c->subject, "seq",
                  (json_int_t)c->seq, "team", c->team, "front", (int)c->front);
    json_object_set_new(row, "until", c->until == 0 ? json_null() : json_integer(c->until));
    if (inquiry_load(server->store, c->id, server->arena, &q) != STORE_OK)
        return row;
    json_t *who = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "firm", q.firm, "place", q.place,
                            "name", q.name, "email", q.email, "phone", q.phone, "reference",
                            q.reference == NULL ? "" : q.reference);
    json_object_update(row, who);
    json_decref(who);
    return row;
}

static struct rows read_rows(struct server *server)
{
    struct rows rows = {.list = json_array()};
    if (store_conversation_board(server->store, now_ms() - CLOSED_SHOWN_MS, server->arena, &rows.of,
                                 &rows.count) != STORE_OK)
        rows.count = 0;
    for (size_t i = 0; i < rows.count; i++)
        json_array_append_new(rows.list, row_json(server, &rows.of[i]));
    return rows;
}

/* The names of the colleagues who have it on their screens. */
static json_t *lookers(const struct client *c, const char *conversation)
{
    json_t *list = json_array();
    for (const struct client *o = c->server->advisors; o != NULL; o = o->next_advisor) {
        bool known = strcmp(o->looking, conversation) != 0 || strcmp(o->login, c->login) == 0;
        for (size_t i = 0; !known && i < json_array_size(list); i++)
            known = strcmp(json_string_value(json_array_get(list, i)), o->name) == 0;
        if (!known)
            json_array_append_new(list, json_string(o->name));
    }
    return list;
}

/* The board as this advisor sees it. */
static json_t *board_for(const struct client *c, const struct rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        json_t *row = json_array_get(rows->list, i);
        const char *advisor = rows->of[i].advisor;
        json_object_set_new(row, "mine",
                            json_boolean(advisor != NULL && strcmp(advisor, c->login) == 0));
        json_object_set_new(row, "looking", lookers(c, rows->of[i].id));
    }
    return json_pack("{s:s, s:O}", "type", "board", "conversations", rows->list);
}

void board_show(struct client *c)
{
    struct rows rows = read_rows(c->server);
    client_promise(c, board_for(c, &rows), NULL);
    json_decref(rows.list);
}

/* ---- the queue -------------------------------------------------------------------------- */

static json_t *wait_of(struct server *server, const char *team)
{
    struct inquiry_wait wait;
    return inquiry_wait(server->store, team, &wait)
               ? json_pack("{s:i, s:i}", "typical", wait.typical, "long", wait.longest)
               : json_null();
}

/* One place in the queue of its team. */
static void tell_place(struct server *server, const struct rows *rows, size_t waiting, size_t which)
{
    const char *team = rows->of[which].team;
    size_t before = 0, all = 0;
    for (size_t i = 0; i < waiting; i++) {
        bool same = strcmp(rows->of[i].team, team) == 0;
        all += same;
        before += same && i < which;
    }
    for (struct watch *w = watch_first(server, rows->of[which].id); w != NULL; w = watch_next(w))
        if (!w->client->advisor)
            client_send(w->client, json_pack("{s:s, s:I, s:I, s:o}", "type", "queue", "position",
                                             (json_int_t)before + 1, "waiting", (json_int_t)all,
                                             "wait", wait_of(server, team)));
}

/* Those who wait are the first rows, the one whose turn it is at the head. */
static void tell_queue(struct server *server, const struct rows *rows)
{
    size_t waiting = 0;
    while (waiting < rows->count && waits(&rows->of[waiting]))
        waiting++;
    for (size_t i = 0; i < waiting; i++)
        tell_place(server, rows, waiting, i);
}

json_t *board_teams(struct client *c)
{
    struct stored_team *teams;
    size_t count;
    json_t *list = json_array();
    if (store_team_list(c->server->store, c->server->arena, &teams, &count) != STORE_OK)
        return list;
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list,
                              json_pack("{s:s, s:s}", "team", teams[i].team, "name",
                                        c->lang == KB_EN ? teams[i].name_en : teams[i].name_de));
    return list;
}

/* ---- the people ------------------------------------------------------------------------- */

/* To everyone if it has changed, else to those who have not had it. */
static void tell_people(struct server *server, const struct rows *rows)
{
    json_t *people = json_pack("{s:s, s:o}", "type", "people", "people",
                               presence_people(server, rows->of, rows->count));
    char *text = json_dumps(people, JSON_COMPACT);
    if (server->people_told == NULL || strcmp(text, server->people_told) != 0) {
        free(server->people_told);
        server->people_told = text;
        server->people_count++;
    } else {
        free(text);
    }
    for (struct client *c = server->advisors; c != NULL; c = c->next_advisor) {
        if (c->people_count == server->people_count)
            continue;
        c->people_count = server->people_count;
        client_send(c, json_incref(people));
    }
    json_decref(people);
}

void board_tell(struct server *server, bool stored)
{
    if (!stored || !(server->queue_changed || server->board_changed || server->people_changed))
        return;
    struct rows rows = read_rows(server);
    if (server->queue_changed)
        tell_queue(server, &rows);
    if (server->board_changed)
        for (struct client *c = server->advisors; c != NULL; c = c->next_advisor)
            client_send(c, board_for(c, &rows));
    tell_people(server, &rows);
    json_decref(rows.list);
    server->queue_changed = server->board_changed = server->people_changed = false;
}
