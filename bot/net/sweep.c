/* sweep.c - see sweep.h. */
#include "bot/net/sweep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bot/handoff.h"
#include "bot/net/alarm.h"
#include "bot/net/board.h"
#include "bot/net/marks.h"
#include "bot/net/presence.h"
#include "bot/net/reach.h"
#include "bot/net/remind.h"
#include "bot/net/worker.h"
#include "kb/memory.h"

enum {
    TICK_MS = 1000,
    ROWS_A_TICK = 20,
    JUMP_MS = 2000,
    SESSIONS_EVERY_MS = 10000,
    HOURLY_MS = 3600 * 1000,
    SCRUB_AGAIN_MS = 5000,
    TRUST_AGAIN_MS = 24 * 3600 * 1000,
};
static const int64_t DAY_MS = 24 * 3600 * 1000;

struct sweep {
    struct server *server;
    uv_timer_t timer;
    struct clocks last;
    int64_t rung;              /* for whom, see alarm.h */
    int64_t erase_at;          /* steady; not before, for the clock was set */
    int64_t expired, reminded; /* steady; when it was last done */
    bool settled;              /* the grace of a start is over */
    int64_t scrub_at;          /* steady; not before */
    bool scrub;                /* something was erased and still stands in the log of changes */
    /* the conversation looked at last, by state: for what is due and for whose advisor is gone */
    char due[STATE_LIMIT_COUNT][32], left[STATE_LIMIT_COUNT][32];
};

int64_t clocks_jump(struct clocks *last, struct clocks now)
{
    int64_t jump = (now.wall - last->wall) - (now.steady - last->steady);
    *last = now;
    return jump > JUMP_MS || jump < -JUMP_MS ? jump : 0;
}

static void log_store(const struct server *server)
{
    fprintf(stderr, "kammerlotse: %s\n", store_message(server->store));
}

/* ---- states that end -------------------------------------------------------------------- */

static json_t *body_of(struct server *server, const struct stored_conversation *c,
                       const struct state_limit *limit)
{
    if (strcmp(limit->type, "person-unavailable") == 0)
        return json_pack("{s:s, s:n, s:s}", "reason", limit->reason, "opens", "prefill",
                         handoff_prefill(server->store, c, server->arena));
    if (strcmp(limit->type, "returned") == 0)
        return json_pack("{s:s, s:s}", "reason", limit->reason, "from",
                         c->advisor_name == NULL ? "" : c->advisor_name);
    return limit->reason == NULL ? NULL : json_pack("{s:s}", "reason", limit->reason);
}

static void end_state(struct server *server, struct stored_conversation *c,
                      const struct state_limit *limit)
{
    int64_t seq;
    json_t *body = body_of(server, c, limit);
    if (board_add(server, c, &(struct step){.by = "system", .type = limit->type, .body = body},
                  &seq) != CONVERSATION_OK)
        log_store(server);
    json_decref(body);
}

/* The next conversation in a state, behind the one looked at last; false at the end, after which
 * it begins anew. */
static bool next_due(struct server *server, size_t state, int64_t since, int64_t touched,
                     int64_t now, char cursor[32], struct stored_conversation *out)
{
    enum store_status status = store_conversation_due(
        server->store, state_limits[state].state, since, touched, now, cursor, server->arena, out);
    snprintf(cursor, 32, "%s", status == STORE_OK ? out->id : "");
    if (status != STORE_OK && status != STORE_NOT_FOUND)
        log_store(server);
    return status == STORE_OK;
}

/* What was put aside stays so until its advisor is there: else it would be back in the queue, and
 * out of it, while nobody looks. */
static bool stays(const struct server *server, const struct stored_conversation *c)
{
    struct stored_account account;
    return strcmp(c->state, "hold") == 0 && c->advisor != NULL &&
           presence_find(server, c->advisor) == NULL &&
           store_account_get(server->store, c->advisor, server->arena, &account) == STORE_OK &&
           !account.disabled;
}

static void end_states(struct sweep *sweep, int64_t now)
{
    struct server *server = sweep->server;
    for (size_t i = 0; i < STATE_LIMIT_COUNT; i++) {
        const struct state_limit *limit = &state_limits[i];
        int64_t before = now - 1000 * (int64_t)server->config->limits.state_s[i];
        int64_t touched = limit->idle ? before : INT64_MAX;
        struct stored_conversation c;
        for (int n = 0; n < ROWS_A_TICK; n++) {
            if (!next_due(server, i, before, touched, now, sweep->due[i], &c))
                break;
            if (!stays(server, &c))
                end_state(server, &c, limit);
        }
    }
}

/* What advisors talked in who are gone is in front of the queue again. */
static void return_left(struct sweep *sweep, int64_t now)
{
    static const struct state_limit vanished = {.type = "returned", .reason = "vanished"};
    struct server *server = sweep->server;
    for (size_t i = 0; i < STATE_LIMIT_COUNT; i++) {
        struct stored_conversation c;
        if (strcmp(state_limits[i].state, "taken") != 0 &&
            strcmp(state_limits[i].state, "active") != 0)
            continue;
        for (int n = 0; n < ROWS_A_TICK; n++) {
            if (!next_due(server, i, INT64_MAX, INT64_MAX, now, sweep->left[i], &c))
                break;
            if (c.advisor == NULL || presence_find(server, c.advisor) == NULL)
                end_state(server, &c, &vanished);
        }
    }
}

/* ---- personal data ---------------------------------------------------------------------- */

/* What has been closed for long enough. */
static void erase_closed(struct sweep *sweep, int64_t now)
{
    struct server *server = sweep->server;
    int64_t before = now - DAY_MS * server->config->keep_days;
    const char *id;
    int erased = 0;
    while (erased < ROWS_A_TICK &&
           store_conversation_oldest(server->store, before, server->arena, &id) == STORE_OK) {
        if (store_conversation_erase(server->store, id) != STORE_OK) {
            log_store(server);
            break;
        }
        erased++;
    }
    sweep->scrub |= erased > 0;
}

static void expire(struct sweep *sweep, struct clocks now)
{
    struct server *server = sweep->server;
    bool any = false;
    if (sweep->expired != 0 && now.steady - sweep->expired < HOURLY_MS)
        return;
    if (store_expire(server->store, now.wall, now.wall - DAY_MS * server->config->audit_keep_days,
                     &any) != STORE_OK)
        return; /* another process writes; the next second will do */
    sweep->expired = now.steady;
    if (store_question_forget(server->store, now.wall - DAY_MS * server->config->asked_days,
                              &any) != STORE_OK)
        log_store(server);
    sweep->scrub |= any;
}

/* Tries again from time to time while another process is at the database. */
static void scrub(struct sweep *sweep, int64_t now)
{
    struct server *server = sweep->server;
    if (!sweep->scrub || now < sweep->scrub_at || store_in_group(server->store))
        return;
    sweep->scrub = store_scrub(server->store, false) != STORE_OK;
    sweep->scrub_at = now + SCRUB_AGAIN_MS;
}

/* A clock that jumped may be wrong, and what is erased does not come back with the right time. */
static void forget(struct sweep *sweep, struct clocks now)
{
    scrub(sweep, now.steady);
    if (now.steady < sweep->erase_at)
        return;
    erase_closed(sweep, now.wall);
    expire(sweep, now);
}

/* ---- after a start ---------------------------------------------------------------------- */

/* Who asked while the advisors were still coming back waits no longer, if none has. */
static void settle(struct sweep *sweep, int64_t now)
{
    struct server *server = sweep->server;
    struct stored_conversation c = {.id = ""};
    while (store_conversation_due(server->store, "waiting", INT64_MAX, INT64_MAX, now, c.id,
                                  server->arena, &c) == STORE_OK) {
        int64_t seq;
        json_t *body = c.since < server->started_at ? NULL : reach_unavailable(server, &c, now);
        if (body != NULL &&
            board_add(server, &c,
                      &(struct step){.by = "system", .type = "person-unavailable", .body = body},
                      &seq) != CONVERSATION_OK)
            log_store(server);
        json_decref(body);
    }
}

/* ---- the timer -------------------------------------------------------------------------- */

static void follow_clock(struct sweep *sweep, int64_t jump)
{
    fprintf(stderr, "kammerlotse: the clock was set by %lld ms; all waiting times follow it\n",
            (long long)jump);
    sweep->rung += jump;
    sweep->server->started_at += jump;
    sweep->erase_at = steady_ms() + TRUST_AGAIN_MS;
    if (store_conversation_shift(sweep->server->store, jump) != STORE_OK)
        log_store(sweep->server);
}

static void on_tick(uv_timer_t *timer)
{
    struct sweep *sweep = timer->data;
    struct server *server = sweep->server;
    struct clocks now = {now_ms(), steady_ms()};
    int64_t late = now.steady - sweep->last.steady - TICK_MS;
    if (late > JUMP_MS)
        presence_excuse(server, late);
    int64_t jump = clocks_jump(&sweep->last, now);
    if (jump != 0)
        follow_clock(sweep, jump);
    presence_sweep(server, now.steady);
    marks_flush_all(server);
    if (now.steady / SESSIONS_EVERY_MS != (now.steady - TICK_MS) / SESSIONS_EVERY_MS)
        clients_check(server);
    bool remind_now = sweep->reminded == 0 || now.steady - sweep->reminded >= HOURLY_MS;
    if (remind_now && kb_edit_has_read(server->kb)) {
        sweep->reminded = now.steady;
        remind(server, now.wall);
    }
    worker_tick(server, now.wall);
    if (!server_starting(server)) {
        if (!sweep->settled)
            settle(sweep, now.wall);
        sweep->settled = true;
        return_left(sweep, now.wall);
        end_states(sweep, now.wall);
        alarm_ring(server, &sweep->rung, now.wall - 60000 * (int64_t)server->config->alarm_minutes,
                   now.wall);
        forget(sweep, now);
    }
    arena_reset(server->arena);
}

struct sweep *sweep_start(struct server *server, uv_loop_t *loop)
{
    struct sweep *sweep = memory_need(calloc(1, sizeof *sweep));
    sweep->server = server;
    sweep->last = (struct clocks){now_ms(), steady_ms()};
    uv_timer_init(loop, &sweep->timer);
    sweep->timer.data = sweep;
    uv_timer_start(&sweep->timer, on_tick, TICK_MS, TICK_MS);
    return sweep;
}

void sweep_stop(struct sweep *sweep)
{
    if (sweep != NULL)
        uv_close((uv_handle_t *)&sweep->timer, NULL);
}

void sweep_free(struct sweep *sweep)
{
    free(sweep);
}
