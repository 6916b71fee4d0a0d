/* import.c - the files of a folder or a list, on their way to kb/transfer.h. */
#include "kb/import.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "kb/messages.h"
#include "kb/tsv.h"

enum { FILES_MAX = 400000, LIST_FILE_MAX = 256 * 1024 * 1024 };

/* ---- reading ---------------------------------------------------------------------------- */

static bool read_file(struct import *in, const char *path, size_t max, struct text *out)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC); /* a FIFO would wait for its writer */
    FILE *file = fd < 0 ? NULL : fdopen(fd, "rb");
    if (file == NULL) {
        import_fault(in, path, strerror(errno));
        return false;
    }
    struct stat st;
    bool good = fstat(fileno(file), &st) == 0 && S_ISREG(st.st_mode);
    if (!good) {
        import_fault(in, path, "not a file that can be read");
    } else if ((uintmax_t)st.st_size > max) {
        import_fault(in, path, "the file is too large");
        good = false;
    } else {
        char *bytes = arena_alloc(in->arena, (size_t)st.st_size + 1, 1);
        out->at = bytes;
        out->len = fread(bytes, 1, (size_t)st.st_size, file);
        good = ferror(file) == 0;
        if (!good)
            import_fault(in, path, "could not be read");
    }
    fclose(file);
    return good;
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
        import_fault(in, folder, strerror(errno));
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
            import_fault(in, full, strerror(errno));
        else if (S_ISDIR(st.st_mode) && depth < 5)
            walk(in, root, path, depth + 1);
        else if (import_is_knowledge(path) && read_file(in, full, LIST_FILE_MAX, &bytes))
            add_file(in, path, bytes);
    }
    for (int i = 0; i < count; i++)
        free(names[i]);
    free(names);
}

/* ---- importing -------------------------------------------------------------------------- */

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

enum kb_status kb_import_files(struct kb *kb, const struct kb_file *files, size_t count,
                               bool replace, FILE *problems, struct kb_import_report *report)
{
    struct problems lines = {.lines = problems};
    struct kb_transfer_report files_report;
    struct import in = {.kb = kb, .problems = &lines, .arena = arena_new((size_t)4 << 30)};
    for (size_t i = 0; i < count; i++)
        if (import_is_knowledge(files[i].path))
            add_file(&in, files[i].path, files[i].bytes);
    const struct kb_transfer transfer = {
        .replace = replace, .by = "import", .note = "", .now = (int64_t)time(NULL) * 1000};
    enum kb_status status = import_all(&in, &transfer, &files_report, report);
    arena_free(in.arena);
    return status;
}

/* The files of a folder or a list. */
static enum kb_status read_path(struct import *in, const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return kb_fail(in->kb, KB_IO, "cannot read %s: %s", path, strerror(errno));
    if (S_ISDIR(st.st_mode))
        walk(in, path, "", 0);
    else
        read_list(in, path);
    if (in->faults > 0 || in->count > 0)
        return KB_OK;
    return kb_fail(in->kb, KB_INVALID,
                   "%s holds no knowledge: expected entries/<lang>/<area>/<slug>.md, "
                   "values.json or rules/*.json",
                   path);
}

enum kb_status kb_import(struct kb *kb, const char *path, bool replace, FILE *problems,
                         struct kb_import_report *report)
{
    *report = (struct kb_import_report){0};
    struct problems lines = {.lines = problems};
    struct kb_transfer_report files_report;
    struct import in = {.kb = kb, .problems = &lines, .arena = arena_new((size_t)4 << 30)};
    const struct kb_transfer transfer = {
        .replace = replace, .by = "import", .note = "", .now = (int64_t)time(NULL) * 1000};
    enum kb_status status = read_path(&in, path);
    if (status == KB_OK)
        status = import_all(&in, &transfer, &files_report, report);
    arena_free(in.arena);
    return status;
}

enum kb_status kb_import_dry(struct kb *kb, const char *path, bool replace, enum kb_lang ui,
                             struct arena *arena, struct kb_transfer_report *report)
{
    *report = (struct kb_transfer_report){0};
    struct problems problems = {.arena = arena};
    struct kb_import_report counts;
    struct import in = {.kb = kb, .problems = &problems, .arena = arena};
    const struct kb_transfer transfer = {.replace = replace, .dry = true, .ui = ui, .by = "import"};
    enum kb_status status = read_path(&in, path);
    return status == KB_OK ? import_all(&in, &transfer, report, &counts) : status;
}
