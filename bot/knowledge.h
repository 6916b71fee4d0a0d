/* knowledge.h - the knowledge base of a data folder, filled with the shipped knowledge where it is
 * new. */
#ifndef BOT_KNOWLEDGE_H
#define BOT_KNOWLEDGE_H

#include "kb/kb.h"

/* Like kb_open(): *out is set even on failure, and the caller ends it with kb_close(). */
enum kb_status knowledge_open(const char *data_dir, struct kb **out);

#endif
