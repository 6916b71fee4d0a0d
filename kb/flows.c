/* flows.c - see flows.h. A flow stays JSON; what is checked when it is loaded need not be checked
 * when it is walked. */
#include "kb/flows.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "kb/json_problem.h"
#include "kb/memory.h"
#include "kb/salary.h"

enum { FLOWS_MAX = 200, STEPS_MAX = 300, ANSWERS_MAX = 40 };

struct flows {
    json_t *at[FLOWS_MAX];
    size_t count;
};

static const char *const kinds[] = {"choice", "country", "money", "number", "date", "place"};

struct flows *flows_new(void)
{
    struct flows *flows = memory_need(calloc(1, sizeof *flows));
    return flows;
}

void flows_free(struct flows *flows)
{
    if (flows == NULL)
        return;
    for (size_t i = 0; i < flows->count; i++)
        json_decref(flows->at[i]);
    free(flows);
}

size_t flows_count(const struct flows *flows)
{
    return flows->count;
}

static const char *member(json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

const char *flows_id(const struct flows *flows, size_t index)
{
    return member(flows->at[index], "id");
}

static json_t *find(const struct flows *flows, const char *id)
{
    for (size_t i = 0; i < flows->count; i++)
        if (strcmp(flows_id(flows, i), id) == 0)
            return flows->at[i];
    return NULL;
}

static const char *in_lang(json_t *text, enum kb_lang lang)
{
    const char *said = member(text, kb_lang_name(lang));
    return said == NULL ? "" : said;
}

const char *flows_title(const struct flows *flows, size_t index, enum kb_lang lang)
{
    return in_lang(json_object_get(flows->at[index], "title"), lang);
}

static bool contains(json_t *list, const char *text)
{
    size_t i;
    json_t *one;
    json_array_foreach(list, i, one)
    {
        if (json_is_string(one) && strcmp(json_string_value(one), text) == 0)
            return true;
    }
    return false;
}

bool flows_offered(const struct flows *flows, size_t index, const char *slug)
{
    return contains(json_object_get(flows->at[index], "offered_at"), slug);
}

/* Where a step can lead: its options or its branches. */
static json_t *ways_of(json_t *step)
{
    json_t *options = json_object_get(step, "options");
    return options != NULL ? options : json_object_get(step, "branches");
}

/* ---- checking --------------------------------------------------------------------------- */

struct check {
    const char *file;
    struct problems *problems;
    json_t *steps;
    size_t faults;
};

static void fault(struct check *c, const char *step, const char *what)
{
    c->faults +=
        problem(c->problems,
                &(struct problem){.file = c->file, .label = "step", .part = step, .what = what});
}

static void check_text(struct check *c, const char *step, json_t *text, const char *name)
{
    if (member(text, "de") == NULL || member(text, "en") == NULL)
        c->faults += problem(c->problems, &(struct problem){.file = c->file,
                                                            .label = "step",
                                                            .part = step,
                                                            .field = name,
                                                            .what = "a text needs de and en",
                                                            .about = name});
}

static void check_way(struct check *c, const char *step, json_t *way, bool choice, bool last)
{
    const char *to = member(way, "to");
    if (to == NULL || json_object_get(c->steps, to) == NULL)
        fault(c, step, "it leads to a step that does not exist");
    if (choice) {
        check_text(c, step, json_object_get(way, "text"), "option");
        if (member(way, "id") == NULL)
            fault(c, step, "an option needs an id");
        return;
    }
    json_t *min = json_object_get(way, "min"), *group = json_object_get(way, "group");
    bool condition = min != NULL || group != NULL;
    if ((min != NULL && !json_is_number(min) && !json_is_string(min)) ||
        (group != NULL && !json_is_string(group) && !json_is_array(group)))
        fault(c, step, "a condition does not fit the kind of the question");
    if (last && condition)
        fault(c, step, "the last branch must have no condition");
    if (!last && !condition)
        fault(c, step, "only the last branch has no condition");
}

static void check_question(struct check *c, const char *name, json_t *step)
{
    const char *kind = member(step, "kind");
    size_t which = 0, i;
    while (which < sizeof kinds / sizeof *kinds &&
           (kind == NULL || strcmp(kinds[which], kind) != 0))
        which++;
    if (which == sizeof kinds / sizeof *kinds) {
        fault(c, name, "the kind is choice, country, money, number, date or place");
        return;
    }
    check_text(c, name, json_object_get(step, "ask"), "ask");
    bool choice = which == 0;
    json_t *ways = json_object_get(step, choice ? "options" : "branches"), *way;
    if (json_object_get(step, choice ? "branches" : "options") != NULL)
        fault(c, name, "only a choice has options, and all others have branches");
    size_t count = json_array_size(ways);
    if (choice ? count < 2 || count > 8 : count < 1)
        fault(c, name, choice ? "a choice has two to eight options" : "it needs branches");
    if (strcmp(kind, "money") == 0) {
        const char *per = member(step, "per");
        if (per == NULL || (strcmp(per, "year") != 0 && strcmp(per, "month") != 0))
            fault(c, name, "money is per year or per month");
    }
    json_array_foreach(ways, i, way)
    {
        check_way(c, name, way, choice, i + 1 == count);
    }
}

enum color { WHITE, GREY, BLACK };

/* Depth-first: the ways from a step to an end; 0 and a fault where a way leads back. */
static size_t count_paths(struct check *c, const char *name, json_t *colors, json_t *paths)
{
    json_int_t color = json_integer_value(json_object_get(colors, name));
    if (color == GREY) {
        fault(c, name, "a way leads back to it");
        return 0;
    }
    if (color == BLACK)
        return (size_t)json_integer_value(json_object_get(paths, name));
    json_object_set_new(colors, name, json_integer(GREY));
    json_t *step = json_object_get(c->steps, name), *way;
    size_t sum = json_object_get(step, "end") != NULL, i;
    json_array_foreach(ways_of(step), i, way)
    {
        const char *to = member(way, "to");
        if (to != NULL && json_object_get(c->steps, to) != NULL)
            sum += count_paths(c, to, colors, paths);
    }
    json_object_set_new(colors, name, json_integer(BLACK));
    json_object_set_new(paths, name, json_integer((json_int_t)sum));
    return sum;
}

static void check_steps(struct check *c, json_t *flow)
{
    const char *name, *start = member(flow, "start");
    json_t *step;
    if (json_object_size(c->steps) == 0 || json_object_size(c->steps) > STEPS_MAX ||
        start == NULL || json_object_get(c->steps, start) == NULL) {
        fault(c, "start", "it must name one of the steps");
        return;
    }
    json_object_foreach(c->steps, name, step)
    {
        if (json_object_get(step, "end") == NULL)
            check_question(c, name, step);
        else
            check_text(c, name, json_object_get(step, "end"), "end");
    }
    json_t *colors = json_object(), *paths = json_object();
    count_paths(c, start, colors, paths);
    json_object_foreach(c->steps, name, step)
    {
        if (json_object_get(colors, name) == NULL)
            fault(c, name, "no way leads to it");
    }
    json_decref(colors);
    json_decref(paths);
}

size_t flows_add(struct flows *flows, struct text json, const char *file, struct problems *problems)
{
    json_error_t error;
    json_t *flow = json_loadb(json.at, json.len, JSON_REJECT_DUPLICATES, &error);
    struct check c = {file, problems, json_object_get(flow, "steps"), 0};
    const char *id = member(flow, "id");
    if (flow == NULL) {
        return json_problem(problems, file, &error);
    }
    if (id == NULL || !slug_valid(id) || find(flows, id) != NULL || flows->count == FLOWS_MAX)
        fault(&c, "id", "it is missing, not valid or used twice");
    check_text(&c, "title", json_object_get(flow, "title"), "title");
    if (member(flow, "stand") == NULL || !day_valid(member(flow, "stand")))
        fault(&c, "stand", "it must be a day like 2026-08-19");
    check_steps(&c, flow);
    if (c.faults == 0)
        flows->at[flows->count++] = flow;
    else
        json_decref(flow);
    return c.faults;
}

size_t flows_paths(const struct flows *flows, size_t index)
{
    json_t *flow = flows->at[index], *colors = json_object(), *paths = json_object();
    struct check c = {.steps = json_object_get(flow, "steps")};
    size_t sum = count_paths(&c, member(flow, "start"), colors, paths);
    json_decref(colors);
    json_decref(paths);
    return sum;
}

static void each_text(json_t *text, void (*seen)(void *context, struct text text), void *context)
{
    for (int lang = KB_DE; lang <= KB_EN; lang++)
        seen(context, text_of(in_lang(text, (enum kb_lang)lang)));
}

void flows_each(const struct flows *flows, size_t index,
                void (*entry)(void *context, const char *slug),
                void (*text)(void *context, struct text text), void *context)
{
    json_t *flow = flows->at[index], *step, *one;
    const char *name;
    size_t i;
    json_array_foreach(json_object_get(flow, "offered_at"), i, one)
    {
        entry(context, json_string_value(one));
    }
    json_object_foreach(json_object_get(flow, "steps"), name, step)
    {
        each_text(json_object_get(step, "end"), text, context);
        each_text(json_object_get(step, "ask"), text, context);
        each_text(json_object_get(step, "help"), text, context);
        json_array_foreach(json_object_get(step, "entries"), i, one)
        {
            entry(context, json_string_value(one));
        }
        json_array_foreach(json_object_get(step, "branches"), i, one)
        {
            if (json_is_string(json_object_get(one, "min")))
                text(context, text_of(member(one, "min")));
        }
    }
}

/* ---- drawing ---------------------------------------------------------------------------- */

static void draw_text(const char *text, FILE *to)
{
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\')
            fputc('\\', to);
        fputc(*p == '\n' ? ' ' : *p, to);
    }
}

static void draw_condition(json_t *way, enum kb_lang lang, FILE *to)
{
    json_t *min = json_object_get(way, "min"), *group = json_object_get(way, "group");
    if (json_object_get(way, "text") != NULL)
        draw_text(in_lang(json_object_get(way, "text"), lang), to);
    else if (json_is_number(min))
        fprintf(to, "≥ %.0f", json_number_value(min));
    else if (json_is_string(min))
        fprintf(to, "≥ %s", json_string_value(min));
    else if (json_is_string(group))
        draw_text(json_string_value(group), to);
    else
        fputs(group != NULL ? "…" : "*", to);
}

bool flows_draw(const struct flows *flows, const char *id, enum kb_lang lang, FILE *to)
{
    json_t *flow = find(flows, id), *step, *way;
    const char *name;
    size_t i;
    if (flow == NULL)
        return false;
    fputs("digraph flow {\n  node [shape=box, style=rounded];\n", to);
    json_object_foreach(json_object_get(flow, "steps"), name, step)
    {
        json_t *end = json_object_get(step, "end");
        fprintf(to, "  \"%s\" [label=\"", name);
        draw_text(in_lang(end != NULL ? end : json_object_get(step, "ask"), lang), to);
        fprintf(to, "\"%s];\n", end != NULL ? ", style=filled" : "");
        json_array_foreach(ways_of(step), i, way)
        {
            fprintf(to, "  \"%s\" -> \"%s\" [label=\"", name, member(way, "to"));
            draw_condition(way, lang, to);
            fputs("\"];\n", to);
        }
    }
    fputs("}\n", to);
    return true;
}

/* ---- walking ---------------------------------------------------------------------------- */

struct walk {
    const struct catalog *catalog;
    struct analyser *analyser;
    enum kb_lang lang;
    const char *day;
    struct arena *arena;
};

/* "45", "45 Jahre", "1.000", "4,5": digits with separators of thousands. */
static bool read_amount(const char *said, double *out)
{
    char plain[32];
    size_t len = 0;
    for (const char *p = said; *p != '\0'; p++) {
        bool separator = *p == '.' || *p == ',';
        size_t digits = separator ? strspn(p + 1, "0123456789") : 0;
        if (*p >= '0' && *p <= '9') {
            if (len + 1 >= sizeof plain)
                return false;
            plain[len++] = *p;
        } else if (separator && len > 0 && (digits == 1 || digits == 2)) {
            if (len + 1 >= sizeof plain)
                return false;
            plain[len++] = '.';
        } else if (*p == '-') {
            return false;
        }
    }
    plain[len] = '\0';
    char *end;
    errno = 0;
    *out = strtod(plain, &end);
    return len > 0 && *end == '\0' && errno == 0 && *out < 1e9;
}

/* What a branch asks for at least; false where it cites a figure that is not known. */
static bool least(const struct walk *w, json_t *min, double *out)
{
    if (json_is_number(min)) {
        *out = json_number_value(min);
        return true;
    }
    const char *text = json_string_value(min);
    size_t len = strlen(text);
    if (len < 5 || strncmp(text, "{{", 2) != 0 || strcmp(text + len - 2, "}}") != 0)
        return false;
    struct text key = text_trim((struct text){text + 2, len - 4});
    return values_number(w->catalog->values, key, w->day, out);
}

static bool in_one_of(const struct walk *w, const char *code, json_t *group)
{
    if (json_is_string(group))
        return words_in_group(w->catalog->words, code, json_string_value(group));
    size_t i;
    json_t *one;
    json_array_foreach(group, i, one)
    {
        if (json_is_string(one) && words_in_group(w->catalog->words, code, json_string_value(one)))
            return true;
    }
    return false;
}

/* Finds the option that was chosen. */
static json_t *take_option(json_t *step, const char *said, enum kb_lang lang, const char **shown)
{
    size_t i;
    json_t *option;
    json_array_foreach(json_object_get(step, "options"), i, option)
    {
        const char *text = in_lang(json_object_get(option, "text"), lang);
        if (strcmp(member(option, "id"), said) != 0 && strcasecmp(text, said) != 0)
            continue;
        *shown = text;
        return option;
    }
    return NULL;
}

/* The branch an answer leads to, NULL where it was not understood. */
static json_t *take(const struct walk *w, json_t *step, const char *said, const char **shown)
{
    const char *kind = member(step, "kind"), *code = NULL;
    double amount = 0;
    *shown = said;
    if (strcmp(kind, "choice") == 0)
        return take_option(step, said, w->lang, shown);
    if (strcmp(kind, "country") == 0) {
        code = words_country(w->catalog->words, w->analyser, w->lang, text_of(said));
        if (code == NULL)
            return NULL;
        *shown = words_name(w->catalog->words, code, w->lang);
    } else if (strcmp(kind, "date") == 0) {
        if (!day_valid(said))
            return NULL;
        *shown = day_written(said, w->lang, w->arena);
    } else if (strcmp(kind, "place") == 0) {
        struct kb_place place =
            offices_place(w->catalog->offices, w->analyser, text_of(said), true, w->arena);
        if (place.kind == KB_PLACE_FOUND)
            *shown = place.name;
    } else if (strcmp(kind, "money") == 0) {
        if (!salary_amount(text_of(said), member(step, "per"), &amount))
            return NULL;
        *shown = euros_written(amount, w->lang, w->arena);
    } else if (!read_amount(said, &amount)) {
        return NULL;
    }
    size_t i;
    json_t *branch;
    json_array_foreach(json_object_get(step, "branches"), i, branch)
    {
        json_t *min = json_object_get(branch, "min"), *group = json_object_get(branch, "group");
        double figure;
        if (min == NULL && group == NULL)
            return branch;
        if (code != NULL && group != NULL && in_one_of(w, code, group))
            return branch;
        if (min == NULL)
            continue;
        if (strcmp(kind, "date") == 0
                ? json_is_string(min) && strcmp(said, json_string_value(min)) >= 0
                : least(w, min, &figure) && amount >= figure)
            return branch;
    }
    return NULL;
}

/* Questions on the longest way; `known` keeps what was found, since ways meet again. */
static size_t longest(json_t *steps, const char *name, json_t *known)
{
    json_t *before = json_object_get(known, name);
    if (before != NULL)
        return (size_t)json_integer_value(before);
    json_t *step = json_object_get(steps, name), *way;
    size_t most = 0, i;
    json_array_foreach(ways_of(step), i, way)
    {
        size_t here = longest(steps, member(way, "to"), known);
        most = here > most ? here : most;
    }
    most += json_object_get(step, "end") == NULL;
    json_object_set_new(known, name, json_integer((json_int_t)most));
    return most;
}

static void show_step(const struct walk *w, json_t *flow, const char *name, struct kb_guide *out)
{
    json_t *steps = json_object_get(flow, "steps"), *step = json_object_get(steps, name), *one;
    json_t *end = json_object_get(step, "end"), *list = json_object_get(step, "entries");
    size_t i;
    json_t *known = json_object();
    out->most_left = longest(steps, name, known);
    json_decref(known);
    if (end != NULL) {
        out->text = values_fill(w->catalog->values, text_of(in_lang(end, w->lang)), w->lang, w->day,
                                w->arena, &out->value_unknown);
        out->person = json_is_true(json_object_get(step, "person"));
        out->entries = arena_alloc(w->arena, json_array_size(list) + 1, sizeof *out->entries);
        json_array_foreach(list, i, one)
        {
            if (json_is_string(one))
                out->entries[out->entry_count++] = arena_strdup(w->arena, json_string_value(one));
        }
        return;
    }
    out->step = arena_strdup(w->arena, name);
    out->kind = arena_strdup(w->arena, member(step, "kind"));
    out->per = member(step, "per") == NULL ? "" : arena_strdup(w->arena, member(step, "per"));
    out->ask =
        values_fill(w->catalog->values, text_of(in_lang(json_object_get(step, "ask"), w->lang)),
                    w->lang, w->day, w->arena, NULL);
    out->help =
        values_fill(w->catalog->values, text_of(in_lang(json_object_get(step, "help"), w->lang)),
                    w->lang, w->day, w->arena, NULL);
    list = json_object_get(step, "options");
    out->options = arena_alloc(w->arena, json_array_size(list) + 1, sizeof *out->options);
    json_array_foreach(list, i, one)
    {
        out->options[out->option_count++] = (struct kb_guide_option){
            arena_strdup(w->arena, member(one, "id")),
            arena_strdup(w->arena, in_lang(json_object_get(one, "text"), w->lang))};
    }
}

enum kb_guide_status flows_walk(const struct flows *flows, const struct catalog *catalog,
                                struct analyser *analyser, const char *id,
                                const char *const *answers, size_t count, enum kb_lang lang,
                                const char *day, struct arena *arena, struct kb_guide *out)
{
    const struct walk w = {catalog, analyser, lang, day, arena};
    json_t *flow = find(flows, id);
    *out = (struct kb_guide){0};
    if (flow == NULL)
        return KB_GUIDE_NO_FLOW;
    out->flow = arena_strdup(arena, id);
    out->title = arena_strdup(arena, in_lang(json_object_get(flow, "title"), lang));
    out->intro = arena_strdup(arena, in_lang(json_object_get(flow, "intro"), lang));
    out->stand = arena_strdup(arena, member(flow, "stand"));
    out->answers = arena_alloc(arena, count + 1, sizeof *out->answers);
    json_t *steps = json_object_get(flow, "steps");
    const char *name = member(flow, "start");
    enum kb_guide_status status = KB_GUIDE_OK;
    for (size_t i = 0; i < count && i < ANSWERS_MAX; i++) {
        json_t *step = json_object_get(steps, name);
        const char *shown;
        json_t *way =
            json_object_get(step, "end") != NULL ? NULL : take(&w, step, answers[i], &shown);
        if (way == NULL) {
            status = KB_GUIDE_BAD_ANSWER;
            break;
        }
        out->answers[out->answer_count++] = (struct kb_guide_answer){
            arena_strdup(arena, name),
            values_fill(catalog->values, text_of(in_lang(json_object_get(step, "ask"), lang)), lang,
                        day, arena, NULL),
            arena_strdup(arena, answers[i]), arena_strdup(arena, shown)};
        name = member(way, "to");
    }
    show_step(&w, flow, name, out);
    return status;
}
