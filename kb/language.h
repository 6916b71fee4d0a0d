/* language.h - German or English? */
#ifndef KB_LANGUAGE_H
#define KB_LANGUAGE_H

#include "kb/kb.h"

/* The language of a question; `otherwise` where its words do not tell. */
enum kb_lang language_of(struct text said, enum kb_lang otherwise);

#endif
