/* page_statements.h - what the accessibility statement and the privacy notice say, German and
 * English. */
#ifndef BOT_NET_PAGE_STATEMENTS_H
#define BOT_NET_PAGE_STATEMENTS_H

#include <stddef.h>

/* Whoever changes what the texts promise gives them a new day. */
#define ACCESSIBILITY_DAY "2026-11-29"
#define PRIVACY_DAY       "2026-11-29"

struct statement_part {
    enum { STATEMENT_HEADING, STATEMENT_TEXT, STATEMENT_ITEM } kind;
    const char *text[2]; /* by enum kb_lang; %s is the chamber's name */
};

extern const struct statement_part accessibility_statement[];
extern const size_t accessibility_part_count;
/* Before and after how long things are kept, which the configuration says. */
extern const struct statement_part privacy_what[], privacy_rights[];
extern const size_t privacy_what_count, privacy_rights_count;

#endif
