/* transcript.c - one event after the other: who and when, then what a table says of its body. */
#include "bot/transcript.h"

#include <string.h>
#include <time.h>

#include "bot/conversation.h"
#include "bot/member.h"
#include "bot/texts.h"
#include "bot/transcript_texts.h"
#include "kb/values.h"

enum { CUT_LINE = 256, EVENT_ARENA = 32 << 20 };

struct writer {
    struct buffer out;
    enum kb_lang lang;
    enum transcript_reader reader;
    struct arena *arena; /* of one event */
    char day[11];        /* of the turn before */
};

static const char *word(const struct writer *w, enum transcript_text which)
{
    return transcript_text(which, w->lang);
}

/* ---- lines ------------------------------------------------------------------------------ */

/* Every line of it behind `lead`, those after the first as far in; no control characters. */
static void lines(struct writer *w, const char *lead, const char *label, const char *text)
{
    struct text rest = text_trim(text_of(text));
    if (rest.len == 0)
        return;
    buffer_printf(&w->out, "    %s%s", lead, label);
    for (size_t i = 0; i < rest.len; i++) {
        char c = rest.at[i];
        if (c == '\n')
            buffer_printf(&w->out, "\n    %s", lead[0] == '\0' ? "" : "  ");
        else if ((unsigned char)c >= ' ' && c != 0x7F)
            buffer_putc(&w->out, c);
        else if (c == '\t')
            buffer_putc(&w->out, ' ');
    }
    buffer_putc(&w->out, '\n');
}

static void say(struct writer *w, const char *text)
{
    lines(w, "", "", text);
}

static void say_of(struct writer *w, enum transcript_text label, const char *text)
{
    lines(w, "", arena_printf(w->arena, "%s: ", word(w, label)), text);
}

/* A list of objects by two of their members; the second may be missing or empty. */
static void list(struct writer *w, enum transcript_text label, json_t *all, const char *first,
                 const char *second)
{
    size_t i;
    json_t *one;
    if (json_array_size(all) > 0 && label != SAY_NOTHING)
        lines(w, "", "", arena_printf(w->arena, "%s:", word(w, label)));
    json_array_foreach(all, i, one)
    {
        const char *more = second == NULL ? "" : member_text(one, second);
        lines(w, "- ", "",
              arena_printf(w->arena, "%s%s%s", member_text(one, first), more[0] == '\0' ? "" : ": ",
                           more));
    }
}

static void say_stand(struct writer *w, json_t *body)
{
    say_of(w, SAY_STAND, day_written(member_text(body, "stand"), w->lang, w->arena));
}

/* ---- bodies ----------------------------------------------------------------------------- */

static void write_text(struct writer *w, json_t *body)
{
    say(w, member_text(body, "text"));
}

static void write_title(struct writer *w, json_t *body)
{
    say(w, member_text(body, "title"));
}

static void write_guided(struct writer *w, json_t *body)
{
    bool begins = json_integer_value(json_object_get(body, "answered")) == 0;
    if (begins)
        write_title(w, body);
    if (!begins || strcmp(member_text(body, "text"), member_text(body, "title")) != 0)
        write_text(w, body);
}

static void write_offices(struct writer *w, json_t *body)
{
    size_t i, k;
    json_t *office;
    static const char *const keys[] = {"address", "phone", "email", "url"};
    json_array_foreach(json_object_get(body, "offices"), i, office)
    {
        const char *line = member_text(office, "name");
        for (k = 0; k < sizeof keys / sizeof *keys; k++)
            if (member_text(office, keys[k])[0] != '\0')
                line = arena_printf(w->arena, "%s, %s", line, member_text(office, keys[k]));
        const char *note = member_text(office, w->lang == KB_EN ? "note_en" : "note");
        if (note[0] == '\0')
            note = member_text(office, "note");
        if (note[0] != '\0')
            line = arena_printf(w->arena, "%s, %s", line, note);
        lines(w, "- ", "", line);
    }
}

static void write_answer(struct writer *w, json_t *body)
{
    if (json_is_true(json_object_get(body, "other_lang")))
        say(w, bot_text(TEXT_OTHER_LANG, w->lang));
    write_title(w, body);
    say(w, member_text(body, "summary"));
    if (json_is_true(json_object_get(body, "value_unknown")))
        say(w, bot_text(TEXT_VALUE_UNKNOWN, w->lang));
    say_of(w, SAY_PLACE, member_text(body, "place"));
    write_offices(w, body);
    say(w, member_text(body, "ask_place"));
    say_stand(w, body);
    list(w, SAY_LEGAL_BASIS, json_object_get(body, "legal_basis"), "title", "url");
    list(w, SAY_SOURCES, json_object_get(body, "sources"), "title", "url");
    list(w, SAY_MORE, json_object_get(body, "more"), "title", NULL);
}

static void write_choices(struct writer *w, json_t *body)
{
    write_text(w, body);
    list(w, SAY_NOTHING, json_object_get(body, "choices"), "title", NULL);
}

static void write_question(struct writer *w, json_t *body)
{
    if (json_is_true(json_object_get(body, "misunderstood")))
        say(w, word(w, SAY_MISUNDERSTOOD));
    say(w, member_text(body, "ask"));
    list(w, SAY_NOTHING, json_object_get(body, "options"), "text", NULL);
}

static void write_conclusion(struct writer *w, json_t *body)
{
    write_title(w, body);
    list(w, SAY_ANSWERS, json_object_get(body, "answers"), "ask", "shown");
    write_text(w, body);
    if (json_is_true(json_object_get(body, "value_unknown")))
        say(w, bot_text(TEXT_VALUE_UNKNOWN, w->lang));
    list(w, SAY_SEE_ALSO, json_object_get(body, "entries"), "title", NULL);
    say_stand(w, body);
}

static void write_value(struct writer *w, json_t *body)
{
    json_t *source = json_object_get(body, "source");
    say(w, arena_printf(w->arena, "%s: %s", member_text(body, "title"), member_text(body, "text")));
    say_stand(w, body);
    say_of(w, SAY_SOURCE, member_text(source, "title"));
    say(w, member_text(source, "url"));
}

static void write_slot(struct writer *w, json_t *body)
{
    static const struct {
        const char *slot;
        enum transcript_text text;
    } slots[] = {{"country", SAY_COUNTRY},
                 {"profession", SAY_PROFESSION},
                 {"status", SAY_STATUS},
                 {"salary", SAY_SALARY},
                 {"place", SAY_PLACE}};
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        if (strcmp(slots[i].slot, member_text(body, "slot")) == 0)
            say(w, word(w, slots[i].text));
}

static void write_feedback(struct writer *w, json_t *body)
{
    static const struct {
        const char *reason;
        enum transcript_text text;
    } reasons[] = {{"wrong", SAY_WRONG},
                   {"unclear", SAY_UNCLEAR},
                   {"outdated", SAY_OUTDATED},
                   {"unfit", SAY_UNFIT}};
    json_t *good = json_object_get(body, "good");
    say(w, word(w, json_is_null(good)   ? SAY_TAKEN_BACK
                   : json_is_true(good) ? SAY_HELPFUL
                                        : SAY_NOT_HELPFUL));
    if (w->reader == TRANSCRIPT_FOR_ADVISOR)
        say(w, member_text(body, "entry"));
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (strcmp(reasons[i].reason, member_text(body, "reason")) == 0)
            say(w, word(w, reasons[i].text));
    say(w, member_text(body, "words"));
}

/* What the employer said of themselves, and what goes with a step for colleagues; a member that is
 * not there says nothing. */
static void write_details(struct writer *w, json_t *body)
{
    static const struct {
        const char *key;
        enum transcript_text label;
    } details[] = {
        {"firm", SAY_FIRM},           {"name", SAY_NAME},   {"place", SAY_PLACE},
        {"email", SAY_EMAIL},         {"phone", SAY_PHONE}, {"topic", SAY_TOPIC},
        {"kind", SAY_KIND},           {"to", SAY_TO},       {"from", SAY_FROM},
        {"team", SAY_TEAM},           {"note", SAY_NOTE},   {"text", SAY_TEXT},
        {"reference", SAY_REFERENCE},
    };
    for (size_t i = 0; i < sizeof details / sizeof *details; i++)
        say_of(w, details[i].label, member_text(body, details[i].key));
    json_t *solved = json_object_get(body, "solved"), *score = json_object_get(body, "score");
    if (json_is_boolean(solved))
        say(w, word(w, json_is_true(solved) ? SAY_SOLVED : SAY_NOT_SOLVED));
    if (json_is_integer(score))
        say_of(w, SAY_SCORE, arena_printf(w->arena, "%d", (int)json_integer_value(score)));
    say_of(w, SAY_OPENS, member_text(json_object_get(body, "opens"), "text"));
}

/* What is in no row is no turn: `started`, an offer that lapsed. */
static const struct {
    const char *type;
    enum transcript_text happened; /* in brackets above the body */
    void (*write)(struct writer *w, json_t *body);
} turns[] = {
    {"said", SAY_NOTHING, write_text},
    {"chose", SAY_CHOSE, write_title},
    {"guided", SAY_GUIDED, write_guided},
    {"answered", SAY_NOTHING, write_answer},
    {"clarified", SAY_NOTHING, write_choices},
    {"replied", SAY_NOTHING, write_text},
    {"asked", SAY_NOTHING, write_question},
    {"concluded", SAY_NOTHING, write_conclusion},
    {"forgot", SAY_FORGOT, write_slot},
    {"person-asked", SAY_PERSON_ASKED, write_details},
    {"person-cancelled", SAY_PERSON_CANCELLED, NULL},
    {"person-unavailable", SAY_PERSON_UNAVAILABLE, write_details},
    {"message-left", SAY_MESSAGE_LEFT, write_details},
    {"taken", SAY_TAKEN, NULL},
    {"taken-over", SAY_TAKEN, write_details},
    {"inserted", SAY_NOTHING, write_answer},
    {"inserted-value", SAY_NOTHING, write_value},
    {"returned", SAY_RETURNED, write_details},
    {"transferred", SAY_TRANSFERRED, write_details},
    {"held", SAY_HELD, write_details},
    {"resumed", SAY_RESUMED, NULL},
    {"noted", SAY_NOTED, write_text},
    {"closed", SAY_CLOSED, NULL},
    {"idled", SAY_CLOSED, NULL},
    {"wrapped-up", SAY_WRAPPED_UP, write_details},
    {"assigned", SAY_ASSIGNED, write_details},
    {"replied-by-mail", SAY_REPLIED_BY_MAIL, write_text},
    {"replied-by-phone", SAY_REPLIED_BY_PHONE, write_text},
    {"rated", SAY_RATED, write_details},
    {"feedback", SAY_FEEDBACK, write_feedback},
    {"reopened", SAY_REOPENED, NULL},
};

/* ---- turns ------------------------------------------------------------------------------ */

static const char *who(const struct writer *w, const struct stored_event *e)
{
    if (strcmp(e->by, "advisor") == 0)
        return e->name == NULL ? word(w, SAY_ADVISOR) : e->name;
    if (strcmp(e->by, "employer") == 0)
        return word(w, w->reader == TRANSCRIPT_FOR_EMPLOYER ? SAY_YOU : SAY_EMPLOYER);
    return word(w, SAY_BOT);
}

static void local_time(int64_t at, char day[11], char clock[6])
{
    time_t seconds = (time_t)(at / 1000);
    struct tm tm;
    localtime_r(&seconds, &tm);
    strftime(day, 11, "%Y-%m-%d", &tm);
    strftime(clock, 6, "%H:%M", &tm);
}

static void write_turn(struct writer *w, const struct stored_event *e, json_t *body)
{
    size_t i = 0, count = sizeof turns / sizeof *turns;
    while (i < count && strcmp(turns[i].type, e->type) != 0)
        i++;
    if (i == count)
        return;
    char day[11], clock[6];
    local_time(e->at, day, clock);
    if (strcmp(day, w->day) != 0)
        buffer_printf(&w->out, "\n%s\n", day_written(day, w->lang, w->arena));
    memcpy(w->day, day, sizeof day);
    buffer_printf(&w->out, "\n%s  %s\n", clock, who(w, e));
    if (turns[i].happened != SAY_NOTHING)
        say(w, arena_printf(w->arena, "[%s]", word(w, turns[i].happened)));
    if (turns[i].write != NULL)
        turns[i].write(w, body);
}

static void write_head(struct writer *w, const struct stored_inquiry *inquiry, int64_t begun,
                       const char *chamber)
{
    char clock[6];
    local_time(begun, w->day, clock);
    buffer_printf(&w->out, "%s\n%s, %s\n", chamber, word(w, SAY_HEAD),
                  day_written(w->day, w->lang, w->arena));
    if (inquiry->reference != NULL)
        buffer_printf(&w->out, "%s: %s\n", word(w, SAY_REFERENCE), inquiry->reference);
}

static enum store_status write_turns(struct writer *w, struct store *store, const char *id)
{
    struct stored_event e = {0};
    enum store_status status = STORE_OK;
    while (!w->out.full &&
           (status = store_event_next(store, id, e.seq, w->arena, &e)) == STORE_OK) {
        json_t *body = json_loads(e.body, 0, NULL);
        if (w->reader == TRANSCRIPT_FOR_ADVISOR || conversation_shown_to_employer(e.type, body))
            write_turn(w, &e, body);
        json_decref(body);
        arena_reset(w->arena);
    }
    if (!w->out.full)
        return status == STORE_NOT_FOUND ? STORE_OK : status;
    w->out.full = false;
    w->out.max += CUT_LINE;
    buffer_printf(&w->out, "\n%s\n", word(w, SAY_CUT));
    return STORE_OK;
}

enum store_status transcript_write(struct store *store,
                                   const struct stored_conversation *conversation,
                                   const char *chamber, enum transcript_reader reader, size_t max,
                                   struct arena *arena, const char **out)
{
    struct writer w = {.lang = KB_DE, .reader = reader, .arena = arena_new(EVENT_ARENA)};
    kb_lang_parse(conversation->lang, &w.lang);
    buffer_init(&w.out, max - CUT_LINE);
    struct stored_inquiry inquiry;
    struct stored_event first; /* `started` */
    enum store_status status = store_event_next(store, conversation->id, 0, w.arena, &first);
    if (status == STORE_OK &&
        store_inquiry_get(store, conversation->id, w.arena, &inquiry) == STORE_IO)
        status = STORE_IO;
    if (status == STORE_OK) {
        write_head(&w, &inquiry, first.at, chamber);
        status = write_turns(&w, store, conversation->id);
    }
    *out = arena_strdup(arena, buffer_text(&w.out));
    buffer_free(&w.out);
    arena_free(w.arena);
    return status;
}
