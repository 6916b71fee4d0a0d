/* offices.c - see offices.h. A place is found by the folded words of its name, longest name first;
 * "Landkreis" and the like do not count. */
#include "kb/offices.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "kb/json_problem.h"
#include "kb/memory.h"

enum { WORDS_MAX = 6, CHOICES_MAX = 12, SAID_WORDS = 200 };

struct place {
    const char *postcode, *town, *district;
    const char *words[WORDS_MAX]; /* of the town, folded */
    size_t count;
};

struct offices {
    json_t *directory;
    struct arena *arena;
    struct place *places; /* the towns of the postcodes, then each district by its own name */
    size_t count, towns;
};

/* ---- loading ---------------------------------------------------------------------------- */

struct name {
    struct arena *arena;
    const char **words;
    size_t count, max;
};

static bool is_filler(struct text word)
{
    static const char *const fillers[] = {"landkreis",  "kreis", "stadt",
                                          "kreisfreie", "land",  "landratsamt"};
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
        if (text_is(word, fillers[i]))
            return true;
    return false;
}

/* "Wartburgkreis", "Wartburg-Kreis" and "Wartburg" are one. */
static int collect(void *context, const struct token *token)
{
    static const char suffix[] = "kreis";
    enum { SUFFIX = sizeof suffix - 1 };
    struct name *n = context;
    size_t len = token->term.len;
    if (len > SUFFIX && memcmp(token->term.at + len - SUFFIX, suffix, SUFFIX) == 0)
        len -= SUFFIX;
    if (n->count < n->max)
        n->words[n->count++] = arena_strndup(n->arena, token->term.at, len);
    return 0;
}

static void add_place(struct offices *o, struct analyser *analyser, const char *postcode,
                      const char *town, const char *district)
{
    struct place *p = &o->places[o->count++];
    *p = (struct place){.postcode = postcode, .town = town, .district = district};
    struct name name = {o->arena, p->words, 0, WORDS_MAX};
    analyser_words(analyser, text_of(town), collect, &name);
    p->count = name.count;
    /* "Weimarer Land" is not "Weimarer" */
    while (postcode == NULL && p->count > 1 && strcmp(p->words[p->count - 1], "land") != 0 &&
           is_filler(text_of(p->words[p->count - 1])))
        p->count--;
}

static size_t lines_of(struct text text)
{
    size_t lines = 1;
    for (size_t i = 0; i < text.len; i++)
        lines += text.at[i] == '\n';
    return lines;
}

/* "Weimar (Randlage)" is Weimar. */
static void cut_remark(char *town)
{
    char *remark = strstr(town, " (");
    if (remark != NULL)
        *remark = '\0';
}

static bool read_postcodes(struct offices *o, struct analyser *analyser, struct text text,
                           struct problems *problems)
{
    bool good = true, header = true;
    char *copy = arena_strndup(o->arena, text.at, text.len);
    size_t number = 0;
    for (char *line = strsep(&copy, "\n"); line != NULL; line = strsep(&copy, "\n")) {
        number++;
        line[strcspn(line, "\r")] = '\0';
        if (line[0] == '\0' || line[0] == '#')
            continue;
        char *postcode = strsep(&line, "\t"), *town = strsep(&line, "\t"),
             *district = strsep(&line, "\t");
        bool complete = district != NULL && line == NULL && town[0] != '\0' && district[0] != '\0';
        const char *wrong = NULL;
        if (header && (!complete || strcmp(postcode, "plz") != 0))
            wrong = "the header line is plz, ort, kreis";
        else if (!header &&
                 (!complete || strlen(postcode) != 5 || strspn(postcode, "0123456789") != 5))
            wrong = "a row is postcode, place, district";
        if (wrong != NULL)
            problem(problems,
                    &(struct problem){.file = "postcodes.tsv", .line = number, .what = wrong});
        good &= wrong == NULL;
        if (wrong == NULL && !header) {
            cut_remark(town);
            add_place(o, analyser, postcode, town, district);
        }
        header = false;
    }
    o->towns = o->count;
    return good;
}

static void add_district(void *context, const char *district)
{
    void **both = context;
    add_place(both[0], both[1], NULL, district, district);
}

void offices_districts(const struct offices *o, void (*seen)(void *context, const char *district),
                       void *context)
{
    for (size_t i = 0; o != NULL && i < o->towns; i++) {
        size_t before = 0;
        while (before < i && strcmp(o->places[before].district, o->places[i].district) != 0)
            before++;
        if (before == i)
            seen(context, o->places[i].district);
    }
}

static bool texts_only(json_t *list)
{
    size_t i;
    json_t *one;
    json_array_foreach(list, i, one)
    {
        if (!json_is_string(one))
            return false;
    }
    return json_array_size(list) > 0;
}

static bool check_directory(json_t *directory, struct problems *problems)
{
    bool good = json_is_array(directory);
    if (!good)
        problem(problems,
                &(struct problem){.file = "directory.json", .what = "not a list of offices"});
    size_t i;
    json_t *office;
    json_array_foreach(directory, i, office)
    {
        const char *id = "?", *text = NULL;
        json_t *serves = NULL;
        json_error_t error;
        if (json_unpack_ex(office, &error, JSON_STRICT,
                           "{s:s, s:s, s:s, s:o, s?s, s?s, s?s, s?s, s?s, s?s, s:s, s:s}", "id",
                           &id, "kind", &text, "name", &text, "serves", &serves, "address", &text,
                           "phone", &text, "email", &text, "url", &text, "note", &text, "note_en",
                           &text, "source", &text, "stand", &text) != 0 ||
            !texts_only(serves)) {
            bool nowhere = serves != NULL && !texts_only(serves);
            problem(problems, &(struct problem){
                                  .file = "directory.json",
                                  .label = "office",
                                  .part = id,
                                  .field = nowhere ? "serves" : shape_field(error.text),
                                  .what = nowhere ? "serves is a list of districts" : SHAPE_FAULT,
                                  .about = nowhere ? NULL : error.text});
            good = false;
        }
    }
    return good;
}

enum kb_status offices_load(struct text directory, struct text postcodes, struct analyser *analyser,
                            struct problems *problems, struct offices **out)
{
    *out = NULL;
    json_error_t error = {0};
    json_t *root = directory.len == 0
                       ? json_array()
                       : json_loadb(directory.at, directory.len, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL) {
        json_problem(problems, "directory.json", &error);
        return KB_INVALID;
    }
    struct offices *o = memory_need(calloc(1, sizeof *o));
    o->directory = root;
    o->arena = arena_new((size_t)256 << 20);
    /* each row may bring a new district */
    o->places = arena_alloc(o->arena, lines_of(postcodes) * 2, sizeof *o->places);
    bool good = check_directory(root, problems);
    good &= read_postcodes(o, analyser, postcodes, problems);
    offices_districts(o, add_district, (void *[]){o, analyser});
    if (!good) {
        offices_free(o);
        return KB_INVALID;
    }
    *out = o;
    return KB_OK;
}

void offices_free(struct offices *o)
{
    if (o == NULL)
        return;
    json_decref(o->directory);
    arena_free(o->arena);
    free(o);
}

size_t offices_count(const struct offices *o)
{
    return o == NULL ? 0 : json_array_size(o->directory);
}

/* ---- places ----------------------------------------------------------------------------- */

static void add_choice(struct kb_place *place, const char *choice)
{
    for (size_t i = 0; i < place->choice_count; i++)
        if (strcmp(place->choices[i], choice) == 0)
            return;
    if (place->choice_count < CHOICES_MAX)
        place->choices[place->choice_count++] = choice;
}

/* Adds one more place it may be; two districts make it ambiguous. */
static void may_be(struct kb_place *place, const struct place *p, const char *name,
                   bool by_postcode)
{
    add_choice(place, by_postcode ? p->town : p->district);
    if (place->kind == KB_PLACE_NONE) {
        place->kind = KB_PLACE_FOUND;
        place->name = name;
        place->district = p->district;
    } else if (strcmp(place->district, p->district) != 0) {
        place->kind = KB_PLACE_AMBIGUOUS;
    }
}

static bool read_postcode(struct text said, char out[6])
{
    for (size_t i = 0; i + 5 <= said.len; i++) {
        size_t digits = 0;
        while (i + digits < said.len && said.at[i + digits] >= '0' && said.at[i + digits] <= '9')
            digits++;
        if (digits == 5) {
            memcpy(out, said.at + i, 5);
            out[5] = '\0';
            return true;
        }
        i += digits;
    }
    return false;
}

/* The words of the place stand in the text, one after the other, from `at` on. */
static bool stands_at(const struct place *p, const char *const *words, size_t count, size_t at)
{
    if (p->count == 0 || at + p->count > count)
        return false;
    for (size_t i = 0; i < p->count; i++)
        if (strcmp(p->words[i], words[at + i]) != 0)
            return false;
    return true;
}

static void find_name(const struct offices *o, const char *const *words, size_t count,
                      struct kb_place *place)
{
    size_t longest = 0;
    for (size_t i = 0; i < o->count; i++)
        for (size_t at = 0; at < count; at++)
            if (o->places[i].count > longest && stands_at(&o->places[i], words, count, at))
                longest = o->places[i].count;
    /* a district's own name counts more than a village that is called the same */
    for (int districts = 1; longest > 0 && districts >= 0 && place->kind == KB_PLACE_NONE;
         districts--) {
        size_t from = districts ? o->towns : 0, to = districts ? o->count : o->towns;
        for (size_t i = from; i < to; i++)
            for (size_t at = 0; at < count; at++)
                if (o->places[i].count == longest && stands_at(&o->places[i], words, count, at))
                    may_be(place, &o->places[i], o->places[i].town, false);
    }
}

/* What a region of an office is called: "Mittelsachsen (Sachsen)" is "Mittelsachsen". */
static void find_other_region(const struct offices *o, struct text said, struct arena *arena,
                              struct kb_place *place)
{
    size_t i, k;
    json_t *office, *region;
    json_array_foreach(o->directory, i, office)
    {
        json_array_foreach(json_object_get(office, "serves"), k, region)
        {
            const char *name = json_string_value(region), *open = strstr(name, " (");
            if (open == NULL || place->kind != KB_PLACE_NONE)
                continue;
            char *shorter = arena_strndup(arena, name, (size_t)(open - name));
            char *text = arena_strndup(arena, said.at, said.len);
            if (strcasestr(text, shorter) == NULL)
                continue;
            *place = (struct kb_place){KB_PLACE_FOUND, shorter, arena_strdup(arena, name), NULL, 0};
        }
    }
}

struct kb_place offices_place(const struct offices *o, struct analyser *analyser, struct text said,
                              bool alone, struct arena *arena)
{
    struct kb_place place = {.kind = KB_PLACE_NONE};
    if (o == NULL || o->count == 0)
        return place;
    place.choices = arena_alloc(arena, CHOICES_MAX, sizeof *place.choices);
    char postcode[6];
    bool by_postcode = read_postcode(said, postcode);
    struct name spoken = {arena, arena_alloc(arena, SAID_WORDS, sizeof(char *)), 0, SAID_WORDS};
    analyser_words(analyser, said, collect, &spoken);
    if (by_postcode) {
        const char *name = arena_strdup(arena, postcode);
        for (size_t i = 0; i < o->towns; i++)
            if (strcmp(o->places[i].postcode, postcode) == 0)
                may_be(&place, &o->places[i], name, true);
        if (place.kind == KB_PLACE_NONE)
            place = (struct kb_place){.kind = KB_PLACE_OUTSIDE, .name = name};
        if (place.kind != KB_PLACE_AMBIGUOUS)
            return place;
        /* "99330 Frankenhain": the town decides */
        for (size_t i = 0; i < o->towns; i++)
            for (size_t at = 0; at < spoken.count; at++)
                if (strcmp(o->places[i].postcode, postcode) == 0 &&
                    stands_at(&o->places[i], spoken.words, spoken.count, at))
                    return (struct kb_place){KB_PLACE_FOUND, o->places[i].town,
                                             o->places[i].district, NULL, 0};
        return place;
    }
    find_name(o, spoken.words, spoken.count, &place);
    if (place.kind == KB_PLACE_NONE)
        find_other_region(o, said, arena, &place);
    if (place.kind == KB_PLACE_NONE && alone)
        place = (struct kb_place){.kind = KB_PLACE_OUTSIDE,
                                  .name = arena_strndup(arena, said.at, said.len)};
    return place;
}

/* ---- who serves it ---------------------------------------------------------------------- */

static const char *member(json_t *office, const char *key, struct arena *arena)
{
    const char *text = json_string_value(json_object_get(office, key));
    return text == NULL ? "" : arena_strdup(arena, text);
}

size_t offices_serving(const struct offices *o, const char *district, const char *kind,
                       struct arena *arena, struct kb_office **out)
{
    size_t count = 0, i, k;
    json_t *office, *served;
    *out = arena_alloc(arena, offices_count(o) + 1, sizeof **out);
    if (o == NULL)
        return 0;
    json_array_foreach(o->directory, i, office)
    {
        if (kind != NULL && strcmp(json_string_value(json_object_get(office, "kind")), kind) != 0)
            continue;
        json_array_foreach(json_object_get(office, "serves"), k, served)
        {
            if (strcmp(json_string_value(served), district) != 0)
                continue;
            (*out)[count++] = (struct kb_office){
                .id = member(office, "id", arena),
                .kind = member(office, "kind", arena),
                .name = member(office, "name", arena),
                .address = member(office, "address", arena),
                .phone = member(office, "phone", arena),
                .email = member(office, "email", arena),
                .url = member(office, "url", arena),
                .note = member(office, "note", arena),
                .note_en = member(office, "note_en", arena),
                .source = member(office, "source", arena),
                .stand = member(office, "stand", arena),
            };
        }
    }
    return count;
}

void offices_untranslated(const struct offices *o, void (*seen)(void *context, const char *id),
                          void *context)
{
    size_t i;
    json_t *office;
    json_array_foreach(o == NULL ? NULL : o->directory, i, office)
    {
        if (json_object_get(office, "note") != NULL && json_object_get(office, "note_en") == NULL)
            seen(context, json_string_value(json_object_get(office, "id")));
    }
}

bool offices_has_kind(const struct offices *o, const char *kind)
{
    size_t i;
    json_t *office;
    if (o == NULL)
        return false;
    json_array_foreach(o->directory, i, office)
    {
        if (strcmp(json_string_value(json_object_get(office, "kind")), kind) == 0)
            return true;
    }
    return false;
}
