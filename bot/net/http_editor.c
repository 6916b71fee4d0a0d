/* http_editor.c - the routes of the editor, and how its requests are refused and answered. */
#include "bot/net/http_editor.h"

#include <stdlib.h>
#include <string.h>

#include "kb/used.h"
#include "kb/values.h"

enum { SAVES_MS = 15 * 60 * 1000 };

/* ---- what is refused -------------------------------------------------------------------- */

static const struct {
    int status;
    const char *code;
    const char *text[2];
} refusals[] = {
    [KB_OK] = {500, "failed", {"", ""}},
    [KB_NOT_FOUND] = {404,
                      "not-found",
                      {"Das gibt es nicht (mehr). Bitte laden Sie die Seite neu.",
                       "It does not exist (any more). Please reload the page."}},
    [KB_EXISTS] = {409,
                   "exists",
                   {"Das gibt es schon. Bitte wählen Sie einen anderen Namen.",
                    "It exists already. Please choose another name."}},
    [KB_CONFLICT] = {409,
                     "conflict",
                     {"Jemand anderes hat inzwischen gespeichert. Ihr Text ist nicht verloren: "
                      "Vergleichen Sie beide Fassungen.",
                      "Somebody else has saved meanwhile. Your text is not lost: compare both "
                      "versions."}},
    [KB_USED] = {400,
                 "invalid",
                 {"Das wird noch an anderer Stelle verwendet. Bitte ändern Sie zuerst diese "
                  "Stellen.",
                  "It is used elsewhere. Please change those places first."}},
    [KB_BUSY] = {503,
                 "busy",
                 {"Gerade wird veröffentlicht. Bitte gleich noch einmal versuchen.",
                  "Something is being published. Please try again in a moment."}},
    [KB_CANCELLED] = {409,
                      "cancelled",
                      {"Abgebrochen. Nichts wurde geändert.", "Cancelled. Nothing was changed."}},
    [KB_INVALID] = {400,
                    "invalid",
                    {"So geht es nicht. Bitte prüfen Sie Ihre Eingabe.",
                     "This is not possible. Please check what you entered."}},
    [KB_NEWER] = {503,
                  "failed",
                  {"Das hat nicht geklappt. Bitte noch einmal versuchen.",
                   "That did not work. Please try again."}},
    [KB_IO] = {503,
               "failed",
               {"Das hat nicht geklappt. Bitte noch einmal versuchen.",
                "That did not work. Please try again."}},
};

/* `more` is taken. */
static void answer_error(struct form *f, int status, const char *code, const char *field,
                         const char *message, json_t *more)
{
    json_t *error = json_pack("{s:s, s:s, s:s}", "code", code, "field", field, "message", message);
    json_object_update_missing(error, more);
    json_decref(more);
    f->refused = true;
    http_answer_json(f->h, status, json_pack("{s:o}", "error", error));
}

void editor_refuse(struct form *f, enum kb_status status, const char *field, json_t *more)
{
    if (f->refused) {
        json_decref(more);
        return;
    }
    if (status == KB_BUSY) {
        f->refused = f->h->again = true;
        json_decref(more);
        return;
    }
    if (status == KB_IO || status == KB_NEWER)
        fprintf(stderr, "kammerlotse: %s\n", kb_message(f->server->kb));
    answer_error(f, refusals[status].status, refusals[status].code, field,
                 refusals[status].text[f->lang], more);
}

void editor_refuse_field(struct form *f, const char *field, const char *de, const char *en)
{
    if (!f->refused)
        answer_error(f, 400, "invalid", field, f->lang == KB_EN ? en : de, NULL);
}

void editor_refuse_four_eyes(struct form *f)
{
    if (!f->refused)
        answer_error(f, 403, "four-eyes", "",
                     f->lang == KB_EN
                         ? "You wrote this last. Another editor has to publish it: hand it in for "
                           "review."
                         : "Diese Fassung ist von Ihnen. Veröffentlichen muss sie jemand anderes: "
                           "Geben Sie sie zur Prüfung.",
                     NULL);
}

json_t *editor_faults(const struct kb_faults *faults, bool warnings)
{
    json_t *list = json_array();
    for (size_t i = 0; i < faults->count; i++)
        if (faults->at[i].warning == warnings)
            json_array_append_new(list, json_pack("{s:s, s:s, s:I, s:s}", "field",
                                                  faults->at[i].field, "part", faults->at[i].part,
                                                  "line", (json_int_t)faults->at[i].line, "message",
                                                  faults->at[i].message));
    return list;
}

static const char *first_message(const struct kb_faults *faults, enum kb_lang lang)
{
    return faults->faults > 0 ? faults->at[0].message : refusals[KB_INVALID].text[lang];
}

void editor_refuse_faults(struct form *f, const char *item, const struct kb_faults *faults)
{
    if (!f->refused)
        answer_error(f, 400, "invalid", faults->faults > 0 ? faults->at[0].field : "",
                     first_message(faults, f->lang),
                     json_pack("{s:s, s:o}", "item", item, "faults", editor_faults(faults, false)));
}

void editor_fail_job(struct job *job, const char *item, const struct kb_faults *faults)
{
    bool faulty = job->status == KB_INVALID && faults != NULL;
    snprintf(job->message, sizeof job->message, "%s",
             faulty ? first_message(faults, job->ui) : refusals[job->status].text[job->ui]);
    job->result = json_pack("{s:s, s:s, s:o}", "code", refusals[job->status].code, "item",
                            item == NULL ? "" : item, "faults",
                            faulty ? editor_faults(faults, false) : json_array());
}

/* ---- members ---------------------------------------------------------------------------- */

const char *editor_argument(struct form *f, struct lws *wsi, const char *name)
{
    if (f->refused)
        return NULL;
    if (wsi == NULL) {
        const char *text = json_string_value(json_object_get(f->body, name));
        return text == NULL ? "" : text;
    }
    const char *value = http_argument(f->server, wsi, arena_printf(f->server->arena, "%s=", name));
    if (value == NULL)
        editor_refuse_field(f, name, "Die Adresse der Seite ist nicht lesbar (kein UTF-8).",
                            "The address is not valid UTF-8.");
    return value;
}

const char *editor_item(struct form *f, struct lws *wsi)
{
    const char *item = editor_argument(f, wsi, "item");
    if (item == NULL)
        return NULL;
    if (kb_item_kind(item) != KB_ITEM_NONE)
        return item;
    editor_refuse_field(f, "item", "Diesen Inhalt kann man nicht bearbeiten.",
                        "There is no such thing to be edited.");
    return NULL;
}

const char *editor_day(struct form *f, struct lws *wsi)
{
    const char *day = editor_argument(f, wsi, "day");
    if (day == NULL)
        return NULL;
    if (day[0] == '\0') {
        char *today = arena_alloc(f->server->arena, 11, 1);
        day_today(today);
        return today;
    }
    if (day_valid(day))
        return day;
    form_refuse(f, "day", FORM_DAY);
    return NULL;
}

const char *editor_slug(struct form *f)
{
    const char *slug = editor_argument(f, NULL, "slug");
    if (slug == NULL || kb_item_kind(kb_entry_item(slug, KB_DE, f->server->arena)) == KB_ITEM_ENTRY)
        return slug;
    editor_refuse_field(f, "slug",
                        "Nur Buchstaben a–z, Ziffern und Bindestriche, ohne Leerzeichen.",
                        "Only letters a–z, digits and hyphens, without blanks.");
    return NULL;
}

int64_t editor_number(const struct form *f, const char *name)
{
    return json_integer_value(json_object_get(f->body, name));
}

bool editor_texts(struct form *f, const char *name, size_t most, const char *const **out,
                  size_t *count)
{
    json_t *list = json_object_get(f->body, name);
    *count = json_array_size(list);
    const char **texts = arena_alloc(f->server->arena, *count + 1, sizeof *texts);
    bool good = !f->refused && json_is_array(list) && *count <= most;
    for (size_t i = 0; good && i < *count; i++) {
        texts[i] = json_string_value(json_array_get(list, i));
        good = texts[i] != NULL;
    }
    if (!good)
        editor_refuse_field(f, name, "Hier muss eine Liste von Texten stehen.",
                            "This must be a list of texts.");
    *out = texts;
    return good;
}

/* ---- answers ---------------------------------------------------------------------------- */

json_t *editor_time(int64_t at)
{
    return at == 0 ? json_null() : json_integer(at);
}

const char *editor_name(struct server *server, const char *login)
{
    struct stored_account account;
    return store_account_get(server->store, login, server->arena, &account) == STORE_OK
               ? account.name
               : login;
}

json_t *editor_draft(struct server *server, const struct kb_draft *d)
{
    if (d->state == KB_NO_DRAFT)
        return json_null();
    return json_pack("{s:s?, s:I, s:s, s:s, s:s, s:I, s:s, s:o, s:o}", "text", d->text, "version",
                     (json_int_t)d->version, "state", kb_draft_state_name(d->state), "by", d->by,
                     "name", editor_name(server, d->by), "at", (json_int_t)d->at, "note", d->note,
                     "publish_at", editor_time(d->publish_at), "base", editor_time(d->base));
}

json_t *editor_used(const struct kb_used *used)
{
    json_t *entries = json_array(), *flows = json_array(), *rules = json_array();
    for (size_t i = 0; i < used->entry_count; i++)
        json_array_append_new(entries, json_pack("{s:s, s:s}", "slug", used->entries[i].slug,
                                                 "title", used->entries[i].title));
    for (size_t i = 0; i < used->flow_count; i++)
        json_array_append_new(flows, json_pack("{s:s, s:s}", "flow", used->flows[i].id, "title",
                                               used->flows[i].title));
    for (size_t i = 0; i < used->rule_count; i++)
        json_array_append_new(rules, json_string(used->rules[i]));
    return json_pack("{s:o, s:o, s:o}", "entries", entries, "flows", flows, "rules", rules);
}

/* Whether it is said already: the last line is of the same, a little while ago. */
static bool noted_lately(struct server *server, const struct stored_audit *row)
{
    struct stored_audit last[8];
    size_t count;
    if (strcmp(row->action, "draft.save") != 0 ||
        store_audit_list(server->store, 0, 8, server->arena, last, &count) != STORE_OK)
        return false;
    for (size_t i = 0; i < count && last[i].at > row->at - SAVES_MS; i++)
        if (strcmp(last[i].login, row->login) == 0 && strcmp(last[i].subject, row->subject) == 0)
            return strcmp(last[i].action, row->action) == 0;
    return false;
}

void editor_note_more(struct server *server, const char *login, const char *action,
                      const char *subject, json_t *detail)
{
    json_t *all = json_pack("{s:n, s:O?}", "before", "after", detail);
    char *text = json_dumps(all, JSON_COMPACT);
    const struct stored_audit row = {.at = now_ms(),
                                     .login = login,
                                     .action = action,
                                     .subject = subject,
                                     .detail = text == NULL ? "{}" : text};
    if (!noted_lately(server, &row) && store_audit_add(server->store, &row) != STORE_OK)
        fprintf(stderr, "kammerlotse: %s\n", store_message(server->store));
    free(text);
    json_decref(all);
    json_decref(detail);
}

void editor_note(struct server *server, const char *login, const char *action, const char *subject,
                 json_t *detail)
{
    editor_note_more(server, login, action, subject, detail);
    server_commit(server);
}

void editor_done(struct form *f, const char *action, const char *subject, json_t *detail,
                 json_t *answer)
{
    editor_note(f->server, f->h->account.login, action, subject, detail);
    if (answer == NULL)
        http_answer_nothing(f->h);
    else
        http_answer_json(f->h, 200, answer);
}

static struct job *queue(struct form *f, const struct job_kind *kind, json_t *given,
                         struct buffer *bytes)
{
    struct job *job = worker_add(f->server, kind, &f->h->account, f->lang, given, bytes);
    if (job == NULL) {
        f->refused = true;
        http_answer_busy(f->h, 5);
        f->h->status = 429;
    }
    return job;
}

void editor_job(struct form *f, const struct job_kind *kind, json_t *given, struct buffer *bytes)
{
    struct job *job = queue(f, kind, given, bytes);
    if (job != NULL)
        http_answer_json(f->h, 200, json_pack("{s:I}", "job", (json_int_t)job->id));
}

void editor_wait(struct form *f, struct lws *wsi, const struct job_kind *kind, json_t *given)
{
    struct job *job = queue(f, kind, given, NULL);
    if (job != NULL)
        worker_wait(job, wsi, f->h);
}

void http_editor_read(struct server *server, struct job *job)
{
    if (editor_waits(job))
        http_find_answer(server, job->wsi, job->h);
}

bool editor_waits_for_texts(struct form *f, struct lws *wsi)
{
    if (f->refused || f->h->waited || kb_edit_has_read(f->server->kb))
        return f->refused;
    f->h->waited = true;
    struct job *job = worker_read_texts(f->server);
    if (job == NULL)
        http_answer_busy(f->h, 5);
    else
        worker_wait(job, wsi, f->h);
    return true;
}

bool editor_waits(struct job *job)
{
    if (job->h != NULL && job->status != KB_OK)
        http_answer_error(job->h, 503, "failed", job->message);
    return job->h != NULL && job->status == KB_OK;
}

/* ---- routes ----------------------------------------------------------------------------- */

const struct http_route http_editor_routes[] = {
    {"/api/editor/archive", true, editor_archive, HTTP_EDITOR},
    {"/api/editor/asked", false, editor_asked, HTTP_EDITOR},
    {"/api/editor/asked-add", true, editor_asked_add, HTTP_EDITOR},
    {"/api/editor/asked-ignore", true, editor_asked_ignore, HTTP_EDITOR},
    {"/api/editor/asked-open", true, editor_asked_open, HTTP_EDITOR},
    {"/api/editor/asked-scope", true, editor_asked_scope, HTTP_EDITOR},
    {"/api/editor/confirm", true, editor_confirm, HTTP_EDITOR},
    {"/api/editor/diff", false, editor_diff, HTTP_EDITOR},
    {"/api/editor/discard", true, editor_discard, HTTP_EDITOR},
    {"/api/editor/documents", false, editor_documents, HTTP_EDITOR},
    {"/api/editor/due", false, editor_due, HTTP_EDITOR},
    {"/api/editor/entries", false, editor_entries, HTTP_EDITOR},
    {"/api/editor/expire", true, editor_expire, HTTP_EDITOR},
    {"/api/editor/export", false, editor_export, HTTP_EDITOR},
    {"/api/editor/flow", false, editor_flow, HTTP_EDITOR},
    {"/api/editor/import", true, editor_import, HTTP_EDITOR},
    {"/api/editor/item", false, editor_show_item, HTTP_EDITOR},
    {"/api/editor/job", false, editor_show_job, HTTP_EDITOR},
    {"/api/editor/job-cancel", true, editor_cancel_job, HTTP_EDITOR},
    {"/api/editor/new", true, editor_new, HTTP_EDITOR},
    {"/api/editor/overview", false, editor_overview, HTTP_EDITOR},
    {"/api/editor/owner", true, editor_set_owner, HTTP_EDITOR},
    {"/api/editor/parse", true, editor_parse, HTTP_EDITOR},
    {"/api/editor/part", true, editor_part, HTTP_EDITOR},
    {"/api/editor/parts", false, editor_parts, HTTP_EDITOR},
    {"/api/editor/postcodes", false, editor_postcodes, HTTP_EDITOR},
    {"/api/editor/publications", false, editor_publications, HTTP_EDITOR},
    {"/api/editor/publish", true, editor_publish, HTTP_EDITOR},
    {"/api/editor/rehearse", true, editor_rehearse, HTTP_EDITOR},
    {"/api/editor/restore", true, editor_restore, HTTP_EDITOR},
    {"/api/editor/revision", false, editor_revision, HTTP_EDITOR},
    {"/api/editor/revisions", false, editor_revisions, HTTP_EDITOR},
    {"/api/editor/rule-propose", true, editor_rule_propose, HTTP_EDITOR},
    {"/api/editor/rule-test", true, editor_rule_test, HTTP_EDITOR},
    {"/api/editor/save", true, editor_save, HTTP_EDITOR},
    {"/api/editor/schedule", true, editor_schedule, HTTP_EDITOR},
    {"/api/editor/source-checked", true, editor_source_checked, HTTP_EDITOR},
    {"/api/editor/state", true, editor_set_state, HTTP_EDITOR},
    {"/api/editor/test", true, editor_save_test, HTTP_EDITOR},
    {"/api/editor/test-delete", true, editor_delete_test, HTTP_EDITOR},
    {"/api/editor/tests", false, editor_list_tests, HTTP_EDITOR},
    {"/api/editor/try", true, editor_try, HTTP_EDITOR},
    {"/api/editor/unarchive", true, editor_unarchive, HTTP_EDITOR},
    {"/api/editor/value-texts", false, editor_value_texts, HTTP_EDITOR},
    {"/api/editor/walk", true, editor_walk, HTTP_EDITOR},
};
const size_t http_editor_route_count = sizeof http_editor_routes / sizeof *http_editor_routes;

/* A text of 1 MiB may be twice as long as JSON. */
const struct http_body http_editor_bodies[] = {
    {"/api/editor/import", 32 << 20, true},     {"/api/editor/parse", 3 << 20, false},
    {"/api/editor/save", 3 << 20, false},       {"/api/editor/walk", 2 << 20, false},
    {"/api/editor/part", 256 << 10, false},     {"/api/editor/publish", 512 << 10, false},
    {"/api/editor/rehearse", 512 << 10, false}, {"/api/editor/rule-test", 512 << 10, false},
    {"/api/editor/try", 256 << 10, false},      {"/api/editor/rule-propose", 256 << 10, false},
    {"/api/editor/asked-add", 64 << 10, false},
};
const size_t http_editor_body_count = sizeof http_editor_bodies / sizeof *http_editor_bodies;
