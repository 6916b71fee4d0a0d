/* sweep.c - see sweep.h. */
#include "bot/net/sweep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bot/handoff.h"
#include "bot/net/board.h"

enum { TICK_MS = 1000, ROWS_A_TICK = 20, JUMP_MS = 2000 };

struct sweep {
    struct server *server;
    uv_timer_t timer;
    struct clocks last;
    int64_t started;                    /* steady */
    char cursor[STATE_LIMIT_COUNT][32]; /* the conversation looked at last, by state */
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
static bool next_due(struct sweep *sweep, size_t state, int64_t since, int64_t touched, int64_t now,
                     struct stored_conversation *out)
{
    struct server *server = sweep->server;
    char *cursor = sweep->cursor[state];
    enum store_status status = store_conversation_due(
        server->store, state_limits[state].state, since, touched, now, cursor, server->arena, out);
    snprintf(cursor, sizeof sweep->cursor[state], "%s", status == STORE_OK ? out->id : "");
    if (status != STORE_OK && status != STORE_NOT_FOUND)
        log_store(server);
    return status == STORE_OK;
}

static void end_states(struct sweep *sweep, int64_t now)
{
    for (size_t i = 0; i < STATE_LIMIT_COUNT; i++) {
        const struct state_limit *limit = &state_limits[i];
        int64_t before = now - 1000 * (int64_t)sweep->server->config->limits.state_s[i];
        struct stored_conversation c;
        for (int n = 0; n < ROWS_A_TICK; n++) {
            if (!next_due(sweep, i, before, limit->idle ? before : INT64_MAX, now, &c))
                break;
            end_state(sweep->server, &c, limit);
        }
    }
}

/* ---- the timer -------------------------------------------------------------------------- */

static void follow_clock(struct sweep *sweep, int64_t jump)
{
    fprintf(stderr, "kammerlotse: the clock was set by %lld ms; all waiting times follow it\n",
            (long long)jump);
    if (store_conversation_shift(sweep->server->store, jump) != STORE_OK)
        log_store(sweep->server);
}

static void on_tick(uv_timer_t *timer)
{
    struct sweep *sweep = timer->data;
    struct server *server = sweep->server;
    struct clocks now = {now_ms(), steady_ms()};
    int64_t jump = clocks_jump(&sweep->last, now);
    if (jump != 0)
        follow_clock(sweep, jump);
    if (now.steady - sweep->started >= 1000 * (int64_t)server->config->limits.start_s)
        end_states(sweep, now.wall);
    arena_reset(server->arena);
}

struct sweep *sweep_start(struct server *server, uv_loop_t *loop)
{
    struct sweep *sweep = calloc(1, sizeof *sweep);
    if (sweep == NULL)
        exit(1);
    sweep->server = server;
    sweep->last = (struct clocks){now_ms(), steady_ms()};
    sweep->started = sweep->last.steady;
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
