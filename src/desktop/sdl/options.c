#include "desktop/sdl/options.h"

#include "app/completion.h"
#include "base/language.h"
#include "base/names.h"

#include <string.h>

#define WINDOW_MOST     8192
#define TEXT_SIZE_LEAST 90
#define TEXT_SIZE_MOST  200
#define CUT_MOST        10000 /* minutes */

/* A setter gets the value; false with the reason in `problem`. */
struct option_row {
    const char *name, *value; /* value NULL: takes none */
    const char *help;
    bool (*set)(struct options *options, const char *value,
                struct strbuf *problem);
};

/* Decimal digits at `*text`, moved past them; false for none or too many. */
static bool take_number(const char **text, uint64_t most, uint64_t *number)
{
    const char *at = *text;
    *number = 0;
    while (*at >= '0' && *at <= '9') {
        uint64_t digit = (uint64_t)(*at - '0');
        if (*number > (most - digit) / 10) {
            return false;
        }
        *number = *number * 10 + digit;
        at++;
    }
    bool any = at != *text;
    *text = at;
    return any;
}

static int hex_digit(char c)
{
    const char *digits = "0123456789abcdef";
    char low = c >= 'A' && c <= 'F' ? (char)(c - 'A' + 'a') : c;
    const char *at = low == '\0' ? NULL : strchr(digits, low);
    return at == NULL ? -1 : (int)(at - digits);
}

static bool take_hex(const char **text, uint64_t *number)
{
    int count = 0;
    *number = 0;
    for (; hex_digit(**text) >= 0; (*text)++) {
        *number = *number << 4 | (uint64_t)hex_digit(**text);
        count++;
    }
    return count >= 1 && count <= 16;
}

static bool set_seat(struct options *options, const char *value,
                     struct strbuf *problem)
{
    (void)problem;
    options->seat = value;
    return true;
}

static bool set_seed(struct options *options, const char *value,
                     struct strbuf *problem)
{
    const char *at = value;
    bool hex = value[0] == '0' && (value[1] == 'x' || value[1] == 'X');
    at += hex ? 2 : 0;
    bool good = hex ? take_hex(&at, &options->seed)
                    : take_number(&at, UINT64_MAX, &options->seed);
    if (!good || *at != '\0') {
        strbuf_format(problem,
                      "--seed is '%s', expected a number, or 0x and up to "
                      "16 hexadecimal digits",
                      value);
        return false;
    }
    options->seed_given = true;
    return true;
}

static bool set_cut(struct options *options, const char *value,
                    struct strbuf *problem)
{
    const char *at = value;
    uint64_t minutes = 0;
    if (!take_number(&at, CUT_MOST, &minutes) || *at != '\0') {
        strbuf_format(problem, "--cut is '%s', expected minutes", value);
        return false;
    }
    options->cut = (int32_t)minutes;
    return true;
}

static bool set_as_it_was(struct options *options, const char *value,
                          struct strbuf *problem)
{
    (void)value;
    (void)problem;
    options->as_it_was = true;
    return true;
}

static bool within(uint64_t value, uint64_t least)
{
    return value >= least && value <= WINDOW_MOST;
}

static bool set_size(struct options *options, const char *value,
                     struct strbuf *problem)
{
    const char *at = value;
    uint64_t width = 0, height = 0;
    bool good = take_number(&at, UINT32_MAX, &width) && *at++ == 'x' &&
                take_number(&at, UINT32_MAX, &height) && *at == '\0';
    if (!good || !within(width, WINDOW_LEAST_WIDTH) ||
        !within(height, WINDOW_LEAST_HEIGHT)) {
        strbuf_format(problem,
                      "--size is '%s', expected WIDTHxHEIGHT from %dx%d to "
                      "%dx%d, like 1280x720",
                      value, WINDOW_LEAST_WIDTH, WINDOW_LEAST_HEIGHT,
                      WINDOW_MOST, WINDOW_MOST);
        return false;
    }
    options->width = (int32_t)width;
    options->height = (int32_t)height;
    return true;
}

static bool set_text_size(struct options *options, const char *value,
                          struct strbuf *problem)
{
    const char *at = value;
    uint64_t percent = 0;
    bool good = take_number(&at, UINT32_MAX, &percent) && *at == '\0' &&
                percent >= TEXT_SIZE_LEAST && percent <= TEXT_SIZE_MOST;
    if (!good) {
        strbuf_format(problem,
                      "--text-size is '%s', expected a percentage from %d to "
                      "%d, like 150",
                      value, TEXT_SIZE_LEAST, TEXT_SIZE_MOST);
        return false;
    }
    options->text_size = (int32_t)percent;
    return true;
}

static bool set_lang(struct options *options, const char *value,
                     struct strbuf *problem)
{
    char tag[LANGUAGE_BYTES];
    if (!language_read(tag, value, strlen(value))) {
        strbuf_format(problem,
                      "--lang is '%s', expected the name of a language, like "
                      "de or pt_BR",
                      value);
        return false;
    }
    options->lang = value;
    return true;
}

static bool set_no_motion(struct options *options, const char *value,
                          struct strbuf *problem)
{
    (void)value;
    (void)problem;
    options->no_motion = true;
    return true;
}

static bool set_screenshot(struct options *options, const char *value,
                           struct strbuf *problem)
{
    (void)problem;
    options->screenshot = value;
    return true;
}

static bool set_dump_ui(struct options *options, const char *value,
                        struct strbuf *problem)
{
    (void)value;
    (void)problem;
    options->dump_ui = true;
    return true;
}

static bool set_script(struct options *options, const char *value,
                       struct strbuf *problem)
{
    (void)problem;
    options->script = value;
    return true;
}

static bool set_font_dir(struct options *options, const char *value,
                         struct strbuf *problem)
{
    (void)problem;
    options->font_dir = value;
    return true;
}

static bool set_save_dir(struct options *options, const char *value,
                         struct strbuf *problem)
{
    (void)problem;
    options->save_dir = value;
    return true;
}

static bool set_no_save(struct options *options, const char *value,
                        struct strbuf *problem)
{
    (void)value;
    (void)problem;
    options->no_save = true;
    return true;
}

static bool set_completion(struct options *options, const char *value,
                           struct strbuf *problem)
{
    (void)problem;
    options->completion = value;
    return true;
}

static bool set_man(struct options *options, const char *value,
                    struct strbuf *problem)
{
    (void)value;
    (void)problem;
    options->man = true;
    return true;
}

static bool set_help(struct options *options, const char *value,
                     struct strbuf *problem)
{
    (void)value;
    (void)problem;
    options->help = true;
    return true;
}

static bool set_version(struct options *options, const char *value,
                        struct strbuf *problem)
{
    (void)value;
    (void)problem;
    options->version = true;
    return true;
}

static const struct option_row ROWS[] = {
    {"seat", "ID", "play this actor of FILE at once", set_seat},
    {"seed", "N", "the dice of the play: decimal, or 0x and hexadecimal",
     set_seed},
    {"as-it-was", NULL, "hidden truths stand as on record", set_as_it_was},
    {"cut", "MINUTES", "play the class cut of so many minutes", set_cut},
    {"size", "WxH", "the window, at least 960x540 (1280x720)", set_size},
    {"text-size", "PERCENT", "of all that is read, 90 to 200 (100)",
     set_text_size},
    {"lang", "TAG", "the language, like de; yours if not given", set_lang},
    {"no-motion", NULL, "no animations", set_no_motion},
    {"screenshot", "FILE", "write the first picture as PNG and end",
     set_screenshot},
    {"dump-ui", NULL, "print the first screen's widgets as JSON and end",
     set_dump_ui},
    {"script", "FILE", "do what the lines of FILE say and end; seed 0",
     set_script},
    {"font-dir", "DIR", "where Inter-Regular.otf and its kin are",
     set_font_dir},
    {"save-dir", "DIR", "the folder for saved plays", set_save_dir},
    {"no-save", NULL, "keep no play", set_no_save},
    {"completion", COMPLETION_SHELLS, "write the shell's completion and end",
     set_completion},
    {"man", NULL, "write the manual page and end", set_man},
    {"help", NULL, "show this and end", set_help},
    {"version", NULL, "show the version and end", set_version},
};
#define ROW_COUNT (sizeof ROWS / sizeof ROWS[0])

/* `word` may go on with "=VALUE". */
static const struct option_row *find_row(const char *word, size_t length)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (strlen(ROWS[i].name) == length &&
            memcmp(ROWS[i].name, word, length) == 0) {
            return &ROWS[i];
        }
    }
    return NULL;
}

static void say_unknown(const char *word, struct strbuf *problem)
{
    struct nearest near = nearest_to(word);
    for (size_t i = 0; i < ROW_COUNT; i++) {
        nearest_try(&near, ROWS[i].name);
    }
    strbuf_format(problem, "there is no option '--%s'", word);
    if (near.best != NULL) {
        strbuf_format(problem, ", did you mean '--%s'?", near.best);
    } else {
        strbuf_text(problem, "; --help shows all");
    }
}

struct word_list {
    char **words;
    int count, at;
};

/* The word at hand begins with "--". */
static bool take_option(struct options *options, struct word_list *list,
                        struct strbuf *problem)
{
    const char *word = list->words[list->at] + 2;
    const char *value = strchr(word, '=');
    size_t length = value == NULL ? strlen(word) : (size_t)(value - word);
    const struct option_row *row = find_row(word, length);
    if (row == NULL) {
        say_unknown(word, problem);
        return false;
    }
    value = value == NULL ? NULL : value + 1;
    if (row->value == NULL && value != NULL) {
        strbuf_format(problem, "--%s takes no value", row->name);
        return false;
    }
    if (row->value != NULL && value == NULL) {
        list->at++;
        if (list->at >= list->count) {
            strbuf_format(problem, "--%s needs a value: %s", row->name,
                          row->value);
            return false;
        }
        value = list->words[list->at];
    }
    return row->set(options, value, problem);
}

static bool take_file(struct options *options, const char *word,
                      struct strbuf *problem)
{
    if (options->file != NULL) {
        strbuf_format(problem,
                      "two files are named, '%s' and '%s', expected "
                      "one",
                      options->file, word);
        return false;
    }
    options->file = word;
    return true;
}

bool options_parse(struct options *options, int count, char **words,
                   struct strbuf *problem)
{
    memset(options, 0, sizeof *options);
    options->width = 1280;
    options->height = 720;
    options->cut = -1;
    struct word_list list = {words, count, 0};
    bool only_files = false;
    for (; list.at < count; list.at++) {
        const char *word = words[list.at];
        bool good = true;
        if (!only_files && strcmp(word, "--") == 0) {
            only_files = true;
        } else if (!only_files && strncmp(word, "--", 2) == 0) {
            good = take_option(options, &list, problem);
        } else {
            good = take_file(options, word, problem);
        }
        if (!good) {
            return false;
        }
    }
    bool version =
        options->seat != NULL || options->as_it_was || options->cut >= 0;
    if (version && options->file == NULL && !options->help) {
        strbuf_format(problem, "%s needs the scenario's FILE too",
                      options->seat != NULL ? "--seat"
                      : options->as_it_was  ? "--as-it-was"
                                            : "--cut");
        return false;
    }
    options->seed_given |=
        options->script != NULL; /* no script plays by luck */
    return true;
}

#define ARGUMENTS "[FILE] [OPTION]..."
#define SUMMARY                                                                \
    "Plays a scenario in a window, or goes on with a saved play; without "     \
    "FILE it\nshows those that there are."

void options_help(struct sink *sink)
{
    sink_text(sink, "demarche " ARGUMENTS "\n" SUMMARY "\n\n");
    for (size_t i = 0; i < ROW_COUNT; i++) {
        struct strbuf name = {0};
        strbuf_format(&name, "--%s %s", ROWS[i].name,
                      ROWS[i].value == NULL ? "" : ROWS[i].value);
        sink_format(sink, "  %-26s %s\n", strbuf_get(&name), ROWS[i].help);
        strbuf_clear(&name);
    }
    sink_text(sink,
              "\nExit code: 0 fine, 1 findings in FILE or a script that "
              "failed, 2 wrong use,\nunreadable FILE, no display or no "
              "font.\nIn a terminal, play with: demarche-cli play FILE\n");
}

/* All but --help, which pages and scripts know of. */
void options_usage(struct usage_program *program, struct arena *arena)
{
    struct usage_command *command = arena_alloc(arena, sizeof(*command));
    struct usage_option *rows = arena_array(arena, ROW_COUNT, sizeof(*rows));
    int32_t count = 0;
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (strcmp(ROWS[i].name, "help") != 0) {
            rows[count++] = (struct usage_option){.name = ROWS[i].name,
                                                  .value = ROWS[i].value,
                                                  .help = ROWS[i].help};
        }
    }
    *command = (struct usage_command){.name = "",
                                      .arguments = ARGUMENTS,
                                      .brief = "Plays diplomatic crises.",
                                      .summary = SUMMARY,
                                      .options = rows,
                                      .option_count = count};
    *program = (struct usage_program){
        "demarche", "Plays diplomatic crises in a window.", command, 1};
}

bool options_saves(const struct options *options)
{
    return !options->no_save &&
           (options->save_dir != NULL || !options_ends_by_itself(options));
}

bool options_ends_by_itself(const struct options *options)
{
    return options->script != NULL || options->screenshot != NULL ||
           options->dump_ui;
}
