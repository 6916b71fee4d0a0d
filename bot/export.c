/* export.c - see export.h. */
#include "bot/export.h"

#include <string.h>

enum { DRAFTS_MAX = 10000 };

static json_t *or_null(int64_t number)
{
    return number == 0 ? json_null() : json_integer((json_int_t)number);
}

static json_t *conversation_json(const struct stored_conversation *c)
{
    return json_pack("{s:s, s:s, s:s, s:s, s:s?, s:s, s:I, s:I, s:o}", "conversation", c->id,
                     "lang", c->lang, "state", c->state, "subject", c->subject, "advisor",
                     c->advisor, "team", c->team, "since", (json_int_t)c->since, "touched",
                     (json_int_t)c->touched, "until", or_null(c->until));
}

static json_t *inquiry_all(const struct stored_inquiry *q)
{
    json_t *solved = q->solved < 0 ? json_null() : json_boolean(q->solved != 0);
    return json_pack("{s:I, s:o, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s?, s:s, s:s, s:o}",
                     "asked_at", (json_int_t)q->asked_at, "taken_at", or_null(q->taken_at), "team",
                     q->team, "firm", q->firm, "place", q->place, "name", q->name, "email",
                     q->email, "phone", q->phone, "consent", q->consent, "reference", q->reference,
                     "topic", q->topic, "kind", q->kind, "solved", solved);
}

static enum store_status add_events(struct store *store, const char *id, struct arena *arena,
                                    json_t *list)
{
    struct stored_event e = {0};
    enum store_status status;
    while ((status = store_event_next(store, id, e.seq, arena, &e)) == STORE_OK) {
        json_t *body = json_loads(e.body, 0, NULL);
        json_array_append_new(list,
                              json_pack("{s:I, s:I, s:s, s:s?, s:s, s:o}", "seq", (json_int_t)e.seq,
                                        "at", (json_int_t)e.at, "by", e.by, "name", e.name, "type",
                                        e.type, "body", body == NULL ? json_object() : body));
    }
    return status == STORE_NOT_FOUND ? STORE_OK : status;
}

static enum store_status add_mails(struct store *store, const char *id, struct arena *arena,
                                   json_t *list)
{
    struct stored_mail *mails;
    size_t count;
    enum store_status status = store_outbox_list(store, id, arena, &mails, &count);
    for (size_t i = 0; status == STORE_OK && i < count; i++)
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:s?, s:s, s:s, s:I, s:o}", "kind", mails[i].kind, "state",
                            mails[i].state, "recipient", mails[i].recipient, "subject",
                            mails[i].subject, "body", mails[i].body, "created_at",
                            (json_int_t)mails[i].created_at, "sent_at", or_null(mails[i].sent_at)));
    return status;
}

static enum store_status add_drafts(struct store *store, const char *id, struct arena *arena,
                                    json_t *list)
{
    struct stored_draft *drafts = arena_alloc(arena, DRAFTS_MAX, sizeof *drafts);
    size_t count;
    enum store_status status = store_draft_list(store, DRAFTS_MAX, arena, drafts, &count);
    for (size_t i = 0; status == STORE_OK && i < count; i++)
        if (drafts[i].conversation != NULL && strcmp(drafts[i].conversation, id) == 0)
            json_array_append_new(list, json_pack("{s:I, s:s, s:s}", "at", (json_int_t)drafts[i].at,
                                                  "question", drafts[i].question, "answer",
                                                  drafts[i].answer));
    return status;
}

enum store_status export_conversation(struct store *store, const struct stored_conversation *c,
                                      struct arena *arena, json_t **out)
{
    struct stored_inquiry inquiry;
    json_t *events = json_array(), *mails = json_array(), *drafts = json_array();
    enum store_status known = store_inquiry_get(store, c->id, arena, &inquiry);
    enum store_status status = known == STORE_NOT_FOUND ? STORE_OK : known;
    if (status == STORE_OK)
        status = add_events(store, c->id, arena, events);
    if (status == STORE_OK)
        status = add_mails(store, c->id, arena, mails);
    if (status == STORE_OK)
        status = add_drafts(store, c->id, arena, drafts);
    json_t *all = json_pack("{s:o, s:o, s:o, s:o, s:o}", "conversation", conversation_json(c),
                            "inquiry", known == STORE_OK ? inquiry_all(&inquiry) : json_null(),
                            "events", events, "mails", mails, "drafts", drafts);
    if (status == STORE_OK)
        *out = all;
    else
        json_decref(all);
    return status;
}
