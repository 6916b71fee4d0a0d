/* http_editor_jobs.c - how far a job is. */
#include <stdlib.h>

#include "bot/net/http_editor.h"

/* Nobody reads another's. NULL after an answer. */
static struct job *find_job(struct form *f, int64_t id)
{
    struct job *job = f->refused ? NULL : worker_find(f->server, id, f->h->account.login);
    if (job == NULL)
        editor_refuse(f, KB_NOT_FOUND, "job", NULL);
    return job;
}

void editor_show_job(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    static const char *const states[] = {[JOB_WAITING] = "waiting",
                                         [JOB_RUNNING] = "running",
                                         [JOB_DONE] = "done",
                                         [JOB_FAILED] = "failed"};
    struct form f = form_of(server, wsi, h, body);
    const char *id = editor_argument(&f, wsi, "job");
    const struct job *job = find_job(&f, id == NULL ? 0 : strtoll(id, NULL, 10));
    if (job == NULL)
        return;
    bool over = job->state == JOB_DONE || job->state == JOB_FAILED; /* else it is the thread's */
    http_answer_json(h, 200,
                     json_pack("{s:I, s:s, s:s, s:I, s:I, s:s, s:O?}", "job", (json_int_t)job->id,
                               "kind", job->kind->name, "state", states[job->state], "done",
                               (json_int_t)atomic_load(&job->done), "all",
                               (json_int_t)atomic_load(&job->all), "message",
                               over ? job->message : "", "result", over ? job->result : NULL));
}

void editor_cancel_job(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    struct job *job = find_job(&f, editor_number(&f, "job"));
    if (job == NULL)
        return;
    worker_cancel(job);
    http_answer_nothing(h);
}
