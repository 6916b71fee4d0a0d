/* fuzz_analyser.c - any bytes as a question, in both languages. */
#include <stddef.h>
#include <stdint.h>

#include "kb/analyser.h"

static int count(void *context, const struct token *token)
{
    size_t *end = context;
    if (token->start > token->end || token->end > *end)
        __builtin_trap();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct vocabulary *vocabulary = vocabulary_new();
    vocabulary_add(vocabulary, text_of("anerkennung"));
    vocabulary_add(vocabulary, text_of("verfahren"));
    struct analyser *analyser = analyser_new(vocabulary);
    struct text said = {(const char *)bytes, len};
    analyser_run(analyser, KB_DE, said, count, &len);
    analyser_run(analyser, KB_EN, said, count, &len);
    analyser_free(analyser);
    vocabulary_free(vocabulary);
    return 0;
}
