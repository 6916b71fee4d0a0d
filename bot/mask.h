/* mask.h - takes personal data out of a text before others than advisors read it.
 * Owns     nothing; what is returned lives in the arena.
 * Errors   none: what cannot be searched is left out as a whole. */
#ifndef BOT_MASK_H
#define BOT_MASK_H

#include "bot/store.h"

/* `text` with words in brackets in place of e-mail addresses, phone numbers, IBANs, numbers like
 * those of passports, dates of birth, and of the name, firm and address the inquiry gives. Rather
 * too much than too little: the figures of the law (amounts, paragraphs, days to come) stay. */
const char *mask_text(const char *text, const struct stored_inquiry *inquiry, struct arena *arena);

#endif
