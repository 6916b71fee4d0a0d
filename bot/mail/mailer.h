/* mailer.h - sends what is in the outbox, one mail at a time, from a worker thread of libuv.
 * Owns     a timer on the loop and a copy of the mail that is being sent.
 * Errors   one line on stderr when a mail has failed for good; the row says why.
 * Threads  all calls on the loop's thread.
 *
 * `sending` is committed before an attempt, its outcome at once after it. A process that dies in
 * between finds the mail in `sending` when it starts again and repeats it, under the same
 * Message-ID. Nothing is sent while an outcome cannot be stored (disk full): it is kept until it
 * can. What cannot be delivered is tried again after the waits of `retry_s`, until `give_up_s`
 * after it was queued; what the server refuses for good has failed at once. */
#ifndef BOT_MAIL_MAILER_H
#define BOT_MAIL_MAILER_H

#include <uv.h>

#include "bot/config.h"
#include "bot/store.h"

struct mailer;

/* NULL if no mail is configured; the calls below take that. */
struct mailer *mailer_start(const struct config *config, struct store *store, uv_loop_t *loop);
/* Once a turn of the loop, when no group of writes is open; `wrote`: one was just committed. */
void mailer_turn(struct mailer *mailer, bool wrote);
/* Breaks off what is being sent, at most a second later, runs the loop until then, and closes the
 * handles; free it when the loop has ended. */
void mailer_stop(struct mailer *mailer);
void mailer_free(struct mailer *mailer);

#endif
