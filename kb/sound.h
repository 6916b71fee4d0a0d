/* sound.h - how a word sounds in German, so that what was written by ear can be found (Postel, "Die
 * Koelner Phonetik", IBM-Nachrichten 19, 1969). "Visum" and "Fisuhm" sound alike. */
#ifndef KB_SOUND_H
#define KB_SOUND_H

#include <stdint.h>

#include "kb/text.h"

/* Of a folded word: equal for words that sound alike, 0 for one without a sound. */
uint64_t sound_of(struct text word);

#endif
