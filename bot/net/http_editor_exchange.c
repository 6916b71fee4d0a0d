/* http_editor_exchange.c - the knowledge out of the server and into it. */
#include <stdlib.h>
#include <string.h>

#include "bot/net/http_editor.h"
#include "kb/memory.h"
#include "kb/transfer.h"

/* ---- out -------------------------------------------------------------------------------- */

static enum kb_status run_export(struct job *job, struct kb *kb, struct arena *arena)
{
    struct text tar;
    enum kb_status status = kb_export_tar(kb, now_ms(), arena, &tar);
    if (status != KB_OK)
        return status;
    job->file = memory_need(malloc(tar.len + 1));
    memcpy(job->file, tar.at, tar.len);
    job->file_len = tar.len;
    return KB_OK;
}

static void answer_export(struct server *server, struct job *job)
{
    if (editor_waits(job))
        http_answer_file(job->h, "application/x-tar",
                         arena_printf(server->arena, "kammerlotse-%s.tar", job->day),
                         (struct text){job->file, job->file_len});
    free(job->file);
    job->file = NULL;
}

static const struct job_kind exporting = {"export", run_export, answer_export, false, JOB_BESIDE};

void editor_export(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    editor_wait(&f, wsi, &exporting, NULL);
}

/* ---- in --------------------------------------------------------------------------------- */

static json_t *file_json(const struct kb_file_report *file)
{
    return json_pack("{s:s, s:s, s:o, s:o}", "path", file->path, "what",
                     kb_file_what_name(file->what), "faults", editor_faults(&file->faults, false),
                     "warnings", editor_faults(&file->faults, true));
}

static json_t *report_json(const struct kb_transfer_report *r, bool stored)
{
    json_t *files = json_array();
    for (size_t i = 0; i < r->file_count; i++)
        json_array_append_new(files, file_json(&r->files[i]));
    return json_pack("{s:o, s:I, s:I, s:I, s:I, s:I, s:b}", "files", files, "added",
                     (json_int_t)r->added, "changed", (json_int_t)r->changed, "unchanged",
                     (json_int_t)r->unchanged, "removed", (json_int_t)r->removed, "broken",
                     (json_int_t)r->broken, "stored", (int)stored);
}

static enum kb_status run_import(struct job *job, struct kb *kb, struct arena *arena)
{
    const char *name = json_string_value(json_object_get(job->given, "name"));
    struct kb_faults faults = {0};
    struct kb_file *files;
    size_t count;
    job->status = kb_unpack(kb, (struct text){buffer_text(&job->bytes), job->bytes.len}, name,
                            job->day, job->ui, arena, &files, &count, &faults);
    if (job->status != KB_OK) {
        editor_fail_job(job, name, &faults);
        return job->status;
    }
    bool dry = json_is_true(json_object_get(job->given, "dry"));
    const struct kb_transfer transfer = {.files = files,
                                         .count = count,
                                         .replace =
                                             json_is_true(json_object_get(job->given, "replace")),
                                         .dry = dry,
                                         .by = job->by.login,
                                         .note = name,
                                         .now = now_ms(),
                                         .day = job->day,
                                         .ui = job->ui,
                                         .watch = job_watch(job)};
    struct kb_transfer_report report = {0};
    job->status = kb_transfer(kb, &transfer, arena, &report);
    if (job->status == KB_INVALID) /* which files are broken says more */
        editor_fail_job(job, name, NULL);
    if (job->status == KB_OK || job->status == KB_INVALID) {
        json_decref(job->result);
        job->result = report_json(&report, !dry && job->status == KB_OK);
    }
    return job->status;
}

static void note_import(struct server *server, struct job *job)
{
    buffer_free(&job->bytes);
    if (job->status != KB_OK || json_is_true(json_object_get(job->given, "dry")))
        return;
    json_t *detail = json_copy(job->result);
    json_object_del(detail, "files");
    editor_note(server, job->by.login, "import",
                json_string_value(json_object_get(job->given, "name")), detail);
}

static const struct job_kind importing = {"import", run_import, note_import, true, JOB_IN_TURN};
static const struct job_kind looking = {"import", run_import, note_import, false, JOB_IN_TURN};

static bool flag_argument(struct form *f, struct lws *wsi, const char *name)
{
    const char *value = editor_argument(f, wsi, name);
    return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

void editor_import(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *name = editor_argument(&f, wsi, "name");
    bool replace = flag_argument(&f, wsi, "replace"), dry = flag_argument(&f, wsi, "dry");
    if (form_refused(&f))
        return;
    if (h->in.len == 0 || text_length(text_of(name)) > KB_ITEM_MAX) {
        editor_refuse_field(&f, "name", "Bitte wählen Sie eine Datei.", "Please choose a file.");
        return;
    }
    /* what is imported is published at once, and nobody else has seen it */
    if (!dry && server->config->four_eyes && strcmp(h->account.role, "editor") == 0) {
        editor_refuse_four_eyes(&f);
        return;
    }
    editor_job(&f, dry ? &looking : &importing,
               json_pack("{s:s, s:b, s:b}", "name", name, "replace", (int)replace, "dry", (int)dry),
               &h->in);
}
