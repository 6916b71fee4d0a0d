/* asked.h - notes, from the events of conversations, what editors should look at: questions that
 * were not answered, answers that did not help, what was handed over; and counts the answers.
 * Owns     nothing: the store keeps it.
 * Errors   a line on stderr; the conversation goes on.
 *
 * Personal data is masked before anything is stored, and again once it is known who asks. */
#ifndef BOT_ASKED_H
#define BOT_ASKED_H

#include "bot/conversation.h"

enum {
    ASKED_CHOICE_MS = 30 * 60 * 1000, /* choices of which none was picked by then were no answer */
    ASKED_TEXT_MAX = 500,             /* characters kept of a question */
};

/* What follows for the editors from an event just added to a conversation. */
void asked_follow(struct store *store, const struct stored_conversation *conversation,
                  const struct step *step, int64_t seq, int64_t now, struct arena *arena);

/* "2026-11", of the local clock. */
void asked_month(int64_t at, char out[8]);

#endif
