/* internal.h - what the files of this library share; nobody else includes it. */
#ifndef KB_INTERNAL_H
#define KB_INTERNAL_H

#include <sqlite3.h>

#include "kb/analyser.h"
#include "kb/catalog.h"
#include "kb/database.h"
#include "kb/edit_sql.h"
#include "kb/kb.h"
#include "kb/model.h"

enum statement {
    BEGIN,
    COMMIT,
    ROLLBACK,
    DATA_VERSION,
    GENERATION,
    GENERATION_NEXT,
    ENTRY_LIST,
    ENTRY_PUT,
    DOCUMENT_LIST,
    MODEL_GET,
    MODEL_PUT,
    INDEX_CLEAR_DE,
    INDEX_CLEAR_EN,
    INDEX_ADD_DE,
    INDEX_ADD_EN,
    SEARCH_DE,
    SEARCH_EN,
    STATEMENT_COUNT,
};

struct shelf;

struct kb {
    sqlite3 *db;
    sqlite3_stmt *stmt[STATEMENT_COUNT];
    sqlite3_stmt *edit[EDIT_STATEMENT_COUNT];
    struct analyser *analyser;
    struct catalog *catalog;
    struct model *model[2]; /* by language; NULL until kb_model() is asked */
    int64_t data_version;   /* of the file when the catalog was loaded */
    int64_t generation;     /* of the catalog */
    bool held;              /* never loads by itself, see kb/publish.h */
    bool four_eyes;         /* see kb/edit.h */
    struct shelf *shelf;    /* a cache of the editor's lists */
    int64_t read_version;   /* kb_version() at which it had all but a few */
    char message[DATABASE_MESSAGE_SIZE];
};

/* Writes the message and returns `status`. */
enum kb_status kb_fail(struct kb *kb, enum kb_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The world failed: says what SQLite says. */
enum kb_status kb_fail_sql(struct kb *kb, const char *doing);
/* Runs a statement that gives no rows and takes no values. */
enum kb_status kb_run(struct kb *kb, enum statement which, const char *doing);
enum kb_status kb_begin(struct kb *kb);
/* Commits on KB_OK, else rolls back; returns what came of it. */
enum kb_status kb_end(struct kb *kb, enum kb_status status);
/* Loads the catalog again where another published something, unless the handle is held. */
enum kb_status kb_refresh(struct kb *kb);
/* Loads the catalog from the database, inside or outside of a transaction. */
enum kb_status kb_load_catalog(struct kb *kb);
/* The model of a language: the stored one, or one trained now where none fits the entries. */
const struct model *kb_model(struct kb *kb, enum kb_lang lang);
/* What a model tells apart: the entries of the language by number, then the intents. */
size_t kb_classes(const struct catalog *catalog, enum kb_lang lang);
/* index.c: trains a model on the catalog. */
struct model *kb_train(struct kb *kb, enum kb_lang lang);
/* Rebuilds the index of a language from the catalog and stores its model, inside a transaction. */
enum kb_status kb_index(struct kb *kb, enum kb_lang lang);

/* Markdown as the widget gets it. */
/* How much of it is shown: a text that is endless or full of brackets is cut there. */
size_t answer_length(const char *markdown);
char *answer_html(const char *markdown, struct arena *arena);

struct kb_published;
struct kb_draft;
/* What is published of an item, or was last where it is archived; text NULL where it never was. */
enum kb_status kb_read_published(struct kb *kb, const char *item, struct arena *arena,
                                 struct kb_published *out, bool *archived);
/* text NULL where there is no draft. */
enum kb_status kb_read_draft(struct kb *kb, const char *item, struct arena *arena,
                             struct kb_draft *out);

size_t kb_drafts_with_text(struct kb *kb, struct arena *arena, struct kb_draft **out);
/* care.c: runs one statement that stores something, in a transaction of its own. */
enum kb_status kb_store_one(struct kb *kb, sqlite3_stmt *stmt, const char *doing);
/* draft.c: the draft with another text and base, as its author left it, inside a transaction. */
enum kb_status kb_rebase_draft(struct kb *kb, const struct kb_draft *draft, const char *text,
                               int64_t base);
/* faults.c: what kb_item_faults() looks at. What the text points to must be in `catalog` or, where
 * it is not NULL, in `also`, which is then also what its document is compared with. */
struct kb_faults;
struct beside {
    const struct catalog *catalog, *also;
};
void kb_faults_beside(struct kb *kb, const struct beside *beside, const char *item,
                      struct text text, const char *day, enum kb_lang ui, struct arena *arena,
                      struct kb_faults *out);
/* candidate.c: the published knowledge with all drafts in place that can be read. On KB_OK the
 * caller owns *out and ends it with catalog_free(). */
enum kb_status kb_catalog_drafted(struct kb *kb, struct catalog **out);
/* Counts up what kb_version() tells, inside a transaction. */
enum kb_status kb_next_version(struct kb *kb, int64_t *version);

/* Views into the row a statement stands at. */
struct text column_text(sqlite3_stmt *stmt, int column);
const char *column_copy(sqlite3_stmt *stmt, int column, struct arena *arena);
/* Runs a statement that gives no rows, and ends it. */
enum kb_status kb_step(struct kb *kb, sqlite3_stmt *stmt, const char *doing);

#endif
