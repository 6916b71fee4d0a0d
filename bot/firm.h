/* firm.h - by what earlier inquiries of a firm are found again: its name and its mail domain.
 * Owns     nothing; what is returned lives in the arena. */
#ifndef BOT_FIRM_H
#define BOT_FIRM_H

#include "kb/arena.h"

/* In small letters, without punctuation and the legal form at its end: "Müller & Söhne GmbH & Co.
 * KG" is "müller söhne". */
const char *firm_key(const char *firm, struct arena *arena);
/* The domain of an address in small letters; "" for those of mail providers, which say nothing of
 * the firm, and for what is no address. */
const char *firm_domain(const char *email, struct arena *arena);

#endif
