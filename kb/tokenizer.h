/* tokenizer.h - the analyser as an FTS5 tokenizer, `tokenize = 'kammerlotse de'`. */
#ifndef KB_TOKENIZER_H
#define KB_TOKENIZER_H

#include <sqlite3.h>

#include "kb/analyser.h"

/* Registers it on `db`; the analyser must outlive the connection. Returns an SQLite code. */
int tokenizer_register(sqlite3 *db, struct analyser *analyser);

#endif
