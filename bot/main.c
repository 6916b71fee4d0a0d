/* main.c - the table of commands. */
#include <stdio.h>
#include <string.h>

#include "bot/cli.h"

static const struct {
    const char *name, *what;
    int (*run)(int argc, char **argv);
} commands[] = {
    {"serve", "the chat server", cli_serve},
    {"ask", "answer questions from standard input", cli_ask},
    {"eval", "measure the answers against a list of questions", cli_eval},
    {"kb", "import, export and check the knowledge", cli_kb},
    {"export", "print all that is kept of a conversation", cli_export},
    {"erase", "erase a conversation", cli_erase},
    {"user", "add, list and disable accounts of the desk", cli_user},
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static void print_usage(FILE *to)
{
    fputs("usage: kammerlotse COMMAND [OPTION...]\n\ncommands:\n", to);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        fprintf(to, "  %-8s %s\n", commands[i].name, commands[i].what);
    fputs("\nkammerlotse COMMAND --help tells more.\n", to);
}

int main(int argc, char **argv)
{
    if (argc >= 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0)) {
        print_usage(stdout);
        return 0;
    }
    for (size_t i = 0; argc >= 2 && i < COMMAND_COUNT; i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            return commands[i].run(argc - 1, argv + 1);
    if (argc >= 2)
        fprintf(stderr, "kammerlotse: there is no command \"%s\"\n", argv[1]);
    print_usage(stderr);
    return 2;
}
