/* tar.c - knowledge as an archive, in and out, by libarchive: nothing is written to the disk, and
 * what comes in is bounded in files and bytes. */
#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kb/import.h"
#include "kb/memory.h"
#include "kb/messages.h"
#include "kb/tsv.h"

enum { FILES_MAX = 400000, BYTES_MAX = 256 * 1024 * 1024, ALL_BYTES_MAX = 2 * BYTES_MAX };

struct unpacking {
    struct kb *kb;
    struct arena *arena;
    struct problems problems;
    struct kb_file *files;
    size_t count, size, bytes;
};

static void add_file(struct unpacking *u, const char *path, struct text bytes)
{
    if (u->count == u->size) {
        size_t size = u->size == 0 ? 512 : u->size * 2;
        struct kb_file *more = arena_alloc(u->arena, size, sizeof *more);
        if (u->count > 0)
            memcpy(more, u->files, u->count * sizeof *more);
        u->files = more;
        u->size = size;
    }
    u->files[u->count++] = (struct kb_file){path, bytes};
}

/* ---- archives --------------------------------------------------------------------------- */

/* The part of a path that is a file of the knowledge: "content/rules/a.json" is "rules/a.json". */
static const char *knowledge_path(const char *path)
{
    if (strstr(path, "..") != NULL)
        return NULL;
    for (const char *at = path; at != NULL; at = strchr(at, '/')) {
        at += at[0] == '/';
        if (import_is_knowledge(at))
            return at;
    }
    return NULL;
}

static bool read_member(struct unpacking *u, struct archive *in, struct archive_entry *member)
{
    const char *path = archive_entry_pathname(member);
    if (archive_entry_filetype(member) != AE_IFREG || archive_entry_hardlink(member) != NULL ||
        path == NULL || !text_valid(text_of(path)) || knowledge_path(path) == NULL)
        return true;
    struct buffer b;
    buffer_init(&b, BYTES_MAX - u->bytes);
    char block[16384];
    la_ssize_t got;
    while ((got = archive_read_data(in, block, sizeof block)) > 0 && !b.full)
        buffer_add(&b, block, (size_t)got);
    bool good = got == 0 && !b.full && u->count < FILES_MAX;
    if (good) {
        u->bytes += b.len;
        add_file(u, arena_strdup(u->arena, knowledge_path(path)),
                 (struct text){arena_strndup(u->arena, buffer_text(&b), b.len), b.len});
    } else {
        problem(&u->problems, &(struct problem){.file = path,
                                                .what = got < 0 ? "the archive cannot be read"
                                                                : "the archive is too large"});
    }
    buffer_free(&b);
    return good;
}

/* False where it is no archive at all. */
static bool read_archive(struct unpacking *u, struct text bytes)
{
    struct archive *in = memory_need(archive_read_new());
    archive_read_support_format_tar(in);
    archive_read_support_filter_gzip(in);
    bool is_archive = archive_read_open_memory(in, bytes.at, bytes.len) == ARCHIVE_OK;
    struct archive_entry *member;
    int rc = ARCHIVE_OK;
    size_t seen = 0;
    while (is_archive && u->problems.count == 0 &&
           (rc = archive_read_next_header(in, &member)) >= ARCHIVE_WARN && rc != ARCHIVE_EOF) {
        /* what is no knowledge is passed over, but unpacked for that */
        la_int64_t so_far = archive_filter_bytes(in, 0);
        if (++seen > FILES_MAX || so_far > ALL_BYTES_MAX ||
            archive_entry_size(member) > ALL_BYTES_MAX)
            problem(&u->problems,
                    &(struct problem){.file = "", .what = "the archive is too large"});
        else if (!read_member(u, in, member))
            break;
    }
    if (is_archive && rc != ARCHIVE_EOF && u->problems.count == 0)
        problem(&u->problems, &(struct problem){.file = "", .what = "the archive cannot be read"});
    archive_read_free(in);
    return is_archive;
}

/* By its first header ("ustar" at 257, as POSIX has it) or the magic of gzip. */
static bool looks_like_archive(struct text bytes)
{
    return (bytes.len >= 512 && memcmp(bytes.at + 257, "ustar", 5) == 0) ||
           (bytes.len >= 2 && memcmp(bytes.at, "\x1F\x8B", 2) == 0);
}

/* ---- single files ----------------------------------------------------------------------- */

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);
    return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

static void read_one(struct unpacking *u, struct text bytes, const char *name, const char *day)
{
    const char *path = knowledge_path(name);
    struct entry e;
    if (bytes.len >= 4 && memcmp(bytes.at, "---\n", 4) == 0) {
        entry_file_parse(bytes, name, NULL, u->arena, &e);
        path = e.readable && slug_valid(e.slug) && slug_valid(e.area)
                   ? arena_printf(u->arena, "entries/%s/%s/%s.md", kb_lang_name(e.lang), e.area,
                                  e.slug)
               : path != NULL ? path
                              : "entries/de/import/import.md";
        add_file(u, path, bytes);
    } else if (path != NULL) {
        add_file(u, arena_strdup(u->arena, path), bytes);
    } else if (ends_with(name, ".tsv") || ends_with(name, ".txt")) {
        tsv_read(bytes, name, day, &u->problems, u->arena, &u->files, &u->count);
    }
}

enum kb_status kb_unpack(struct kb *kb, struct text bytes, const char *name, const char *day,
                         enum kb_lang ui, struct arena *arena, struct kb_file **files,
                         size_t *count, struct kb_faults *faults)
{
    struct unpacking u = {.kb = kb, .arena = arena, .problems = {.arena = arena}};
    if (looks_like_archive(bytes))
        read_archive(&u, bytes);
    else
        read_one(&u, bytes, name, day);
    if (u.count == 0 && u.problems.count == 0)
        problem(&u.problems, &(struct problem){.file = name,
                                               .what = "this holds no knowledge: a .tar of the "
                                                       "folder, a .tsv, an entry or a document is "
                                                       "expected"});
    faults_of(&u.problems, ui, arena, faults);
    *files = u.files;
    *count = u.count;
    return faults->faults == 0 ? KB_OK : kb_fail(kb, KB_INVALID, "the file cannot be imported");
}

/* ---- out -------------------------------------------------------------------------------- */

static la_ssize_t keep(struct archive *out, void *context, const void *bytes, size_t len)
{
    struct buffer *b = context;
    (void)out;
    buffer_add(b, bytes, len);
    return b->full ? -1 : (la_ssize_t)len;
}

static bool write_file(struct archive *out, const char *path, struct text bytes, int64_t now)
{
    struct archive_entry *member = archive_entry_new();
    archive_entry_set_pathname(member, path);
    archive_entry_set_filetype(member, AE_IFREG);
    archive_entry_set_perm(member, 0644);
    archive_entry_set_size(member, (la_int64_t)bytes.len);
    archive_entry_set_mtime(member, now / 1000, 0);
    bool good = archive_write_header(out, member) == ARCHIVE_OK &&
                archive_write_data(out, bytes.at, bytes.len) == (la_ssize_t)bytes.len;
    archive_entry_free(member);
    return good;
}

static bool write_entries(struct kb *kb, struct archive *out, int64_t now)
{
    sqlite3_stmt *stmt = kb->stmt[ENTRY_LIST];
    bool good = true;
    while (good && sqlite3_step(stmt) == SQLITE_ROW) {
        struct arena *arena = arena_new((size_t)16 << 20);
        struct entry e;
        struct text text = column_text(stmt, 2);
        if (entry_file_parse(text, "", NULL, arena, &e) == KB_OK)
            good = write_file(
                out,
                arena_printf(arena, "entries/%s/%s/%s.md", kb_lang_name(e.lang), e.area, e.slug),
                text, now);
        arena_free(arena);
    }
    stmt_done(stmt);
    return good;
}

static bool write_documents(struct kb *kb, struct archive *out, int64_t now)
{
    sqlite3_stmt *stmt = kb->stmt[DOCUMENT_LIST];
    bool good = true;
    while (good && sqlite3_step(stmt) == SQLITE_ROW)
        good = write_file(out, column_text(stmt, 0).at, column_text(stmt, 1), now);
    stmt_done(stmt);
    return good;
}

enum kb_status kb_export_tar(struct kb *kb, int64_t now, struct arena *arena, struct text *out)
{
    struct buffer b;
    buffer_init(&b, BYTES_MAX);
    struct archive *tar = memory_need(archive_write_new());
    archive_write_set_format_ustar(tar);
    bool good = archive_write_open(tar, &b, NULL, keep, NULL) == ARCHIVE_OK &&
                write_entries(kb, tar, now) && write_documents(kb, tar, now);
    good = archive_write_close(tar) == ARCHIVE_OK && good;
    archive_write_free(tar);
    *out = (struct text){arena_strndup(arena, buffer_text(&b), b.len), b.len};
    buffer_free(&b);
    return good ? KB_OK : kb_fail(kb, KB_IO, "the knowledge does not fit into an archive");
}
