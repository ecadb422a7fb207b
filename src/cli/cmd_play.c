#include "cli/commands.h"
#include "cli/keeper.h"
#include "cli/lines.h"
#include "cli/prompt.h"
#include "cli/record.h"
#include "cli/seats.h"
#include "cli/tell.h"

#include "app/lexicon.h"
#include "base/hash.h"
#include "platform/clock.h"
#include "platform/languages.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct play_options {
    struct seat_words seats;
    const char *moves;  /* NULL: typed */
    const char *record; /* NULL: none */
    const char *save;   /* NULL: none */
    const char *lang;   /* NULL: of the environment */
    uint64_t seed;
    bool before; /* may stand before a turn that an edit changed */
};

/* A play that is about to begin or to go on. */
struct game {
    const struct model *model;
    const struct play_options *options;
    const struct language *words;
    struct seats seats;
    struct lines lines;
    struct keeper keeper;
    struct session *session; /* of the save; NULL: a new play */
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

/* More than one seat is played at this terminal. */
static bool several(const struct prompt *prompt)
{
    uint64_t persons = session_seats(prompt->session)->persons;
    return (persons & (persons - 1)) != 0;
}

static void ask(struct prompt *prompt)
{
    static const enum word questions[] = {
        [PHASE_DECIDE] = WORD_PROMPT_DECIDE,
        [PHASE_READ] = WORD_PROMPT_READ,
        [PHASE_OVER] = WORD_PROMPT_OVER,
    };
    struct strbuf line = {0};
    const struct view *view = prompt->view;
    if (view->phase == PHASE_DECIDE && several(prompt)) {
        words_fill(prompt->words, &line, WORD_PROMPT_DECIDE_SEAT,
                   VALUES(VALUE_TEXT(
                       "seat", view_plain(&prompt->plain, view->seat.name))));
    } else {
        strbuf_text(&line, words_get(prompt->words, questions[view->phase]));
    }
    sink_text(prompt->out, "\n");
    sink_escaped_line(prompt->out, strbuf_get(&line));
    sink_text(prompt->out, " > ");
    strbuf_clear(&line);
    fflush(stdout);
}

/* Whoever reads this line knows that the play is safe so far. */
static void acknowledge(struct prompt *prompt, const struct lines *lines)
{
    if (prompt->keeper->file != NULL && lines->file != NULL) {
        struct tell tell = {prompt->out, &prompt->plain, NULL, prompt->words};
        tell_line(&tell, "",
                  tell_words(&tell,
                             prompt->keeper->failed ? WORD_PROMPT_NOT_KEPT
                                                    : WORD_PROMPT_KEPT,
                             VALUES(VALUE_NUMBER("line", lines->line))));
        fflush(stdout);
    }
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
        if (take(prompt, lines, result, strbuf_get(&line))) {
            acknowledge(prompt, lines);
        } else if (result == LINE_NO_END) {
            code = EXIT_USAGE;
        } else if (lines->file != NULL) {
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
    struct tell tell = {prompt->out, &prompt->plain, view, prompt->words};
    char hex[17];
    if (view->phase == PHASE_OVER) {
        tell_line(&tell, "\nending ", view->ending.id);
    } else {
        tell_line(&tell, "\n",
                  tell_words(&tell, WORD_PROMPT_STANDS,
                             VALUES(VALUE_NUMBER("turn", view->turn))));
    }
    hash_to_hex(view->hash, hex);
    sink_format(prompt->out, "hash %s\n", hex);
}

static void tell_seed(struct tell *tell, const char *before, uint64_t seed)
{
    struct strbuf text = {0};
    strbuf_format(&text, "%" PRIu64, seed);
    tell_named(tell, before, WORD_PROMPT_SEED, strbuf_get(&text));
    strbuf_clear(&text);
}

static void begin(struct prompt *prompt, const struct game *game)
{
    struct arena arena = {0};
    struct tell tell = {prompt->out, &arena, NULL, prompt->words};
    tell_opening(&tell, view_briefing(game->model, &arena),
                 game->seats.persons);
    tell_seed(&tell, "\n", game->options->seed);
    arena_clear(&arena);
    prompt->session =
        session_new(game->model, game->options->seed, &game->seats);
    session_speak(prompt->session, prompt->words);
}

static void go_on(struct prompt *prompt, const struct game *game)
{
    struct arena arena = {0};
    prompt->session = game->session;
    struct tell tell = {prompt->out, &arena, NULL, prompt->words};
    struct strbuf file = {0};
    struct sink to_file = sink_to_strbuf(&file);
    session_speak(prompt->session, prompt->words);
    sink_escaped(prompt->out, game->model->title);
    sink_text(prompt->out, "\n");
    sink_escaped_line(&to_file, game->options->save);
    sink_escaped(
        prompt->out,
        tell_words(
            &tell, WORD_PROMPT_GOES_ON,
            VALUES(VALUE_TEXT("file", strbuf_get(&file)),
                   VALUE_TEXT("stand", slot_stand(&arena, prompt->session)))));
    sink_text(prompt->out, "\n");
    strbuf_clear(&file);
    tell_seed(&tell, "", session_seed(prompt->session));
    arena_clear(&arena);
}

static enum exit_code play(struct game *game)
{
    struct sink out = command_out();
    struct prompt prompt = {
        .out = &out, .keeper = &game->keeper, .words = game->words};
    enum exit_code code = EXIT_FINE;
    if (game->session == NULL) {
        begin(&prompt, game);
    } else {
        go_on(&prompt, game);
    }
    keeper_save(prompt.keeper, prompt.session);
    prompt_look(&prompt);
    prompt_tell(&prompt);
    if (session_seats(prompt.session)->persons != 0) {
        code = take_lines(&prompt, &game->lines);
    }
    finish(&prompt);
    if (game->options->record != NULL) {
        enum exit_code written =
            record_write(prompt.session, game->options->record);
        code = written > code ? written : code;
    }
    session_free(prompt.session);
    prompt_clear(&prompt);
    return code;
}

/* Typed lines: the player may be asked. */
static bool ask_before(const struct language *words,
                       const struct save_found *found)
{
    static const enum word yeses[] = {WORD_PROMPT_YES, WORD_PROMPT_Y};
    struct lines lines = {0};
    struct strbuf line = {0};
    struct sink out = command_out();
    words_fill(words, &line, WORD_PROMPT_BEFORE,
               VALUES(VALUE_NUMBER("turn", found->stand)));
    sink_format(&out, "%s > ", strbuf_get(&line));
    strbuf_reset(&line);
    fflush(stdout);
    bool yes = false;
    bool read = lines_next(&lines, &line) == LINE_READ;
    for (size_t i = 0; i < sizeof(yeses) / sizeof(yeses[0]) && read; i++) {
        yes = yes || strcmp(strbuf_get(&line), words_get(words, yeses[i])) == 0;
    }
    strbuf_clear(&line);
    return yes;
}

/* A play that is kept, or that was. */
static enum exit_code keep_playing(struct game *game, const char *path)
{
    const struct play_options *options = game->options;
    const struct resume resume = {
        .file = options->save,
        .model = game->model,
        .words = game->words,
        .before = options->before,
        .ask = game->lines.file == NULL ? ask_before : NULL,
    };
    struct slot_play resumed;
    if (!keeper_open(&game->keeper, options->save, path)) {
        return EXIT_USAGE;
    }
    enum exit_code code = keeper_resume(&resume, &resumed);
    if (code == EXIT_FINE) {
        game->session = resumed.session;
        game->keeper.name =
            resumed.save == NULL ? NULL : save_head(resumed.save)->name;
        resumed.session = NULL;
        code = play(game);
    }
    enum exit_code kept = keeper_close(&game->keeper);
    slot_play_clear(&resumed);
    return kept > code ? kept : code;
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

/* The language of the game, and that of what is filled into the texts. */
static const struct language *speak(struct lexicon *lexicon,
                                    struct loaded *loaded, const char *lang)
{
    struct diag_list diags = {0};
    lexicon_open(lexicon);
    const struct language *words =
        lexicon_find(lexicon, lang != NULL ? lang : languages_wanted(), &diags);
    loaded_speak(loaded,
                 lexicon_find(lexicon, loaded->model->language, &diags));
    command_findings(&diags);
    diag_clear(&diags);
    return words;
}

static enum exit_code play_file(const char *path,
                                const struct play_options *options)
{
    struct lexicon lexicon;
    struct loaded loaded;
    struct arena arena = {0};
    struct diag_list diags = {0};
    enum exit_code code;
    if (!command_open(&loaded, path, &code)) {
        return code;
    }
    bool speaks = command_speak(&loaded, options->lang);
    struct game game = {.options = options};
    game.words = speak(&lexicon, &loaded, options->lang);
    game.model = loaded.model;
    code = EXIT_USAGE;
    if (speaks &&
        seats_from_words(loaded.model, &options->seats, &game.seats, &diags) &&
        open_lines(&game.lines, &arena, options->moves)) {
        code = options->save == NULL ? play(&game)
                                     : keep_playing(&game, loaded.path);
    }
    command_findings(&diags);
    diag_clear(&diags);
    arena_clear(&arena);
    loaded_clear(&loaded);
    lexicon_close(&lexicon);
    return code;
}

static const char play_summary[] =
    "Plays a scenario in plain lines: you type the number of an option, or "
    "help. Without\n--seat you take the first seat that can be played. Its "
    "last line is the hash of the\nworld: the same file, seed and moves give "
    "the same one everywhere. With --save the play\nis safe after every line; "
    "where the file is there, its seats, seed and version hold\nand the play "
    "goes on where it stood.";

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
        {.name = "save",
         .value = "FILE",
         .help = "Keeps the play there after every line; goes on from there.",
         .text = &options.save},
        OPTION_LANG(&options.lang),
        {.name = "before",
         .help = "Goes on before a turn that an edit of the file changed.",
         .flag = &options.before},
    };
    const struct option_table table = {
        .command = "play",
        .arguments = "FILE [options]",
        .summary = play_summary,
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
