/* part.c - one object of a document that is a list, changed in its draft. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kb/document.h"
#include "kb/document_parts.h"
#include "kb/internal.h"
#include "kb/used.h"

/* ---- listing ---------------------------------------------------------------------------- */

const char *kb_value_state_name(enum kb_value_state state)
{
    static const char *const names[] = {"current", "soon", "expired", "future"};
    return names[state];
}

/* The day so many days later. */
static void day_later(const char *day, int days, char out[11])
{
    struct tm tm = {.tm_year = (int)strtol(day, NULL, 10) - 1900,
                    .tm_mon = (int)strtol(day + 5, NULL, 10) - 1,
                    .tm_mday = (int)strtol(day + 8, NULL, 10) + days,
                    .tm_hour = 12,
                    .tm_isdst = -1};
    mktime(&tm);
    strftime(out, 11, "%Y-%m-%d", &tm);
}

/* When a figure ends: periods that follow each other without a gap count as one. */
static void describe_value(struct kb_part *part, const struct values *values, const char *day,
                           enum kb_lang ui, struct arena *arena)
{
    struct kb_value now;
    bool known = values_read(values, text_of(part->id), ui, day, arena, &now);
    part->now = known ? now.text : "";
    json_t *periods = json_object_get(part->part, "periods"), *period;
    size_t i;
    bool later = false;
    const char *last = NULL;
    part->ends = "";
    json_array_foreach(periods, i, period)
    {
        const char *from = json_string_value(json_object_get(period, "from")),
                   *to = json_string_value(json_object_get(period, "to"));
        later |= from != NULL && strcmp(from, day) > 0;
        last = to;
        bool holds =
            (from == NULL || strcmp(from, day) <= 0) && (to == NULL || strcmp(day, to) <= 0);
        if (holds)
            part->ends = to == NULL ? "" : to;
    }
    if (!known)
        part->ends = last == NULL ? "" : last;
    char soon[11];
    day_later(day, KB_VALUE_SOON_DAYS, soon);
    /* one that is followed by a figure of its own does not end */
    char next[11] = "";
    if (part->ends[0] != '\0' && day_valid(part->ends))
        day_later(part->ends, 1, next);
    struct kb_value after;
    bool followed =
        next[0] != '\0' && values_read(values, text_of(part->id), ui, next, arena, &after);
    bool ends_soon = part->ends[0] != '\0' && strcmp(part->ends, soon) <= 0 && !followed;
    part->state = known   ? ends_soon ? KB_VALUE_SOON : KB_VALUE_CURRENT
                  : later ? KB_VALUE_FUTURE
                          : KB_VALUE_EXPIRED;
}

static json_t *read_list(const char *text)
{
    json_t *root =
        text == NULL ? json_array() : json_loadb(text, strlen(text), JSON_REJECT_DUPLICATES, NULL);
    if (json_is_array(root))
        return root;
    json_decref(root);
    return NULL;
}

static bool is_list(const char *document)
{
    enum kb_item_kind kind = kb_item_kind(document);
    return kind == KB_ITEM_VALUES || kind == KB_ITEM_OFFICES || kind == KB_ITEM_INTENTS ||
           kind == KB_ITEM_WORDS || kind == KB_ITEM_RULES;
}

static enum kb_status read_both(struct kb *kb, const char *document, struct arena *arena,
                                struct kb_item *item, json_t **published, json_t **current)
{
    *published = *current = NULL;
    if (!is_list(document))
        return kb_fail(kb, KB_INVALID, "%.200s has no parts", document);
    enum kb_status status = kb_item_read(kb, document, arena, item);
    if (status != KB_OK)
        return status;
    *published = read_list(item->published.text);
    *current = read_list(item->draft.text != NULL ? item->draft.text : item->published.text);
    if (*published == NULL)
        *published = json_array();
    if (*current != NULL)
        return KB_OK;
    json_decref(*published);
    return kb_fail(kb, KB_INVALID, "the draft of %.200s is no list: mend its text first", document);
}

static void list_parts(struct kb_parts *out, json_t *published, struct arena *arena)
{
    size_t i;
    json_t *part;
    out->at = arena_alloc(arena, json_array_size(out->root) + 1, sizeof *out->at);
    out->removed = arena_alloc(arena, json_array_size(published) + 1, sizeof *out->removed);
    json_array_foreach(out->root, i, part)
    {
        json_t *before = part_find(published, part_id(part));
        out->at[out->count++] =
            (struct kb_part){.id = part_id(part),
                             .part = part,
                             .changed = before != NULL && !json_equal(before, part),
                             .is_new = before == NULL,
                             .now = "",
                             .ends = ""};
    }
    json_array_foreach(published, i, part)
    {
        if (part_find(out->root, part_id(part)) == NULL)
            out->removed[out->removed_count++] = arena_strdup(arena, part_id(part));
    }
}

/* What is wrong beside the published knowledge may be right beside the other drafts: a rule that
 * moves from file to file, a value that is new too. */
static void document_faults(struct kb *kb, const char *document, struct text text, const char *day,
                            enum kb_lang ui, struct arena *arena, struct kb_faults *out)
{
    kb_item_faults(kb, NULL, document, text, day, ui, arena, out);
    struct beside beside = {kb->catalog, NULL};
    struct catalog *drafted;
    if (out->faults == 0 || kb_catalog_drafted(kb, &drafted) != KB_OK)
        return;
    beside.also = drafted;
    kb_faults_beside(kb, &beside, document, text, day, ui, arena, out);
    catalog_free(drafted);
}

enum kb_status kb_parts(struct kb *kb, const char *document, const char *day, enum kb_lang ui,
                        struct arena *arena, struct kb_parts *out)
{
    *out = (struct kb_parts){0};
    struct kb_item item;
    json_t *published;
    enum kb_status status = read_both(kb, document, arena, &item, &published, &out->root);
    if (status != KB_OK)
        return status;
    list_parts(out, published, arena);
    json_decref(published);
    struct text text = text_of(item.draft.text != NULL ? item.draft.text : item.published.text);
    document_faults(kb, document, text, day, ui, arena, &out->faults);
    struct values *values = NULL;
    if (item.kind == KB_ITEM_VALUES && values_load(text, document, NULL, &values) == KB_OK)
        for (size_t i = 0; i < out->count; i++)
            describe_value(&out->at[i], values, day, ui, arena);
    values_free(values);
    out->draft = item.draft;
    out->draft.text = NULL;
    return KB_OK;
}

/* ---- changing --------------------------------------------------------------------------- */

/* Finds the place of the part and compares it with what one has read. */
static enum kb_status check_part(struct kb *kb, const struct kb_part_change *c, json_t *list,
                                 size_t *place, json_t **theirs)
{
    json_t *part;
    size_t i;
    *place = json_array_size(list);
    json_array_foreach(list, i, part)
    {
        if (c->id != NULL && strcmp(part_id(part), c->id) == 0)
            *place = i;
    }
    json_t *stored = json_array_get(list, *place);
    if (stored == NULL ? c->before == NULL : json_equal(stored, c->before) != 0)
        return KB_OK;
    *theirs = json_incref(stored);
    return kb_fail(kb, KB_CONFLICT, "%.200s was changed in the meantime",
                   c->id == NULL ? "it" : c->id);
}

static void put_part(json_t *list, size_t place, json_t *part)
{
    if (part == NULL)
        json_array_remove(list, place);
    else if (place < json_array_size(list))
        json_array_set(list, place, part);
    else
        json_array_append(list, part);
}

/* A value that is cited cannot go, nor be called otherwise. */
static enum kb_status check_use(struct kb *kb, const struct kb_part_change *c, struct arena *arena)
{
    bool stays = c->part != NULL && c->id != NULL && strcmp(part_id(c->part), c->id) == 0;
    if (kb_item_kind(c->document) != KB_ITEM_VALUES || c->id == NULL || stays)
        return KB_OK;
    struct kb_used used;
    kb_value_used(kb, c->id, KB_DE, arena, &used);
    if (used.entry_count + used.flow_count == 0)
        return KB_OK;
    return kb_fail(kb, KB_USED, "%.100s is cited by %zu entries and %zu flows", c->id,
                   used.entry_count, used.flow_count);
}

/* Only what is said of this part keeps it from being stored. */
static size_t own_faults(const struct kb_faults *all, const char *id, struct arena *arena,
                         struct kb_faults *out)
{
    *out = (struct kb_faults){.at = arena_alloc(arena, all->count + 1, sizeof *out->at)};
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->at[i].part, id) == 0) {
            out->at[out->count++] = all->at[i];
            out->faults += !all->at[i].warning;
        }
    return out->faults;
}

static enum kb_status store(struct kb *kb, const struct kb_part_change *c, json_t *list,
                            const struct kb_item *item, enum kb_lang ui, struct arena *arena,
                            int64_t *version, struct kb_faults *faults)
{
    const char *text = kb_document_text(list, arena);
    if (text == NULL)
        return kb_fail(kb, KB_INVALID, "the part is no valid JSON");
    char day[11];
    day_today(day);
    struct kb_faults all;
    document_faults(kb, c->document, text_of(text), day, ui, arena, &all);
    if (c->part != NULL && own_faults(&all, part_id(c->part), arena, faults) > 0)
        return kb_fail(kb, KB_INVALID, "%.200s has faults", part_id(c->part));
    struct kb_draft theirs;
    const struct kb_save save = {.item = c->document,
                                 .version = item->draft.version,
                                 .text = text_of(text),
                                 .by = c->by,
                                 .note = c->note,
                                 .now = c->now};
    return kb_draft_save(kb, &save, arena, version, &theirs);
}

static enum kb_status change_once(struct kb *kb, const struct kb_part_change *c, enum kb_lang ui,
                                  struct arena *arena, int64_t *version, json_t **theirs,
                                  struct kb_faults *faults)
{
    struct kb_item item;
    json_t *published, *list;
    size_t place;
    enum kb_status status = read_both(kb, c->document, arena, &item, &published, &list);
    if (status != KB_OK)
        return status;
    status = check_part(kb, c, list, &place, theirs);
    bool renamed = c->part != NULL && (c->id == NULL || strcmp(part_id(c->part), c->id) != 0);
    if (status == KB_OK && renamed && part_find(list, part_id(c->part)) != NULL)
        status = kb_fail(kb, KB_EXISTS, "there is already %.200s", part_id(c->part));
    if (status == KB_OK)
        status = check_use(kb, c, arena);
    if (status == KB_OK) {
        put_part(list, place, c->part);
        status = store(kb, c, list, &item, ui, arena, version, faults);
    }
    json_decref(published);
    json_decref(list);
    return status;
}

enum kb_status kb_part_change(struct kb *kb, const struct kb_part_change *change, enum kb_lang ui,
                              struct arena *arena, int64_t *version, json_t **theirs,
                              struct kb_faults *faults)
{
    *theirs = NULL;
    *faults = (struct kb_faults){0};
    enum kb_status status = KB_CONFLICT;
    /* another part of the draft saved in between is no conflict: once more, on top of it */
    for (int i = 0; status == KB_CONFLICT && *theirs == NULL && i < 3; i++)
        status = change_once(kb, change, ui, arena, version, theirs, faults);
    return status;
}
