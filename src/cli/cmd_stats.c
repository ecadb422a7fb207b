#include "cli/commands.h"
#include "cli/stats_report.h"

#include <inttypes.h>
#include <string.h>

/* Of each seat, where nobody asks for a number. */
#define PLAYS 200
/* Squares of turns, all seats together: one play of 85 turns takes half a
 * second where nothing is optimised. */
#define PLAYS_WORK     INT64_C(100000)
#define PLAYS_LEFT_OUT UINT64_MAX
#define PLAYS_MOST     100000
#define WORDS_MOST     10000
#define THINK_MOST     36000

struct stats_given {
    uint64_t plays, words, seconds;
    const char *format;
    bool as_json;
};

static bool decides(const struct model *model, int32_t actor)
{
    for (int32_t i = 0; i < model->decisions_count; i++) {
        if (model->decisions[i].actor == actor) {
            return true;
        }
    }
    return false;
}

static int32_t count_persons(const struct model *model)
{
    int32_t count = 0;
    for (int32_t i = 0; i < model->actors_count; i++) {
        count += model->actors[i].playable;
    }
    return count;
}

/* As many as were asked for; else so many that nobody waits long. */
static struct stats_sample sample_of(const struct stats_given *given,
                                     const struct model *model)
{
    int32_t seats = count_persons(model);
    if (given->plays != PLAYS_LEFT_OUT) {
        return (struct stats_sample){(int32_t)given->plays, INT64_MAX};
    }
    seats = seats > 0 ? seats : model->actors_count;
    return (struct stats_sample){PLAYS, PLAYS_WORK / (seats > 0 ? seats : 1)};
}

/* Seats for people; where there are none, all that decide. */
static void measure_seats(struct stats *stats)
{
    const struct model *model = stats->model;
    bool any = count_persons(model) > 0;
    stats->seats = arena_array(&stats->arena, (size_t)model->actors_count,
                               sizeof(*stats->seats));
    for (int32_t i = 0; i < model->actors_count; i++) {
        if (any ? model->actors[i].playable : decides(model, i)) {
            stats->seats[stats->seat_count++] =
                stats_seat(model, i, &stats->sample, &stats->pace);
        }
    }
}

static void measure(struct stats *stats)
{
    const struct model *model = stats->model;
    stats->texts = stats_texts(model, &stats->arena);
    stats->options = stats_options(model, &stats->arena);
    stats->endings = arena_array(&stats->arena, (size_t)model->endings_count,
                                 sizeof(*stats->endings));
    stats_endings(model, STATS_ENDING_PLAYS, stats->endings);
    measure_seats(stats);
}

/* `json`: NULL where it is told as text, `first` of its files or not. */
static enum exit_code tell(const char *path, const struct stats_given *given,
                           bool first, struct json *json)
{
    struct loaded loaded;
    enum exit_code code;
    if (!command_open(&loaded, path, &code)) {
        return code;
    }
    struct stats stats = {
        .path = path,
        .model = loaded.model,
        .pace = {(int32_t)given->words, (int32_t)given->seconds},
        .sample = sample_of(given, loaded.model),
    };
    measure(&stats);
    stats_languages(&stats, loaded.path);
    if (json != NULL) {
        stats_write_json(&stats, json);
    } else {
        struct sink out = command_out();
        stats_write_text(&stats, first, &out);
    }
    mem_free(stats.languages);
    arena_clear(&stats.arena);
    loaded_clear(&loaded);
    return EXIT_FINE;
}

/* The worst of its files decides how it ends. */
static enum exit_code tell_all(struct words files,
                               const struct stats_given *given)
{
    struct sink out = command_out();
    struct json json = {.sink = &out};
    enum exit_code worst = EXIT_FINE;
    bool first = true;
    if (given->as_json) {
        json_list(&json, NULL);
    }
    for (int32_t i = 0; i < files.count; i++) {
        enum exit_code code =
            tell(files.items[i], given, first, given->as_json ? &json : NULL);
        first = first && code != EXIT_FINE;
        worst = code > worst ? code : worst;
    }
    if (given->as_json) {
        json_list_end(&json);
    }
    return worst;
}

static bool within(const char *name, uint64_t value, uint64_t least,
                   uint64_t most, struct diag_list *diags)
{
    bool fine = value >= least && value <= most;
    if (!fine) {
        diag_add(diags, CODE_USE_VALUE, NULL,
                 "--%s is %" PRIu64 ", expected %" PRIu64 " to %" PRIu64, name,
                 value, least, most);
    }
    return fine;
}

static bool good(struct stats_given *given)
{
    static const char *const formats[] = {"text", "json", NULL};
    struct diag_list diags = {0};
    int32_t chosen;
    bool known = command_word("format", given->format, formats, &chosen);
    given->as_json = chosen == 1;
    bool fine = given->plays == PLAYS_LEFT_OUT ||
                within("plays", given->plays, 1, PLAYS_MOST, &diags);
    fine = within("words", given->words, 1, WORDS_MOST, &diags) && fine;
    fine = within("seconds", given->seconds, 0, THINK_MOST, &diags) && fine;
    command_findings(&diags);
    diag_clear(&diags);
    return fine && known;
}

enum exit_code cmd_stats(struct words words)
{
    struct stats_given given = {PLAYS_LEFT_OUT, STATS_WORDS_A_MINUTE,
                                STATS_SECONDS_A_DECISION, "text", false};
    const struct option_row rows[] = {
        {.name = "format",
         .value = "text|json",
         .help = "How it is told; text if not given.",
         .text = &given.format},
        {.name = "plays",
         .value = "N",
         .help = "Of each seat; 200 if not given, fewer of long ones.",
         .number = &given.plays},
        {.name = "words",
         .value = "N",
         .help = "That are read in a minute; 238 if not given.",
         .number = &given.words},
        {.name = "seconds",
         .value = "N",
         .help = "That a decision takes; 60 if not given.",
         .number = &given.seconds},
    };
    const struct option_table table = {
        .command = "stats",
        .arguments = "FILE... [options]",
        .summary =
            "Tells what scenarios hold and how long they take: words, minutes "
            "to read and to\nplay each seat, options and what they cost, "
            "endings and how often they come,\nlabels of fact. The same file "
            "gives the same figures everywhere.",
        .rows = rows,
        .row_count = 4,
        .least = 1,
        .most = INT32_MAX,
    };
    struct words files;
    enum exit_code code;
    if (!command_options(&table, words, &files, &code)) {
        return code;
    }
    return good(&given) ? tell_all(files, &given) : EXIT_USAGE;
}
