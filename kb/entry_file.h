/* entry_file.h - an entry as a file: YAML front matter and Markdown (kb/content/README.md).
 * Owns     nothing: what is parsed lives in the caller's arena. */
#ifndef KB_ENTRY_FILE_H
#define KB_ENTRY_FILE_H

#include "kb/kb.h"
#include "kb/problems.h"

struct strings {
    const char **at;
    size_t count;
};

struct links {
    struct kb_link *at;
    size_t count;
};

struct entry {
    const char *slug, *area, *title, *summary, *stand, *review_by, *review_reason, *body;
    enum kb_lang lang;
    struct strings keywords, questions, related, offices, nationals;
    struct links legal_basis, sources;
    int64_t id;      /* set by the catalog */
    uint32_t number; /* among those of its language; set by the catalog */
    bool readable;   /* each key has its type and is known: written again, nothing is lost */
};

enum { ENTRY_FILE_MAX = 1024 * 1024, SLUG_MAX = 120 };

/* Letters, digits, - _ and ., the first a letter or digit, so that it may name a file. */
bool slug_valid(const char *slug);
/* Parses a whole file. On wrong input returns KB_INVALID with what is wrong in `problems`, which
 * may be NULL; where `readable`, *out then holds what the file says, texts that are missing as "".
 */
enum kb_status entry_file_parse(struct text file, const char *name, struct problems *problems,
                                struct arena *arena, struct entry *out);
/* The canonical form; lives in the arena. NULL where it is larger than 2 MiB. */
char *entry_file_write(const struct entry *entry, struct arena *arena);

#endif
