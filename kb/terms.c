/* terms.c - see terms.h. */
#include "kb/terms.h"

#include <string.h>

#include "kb/cover.h"
#include "kb/internal.h"

enum { TERMS_MAX = 60 };

struct terms {
    struct kb_term *at;
    size_t count;
    struct arena *arena;
};

static int keep(void *context, const struct token *token)
{
    struct terms *terms = context;
    const char *term = arena_strndup(terms->arena, token->term.at, token->term.len);
    for (size_t i = 0; i < terms->count; i++)
        if (strcmp(terms->at[i].term, term) == 0)
            return 0;
    if (terms->count < TERMS_MAX)
        terms->at[terms->count++].term = term;
    return 0;
}

static bool stands_in(struct kb *kb, const struct entry *entry, const char *term)
{
    const struct catalog *c = kb->catalog;
    return covers_share(c->covers, kb->analyser, c->words, entry, &term, 1) == 1;
}

size_t kb_terms(struct kb *kb, struct text said, enum kb_lang lang, const char *slug,
                struct arena *arena, struct kb_term **out)
{
    struct terms terms = {arena_alloc(arena, TERMS_MAX, sizeof *terms.at), 0, arena};
    *out = terms.at;
    if (kb_refresh(kb) != KB_OK)
        return 0;
    const struct catalog *c = kb->catalog;
    const struct entry *best = slug == NULL ? NULL : catalog_find(c, slug, lang);
    analyser_run(kb->analyser, lang, said, keep, &terms);
    for (size_t i = 0; i < terms.count; i++) {
        struct kb_term *t = &terms.at[i];
        t->in_best = best != NULL && stands_in(kb, best, t->term);
        t->known = t->in_best;
        for (size_t e = 0; !t->known && e < c->in_lang[lang]; e++)
            t->known = stands_in(kb, c->numbered[lang][e], t->term);
    }
    return terms.count;
}
