/* http_editor_publish.c - what changes the answers: publishing, archiving, confirming, and what is
 * due by itself. All of it are jobs; what can be refused at once is. */
#include <stdlib.h>
#include <string.h>

#include "bot/member.h"
#include "bot/net/http_editor.h"
#include "kb/used.h"
#include "kb/values.h"

enum { CHECKED_AT_ONCE = 20 };

static struct kb_change_why why_of(struct job *job)
{
    return (struct kb_change_why){.by = job->by.login,
                                  .note = member_text(job->given, "note"),
                                  .now = now_ms(),
                                  .watch = job_watch(job)};
}

/* ---- publishing ------------------------------------------------------------------------- */

static enum kb_status run_publish(struct job *job, struct kb *kb, struct arena *arena)
{
    json_t *list = json_object_get(job->given, "items");
    size_t count = json_array_size(list);
    struct kb_item_version *items = arena_alloc(arena, count + 1, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        json_t *one = json_array_get(list, i);
        items[i] = (struct kb_item_version){member_text(one, "item"),
                                            json_integer_value(json_object_get(one, "version"))};
    }
    const struct kb_publication publication = {.items = items,
                                               .count = count,
                                               .by = job->by.login,
                                               .note = member_text(job->given, "note"),
                                               .now = now_ms(),
                                               .day = job->day,
                                               .ui = job->ui,
                                               .watch = job_watch(job)};
    struct kb_published_report report = {0};
    job->status = kb_publish(kb, &publication, arena, &report);
    if (job->status != KB_OK)
        editor_fail_job(job, report.item, &report.faults);
    else
        job->result = json_pack("{s:I}", "published", (json_int_t)report.published);
    return job->status;
}

static void note_published(struct server *server, struct job *job)
{
    size_t i;
    json_t *one;
    if (job->status != KB_OK)
        return;
    json_array_foreach(json_object_get(job->given, "items"), i, one)
    {
        store_notice_clear(server->store, member_text(one, "item"));
        editor_note_more(server, job->by.login, "publish", member_text(one, "item"),
                         json_pack("{s:s}", "note", member_text(job->given, "note")));
    }
    server_commit(server);
}

static const struct job_kind publishing = {"publish", run_publish, note_published, true,
                                           JOB_IN_TURN};

/* All drafts, by item. */
struct drafts {
    struct kb_draft *at;
    size_t count;
};

static int by_item(const void *item, const void *draft)
{
    const struct kb_draft *d = draft;
    return strcmp(item, d->item);
}

static const struct kb_draft *find_draft(const struct drafts *drafts, const char *item)
{
    return drafts->count == 0
               ? NULL
               : bsearch(item, drafts->at, drafts->count, sizeof *drafts->at, by_item);
}

static void refuse_item(struct form *f, const char *item)
{
    struct server *server = f->server;
    struct kb_item it;
    enum kb_status status = kb_item_kind(item) == KB_ITEM_NONE
                                ? KB_NOT_FOUND
                                : kb_item_read(server->kb, item, server->arena, &it);
    if (status == KB_OK)
        status = KB_CONFLICT;
    editor_refuse(f, status, "items",
                  json_pack("{s:s, s:o}", "item", item, "theirs",
                            status == KB_CONFLICT ? editor_draft(server, &it.draft) : json_null()));
}

/* Whether one item may be published as it is; false after an answer. */
static bool publishable(struct form *f, const struct drafts *drafts, json_t *one, bool check)
{
    struct server *server = f->server;
    const char *item = member_text(one, "item");
    const struct kb_draft *draft = find_draft(drafts, item);
    struct kb_item it;
    struct kb_faults faults;
    char day[11];
    if (draft == NULL || draft->version != json_integer_value(json_object_get(one, "version"))) {
        refuse_item(f, item);
        return false;
    }
    if (server->config->four_eyes && strcmp(draft->by, f->h->account.login) == 0) {
        editor_refuse_four_eyes(f);
        return false;
    }
    if (!check)
        return true;
    enum kb_status status = kb_item_read(server->kb, item, server->arena, &it);
    if (status != KB_OK || it.draft.text == NULL) {
        editor_refuse(f, status == KB_OK ? KB_CONFLICT : status, "items", NULL);
        return false;
    }
    day_today(day);
    kb_item_faults(server->kb, NULL, item, text_of(it.draft.text), day, f->lang, server->arena,
                   &faults);
    if (faults.faults > 0)
        editor_refuse_faults(f, item, &faults);
    return faults.faults == 0;
}

void editor_publish(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    json_t *items = json_object_get(body, "items"), *one;
    size_t i, count = json_array_size(items);
    const char *note = form_line(&f, "note", EDITOR_NOTE_MAX, true);
    if (form_refused(&f))
        return;
    if (count == 0 || count > EDITOR_ITEMS_MAX) {
        editor_refuse_field(&f, "items", "Bitte wählen Sie 1 bis 2000 Entwürfe.",
                            "Please choose 1 to 2000 drafts.");
        return;
    }
    struct drafts drafts;
    drafts.count = kb_drafts(server->kb, server->arena, &drafts.at);
    json_array_foreach(items, i, one)
    {
        if (!publishable(&f, &drafts, one, count <= CHECKED_AT_ONCE))
            return;
    }
    editor_job(&f, &publishing, json_pack("{s:O, s:s}", "items", items, "note", note), NULL);
}

/* ---- archiving -------------------------------------------------------------------------- */

static enum kb_status change_entry(struct job *job, struct arena *arena, enum kb_status status)
{
    (void)arena;
    job->status = status;
    if (status != KB_OK)
        editor_fail_job(job, member_text(job->given, "slug"), NULL);
    return status;
}

static enum kb_status run_archive(struct job *job, struct kb *kb, struct arena *arena)
{
    struct kb_change_why why = why_of(job);
    return change_entry(job, arena, kb_archive(kb, member_text(job->given, "slug"), &why));
}

static enum kb_status run_unarchive(struct job *job, struct kb *kb, struct arena *arena)
{
    struct kb_change_why why = why_of(job);
    return change_entry(job, arena, kb_unarchive(kb, member_text(job->given, "slug"), &why));
}

static enum kb_status run_confirm(struct job *job, struct kb *kb, struct arena *arena)
{
    struct kb_change_why why = why_of(job);
    return change_entry(job, arena,
                        kb_confirm(kb, member_text(job->given, "slug"),
                                   member_text(job->given, "stand"),
                                   member_text(job->given, "review_by"), &why));
}

static void note_entry(struct server *server, struct job *job)
{
    if (job->status != KB_OK)
        return;
    json_t *detail = json_copy(job->given);
    json_object_del(detail, "slug");
    editor_note(server, job->by.login, arena_printf(server->arena, "entry.%s", job->kind->name),
                member_text(job->given, "slug"), detail);
}

static const struct job_kind archiving = {"archive", run_archive, note_entry, true, JOB_IN_TURN};
static const struct job_kind unarchiving = {"unarchive", run_unarchive, note_entry, true,
                                            JOB_IN_TURN};
static const struct job_kind confirming = {"confirm", run_confirm, note_entry, true, JOB_IN_TURN};

/* Which variants of an entry are in a state. */
static bool any_is(struct server *server, const char *slug, enum kb_item_state state)
{
    bool any = false;
    for (int lang = KB_DE; lang <= KB_EN; lang++) {
        struct kb_item it;
        const char *item = kb_entry_item(slug, (enum kb_lang)lang, server->arena);
        any |= kb_item_read(server->kb, item, server->arena, &it) == KB_OK && it.state == state;
    }
    return any;
}

/* An entry in that state, and the note; NULL after an answer. */
static const char *entry_in(struct form *f, enum kb_item_state state, const char **note)
{
    const char *slug = editor_slug(f);
    *note = form_line(f, "note", EDITOR_NOTE_MAX, true);
    if (form_refused(f) || slug == NULL)
        return NULL;
    if (any_is(f->server, slug, state))
        return slug;
    editor_refuse(f, KB_NOT_FOUND, "slug", NULL);
    return NULL;
}

void editor_archive(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *note, *slug = entry_in(&f, KB_IS_PUBLISHED, &note);
    struct kb_used used;
    if (slug == NULL)
        return;
    kb_used(server->kb, slug, f.lang, server->arena, &used);
    if (used.entry_count + used.flow_count + used.rule_count > 0)
        editor_refuse(&f, KB_USED, "slug", json_pack("{s:o}", "used", editor_used(&used)));
    else
        editor_job(&f, &archiving, json_pack("{s:s, s:s}", "slug", slug, "note", note), NULL);
}

void editor_unarchive(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *note, *slug = entry_in(&f, KB_IS_ARCHIVED, &note);
    if (slug != NULL)
        editor_job(&f, &unarchiving, json_pack("{s:s, s:s}", "slug", slug, "note", note), NULL);
}

void editor_confirm(struct server *server, struct lws *wsi, struct http_session *h, json_t *body)
{
    struct form f = form_of(server, wsi, h, body);
    const char *note, *stand = form_day(&f, "stand"), *review_by = form_day(&f, "review_by");
    const char *slug = entry_in(&f, KB_IS_PUBLISHED, &note);
    char today[11];
    if (slug == NULL)
        return;
    day_today(today);
    if (strcmp(stand, today) > 0)
        editor_refuse_field(&f, "stand", "Der Rechtsstand liegt in der Zukunft.",
                            "The legal date is in the future.");
    else if (strcmp(review_by, today) <= 0 || strcmp(review_by, stand) <= 0)
        editor_refuse_field(&f, "review_by", "Die nächste Prüfung muss in der Zukunft liegen.",
                            "The next review must be in the future.");
    else
        editor_job(&f, &confirming,
                   json_pack("{s:s, s:s, s:s, s:s}", "slug", slug, "stand", stand, "review_by",
                             review_by, "note", note),
                   NULL);
}

/* ---- by itself -------------------------------------------------------------------------- */

static enum kb_status run_due(struct job *job, struct kb *kb, struct arena *arena)
{
    struct kb_due *due;
    enum kb_status status = KB_OK;
    size_t count = kb_run_due(kb, now_ms(), job->day, job->ui, arena, &due, &status);
    job->result = json_array();
    for (size_t i = 0; i < count; i++) {
        struct kb_item it;
        bool read = kb_item_read(kb, due[i].item, arena, &it) == KB_OK;
        json_array_append_new(
            job->result, json_pack("{s:s, s:b, s:b, s:s, s:s}", "item", due[i].item, "done",
                                   (int)due[i].done, "expired", (int)due[i].expired, "by",
                                   read && it.draft.by != NULL ? it.draft.by : "", "message",
                                   due[i].faults.faults > 0 ? due[i].faults.at[0].message : ""));
    }
    return status;
}

/* Who wrote what could not be published is told so until the draft is saved anew. */
static void note_due(struct server *server, struct job *job)
{
    size_t i;
    json_t *one;
    json_array_foreach(job->result, i, one)
    {
        bool done = json_is_true(json_object_get(one, "done"));
        bool expired = json_is_true(json_object_get(one, "expired"));
        const struct stored_notice notice = {.item = member_text(one, "item"),
                                             .login = member_text(one, "by"),
                                             .message = member_text(one, "message"),
                                             .at = now_ms()};
        if (!done && store_notice_set(server->store, &notice) != STORE_OK)
            fprintf(stderr, "kammerlotse: %s\n", store_message(server->store));
        editor_note_more(server, "",
                         expired ? (done ? "entry.expired" : "entry.not-expired")
                                 : (done ? "publish.scheduled" : "publish.failed"),
                         notice.item, done ? NULL : json_pack("{s:s}", "message", notice.message));
    }
    server_commit(server);
}

const struct job_kind http_editor_due = {"due", run_due, note_due, true, JOB_FIRST};
