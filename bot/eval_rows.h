/* eval_rows.h - the rows of an evaluation list (tests/eval/README.md), checked as they are read.
 * Errors   the first one ends the reading, with one line "file:line: what" on stderr. */
#ifndef BOT_EVAL_ROWS_H
#define BOT_EVAL_ROWS_H

#include <stdbool.h>
#include <stdio.h>

#include <jansson.h>

enum eval_column {
    COLUMN_ID,
    COLUMN_LANG,
    COLUMN_KIND,
    COLUMN_QUESTION,
    COLUMN_SLUGS,
    COLUMN_NOTE,
    COLUMNS,
};

/* Opens a file or a pipe; NULL after saying why not. */
FILE *eval_open(const char *file);
/* Calls `row` for each row of a TSV, until it returns false. `fields` are valid for the call. */
bool eval_read_rows(FILE *in, const char *file, bool (*row)(void *context, char *const *fields),
                    void *context);
/* Calls `conversation` for each line of a JSONL, until it returns false. */
bool eval_read_conversations(FILE *in, const char *file,
                             bool (*conversation)(void *context, json_t *conversation),
                             void *context);

#endif
