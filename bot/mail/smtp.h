/* smtp.h - one attempt to hand one mail to the mail server, by libcurl.
 * Owns     nothing. Blocks for up to timeout_s: only for a worker thread.
 * Errors   smtp_result.error, a sentence without personal data: what the server said may repeat
 *          an address, so of its reply only the number is kept. */
#ifndef BOT_MAIL_SMTP_H
#define BOT_MAIL_SMTP_H

#include <stdatomic.h>

#include "bot/config.h"
#include "bot/store.h"

enum smtp_outcome {
    SMTP_SENT,    /* the server has taken it */
    SMTP_LATER,   /* not now; nor does it have to be this mail's fault */
    SMTP_REFUSED, /* this mail never, RFC 5321 4.2.1: a reply 55x */
    SMTP_STOPPED, /* `stop` was set meanwhile */
};

struct smtp_result {
    enum smtp_outcome outcome;
    char error[160];
};

/* `arena` is the worker's while this runs. */
struct smtp_result smtp_send(const struct mail_config *config, const struct stored_mail *mail,
                             struct arena *arena, const atomic_bool *stop);

#endif
