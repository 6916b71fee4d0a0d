/* tsv.c - tab-separated, a header line, no quoting: a `"` is part of the text. */
#include "kb/tsv.h"

#include <string.h>

#include "kb/entry_file.h"
#include "kb/language.h"

enum { COLUMN_ID, COLUMN_QUESTION, COLUMN_ANSWER, COLUMN_COUNT, FIELDS_MAX = 64 };

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

static char *row_as_file(const struct text *fields, const size_t *at, const char *slug,
                         enum kb_lang lang, const char *name, const char *day, struct arena *arena)
{
    struct kb_link source = {name, ""};
    struct entry entry = {
        .slug = slug,
        .area = "import",
        .lang = lang,
        .title = single_line(text_trim(fields[at[COLUMN_QUESTION]]), arena),
        .summary = single_line(text_trim(fields[at[COLUMN_ANSWER]]), arena),
        .stand = day,
        .review_by = day,
        .review_reason = "",
        .body =
            arena_printf(arena, "%s\n", single_line(text_trim(fields[at[COLUMN_ANSWER]]), arena)),
        .sources = {&source, 1},
    };
    return entry_file_write(&entry, arena);
}

static bool find_columns(struct text header, const char *name, FILE *problems,
                         size_t at[COLUMN_COUNT])
{
    struct text fields[FIELDS_MAX];
    size_t count = split(header, fields);
    for (size_t c = 0; c < COLUMN_COUNT; c++) {
        at[c] = 0;
        while (at[c] < count && !text_is(text_trim(fields[at[c]]), columns[c]))
            at[c]++;
        if (at[c] == count) {
            if (problems != NULL)
                fprintf(problems,
                        "%s:1: the header line lacks the column \"%s\" "
                        "(needed: id, question, answer, separated by tabs)\n",
                        name, columns[c]);
            return false;
        }
    }
    return true;
}

static size_t fault(FILE *problems, const char *name, size_t line, const char *what)
{
    if (problems != NULL)
        fprintf(problems, "%s:%zu: %s\n", name, line, what);
    return 1;
}

enum kb_status tsv_read(struct text tsv, const char *name, const char *day, FILE *problems,
                        struct arena *arena, struct kb_file **files, size_t *count)
{
    *count = 0;
    if (!text_valid(tsv)) {
        fault(problems, name, 1, "the file is not valid UTF-8");
        return KB_INVALID;
    }
    if (tsv.len >= 3 && memcmp(tsv.at, "\xEF\xBB\xBF", 3) == 0)
        tsv = (struct text){tsv.at + 3, tsv.len - 3};
    size_t at[COLUMN_COUNT], lines = 1, faults = 0;
    struct text rest = tsv;
    if (!find_columns(next_line(&rest), name, problems, at))
        return KB_INVALID;
    for (size_t i = 0; i < rest.len; i++)
        lines += rest.at[i] == '\n';
    *files = arena_alloc(arena, lines + 1, sizeof **files);
    size_t most = 0;
    for (size_t c = 0; c < COLUMN_COUNT; c++)
        most = at[c] > most ? at[c] : most;
    /* one language for the list: single short rows tell too little */
    enum kb_lang lang =
        language_of((struct text){rest.at, rest.len < 200000 ? rest.len : 200000}, KB_DE);
    for (size_t line = 2; rest.len > 0; line++) {
        struct text fields[FIELDS_MAX], row = next_line(&rest);
        if (text_trim(row).len == 0)
            continue;
        if (split(row, fields) <= most) {
            faults += fault(problems, name, line, "the row has too few columns");
            continue;
        }
        struct text id = text_trim(fields[at[COLUMN_ID]]);
        const char *slug = arena_strndup(arena, id.at, id.len);
        if (!slug_valid(slug)) {
            faults += fault(problems, name, line,
                            "the id must be letters, digits, - _ and ., at most 120 of them");
        } else if (text_trim(fields[at[COLUMN_QUESTION]]).len == 0 ||
                   text_trim(fields[at[COLUMN_ANSWER]]).len == 0) {
            faults += fault(problems, name, line, "the question or the answer is empty");
        } else {
            (*files)[(*count)++] = (struct kb_file){
                arena_printf(arena, "entries/%s/import/%s.md", kb_lang_name(lang), slug),
                text_of(row_as_file(fields, at, slug, lang, name, day, arena))};
        }
    }
    if (faults > 0 || *count == 0) {
        if (faults == 0)
            fault(problems, name, 2, "there are no rows");
        *count = 0;
        return KB_INVALID;
    }
    return KB_OK;
}
