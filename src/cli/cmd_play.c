#include "cli/commands.h"
#include "cli/lines.h"
#include "cli/prompt.h"
#include "cli/record.h"
#include "cli/seats.h"
#include "cli/tell.h"

#include "base/hash.h"
#include "platform/clock.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct play_options {
    struct seat_words seats;
    const char *moves;  /* NULL: typed */
    const char *record; /* NULL: none */
    uint64_t seed;
};

/* Where a line came from, in front of what is wrong with it. */
static void refuse(const struct lines *lines, const struct diag_list *diags)
{
    struct diag_list placed = {0};
    const struct diag_place place = {.file = lines->file, .line = lines->line};
    for (size_t i = 0; i < diags->count; i++) {
        diag_add(&placed, diags->items[i].code,
                 lines->file == NULL ? NULL : &place, "%s",
                 diags->items[i].message);
    }
    struct sink to = lines->file == NULL ? command_out() : command_err();
    diag_write_all(&placed, COMMAND_FINDINGS_MOST, &to);
    diag_clear(&placed);
}

/* An empty line goes on where there is only something to read. */
static const char *meant(const struct prompt *prompt, const struct lines *lines,
                         const char *line)
{
    bool reads = lines->file == NULL && prompt->view->phase == PHASE_READ;
    return line[0] == '\0' && reads ? "continue" : line;
}

static bool take(struct prompt *prompt, const struct lines *lines,
                 enum line_result result, const char *text)
{
    struct diag_list diags = {0};
    bool fine = true;
    const char *line = meant(prompt, lines, text);
    if (result != LINE_READ) {
        diag_add(&diags, CODE_USE_VALUE, NULL, "%s", lines_problem(result));
        fine = false;
    } else if (line[0] != '\0' && line[0] != '#') {
        fine = prompt_take(prompt, line, &diags);
    }
    if (!fine) {
        refuse(lines, &diags);
    }
    diag_clear(&diags);
    return fine;
}

static void ask(const struct prompt *prompt)
{
    static const char *const questions[] = {
        [PHASE_DECIDE] = "\nYour choice? > ",
        [PHASE_READ] = "\nEnter goes on. > ",
        [PHASE_OVER] = "\nThe play is over. undo goes back, quit ends. > ",
    };
    sink_text(prompt->out, questions[prompt->view->phase]);
    fflush(stdout);
}

/* Typed lines may be wrong and are asked for again; a file's must be right.
 */
static enum exit_code take_lines(struct prompt *prompt, struct lines *lines)
{
    struct strbuf line = {0};
    enum exit_code code = EXIT_FINE;
    while (code == EXIT_FINE && !prompt->quit) {
        if (lines->file == NULL) {
            ask(prompt);
        }
        enum line_result result = lines_next(lines, &line);
        if (result == LINE_END) {
            break;
        }
        if (!take(prompt, lines, result, strbuf_get(&line)) &&
            lines->file != NULL) {
            code = EXIT_FINDINGS;
        }
    }
    strbuf_clear(&line);
    return code;
}

/* The last lines: where it stands, and the hash that tells two plays apart.
 */
static void finish(struct prompt *prompt)
{
    const struct view *view = prompt->view;
    struct tell tell = {prompt->out, &prompt->plain, view};
    char hex[17];
    if (view->phase == PHASE_OVER) {
        tell_line(&tell, "\nending ", view->ending.id);
    } else {
        sink_format(prompt->out, "\nThe play stands at turn %" PRId32 ".\n",
                    view->turn);
    }
    hash_to_hex(view->hash, hex);
    sink_format(prompt->out, "hash %s\n", hex);
}

static void open_play(struct prompt *prompt, const struct model *model,
                      const struct seats *seats, uint64_t seed)
{
    struct arena arena = {0};
    struct tell tell = {prompt->out, &arena, NULL};
    tell_opening(&tell, view_briefing(model, &arena), seats->persons);
    sink_format(prompt->out, "\nSeed: %" PRIu64 "\n", seed);
    arena_clear(&arena);
    prompt->session = session_new(model, seed, seats);
    prompt_look(prompt);
    prompt_tell(prompt);
}

static enum exit_code play(const struct model *model, const struct seats *seats,
                           const struct play_options *options,
                           struct lines *lines)
{
    struct sink out = command_out();
    struct prompt prompt = {.out = &out};
    enum exit_code code = EXIT_FINE;
    open_play(&prompt, model, seats, options->seed);
    if (seats->persons != 0) {
        code = take_lines(&prompt, lines);
    }
    finish(&prompt);
    if (options->record != NULL) {
        enum exit_code written = record_write(prompt.session, options->record);
        code = written > code ? written : code;
    }
    session_free(prompt.session);
    prompt_clear(&prompt);
    return code;
}

/* The file of moves is read whole before the play begins. */
static bool open_lines(struct lines *lines, struct arena *arena,
                       const char *path)
{
    struct diag_list diags = {0};
    char *bytes = NULL;
    *lines = (struct lines){.file = path};
    if (path == NULL) {
        return true;
    }
    enum file_result result =
        strcmp(path, "-") == 0
            ? file_read_input(arena, RECORDING_BYTES, &bytes, &lines->length)
            : file_read(arena, path, RECORDING_BYTES, &bytes, &lines->length);
    lines->bytes = bytes;
    if (result != FILE_OK) {
        catalogue_unreadable(&diags, path, result);
    }
    command_findings(&diags);
    diag_clear(&diags);
    return result == FILE_OK;
}

static enum exit_code play_file(const char *path,
                                const struct play_options *options)
{
    struct loaded loaded;
    struct arena arena = {0};
    struct lines lines;
    struct seats seats;
    struct diag_list diags = {0};
    enum exit_code code;
    if (!command_open(&loaded, path, &code)) {
        return code;
    }
    code = EXIT_USAGE;
    if (seats_from_words(loaded.model, &options->seats, &seats, &diags) &&
        open_lines(&lines, &arena, options->moves)) {
        code = play(loaded.model, &seats, options, &lines);
    }
    command_findings(&diags);
    diag_clear(&diags);
    arena_clear(&arena);
    loaded_clear(&loaded);
    return code;
}

enum exit_code cmd_play(struct words words)
{
    struct play_options options = {.seed = clock_seed()};
    const struct option_row rows[] = {
        {.name = "seat",
         .value = "ID",
         .help = "A seat you play; may stand several times.",
         .list = &options.seats.persons},
        {.name = "policy",
         .value = "ID=NAME",
         .help = "How a seat is played that nobody takes.",
         .list = &options.seats.policies},
        {.name = "seed",
         .value = "N",
         .help = "Of the dice; another one each time if not given.",
         .number = &options.seed},
        {.name = "moves",
         .value = "FILE",
         .help = "Lines to play instead of typed ones; - is the input.",
         .text = &options.moves},
        {.name = "as-it-was",
         .help = "Hidden truths stand as on record, no dice for them.",
         .flag = &options.seats.as_it_was},
        {.name = "cut",
         .value = "MINUTES",
         .help = "A class cut: its scenes are decided, others told.",
         .text = &options.seats.cut},
        {.name = "auto",
         .help = "All seats are played by their policies.",
         .flag = &options.seats.nobody},
        {.name = "record",
         .value = "FILE",
         .help = "Writes the recording there at the end.",
         .text = &options.record},
    };
    const struct option_table table = {
        .command = "play",
        .arguments = "FILE [options]",
        .summary = "Plays a scenario in plain lines: you type the number of "
                   "an option, or help. Without\n--seat you take the first "
                   "seat that can be played. Its last line is the hash of "
                   "the\nworld: the same file, seed and moves give the same "
                   "one everywhere.",
        .rows = rows,
        .row_count = sizeof(rows) / sizeof(rows[0]),
        .least = 1,
        .most = 1,
    };
    struct words files;
    enum exit_code code;
    return command_options(&table, words, &files, &code)
               ? play_file(files.items[0], &options)
               : code;
}
