/* fuzz_rules.c - any bytes as a rule file; what loads is matched. */
#include <stddef.h>
#include <stdint.h>

#include "kb/rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct rules *rules = rules_new();
    struct arena *arena = arena_new((size_t)64 << 20);
    struct rule_hit *hits;
    rules_add(rules, (struct text){(const char *)bytes, len}, "fuzz", NULL);
    rules_match(rules, text_of("Ich möchte mit einem Menschen sprechen"), KB_DE, arena, &hits);
    arena_free(arena);
    rules_free(rules);
    return 0;
}
