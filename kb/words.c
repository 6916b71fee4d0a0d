/* words.c - a sorted table from hashed runs of terms to hashed classes. */
#include "kb/words.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <jansson.h>

#include "kb/hash.h"
#include "kb/json_problem.h"
#include "kb/memory.h"

enum { RUN_MAX = 3, TERMS_MAX = 64 };

struct row {
    uint64_t run, class;
    json_t *named; /* the country, profession or status of the file, NULL for a synonym */
};

struct words {
    json_t *files;  /* all that was added: rows point into it */
    json_t *named;  /* code of a country or id of another to its object of the file */
    struct row *at; /* by run, once sorted */
    size_t count, size, classes;
};

struct words *words_new(void)
{
    struct words *words = memory_need(calloc(1, sizeof *words));
    words->files = json_array();
    words->named = json_object();
    return words;
}

void words_free(struct words *words)
{
    if (words == NULL)
        return;
    json_decref(words->named);
    json_decref(words->files);
    free(words->at);
    free(words);
}

size_t words_count(const struct words *words)
{
    return words->classes;
}

/* With an end that no text has, so that two in a row are not another two. */
static uint64_t hash_ended(uint64_t hash, struct text text)
{
    return hash_byte(hash_more(hash, text), 0xFF);
}

static uint64_t hash_run(enum kb_lang lang, const struct text *terms, size_t count)
{
    uint64_t h = HASH_START + (uint64_t)lang;
    for (size_t i = 0; i < count; i++)
        h = hash_ended(h, terms[i]);
    return h;
}

/* ---- loading ---------------------------------------------------------------------------- */

struct terms {
    char bytes[TERMS_MAX][64];
    struct text at[TERMS_MAX];
    size_t start[TERMS_MAX]; /* in what was said */
    size_t count;
};

static int collect(void *context, const struct token *token)
{
    struct terms *t = context;
    if (token->alternative || t->count == TERMS_MAX || token->term.len > sizeof t->bytes[0])
        return 0;
    memcpy(t->bytes[t->count], token->term.at, token->term.len);
    t->at[t->count] = (struct text){t->bytes[t->count], token->term.len};
    t->start[t->count] = token->start;
    t->count++;
    return 0;
}

static void add_row(struct words *words, uint64_t run, uint64_t class, json_t *named)
{
    if (words->count == words->size) {
        words->size = words->size * 2 + 1024;
        words->at = memory_need(realloc(words->at, words->size * sizeof *words->at));
    }
    words->at[words->count++] = (struct row){run, class, named};
}

static bool add_words(struct words *words, json_t *list, enum kb_lang lang,
                      struct analyser *analyser, uint64_t class, json_t *named)
{
    size_t i;
    json_t *one;
    json_array_foreach(list, i, one)
    {
        const char *word = json_string_value(one);
        struct terms terms = {.count = 0};
        if (word == NULL)
            return false;
        analyser_run(analyser, lang, text_of(word), collect, &terms);
        if (terms.count > 0 && terms.count <= RUN_MAX)
            add_row(words, hash_run(lang, terms.at, terms.count), class, named);
    }
    return list == NULL || json_is_array(list);
}

static uint64_t class_of(const char *kind, const char *name)
{
    return hash_ended(hash_ended(HASH_START, text_of(kind)), text_of(name));
}

static size_t fault(struct problems *problems, const char *file, const char *id, const char *field,
                    const char *what, const char *about)
{
    return problem(problems, &(struct problem){.file = file,
                                               .part = id == NULL ? "?" : id,
                                               .field = field,
                                               .what = what,
                                               .about = about});
}

static size_t add_class(struct words *words, json_t *json, const char *file,
                        struct analyser *analyser, struct problems *problems)
{
    const char *id = NULL, *code = NULL, *recognition = NULL;
    int profession = 0, status = 0, held = 0;
    json_t *de = NULL, *en = NULL, *groups = NULL;
    json_error_t error;
    if (json_unpack_ex(json, &error, JSON_STRICT, "{s?s, s?s, s?o, s?o, s?o, s?s, s?b, s?b, s?b}",
                       "id", &id, "code", &code, "de", &de, "en", &en, "groups", &groups,
                       "recognition", &recognition, "profession", &profession, "status", &status,
                       "held", &held) != 0)
        return fault(problems, file, id != NULL ? id : code, shape_field(error.text), SHAPE_FAULT,
                     error.text);
    if ((id == NULL) == (code == NULL))
        return fault(problems, file, id, "id", "it needs an id, or a code for a country", NULL);
    if (held != 0 && status == 0)
        return fault(problems, file, id, "held", "held is for a status", NULL);
    size_t i;
    json_t *group;
    bool good = groups == NULL || json_is_array(groups);
    json_array_foreach(groups, i, group)
    {
        good &= json_is_string(group);
    }
    if (!good)
        return fault(problems, file, id != NULL ? id : code, "groups", "groups is a list of texts",
                     NULL);
    words->classes++;
    uint64_t class = class_of(code != NULL ? "country" : "word", code != NULL ? code : id);
    json_t *named = code != NULL || profession != 0 || status != 0 ? json : NULL;
    if (named != NULL)
        json_object_set(words->named, code != NULL ? code : id, named);
    if (!add_words(words, de, KB_DE, analyser, class, named) ||
        !add_words(words, en, KB_EN, analyser, class, named))
        return fault(problems, file, id != NULL ? id : code, "de", "de and en are lists of words",
                     NULL);
    return 0;
}

static int by_run(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    return x->run < y->run ? -1 : x->run > y->run;
}

size_t words_add(struct words *words, struct text json, const char *file, struct analyser *analyser,
                 struct problems *problems)
{
    json_error_t error;
    json_t *root = json_loadb(json.at, json.len, JSON_REJECT_DUPLICATES, &error), *one;
    if (root == NULL) {
        return json_problem(problems, file, &error);
    }
    size_t faults = json_is_array(root)
                        ? 0
                        : fault(problems, file, NULL, "", "not a list of words", NULL),
           i;
    json_array_foreach(root, i, one)
    {
        faults += add_class(words, one, file, analyser, problems);
    }
    json_array_append_new(words->files, root);
    if (words->count > 0)
        qsort(words->at, words->count, sizeof *words->at, by_run);
    return faults;
}

/* ---- looking up ------------------------------------------------------------------------- */

static void look_up(const struct words *words, enum kb_lang lang, const struct text *terms,
                    size_t count,
                    void (*seen)(void *context, const struct row *row, size_t at, size_t run),
                    void *context)
{
    for (size_t at = 0; at < count; at++)
        for (size_t run = 1; run <= RUN_MAX && at + run <= count; run++) {
            uint64_t hash = hash_run(lang, terms + at, run);
            size_t from = 0, to = words->count;
            while (from < to) {
                size_t middle = from + (to - from) / 2;
                if (words->at[middle].run < hash)
                    from = middle + 1;
                else
                    to = middle;
            }
            for (; from < words->count && words->at[from].run == hash; from++)
                seen(context, &words->at[from], at, run);
        }
}

struct synonyms {
    void (*seen)(void *context, uint64_t class);
    void *context;
};

static void note_synonym(void *context, const struct row *row, size_t at, size_t run)
{
    (void)at;
    (void)run;
    const struct synonyms *s = context;
    if (row->named == NULL)
        s->seen(s->context, row->class);
}

void words_classes(const struct words *words, enum kb_lang lang, const struct text *terms,
                   size_t count, void (*seen)(void *context, uint64_t class), void *context)
{
    look_up(words, lang, terms, count, note_synonym, &(struct synonyms){seen, context});
}

struct names {
    void (*seen)(void *context, size_t at, size_t run);
    void *context;
};

static void note_names(void *context, const struct row *row, size_t at, size_t run)
{
    const struct names *n = context;
    if (json_object_get(row->named, "code") != NULL ||
        json_is_true(json_object_get(row->named, "profession")))
        n->seen(n->context, at, run);
}

void words_names(const struct words *words, enum kb_lang lang, const struct text *terms,
                 size_t count, void (*seen)(void *context, size_t at, size_t run), void *context)
{
    look_up(words, lang, terms, count, note_names, &(struct names){seen, context});
}

struct naming {
    const char *kind; /* the key that tells it: "code", "profession" or "status" */
    struct text said;
    const struct terms *terms;
    json_t *named;
};

/* "nicht Indien, sondern Türkei": what is denied is not meant. */
static bool denied(const struct terms *terms, size_t at)
{
    static const char *const no[] = {"nicht", "kein", "statt", "not", "instead"};
    for (size_t i = 0; at > 0 && i < sizeof no / sizeof *no; i++)
        if (text_is(terms->at[at - 1], no[i]))
            return true;
    return false;
}

/* "He has a residence permit", "mit Duldung": somebody has it, and it is not just the subject. */
static bool is_held(struct text said, size_t start)
{
    static const char *const having[] = {"hat",     "habe",  "haben", "mit",   "besitzt",
                                         "inhaber", "unter", "has",   "have",  "got",
                                         "with",    "holds", "on",    "under", "holding"};
    enum { WORDS_BACK = 3 };
    for (size_t words = 0, end = start; words < WORDS_BACK; words++) {
        while (end > 0 && said.at[end - 1] == ' ')
            end--;
        size_t from = end;
        while (from > 0 && strchr(" \t\n.,;:!?", said.at[from - 1]) == NULL)
            from--;
        for (size_t i = 0; i < sizeof having / sizeof *having; i++)
            if (strlen(having[i]) == end - from &&
                strncasecmp(having[i], said.at + from, end - from) == 0)
                return true;
        end = from;
    }
    return false;
}

static void note_name(void *context, const struct row *row, size_t at, size_t run)
{
    (void)run;
    struct naming *n = context;
    json_t *kind = json_object_get(row->named, n->kind);
    if (n->named == NULL && kind != NULL && !json_is_false(kind) && !denied(n->terms, at) &&
        (!json_is_true(json_object_get(row->named, "held")) ||
         is_held(n->said, n->terms->start[at])))
        n->named = row->named;
}

static const char *name_in(const struct words *words, struct analyser *analyser, enum kb_lang lang,
                           struct text said, const char *kind)
{
    struct terms terms = {.count = 0};
    struct naming n = {.kind = kind, .said = said, .terms = &terms};
    analyser_run(analyser, lang, said, collect, &terms);
    look_up(words, lang, terms.at, terms.count, note_name, &n);
    const char *code = json_string_value(json_object_get(n.named, "code"));
    return code != NULL ? code : json_string_value(json_object_get(n.named, "id"));
}

const char *words_country(const struct words *words, struct analyser *analyser, enum kb_lang lang,
                          struct text said)
{
    return name_in(words, analyser, lang, said, "code");
}

const char *words_profession(const struct words *words, struct analyser *analyser,
                             enum kb_lang lang, struct text said)
{
    return name_in(words, analyser, lang, said, "profession");
}

const char *words_status(const struct words *words, struct analyser *analyser, enum kb_lang lang,
                         struct text said)
{
    return name_in(words, analyser, lang, said, "status");
}

static void note_country(void *context, const struct row *row, size_t at, size_t run)
{
    (void)at;
    (void)run;
    bool *country = context;
    *country |= json_object_get(row->named, "code") != NULL;
}

bool words_is_country(const struct words *words, enum kb_lang lang, struct text term)
{
    bool country = false;
    look_up(words, lang, &term, 1, note_country, &country);
    return country;
}

static bool in_groups(json_t *country, const char *group)
{
    size_t i;
    json_t *one;
    json_array_foreach(json_object_get(country, "groups"), i, one)
    {
        if (json_is_string(one) && strcmp(json_string_value(one), group) == 0)
            return true;
    }
    return false;
}

bool words_in_group(const struct words *words, const char *code, const char *group)
{
    return strcmp(code, group) == 0 || in_groups(json_object_get(words->named, code), group);
}

bool words_has_group(const struct words *words, const char *group)
{
    const char *code;
    json_t *one;
    json_object_foreach(words->named, code, one)
    {
        if (strcmp(code, group) == 0 || in_groups(one, group))
            return true;
    }
    return false;
}

const char *words_name(const struct words *words, const char *id, enum kb_lang lang)
{
    json_t *names = json_object_get(json_object_get(words->named, id), kb_lang_name(lang));
    const char *name = json_string_value(json_array_get(names, 0));
    return name == NULL ? id : name;
}
