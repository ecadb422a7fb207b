#include "app/manual.h"

#include "base/utf8.h"

#include <string.h>

/* Of the texts, as a page wants it. */
#define MANUAL_DATE "2026-11-29"

/* Text into roff: nothing in it is an order, and a minus can be copied. */
static void put_text(struct sink *sink, const char *text)
{
    size_t length = strlen(text);
    bool begins = true;
    for (size_t at = 0; at < length;) {
        uint32_t point = 0xfffd;
        size_t size = utf8_decode(text + at, length - at, &point);
        char c = text[at];
        if (begins && (c == '.' || c == '\'')) {
            sink_text(sink, "\\&");
        }
        begins = c == '\n';
        if (point > 0x7f) {
            sink_format(sink, "\\[u%04X]", (unsigned)point);
        } else if (c == '\\') {
            sink_text(sink, "\\e");
        } else if (c == '-') {
            sink_text(sink, "\\-");
        } else if (c == '\'') {
            sink_text(sink, "\\(aq");
        } else {
            sink_format(sink, "%c", c);
        }
        at += size > 0 ? size : 1;
    }
}

static void put_bold(struct sink *sink, const char *text)
{
    sink_text(sink, "\\fB");
    put_text(sink, text);
    sink_text(sink, "\\fR");
}

static void put_section(struct sink *sink, const char *title)
{
    sink_format(sink, ".SH %s\n", title);
}

/* Paragraphs: an empty line parts them, any other line end means nothing. */
static void put_paragraphs(struct sink *sink, const char *text)
{
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        struct strbuf line = {0};
        strbuf_add(&line, text, length);
        if (length == 0) {
            sink_text(sink, ".PP\n");
        } else {
            put_text(sink, strbuf_get(&line));
            sink_text(sink, "\n");
        }
        strbuf_clear(&line);
        text += length + (text[length] == '\n');
    }
}

static void put_term(struct sink *sink, const char *term, const char *text)
{
    sink_text(sink, ".TP\n");
    put_bold(sink, term);
    sink_text(sink, "\n");
    put_paragraphs(sink, text);
}

/* "demarche-cli-check". */
static void put_name(struct sink *sink, const struct usage_program *program,
                     const struct usage_command *command)
{
    put_text(sink, program->name);
    if (command != NULL && command->name[0] != '\0') {
        put_text(sink, "-");
        put_text(sink, command->name);
    }
}

/* Begins small and ends without a point, as names of pages do. */
static void put_brief(struct sink *sink, const char *brief)
{
    struct strbuf text = {0};
    strbuf_text(&text, brief);
    if (text.length > 0 && text.text[text.length - 1] == '.') {
        text.text[text.length - 1] = '\0';
    }
    if (text.length > 0 && text.text[0] >= 'A' && text.text[0] <= 'Z') {
        text.text[0] = (char)(text.text[0] - 'A' + 'a');
    }
    put_text(sink, strbuf_get(&text));
    strbuf_clear(&text);
}

static void put_head(const struct manual *manual,
                     const struct usage_command *command, struct sink *sink)
{
    sink_text(sink, ".TH ");
    put_name(sink, manual->program, command);
    sink_text(sink, " 1 " MANUAL_DATE " \"D\\[u00E9]marche " DEMARCHE_VERSION
                    "\" \"D\\[u00E9]marche manual\"\n");
    put_section(sink, "NAME");
    put_name(sink, manual->program, command);
    sink_text(sink, " \\- ");
    put_brief(sink, command == NULL ? manual->program->brief : command->brief);
    sink_text(sink, "\n");
}

static void put_synopsis(const struct manual *manual,
                         const struct usage_command *command, struct sink *sink)
{
    put_section(sink, "SYNOPSIS");
    put_bold(sink, manual->program->name);
    if (command == NULL) {
        sink_text(sink, " \\fICOMMAND\\fR ...\n.br\n");
        put_bold(sink, manual->program->name);
        sink_text(sink, " \\fB\\-\\-help\\fR | \\fB\\-\\-version\\fR\n");
        return;
    }
    sink_text(sink, " ");
    put_bold(sink, command->name);
    sink_text(sink, command->name[0] == '\0' ? "" : " ");
    put_text(sink, command->arguments);
    sink_text(sink, "\n");
}

static const struct manual_prose *prose_of(const struct manual *manual,
                                           const char *command)
{
    for (int32_t i = 0; i < manual->prose_count; i++) {
        if (strcmp(manual->prose[i].command, command) == 0) {
            return &manual->prose[i];
        }
    }
    return NULL;
}

static void put_commands(const struct manual *manual, struct sink *sink)
{
    put_section(sink, "COMMANDS");
    for (int32_t i = 0; i < manual->program->command_count; i++) {
        const struct usage_command *command = &manual->program->commands[i];
        put_term(sink, command->name, command->brief);
    }
}

static void put_options(const struct usage_command *command, struct sink *sink)
{
    put_section(sink, "OPTIONS");
    for (int32_t i = 0; i < command->option_count; i++) {
        const struct usage_option *option = &command->options[i];
        sink_text(sink, ".TP\n\\fB\\-\\-");
        put_text(sink, option->name);
        sink_text(sink, "\\fR");
        if (option->value != NULL) {
            sink_text(sink, " \\fI");
            put_text(sink, option->value);
            sink_text(sink, "\\fR");
        }
        sink_text(sink, "\n");
        put_paragraphs(sink, option->help);
    }
    put_term(sink, "--help", "Shows a shorter form of this.");
}

static void put_ends(struct sink *sink)
{
    static const char *const ROWS[][2] = {
        {"0", "All is fine."},
        {"1", "Findings in a file, or a difference, a script that failed, a "
              "claim that does not hold."},
        {"2", "A wrong command line, or something that cannot be read, "
              "written or opened."},
        {"3", "Out of memory."},
    };
    put_section(sink, "EXIT STATUS");
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        put_term(sink, ROWS[i][0], ROWS[i][1]);
    }
}

static void put_places(struct sink *sink)
{
    static const char *const ROWS[][2] = {
        {"scenarios/*/scenario.json",
         "The scenarios that come with the program, beside it or in "
         "../share/demarche."},
        {"$XDG_DATA_HOME/demarche/scenarios", "Your own scenarios."},
        {"$XDG_DATA_HOME/demarche/saves",
         "Plays, and in its folder editions the scenarios that they were "
         "made with."},
    };
    put_section(sink, "ENVIRONMENT");
    put_term(sink, "XDG_DATA_HOME",
             "The folder for what belongs to the player; ~/.local/share where "
             "it is not set.");
    put_section(sink, "FILES");
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        put_term(sink, ROWS[i][0], ROWS[i][1]);
    }
}

static void put_examples(const char *text, struct sink *sink)
{
    if (text[0] == '\0') {
        return;
    }
    put_section(sink, "EXAMPLES");
    for (bool first = true; *text != '\0'; first = false) {
        size_t length = strcspn(text, "\n");
        struct strbuf line = {0};
        strbuf_add(&line, text, length);
        bool runs = length > 2 && strncmp(text, "$ ", 2) == 0;
        sink_text(sink, first ? "" : ".PP\n");
        sink_text(sink, runs ? ".RS 4\n.nf\n" : "");
        put_text(sink, strbuf_get(&line));
        sink_text(sink, runs ? "\n.fi\n.RE\n" : "\n");
        strbuf_clear(&line);
        text += length + (text[length] == '\n');
    }
}

static void put_page(const struct manual *manual,
                     const struct usage_command *command, bool *first,
                     struct sink *sink)
{
    sink_text(sink, *first ? ".BR " : ",\n.BR ");
    put_name(sink, manual->program, command);
    sink_text(sink, " (1)");
    *first = false;
}

static void put_see_also(const struct manual *manual,
                         const struct usage_command *command, struct sink *sink)
{
    bool first = true;
    put_section(sink, "SEE ALSO");
    if (command != NULL && command->name[0] != '\0') {
        put_page(manual, NULL, &first, sink);
    }
    for (int32_t i = 0; i < manual->program->command_count; i++) {
        const struct usage_command *other = &manual->program->commands[i];
        if (other != command && other->name[0] != '\0') {
            put_page(manual, other, &first, sink);
        }
    }
    sink_text(sink, first ? ".BR " : ",\n.BR ");
    put_text(sink, manual->see_also);
    sink_text(sink, " (1)\n");
}

void manual_write(const struct manual *manual,
                  const struct usage_command *command, struct sink *sink)
{
    const struct manual_prose *prose =
        prose_of(manual, command == NULL ? "" : command->name);
    put_head(manual, command, sink);
    put_synopsis(manual, command, sink);
    put_section(sink, "DESCRIPTION");
    if (command != NULL) {
        put_paragraphs(sink, command->summary);
        sink_text(sink, prose == NULL || prose->description[0] == '\0'
                            ? ""
                            : ".PP\n");
    }
    put_paragraphs(sink, prose == NULL ? "" : prose->description);
    if (command == NULL) {
        put_commands(manual, sink);
    } else {
        put_options(command, sink);
    }
    put_ends(sink);
    put_places(sink);
    put_examples(prose == NULL ? "" : prose->examples, sink);
    put_see_also(manual, command, sink);
}
