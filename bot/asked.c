/* asked.c - see asked.h. One function for each type of event that says something to editors. */
#include "bot/asked.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "bot/mask.h"
#include "bot/member.h"

/* An event in its conversation. */
struct follow {
    struct store *store;
    const struct stored_conversation *conversation;
    const json_t *body;
    int64_t seq, now;
    struct arena *arena;
};

void asked_month(int64_t at, char out[8])
{
    time_t seconds = (time_t)(at / 1000);
    struct tm local;
    localtime_r(&seconds, &local);
    strftime(out, 8, "%Y-%m", &local);
}

static const char *masked(const struct follow *f, const char *text)
{
    struct stored_inquiry inquiry;
    struct text kept = text_first(text_of(text), ASKED_TEXT_MAX);
    store_inquiry_get(f->store, f->conversation->id, f->arena, &inquiry);
    return mask_text(arena_strndup(f->arena, kept.at, kept.len), &inquiry, f->arena);
}

/* What the employer said last before that event; false where nothing. */
static bool said_before(const struct follow *f, int64_t before, struct stored_event *out,
                        const char **text)
{
    if (store_event_last_of(f->store, f->conversation->id, "employer", "said", before, f->arena,
                            out) != STORE_OK)
        return false;
    json_t *body = json_loads(out->body, 0, NULL);
    *text = arena_strdup(f->arena, member_text(body, "text"));
    json_decref(body);
    return **text != '\0';
}

static void note(const struct follow *f, int64_t before, struct stored_question asked)
{
    struct stored_event said;
    const char *text;
    if (!said_before(f, before, &said, &text))
        return;
    asked.conversation = f->conversation->id;
    asked.lang = f->conversation->lang;
    asked.seq = said.seq;
    asked.at = said.at;
    asked.question = masked(f, text);
    asked.entry = asked.entry == NULL ? "" : asked.entry;
    asked.reason = asked.reason == NULL ? "" : asked.reason;
    if (store_question_add(f->store, &asked) != STORE_OK)
        fprintf(stderr, "kammerlotse: %s\n", store_message(f->store));
}

static void count(const struct follow *f, struct stored_count more)
{
    char month[8];
    asked_month(f->now, month);
    if (more.slug[0] != '\0' && store_answer_count_add(f->store, month, &more) != STORE_OK)
        fprintf(stderr, "kammerlotse: %s\n", store_message(f->store));
}

/* ---- the bot ---------------------------------------------------------------------------- */

static void answered(const struct follow *f)
{
    count(f, (struct stored_count){.slug = member_text(f->body, "entry"), .asked = 1});
}

static void clarified(const struct follow *f)
{
    note(f, f->seq, (struct stored_question){.kind = "unanswered", .waits = true});
}

static void replied(const struct follow *f)
{
    if (json_is_true(json_object_get(f->body, "offer_person")) &&
        !json_is_true(json_object_get(f->body, "wants_person")))
        note(f, f->seq, (struct stored_question){.kind = "unanswered"});
}

/* ---- the employer ----------------------------------------------------------------------- */

static void chose(const struct follow *f)
{
    store_question_drop(f->store, f->conversation->id, 0);
}

/* Now that it is known who asks, their name is masked in what was noted before, too. */
static void mask_again(const struct follow *f)
{
    struct stored_question *rows;
    size_t rows_count;
    if (store_question_of(f->store, f->conversation->id, f->arena, &rows, &rows_count) != STORE_OK)
        return;
    for (size_t i = 0; i < rows_count; i++) {
        rows[i].question = masked(f, rows[i].question);
        rows[i].reason = masked(f, rows[i].reason);
        store_question_mask(f->store, &rows[i]);
    }
}

static void handed_over(const struct follow *f)
{
    mask_again(f);
    note(f, f->seq, (struct stored_question){.kind = "handed-over"});
}

/* What was said before of the same answer: 1 good, 0 not, -1 nothing. */
static int rated_before(const struct follow *f, json_int_t answer)
{
    struct stored_event e = {.seq = f->seq};
    while (store_event_last_of(f->store, f->conversation->id, "employer", "feedback", e.seq,
                               f->arena, &e) == STORE_OK) {
        json_t *body = json_loads(e.body, 0, NULL);
        bool same = json_integer_value(json_object_get(body, "seq")) == answer;
        json_t *good = json_object_get(body, "good");
        int rated = json_is_boolean(good) ? json_is_true(good) : -1;
        json_decref(body);
        if (same)
            return rated;
    }
    return -1;
}

static void feedback(const struct follow *f)
{
    json_int_t answer = json_integer_value(json_object_get(f->body, "seq"));
    const json_t *rated = json_object_get(f->body, "good"); /* null takes it back */
    bool good = json_is_true(rated), bad = json_is_false(rated);
    int before = rated_before(f, answer);
    const char *entry = member_text(f->body, "entry"), *reason = member_text(f->body, "reason"),
               *words = member_text(f->body, "words");
    count(f, (struct stored_count){.slug = entry,
                                   .good = (good ? 1 : 0) - (before == 1 ? 1 : 0),
                                   .bad = (bad ? 1 : 0) - (before == 0 ? 1 : 0)});
    if (bad) {
        reason = words[0] == '\0' ? reason
                                  : arena_printf(f->arena, "%s%s%s", reason,
                                                 reason[0] == '\0' ? "" : ": ", masked(f, words));
        note(f, answer,
             (struct stored_question){.kind = "unhelpful", .entry = entry, .reason = reason});
        return;
    }
    struct stored_event said;
    const char *text;
    if (before == 0 && said_before(f, answer, &said, &text))
        store_question_drop(f->store, f->conversation->id, said.seq);
}

static const struct {
    const char *by, *type;
    void (*run)(const struct follow *f);
} follows[] = {
    {"bot", "answered", answered},
    {"bot", "clarified", clarified},
    {"bot", "replied", replied},
    {"employer", "chose", chose},
    {"employer", "feedback", feedback},
    {"employer", "person-asked", handed_over},
    {"employer", "message-left", handed_over},
};

void asked_follow(struct store *store, const struct stored_conversation *conversation,
                  const struct step *step, int64_t seq, int64_t now, struct arena *arena)
{
    const struct follow f = {store, conversation, step->body, seq, now, arena};
    for (size_t i = 0; i < sizeof follows / sizeof *follows; i++)
        if (strcmp(follows[i].by, step->by) == 0 && strcmp(follows[i].type, step->type) == 0)
            follows[i].run(&f);
}
