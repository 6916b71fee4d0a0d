/* apply.c - see apply.h.
 *
 * What must be made anew follows from what changed: an entry changes the index and the model of its
 * language, words and intents those of both, other documents neither. */
#include "kb/apply.h"

#include <stdlib.h>
#include <string.h>

enum { TRIES = 3, STEPS = 4 };

struct touched {
    bool lang[2];
};

static struct touched what_is_touched(const struct apply *apply)
{
    struct touched t = {{false, false}};
    for (size_t i = 0; i < apply->count; i++) {
        enum kb_lang lang;
        const char *slug;
        enum kb_item_kind kind = kb_item_kind(apply->at[i].item);
        if (kb_item_entry(apply->at[i].item, &lang, &slug))
            t.lang[lang] = true;
        else if (kind == KB_ITEM_WORDS || kind == KB_ITEM_INTENTS)
            t.lang[KB_DE] = t.lang[KB_EN] = true;
    }
    return t;
}

static bool goes_on(const struct apply *apply, size_t done)
{
    const struct kb_watch *watch = apply->watch;
    return watch == NULL || watch->progress == NULL || watch->progress(watch->context, done, STEPS);
}

/* ---- storing ---------------------------------------------------------------------------- */

static enum kb_status store_entry(struct kb *kb, const struct change *c, const char *slug,
                                  enum kb_lang lang, int64_t now)
{
    const struct entry *entry = catalog_find(kb->catalog, slug, lang);
    if (entry == NULL)
        return kb_fail(kb, KB_INVALID, "%.200s cannot be read", c->item);
    const char *name = kb_lang_name(lang);
    sqlite3_stmt *stmt = kb->edit[EDIT_REVISION_ADD];
    bind_text(stmt, 1, slug);
    bind_text(stmt, 2, name);
    sqlite3_bind_int64(stmt, 3, now / 1000);
    bind_text(stmt, 4, c->by);
    bind_text(stmt, 5, c->note);
    sqlite3_bind_text64(stmt, 6, c->text.at, c->text.len, SQLITE_STATIC, SQLITE_UTF8);
    enum kb_status status = kb_step(kb, stmt, "storing a revision");
    if (status != KB_OK)
        return status;
    stmt = kb->stmt[ENTRY_PUT];
    bind_text(stmt, 1, slug);
    bind_text(stmt, 2, name);
    bind_text(stmt, 3, entry->area);
    sqlite3_bind_int64(stmt, 4, sqlite3_last_insert_rowid(kb->db));
    status = kb_step(kb, stmt, "storing an entry");
    if (status != KB_OK)
        return status;
    stmt = kb->edit[EDIT_ENTRY_ID];
    bind_text(stmt, 1, slug);
    bind_text(stmt, 2, name);
    if (sqlite3_step(stmt) == SQLITE_ROW)
        catalog_set_id(kb->catalog, slug, lang, sqlite3_column_int64(stmt, 0));
    stmt_done(stmt);
    stmt = kb->edit[EDIT_ARCHIVE_DELETE];
    bind_text(stmt, 1, slug);
    bind_text(stmt, 2, name);
    return kb_step(kb, stmt, "storing an entry");
}

static enum kb_status archive_entry(struct kb *kb, const struct change *c, const char *slug,
                                    enum kb_lang lang, int64_t now)
{
    sqlite3_stmt *stmt = kb->edit[EDIT_ARCHIVE_PUT];
    bind_text(stmt, 1, slug);
    bind_text(stmt, 2, kb_lang_name(lang));
    sqlite3_bind_int64(stmt, 3, now);
    bind_text(stmt, 4, c->by);
    bind_text(stmt, 5, c->note);
    enum kb_status status = kb_step(kb, stmt, "archiving an entry");
    if (status != KB_OK)
        return status;
    stmt = kb->edit[EDIT_ENTRY_DELETE];
    bind_text(stmt, 1, slug);
    bind_text(stmt, 2, kb_lang_name(lang));
    return kb_step(kb, stmt, "archiving an entry");
}

static enum kb_status store_document(struct kb *kb, const struct change *c, int64_t now)
{
    sqlite3_stmt *stmt;
    if (c->text.at == NULL) {
        stmt = kb->edit[EDIT_DOCUMENT_DELETE];
        bind_text(stmt, 1, c->item);
        return kb_step(kb, stmt, "removing a document");
    }
    stmt = kb->edit[EDIT_DOCUMENT_REVISION_ADD];
    bind_text(stmt, 1, c->item);
    sqlite3_bind_int64(stmt, 2, now / 1000);
    bind_text(stmt, 3, c->by);
    bind_text(stmt, 4, c->note);
    sqlite3_bind_text64(stmt, 5, c->text.at, c->text.len, SQLITE_STATIC, SQLITE_UTF8);
    enum kb_status status = kb_step(kb, stmt, "storing a revision");
    if (status != KB_OK)
        return status;
    stmt = kb->edit[EDIT_DOCUMENT_PUT];
    bind_text(stmt, 1, c->item);
    sqlite3_bind_text64(stmt, 2, c->text.at, c->text.len, SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_bind_int64(stmt, 3, sqlite3_last_insert_rowid(kb->db));
    return kb_step(kb, stmt, "storing a document");
}

static enum kb_status store_change(struct kb *kb, const struct change *c, int64_t now)
{
    enum kb_lang lang;
    const char *slug;
    if (!kb_item_entry(c->item, &lang, &slug))
        return store_document(kb, c, now);
    return c->text.at == NULL ? archive_entry(kb, c, slug, lang, now)
                              : store_entry(kb, c, slug, lang, now);
}

static enum kb_status store(struct kb *kb, const struct apply *apply, struct touched touched,
                            bool *overtaken)
{
    enum kb_status status = kb_begin(kb);
    if (status != KB_OK)
        return status;
    *overtaken = kb_generation(kb) != kb->generation;
    for (size_t i = 0; status == KB_OK && !*overtaken && i < apply->count; i++)
        status = store_change(kb, &apply->at[i], apply->now);
    catalog_sort_ids(kb->catalog);
    for (int lang = KB_DE; status == KB_OK && !*overtaken && lang <= KB_EN; lang++)
        if (touched.lang[lang])
            status = kb_index(kb, (enum kb_lang)lang);
    if (status == KB_OK && !*overtaken)
        status = kb_run(kb, GENERATION_NEXT, "publishing");
    if (status == KB_OK && !*overtaken && apply->inside != NULL)
        status = apply->inside(kb, apply->context);
    if (status == KB_OK && *overtaken)
        status = kb_fail(kb, KB_BUSY, "another published in the meantime");
    return kb_end(kb, status);
}

/* ---- all of it -------------------------------------------------------------------------- */

static enum kb_status try_to_apply(struct kb *kb, const struct apply *apply, bool *overtaken)
{
    struct touched touched = what_is_touched(apply);
    enum kb_status status = kb_load_changed(kb, apply->at, apply->count);
    if (status != KB_OK)
        return status;
    for (int lang = KB_DE; lang <= KB_EN; lang++) {
        if (!goes_on(apply, (size_t)lang + 1))
            return kb_fail(kb, KB_CANCELLED, "cancelled");
        if (touched.lang[lang] && !apply->trained[lang]) {
            model_free(kb->model[lang]);
            kb->model[lang] = kb_train(kb, (enum kb_lang)lang);
        }
    }
    if (!goes_on(apply, STEPS - 1))
        return kb_fail(kb, KB_CANCELLED, "cancelled");
    status = store(kb, apply, touched, overtaken);
    if (status == KB_OK)
        kb->generation = kb_generation(kb);
    return status;
}

enum kb_status kb_apply(struct kb *kb, const struct apply *apply)
{
    enum kb_status status = KB_OK;
    bool overtaken = true;
    for (int i = 0; overtaken && i < TRIES; i++) {
        overtaken = false;
        status = kb_refresh(kb); /* so that a model that is not touched is the stored one */
        if (status == KB_OK)
            status = try_to_apply(kb, apply, &overtaken);
        if (status == KB_OK)
            return KB_OK;
        char message[DATABASE_MESSAGE_SIZE];
        memcpy(message, kb->message, sizeof message);
        if (kb_load_catalog(kb) != KB_OK)
            return KB_IO;
        memcpy(kb->message, message, sizeof message);
    }
    return status;
}
