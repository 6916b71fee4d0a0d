/* faults.h - what is wrong with a text, by field and line, and how it will look.
 * Owns     nothing: what comes out lives in the caller's arena; a json_t is the caller's reference.
 * Units    lines count from 1, 0 where none is known. */
#ifndef KB_FAULTS_H
#define KB_FAULTS_H

#include <jansson.h>

#include "kb/kb.h"

struct kb_fault {
    bool warning;        /* else it cannot be published */
    const char *field;   /* of an entry "title", "questions", "body" ...; of a document the field of
                            the part, or "" */
    const char *part;    /* id of the part or step, or "" */
    size_t line;         /* of the text */
    const char *message; /* a sentence in the language asked for */
};

struct kb_faults {
    struct kb_fault *at; /* faults first, then warnings */
    size_t count;        /* both */
    size_t faults;       /* those that are no warnings */
};

/* Everything wrong with the text of an item as if it stood beside the published knowledge: what
 * the parser says, and as warnings what kb check says (overdue review, more than 70 words, raw
 * HTML, unsafe links, relations that lead nowhere, unknown values ...). Relations and values that
 * exist as drafts only count as existing in `candidate`, which may be NULL. `ui` is the language of
 * the messages. */
void kb_item_faults(struct kb *kb, struct kb *candidate, const char *item, struct text text,
                    const char *day, enum kb_lang ui, struct arena *arena, struct kb_faults *out);

/* ---- an entry as an object (EDITOR.md) ----------------------------------------------------- */

/* NULL with faults where the file cannot be parsed. */
json_t *kb_entry_object(struct text file, enum kb_lang ui, struct arena *arena,
                        struct kb_faults *out);
/* The canonical file of an object; NULL with a fault where a field has the wrong type, text is no
 * UTF-8, or it is larger than a draft may be. A field that is wrong but a text is written as it is:
 * kb_item_faults() names it. */
const char *kb_entry_text(json_t *object, enum kb_lang ui, struct arena *arena,
                          struct kb_faults *out);

struct kb_preview {
    const char *title;
    const char *summary, *summary_html, *html; /* as the widget gets them for the day */
    bool value_unknown;
    size_t tokens; /* terms the index gets */
};
/* False where the file cannot be parsed. Figures are those of `kb`. */
bool kb_preview(struct kb *kb, struct text file, const char *day, struct arena *arena,
                struct kb_preview *out);

#endif
