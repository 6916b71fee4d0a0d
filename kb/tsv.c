/* tsv.c - tab-separated, a header line, no quoting: a `"` is part of the text. */
#include "kb/tsv.h"

#include <stdlib.h>
#include <string.h>

#include "kb/entry_file.h"
#include "kb/language.h"
#include "kb/values.h"

enum { COLUMN_ID, COLUMN_QUESTION, COLUMN_ANSWER, COLUMN_COUNT, FIELDS_MAX = 64 };
enum { REVIEW_MONTHS = 6 };

static const char *const columns[COLUMN_COUNT] = {"id", "question", "answer"};

static struct text next_line(struct text *rest)
{
    const char *end = rest->len == 0 ? NULL : memchr(rest->at, '\n', rest->len);
    size_t len = end == NULL ? rest->len : (size_t)(end - rest->at);
    struct text line = {rest->at, len};
    size_t used = end == NULL ? len : len + 1;
    rest->at += used;
    rest->len -= used;
    if (line.len > 0 && line.at[line.len - 1] == '\r')
        line.len--;
    return line;
}

static size_t split(struct text line, struct text fields[FIELDS_MAX])
{
    size_t count = 0;
    while (count < FIELDS_MAX) {
        const char *tab = line.len == 0 ? NULL : memchr(line.at, '\t', line.len);
        size_t len = tab == NULL ? line.len : (size_t)(tab - line.at);
        fields[count++] = (struct text){line.at, len};
        if (tab == NULL)
            break;
        line.at += len + 1;
        line.len -= len + 1;
    }
    return count;
}

static const char *single_line(struct text t, struct arena *arena)
{
    char *copy = arena_strndup(arena, t.at, t.len);
    for (char *p = copy; *p != '\0'; p++)
        if ((unsigned char)*p < 0x20)
            *p = ' ';
    return copy;
}

/* A list that is being read. */
struct list {
    const char *name, *day;
    struct problems *problems;
    struct arena *arena;
    size_t at[COLUMN_COUNT], most; /* where the columns are, and the last of them */
    enum kb_lang lang;
    struct row {
        const char *slug, *file; /* NULL where there is a fault */
        size_t line;
    } * rows;
    size_t count, faults;
};

static void fault(struct list *list, size_t line, const char *what)
{
    list->faults +=
        problem(list->problems, &(struct problem){.file = list->name, .line = line, .what = what});
}

static bool readable(struct list *list, struct text row, size_t line)
{
    if (row.len > 0 && memchr(row.at, '\0', row.len) != NULL)
        fault(list, line, "there is a zero byte: is this UTF-16? It must be UTF-8");
    else if (!text_valid(row))
        fault(list, line, "the line is not valid UTF-8");
    else
        return true;
    return false;
}

static bool find_columns(struct list *list, struct text header)
{
    struct text fields[FIELDS_MAX];
    if (!readable(list, header, 1))
        return false;
    size_t count = split(header, fields);
    for (size_t c = 0; c < COLUMN_COUNT; c++) {
        size_t *at = &list->at[c];
        while (*at < count && !text_is(text_trim(fields[*at]), columns[c]))
            ++*at;
        list->most = *at > list->most ? *at : list->most;
        if (*at == count) {
            fault(list, 1,
                  arena_printf(list->arena,
                               "the header line lacks the column \"%s\" (needed: id, question, "
                               "answer, separated by tabs)",
                               columns[c]));
            return false;
        }
    }
    return true;
}

/* NULL where it would be too large. */
static const char *row_as_file(const struct list *list, const struct text *fields, const char *slug)
{
    struct text question = text_trim(fields[list->at[COLUMN_QUESTION]]),
                answer = text_trim(fields[list->at[COLUMN_ANSWER]]);
    struct kb_link source = {list->name, ""};
    struct entry entry = {
        .slug = slug,
        .area = "import",
        .lang = list->lang,
        .title = single_line(question, list->arena),
        .summary = single_line(answer, list->arena),
        .stand = list->day,
        .review_by = day_months_later(list->day, REVIEW_MONTHS, list->arena),
        .review_reason = "",
        .body = arena_printf(list->arena, "%s\n", single_line(answer, list->arena)),
        .sources = {&source, 1},
    };
    const char *file = entry_file_write(&entry, list->arena);
    return file == NULL || strlen(file) > ENTRY_FILE_MAX ? NULL : file;
}

static void read_row(struct list *list, struct text row, size_t line)
{
    struct text fields[FIELDS_MAX];
    if (!readable(list, row, line))
        return;
    if (split(row, fields) <= list->most) {
        fault(list, line, "the row has too few columns");
        return;
    }
    struct text id = text_trim(fields[list->at[COLUMN_ID]]);
    const char *slug = arena_strndup(list->arena, id.at, id.len);
    if (!slug_valid(slug)) {
        fault(list, line, "the id must be letters, digits, - _ and ., at most 120 of them");
        return;
    }
    struct row *stored = &list->rows[list->count++];
    *stored = (struct row){.slug = slug, .line = line};
    if (text_trim(fields[list->at[COLUMN_QUESTION]]).len == 0 ||
        text_trim(fields[list->at[COLUMN_ANSWER]]).len == 0)
        fault(list, line, "the question or the answer is empty");
    else if ((stored->file = row_as_file(list, fields, slug)) == NULL)
        fault(list, line,
              "the question or the answer is too large: the entry would have over 1 MiB");
}

static int by_slug(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    int order = strcmp(x->slug, y->slug);
    return order != 0 ? order : (x->line > y->line) - (x->line < y->line);
}

static void find_doubles(struct list *list)
{
    if (list->count > 0)
        qsort(list->rows, list->count, sizeof *list->rows, by_slug);
    for (size_t i = 1, first = 0; i < list->count; i++) {
        struct row *row = &list->rows[i];
        if (strcmp(list->rows[first].slug, row->slug) != 0) {
            first = i;
            continue;
        }
        fault(list, row->line,
              arena_printf(list->arena, "the id \"%s\" is also in line %zu", row->slug,
                           list->rows[first].line));
        row->file = NULL;
    }
}

static void read_rows(struct list *list, struct text rest)
{
    size_t lines = 1;
    for (size_t i = 0; i < rest.len; i++)
        lines += rest.at[i] == '\n';
    list->rows = arena_alloc(list->arena, lines + 1, sizeof *list->rows);
    for (size_t line = 2; rest.len > 0; line++) {
        struct text row = next_line(&rest);
        if (text_trim(row).len > 0)
            read_row(list, row, line);
    }
    find_doubles(list);
    if (list->count == 0 && list->faults == 0)
        fault(list, 2, "there are no rows");
}

static size_t good_rows(const struct list *list, struct kb_file **files)
{
    size_t count = 0;
    *files = arena_alloc(list->arena, list->count + 1, sizeof **files);
    for (size_t i = 0; i < list->count; i++)
        if (list->rows[i].file != NULL)
            (*files)[count++] =
                (struct kb_file){arena_printf(list->arena, "entries/%s/import/%s.md",
                                              kb_lang_name(list->lang), list->rows[i].slug),
                                 text_of(list->rows[i].file)};
    return count;
}

size_t tsv_read(struct text tsv, const char *name, const char *day, struct problems *problems,
                struct arena *arena, struct kb_file **files, size_t *count)
{
    struct list list = {.name = name, .day = day, .problems = problems, .arena = arena};
    if (tsv.len >= 3 && memcmp(tsv.at, "\xEF\xBB\xBF", 3) == 0)
        tsv = (struct text){tsv.at + 3, tsv.len - 3};
    struct text rest = tsv;
    if (find_columns(&list, next_line(&rest))) {
        /* one language for the list: single short rows tell too little */
        struct text sample = {rest.at, rest.len < 200000 ? rest.len : 200000};
        list.lang = text_valid(tsv) ? language_of(sample, KB_DE) : KB_DE;
        read_rows(&list, rest);
    }
    *count = good_rows(&list, files);
    return list.faults;
}
