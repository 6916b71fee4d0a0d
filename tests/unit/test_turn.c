/* test_turn.c - for bot/turn.c, over a small knowledge base. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bot/texts.h"
#include "bot/turn_memory.h"

static const char day[] = "2026-09-01";

static const struct {
    const char *slug, *title, *question, *offices; /* kinds, as lines of the front matter */
} knowledge[] = {
    {"zustaendig", "Welche Ausländerbehörde ist zuständig?", "Wo liegt die Ausländerbehörde?",
     "offices:\n  - \"auslaenderbehoerde\"\n"},
    {"kammer", "Welche Kammer berät den Betrieb?", "Wo sitzt die Kammer?",
     "offices:\n  - \"ihk\"\n"},
    {"visum", "Wie beantragt man ein Visum?", "Was kostet das Visum?", ""},
    {"anerkennung", "Wie läuft die Anerkennung?", "Was kostet die Anerkennung?", ""},
    {"deutschkurs", "Wo gibt es Deutschkurse?", "Wer bezahlt den Sprachunterricht?", ""},
    {"wohnung", "Wie findet man eine Wohnung?", "Muss der Betrieb eine Unterkunft stellen?", ""},
    {"fuehrerschein", "Gilt der Führerschein?", "Darf der Fahrer den Lastwagen lenken?", ""},
    {"familie", "Darf die Familie nachziehen?", "Brauchen Ehegatten Sprachkenntnisse?", ""},
    {"vertrag", "Was steht im Arbeitsvertrag?", "Wie hoch muss das Gehalt sein?", ""},
    {"zoll", "Wen meldet man beim Zoll?", "Prüft der Zoll die Baustelle?", ""},
};

#define OFFICE(id, kind, serves)                                                                   \
    "{\"id\":\"" id "\",\"kind\":\"" kind "\",\"name\":\"" id "\",\"serves\":[" serves "],"        \
    "\"source\":\"s\",\"stand\":\"2026-08-19\"}"
#define MORE(id, kind, serves) "," OFFICE(id, kind, serves)

static const char directory[] = "[" OFFICE("abh-jena", "auslaenderbehoerde", "\"Jena\"")
    MORE("abh-gotha", "auslaenderbehoerde", "\"Gotha\"")
        MORE("abh-ilm-kreis", "auslaenderbehoerde", "\"Ilm-Kreis\"")
            MORE("ihk-ost", "ihk", "\"Jena\"") MORE("ihk-erfurt", "ihk", "\"Gotha\"") "]";

static const char postcodes[] = "plz\tort\tkreis\n07743\tJena\tJena\n99867\tGotha\tGotha\n"
                                "99330\tCrawinkel\tGotha\n99330\tFrankenhain\tIlm-Kreis\n";

static const char words[] =
    "[{\"code\":\"IN\",\"de\":[\"Indien\"],\"en\":[\"India\"],\"groups\":[\"third\"]},"
    "{\"code\":\"TR\",\"de\":[\"Türkei\"],\"en\":[\"Turkey\"],\"groups\":[\"third\"]},"
    "{\"id\":\"koch\",\"de\":[\"Koch\"],\"en\":[\"cook\"],\"profession\":true,"
    "\"recognition\":\"ihk\"},"
    "{\"id\":\"student\",\"de\":[\"Student\"],\"en\":[\"student\"],\"status\":true},{\"id\":"
    "\"azubi\",\"de\":[\"Azubi\"],\"status\":true}]";

/* ---- the knowledge base, once for all tests --------------------------------------------- */

struct desk {
    char dir[64];
    struct kb *kb;
    struct arena *arena;
};

static struct kb_file entry_file(struct arena *arena, size_t i)
{
    const char *bytes = arena_printf(
        arena,
        "---\nslug: %s\narea: test\nlang: de\ntitle: \"%s\"\nshort: \"%s.\"\nquestions:\n"
        "  - \"%s\"\nstand: \"2026-08-19\"\nreview_by: \"2027-01-15\"\nsources:\n"
        "  - title: \"Q\"\n    url: \"https://example.org/\"\n%s---\n## Was gilt?\n",
        knowledge[i].slug, knowledge[i].title, knowledge[i].slug, knowledge[i].question,
        knowledge[i].offices);
    return (struct kb_file){arena_printf(arena, "entries/de/test/%s.md", knowledge[i].slug),
                            text_of(bytes)};
}

static int desk_begin(void **state)
{
    struct kb_file files[COUNT(knowledge) + 3];
    struct kb_import_report report;
    struct desk *d = calloc(1, sizeof *d);
    if (d == NULL)
        return -1;
    snprintf(d->dir, sizeof d->dir, "/tmp/kammerlotse-unit-XXXXXX");
    if (mkdtemp(d->dir) == NULL)
        return -1;
    d->arena = arena_new((size_t)64 << 20);
    for (size_t i = 0; i < COUNT(knowledge); i++)
        files[i] = entry_file(d->arena, i);
    files[COUNT(knowledge)] = (struct kb_file){"directory.json", text_of(directory)};
    files[COUNT(knowledge) + 1] = (struct kb_file){"postcodes.tsv", text_of(postcodes)};
    files[COUNT(knowledge) + 2] = (struct kb_file){"words/case.json", text_of(words)};
    *state = d;
    if (kb_open(d->dir, &d->kb) != KB_OK)
        return -1;
    return kb_import_files(d->kb, files, COUNT(files), false, stderr, &report) == KB_OK ? 0 : -1;
}

static int desk_end(void **state)
{
    static const char *const names[] = {"knowledge.db", "knowledge.db-wal", "knowledge.db-shm"};
    struct desk *d = *state;
    kb_close(d->kb);
    arena_free(d->arena);
    for (size_t i = 0; i < COUNT(names); i++) {
        char path[128];
        snprintf(path, sizeof path, "%s/%s", d->dir, names[i]);
        unlink(path);
    }
    int code = rmdir(d->dir);
    free(d);
    return code;
}

/* ---- what comes back -------------------------------------------------------------------- */

static struct turn_event say(struct desk *d, struct turn_memory *memory, const char *said)
{
    struct turn_event event;
    enum kb_status status = turn_say(d->kb, memory, text_of(said), day, d->arena, &event);
    if (status != KB_OK)
        fail_msg("\"%s\": %s", said, kb_message(d->kb));
    return event;
}

static struct turn_event choose(struct desk *d, struct turn_memory *memory, const char *slug)
{
    struct turn_event event;
    if (turn_choose(d->kb, memory, slug, day, d->arena, &event) != KB_OK)
        fail_msg("%s: %s", slug, kb_message(d->kb));
    return event;
}

static const char *member(const json_t *body, const char *key)
{
    const char *text = json_string_value(json_object_get(body, key));
    return text == NULL ? "" : text;
}

static const char *first_office(const json_t *body)
{
    return member(json_array_get(json_object_get(body, "offices"), 0), "name");
}

/* The memory that a turn left, through bytes as the log keeps it. */
static struct turn_memory *reload(const json_t *body)
{
    char *bytes = json_dumps(json_object_get(body, "memory"), JSON_COMPACT);
    assert_non_null(bytes);
    json_t *json = json_loads(bytes, 0, NULL);
    struct turn_memory *memory = turn_memory_load(json, KB_DE);
    json_decref(json);
    free(bytes);
    return memory;
}

/* ---- places ----------------------------------------------------------------------------- */

static void the_place_is_asked_for_until_it_is_known(void **state)
{
    static const struct {
        const char *said, *entry;
        const char *asks; /* part of what is asked about the place, "" if nothing */
        const char *place, *office;
    } cases[] = {
        {"Welche Ausländerbehörde ist zuständig?", "zustaendig", "Für welchen Ort", "", ""},
        {"Zürich", "zustaendig", "„Zürich“ finde ich in Thüringen nicht", "", ""},
        {"99330", "zustaendig", "Welchen Ort meinen Sie: Crawinkel, Frankenhain?", "", ""},
        {"99330 Frankenhain", "zustaendig", "", "Frankenhain (Ilm-Kreis)", "abh-ilm-kreis"},
        {"und in Jena?", "zustaendig", "", "Jena", "abh-jena"},
        {"und in 10115?", "zustaendig", "„10115“ finde ich in Thüringen nicht", "", ""},
        {"99867", "zustaendig", "", "99867 (Gotha)", "abh-gotha"},
        {"Welche Kammer berät den Betrieb?", "kammer", "", "99867 (Gotha)", "ihk-erfurt"},
        {"und in Jena?", "kammer", "", "Jena", "ihk-ost"},
        {"und in Frankenhain?", "kammer", "„Frankenhain“ finde ich", "Frankenhain (Ilm-Kreis)", ""},
        {"Welche Ausländerbehörde ist in Gotha zuständig?", "zustaendig", "", "Gotha", "abh-gotha"},
    };
    struct desk *d = *state;
    struct turn_memory *memory = turn_memory_new(KB_DE);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct turn_event event = say(d, memory, cases[i].said);
        const char *asks = member(event.body, "ask_place");
        bool asked_right =
            cases[i].asks[0] == '\0' ? asks[0] == '\0' : strstr(asks, cases[i].asks) != NULL;
        if (strcmp(event.type, "answered") != 0 || !asked_right ||
            strcmp(member(event.body, "entry"), cases[i].entry) != 0 ||
            strcmp(member(event.body, "place"), cases[i].place) != 0 ||
            strcmp(first_office(event.body), cases[i].office) != 0)
            fail_msg("\"%s\": %s %s, asks \"%s\", place \"%s\", office \"%s\"", cases[i].said,
                     event.type, member(event.body, "entry"), asks, member(event.body, "place"),
                     first_office(event.body));
        json_decref(event.body);
    }
    turn_memory_free(memory);
}

static void a_place_says_nothing_where_no_answer_depends_on_it(void **state)
{
    struct desk *d = *state;
    struct turn_memory *memory = turn_memory_new(KB_DE);
    json_decref(say(d, memory, "Welche Ausländerbehörde ist zuständig?").body);
    json_decref(say(d, memory, "Was kostet die Anerkennung?").body);
    struct turn_event event = say(d, memory, "Jena");
    assert_string_not_equal(member(event.body, "entry"), "zustaendig");
    json_decref(event.body);
    turn_memory_free(memory);
}

/* ---- misses ----------------------------------------------------------------------------- */

static void the_third_miss_in_a_row_hands_over(void **state)
{
    static const struct {
        const char *said;
        enum bot_text text; /* BOT_TEXT_COUNT for an answer */
    } cases[] = {
        {"qqq xyz", TEXT_NOTHING_FOUND},
        {"xyz qqq", TEXT_NOTHING_AGAIN},
        {"Was kostet die Anerkennung?", BOT_TEXT_COUNT},
        {"qqq xyz", TEXT_NOTHING_FOUND},
        {"xyz qqq", TEXT_NOTHING_AGAIN},
        {"yyy jjj", TEXT_PERSON_INSTEAD},
        {"jjj yyy", TEXT_PERSON_INSTEAD},
    };
    struct desk *d = *state;
    struct turn_memory *memory = turn_memory_new(KB_DE);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct turn_event event = say(d, memory, cases[i].said);
        bool answered = cases[i].text == BOT_TEXT_COUNT;
        const char *wanted = answered ? "" : bot_text(cases[i].text, KB_DE);
        bool person = cases[i].text == TEXT_PERSON_INSTEAD;
        if (strcmp(event.type, answered ? "answered" : "replied") != 0 ||
            strcmp(member(event.body, "text"), wanted) != 0 ||
            json_is_true(json_object_get(event.body, "offer_person")) == answered ||
            json_is_true(json_object_get(json_object_get(event.body, "why"), "wants_person")) !=
                person)
            fail_msg("%zu. \"%s\": %s \"%s\"", i + 1, cases[i].said, event.type,
                     member(event.body, "text"));
        json_decref(event.body);
    }
    turn_memory_free(memory);
}

static void a_choice_ends_the_misses(void **state)
{
    struct desk *d = *state;
    struct turn_memory *memory = turn_memory_new(KB_DE);
    json_decref(say(d, memory, "qqq xyz").body);
    json_decref(say(d, memory, "qqq xyz").body);
    json_decref(choose(d, memory, "visum").body);
    struct turn_event event = say(d, memory, "qqq xyz");
    assert_string_equal(member(event.body, "text"), bot_text(TEXT_NOTHING_FOUND, KB_DE));
    json_decref(event.body);
    turn_memory_free(memory);
}

/* ---- what is remembered ----------------------------------------------------------------- */

static void a_memory_from_the_log_behaves_as_the_one_kept(void **state)
{
    static const char *const said[] = {
        "Was kostet das Visum?",
        "Und wie lange dauert das?",
        "qqq xyz",
        "Welche Ausländerbehörde ist zuständig?",
        "Zürich",
        "07743",
        "und in Gotha?",
        "Und was kostet das?",
        "qqq xyz",
        "xyz qqq",
        "yyy jjj",
        "What about the salary?",
        "Welche Kammer berät den Betrieb?",
    };
    struct desk *d = *state;
    struct turn_memory *kept = turn_memory_new(KB_DE), *loaded = turn_memory_new(KB_DE);
    for (size_t i = 0; i < COUNT(said); i++) {
        struct turn_event one = say(d, kept, said[i]), other = say(d, loaded, said[i]);
        if (strcmp(one.type, other.type) != 0 || !json_equal(one.body, other.body))
            fail_msg("\"%s\" is %s and %s", said[i], one.type, other.type);
        turn_memory_free(loaded);
        loaded = reload(other.body);
        json_decref(one.body);
        json_decref(other.body);
    }
    turn_memory_free(kept);
    turn_memory_free(loaded);
}

static void a_memory_that_is_none_is_empty(void **state)
{
    static const char *const cases[] = {
        "null",
        "{}",
        "[]",
        "{\"lang\":\"fr\",\"context\":5,\"place\":[],\"misses\":\"x\"}",
        "{\"context\":[5,[],[5],[\"visum\"],[\"no-such-entry\",3]]}",
    };
    struct desk *d = *state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        json_t *json = json_loads(cases[i], JSON_DECODE_ANY, NULL);
        struct turn_memory *memory = turn_memory_load(json, KB_DE);
        struct turn_event event = say(d, memory, "qqq xyz");
        if (strcmp(member(event.body, "text"), bot_text(TEXT_NOTHING_FOUND, KB_DE)) != 0)
            fail_msg("%s: \"%s\"", cases[i], member(event.body, "text"));
        json_decref(event.body);
        json_decref(json);
        turn_memory_free(memory);
    }
    turn_memory_free(turn_memory_load(NULL, KB_EN));
    turn_memory_free(NULL);
}

static void a_number_no_turn_leaves_is_bounded(void **state)
{
    static const struct {
        const char *written;
        double share, evidence, length;
    } cases[] = {{"0.5", 0.5, 0.5, 0.5},
                 {"8", 1, 8, 8},
                 {"1e308", 1, 10000, 10000},
                 {"-1e308", 0, -10000, 0},
                 {"null", 0, 0, 0}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        json_t *number = json_loads(cases[i].written, JSON_DECODE_ANY, NULL);
        json_t *json = json_pack("{s:[[s, O?, O?]], s:o?}", "context", "visum", number, number,
                                 "length", number);
        struct turn_memory *memory = turn_memory_load(json, KB_DE);
        assert_int_equal(memory->context_count, 1);
        assert_true(memory->context[0].share == cases[i].share);
        assert_true(memory->context[0].evidence == cases[i].evidence);
        assert_true(memory->context_length == cases[i].length);
        turn_memory_free(memory);
        json_decref(json);
    }
}

static void a_choice_becomes_the_context(void **state)
{
    static const char *const slugs[] = {"visum", "anerkennung"};
    struct desk *d = *state;
    for (size_t i = 0; i < COUNT(slugs); i++) {
        struct turn_memory *memory = turn_memory_new(KB_DE);
        json_decref(say(d, memory, "Wie findet man eine Wohnung?").body);
        struct turn_event event = choose(d, memory, slugs[i]);
        json_t *context = json_object_get(json_object_get(event.body, "memory"), "context");
        assert_string_equal(event.type, "answered");
        assert_string_equal(member(event.body, "entry"), slugs[i]);
        assert_string_equal(event.subject, member(event.body, "title"));
        assert_int_equal(json_array_size(context), 1);
        assert_string_equal(json_string_value(json_array_get(json_array_get(context, 0), 0)),
                            slugs[i]);
        json_decref(event.body);
        /* the same words mean what was chosen */
        event = say(d, memory, "Und was kostet das?");
        json_t *hits = json_object_get(json_object_get(event.body, "why"), "hits");
        if (strcmp(member(json_array_get(hits, 0), "entry"), slugs[i]) != 0)
            fail_msg("after %s it means %s", slugs[i], member(json_array_get(hits, 0), "entry"));
        json_decref(event.body);
        turn_memory_free(memory);
    }
}

static void a_choice_that_is_none_changes_nothing(void **state)
{
    struct desk *d = *state;
    struct turn_memory *memory = turn_memory_new(KB_DE);
    struct turn_event event;
    json_decref(say(d, memory, "qqq xyz").body);
    assert_int_equal(turn_choose(d->kb, memory, "no-such-entry", day, d->arena, &event),
                     KB_NOT_FOUND);
    event = say(d, memory, "qqq xyz");
    assert_string_equal(member(event.body, "text"), bot_text(TEXT_NOTHING_AGAIN, KB_DE));
    json_decref(event.body);
    turn_memory_free(memory);
}

static void a_choice_that_depends_on_the_place_asks_for_it(void **state)
{
    struct desk *d = *state;
    struct turn_memory *memory = turn_memory_new(KB_DE);
    struct turn_event event = choose(d, memory, "kammer");
    assert_string_equal(member(event.body, "ask_place"), bot_text(TEXT_PLACE_ASK, KB_DE));
    json_decref(event.body);
    event = say(d, memory, "Jena");
    assert_string_equal(first_office(event.body), "ihk-ost");
    json_decref(event.body);
    event = choose(d, memory, "zustaendig");
    assert_string_equal(member(event.body, "ask_place"), "");
    assert_string_equal(first_office(event.body), "abh-jena");
    json_decref(event.body);
    turn_memory_free(memory);
}

/* ---- several questions, and what is known of the case ------------------------------------ */

static const struct {
    const char *says, *said, *entry, *more; /* more joined by blanks */
} several[] = {
    {"one question has nothing beside it", "Was kostet das Visum?", "visum", ""},
    {"the first of two is answered and the other is offered",
     "Was kostet das Visum? Wer bezahlt den Sprachunterricht?", "visum", "deutschkurs"},
    {"what is asked twice is offered once",
     "Was kostet das Visum? Wie beantragt man ein Visum? Wie findet man eine Wohnung?", "visum",
     "wohnung"},
    {"so it is where they are joined in one sentence",
     "Was kostet das Visum und wer bezahlt den Sprachunterricht?", "visum", "deutschkurs"},
    {"or behind another question",
     "Wie findet man eine Wohnung? Was kostet das Visum und wer bezahlt den Sprachunterricht?",
     "wohnung", "visum deutschkurs"},
    {"joined about one subject they are one",
     "Was kostet das Visum und wie beantragt man ein Visum?", "visum", ""},
    {"thanks are no question", "Was kostet das Visum? Vielen Dank im Voraus!", "visum", ""},
};

static void several_questions_in_a_message_are_all_met(void **state)
{
    struct desk *d = *state;
    for (size_t i = 0; i < COUNT(several); i++) {
        struct turn_memory *memory = turn_memory_new(KB_DE);
        struct turn_event event = say(d, memory, several[i].said);
        char more[200] = "";
        size_t k, used = 0;
        json_t *one;
        json_array_foreach(json_object_get(event.body, "more"), k, one)
        {
            used += (size_t)snprintf(more + used, sizeof more - used, "%s%s", k == 0 ? "" : " ",
                                     member(one, "entry"));
        }
        if (strcmp(member(event.body, "entry"), several[i].entry) != 0 ||
            strcmp(more, several[i].more) != 0)
            fail_msg("%s: answers %s, offers «%s»", several[i].says, member(event.body, "entry"),
                     more);
        json_decref(event.body);
        turn_memory_free(memory);
    }
}

static const struct {
    const char *said, *slots; /* as "slot=shown" */
} cases_told[] = {
    {"Was kostet das Visum?", ""},
    {"Unser Koch kommt aus Indien. Was kostet das Visum?", "country=Indien profession=Koch"},
    {"Und was kostet die Anerkennung?", "country=Indien profession=Koch"},
    {"Nein, er ist aus der Türkei. Was kostet das Visum?", "country=Türkei profession=Koch"},
    {"Er ist Student und verdient 1.200 im Monat.",
     "country=Türkei profession=Koch status=Student salary=1.200 Euro im Monat"},
    {"nicht Student, sondern Azubi",
     "country=Türkei profession=Koch status=Azubi salary=1.200 Euro im Monat"},
    {"Wir zahlen jetzt 15.000 im Jahr. Was kostet das Visum?",
     "country=Türkei profession=Koch status=Azubi salary=15.000 Euro im Jahr"},
};

static const char *slots_of(const json_t *body, char out[200])
{
    size_t i, used = 0;
    json_t *one;
    out[0] = '\0';
    json_array_foreach(json_object_get(body, "slots"), i, one)
    {
        used += (size_t)snprintf(out + used, 200 - used, "%s%s=%s", i == 0 ? "" : " ",
                                 member(one, "slot"), member(one, "shown"));
    }
    return out;
}

static void what_is_told_of_the_case_holds_until_it_is_corrected(void **state)
{
    struct desk *d = *state;
    struct turn_memory *memory = turn_memory_new(KB_DE);
    for (size_t i = 0; i < COUNT(cases_told); i++) {
        struct turn_event event = say(d, memory, cases_told[i].said);
        char slots[200];
        if (strcmp(slots_of(event.body, slots), cases_told[i].slots) != 0)
            fail_msg("after \"%s\": %s", cases_told[i].said, slots);
        turn_memory_free(memory);
        memory = reload(event.body);
        json_decref(event.body);
    }
    turn_memory_free(memory);
}

static void what_is_taken_back_is_forgotten(void **state)
{
    struct desk *d = *state;
    struct turn_memory *memory = turn_memory_new(KB_DE);
    struct turn_event event = say(d, memory, "Unser Koch kommt aus Indien. Was kostet das Visum?");
    json_t *kept = json_object_get(event.body, "memory");
    assert_true(turn_memory_forget(kept, "country"));
    assert_false(turn_memory_forget(kept, "shoe-size"));
    turn_memory_free(memory);
    memory = turn_memory_load(kept, KB_DE);
    json_decref(event.body);
    event = say(d, memory, "Was kostet die Anerkennung?");
    char slots[200];
    assert_string_equal(slots_of(event.body, slots), "profession=Koch");
    json_decref(event.body);
    turn_memory_free(memory);
}

static void another_time_is_answered_by_the_same_entry(void **state)
{
    static const struct {
        const char *before, *said, *entry, *begins; /* NULL for no answer as on another day */
    } cases_asked[] = {
        {"Was kostet das Visum?", "und ab Januar?", "visum", "Für den 1. Januar 2027 ist"},
        {"Was kostet das Visum?", "und jetzt?", "visum", "visum."},
        {"qqq xyz", "und ab Januar?", NULL, NULL},
    };
    struct desk *d = *state;
    for (size_t i = 0; i < COUNT(cases_asked); i++) {
        struct turn_memory *kept = turn_memory_new(KB_DE);
        struct turn_event event = say(d, kept, cases_asked[i].before);
        struct turn_memory *memory = turn_memory_load(json_object_get(event.body, "memory"), KB_DE);
        json_decref(event.body);
        event = say(d, memory, cases_asked[i].said);
        const char *entry = member(event.body, "entry"), *summary = member(event.body, "summary");
        if (cases_asked[i].entry == NULL)
            assert_string_not_equal(event.type, "answered");
        else if (strcmp(entry, cases_asked[i].entry) != 0 ||
                 strncmp(summary, cases_asked[i].begins, strlen(cases_asked[i].begins)) != 0)
            fail_msg("\"%s\": %s, %s", cases_asked[i].said, entry, summary);
        json_decref(event.body);
        turn_memory_free(memory);
        turn_memory_free(kept);
    }
}

static void an_answer_in_the_other_language_says_so(void **state)
{
    static const struct {
        const char *said;
        bool other;
    } asked[] = {{"Was kostet das Visum?", false}, {"How much is the Visum, please?", true}};
    struct desk *d = *state;
    for (size_t i = 0; i < COUNT(asked); i++) {
        struct turn_memory *memory = turn_memory_new(KB_DE);
        json_decref(say(d, memory, asked[i].said).body);
        struct turn_event event = choose(d, memory, "visum");
        if (json_is_true(json_object_get(event.body, "other_lang")) != asked[i].other)
            fail_msg("\"%s\": %s", asked[i].said, asked[i].other ? "not said" : "said");
        json_decref(event.body);
        turn_memory_free(memory);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_place_is_asked_for_until_it_is_known),
        cmocka_unit_test(a_place_says_nothing_where_no_answer_depends_on_it),
        cmocka_unit_test(the_third_miss_in_a_row_hands_over),
        cmocka_unit_test(a_choice_ends_the_misses),
        cmocka_unit_test(a_memory_from_the_log_behaves_as_the_one_kept),
        cmocka_unit_test(a_memory_that_is_none_is_empty),
        cmocka_unit_test(a_number_no_turn_leaves_is_bounded),
        cmocka_unit_test(a_choice_becomes_the_context),
        cmocka_unit_test(a_choice_that_is_none_changes_nothing),
        cmocka_unit_test(a_choice_that_depends_on_the_place_asks_for_it),
        cmocka_unit_test(several_questions_in_a_message_are_all_met),
        cmocka_unit_test(what_is_told_of_the_case_holds_until_it_is_corrected),
        cmocka_unit_test(what_is_taken_back_is_forgotten),
        cmocka_unit_test(another_time_is_answered_by_the_same_entry),
        cmocka_unit_test(an_answer_in_the_other_language_says_so),
    };
    return cmocka_run_group_tests(tests, desk_begin, desk_end);
}
