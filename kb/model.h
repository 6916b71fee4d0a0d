/* model.h - a linear classifier from features to classes, trained on the knowledge itself. A
 * class is an entry or an intent.
 *
 * A class's weights begin as the TF-IDF centroid of its texts (Rocchio) and are then moved by
 * a few epochs of stochastic gradient descent on the multinomial logistic loss over the texts
 * that people could have typed. A weight exists only where the feature occurs in the class, so
 * that the model is a set of postings, as an inverted index is: it grows with the text, not with
 * features times classes, and scoring costs what the postings of the question's features cost.
 *
 * Owns     its weights.
 * Threads  read-only once trained. */
#ifndef KB_MODEL_H
#define KB_MODEL_H

#include <stdint.h>

#include "kb/features.h"

struct model;

struct model_text {
    struct text said;
    uint32_t class; /* 0 .. classes - 1 */
    float weight;   /* in the centroid, above 0 */
    bool spoken;    /* as a person might type it: trained on */
};

/* The same texts give the same model. Never NULL. */
struct model *model_train(const struct reader *reader, enum kb_lang lang,
                          const struct model_text *texts, size_t count, size_t classes);
void model_free(struct model *model); /* NULL is fine */
size_t model_classes(const struct model *model);
/* Whether questions must be read with n-grams for it, as its texts were. */
bool model_ngrams(const struct model *model);
/* From how many spoken texts it learned; 0 where there were none, or too many for the time. */
size_t model_learned(const struct model *model);
/* Adds to scores[0 .. classes - 1], which the caller has zeroed. Returns the share of the
 * question's weight that the model knows at all, 0 to 1, and in *length the length of the vector
 * made of what it knows: scores times length can be added up over several texts. */
float model_score(const struct model *model, const struct feature *features, size_t count,
                  float *scores, double *length);

/* The model as bytes for the database; the caller frees them. */
void *model_save(const struct model *model, size_t *size);
/* NULL where the bytes are not a model of this version and machine. */
struct model *model_load(const void *bytes, size_t size);

#endif
