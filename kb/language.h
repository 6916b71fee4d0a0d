/* language.h - German or English? */
#ifndef KB_LANGUAGE_H
#define KB_LANGUAGE_H

#include "kb/analyser.h"

/* The language of a text; `otherwise` where its words do not tell. */
enum kb_lang language_of(struct text said, enum kb_lang otherwise);
/* The same, asking also in which of two vocabularies (by language) each word is at home. */
enum kb_lang language_among(struct analyser *analyser, struct vocabulary *const words[2],
                            struct text said, enum kb_lang otherwise);

#endif
