/* eval_group.c - how well similar questions come together: every other example question of an entry
 * teaches, the rest are grouped. Two of one entry should be together, two of different ones not.
 *
 * usage: eval_group CONTENT */
#include <stdio.h>
#include <time.h>

#include "kb/group.h"
#include "kb/internal.h"

enum { FILES_MAX = 20000, QUESTIONS_MAX = 10000 };

struct set {
    struct kb_asked asked[QUESTIONS_MAX];
    size_t entry[QUESTIONS_MAX], count;
};

static struct kb_file files[FILES_MAX];

/* The knowledge with the questions that teach only. */
static struct kb *half_taught(const struct catalog *all, struct arena *arena)
{
    size_t count = 0;
    struct kb *kb = NULL;
    struct kb_import_report report;
    for (size_t i = 0; i < all->document_count && count < FILES_MAX; i++)
        files[count++] = (struct kb_file){all->documents[i].path, all->documents[i].text};
    for (size_t i = 0; i < all->count && count < FILES_MAX; i++) {
        struct entry e = all->entries[i];
        const char **questions = arena_alloc(arena, e.questions.count + 1, sizeof *questions);
        size_t kept = 0;
        for (size_t k = 0; k < e.questions.count; k += 2)
            questions[kept++] = e.questions.at[k];
        e.questions = (struct strings){questions, kept};
        files[count++] = (struct kb_file){
            arena_printf(arena, "entries/%s/%s/%s.md", kb_lang_name(e.lang), e.area, e.slug),
            text_of(entry_file_write(&e, arena))};
    }
    if (kb_open(NULL, &kb) != KB_OK ||
        kb_import_files(kb, files, count, true, stderr, &report) != KB_OK) {
        fprintf(stderr, "eval_group: %s\n", kb_message(kb));
        kb_close(kb);
        return NULL;
    }
    return kb;
}

/* The others, one of each entry after the other. */
static void take_rest(const struct catalog *all, enum kb_lang lang, struct set *out)
{
    bool more = true;
    out->count = 0;
    for (size_t k = 1; more; k += 2) {
        more = false;
        for (size_t i = 0; i < all->in_lang[lang] && out->count < QUESTIONS_MAX; i++) {
            const struct strings *questions = &all->numbered[lang][i]->questions;
            if (k >= questions->count)
                continue;
            out->asked[out->count] = (struct kb_asked){text_of(questions->at[k]), lang};
            out->entry[out->count++] = i;
            more = true;
        }
    }
}

static void measure(struct kb *kb, enum kb_lang lang, const struct set *set, struct arena *arena)
{
    struct kb_group *groups;
    clock_t begun = clock();
    size_t count = kb_group(kb, set->asked, set->count, arena, &groups);
    double seconds = (double)(clock() - begun) / CLOCKS_PER_SEC;
    size_t together = 0, right = 0, wanted = 0;
    for (size_t i = 0; i < set->count; i++)
        for (size_t k = 0; k < i; k++)
            wanted += set->entry[i] == set->entry[k];
    for (size_t g = 0; g < count; g++)
        for (size_t i = 0; i < groups[g].count; i++)
            for (size_t k = 0; k < i; k++, together++)
                right += set->entry[groups[g].members[i]] == set->entry[groups[g].members[k]];
    printf("%s: %zu questions in %zu groups, %.2f s; pairs: precision %.1f %%, recall %.1f %%\n",
           kb_lang_name(lang), set->count, count, seconds,
           together == 0 ? 100 : 100 * (double)right / (double)together,
           wanted == 0 ? 100 : 100 * (double)right / (double)wanted);
}

int main(int argc, char **argv)
{
    static struct set set;
    struct kb *full = NULL;
    struct kb_import_report report;
    if (argc != 2) {
        fputs("usage: eval_group CONTENT\n", stderr);
        return 2;
    }
    if (kb_open(NULL, &full) != KB_OK || kb_import(full, argv[1], true, stderr, &report) != KB_OK) {
        fprintf(stderr, "eval_group: %s\n", kb_message(full));
        kb_close(full);
        return 1;
    }
    struct arena *arena = arena_new((size_t)4 << 30);
    struct kb *kb = half_taught(full->catalog, arena);
    for (int lang = KB_DE; kb != NULL && lang <= KB_EN; lang++) {
        take_rest(full->catalog, (enum kb_lang)lang, &set);
        measure(kb, (enum kb_lang)lang, &set, arena);
    }
    arena_free(arena);
    kb_close(full);
    int code = kb == NULL ? 1 : 0;
    kb_close(kb);
    return code;
}
