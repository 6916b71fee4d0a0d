/* value_related.c - which figures belong together, by what they are taken from.
 *
 * A source is a list of pieces, "§ 18g Abs. 1 S. 1 AufenthG, SVBezGrV". A piece that begins with
 * the name of a law or an ordinance, which has a capital letter inside, names what the figure is
 * made from; one that begins with a paragraph says where the rule stands, which many share. */
#include <string.h>

#include "kb/document.h"
#include "kb/document_parts.h"

struct value {
    const char *id, *title, *source, *from;
};

static struct value read_value(json_t *part)
{
    json_t *periods = json_object_get(part, "periods");
    json_t *last = json_array_get(periods, json_array_size(periods) - 1);
    const char *source = json_string_value(json_object_get(last, "source")),
               *from = json_string_value(json_object_get(last, "from")),
               *title = json_string_value(json_object_get(part, "title"));
    return (struct value){part_id(part), title == NULL ? "" : title, source == NULL ? "" : source,
                          from == NULL ? "" : from};
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* The name of a law at the start of a piece; its `len` is 0 where there is none. */
static struct text law_of(const char *piece)
{
    size_t len = 0, capitals = 0;
    for (; is_capital(piece[len]) || (piece[len] >= 'a' && piece[len] <= 'z'); len++)
        capitals += len > 0 && is_capital(piece[len]);
    bool word = piece[len] == '\0' || strchr(" ,;", piece[len]) != NULL;
    return (struct text){piece, word && capitals > 0 && len > 3 ? len : 0};
}

/* The next piece, or NULL. */
static const char *next_piece(const char *piece)
{
    piece += strcspn(piece, ",;");
    piece += strspn(piece, ",; ");
    return *piece == '\0' ? NULL : piece;
}

/* What both are made from, in the arena; NULL where that is nothing. */
static const char *shared(const char *one, const char *other, struct arena *arena)
{
    if (one[0] == '\0' || other[0] == '\0')
        return NULL;
    if (strcmp(one, other) == 0)
        return arena_strdup(arena, one);
    for (const char *a = one; a != NULL; a = next_piece(a)) {
        struct text law = law_of(a);
        for (const char *b = law.len == 0 ? NULL : other; b != NULL; b = next_piece(b))
            if (text_equal(law, law_of(b)))
                return arena_strndup(arena, law.at, law.len);
    }
    return NULL;
}

void kb_values_related(const json_t *values, struct arena *arena, struct kb_related_values **out)
{
    size_t count = json_array_size(values);
    struct value *all = arena_alloc(arena, count + 1, sizeof *all);
    *out = arena_alloc(arena, count + 1, sizeof **out);
    for (size_t i = 0; i < count; i++)
        all[i] = read_value(json_array_get(values, i));
    struct kb_related_value *found = arena_alloc(arena, count + 1, sizeof *found);
    for (size_t i = 0; i < count; i++) {
        struct kb_related_values *list = &(*out)[i];
        for (size_t k = 0; k < count; k++) {
            const char *source = i == k ? NULL : shared(all[i].source, all[k].source, arena);
            if (source != NULL)
                found[list->count++] = (struct kb_related_value){
                    all[k].id, all[k].title, source, strcmp(all[k].from, all[i].from) < 0};
        }
        list->at = arena_alloc(arena, list->count + 1, sizeof *list->at);
        if (list->count > 0)
            memcpy(list->at, found, list->count * sizeof *found);
    }
}
