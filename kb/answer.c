/* answer.c - an entry as shown: values filled in, Markdown rendered by cmark-gfm with raw HTML off.
 */
#include "kb/internal.h"

#include <stdlib.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

/* What cmark-gfm takes for a text grows with the square of its brackets, and in tables every line
 * gets a cell for each column. */
enum { MARKDOWN_MAX = 128 * 1024, BRACKETS_MAX = 1000, LINES_MAX = 5000, COLUMNS_MAX = 60 };

size_t answer_length(const char *markdown)
{
    size_t len = 0, brackets = 0, lines = 0, columns = 0;
    for (; markdown[len] != '\0' && len < MARKDOWN_MAX; len++) {
        brackets += markdown[len] == '[';
        columns += markdown[len] == '|';
        if (markdown[len] == '\n') {
            lines++;
            columns = 0;
        }
        if (brackets > BRACKETS_MAX || lines > LINES_MAX || columns > COLUMNS_MAX)
            break;
    }
    while (len > 0 && !text_begins(markdown[len]))
        len--;
    return len;
}

char *answer_html(const char *markdown, struct arena *arena)
{
    int options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8; /* unsafe HTML and links stay off */
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(options);
    cmark_syntax_extension *table = cmark_find_syntax_extension("table");
    if (table != NULL)
        cmark_parser_attach_syntax_extension(parser, table);
    cmark_parser_feed(parser, markdown, answer_length(markdown));
    cmark_node *document = cmark_parser_finish(parser);
    char *html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser));
    char *copy = arena_strdup(arena, html == NULL ? "" : html);
    free(html);
    cmark_node_free(document);
    cmark_parser_free(parser);
    return copy;
}

enum kb_status kb_answer(struct kb *kb, const char *slug, enum kb_lang lang, const char *day,
                         struct arena *arena, struct kb_answer *out)
{
    enum kb_status status = kb_refresh(kb);
    if (status != KB_OK)
        return status;
    const struct entry *e = catalog_find_any(kb->catalog, slug, lang);
    if (e == NULL)
        return kb_fail(kb, KB_NOT_FOUND, "there is no entry %.100s", slug);
    const struct values *values = kb->catalog->values;
    *out = (struct kb_answer){
        .slug = arena_strdup(arena, e->slug),
        .area = arena_strdup(arena, e->area),
        .lang = e->lang,
        .stand = arena_strdup(arena, e->stand),
        .legal_basis_count = e->legal_basis.count,
        .source_count = e->sources.count,
    };
    out->office_count = e->offices.count;
    out->offices = arena_alloc(arena, e->offices.count + 1, sizeof *out->offices);
    for (size_t i = 0; i < e->offices.count; i++)
        out->offices[i] = arena_strdup(arena, e->offices.at[i]);
    out->title = values_fill(values, text_of(e->title), e->lang, day, arena, NULL);
    out->summary =
        values_fill(values, text_of(e->summary), e->lang, day, arena, &out->value_unknown);
    out->body_html = answer_html(
        values_fill(values, text_of(e->body), e->lang, day, arena, &out->value_unknown), arena);
    out->legal_basis = arena_alloc(arena, e->legal_basis.count + 1, sizeof *out->legal_basis);
    out->sources = arena_alloc(arena, e->sources.count + 1, sizeof *out->sources);
    for (size_t i = 0; i < e->legal_basis.count; i++)
        out->legal_basis[i] = (struct kb_link){arena_strdup(arena, e->legal_basis.at[i].title),
                                               arena_strdup(arena, e->legal_basis.at[i].url)};
    for (size_t i = 0; i < e->sources.count; i++)
        out->sources[i] = (struct kb_link){arena_strdup(arena, e->sources.at[i].title),
                                           arena_strdup(arena, e->sources.at[i].url)};
    out->related = arena_alloc(arena, e->related.count + 1, sizeof *out->related);
    for (size_t i = 0; i < e->related.count; i++) {
        const struct entry *r = catalog_find_any(kb->catalog, e->related.at[i], e->lang);
        if (r != NULL)
            out->related[out->related_count++] = (struct kb_hit){
                .slug = arena_strdup(arena, r->slug), .title = arena_strdup(arena, r->title)};
    }
    return KB_OK;
}

const char *kb_name(struct kb *kb, const char *id, enum kb_lang lang, struct arena *arena)
{
    return arena_strdup(arena, words_name(kb->catalog->words, id, lang));
}

struct kb_place kb_find_place(struct kb *kb, struct text said, bool alone, struct arena *arena)
{
    struct kb_place place = offices_place(kb->catalog->offices, kb->analyser, said, alone, arena);
    /* the catalog may be loaded anew before the caller has read it */
    if (place.name != NULL)
        place.name = arena_strdup(arena, place.name);
    if (place.district != NULL)
        place.district = arena_strdup(arena, place.district);
    for (size_t i = 0; i < place.choice_count; i++)
        place.choices[i] = arena_strdup(arena, place.choices[i]);
    return place;
}

size_t kb_offices(struct kb *kb, const char *district, const char *const *kinds, size_t count,
                  struct arena *arena, struct kb_office **out)
{
    size_t all = 0;
    *out = arena_alloc(arena, offices_count(kb->catalog->offices) * (count + 1) + 1, sizeof **out);
    for (size_t i = 0; i < count; i++) {
        struct kb_office *some;
        size_t found = offices_serving(kb->catalog->offices, district, kinds[i], arena, &some);
        for (size_t k = 0; k < found; k++)
            (*out)[all++] = some[k];
    }
    return all;
}
