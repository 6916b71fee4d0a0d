/* tsv.h - a plain FAQ list (columns id, question, answer) as entry files. */
#ifndef KB_TSV_H
#define KB_TSV_H

#include "kb/kb.h"

/* Turns the rows into entry files in `arena`. `day` becomes their legal date. On wrong input
 * nothing comes out and a line for each fault goes to `problems`. */
enum kb_status tsv_read(struct text tsv, const char *name, const char *day, FILE *problems,
                        struct arena *arena, struct kb_file **files, size_t *count);

#endif
