/* turn_understand.c - see turn_steps.h. */
#include "bot/turn_steps.h"

#include <string.h>

#include "kb/joined.h"

/* Keeps the entry of a sure part, unless it is the answer or kept already. */
static void keep_more(struct turn *out, const struct kb_hit *hit)
{
    bool known = strcmp(out->found.hits[0].slug, hit->slug) == 0;
    for (size_t i = 0; i < out->more_count; i++)
        known |= strcmp(out->more[i].slug, hit->slug) == 0;
    if (!known)
        out->more[out->more_count++] = *hit;
}

static bool is_among(const char *slug, const struct kb_finding *found)
{
    for (size_t i = 0; i < found->hit_count; i++)
        if (strcmp(found->hits[i].slug, slug) == 0)
            return true;
    return false;
}

/* Is every one surely about an entry of its own, which the whole question may mean, too? */
static bool apart(const struct kb_finding *found, size_t count, const struct kb_finding *whole)
{
    for (size_t i = 0; i < count; i++) {
        if (found[i].action != KB_ANSWER || !is_among(found[i].hits[0].slug, whole))
            return false;
        for (size_t k = 0; k < i; k++)
            if (strcmp(found[i].hits[0].slug, found[k].hits[0].slug) == 0)
                return false;
    }
    return true;
}

/* Questions joined in one, which is found as *found: where each stands alone they take its place,
 * at most `room`. Brings *count, which is 1, up to date. */
static enum kb_status find_joined(struct kb *kb, struct kb_question asked, size_t room,
                                  struct arena *arena, struct kb_finding *found, size_t *count)
{
    struct text parts[PARTS_MAX];
    struct kb_finding each[PARTS_MAX];
    size_t joined = joined_of(asked.said, parts);
    if (joined == 0 || joined > room || found->hit_count == 0)
        return KB_OK;
    asked.lang_known = true;
    asked.lang = found->lang;
    for (size_t i = 0; i < joined; i++) {
        asked.said = parts[i];
        enum kb_status status = kb_find(kb, &asked, arena, &each[i]);
        if (status != KB_OK)
            return status;
    }
    if (!apart(each, joined, found))
        return KB_OK;
    memcpy(found, each, joined * sizeof *found);
    *count = joined;
    return KB_OK;
}

/* The questions of a message, each with what is found for it. */
static enum kb_status find_each(struct kb *kb, struct kb_question asked, struct arena *arena,
                                const struct kb_finding *whole, struct kb_finding *found,
                                size_t *count)
{
    struct text parts[PARTS_MAX];
    size_t marked = parts_of(asked.said, parts);
    bool one = marked == 0;
    if (one)
        parts[marked++] = asked.said;
    asked.country = whole->country;
    *count = 0;
    for (size_t i = 0; i < marked; i++) {
        size_t more = 1;
        struct kb_finding *next = &found[*count];
        enum kb_status status = KB_OK;
        asked.said = parts[i];
        *next = *whole;
        if (!one)
            status = kb_find(kb, &asked, arena, next);
        if (status == KB_OK)
            status =
                find_joined(kb, asked, PARTS_MAX - *count - (marked - i - 1), arena, next, &more);
        if (status != KB_OK)
            return status;
        *count += more;
    }
    return KB_OK;
}

/* A message with several questions: the first sure one is answered and the others are offered. A
 * long message with one question in it is answered if that question alone is sure. What the whole
 * message tells of the case holds for each of its parts. */
static enum kb_status find_in_parts(struct kb *kb, struct kb_question asked, struct arena *arena,
                                    struct turn *out)
{
    struct kb_finding found[PARTS_MAX];
    size_t count, sure = 0;
    enum kb_status status = find_each(kb, asked, arena, &out->found, found, &count);
    if (status != KB_OK)
        return status;
    while (sure < count && found[sure].action != KB_ANSWER)
        sure++;
    if (sure == count || (count == 1 && out->found.action == KB_ANSWER))
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
    struct kb_question asked = turn_memory_question(memory, said, day);
    asked.lang_known = lang_known;
    enum kb_status status = kb_find(kb, &asked, arena, &out->found);
    bool entry = out->found.action == KB_ANSWER || out->found.action == KB_CLARIFY;
    return status == KB_OK && entry ? find_in_parts(kb, asked, arena, out) : status;
}
