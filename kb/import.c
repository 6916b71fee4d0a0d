/* import.c - a folder or a list becomes published knowledge, all or nothing.
 *
 * Every file is read and checked before the transaction begins; the transaction stores what changed
 * and rebuilds the index. */
#include "kb/internal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "kb/flows.h"
#include "kb/tsv.h"

enum { IMPORT_ARENA = 1 << 30, FILES_MAX = 400000, LIST_FILE_MAX = 256 * 1024 * 1024 };

struct import {
    struct kb *kb;
    FILE *problems;
    struct arena *arena;
    struct kb_file *files;
    size_t count, size, faults;
};

static void fault(struct import *in, const char *file, const char *what)
{
    in->faults++;
    if (in->problems != NULL)
        fprintf(in->problems, "%s: %s\n", file, what);
}

/* ---- reading ---------------------------------------------------------------------------- */

static bool read_file(struct import *in, const char *path, size_t max, struct text *out)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC); /* a FIFO would wait for its writer */
    FILE *file = fd < 0 ? NULL : fdopen(fd, "rb");
    if (file == NULL) {
        fault(in, path, strerror(errno));
        return false;
    }
    struct stat st;
    bool good = fstat(fileno(file), &st) == 0 && S_ISREG(st.st_mode);
    if (!good) {
        fault(in, path, "not a file that can be read");
    } else if ((uintmax_t)st.st_size > max) {
        fault(in, path, "the file is too large");
        good = false;
    } else {
        char *bytes = arena_alloc(in->arena, (size_t)st.st_size + 1, 1);
        out->at = bytes;
        out->len = fread(bytes, 1, (size_t)st.st_size, file);
        good = ferror(file) == 0;
        if (!good)
            fault(in, path, "could not be read");
    }
    fclose(file);
    return good;
}

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);
    return len > end_len && strcmp(text + len - end_len, end) == 0;
}

static bool is_knowledge(const char *path)
{
    return strcmp(path, "values.json") == 0 || strcmp(path, "directory.json") == 0 ||
           strcmp(path, "intents.json") == 0 || strcmp(path, "postcodes.tsv") == 0 ||
           strcmp(path, "topics.json") == 0 ||
           (strncmp(path, "rules/", 6) == 0 && ends_with(path, ".json")) ||
           (strncmp(path, "words/", 6) == 0 && ends_with(path, ".json")) ||
           (strncmp(path, "flows/", 6) == 0 && ends_with(path, ".json")) ||
           (strncmp(path, "entries/", 8) == 0 && ends_with(path, ".md"));
}

static void add_file(struct import *in, const char *path, struct text bytes)
{
    if (in->count == in->size) {
        size_t size = in->size == 0 ? 512 : in->size * 2;
        struct kb_file *files = arena_alloc(in->arena, size, sizeof *files);
        if (in->count > 0)
            memcpy(files, in->files, in->count * sizeof *files);
        in->files = files;
        in->size = size;
    }
    in->files[in->count++] = (struct kb_file){path, bytes};
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void walk(struct import *in, const char *root, const char *below, int depth)
{
    const char *folder = below[0] == '\0' ? root : arena_printf(in->arena, "%s/%s", root, below);
    struct dirent **names = NULL;
    int count = scandir(folder, &names, NULL, by_name);
    if (count < 0) {
        fault(in, folder, strerror(errno));
        return;
    }
    for (int i = 0; i < count; i++) {
        const char *name = names[i]->d_name;
        if (name[0] == '.' || in->count >= FILES_MAX)
            continue;
        const char *path = below[0] == '\0' ? arena_strdup(in->arena, name)
                                            : arena_printf(in->arena, "%s/%s", below, name);
        const char *full = arena_printf(in->arena, "%s/%s", root, path);
        struct stat st;
        struct text bytes;
        if (stat(full, &st) != 0)
            fault(in, full, strerror(errno));
        else if (S_ISDIR(st.st_mode) && depth < 5)
            walk(in, root, path, depth + 1);
        else if (is_knowledge(path) && read_file(in, full, LIST_FILE_MAX, &bytes))
            add_file(in, path, bytes);
    }
    for (int i = 0; i < count; i++)
        free(names[i]);
    free(names);
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
        fault(in, p->file->path,
              arena_printf(in->arena, "lang, area and slug say it should be %s", wanted));
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
            fault(in, parsed[i].file->path,
                  arena_printf(in->arena, "the same entry is in %s", parsed[i - 1].file->path));
    return count;
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
                fault(in, file->path,
                      arena_printf(in->arena, "there is no entry %s", topics.at[k].entry));
    }
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
                fault(in, file->path, "the file is not valid UTF-8");
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

/* ---- storing ---------------------------------------------------------------------------- */

/* 1 the same text is stored, 0 another or none (*exists says which), -1 failed. */
static int stored(struct kb *kb, enum statement which, const char *key, const char *lang,
                  struct text text, bool *exists)
{
    sqlite3_stmt *stmt = kb->stmt[which];
    sqlite3_bind_text(stmt, 1, key, -1, SQLITE_STATIC);
    if (lang != NULL)
        sqlite3_bind_text(stmt, 2, lang, -1, SQLITE_STATIC);
    int rc = sqlite3_step(stmt), same = rc == SQLITE_DONE ? 0 : -1;
    *exists = rc == SQLITE_ROW;
    if (rc == SQLITE_ROW) {
        struct text old = {(const char *)sqlite3_column_text(stmt, 0),
                           (size_t)sqlite3_column_bytes(stmt, 0)};
        same = text_equal(old, text);
    }
    stmt_done(stmt);
    return same;
}

static enum kb_status store_entry(struct kb *kb, const struct parsed *p,
                                  struct kb_import_report *report)
{
    const char *lang = kb_lang_name(p->entry.lang);
    bool exists;
    int same = stored(kb, ENTRY_FILE, p->entry.slug, lang, p->file->bytes, &exists);
    if (same < 0)
        return kb_fail_sql(kb, "reading an entry");
    if (same == 1) {
        report->unchanged++;
        return KB_OK;
    }
    if (p->file->bytes.len > ENTRY_FILE_MAX)
        return kb_fail(kb, KB_INVALID, "%s is too large", p->file->path);
    enum kb_status status = KB_OK;
    sqlite3_stmt *stmt = kb->stmt[REVISION_ADD];
    sqlite3_bind_text(stmt, 1, p->entry.slug, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 2, lang, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 3, "import", -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 4, p->file->bytes.at, (int)p->file->bytes.len, SQLITE_STATIC);
    if (sqlite3_step(stmt) != SQLITE_DONE)
        status = kb_fail_sql(kb, "storing a revision");
    stmt_done(stmt);
    if (status != KB_OK)
        return status;
    stmt = kb->stmt[ENTRY_PUT];
    sqlite3_bind_text(stmt, 1, p->entry.slug, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 2, lang, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 3, p->entry.area, -1, SQLITE_STATIC);
    sqlite3_bind_int64(stmt, 4, sqlite3_last_insert_rowid(kb->db));
    if (sqlite3_step(stmt) != SQLITE_DONE)
        status = kb_fail_sql(kb, "storing an entry");
    stmt_done(stmt);
    if (exists)
        report->changed++;
    else
        report->added++;
    return status;
}

static enum kb_status store_document(struct kb *kb, const struct kb_file *file, bool *changed)
{
    bool exists;
    int same = stored(kb, DOCUMENT_GET, file->path, NULL, file->bytes, &exists);
    if (same < 0)
        return kb_fail_sql(kb, "reading a document");
    if (same == 1)
        return KB_OK;
    *changed = true;
    sqlite3_stmt *stmt = kb->stmt[DOCUMENT_PUT];
    sqlite3_bind_text(stmt, 1, file->path, -1, SQLITE_STATIC);
    sqlite3_bind_text64(stmt, 2, file->bytes.at, file->bytes.len, SQLITE_STATIC, SQLITE_UTF8);
    enum kb_status status =
        sqlite3_step(stmt) == SQLITE_DONE ? KB_OK : kb_fail_sql(kb, "storing a document");
    stmt_done(stmt);
    return status;
}

static enum kb_status store(struct import *in, const struct parsed *parsed, size_t count,
                            bool replace, struct kb_import_report *report)
{
    struct kb *kb = in->kb;
    enum kb_status status = kb_begin(kb);
    if (status != KB_OK)
        return status;
    bool changed = replace;
    if (replace) {
        report->removed = kb->catalog->count;
        status = kb_run(kb, ENTRY_CLEAR, "emptying the knowledge base");
        if (status == KB_OK)
            status = kb_run(kb, DOCUMENT_CLEAR, "emptying the knowledge base");
    }
    for (size_t i = 0; status == KB_OK && i < count; i++)
        status = store_entry(kb, &parsed[i], report);
    for (size_t i = 0; status == KB_OK && i < in->count; i++)
        if (strncmp(in->files[i].path, "entries/", 8) != 0)
            status = store_document(kb, &in->files[i], &changed);
    changed |= report->added + report->changed > 0;
    if (status == KB_OK && changed)
        status = kb_load_catalog(kb);
    if (status == KB_OK && changed)
        status = kb_index(kb);
    status = kb_end(kb, status);
    if (status != KB_OK && kb_load_catalog(kb) != KB_OK)
        return KB_IO;
    return status;
}

static enum kb_status import_all(struct import *in, bool replace, struct kb_import_report *report)
{
    struct parsed *parsed = arena_alloc(in->arena, in->count + 1, sizeof *parsed);
    size_t count = check_entries(in, parsed);
    check_documents(in, report);
    check_topics(in, parsed, count, replace);
    if (in->faults > 0)
        return kb_fail(in->kb, KB_INVALID, "nothing was imported: %zu fault%s", in->faults,
                       in->faults == 1 ? "" : "s");
    return store(in, parsed, count, replace, report);
}

enum kb_status kb_import_files(struct kb *kb, const struct kb_file *files, size_t count,
                               bool replace, FILE *problems, struct kb_import_report *report)
{
    *report = (struct kb_import_report){0};
    struct import in = {.kb = kb, .problems = problems, .arena = arena_new(IMPORT_ARENA)};
    for (size_t i = 0; i < count; i++)
        if (is_knowledge(files[i].path))
            add_file(&in, files[i].path, files[i].bytes);
    enum kb_status status = import_all(&in, replace, report);
    arena_free(in.arena);
    return status;
}

static void read_list(struct import *in, const char *path)
{
    char day[11];
    day_today(day);
    const char *name = strrchr(path, '/') == NULL ? path : strrchr(path, '/') + 1;
    struct text bytes;
    if (!read_file(in, path, LIST_FILE_MAX, &bytes))
        return;
    in->faults += tsv_read(bytes, name, day, in->problems, in->arena, &in->files, &in->count);
}

enum kb_status kb_import(struct kb *kb, const char *path, bool replace, FILE *problems,
                         struct kb_import_report *report)
{
    *report = (struct kb_import_report){0};
    struct stat st;
    if (stat(path, &st) != 0)
        return kb_fail(kb, KB_IO, "cannot read %s: %s", path, strerror(errno));
    struct import in = {.kb = kb, .problems = problems, .arena = arena_new((size_t)4 << 30)};
    if (S_ISDIR(st.st_mode))
        walk(&in, path, "", 0);
    else
        read_list(&in, path);
    enum kb_status status;
    if (in.faults == 0 && in.count == 0)
        status = kb_fail(kb, KB_INVALID,
                         "%s holds no knowledge: expected entries/<lang>/<area>/<slug>.md, "
                         "values.json or rules/*.json",
                         path);
    else
        status = import_all(&in, replace, report);
    arena_free(in.arena);
    return status;
}
