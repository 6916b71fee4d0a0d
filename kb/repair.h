/* repair.h - mends typos: a word nobody knows becomes the known word one slip away from it, else
 * one two slips away where the word has eight letters. Where both sound alike (kb/sound.h), that is
 * two from five letters on and three from eight. A slip is a letter too many, one missing, one
 * wrong, or two swapped (Damerau, "A technique for computer detection and correction of spelling
 * errors", 1964). A known word is never changed, nor a compound of known words by more than one
 * slip. What was written apart and is known as one word is joined: "aufenthalts titel".
 * Owns     its index; the vocabulary must outlive it.
 * Threads  read-only once made. */
#ifndef KB_REPAIR_H
#define KB_REPAIR_H

#include "kb/analyser.h"

struct repair;

/* Never NULL. */
struct repair *repair_new(const struct vocabulary *known);
void repair_free(struct repair *repair); /* NULL is fine */
/* The known word that is meant by `word`, which is folded and not stemmed; of several with as many
 * slips the most frequent. False where `word` is known or too short to tell, or where no such
 * word is. *out lives in the vocabulary. */
bool repair_word(const struct repair *repair, struct text word, struct text *out);

/* The text with all words mended and joined that can be; `said` itself where there are none. */
struct text repair_text(const struct repair *repair, struct analyser *analyser, struct text said,
                        struct arena *arena);

#endif
