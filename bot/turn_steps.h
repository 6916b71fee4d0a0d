/* turn_steps.h - one utterance on its way through turn.c, and the steps that have a file of their
 * own. Owns     nothing; what is found lives in the arena. Errors   a status from the knowledge
 * base; kb_message() says why. */
#ifndef BOT_TURN_STEPS_H
#define BOT_TURN_STEPS_H

#include "bot/turn_show.h"
#include "kb/parts.h"

struct turn {
    struct kb_finding found;
    struct shown shown;            /* if the action is KB_ANSWER */
    struct kb_hit more[PARTS_MAX]; /* what answers the other questions of the message */
    size_t more_count;
    const char *reply; /* what is said */
};

/* turn_follow.c: messages that only say something about the answer or the choices before them */

/* "The second one", typed after a list of choices, or "and from January?" after an answer: the same
 * one, as on that day. False if the message is no such thing; else `found` and `shown` are there,
 * and *status says how it went. The action is KB_HANDOFF where none of the choices is meant. */
bool turn_follow(struct kb *kb, struct turn_memory *memory, struct text said, const char *day,
                 struct arena *arena, struct turn *out, enum kb_status *status);
/* The answer to "for which place?", or "and in Jena?" after an answer that depends on the place;
 * `found` is what else the message may mean. */
bool turn_follow_place(struct kb *kb, const struct turn_memory *memory, struct text said,
                       const struct kb_finding *found, struct arena *arena, struct kb_place *place);

/* turn_understand.c: a message of its own, with all its questions */

/* Fills `found` and `more`. `lang_known` says that `memory` has the language to answer in. */
enum kb_status turn_understand(struct kb *kb, const struct turn_memory *memory, struct text said,
                               const char *day, bool lang_known, struct arena *arena,
                               struct turn *out);

#endif
