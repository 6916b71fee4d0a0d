/* faults.c - the faults of a text, whatever kind of item it is. */
#include "kb/faults.h"

#include <string.h>

#include "kb/check_entry.h"
#include "kb/edit.h"
#include "kb/flows.h"
#include "kb/internal.h"
#include "kb/messages.h"
#include "kb/rule_check.h"

struct checking {
    struct kb *kb;
    const struct catalog *catalog, *also; /* `also` may be NULL */
    const char *item;
    struct text text;
    const char *day;
    enum kb_lang ui;
    struct arena *arena;
    struct problems problems;
    struct kb_faults *out;
};

static const struct catalog *best(const struct checking *c)
{
    return c->also != NULL ? c->also : c->catalog;
}

/* ---- entries ---------------------------------------------------------------------------- */

/* The line in which a key of the front matter stands, 0 where it does not. */
static size_t line_of_key(struct text text, const char *key)
{
    size_t line = 1, len = strlen(key);
    for (size_t i = 0; i + len < text.len; line++) {
        if (memcmp(text.at + i, key, len) == 0 && text.at[i + len] == ':')
            return line;
        const char *end = memchr(text.at + i, '\n', text.len - i);
        if (end == NULL || (line > 1 && strncmp(text.at + i, "---\n", 4) == 0))
            return 0;
        i = (size_t)(end - text.at) + 1;
    }
    return 0;
}

struct noting {
    struct checking *checking;
    size_t before_body; /* lines */
};

static void note(void *context, const struct finding *f)
{
    const struct noting *n = context;
    struct checking *c = n->checking;
    struct kb_fault *noted =
        fault_say(c->out, c->arena, c->ui, !f->error, f->field, f->what, f->about);
    if (noted != NULL)
        noted->line = f->line > 0 ? n->before_body + f->line : line_of_key(c->text, f->field);
}

static void warn(struct checking *c, const char *field, const char *what, const char *about)
{
    note(&(struct noting){c, 0}, &(struct finding){.field = field, .what = what, .about = about});
}

/* An example question belongs to one entry only. */
static void check_questions(struct checking *c, const struct entry *e)
{
    const struct catalog *catalog = best(c);
    for (size_t i = 0; i < e->questions.count; i++) {
        const char *question = e->questions.at[i];
        for (size_t k = 0; k < i; k++)
            if (strcasecmp(e->questions.at[k], question) == 0)
                warn(c, "questions", "the example question stands twice", question);
        for (size_t k = 0; k < catalog->count; k++) {
            const struct entry *other = &catalog->entries[k];
            for (size_t m = 0; m < other->questions.count; m++)
                if (strcmp(other->slug, e->slug) != 0 &&
                    strcasecmp(other->questions.at[m], question) == 0)
                    warn(c, "questions", "the example question also stands in",
                         arena_printf(c->arena, "%s: \"%s\"", other->slug, question));
        }
    }
}

static void check_day(struct checking *c, const struct entry *e)
{
    bool unknown = false;
    values_fill(best(c)->values, text_of(e->summary), e->lang, c->day, c->arena, &unknown);
    if (unknown)
        warn(c, "short", "the value is not known for the day", c->day);
    unknown = false;
    values_fill(best(c)->values, text_of(e->body), e->lang, c->day, c->arena, &unknown);
    if (unknown)
        warn(c, "body", "the value is not known for the day", c->day);
}

static void check_entry_item(struct checking *c)
{
    struct entry e;
    enum kb_lang lang;
    const char *slug;
    kb_item_entry(c->item, &lang, &slug);
    enum kb_status status = entry_file_parse(c->text, c->item, &c->problems, c->arena, &e);
    faults_of(&c->problems, c->ui, c->arena, c->out);
    if (!e.readable)
        return;
    struct noting n = {.checking = c};
    for (size_t i = 0; i < c->text.len - strlen(e.body); i++)
        n.before_body += c->text.at[i] == '\n';
    if (strcmp(e.slug, slug) != 0 || e.lang != lang)
        note(&n, &(struct finding){.error = true,
                                   .field = "slug",
                                   .what = "the text belongs to another entry",
                                   .about = e.slug});
    check_entry(c->catalog, c->also, &e, c->day, note, &n);
    check_questions(c, &e);
    if (status == KB_OK)
        check_day(c, &e);
}

/* ---- documents -------------------------------------------------------------------------- */

static void check_values_item(struct checking *c)
{
    struct values *values;
    values_load(c->text, c->item, &c->problems, &values);
    for (size_t i = 0; values != NULL && i < values_count(values); i++) {
        const char *last = values_last_day(values, i);
        if (last == NULL || strcmp(last, c->day) >= 0)
            continue;
        struct kb_fault *noted = fault_say(c->out, c->arena, c->ui, true, "periods",
                                           "the value has no period since", last);
        if (noted != NULL)
            noted->part = arena_strdup(c->arena, values_key(values, i));
    }
    values_free(values);
}

struct districts {
    struct checking *checking;
    const struct offices *offices;
};

static void check_district(void *context, const char *district)
{
    static const char *const kinds[] = {"auslaenderbehoerde", "ihk", "hwk", "agentur"};
    const struct districts *d = context;
    struct kb_office *offices;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (offices_serving(d->offices, district, kinds[i], d->checking->arena, &offices) != 1)
            fault_say(d->checking->out, d->checking->arena, d->checking->ui, true, "serves",
                      "not exactly one office of the kind",
                      arena_printf(d->checking->arena, "%s, %s", kinds[i], district));
}

static void check_offices_item(struct checking *c)
{
    bool directory = kb_item_kind(c->item) == KB_ITEM_OFFICES;
    struct offices *offices;
    offices_load(directory ? c->text : catalog_document(best(c), "directory.json"),
                 directory ? catalog_document(best(c), "postcodes.tsv") : c->text, c->kb->analyser,
                 &c->problems, &offices);
    struct districts d = {c, offices};
    if (offices != NULL)
        offices_districts(offices, check_district, &d);
    offices_free(offices);
}

static void check_flow_entry(void *context, const char *slug)
{
    struct noting *n = context;
    const struct checking *c = n->checking;
    if (slug == NULL || (catalog_find_any(c->catalog, slug, KB_DE) == NULL &&
                         (c->also == NULL || catalog_find_any(c->also, slug, KB_DE) == NULL)))
        note(n, &(struct finding){.error = true,
                                  .field = "entries",
                                  .what = "entry does not exist",
                                  .about = slug == NULL ? "?" : slug});
}

static void check_flow_text(void *context, struct text text)
{
    struct noting *n = context;
    check_values_cited(n->checking->catalog, n->checking->also, text, "end", note, n);
}

static void check_flow_item(struct checking *c)
{
    struct flows *flows = flows_new();
    flows_add(flows, c->text, c->item, &c->problems);
    struct noting n = {.checking = c};
    if (flows_count(flows) > 0) {
        const char *path = arena_printf(c->arena, "flows/%s.json", flows_id(flows, 0));
        if (strcmp(path, c->item) != 0)
            problem(&c->problems, &(struct problem){.file = c->item,
                                                    .field = "id",
                                                    .what = "the name of the file must be the id",
                                                    .about = path});
        flows_each(flows, 0, check_flow_entry, check_flow_text, &n);
    }
    flows_free(flows);
}

static void check_topics_item(struct checking *c)
{
    struct season topics;
    season_load(c->text, c->item, &c->problems, c->arena, &topics);
    struct noting n = {.checking = c};
    for (size_t i = 0; i < topics.count; i++)
        check_flow_entry(&n, topics.at[i].entry);
}

static void check_document(struct checking *c)
{
    struct intents *intents = NULL;
    struct words *words;
    switch (kb_item_kind(c->item)) {
    case KB_ITEM_VALUES:
        check_values_item(c);
        break;
    case KB_ITEM_OFFICES:
    case KB_ITEM_POSTCODES:
        check_offices_item(c);
        break;
    case KB_ITEM_INTENTS:
        intents_load(c->text, c->item, &c->problems, &intents);
        intents_free(intents);
        break;
    case KB_ITEM_TOPICS:
        check_topics_item(c);
        break;
    case KB_ITEM_WORDS:
        words = words_new();
        words_add(words, c->text, c->item, c->kb->analyser, &c->problems);
        words_free(words);
        break;
    case KB_ITEM_FLOW:
        check_flow_item(c);
        break;
    case KB_ITEM_RULES:
        rule_check(c->item, c->text, best(c), c->ui, c->arena, &c->problems, c->out);
        break;
    case KB_ITEM_ENTRY:
    case KB_ITEM_NONE:
        break;
    }
    /* what the parser says comes first */
    struct kb_faults parsed, more = *c->out;
    faults_of(&c->problems, c->ui, c->arena, &parsed);
    for (size_t i = 0; i < more.count; i++)
        fault_add(&parsed, c->arena, &more.at[i]);
    *c->out = parsed;
}

void kb_faults_beside(struct kb *kb, const struct beside *beside, const char *item,
                      struct text text, const char *day, enum kb_lang ui, struct arena *arena,
                      struct kb_faults *out)
{
    *out = (struct kb_faults){0};
    struct checking c = {.kb = kb,
                         .catalog = beside->catalog,
                         .also = beside->also,
                         .item = item,
                         .text = text,
                         .day = day,
                         .ui = ui,
                         .arena = arena,
                         .problems = {.arena = arena},
                         .out = out};
    if (!text_valid(text))
        fault_say(out, arena, ui, false, "", "the file is not valid UTF-8", "");
    else if (text.len > KB_DRAFT_TEXT_MAX)
        fault_say(out, arena, ui, false, "", "the file is larger than 1 MiB", "");
    else if (kb_item_kind(item) == KB_ITEM_ENTRY)
        check_entry_item(&c);
    else
        check_document(&c);
}

void kb_item_faults(struct kb *kb, struct kb *candidate, const char *item, struct text text,
                    const char *day, enum kb_lang ui, struct arena *arena, struct kb_faults *out)
{
    const struct beside beside = {kb->catalog, candidate == NULL ? NULL : candidate->catalog};
    kb_faults_beside(kb, &beside, item, text, day, ui, arena, out);
}
