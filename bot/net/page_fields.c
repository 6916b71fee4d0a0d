/* page_fields.c - see page_fields.h. What is wrong stands beside its field and once above all (WCAG
 * 2.2, 3.3.1). */
#include "bot/net/page_fields.h"

#include <stdio.h>

#include "bot/html.h"

/* The attributes that tie hint and fault to the field. */
static void add_described(struct page *p, const struct page_field *f)
{
    if (f->fault != NULL)
        html_add(&p->out, " aria-invalid=\"true\"");
    if (f->fault != NULL && f->hint != NULL)
        html_add(&p->out, " aria-describedby=\"%s-wrong %s-hint\"", f->name, f->name);
    else if (f->fault != NULL)
        html_add(&p->out, " aria-describedby=\"%s-wrong\"", f->name);
    else if (f->hint != NULL)
        html_add(&p->out, " aria-describedby=\"%s-hint\"", f->name);
}

static void add_fault(struct page *p, const struct page_field *f)
{
    if (f->fault != NULL)
        html_add(&p->out, "<p class=\"wrong\" id=\"%s-wrong\">%s</p>\n", f->name, f->fault);
}

void page_add_field(struct page *p, const struct page_field *f)
{
    html_add(&p->out, "<div class=\"field\">\n<label for=\"%s\">%s</label>\n", f->name, f->label);
    if (f->hint != NULL)
        html_add(&p->out, "<p class=\"hint\" id=\"%s-hint\">%s</p>\n", f->name, f->hint);
    add_fault(p, f);
    if (f->type == NULL) {
        html_add(&p->out, "<textarea id=\"%s\" name=\"%s\" rows=\"7\"", f->name, f->name);
        add_described(p, f);
        html_add(&p->out, ">\n%s</textarea>\n", f->value); /* the first line feed is left out */
    } else {
        html_add(&p->out,
                 "<input id=\"%s\" name=\"%s\" type=\"%s\" autocomplete=\"%s\" value=\"%s\"",
                 f->name, f->name, f->type, f->autocomplete, f->value);
        add_described(p, f);
        html_add(&p->out, ">\n");
    }
    html_add(&p->out, "</div>\n");
}

void page_add_box(struct page *p, const struct page_field *f, bool ticked)
{
    html_add(&p->out, "<div class=\"field box\">\n");
    add_fault(p, f);
    html_add(&p->out,
             "<label for=\"%s\"><input id=\"%s\" name=\"%s\" type=\"checkbox\" value=\"%s\"%s",
             f->name, f->name, f->name, f->value, ticked ? " checked" : "");
    add_described(p, f);
    html_add(&p->out, "><span>%s</span></label>\n</div>\n", f->label);
}

void page_add_faults(struct page *p, const struct page_field *fields, size_t count)
{
    size_t faults = 0;
    for (size_t i = 0; i < count; i++)
        faults += fields[i].fault != NULL;
    if (faults == 0)
        return;
    char many[24];
    snprintf(many, sizeof many, "%zu", faults);
    html_add(&p->out, "<div class=\"warn faults\" role=\"alert\">\n<h2>");
    html_add(&p->out, page_text(faults == 1 ? PAGE_ONE_FAULT : PAGE_FAULTS, p->lang), many);
    html_add(&p->out, "</h2>\n<ul>\n");
    for (size_t i = 0; i < count; i++)
        if (fields[i].fault != NULL)
            html_add(&p->out, "<li><a href=\"#%s\">%s</a></li>\n", fields[i].name, fields[i].fault);
    html_add(&p->out, "</ul>\n</div>\n");
}
