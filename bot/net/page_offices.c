/* page_offices.c - who is in charge at the place that guided questions asked for. */
#include <string.h>

#include "bot/html.h"
#include "bot/member.h"
#include "bot/net/page_guide.h"
#include "kb/values.h"

enum { KINDS_MAX = 16 };

/* Where the entries do not say: kinds of kb/content. */
static const char *const usual_kinds[] = {"auslaenderbehoerde", "agentur", "ihk"};

/* The place among the answers; who is in charge follows from it. */
static struct kb_place place_of(struct page *p, const json_t *answers)
{
    const json_t *one;
    size_t i;
    json_array_foreach(answers, i, one)
    {
        struct kb_place place =
            kb_find_place(p->server->kb, text_of(member_text(one, "said")), true, p->server->arena);
        if (place.kind == KB_PLACE_FOUND)
            return place;
    }
    return (struct kb_place){0};
}

/* The kinds of offices of all entries, each once. */
static size_t kinds_of(struct page *p, const json_t *entries, const char *kinds[KINDS_MAX])
{
    const json_t *one;
    size_t count = 0, i;
    char day[11];
    day_today(day);
    json_array_foreach(entries, i, one)
    {
        struct kb_answer answer;
        if (kb_answer(p->server->kb, member_text(one, "entry"), p->lang, day, p->server->arena,
                      &answer) != KB_OK)
            continue;
        for (size_t k = 0; k < answer.office_count; k++) {
            bool known = false;
            for (size_t at = 0; at < count; at++)
                known |= strcmp(kinds[at], answer.offices[k]) == 0;
            if (!known && count < KINDS_MAX)
                kinds[count++] = answer.offices[k];
        }
    }
    return count;
}

void page_add_offices(struct page *p, const json_t *answers, const json_t *entries)
{
    const char *kinds[KINDS_MAX];
    struct kb_office *offices;
    struct kb_place place = place_of(p, answers);
    size_t kind_count = kinds_of(p, entries, kinds), count = 0;
    const char *const *asked = kinds;
    if (kind_count == 0) {
        asked = usual_kinds;
        kind_count = sizeof usual_kinds / sizeof *usual_kinds;
    }
    if (place.kind == KB_PLACE_FOUND)
        count = kb_offices(p->server->kb, place.district, asked, kind_count, p->server->arena,
                           &offices);
    if (count == 0)
        return;
    html_add(&p->out, "<section class=\"offices\" aria-labelledby=\"offices\">\n"
                      "<h2 id=\"offices\">");
    html_add(&p->out, page_text(PAGE_OFFICES_AT, p->lang), place.name);
    html_add(&p->out, "</h2>\n");
    for (size_t i = 0; i < count; i++)
        page_add_office(p, &offices[i]);
    html_add(&p->out, "</section>\n");
}
