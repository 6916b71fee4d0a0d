/* care.c - what belongs to an entry beside its text: who looks after it, when it expires, which of
 * its sources were looked at. */
#include <string.h>

#include "kb/edit.h"
#include "kb/internal.h"

enum kb_status kb_store_one(struct kb *kb, sqlite3_stmt *stmt, const char *doing)
{
    enum kb_status status = kb_begin(kb);
    if (status != KB_OK) {
        stmt_done(stmt);
        return status;
    }
    int64_t version;
    status = kb_next_version(kb, &version);
    if (status == KB_OK)
        status = kb_step(kb, stmt, doing);
    return kb_end(kb, status);
}

static bool good_slug(struct kb *kb, const char *slug)
{
    if (!slug_valid(slug))
        kb_fail(kb, KB_INVALID, "there can be no entry %.100s", slug);
    return slug_valid(slug);
}

enum kb_status kb_set_owner(struct kb *kb, const char *slug, const char *owner)
{
    if (!good_slug(kb, slug))
        return KB_INVALID;
    sqlite3_stmt *stmt = kb->edit[EDIT_OWNER_PUT];
    bind_text(stmt, 1, slug);
    bind_text(stmt, 2, owner);
    return kb_store_one(kb, stmt, "storing who looks after an entry");
}

enum kb_status kb_set_expiry(struct kb *kb, const char *slug, int64_t at, const char *by)
{
    if (!good_slug(kb, slug))
        return KB_INVALID;
    sqlite3_stmt *stmt = kb->edit[EDIT_EXPIRY_PUT];
    bind_text(stmt, 1, slug);
    if (at > 0) {
        sqlite3_bind_int64(stmt, 2, at);
        bind_text(stmt, 3, by);
    }
    return kb_store_one(kb, stmt, "storing when an entry expires");
}

enum kb_status kb_source_checked(struct kb *kb, const char *slug, const char *url, bool ok,
                                 const char *by, int64_t now)
{
    if (!good_slug(kb, slug))
        return KB_INVALID;
    sqlite3_stmt *stmt = kb->edit[EDIT_SOURCE_PUT];
    bind_text(stmt, 1, slug);
    bind_text(stmt, 2, url);
    sqlite3_bind_int64(stmt, 3, now);
    bind_text(stmt, 4, by);
    sqlite3_bind_int(stmt, 5, ok);
    return kb_store_one(kb, stmt, "storing the check of a source");
}

static struct kb_source_check *find_source(struct kb_source_check *sources, size_t count,
                                           struct text url)
{
    for (size_t i = 0; i < count; i++)
        if (text_is(url, sources[i].url))
            return &sources[i];
    return NULL;
}

size_t kb_sources(struct kb *kb, const char *slug, struct arena *arena,
                  struct kb_source_check **out)
{
    size_t count = 0, most = 0;
    const struct entry *variants[] = {catalog_find(kb->catalog, slug, KB_DE),
                                      catalog_find(kb->catalog, slug, KB_EN)};
    for (int lang = KB_DE; lang <= KB_EN; lang++)
        most += variants[lang] == NULL ? 0 : variants[lang]->sources.count;
    struct kb_source_check *sources = arena_alloc(arena, most + 1, sizeof *sources);
    for (int lang = KB_DE; lang <= KB_EN; lang++)
        for (size_t i = 0; variants[lang] != NULL && i < variants[lang]->sources.count; i++) {
            const struct kb_link *link = &variants[lang]->sources.at[i];
            if (link->url[0] != '\0' && find_source(sources, count, text_of(link->url)) == NULL)
                sources[count++] =
                    (struct kb_source_check){.title = arena_strdup(arena, link->title),
                                             .url = arena_strdup(arena, link->url),
                                             .by = ""};
        }
    sqlite3_stmt *stmt = kb->edit[EDIT_SOURCE_LIST];
    bind_text(stmt, 1, slug);
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        struct kb_source_check *source = find_source(sources, count, column_text(stmt, 0));
        if (source == NULL)
            continue;
        source->at = sqlite3_column_int64(stmt, 1);
        source->by = column_copy(stmt, 2, arena);
        source->ok = sqlite3_column_int(stmt, 3) != 0;
    }
    stmt_done(stmt);
    *out = sources;
    return count;
}
