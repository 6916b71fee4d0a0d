/* eval_rows.c - see eval_rows.h. */
#include "bot/eval_rows.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "kb/kb.h"

enum { FIELDS_MAX = 64 };

static const char *const column_names[COLUMNS] = {"id",       "lang",  "source_kind",
                                                  "question", "slugs", "note"};

FILE *eval_open(const char *file)
{
    struct stat st;
    FILE *in = fopen(file, "r");
    if (in != NULL && fstat(fileno(in), &st) == 0 && S_ISDIR(st.st_mode)) {
        fclose(in);
        in = NULL;
        errno = EISDIR;
    }
    if (in == NULL)
        fprintf(stderr, "kammerlotse: cannot read %s: %s\n", file, strerror(errno));
    return in;
}

/* ---- lines ------------------------------------------------------------------------------ */

struct lines {
    FILE *in;
    const char *file;
    char *line;
    size_t size, number;
    bool good;
};

static bool fault(struct lines *l, const char *what, const char *about)
{
    fprintf(stderr, "kammerlotse: %s:%zu: %s%s\n", l->file, l->number, what, about);
    l->good = false;
    return false;
}

/* The next line that is not empty, without its end and a byte order mark; false at the end of the
 * file or after a fault. */
static bool next_line(struct lines *l)
{
    ssize_t len;
    while (l->good && (len = getline(&l->line, &l->size, l->in)) >= 0) {
        struct text line = {l->line, (size_t)len};
        l->number++;
        if (!text_valid(line))
            return fault(l, "the line is not valid UTF-8", "");
        if (l->number == 1 && strncmp(line.at, "\xEF\xBB\xBF", 3) == 0)
            memmove(l->line, l->line + 3, line.len - 3 + 1);
        l->line[strcspn(l->line, "\r\n")] = '\0';
        if (l->line[0] != '\0')
            return true;
    }
    l->number++;
    if (ferror(l->in))
        fault(l, "cannot be read: ", strerror(errno));
    return false;
}

static bool end(struct lines *l)
{
    free(l->line);
    return l->good;
}

/* ---- TSV -------------------------------------------------------------------------------- */

static size_t split(char *line, char *fields[FIELDS_MAX])
{
    size_t count = 0;
    for (char *rest = line; rest != NULL && count < FIELDS_MAX;)
        fields[count++] = strsep(&rest, "\t");
    return count;
}

static bool read_header(struct lines *l, size_t order[COLUMNS])
{
    char *fields[FIELDS_MAX];
    size_t count = split(l->line, fields);
    for (size_t c = 0; c < COLUMNS; c++) {
        order[c] = 0;
        while (order[c] < count && strcmp(fields[order[c]], column_names[c]) != 0)
            order[c]++;
        if (order[c] == count) {
            fprintf(stderr, "kammerlotse: %s:%zu: the header line lacks the column \"%s\"\n",
                    l->file, l->number, column_names[c]);
            return false;
        }
    }
    return true;
}

static bool read_row(struct lines *l, const size_t order[COLUMNS], char *fields[COLUMNS])
{
    char *all[FIELDS_MAX];
    enum kb_lang lang;
    size_t count = split(l->line, all);
    for (size_t c = 0; c < COLUMNS; c++) {
        if (order[c] >= count && c != COLUMN_NOTE)
            return fault(l, "the row has too few columns", "");
        fields[c] = order[c] < count ? all[order[c]] : "";
    }
    if (!kb_lang_parse(fields[COLUMN_LANG], &lang))
        return fault(l, "lang is de or en, not ", fields[COLUMN_LANG]);
    if (text_trim(text_of(fields[COLUMN_QUESTION])).len == 0 || fields[COLUMN_SLUGS][0] == '\0')
        return fault(l, "the question or the slugs are empty", "");
    return true;
}

bool eval_read_rows(FILE *in, const char *file, bool (*row)(void *context, char *const *fields),
                    void *context)
{
    struct lines l = {.in = in, .file = file, .good = true};
    size_t order[COLUMNS], rows = 0;
    char *fields[COLUMNS];
    if (!next_line(&l)) {
        if (l.good)
            fault(&l, "there is no header line", "");
        return end(&l);
    }
    l.good = read_header(&l, order);
    while (l.good && next_line(&l)) {
        rows++;
        l.good = read_row(&l, order, fields) && row(context, fields);
    }
    if (l.good && rows == 0)
        fault(&l, "there are no rows", "");
    return end(&l);
}

/* ---- JSONL ------------------------------------------------------------------------------ */

/* What is wrong with it, or NULL. */
static const char *wrong(json_t *conversation)
{
    json_t *turns = json_object_get(conversation, "turns"), *turn, *slug,
           *lang = json_object_get(conversation, "lang");
    size_t i, j;
    enum kb_lang parsed;
    if (lang != NULL && (!json_is_string(lang) || !kb_lang_parse(json_string_value(lang), &parsed)))
        return "\"lang\" is \"de\" or \"en\"";
    if (!json_is_array(turns) || json_array_size(turns) == 0)
        return "a conversation is an object with a list \"turns\"";
    json_array_foreach(turns, i, turn)
    {
        json_t *slugs = json_object_get(turn, "slugs");
        if (!json_is_string(json_object_get(turn, "user")))
            return "every turn has a text \"user\"";
        if (slugs != NULL && !json_is_array(slugs))
            return "\"slugs\" is a list of texts";
        json_array_foreach(slugs, j, slug)
        {
            if (!json_is_string(slug))
                return "\"slugs\" is a list of texts";
        }
    }
    return NULL;
}

bool eval_read_conversations(FILE *in, const char *file,
                             bool (*run)(void *context, json_t *conversation), void *context)
{
    struct lines l = {.in = in, .file = file, .good = true};
    size_t count = 0;
    while (l.good && next_line(&l)) {
        json_error_t error;
        json_t *conversation = json_loads(l.line, JSON_REJECT_DUPLICATES, &error);
        const char *what = conversation == NULL ? error.text : wrong(conversation);
        if (what != NULL)
            fault(&l, what, "");
        l.good = l.good && run(context, conversation);
        json_decref(conversation);
        count++;
    }
    if (l.good && count == 0)
        fault(&l, "there are no conversations", "");
    return end(&l);
}
