/* page_fields.h - the fields of a form on a page, each with its label, hint and what is wrong.
 * Owns     nothing. */
#ifndef BOT_NET_PAGE_FIELDS_H
#define BOT_NET_PAGE_FIELDS_H

#include "bot/net/page.h"

struct page_field {
    const char *name, *label;
    const char *hint;                /* or NULL */
    const char *value;               /* what was typed */
    const char *fault;               /* what is wrong with it, or NULL */
    const char *type, *autocomplete; /* type NULL: several lines */
};

void page_add_field(struct page *page, const struct page_field *field);
/* A box to tick, whose value is sent if it is. */
void page_add_box(struct page *page, const struct page_field *field, bool ticked);
/* What is wrong, with a link to each field; nothing where nothing is. */
void page_add_faults(struct page *page, const struct page_field *fields, size_t count);

#endif
