#include "cli/commands.h"

#include "app/sidecar.h"
#include "base/language.h"
#include "platform/languages.h"
#include "report/findings.h"

#include <stdio.h>
#include <string.h>

const struct command commands[] = {
    {"new", "Writes a small scenario to begin with.", cmd_new},
    {"check", "Says what is wrong in scenario files.", cmd_check},
    {"fmt", "Lays scenario files out in one way.", cmd_fmt},
    {"strings", "Writes the texts of a scenario for translators.", cmd_strings},
    {"explain", "Explains the code of a finding, with an example.",
     cmd_explain},
    {"play", "Plays a scenario in plain lines.", cmd_play},
    {"replay", "Plays a recording again and compares every turn.", cmd_replay},
    {"saves", "Says which saves an edited scenario still loads.", cmd_saves},
    {"auto", "Plays a scenario many times and says what was never seen.",
     cmd_auto},
    {"stats", "Says what scenarios hold and how long they take.", cmd_stats},
    {"schema", "Writes what a scenario file may hold.", cmd_schema},
    {"bench", "Measures plays in a second.", cmd_bench},
    {"completion", "Writes the completion of these commands for a shell.",
     cmd_completion},
    {"man", "Writes the manual page of a command.", cmd_man},
};
const int32_t command_count = sizeof(commands) / sizeof(commands[0]);

static void write_stream(void *context, const char *bytes, size_t length)
{
    fwrite(bytes, 1, length, context);
}

struct sink command_out(void)
{
    return (struct sink){write_stream, stdout};
}

struct sink command_err(void)
{
    return (struct sink){write_stream, stderr};
}

/* The longest file that has lines to show: a recording. */
#define TEXT_MOST (4 * 1024 * 1024)

/* The words of the command line: files among them alone may be links. */
static struct words named;

static bool is_named(const char *file)
{
    for (int32_t i = 0; i < named.count; i++) {
        if (strcmp(named.items[i], file) == 0) {
            return true;
        }
    }
    return false;
}

/* Reads the file once more: who found something in it has let it go. */
const char *command_text(void *context, const char *file, size_t *length)
{
    struct arena *arena = context;
    char *bytes;
    arena_clear(arena);
    enum file_result result =
        is_named(file)
            ? file_read(arena, file, TEXT_MOST, &bytes, length)
            : file_read_found(arena, file, TEXT_MOST, &bytes, length);
    return result == FILE_OK ? bytes : NULL;
}

void command_write_findings(const struct diag_list *diags, struct sink *sink)
{
    struct arena arena = {0};
    const struct findings_texts texts = {command_text, &arena};
    findings_write(diags, COMMAND_FINDINGS_MOST, &texts, sink);
    arena_clear(&arena);
}

void command_findings(const struct diag_list *diags)
{
    struct sink err = command_err();
    command_write_findings(diags, &err);
}

bool command_options(const struct option_table *table, struct words words,
                     struct words *files, enum exit_code *code)
{
    bool help;
    if (words.reader != NULL) {
        words.reader->read(words.reader->context, table);
        *code = EXIT_FINE;
        return false;
    }
    struct diag_list diags = {0};
    struct sink out = command_out();
    files->items = words.items; /* a file never stands before its own place */
    bool fine = options_read(table, words, files, &help, &diags);
    named = words;
    command_findings(&diags);
    diag_clear(&diags);
    if (help) {
        options_help(table, &out);
    }
    *code = fine ? EXIT_FINE : EXIT_USAGE;
    return fine && !help;
}

bool command_open(struct loaded *loaded, const char *path, enum exit_code *code)
{
    loaded_open(loaded, path);
    if (loaded->model != NULL) {
        return true;
    }
    struct sink err = command_err();
    struct findings_codes codes = {0};
    command_findings(&loaded->diags);
    findings_add_codes(&codes, &loaded->diags);
    findings_write_hint(&codes, &err);
    *code = loaded->unreadable ? EXIT_USAGE : EXIT_FINDINGS;
    loaded_clear(loaded);
    return false;
}

/* The findings that every name of a language could raise. */
static bool is_language(const char *lang, struct diag_list *diags)
{
    char tag[LANGUAGE_BYTES];
    if (lang == NULL || language_read(tag, lang, strlen(lang))) {
        return true;
    }
    diag_add(diags, CODE_USE_VALUE, NULL,
             "\"%s\" is no name of a language, as de or pt_BR are", lang);
    return false;
}

bool command_speak(struct loaded *loaded, const char *lang)
{
    struct diag_list diags = {0};
    bool good = is_language(lang, &diags);
    if (good) {
        sidecar_speak(
            loaded,
            (struct language_wish){lang == NULL ? languages_wanted() : lang,
                                   lang != NULL},
            &diags);
    }
    command_findings(&diags);
    diag_clear(&diags);
    return good;
}

bool command_word(const char *option, const char *value,
                  const char *const *words, int32_t *chosen)
{
    struct diag_list diags = {0};
    struct strbuf known = {0};
    for (*chosen = 0; words[*chosen] != NULL; (*chosen)++) {
        const char *word = words[*chosen];
        if (strcmp(word, value) == 0) {
            strbuf_clear(&known);
            return true;
        }
        strbuf_format(&known, "%s%s",
                      *chosen == 0                 ? ""
                      : words[*chosen + 1] == NULL ? " or "
                                                   : ", ",
                      word);
    }
    diag_add(&diags, CODE_USE_VALUE, NULL, "--%s is %s, expected %s", option,
             value, strbuf_get(&known));
    command_findings(&diags);
    diag_clear(&diags);
    strbuf_clear(&known);
    return false;
}
