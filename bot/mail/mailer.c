/* mailer.c - see mailer.h. The timer and the worker only set flags; all that touches the database
 * happens in mailer_turn(), between two groups of writes. */
#include "bot/mail/mailer.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <curl/curl.h>

#include "bot/mail/smtp.h"
#include "kb/memory.h"

/* The pause keeps a full outbox from being taken for spam; others may queue from another process,
 * so the outbox is looked into now and then. */
enum { ARENA_CEILING = 8 << 20, PAUSE_MS = 250, LOOK_MS = 15000, STORE_AGAIN_MS = 1000 };

static const int64_t DAY_MS = 24 * 60 * 60 * 1000;

struct mailer {
    const struct config *config;
    struct store *store;
    uv_loop_t *loop;
    uv_timer_t timer;
    uv_work_t work;
    struct arena *arena; /* of the mail in hand; the worker's while it works */
    struct stored_mail mail;
    struct smtp_result result;
    enum { IDLE, WORKING, DONE } hand;
    bool look;         /* something may be due */
    int64_t forgotten; /* when it was last done */
    atomic_bool stop;
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void on_timer(uv_timer_t *timer)
{
    struct mailer *mailer = timer->data;
    mailer->look = true;
}

static void look_in(struct mailer *mailer, int64_t ms)
{
    mailer->look = false;
    uv_timer_start(&mailer->timer, on_timer, ms < 1 ? 1 : (uint64_t)ms, 0);
}

static bool commit(struct mailer *mailer, enum store_status status)
{
    if (status == STORE_OK && store_commit(mailer->store) == STORE_OK)
        return true;
    fprintf(stderr, "kammerlotse: %s\n", store_message(mailer->store));
    store_rollback(mailer->store);
    look_in(mailer, STORE_AGAIN_MS);
    return false;
}

/* ---- the worker ------------------------------------------------------------------------- */

static void on_worker(uv_work_t *work)
{
    struct mailer *mailer = work->data;
    mailer->result = smtp_send(&mailer->config->mail, &mailer->mail, mailer->arena, &mailer->stop);
}

static void on_worked(uv_work_t *work, int status)
{
    struct mailer *mailer = work->data;
    if (status != 0)
        mailer->result = (struct smtp_result){SMTP_STOPPED, ""};
    mailer->hand = DONE;
    mailer->look = true;
}

/* ---- a turn ----------------------------------------------------------------------------- */

static void put_off(struct mailer *mailer, int64_t now)
{
    const struct mail_config *config = &mailer->config->mail;
    struct stored_mail *mail = &mailer->mail;
    size_t last = config->retry_count - 1, nth = (size_t)mail->attempts - 1;
    mail->next_at = now + 1000 * config->retry_s[nth < last ? nth : last];
    bool too_old = mail->next_at > mail->created_at + 1000 * (int64_t)config->give_up_s;
    mail->state = too_old ? "failed" : "queued";
}

/* Stores how the attempt ended. */
static bool finish(struct mailer *mailer)
{
    struct stored_mail *mail = &mailer->mail;
    int64_t now = now_ms();
    mail->last_error = mailer->result.error;
    switch (mailer->result.outcome) {
    case SMTP_SENT:
        mail->state = "sent";
        mail->sent_at = now;
        break;
    case SMTP_REFUSED:
        mail->state = "failed";
        break;
    case SMTP_LATER:
        put_off(mailer, now);
        break;
    case SMTP_STOPPED:
        mail->state = "queued";
        mail->attempts--;
        mail->next_at = now;
        break;
    }
    if (!commit(mailer, store_outbox_set(mailer->store, mail)))
        return false;
    if (mail->state[0] == 'f')
        fprintf(stderr, "kammerlotse: mail %lld (%s) was not delivered: %s\n", (long long)mail->id,
                mail->kind, mail->last_error);
    mailer->hand = IDLE;
    arena_reset(mailer->arena);
    return true;
}

static void begin(struct mailer *mailer, int64_t id)
{
    struct stored_mail *mail = &mailer->mail;
    enum store_status status = store_outbox_get(mailer->store, id, mailer->arena, mail);
    if (status == STORE_OK) {
        mail->state = "sending";
        mail->attempts++;
        status = store_outbox_set(mailer->store, mail);
    }
    if (!commit(mailer, status)) {
        arena_reset(mailer->arena);
        return;
    }
    mailer->hand = WORKING;
    mailer->work.data = mailer;
    uv_queue_work(mailer->loop, &mailer->work, on_worker, on_worked);
}

static bool forget(struct mailer *mailer, int64_t now)
{
    if (now - mailer->forgotten < DAY_MS)
        return true;
    int64_t before = now - DAY_MS * mailer->config->mail.keep_days;
    if (!commit(mailer, store_outbox_forget(mailer->store, before)))
        return false;
    mailer->forgotten = now;
    return true;
}

void mailer_turn(struct mailer *mailer, bool wrote)
{
    if (mailer == NULL || mailer->hand == WORKING || !(mailer->look || wrote))
        return;
    if (mailer->hand == DONE) {
        if (finish(mailer))
            look_in(mailer, PAUSE_MS);
        return;
    }
    if (atomic_load(&mailer->stop))
        return;
    /* between two mails, and while nothing can be stored, the timer decides, not what was written
     */
    int64_t now = now_ms(), id, at;
    if (!mailer->look && uv_timer_get_due_in(&mailer->timer) <= STORE_AGAIN_MS)
        return;
    if (!forget(mailer, now))
        return;
    look_in(mailer, LOOK_MS);
    enum store_status status = store_outbox_next(mailer->store, &id, &at);
    if (status == STORE_OK && at <= now)
        begin(mailer, id);
    else if (status == STORE_OK && at - now < LOOK_MS)
        look_in(mailer, at - now);
    else if (status != STORE_OK && status != STORE_NOT_FOUND)
        fprintf(stderr, "kammerlotse: %s\n", store_message(mailer->store));
}

/* ---- life ------------------------------------------------------------------------------- */

struct mailer *mailer_start(const struct config *config, struct store *store, uv_loop_t *loop)
{
    if (config->mail.url == NULL)
        return NULL;
    struct mailer *mailer = memory_need(calloc(1, sizeof *mailer));
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        memory_exhausted();
    mailer->config = config;
    mailer->store = store;
    mailer->loop = loop;
    mailer->arena = arena_new(ARENA_CEILING);
    uv_timer_init(loop, &mailer->timer);
    mailer->timer.data = mailer;
    if (commit(mailer, store_outbox_recover(store, now_ms())))
        mailer->look = true;
    return mailer;
}

void mailer_stop(struct mailer *mailer)
{
    if (mailer == NULL)
        return;
    atomic_store(&mailer->stop, true);
    while (mailer->hand == WORKING)
        uv_run(mailer->loop, UV_RUN_ONCE);
    if (mailer->hand == DONE)
        finish(mailer);
    uv_close((uv_handle_t *)&mailer->timer, NULL);
}

void mailer_free(struct mailer *mailer)
{
    if (mailer == NULL)
        return;
    arena_free(mailer->arena);
    free(mailer);
    curl_global_cleanup();
}
