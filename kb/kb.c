/* kb.c - the handle: the database, its statements, and the catalog kept in step with it. */
#include "kb/internal.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "kb/apply.h"
#include "kb/database.h"
#include "kb/flows.h"
#include "kb/listed.h"
#include "kb/memory.h"
#include "kb/tokenizer.h"

extern const char kb_schema_001[], kb_schema_002[], kb_schema_003[];

static const char *const schema[] = {kb_schema_001, kb_schema_002, kb_schema_003};

static const struct database_kind kind = {
    .file = "knowledge.db",
    .what = "knowledge base",
    .application_id = 0x4B4C4B42, /* "KLKB" */
    .pragmas = "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL",
    .schema = schema,
    .version = sizeof schema / sizeof *schema,
};

static const char *const sql[STATEMENT_COUNT] = {
    [BEGIN] = "BEGIN IMMEDIATE",
    [COMMIT] = "COMMIT",
    [ROLLBACK] = "ROLLBACK",
    [DATA_VERSION] = "PRAGMA data_version",
    [GENERATION] = "SELECT generation FROM state",
    [GENERATION_NEXT] = "UPDATE state SET generation = generation + 1",
    [ENTRY_LIST] = "SELECT e.id, e.slug, r.file, e.lang FROM entry e "
                   "JOIN revision r ON r.id = e.revision",
    [ENTRY_PUT] = "INSERT INTO entry (slug, lang, area, revision) VALUES (?1, ?2, ?3, ?4) "
                  "ON CONFLICT (slug, lang) DO UPDATE SET area = ?3, revision = ?4",
    [DOCUMENT_LIST] = "SELECT path, text FROM document ORDER BY path",
    [MODEL_GET] = "SELECT bytes FROM model WHERE lang = ?1",
    [MODEL_PUT] = "INSERT INTO model (lang, bytes) VALUES (?1, ?2) "
                  "ON CONFLICT (lang) DO UPDATE SET bytes = ?2",
    [INDEX_CLEAR_DE] = "INSERT INTO entry_index_de (entry_index_de) VALUES ('delete-all')",
    [INDEX_CLEAR_EN] = "INSERT INTO entry_index_en (entry_index_en) VALUES ('delete-all')",
    [INDEX_ADD_DE] = "INSERT INTO entry_index_de (rowid, title, questions, keywords, short, body) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    [INDEX_ADD_EN] = "INSERT INTO entry_index_en (rowid, title, questions, keywords, short, body) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    [SEARCH_DE] = "SELECT rowid, -bm25(entry_index_de, 4.0, 2.0, 3.0, 1.5, 1.0) AS score "
                  "FROM entry_index_de WHERE entry_index_de MATCH ?1 "
                  "ORDER BY score DESC LIMIT 40",
    [SEARCH_EN] = "SELECT rowid, -bm25(entry_index_en, 4.0, 2.0, 3.0, 1.5, 1.0) AS score "
                  "FROM entry_index_en WHERE entry_index_en MATCH ?1 "
                  "ORDER BY score DESC LIMIT 40",
};

const char *kb_status_text(enum kb_status status)
{
    static const char *const texts[] = {
#define KB_STATUS_TEXT(name, text) text,
        KB_STATUS(KB_STATUS_TEXT)
#undef KB_STATUS_TEXT
    };
    return texts[status];
}

const char *kb_lang_name(enum kb_lang lang)
{
    return lang == KB_DE ? "de" : "en";
}

bool kb_lang_parse(const char *name, enum kb_lang *lang)
{
    if (strcmp(name, "de") != 0 && strcmp(name, "en") != 0)
        return false;
    *lang = name[0] == 'd' ? KB_DE : KB_EN;
    return true;
}

const char *kb_action_name(enum kb_action action)
{
    static const char *const names[] = {"answer", "clarify", "handoff", "smalltalk"};
    return names[action];
}

const char *kb_message(const struct kb *kb)
{
    return kb->message;
}

enum kb_status kb_fail(struct kb *kb, enum kb_status status, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(kb->message, sizeof kb->message, format, args);
    va_end(args);
    return status;
}

enum kb_status kb_fail_sql(struct kb *kb, const char *doing)
{
    enum kb_status status = (sqlite3_errcode(kb->db) & 0xFF) == SQLITE_BUSY ? KB_BUSY : KB_IO;
    return kb_fail(kb, status, "%s: %s", doing, sqlite3_errmsg(kb->db));
}

enum kb_status kb_run(struct kb *kb, enum statement which, const char *doing)
{
    return kb_step(kb, kb->stmt[which], doing);
}

enum kb_status kb_step(struct kb *kb, sqlite3_stmt *stmt, const char *doing)
{
    int rc = sqlite3_step(stmt);
    enum kb_status status = rc == SQLITE_DONE || rc == SQLITE_ROW ? KB_OK : kb_fail_sql(kb, doing);
    stmt_done(stmt);
    return status;
}

struct text column_text(sqlite3_stmt *stmt, int column)
{
    const char *at = (const char *)sqlite3_column_text(stmt, column);
    return (struct text){at == NULL ? "" : at, (size_t)sqlite3_column_bytes(stmt, column)};
}

const char *column_copy(sqlite3_stmt *stmt, int column, struct arena *arena)
{
    struct text text = column_text(stmt, column);
    return arena_strndup(arena, text.at, text.len);
}

enum kb_status kb_begin(struct kb *kb)
{
    return kb_run(kb, BEGIN, "beginning a transaction");
}

enum kb_status kb_end(struct kb *kb, enum kb_status status)
{
    if (status == KB_OK) {
        status = kb_run(kb, COMMIT, "committing");
        if (status == KB_OK)
            return status;
    }
    /* a failed commit may have ended the transaction itself */
    if (!sqlite3_get_autocommit(kb->db)) {
        sqlite3_step(kb->stmt[ROLLBACK]);
        stmt_done(kb->stmt[ROLLBACK]);
    }
    return status;
}

/* ---- opening ---------------------------------------------------------------------------- */

static enum kb_status from_database(enum database_status status)
{
    static const enum kb_status as_ours[] = {
        [DATABASE_OK] = KB_OK,
        [DATABASE_FOREIGN] = KB_INVALID,
        [DATABASE_NEWER] = KB_NEWER,
        [DATABASE_FAILED] = KB_IO,
    };
    return as_ours[status];
}

static enum kb_status open_database(struct kb *kb, const char *dir)
{
    enum database_status status = database_open(dir, &kind, &kb->db, kb->message);
    if (status != DATABASE_OK)
        return from_database(status);
    if (tokenizer_register(kb->db, kb->analyser) != SQLITE_OK)
        return kb_fail_sql(kb, "this SQLite has no FTS5");
    status = database_upgrade(kb->db, &kind, kb->message);
    if (status == DATABASE_OK)
        status = database_prepare(kb->db, sql, STATEMENT_COUNT, kb->stmt, kb->message);
    if (status == DATABASE_OK)
        status = database_prepare(kb->db, edit_sql, EDIT_STATEMENT_COUNT, kb->edit, kb->message);
    return from_database(status);
}

enum kb_status kb_open(const char *dir, struct kb **out)
{
    struct kb *kb = memory_need(calloc(1, sizeof *kb));
    kb->shelf = shelf_new();
    kb->read_version = -1;
    *out = kb;
    kb->catalog = catalog_new();
    kb->analyser = analyser_new(NULL);
    enum kb_status status = open_database(kb, dir);
    return status == KB_OK ? kb_load_catalog(kb) : status;
}

void kb_close(struct kb *kb)
{
    if (kb == NULL)
        return;
    for (size_t i = 0; i < STATEMENT_COUNT; i++)
        sqlite3_finalize(kb->stmt[i]);
    for (size_t i = 0; i < EDIT_STATEMENT_COUNT; i++)
        sqlite3_finalize(kb->edit[i]);
    sqlite3_close(kb->db);
    catalog_free(kb->catalog);
    model_free(kb->model[KB_DE]);
    model_free(kb->model[KB_EN]);
    analyser_free(kb->analyser);
    shelf_free(kb->shelf);
    free(kb);
}

bool kb_is_empty(struct kb *kb)
{
    return kb->catalog->count == 0 && kb_generation(kb) == 0;
}

size_t kb_rule_count(const struct kb *kb)
{
    return rules_count(kb->catalog->rules);
}

size_t kb_areas(struct kb *kb, struct arena *arena, const char *const **out)
{
    const struct catalog *catalog = kb->catalog;
    const char **areas = arena_alloc(arena, catalog->count + 1, sizeof *areas);
    size_t count = 0;
    for (size_t i = 0; i < catalog->count; i++) {
        const char *area = catalog->entries[i].area;
        size_t at = 0;
        while (at < count && strcmp(areas[at], area) < 0)
            at++;
        if (area[0] == '\0' || (at < count && strcmp(areas[at], area) == 0))
            continue;
        memmove(&areas[at + 1], &areas[at], (count++ - at) * sizeof *areas);
        areas[at] = arena_strdup(arena, area);
    }
    *out = areas;
    return count;
}

static int64_t read_number(struct kb *kb, enum statement which)
{
    sqlite3_stmt *stmt = kb->stmt[which];
    int64_t number = sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : -1;
    stmt_done(stmt);
    return number;
}

int64_t kb_generation(struct kb *kb)
{
    return read_number(kb, GENERATION);
}

/* ---- the catalog ------------------------------------------------------------------------ */

static void load_document(struct catalog *catalog, struct analyser *analyser, const char *path,
                          struct text read)
{
    struct text text = catalog_add_document(catalog, path, read);
    if (strcmp(path, "intents.json") == 0)
        intents_load(text, path, NULL, &catalog->intents);
    else if (strcmp(path, "values.json") == 0)
        values_load(text, path, NULL, &catalog->values);
    else if (strcmp(path, "topics.json") == 0)
        season_load(text, path, NULL, catalog->arena, &catalog->season);
    else if (strncmp(path, "flows/", 6) == 0)
        flows_add(catalog->flows, text, path, NULL);
    else if (strncmp(path, "words/", 6) == 0)
        words_add(catalog->words, text, path, analyser, NULL);
    else if (strncmp(path, "rules/", 6) == 0)
        rules_add(catalog->rules, text, path, NULL);
}

static int by_item(const void *a, const void *b)
{
    const struct change *const *x = a, *const *y = b;
    return strcmp((*x)->item, (*y)->item);
}

struct overlay {
    const struct change **at; /* by item */
    size_t count;
};

static struct overlay overlay_of(const struct change *changes, size_t count, struct arena *arena)
{
    struct overlay o = {arena_alloc(arena, count + 1, sizeof *o.at), count};
    for (size_t i = 0; i < count; i++)
        o.at[i] = &changes[i];
    if (count > 0)
        qsort(o.at, count, sizeof *o.at, by_item);
    return o;
}

static bool changed(const struct overlay *o, const char *item)
{
    const struct change key = {.item = item}, *at = &key;
    return o->count > 0 && bsearch(&at, o->at, o->count, sizeof *o->at, by_item) != NULL;
}

static void load_entry(struct catalog *catalog, int64_t id, const char *slug, struct text file,
                       struct problems *problems)
{
    struct entry entry;
    if (entry_file_parse(file, slug, problems, catalog->arena, &entry) != KB_OK)
        return;
    entry.id = id;
    catalog_add(catalog, &entry);
}

static int load_entries(struct kb *kb, struct catalog *catalog, const struct overlay *overlay)
{
    struct problems complaints = {.lines = stderr};
    sqlite3_stmt *stmt = kb->stmt[ENTRY_LIST];
    char item[KB_ITEM_MAX];
    int rc;
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        const char *slug = column_copy(stmt, 1, catalog->arena);
        snprintf(item, sizeof item, "entries/%s/%s", column_text(stmt, 3).at, slug);
        if (!changed(overlay, item))
            load_entry(catalog, sqlite3_column_int64(stmt, 0), slug, column_text(stmt, 2),
                       &complaints);
    }
    stmt_done(stmt);
    return rc;
}

static int load_documents(struct kb *kb, struct catalog *catalog, const struct overlay *overlay)
{
    sqlite3_stmt *stmt = kb->stmt[DOCUMENT_LIST];
    int rc;
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        const char *path = column_text(stmt, 0).at;
        if (!changed(overlay, path))
            load_document(catalog, kb->analyser, path, column_text(stmt, 1));
    }
    stmt_done(stmt);
    return rc;
}

enum kb_status kb_catalog_with(struct kb *kb, const struct change *changes, size_t count,
                               struct catalog **out)
{
    *out = NULL;
    struct catalog *catalog = catalog_new();
    struct overlay overlay = overlay_of(changes, count, catalog->arena);
    if (load_entries(kb, catalog, &overlay) != SQLITE_DONE ||
        load_documents(kb, catalog, &overlay) != SQLITE_DONE) {
        catalog_free(catalog);
        return kb_fail_sql(kb, "loading the knowledge base");
    }
    for (size_t i = 0; i < count; i++) {
        const char *slug;
        enum kb_lang lang;
        if (changes[i].text.at == NULL)
            continue;
        if (kb_item_entry(changes[i].item, &lang, &slug))
            load_entry(catalog, 0, slug, changes[i].text, NULL);
        else
            load_document(catalog, kb->analyser, changes[i].item, changes[i].text);
    }
    catalog_finish(catalog, kb->analyser);
    offices_load(catalog_document(catalog, "directory.json"),
                 catalog_document(catalog, "postcodes.tsv"), kb->analyser, NULL, &catalog->offices);
    *out = catalog;
    return KB_OK;
}

enum kb_status kb_load_changed(struct kb *kb, const struct change *changes, size_t count)
{
    struct catalog *catalog = NULL;
    int64_t version = read_number(kb, DATA_VERSION), generation = read_number(kb, GENERATION);
    enum kb_status status = kb_catalog_with(kb, changes, count, &catalog);
    if (catalog == NULL)
        return status;
    analyser_use(kb->analyser, catalog->vocabulary[KB_DE]);
    catalog_free(kb->catalog);
    kb->catalog = catalog;
    kb->data_version = version;
    kb->generation = generation;
    return KB_OK;
}

enum kb_status kb_load_catalog(struct kb *kb)
{
    enum kb_status status = kb_load_changed(kb, NULL, 0);
    for (int lang = KB_DE; status == KB_OK && lang <= KB_EN; lang++) {
        model_free(kb->model[lang]);
        kb->model[lang] = NULL;
    }
    return status;
}

const struct model *kb_model(struct kb *kb, enum kb_lang lang)
{
    if (kb->model[lang] != NULL)
        return kb->model[lang];
    sqlite3_stmt *stmt = kb->stmt[MODEL_GET];
    sqlite3_bind_text(stmt, 1, kb_lang_name(lang), -1, SQLITE_STATIC);
    struct model *model = NULL;
    if (sqlite3_step(stmt) == SQLITE_ROW)
        model = model_load(sqlite3_column_blob(stmt, 0), (size_t)sqlite3_column_bytes(stmt, 0));
    stmt_done(stmt);
    if (model != NULL && model_classes(model) != kb_classes(kb->catalog, lang)) {
        model_free(model);
        model = NULL;
    }
    kb->model[lang] = model != NULL ? model : kb_train(kb, lang);
    return kb->model[lang];
}

enum kb_status kb_refresh(struct kb *kb)
{
    if (kb->held)
        return KB_OK;
    int64_t version = read_number(kb, DATA_VERSION);
    if (version == kb->data_version)
        return KB_OK;
    if (kb_generation(kb) != kb->generation)
        return kb_load_catalog(kb);
    kb->data_version = version; /* only a draft was stored */
    return KB_OK;
}

/* ---- tokens ----------------------------------------------------------------------------- */

static int print_token(void *context, const struct token *token)
{
    fprintf(context, "%s%.*s\n", token->alternative ? "= " : "", (int)token->term.len,
            token->term.at);
    return 0;
}

void kb_print_tokens(struct kb *kb, enum kb_lang lang, struct text said, FILE *to)
{
    analyser_run(kb->analyser, lang, said, print_token, to);
}
