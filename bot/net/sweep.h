/* sweep.h - what happens because time goes by: states end by themselves.
 * Owns     a timer on the server's loop.
 * Units    milliseconds.
 *
 * It looks once a second, a few rows at a time, and writes in the store's group like everyone. */
#ifndef BOT_NET_SWEEP_H
#define BOT_NET_SWEEP_H

#include <uv.h>

#include "bot/net/server.h"

struct sweep;

struct sweep *sweep_start(struct server *server, uv_loop_t *loop); /* never NULL */
/* Closes the timer; free it when the loop has run once more. */
void sweep_stop(struct sweep *sweep); /* NULL is fine, as below */
void sweep_free(struct sweep *sweep);

/* Two clocks, read together. */
struct clocks {
    int64_t wall, steady;
};
/* How far the wall clock was set since `last`, 0 for less than two seconds; *last becomes now. */
int64_t clocks_jump(struct clocks *last, struct clocks now);

#endif
