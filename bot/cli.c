/* cli.c - what the commands share: options as a table, opening the knowledge. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "bot/cli.h"
#include "bot/knowledge.h"
#include "kb/values.h"

enum { OPTIONS_MAX = 16, HELP = OPTIONS_MAX };

int cli_usage(const char *usage)
{
    fputs(usage, stderr);
    return 2;
}

struct kb *cli_open_kb(const char *data)
{
    struct kb *kb = NULL;
    if (knowledge_open(data, &kb) == KB_OK)
        return kb;
    fprintf(stderr, "kammerlotse: %s\n", kb == NULL ? "no knowledge base" : kb_message(kb));
    kb_close(kb);
    return NULL;
}

/* False after saying what is wrong with the value. */
static bool set(const struct cli_option *option, char *given)
{
    switch (option->kind) {
    case CLI_FLAG:
        *(bool *)option->into = true;
        return true;
    case CLI_TEXT:
        *(const char **)option->into = given;
        return true;
    case CLI_DAY:
        *(const char **)option->into = given;
        if (!day_valid(given))
            fprintf(stderr, "kammerlotse: --%s is a day like 2027-01-02\n", option->name);
        return day_valid(given);
    case CLI_LANG:
        ((struct cli_lang *)option->into)->known = true;
        if (kb_lang_parse(given, &((struct cli_lang *)option->into)->lang))
            return true;
        fprintf(stderr, "kammerlotse: --%s is de or en\n", option->name);
        return false;
    }
    return false;
}

int cli_options(int argc, char **argv, const struct cli_option *options, const char *usage)
{
    struct option table[OPTIONS_MAX + 2] = {0};
    int count = 0, which;
    for (; options[count].name != NULL && count < OPTIONS_MAX; count++)
        table[count] = (struct option){
            options[count].name, options[count].kind == CLI_FLAG ? no_argument : required_argument,
            NULL, count};
    table[count] = (struct option){"help", no_argument, NULL, HELP};
    while ((which = getopt_long(argc, argv, "", table, NULL)) != -1) {
        if (which == HELP) {
            fputs(usage, stdout);
            return CLI_DONE;
        }
        if (which == '?')
            return cli_usage(usage);
        if (!set(&options[which], optarg))
            return 2;
    }
    return CLI_GO_ON;
}
