/* import.h - files on their way into the published knowledge: read by import.c, checked and stored
 * by transfer.c. */
#ifndef KB_IMPORT_H
#define KB_IMPORT_H

#include "kb/internal.h"
#include "kb/problems.h"
#include "kb/transfer.h"

struct import {
    struct kb *kb;
    struct problems *problems; /* collects where a report of the files is wanted */
    struct arena *arena;
    struct kb_file *files;
    size_t count, size, faults;
};

/* Whether a path below kb/content is a file of the knowledge. */
bool import_is_knowledge(const char *path);
void import_fault(struct import *in, const char *file, const char *what);
/* Checks all files and stores them unless `dry`; of `transfer` all but the files counts. */
enum kb_status import_all(struct import *in, const struct kb_transfer *transfer,
                          struct kb_transfer_report *report, struct kb_import_report *counts);

#endif
