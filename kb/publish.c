/* publish.c - drafts, archiving and confirming, each one call of kb_apply(). */
#include "kb/publish.h"

#include <string.h>

#include "kb/apply.h"
#include "kb/flows.h"
#include "kb/used.h"

/* ---- the handle that answers ------------------------------------------------------------ */

void kb_hold(struct kb *kb)
{
    kb_model(kb, KB_DE);
    kb_model(kb, KB_EN);
    kb->held = true;
}

void kb_release(struct kb *kb)
{
    kb->held = false;
}

bool kb_stale(struct kb *kb)
{
    return kb_generation(kb) != kb->generation;
}

enum kb_status kb_reload(struct kb *kb)
{
    enum kb_status status = kb_load_catalog(kb);
    if (status == KB_OK) {
        kb_model(kb, KB_DE);
        kb_model(kb, KB_EN);
    }
    return status;
}

/* ---- drafts ----------------------------------------------------------------------------- */

struct publishing {
    const struct kb_publication *publication;
    struct arena *arena;
    struct kb_published_report *report;
};

/* A draft, which must be at the version one saw. */
static enum kb_status read_draft(struct kb *kb, const struct publishing *p,
                                 const struct kb_item_version *wanted, struct kb_draft *draft)
{
    p->report->item = wanted->item;
    enum kb_status status = kb_read_draft(kb, wanted->item, p->arena, draft);
    if (status != KB_OK)
        return status;
    if (draft->text == NULL)
        return kb_fail(kb, KB_CONFLICT, "there is no draft of %.200s any more", wanted->item);
    if (draft->version != wanted->version)
        return kb_fail(kb, KB_CONFLICT, "%.200s was saved by %.100s in the meantime", wanted->item,
                       draft->by);
    return KB_OK;
}

static enum kb_status read_drafts(struct kb *kb, const struct publishing *p, struct change *out)
{
    enum kb_status status = KB_OK;
    for (size_t i = 0; status == KB_OK && i < p->publication->count; i++) {
        const struct kb_item_version *wanted = &p->publication->items[i];
        struct kb_draft draft;
        status = read_draft(kb, p, wanted, &draft);
        bool noted = p->publication->note != NULL && p->publication->note[0] != '\0';
        out[i] = (struct change){.item = wanted->item,
                                 .text = text_of(draft.text == NULL ? "" : draft.text),
                                 .by = p->publication->by,
                                 .note = noted ? p->publication->note : draft.note};
    }
    return status;
}

/* Inside the transaction: nobody saved since, and the drafts are gone with it. */
static enum kb_status remove_drafts(struct kb *kb, void *context)
{
    const struct publishing *p = context;
    enum kb_status status = KB_OK;
    int64_t version;
    for (size_t i = 0; status == KB_OK && i < p->publication->count; i++) {
        const struct kb_item_version *wanted = &p->publication->items[i];
        struct kb_draft draft;
        status = read_draft(kb, p, wanted, &draft);
        if (status != KB_OK)
            break;
        bind_text(kb->edit[EDIT_DRAFT_DELETE], 1, wanted->item);
        status = kb_step(kb, kb->edit[EDIT_DRAFT_DELETE], "removing a draft");
    }
    return status == KB_OK ? kb_next_version(kb, &version) : status;
}

/* With all of them in place: one may need what another brings. */
static enum kb_status check_faults(struct kb *kb, const struct publishing *p,
                                   const struct change *changes)
{
    struct catalog *candidate = NULL;
    enum kb_status status = kb_catalog_with(kb, changes, p->publication->count, &candidate);
    const struct beside beside = {candidate, NULL};
    for (size_t i = 0; status == KB_OK && i < p->publication->count; i++) {
        p->report->item = changes[i].item;
        kb_faults_beside(kb, &beside, changes[i].item, changes[i].text, p->publication->day,
                         p->publication->ui, p->arena, &p->report->faults);
        if (p->report->faults.faults > 0)
            status = kb_fail(kb, KB_INVALID, "%.200s has faults", changes[i].item);
    }
    catalog_free(candidate);
    return status;
}

enum kb_status kb_publish(struct kb *kb, const struct kb_publication *publication,
                          struct arena *arena, struct kb_published_report *report)
{
    *report = (struct kb_published_report){0};
    struct publishing p = {publication, arena, report};
    struct change *changes = arena_alloc(arena, publication->count + 1, sizeof *changes);
    enum kb_status status = read_drafts(kb, &p, changes);
    if (status == KB_OK)
        status = check_faults(kb, &p, changes);
    if (status != KB_OK)
        return status;
    const struct apply apply = {.at = changes,
                                .count = publication->count,
                                .now = publication->now,
                                .watch = &publication->watch,
                                .inside = remove_drafts,
                                .context = &p};
    status = kb_apply(kb, &apply);
    if (status == KB_OK)
        *report = (struct kb_published_report){.published = publication->count};
    return status;
}

/* ---- archiving -------------------------------------------------------------------------- */

/* Every language of an entry that is published, or archived. */
static enum kb_status variants(struct kb *kb, const char *slug, bool want_archived,
                               const struct kb_change_why *why, struct arena *arena,
                               struct change out[2], size_t *count)
{
    enum kb_status status = KB_OK;
    *count = 0;
    for (int lang = KB_DE; status == KB_OK && lang <= KB_EN; lang++) {
        const char *item = kb_entry_item(slug, (enum kb_lang)lang, arena);
        struct kb_published published;
        bool archived;
        status = kb_read_published(kb, item, arena, &published, &archived);
        if (status == KB_OK && published.text != NULL && archived == want_archived)
            out[(*count)++] = (struct change){
                .item = item, .text = text_of(published.text), .by = why->by, .note = why->note};
    }
    if (status == KB_OK && *count == 0)
        status = kb_fail(kb, KB_NOT_FOUND, "there is no %s entry %.100s",
                         want_archived ? "archived" : "published", slug);
    return status;
}

static enum kb_status forget_expiry(struct kb *kb, void *context)
{
    const char *slug = context;
    int64_t version;
    bind_text(kb->edit[EDIT_EXPIRY_PUT], 1, slug);
    enum kb_status status = kb_step(kb, kb->edit[EDIT_EXPIRY_PUT], "storing an expiry");
    return status == KB_OK ? kb_next_version(kb, &version) : status;
}

static enum kb_status apply_variants(struct kb *kb, const struct change *changes, size_t count,
                                     const char *slug, const struct kb_change_why *why)
{
    char copy[SLUG_MAX + 1];
    snprintf(copy, sizeof copy, "%s", slug);
    const struct apply apply = {.at = changes,
                                .count = count,
                                .now = why->now,
                                .watch = &why->watch,
                                .inside = forget_expiry,
                                .context = copy};
    return kb_apply(kb, &apply);
}

enum kb_status kb_archive(struct kb *kb, const char *slug, const struct kb_change_why *why)
{
    struct arena *arena = arena_new((size_t)64 << 20);
    struct change changes[2];
    size_t count;
    struct kb_used used;
    enum kb_status status = kb_refresh(kb);
    if (status == KB_OK)
        status = variants(kb, slug, false, why, arena, changes, &count);
    if (status == KB_OK) {
        kb_used(kb, slug, KB_DE, arena, &used);
        if (used.entry_count + used.flow_count > 0)
            status = kb_fail(kb, KB_USED, "%.100s is used by %zu entries and %zu flows", slug,
                             used.entry_count, used.flow_count);
    }
    for (size_t i = 0; status == KB_OK && i < count; i++)
        changes[i].text = (struct text){NULL, 0};
    if (status == KB_OK)
        status = apply_variants(kb, changes, count, slug, why);
    arena_free(arena);
    return status;
}

enum kb_status kb_unarchive(struct kb *kb, const char *slug, const struct kb_change_why *why)
{
    struct arena *arena = arena_new((size_t)64 << 20);
    struct change changes[2];
    size_t count;
    enum kb_status status = variants(kb, slug, true, why, arena, changes, &count);
    if (status == KB_OK)
        status = apply_variants(kb, changes, count, slug, why);
    arena_free(arena);
    return status;
}

/* ---- still right ------------------------------------------------------------------------ */

/* The text with its new days; NULL where it cannot be read. */
static const char *confirmed(const char *text, const char *stand, const char *review_by,
                             struct arena *arena)
{
    struct entry e;
    entry_file_parse(text_of(text), "", NULL, arena, &e);
    if (!e.readable)
        return NULL;
    e.stand = stand;
    e.review_by = review_by;
    return entry_file_write(&e, arena);
}

struct confirming {
    const char *slug, *stand, *review_by;
    struct arena *arena;
};

/* A draft is not published with it, and does not bring the old days back either. */
static enum kb_status confirm_drafts(struct kb *kb, void *context)
{
    const struct confirming *c = context;
    enum kb_status status = KB_OK;
    for (int lang = KB_DE; status == KB_OK && lang <= KB_EN; lang++) {
        const char *item = kb_entry_item(c->slug, (enum kb_lang)lang, c->arena);
        struct kb_draft draft;
        struct kb_published published;
        bool archived;
        status = kb_read_draft(kb, item, c->arena, &draft);
        if (status == KB_OK)
            status = kb_read_published(kb, item, c->arena, &published, &archived);
        if (status != KB_OK || draft.text == NULL)
            continue;
        const char *text = confirmed(draft.text, c->stand, c->review_by, c->arena);
        if (text != NULL)
            status = kb_rebase_draft(kb, &draft, text, published.revision);
    }
    int64_t version;
    return status == KB_OK ? kb_next_version(kb, &version) : status;
}

enum kb_status kb_confirm(struct kb *kb, const char *slug, const char *stand, const char *review_by,
                          const struct kb_change_why *why)
{
    if (!day_valid(stand) || !day_valid(review_by))
        return kb_fail(kb, KB_INVALID, "a day is written like 2026-08-19");
    if (strcmp(review_by, stand) <= 0)
        return kb_fail(kb, KB_INVALID, "the next review must be after the legal date");
    struct arena *arena = arena_new((size_t)128 << 20);
    struct change changes[2];
    size_t count;
    enum kb_status status = variants(kb, slug, false, why, arena, changes, &count);
    for (size_t i = 0; status == KB_OK && i < count; i++) {
        const char *text = confirmed(changes[i].text.at, stand, review_by, arena);
        if (text == NULL)
            status = kb_fail(kb, KB_INVALID, "%.200s cannot be read", changes[i].item);
        else
            changes[i].text = text_of(text);
    }
    struct confirming c = {slug, stand, review_by, arena};
    const struct apply apply = {.at = changes,
                                .count = count,
                                .now = why->now,
                                .watch = &why->watch,
                                .inside = confirm_drafts,
                                .context = &c};
    if (status == KB_OK)
        status = kb_apply(kb, &apply);
    arena_free(arena);
    return status;
}
