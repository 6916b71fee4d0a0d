/* reach.c - see reach.h. */
#include "bot/net/reach.h"

#include <string.h>

#include "bot/config_limits.h"
#include "bot/handoff.h"
#include "bot/hours.h"
#include "bot/net/members.h"
#include "bot/net/presence.h"
#include "kb/values.h"

/* How long a talk is taken to last, to tell whether a queue is longer than the longest wait. */
enum { TALK_S = 600 };

/* ---- teams ------------------------------------------------------------------------------ */

bool reach_find_team(struct server *server, const char *team, struct stored_team *out)
{
    struct stored_team *teams;
    size_t count;
    if (store_team_list(server->store, server->arena, &teams, &count) != STORE_OK)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(teams[i].team, team) != 0)
            continue;
        *out = teams[i];
        return true;
    }
    return false;
}

/* What the bot answered last, "" if it answered nothing yet. */
static const char *last_entry(struct server *server, const struct stored_conversation *c)
{
    enum { EVENTS = 60 };
    struct stored_event e;
    const char *entry = "";
    int64_t from = c->seq > EVENTS ? c->seq - EVENTS : 0;
    while (store_event_next_of(server->store, c->id, "answered", from, server->arena, &e) ==
           STORE_OK) {
        from = e.seq;
        json_t *body = json_loads(e.body, 0, NULL);
        entry = arena_strdup(server->arena, member_text(body, "entry"));
        json_decref(body);
    }
    return entry;
}

const char *reach_team_of(struct server *server, const char *entry)
{
    struct stored_team *teams;
    struct kb_answer answer;
    size_t count;
    char day[11];
    day_today(day);
    if (entry[0] == '\0' ||
        kb_answer(server->kb, entry, KB_DE, day, server->arena, &answer) != KB_OK ||
        store_team_list(server->store, server->arena, &teams, &count) != STORE_OK)
        return "";
    for (size_t i = 0; i < count; i++)
        if (member_of_list(teams[i].areas, answer.area))
            return teams[i].team;
    return "";
}

const char *reach_team(struct server *server, const struct stored_conversation *conversation)
{
    return reach_team_of(server, last_entry(server, conversation));
}

/* ---- people ----------------------------------------------------------------------------- */

/* Who could come: those of the team, else anyone. */
struct crew {
    int there, available; /* busy ones are there and not available */
    long capacity, open;  /* of the available ones */
};

static bool serves(struct server *server, const struct person *p, const char *team)
{
    const char *teams;
    return team[0] == '\0' ||
           store_account_teams(server->store, p->login, server->arena, &teams) != STORE_OK ||
           teams[0] == '\0' || member_of_list(teams, team);
}

static struct crew crew_of(struct server *server, const char *team,
                           const struct stored_conversation *rows, size_t count)
{
    struct crew crew = {0};
    for (const struct person *p = server->people; p != NULL; p = p->next) {
        if (p->status == AWAY || p->status == OFFLINE || !serves(server, p, team))
            continue;
        crew.there++;
        if (p->status != AVAILABLE)
            continue;
        int open = presence_open(p, rows, count);
        crew.available++;
        crew.capacity += p->capacity;
        crew.open += open < p->capacity ? open : p->capacity;
    }
    return crew;
}

/* "nobody", "busy" or NULL. A queue is too long if its last one would wait too long. */
static const char *why_nobody(struct server *server, const char *team)
{
    struct stored_conversation *rows;
    size_t count;
    long waiting = 0;
    if (store_conversation_board(server->store, INT64_MAX, server->arena, &rows, &count) !=
        STORE_OK)
        return NULL;
    struct crew crew = crew_of(server, team, rows, count);
    if (crew.available == 0)
        crew = crew_of(server, "", rows, count);
    if (crew.there == 0 && server_starting(server) && store_session_any(server->store, now_ms()))
        return NULL; /* they may be on their way back */
    if (crew.available == 0)
        return crew.there == 0 ? "nobody" : "busy";
    for (size_t i = 0; i < count; i++)
        waiting += strcmp(rows[i].state, "waiting") == 0 && strcmp(rows[i].team, team) == 0;
    long longest_s = config_state_limit(server->config, "waiting");
    bool full = crew.open >= crew.capacity;
    return full && waiting * TALK_S > longest_s * crew.capacity ? "busy" : NULL;
}

json_t *reach_unavailable(struct server *server, const struct stored_conversation *c, int64_t now)
{
    struct hours *hours;
    enum kb_lang lang = KB_DE;
    kb_lang_parse(c->lang, &lang);
    json_t *opens = json_null();
    const char *reason = NULL;
    if (hours_load(server->store, server->arena, &hours) == STORE_OK && !hours_open(hours, now)) {
        int64_t at = hours_next(hours, now);
        reason = "closed";
        if (at != 0)
            opens = json_pack("{s:I, s:s}", "at", (json_int_t)at, "text",
                              hours_text(at, now, lang, server->arena));
    } else {
        reason = why_nobody(server, c->team);
    }
    return reason == NULL ? NULL
                          : json_pack("{s:s, s:o, s:s}", "reason", reason, "opens", opens,
                                      "prefill", handoff_prefill(server->store, c, server->arena));
}
