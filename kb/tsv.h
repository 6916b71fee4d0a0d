/* tsv.h - a plain FAQ list (columns id, question, answer) as entry files. */
#ifndef KB_TSV_H
#define KB_TSV_H

#include "kb/kb.h"
#include "kb/problems.h"

/* Turns the rows into entry files in `arena`. `day` becomes their legal date, and
 * they are to be reviewed half a year later. Returns the number of
 * faults, each of which goes to `problems`; the rows without one come out. */
size_t tsv_read(struct text tsv, const char *name, const char *day, struct problems *problems,
                struct arena *arena, struct kb_file **files, size_t *count);

#endif
