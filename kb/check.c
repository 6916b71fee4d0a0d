/* check.c - what an editor should mend, over everything that is loaded. */
#include "kb/check_entry.h"
#include "kb/flows.h"
#include "kb/internal.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

struct check {
    struct kb *kb;
    const char *day;
    bool as_json;
    FILE *to;
    struct kb_check_report *report;
};

static void finding(struct check *c, bool error, const char *where, const char *what,
                    const char *about)
{
    if (error)
        c->report->errors++;
    else
        c->report->warnings++;
    const char *level = error ? "error" : "warning";
    if (c->as_json) {
        json_t *line = json_pack("{s:s, s:s, s:s, s:s}", "level", level, "where", where, "what",
                                 what, "about", about);
        json_dumpf(line, c->to, JSON_COMPACT);
        fputc('\n', c->to);
        json_decref(line);
    } else {
        fprintf(c->to, "%s: %s: %s%s%s\n", level, where, what, about[0] == '\0' ? "" : ": ", about);
    }
}

struct entry_check {
    struct check *check;
    char where[160];
};

static void note_finding(void *context, const struct finding *f)
{
    struct entry_check *e = context;
    finding(e->check, f->error, e->where, f->what, f->about);
}

static void check_one(struct check *c, const struct entry *e)
{
    struct entry_check to = {.check = c};
    snprintf(to.where, sizeof to.where, "%.120s (%s)", e->slug, kb_lang_name(e->lang));
    check_entry(c->kb->catalog, NULL, e, c->day, note_finding, &to);
    c->report->variants++;
    c->report->entries += e->lang == KB_DE || catalog_find(c->kb->catalog, e->slug, KB_DE) == NULL;
}

static void check_values(struct check *c)
{
    const struct values *values = c->kb->catalog->values;
    c->report->values = values_count(values);
    for (size_t i = 0; i < c->report->values; i++) {
        const char *last = values_last_day(values, i);
        if (last != NULL && strcmp(last, c->day) < 0)
            finding(c, false, values_key(values, i), "the value has no period since", last);
    }
}

static void check_district(void *context, const char *district)
{
    static const char *const kinds[] = {"auslaenderbehoerde", "ihk", "hwk", "agentur"};
    struct check *c = context;
    struct arena *arena = arena_new((size_t)1 << 20);
    struct kb_office *offices;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (offices_serving(c->kb->catalog->offices, district, kinds[i], arena, &offices) != 1)
            finding(c, true, district, "not exactly one office of the kind", kinds[i]);
    arena_free(arena);
}

static void check_note(void *context, const char *office)
{
    finding(context, false, office, "the note of the office is not in English", "");
}

static void check_flow_entry(void *context, const char *slug)
{
    struct entry_check *f = context;
    if (slug == NULL || catalog_find_any(f->check->kb->catalog, slug, KB_DE) == NULL)
        finding(f->check, true, f->where, "entry does not exist", slug == NULL ? "?" : slug);
}

static void check_flow_text(void *context, struct text text)
{
    struct entry_check *f = context;
    check_values_cited(f->check->kb->catalog, NULL, text, "", note_finding, f);
}

static void check_flows(struct check *c)
{
    const struct flows *flows = c->kb->catalog->flows;
    c->report->flows = flows_count(flows);
    for (size_t i = 0; i < flows_count(flows); i++) {
        struct entry_check f = {.check = c};
        snprintf(f.where, sizeof f.where, "flow %.120s", flows_id(flows, i));
        flows_each(flows, i, check_flow_entry, check_flow_text, &f);
        c->report->paths += flows_paths(flows, i);
    }
}

/* Compiles the rules once more, for the report. */
static enum kb_status check_rules(struct check *c)
{
    char *lines = NULL;
    size_t size = 0;
    FILE *problems = open_memstream(&lines, &size);
    if (problems == NULL)
        return kb_fail(c->kb, KB_IO, "out of memory");
    struct rules *rules = rules_new();
    sqlite3_stmt *stmt = c->kb->stmt[DOCUMENT_LIST];
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        const char *path = (const char *)sqlite3_column_text(stmt, 0);
        struct text text = {(const char *)sqlite3_column_text(stmt, 1),
                            (size_t)sqlite3_column_bytes(stmt, 1)};
        if (strncmp(path, "rules/", 6) == 0)
            rules_add(rules, text, path, &(struct problems){.lines = problems});
    }
    stmt_done(stmt);
    fclose(problems);
    char *save = lines;
    for (char *line = strsep(&save, "\n"); line != NULL; line = strsep(&save, "\n"))
        if (line[0] != '\0')
            finding(c, true, "rules", line, "");
    for (size_t i = 0; i < rules_count(rules); i++) {
        const struct rule *rule = rules_at(rules, i);
        for (size_t k = 0; k < rule->entries.count; k++)
            if (catalog_find_any(c->kb->catalog, rule->entries.at[k], KB_DE) == NULL)
                finding(c, false, rule->id, "names an entry that does not exist",
                        rule->entries.at[k]);
    }
    c->report->rules = rules_count(rules);
    rules_free(rules);
    free(lines);
    return KB_OK;
}

/* An example question that two entries share can be answered by one only. */
static void check_shared_questions(struct check *c)
{
    const struct catalog *catalog = c->kb->catalog;
    struct vocabulary *seen = vocabulary_new();
    for (size_t i = 0; i < catalog->count; i++) {
        const struct entry *e = &catalog->entries[i];
        for (size_t k = 0; k < e->questions.count; k++) {
            struct text q = text_of(e->questions.at[k]);
            if (q.len <= 64 && vocabulary_count(seen, q) > 0)
                finding(c, false, e->slug, "the example question stands twice", e->questions.at[k]);
            vocabulary_add(seen, q);
        }
    }
    vocabulary_free(seen);
}

static void check_topics(struct check *c)
{
    const struct season *topics = &c->kb->catalog->season;
    for (size_t i = 0; i < topics->count; i++)
        if (catalog_find_any(c->kb->catalog, topics->at[i].entry, KB_DE) == NULL)
            finding(c, true, "topics.json", "entry does not exist", topics->at[i].entry);
}

enum kb_status kb_check(struct kb *kb, const char *day, bool as_json, FILE *to,
                        struct kb_check_report *report)
{
    *report = (struct kb_check_report){0};
    struct check c = {kb, day, as_json, to, report};
    for (size_t i = 0; i < kb->catalog->count; i++)
        check_one(&c, &kb->catalog->entries[i]);
    report->offices = offices_count(kb->catalog->offices);
    offices_districts(kb->catalog->offices, check_district, &c);
    offices_untranslated(kb->catalog->offices, check_note, &c);
    check_flows(&c);
    check_topics(&c);
    check_values(&c);
    check_shared_questions(&c);
    return check_rules(&c);
}
