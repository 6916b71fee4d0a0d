/* export.c - the published knowledge as files again, byte for byte as it came. */
#include "kb/internal.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* Makes every folder on the way to `path`. */
static bool make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool made = mkdir(path, 0755) == 0 || errno == EEXIST;
        *slash = '/';
        if (!made)
            return false;
    }
    return true;
}

static enum kb_status write_file(struct kb *kb, char *path, struct text bytes)
{
    if (!make_folders(path))
        return kb_fail(kb, KB_IO, "cannot make the folders of %s: %s", path, strerror(errno));
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        return kb_fail(kb, KB_IO, "cannot write %s: %s", path, strerror(errno));
    bool good = fwrite(bytes.at, 1, bytes.len, file) == bytes.len;
    good = fclose(file) == 0 && good;
    return good ? KB_OK : kb_fail(kb, KB_IO, "cannot write %s: %s", path, strerror(errno));
}

static enum kb_status export_rows(struct kb *kb, const char *dir, enum statement which,
                                  struct arena *arena)
{
    sqlite3_stmt *stmt = kb->stmt[which];
    enum kb_status status = KB_OK;
    int rc;
    while (status == KB_OK && (rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        int column = which == ENTRY_LIST ? 2 : 1;
        struct text bytes = {(const char *)sqlite3_column_text(stmt, column),
                             (size_t)sqlite3_column_bytes(stmt, column)};
        char *path;
        if (which == ENTRY_LIST) {
            struct entry e;
            if (entry_file_parse(bytes, "entry", NULL, arena, &e) != KB_OK)
                continue;
            path = arena_printf(arena, "%s/entries/%s/%s/%s.md", dir, kb_lang_name(e.lang), e.area,
                                e.slug);
        } else {
            path = arena_printf(arena, "%s/%s", dir, sqlite3_column_text(stmt, 0));
        }
        status = write_file(kb, path, bytes);
    }
    if (status == KB_OK && rc != SQLITE_DONE)
        status = kb_fail_sql(kb, "reading the knowledge base");
    stmt_done(stmt);
    return status;
}

enum kb_status kb_export(struct kb *kb, const char *dir)
{
    struct arena *arena = arena_new((size_t)1 << 30);
    enum kb_status status = export_rows(kb, dir, ENTRY_LIST, arena);
    if (status == KB_OK)
        status = export_rows(kb, dir, DOCUMENT_LIST, arena);
    arena_free(arena);
    return status;
}
