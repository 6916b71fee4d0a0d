/* topic.h - what a conversation is about, so that a follow-up is read in its light.
 *
 * Carried from turn to turn is, of a few entries, how probably each was meant and how much of what
 * was said speaks for it. The latter adds up as if the questions had been one text: a long question
 * says more than a short one, and what was said before fades.
 * Owns     nothing; what is carried lives with the caller. */
#ifndef KB_TOPIC_H
#define KB_TOPIC_H

#include "kb/rank.h"

/* A question by itself, against the entries of its language by number. */
struct topic_question {
    size_t entries, terms;
    const float *now;   /* how well each fits, in standard deviations */
    const float *model; /* signal of the model */
    double length;      /* of the question as the model reads it */
};

/* Writes how well each entry fits as a follow-up to `asked->context`, which is not empty, into
 * `fit`, in about the unit of `now`. */
void topic_follow(struct kb *kb, const struct asked *asked, const struct topic_question *question,
                  struct arena *arena, float *fit);

/* The question joins what was said before: fills `context`, which lives in `arena`, from the final
 * scores of the entries; the ones that are excluded have -INFINITY. */
void topic_note(struct kb *kb, const struct asked *asked, const struct topic_question *question,
                const float *score, struct arena *arena, struct ranking *out);

#endif
