/* transfer.c - files become published knowledge, all or nothing. */
#include "kb/transfer.h"

#include <stdlib.h>
#include <string.h>

#include "kb/apply.h"
#include "kb/flows.h"
#include "kb/import.h"
#include "kb/messages.h"

void import_fault(struct import *in, const char *file, const char *what)
{
    in->faults += problem(in->problems, &(struct problem){.file = file, .what = what});
}

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);
    return len > end_len && strcmp(text + len - end_len, end) == 0;
}

bool import_is_knowledge(const char *path)
{
    return strcmp(path, "values.json") == 0 || strcmp(path, "directory.json") == 0 ||
           strcmp(path, "intents.json") == 0 || strcmp(path, "postcodes.tsv") == 0 ||
           strcmp(path, "topics.json") == 0 ||
           (strncmp(path, "rules/", 6) == 0 && ends_with(path, ".json")) ||
           (strncmp(path, "words/", 6) == 0 && ends_with(path, ".json")) ||
           (strncmp(path, "flows/", 6) == 0 && ends_with(path, ".json")) ||
           (strncmp(path, "entries/", 8) == 0 && ends_with(path, ".md"));
}

/* ---- checking --------------------------------------------------------------------------- */

struct parsed {
    const struct kb_file *file;
    struct entry entry;
};

static int by_slug(const void *a, const void *b)
{
    const struct parsed *x = a, *y = b;
    int order = strcmp(x->entry.slug, y->entry.slug);
    return order != 0 ? order : (int)x->entry.lang - (int)y->entry.lang;
}

/* The path must say what the front matter says, so that a file is found by its entry. */
static void check_place(struct import *in, const struct parsed *p)
{
    const char *wanted = arena_printf(in->arena, "entries/%s/%s/%s.md", kb_lang_name(p->entry.lang),
                                      p->entry.area, p->entry.slug);
    if (strcmp(wanted, p->file->path) != 0)
        in->faults +=
            problem(in->problems, &(struct problem){.file = p->file->path,
                                                    .field = "slug",
                                                    .what = "lang, area and slug say it should be",
                                                    .about = wanted});
}

static size_t check_entries(struct import *in, struct parsed *parsed)
{
    size_t count = 0;
    for (size_t i = 0; i < in->count; i++) {
        const struct kb_file *file = &in->files[i];
        if (strncmp(file->path, "entries/", 8) != 0)
            continue;
        struct parsed *p = &parsed[count];
        p->file = file;
        if (entry_file_parse(file->bytes, file->path, in->problems, in->arena, &p->entry) !=
            KB_OK) {
            in->faults++;
            continue;
        }
        check_place(in, p);
        count++;
    }
    if (count > 0)
        qsort(parsed, count, sizeof *parsed, by_slug);
    for (size_t i = 1; i < count; i++)
        if (by_slug(&parsed[i - 1], &parsed[i]) == 0)
            in->faults +=
                problem(in->problems, &(struct problem){.file = parsed[i].file->path,
                                                        .field = "slug",
                                                        .what = "the same entry is in",
                                                        .about = parsed[i - 1].file->path});
    return count;
}

/* Values must be right; a rule that is not is reported, and the others load. */
static void check_documents(struct import *in, struct kb_import_report *report)
{
    struct rules *rules = rules_new();
    struct words *words = words_new();
    struct flows *flows = flows_new();
    struct text directory = text_of(""), postcodes = text_of("");
    for (size_t i = 0; i < in->count; i++) {
        const struct kb_file *file = &in->files[i];
        if (strcmp(file->path, "directory.json") == 0) {
            directory = file->bytes;
        } else if (strcmp(file->path, "postcodes.tsv") == 0) {
            postcodes = file->bytes;
        } else if (strcmp(file->path, "intents.json") == 0) {
            struct intents *intents;
            if (intents_load(file->bytes, file->path, in->problems, &intents) != KB_OK)
                in->faults++;
            intents_free(intents);
        } else if (strcmp(file->path, "values.json") == 0) {
            struct values *values;
            if (values_load(file->bytes, file->path, in->problems, &values) != KB_OK)
                in->faults++;
            report->values = values_count(values);
            values_free(values);
        } else if (strncmp(file->path, "flows/", 6) == 0) {
            in->faults += flows_add(flows, file->bytes, file->path, in->problems);
        } else if (strncmp(file->path, "words/", 6) == 0) {
            in->faults += words_add(words, file->bytes, file->path, in->kb->analyser, in->problems);
        } else if (strncmp(file->path, "rules/", 6) == 0) {
            if (!text_valid(file->bytes))
                import_fault(in, file->path, "the file is not valid UTF-8");
            else
                rules_add(rules, file->bytes, file->path, in->problems);
        }
    }
    report->rules = rules_count(rules);
    rules_free(rules);
    words_free(words);
    report->flows = flows_count(flows);
    flows_free(flows);
    struct offices *offices;
    if (offices_load(directory, postcodes, in->kb->analyser, in->problems, &offices) != KB_OK)
        in->faults++;
    report->offices = offices_count(offices);
    offices_free(offices);
}

static bool is_parsed(const struct parsed *parsed, size_t count, const char *slug)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(parsed[i].entry.slug, slug) == 0)
            return true;
    return false;
}

/* Each topic is an entry that comes with it or is there already. */
static void check_topics(struct import *in, const struct parsed *parsed, size_t count, bool replace)
{
    struct season topics;
    for (size_t i = 0; i < in->count; i++) {
        const struct kb_file *file = &in->files[i];
        if (strcmp(file->path, "topics.json") != 0)
            continue;
        if (season_load(file->bytes, file->path, in->problems, in->arena, &topics) != KB_OK)
            in->faults++;
        for (size_t k = 0; k < topics.count; k++)
            if (!is_parsed(parsed, count, topics.at[k].entry) &&
                (replace || catalog_find_any(in->kb->catalog, topics.at[k].entry, KB_DE) == NULL))
                in->faults +=
                    problem(in->problems, &(struct problem){.file = file->path,
                                                            .field = "entry",
                                                            .what = "entry does not exist",
                                                            .about = topics.at[k].entry});
    }
}

/* ---- what changes ----------------------------------------------------------------------- */

struct plan {
    struct import *in;
    const struct kb_transfer *transfer;
    struct kb_transfer_report *report;
    struct kb_import_report *counts;
    struct change *changes;
    size_t count, size;
    const char **items; /* of all files, sorted, for what is removed */
    size_t item_count;
};

static int by_place(const void *a, const void *b)
{
    const struct problem *x = a, *y = b;
    int order = strcmp(x->file, y->file);
    return order != 0 ? order : (x->line > y->line) - (x->line < y->line);
}

/* Those of one file, of problems that are sorted. */
static struct problems problems_of(const struct problems *all, const char *path)
{
    size_t from = 0, to = all->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (strcmp(all->at[middle].file, path) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    struct problems own = {.at = all->count == 0 ? NULL : &all->at[from]};
    while (from + own.count < all->count && strcmp(own.at[own.count].file, path) == 0)
        own.count++;
    return own;
}

static void add_change(struct plan *p, const char *item, struct text text)
{
    p->changes[p->count++] = (struct change){
        .item = item, .text = text, .by = p->transfer->by, .note = p->transfer->note};
}

static void note_file(struct plan *p, const char *path, enum kb_file_what what)
{
    struct kb_transfer_report *r = p->report;
    size_t *counts[] = {&r->added, &r->changed, &r->unchanged, &r->removed, &r->broken};
    (*counts[what])++;
    struct kb_file_report *file = &r->files[r->file_count++];
    *file = (struct kb_file_report){.path = arena_strdup(p->in->arena, path), .what = what};
    const struct problems own = problems_of(p->in->problems, path);
    faults_of(&own, p->transfer->ui, p->in->arena, &file->faults);
}

/* A rule that is wrong is reported; the others load. */
static bool is_broken(const struct plan *p, const struct kb_file *file)
{
    const struct problems own = problems_of(p->in->problems, file->path);
    for (size_t i = 0; i < own.count; i++)
        if (strcmp(own.at[i].label, "rule") != 0)
            return true;
    return false;
}

static enum kb_status plan_file(struct plan *p, const struct kb_file *file, const char *item)
{
    if (is_broken(p, file)) {
        note_file(p, file->path, KB_BROKEN);
        return KB_OK;
    }
    struct arena *arena = arena_new((size_t)1 << 30);
    struct kb_published published;
    bool archived;
    enum kb_status status = kb_read_published(p->in->kb, item, arena, &published, &archived);
    bool exists = status == KB_OK && published.text != NULL && !archived;
    bool same = exists && text_equal(file->bytes, text_of(published.text));
    arena_free(arena);
    if (status != KB_OK)
        return status;
    enum kb_file_what what = same ? KB_UNCHANGED : exists ? KB_CHANGED : KB_ADDED;
    if (kb_item_kind(item) == KB_ITEM_ENTRY)
        (*(same ? &p->counts->unchanged : exists ? &p->counts->changed : &p->counts->added))++;
    if (!same)
        add_change(p, item, file->bytes);
    note_file(p, file->path, what);
    return KB_OK;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void remove_item(struct plan *p, const char *item, const char *path)
{
    if (p->item_count > 0 &&
        bsearch(&item, p->items, p->item_count, sizeof *p->items, by_text) != NULL)
        return;
    if (kb_item_kind(item) == KB_ITEM_ENTRY)
        p->counts->removed++;
    add_change(p, item, (struct text){NULL, 0});
    note_file(p, path, KB_REMOVED);
}

static enum kb_status plan_removals(struct plan *p)
{
    struct kb *kb = p->in->kb;
    const struct catalog *catalog = kb->catalog;
    for (size_t i = 0; i < catalog->count; i++) {
        const struct entry *e = &catalog->entries[i];
        remove_item(p, kb_entry_item(e->slug, e->lang, p->in->arena),
                    arena_printf(p->in->arena, "entries/%s/%s/%s.md", kb_lang_name(e->lang),
                                 e->area, e->slug));
    }
    sqlite3_stmt *stmt = kb->stmt[DOCUMENT_LIST];
    int rc;
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        const char *path = column_copy(stmt, 0, p->in->arena);
        remove_item(p, path, path);
    }
    stmt_done(stmt);
    return rc == SQLITE_DONE ? KB_OK : kb_fail_sql(kb, "reading the documents");
}

static int by_path(const void *a, const void *b)
{
    const struct kb_file_report *x = a, *y = b;
    return strcmp(x->path, y->path);
}

static enum kb_status make_plan(struct plan *p, const struct parsed *parsed, size_t parsed_count)
{
    struct import *in = p->in;
    size_t most = in->count + in->problems->count + in->kb->catalog->count + 1000, k = 0;
    p->changes = arena_alloc(in->arena, most, sizeof *p->changes);
    p->report->files = arena_alloc(in->arena, most, sizeof *p->report->files);
    p->items = arena_alloc(in->arena, most, sizeof *p->items);
    enum kb_status status = KB_OK;
    for (size_t i = 0; status == KB_OK && i < parsed_count; i++) {
        const struct entry *e = &parsed[i].entry;
        p->items[k++] = kb_entry_item(e->slug, e->lang, in->arena);
        status = plan_file(p, parsed[i].file, p->items[k - 1]);
    }
    for (size_t i = 0; status == KB_OK && i < in->count; i++) {
        const struct kb_file *file = &in->files[i];
        if (strncmp(file->path, "entries/", 8) != 0) {
            p->items[k++] = file->path;
            status = plan_file(p, file, file->path);
        }
    }
    p->item_count = k;
    if (k > 0)
        qsort(p->items, k, sizeof *p->items, by_text);
    if (status == KB_OK && p->transfer->replace)
        status = plan_removals(p);
    return status;
}

/* What has a fault and was not come across: an entry that cannot be parsed, a list with a broken
 * row, a file that cannot be read. */
static void note_the_rest(struct plan *p)
{
    const struct problems *problems = p->in->problems;
    size_t listed = p->report->file_count;
    if (listed > 0)
        qsort(p->report->files, listed, sizeof *p->report->files, by_path);
    for (size_t i = 0; i < problems->count; i++) {
        const struct kb_file_report key = {.path = problems->at[i].file};
        bool seen = i > 0 && strcmp(problems->at[i - 1].file, key.path) == 0;
        if (!seen && (listed == 0 || bsearch(&key, p->report->files, listed,
                                             sizeof *p->report->files, by_path) == NULL))
            note_file(p, key.path, KB_BROKEN);
    }
    if (p->report->file_count > listed)
        qsort(p->report->files, p->report->file_count, sizeof *p->report->files, by_path);
}

enum kb_status import_all(struct import *in, const struct kb_transfer *transfer,
                          struct kb_transfer_report *report, struct kb_import_report *counts)
{
    *report = (struct kb_transfer_report){0};
    *counts = (struct kb_import_report){0};
    struct parsed *parsed = arena_alloc(in->arena, in->count + 1, sizeof *parsed);
    size_t count = check_entries(in, parsed);
    check_documents(in, counts);
    check_topics(in, parsed, count, transfer->replace);
    if (in->problems->count > 0)
        qsort(in->problems->at, in->problems->count, sizeof *in->problems->at, by_place);
    struct plan p = {.in = in, .transfer = transfer, .report = report, .counts = counts};
    enum kb_status status = kb_refresh(in->kb);
    if (status == KB_OK && (in->faults == 0 || in->problems->arena != NULL))
        status = make_plan(&p, parsed, count);
    if (status == KB_OK && in->problems->arena != NULL)
        note_the_rest(&p);
    if (status != KB_OK || transfer->dry)
        return status;
    if (in->faults > 0)
        return kb_fail(in->kb, KB_INVALID, "nothing was imported: %zu fault%s", in->faults,
                       in->faults == 1 ? "" : "s");
    if (p.count == 0)
        return KB_OK;
    const struct apply apply = {
        .at = p.changes, .count = p.count, .now = transfer->now, .watch = &transfer->watch};
    return kb_apply(in->kb, &apply);
}

enum kb_status kb_transfer(struct kb *kb, const struct kb_transfer *transfer, struct arena *arena,
                           struct kb_transfer_report *report)
{
    struct problems problems = {.arena = arena};
    struct kb_import_report counts;
    struct import in = {.kb = kb, .problems = &problems, .arena = arena};
    in.files = arena_alloc(arena, transfer->count + 1, sizeof *in.files);
    for (size_t i = 0; i < transfer->count; i++)
        if (import_is_knowledge(transfer->files[i].path))
            in.files[in.count++] = transfer->files[i];
    return import_all(&in, transfer, report, &counts);
}

const char *kb_file_what_name(enum kb_file_what what)
{
    static const char *const names[] = {"added", "changed", "unchanged", "removed", "broken"};
    return names[what];
}
