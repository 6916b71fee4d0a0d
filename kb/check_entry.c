/* check_entry.c - see check_entry.h. The Markdown is read by cmark-gfm, which shows it as well. */
#include "kb/check_entry.h"

#include <string.h>

#include <cmark-gfm.h>

#include "kb/internal.h"

enum { SHORT_WORDS_MAX = 70, SENTENCE_WORDS_MAX = 25, FINDINGS_MAX = 50 };

static size_t count_words(const char *text)
{
    size_t count = 0;
    for (bool inside = false; *text != '\0'; text++) {
        bool space = *text == ' ' || *text == '\n' || *text == '\t';
        count += !space && !inside;
        inside = !space;
    }
    return count;
}

/* Words a sentence on average; tables, headings and lists do not count as sentences. */
static double sentence_length(const char *text)
{
    size_t all = 0, sentences = 0, here = 0;
    bool line_begins = true, prose = true;
    for (const char *p = text; *p != '\0'; p++) {
        if (line_begins)
            prose = strchr("#|-*0123456789", *p) == NULL;
        line_begins = *p == '\n';
        bool word_ends = (*p == ' ' || *p == '\n') && p > text && p[-1] != ' ' && p[-1] != '\n';
        here += prose && word_ends;
        if (prose && strchr(".!?", *p) != NULL && (p[1] == ' ' || p[1] == '\n' || p[1] == '\0')) {
            all += here + 1;
            here = 0;
            sentences++;
        } else if (line_begins) {
            here = 0;
        }
    }
    return sentences == 0 ? 0 : (double)all / (double)sentences;
}

/* "Yes. EU citizens ..." says the opposite once the question was worded the other way round. */
static bool opens_with_yes_or_no(const char *summary)
{
    static const char *const answers[] = {"Ja", "Nein", "Doch", "Yes", "No"};
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        size_t len = strlen(answers[i]);
        if (strncmp(summary, answers[i], len) != 0)
            continue;
        const char *rest = summary + len;
        if (*rest == '\0' || strchr(".,:;!", *rest) != NULL ||
            strncmp(rest, " \xE2\x80\x93 ", 5) == 0 || strncmp(rest, " - ", 3) == 0)
            return true;
    }
    return false;
}

/* ---- what is cited ---------------------------------------------------------------------- */

struct citing {
    const struct catalog *catalog, *also;
    struct text text;
    const char *field;
    finding_sink *found;
    void *context;
    size_t count;
};

static size_t line_at(struct text text, const char *at)
{
    size_t line = 1;
    for (const char *p = text.at; p < at; p++)
        line += *p == '\n';
    return line;
}

static void check_value(void *context, struct text key)
{
    struct citing *c = context;
    if (c->count >= FINDINGS_MAX)
        return;
    char name[128];
    snprintf(name, sizeof name, "%.*s", (int)(key.len > 100 ? 100 : key.len), key.at);
    if (!values_has(c->catalog->values, key) &&
        (c->also == NULL || !values_has(c->also->values, key))) {
        c->count++;
        c->found(
            c->context,
            &(struct finding){.error = true,
                              .field = c->field,
                              .line = strcmp(c->field, "body") == 0 ? line_at(c->text, key.at) : 0,
                              .what = "unknown value",
                              .about = name});
    }
}

void check_values_cited(const struct catalog *catalog, const struct catalog *also, struct text text,
                        const char *field, finding_sink *found, void *context)
{
    struct citing c = {catalog, also, text, field, found, context, 0};
    values_references(text, check_value, &c);
}

static bool exists(const struct catalog *catalog, const struct catalog *also, const char *slug)
{
    return catalog_find_any(catalog, slug, KB_DE) != NULL ||
           (also != NULL && catalog_find_any(also, slug, KB_DE) != NULL);
}

static void check_lists(const struct catalog *catalog, const struct catalog *also,
                        const struct entry *e, finding_sink *found, void *context)
{
    for (size_t i = 0; i < e->related.count; i++) {
        const char *slug = e->related.at[i];
        if (strcmp(slug, e->slug) == 0)
            found(context, &(struct finding){.field = "related",
                                             .what = "the entry relates to itself",
                                             .about = slug});
        else if (!exists(catalog, also, slug))
            found(context, &(struct finding){.field = "related",
                                             .what = "related entry does not exist",
                                             .about = slug});
    }
    for (size_t i = 0; i < e->nationals.count; i++)
        if (!words_has_group(catalog->words, e->nationals.at[i]) &&
            (also == NULL || !words_has_group(also->words, e->nationals.at[i])))
            found(context, &(struct finding){.error = true,
                                             .field = "nationals",
                                             .what = "there is no country or group",
                                             .about = e->nationals.at[i]});
    for (size_t i = 0; i < e->offices.count; i++)
        if (!offices_has_kind(catalog->offices, e->offices.at[i]) &&
            (also == NULL || !offices_has_kind(also->offices, e->offices.at[i])))
            found(context, &(struct finding){.error = true,
                                             .field = "offices",
                                             .what = "there are no offices of the kind",
                                             .about = e->offices.at[i]});
}

/* ---- how it is written ------------------------------------------------------------------ */

static bool link_shown(const char *url)
{
    static const char *const good[] = {"https://", "http://", "mailto:"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (strncasecmp(url, good[i], strlen(good[i])) == 0)
            return true;
    return false;
}

static void check_markdown(const char *body, finding_sink *found, void *context)
{
    size_t shown = answer_length(body);
    cmark_node *root = cmark_parse_document(body, shown, CMARK_OPT_DEFAULT);
    cmark_iter *iter = cmark_iter_new(root);
    size_t count = 0;
    for (cmark_event_type event;
         count < FINDINGS_MAX && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        struct finding f = {.field = "body", .about = ""};
        for (cmark_node *at = node; at != NULL && f.line == 0; at = cmark_node_parent(at))
            f.line = cmark_node_get_start_line(at) > 0 ? (size_t)cmark_node_get_start_line(at) : 0;
        if (event != CMARK_EVENT_ENTER)
            continue;
        if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE)
            f.what = "raw HTML is not shown";
        else if ((type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) &&
                 !link_shown(cmark_node_get_url(node)))
            f.what = "the link is not shown: it must begin with https://, http:// or mailto:";
        if (f.what != NULL) {
            found(context, &f);
            count++;
        }
    }
    cmark_iter_free(iter);
    cmark_node_free(root);
    if (body[shown] != '\0')
        found(context,
              &(struct finding){.error = true,
                                .field = "body",
                                .what = "only its beginning is shown: it has more than 128 "
                                        "KiB, 5000 lines, 1000 brackets or 60 columns",
                                .about = ""});
}

static void check_wording(const struct entry *e, finding_sink *found, void *context)
{
    if (count_words(e->summary) > SHORT_WORDS_MAX)
        found(context, &(struct finding){.field = "short",
                                         .what = "the short answer has more than 70 words",
                                         .about = ""});
    if (opens_with_yes_or_no(e->summary))
        found(context, &(struct finding){
                           .field = "short",
                           .what = "the short answer opens with yes or no, not with a sentence",
                           .about = ""});
    bool summary = sentence_length(e->summary) > SENTENCE_WORDS_MAX;
    if (summary || sentence_length(e->body) > SENTENCE_WORDS_MAX)
        found(context, &(struct finding){.field = summary ? "short" : "body",
                                         .what = "the sentences have more than 25 words on average",
                                         .about = ""});
    if (e->questions.count == 0)
        found(context, &(struct finding){.field = "questions",
                                         .what = "there are no example questions",
                                         .about = ""});
    check_markdown(e->body, found, context);
}

void check_entry(const struct catalog *catalog, const struct catalog *also, const struct entry *e,
                 const char *day, finding_sink *found, void *context)
{
    check_values_cited(catalog, also, text_of(e->title), "title", found, context);
    check_values_cited(catalog, also, text_of(e->summary), "short", found, context);
    check_values_cited(catalog, also, text_of(e->body), "body", found, context);
    check_lists(catalog, also, e, found, context);
    check_wording(e, found, context);
    if (strcmp(e->review_by, day) < 0)
        found(context, &(struct finding){.field = "review_by",
                                         .what = "the review is overdue since",
                                         .about = e->review_by});
    const struct entry *german = catalog_find(catalog, e->slug, KB_DE);
    if (e->lang == KB_EN && german != NULL && strcmp(e->stand, german->stand) < 0)
        found(context, &(struct finding){.field = "stand",
                                         .what = "older than the German text of",
                                         .about = german->stand});
}
