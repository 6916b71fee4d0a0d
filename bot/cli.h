/* cli.h - the commands.
 * Each gets the arguments behind its name and returns the exit code: 0 done, 1 failed, 2 wrong
 * usage. */
#ifndef BOT_CLI_H
#define BOT_CLI_H

#include "kb/kb.h"

int cli_ask(int argc, char **argv);
int cli_erase(int argc, char **argv);
int cli_eval(int argc, char **argv);
int cli_export(int argc, char **argv);
int cli_kb(int argc, char **argv);
int cli_serve(int argc, char **argv);
int cli_user(int argc, char **argv);

/* What several commands share. Errors are one line on stderr. */

/* Opens the knowledge base of the data folder, filled with the shipped knowledge where it is new.
 * NULL after saying why not. */
struct kb *cli_open_kb(const char *data);
int cli_usage(const char *usage); /* prints it, returns 2 */

struct cli_lang {
    bool known;
    enum kb_lang lang;
};

struct cli_option {
    const char *name;
    enum { CLI_FLAG, CLI_TEXT, CLI_DAY, CLI_LANG } kind;
    void *into; /* bool, const char *, const char *, struct cli_lang */
};

enum { CLI_GO_ON = -1, CLI_DONE = 0 };

/* Reads the options, a table that ends with a NULL name, and leaves `optind` at what follows them.
 * CLI_GO_ON, or the exit code after --help or wrong usage. */
int cli_options(int argc, char **argv, const struct cli_option *options, const char *usage);

#endif
