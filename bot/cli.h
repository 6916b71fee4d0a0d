/* cli.h - the commands.
 * Each gets the arguments behind its name and returns the exit code: 0 done, 1 failed, 2 wrong
 * usage. */
#ifndef BOT_CLI_H
#define BOT_CLI_H

int cli_ask(int argc, char **argv);
int cli_eval(int argc, char **argv);
int cli_kb(int argc, char **argv);
int cli_serve(int argc, char **argv);
int cli_user(int argc, char **argv);

/* What several commands share. Errors are one line on stderr. */
struct kb;
/* Opens the knowledge base of the data folder, filled with the shipped knowledge where it is new.
 * NULL after saying why not. */
struct kb *cli_open_kb(const char *data);
int cli_usage(const char *usage); /* prints it, returns 2 */

#endif
