/* The commands of demarche-cli, as a table, and what they share. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "app/catalogue.h"
#include "app/usage.h"
#include "cli/options.h"

/* How the program ends. Out of memory is 3, see base/arena.h. */
enum exit_code {
    EXIT_FINE = 0,
    EXIT_FINDINGS = 1, /* a file's, or a replay that differs */
    EXIT_USAGE = 2     /* a wrong command line, or a file that cannot be read */
};

#define COMMAND_FINDINGS_MOST 200 /* shown of one file */

struct command {
    const char *name, *summary;
    enum exit_code (*run)(struct words words);
};

extern const struct command commands[];
extern const int32_t command_count;

enum exit_code cmd_check(struct words words);
enum exit_code cmd_completion(struct words words);
enum exit_code cmd_man(struct words words);
enum exit_code cmd_fmt(struct words words);
enum exit_code cmd_explain(struct words words);
enum exit_code cmd_play(struct words words);
enum exit_code cmd_replay(struct words words);
enum exit_code cmd_saves(struct words words);
enum exit_code cmd_schema(struct words words);
enum exit_code cmd_bench(struct words words);
enum exit_code cmd_auto(struct words words);
enum exit_code cmd_strings(struct words words);
enum exit_code cmd_new(struct words words);
enum exit_code cmd_stats(struct words words);

/* Standard output and standard error. */
struct sink command_out(void);
struct sink command_err(void);

/* What the program and each of its commands take, in `arena`. */
void command_usage(struct usage_program *program, struct arena *arena);

/* Reads a command's options; the first call of each command. False: the command
 * is over, `*code` says how; help or the findings are written. `files` gets the
 * files of the line. */
bool command_options(const struct option_table *table, struct words words,
                     struct words *files, enum exit_code *code);

/* A findings_texts.text that reads the file; `context` is the arena that the
 * text of the file before is cleared from. */
const char *command_text(void *context, const char *file, size_t *length);

/* Writes findings, each with its line of the file; COMMAND_FINDINGS_MOST at
 * most, then how many more there are. */
void command_write_findings(const struct diag_list *diags, struct sink *sink);
/* The same, to standard error. */
void command_findings(const struct diag_list *diags);

/* Opens a scenario to be played; findings that it cannot be are written to
 * standard error. False: `*code` says how to end, nothing is left open. */
bool command_open(struct loaded *loaded, const char *path,
                  enum exit_code *code);

/* Gives an open scenario its texts in a language; NULL: in that of the
 * environment. Where it has none, or a bad one, that is said on standard error
 * and the texts stay as they are. False where `lang` is no name of one. */
bool command_speak(struct loaded *loaded, const char *lang);
/* Its row in a command's options. */
#define OPTION_LANG(lang)                                                      \
    {                                                                          \
        .name = "lang", .value = "TAG",                                        \
        .help = "The language of its texts, as de; yours if not given.",       \
        .text = (lang)                                                         \
    }

/* Which of the words (NULL ends them) the value of an option is. False: the
 * finding is written. */
bool command_word(const char *option, const char *value,
                  const char *const *words, int32_t *chosen);

#endif
