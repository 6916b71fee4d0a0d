/* problems.h - what is wrong with a file, as the parsers find it: for people line by line, for the
 * editor by field and line.
 * Owns     nothing: what is collected lives in `arena`. */
#ifndef KB_PROBLEMS_H
#define KB_PROBLEMS_H

#include <stdio.h>

#include "kb/arena.h"

/* Texts left NULL count as "". */
struct problem {
    const char *file;
    size_t line;       /* 0 where it is not known */
    const char *label; /* what `part` is: "rule", "value" */
    const char *part;  /* its id */
    const char *field;
    const char *what;  /* a literal, so that kb/messages.h can say it in German */
    const char *about; /* what it is about, as it stands in the file */
};

struct problems {
    FILE *lines;         /* "file:line: label part: what: about", one a line; NULL for none */
    struct arena *arena; /* collects in `at` where it is not NULL */
    struct problem *at;
    size_t count, size;
    size_t of_file; /* how many of the last one's file, one after the other */
};

/* `problems` may be NULL. Returns 1, the number of faults this is. What is collected is bounded,
 * for each file and in all: nobody mends more at once, and a file of wrong items costs no memory.
 */
size_t problem(struct problems *problems, const struct problem *one);

#endif
