/* turn_understand.c - see turn_steps.h. */
#include "bot/turn_steps.h"

#include <string.h>

/* Keeps the entry of a sure part, unless it is the answer or kept already. */
static void keep_more(struct turn *out, const struct kb_hit *hit)
{
    bool known = strcmp(out->found.hits[0].slug, hit->slug) == 0;
    for (size_t i = 0; i < out->more_count; i++)
        known |= strcmp(out->more[i].slug, hit->slug) == 0;
    if (!known)
        out->more[out->more_count++] = *hit;
}

/* A message with several questions: the first sure one is answered and the others are offered. A
 * long message with one question in it is answered if that question alone is sure. What the whole
 * message tells of the case holds for each of its parts. */
static enum kb_status find_in_parts(struct kb *kb, struct kb_question asked, struct arena *arena,
                                    struct turn *out)
{
    struct text parts[PARTS_MAX];
    struct kb_finding found[PARTS_MAX];
    size_t count = parts_of(asked.said, parts), sure = PARTS_MAX;
    asked.country = out->found.country;
    for (size_t i = 0; i < count; i++) {
        asked.said = parts[i];
        enum kb_status status = kb_find(kb, &asked, arena, &found[i]);
        if (status != KB_OK)
            return status;
        if (found[i].action == KB_ANSWER && sure == PARTS_MAX)
            sure = i;
    }
    if (sure == PARTS_MAX || (count == 1 && out->found.action == KB_ANSWER))
        return KB_OK;
    found[sure].profession = out->found.profession;
    found[sure].status = out->found.status;
    found[sure].salary = out->found.salary;
    out->found = found[sure];
    for (size_t i = 0; i < count; i++)
        if (i != sure && (found[i].action == KB_ANSWER || found[i].action == KB_CLARIFY))
            keep_more(out, &found[i].hits[0]);
    return KB_OK;
}

/* What is understood of the message: a wish for a person, small talk and what is out of scope are
 * never looked for in its parts. */
enum kb_status turn_understand(struct kb *kb, const struct turn_memory *memory, struct text said,
                               const char *day, bool lang_known, struct arena *arena,
                               struct turn *out)
{
    const struct kb_question asked = {.said = said,
                                      .lang_known = lang_known,
                                      .lang = memory->lang,
                                      .day = day,
                                      .context = memory->context,
                                      .context_count = memory->context_count,
                                      .context_length = memory->context_length,
                                      .country = memory->country};
    enum kb_status status = kb_find(kb, &asked, arena, &out->found);
    bool entry = out->found.action == KB_ANSWER || out->found.action == KB_CLARIFY;
    return status == KB_OK && entry ? find_in_parts(kb, asked, arena, out) : status;
}
