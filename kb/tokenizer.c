/* tokenizer.c - see https://sqlite.org/fts5.html#custom_tokenizers. */
#include "kb/tokenizer.h"

#include <stdlib.h>
#include <string.h>

struct Fts5Tokenizer {
    struct analyser *analyser;
    enum kb_lang lang;
};

static int tokenizer_create(void *context, const char **args, int count, Fts5Tokenizer **out)
{
    Fts5Tokenizer *t = calloc(1, sizeof *t);
    if (t == NULL)
        return SQLITE_NOMEM;
    t->analyser = context;
    if (count < 1 || !kb_lang_parse(args[0], &t->lang)) {
        free(t);
        return SQLITE_ERROR;
    }
    *out = t;
    return SQLITE_OK;
}

static void tokenizer_delete(Fts5Tokenizer *t)
{
    free(t);
}

struct target {
    void *context;
    int (*sink)(void *, int, const char *, int, int, int);
};

static int pass_on(void *context, const struct token *token)
{
    struct target *to = context;
    return to->sink(to->context, token->alternative ? FTS5_TOKEN_COLOCATED : 0, token->term.at,
                    (int)token->term.len, (int)token->start, (int)token->end);
}

static int tokenizer_tokenize(Fts5Tokenizer *t, void *context, int flags, const char *text, int len,
                              int (*sink)(void *, int, const char *, int, int, int))
{
    (void)flags;
    if (text == NULL || len <= 0)
        return SQLITE_OK;
    struct target to = {context, sink};
    return analyser_run(t->analyser, t->lang, (struct text){text, (size_t)len}, pass_on, &to);
}

int tokenizer_register(sqlite3 *db, struct analyser *analyser)
{
    static fts5_tokenizer methods = {tokenizer_create, tokenizer_delete, tokenizer_tokenize};
    fts5_api *api = NULL;
    sqlite3_stmt *stmt = NULL;
    int rc = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &stmt, NULL);
    if (rc != SQLITE_OK)
        return rc;
    sqlite3_bind_pointer(stmt, 1, &api, "fts5_api_ptr", NULL);
    sqlite3_step(stmt);
    rc = sqlite3_finalize(stmt);
    if (rc != SQLITE_OK || api == NULL)
        return rc != SQLITE_OK ? rc : SQLITE_ERROR;
    return api->xCreateTokenizer(api, "kammerlotse", analyser, &methods, NULL);
}
