/* The kinds of line that a recording has: a table, and a reader for each. */
#include "base/hash.h"
#include "base/utf8.h"
#include "play/recording_core.h"
#include "play/recording_reader.h"
#include "scenario/limits.h"

#include <string.h>

bool reader_refuse(struct reader *reader, enum diag_code code,
                   const char *format, ...)
{
    struct diag_place place = {.file = reader->file, .line = reader->number};
    struct strbuf message = {0};
    va_list args;

    va_start(args, format);
    strbuf_vformat(&message, format, args);
    va_end(args);
    diag_add(reader->diags, code, &place, "%s", strbuf_get(&message));
    strbuf_clear(&message);
    return false;
}

/* Splits a copy of the line at its blanks; false unless there are exactly
 * `count` words. */
static bool split(struct reader *reader, int32_t count, const char *expected)
{
    char *at = arena_text(reader->arena, reader->line);

    reader->word_count = 0;
    while (reader->word_count < READER_WORDS) {
        reader->words[reader->word_count++] = at;
        at = strchr(at, ' ');
        if (at == NULL)
            break;
        *at++ = '\0';
    }
    if (reader->word_count == count && at == NULL) {
        for (int32_t i = 0; i < count; i++)
            if (reader->words[i][0] == '\0')
                return reader_refuse(reader, CODE_RECORDING_LINE,
                                     "a blank too many; expected '%s'",
                                     expected);
        return true;
    }
    return reader_refuse(reader, CODE_RECORDING_LINE, "expected '%s'",
                         expected);
}

static bool read_hash(struct reader *reader, const char *text, uint64_t *hash)
{
    if (hash_from_hex(text, hash))
        return true;
    return reader_refuse(reader, CODE_RECORDING_LINE,
                         "'%s' is no hash; expected 16 lower-case hex digits",
                         text);
}

static bool read_number(struct reader *reader, const char *text,
                        int32_t *number)
{
    int32_t value = 0;

    for (const char *c = text; *c != '\0'; c++) {
        if (*c < '0' || *c > '9' || value > LIMIT_TURNS)
            return reader_refuse(reader, CODE_RECORDING_LINE,
                                 "'%s' is no turn; expected 0 to %d", text,
                                 LIMIT_TURNS);
        value = value * 10 + (*c - '0');
    }
    *number = value;
    return true;
}

/* The head --------------------------------------------------------------- */

static bool read_scenario(struct reader *reader)
{
    if (!split(reader, 2, "scenario ID"))
        return false;
    reader->recording->scenario = reader->words[1];
    return true;
}

static bool read_file(struct reader *reader)
{
    return split(reader, 2, "file HASH") &&
           read_hash(reader, reader->words[1], &reader->recording->file_hash);
}

static bool read_rules(struct reader *reader)
{
    return split(reader, 2, "rules HASH") &&
           read_hash(reader, reader->words[1], &reader->recording->rules_hash);
}

static bool read_seed(struct reader *reader)
{
    return split(reader, 2, "seed HASH") &&
           read_hash(reader, reader->words[1], &reader->recording->seed);
}

static bool read_unknowns(struct reader *reader)
{
    if (!split(reader, 2, "unknowns history"))
        return false;
    if (strcmp(reader->words[1], "history") != 0)
        return reader_refuse(reader, CODE_RECORDING_LINE,
                             "unknowns '%s'; expected 'unknowns history', or "
                             "no such line where they were drawn",
                             reader->words[1]);
    if (reader->recording->as_it_was)
        return reader_refuse(reader, CODE_RECORDING_LINE,
                             "a second 'unknowns' line");
    reader->recording->as_it_was = true;
    return true;
}

static bool read_cut(struct reader *reader)
{
    const char *digits;
    int32_t minutes = 0;

    if (!split(reader, 2, "cut MINUTES"))
        return false;
    digits = reader->words[1];
    for (; *digits >= '0' && *digits <= '9' && minutes <= LIMIT_MINUTES;
         digits++)
        minutes = minutes * 10 + (*digits - '0');
    if (*digits != '\0' || minutes > LIMIT_MINUTES ||
        reader->recording->cut_minutes >= 0)
        return reader_refuse(reader, CODE_RECORDING_LINE,
                             "'cut %s'; expected one 'cut' with 0 to %d "
                             "minutes",
                             reader->words[1], LIMIT_MINUTES);
    reader->recording->cut_minutes = minutes;
    return true;
}

static bool read_seat(struct reader *reader)
{
    struct recording_seat *seat;

    if (!split(reader, 3, "seat ACTOR PLAYER"))
        return false;
    if (reader->seats.count >= LIMIT_ACTORS)
        return reader_refuse(reader, CODE_RECORDING_LINE, "more than %d seats",
                             LIMIT_ACTORS);
    seat = list_add(reader->arena, &reader->seats, sizeof *seat);
    seat->actor = reader->words[1];
    seat->player = reader->words[2];
    return true;
}

static bool read_mandates(struct reader *reader)
{
    struct recording_mandates *mandates;

    if (!split(reader, 4, "mandates ACTOR ID ID"))
        return false;
    if (reader->mandates.count >= LIMIT_ACTORS)
        return reader_refuse(reader, CODE_RECORDING_LINE,
                             "mandates of more than %d seats", LIMIT_ACTORS);
    mandates = list_add(reader->arena, &reader->mandates, sizeof *mandates);
    mandates->actor = reader->words[1];
    mandates->first = reader->words[2];
    mandates->second = reader->words[3];
    return true;
}

/* Turns ------------------------------------------------------------------ */

static bool read_checks(struct reader *reader, const char *text)
{
    size_t length = strlen(text);

    if (length % 2 == 0 && length <= 2 * RECORDING_CHECKS &&
        strspn(text, "0123456789abcdef") == length)
        return true;
    return reader_refuse(reader, CODE_RECORDING_LINE,
                         "the checks are wrong; expected up to %d pairs of "
                         "lower-case hex digits",
                         RECORDING_CHECKS);
}

/* The whole file's checksum covers it: only a salvage asks whether it fits. */
static bool read_sum(struct reader *reader)
{
    uint64_t hash;

    return split(reader, 2, "sum HASH") &&
           read_hash(reader, reader->words[1], &hash);
}

/* Gives the turn before its lines. */
void reader_close_turn(struct reader *reader)
{
    struct recording_turn *turns = reader->turns.items;

    if (reader->turns.count == 0)
        return;
    turns[reader->turns.count - 1].lines = reader->lines.items;
    turns[reader->turns.count - 1].line_count = reader->lines.count;
    reader->lines = (struct list){0};
}

static bool read_turn(struct reader *reader)
{
    struct recording_turn turn = {.line = reader->number};
    int32_t expected = reader->turns.count + 1;

    if (!split(reader, 4, "turn N HASH CHECKS") ||
        !read_number(reader, reader->words[1], &turn.number) ||
        !read_hash(reader, reader->words[2], &turn.hash) ||
        !read_checks(reader, reader->words[3]))
        return false;
    if (turn.number != expected || expected > LIMIT_TURNS)
        return reader_refuse(
            reader, CODE_RECORDING_LINE,
            "turn %d, where turn %d was expected (of at most %d)",
            (int)turn.number, (int)expected, LIMIT_TURNS);
    reader_close_turn(reader);
    turn.checks = reader->words[3];
    *(struct recording_turn *)list_add(reader->arena, &reader->turns,
                                       sizeof turn) = turn;
    return true;
}

static bool read_over(struct reader *reader)
{
    struct recording *recording = reader->recording;

    if (!split(reader, 5, "over N HASH CHECKS ENDING") ||
        !read_number(reader, reader->words[1], &recording->over_turn) ||
        !read_hash(reader, reader->words[2], &recording->over_hash) ||
        !read_checks(reader, reader->words[3]))
        return false;
    if (recording->over_turn != reader->turns.count)
        return reader_refuse(reader, CODE_RECORDING_LINE,
                             "over in turn %d, but the last turn was %d",
                             (int)recording->over_turn,
                             (int)reader->turns.count);
    reader_close_turn(reader);
    recording->over_checks = reader->words[3];
    recording->ending = reader->words[4];
    return true;
}

static void add_line(struct reader *reader, const char *text)
{
    struct recording_line *line =
        list_add(reader->arena, &reader->lines, sizeof *line);

    line->text = text;
    line->line = reader->number;
}

static bool read_words(struct reader *reader, int32_t count,
                       const char *expected)
{
    if (!split(reader, count, expected))
        return false;
    add_line(reader, reader->line);
    return true;
}

static bool read_two(struct reader *reader)
{
    return read_words(reader, 2, "a word and a name");
}

static bool read_three(struct reader *reader)
{
    return read_words(reader, 3, "a word, an actor and an option");
}

/* In place: a text without its escapes is no longer. */
static bool unescape(char *text)
{
    char *to = text;

    for (; *text != '\0'; text++) {
        if (*text != '\\') {
            *to++ = *text;
            continue;
        }
        text++;
        if (*text != '\\' && *text != 'n')
            return false;
        *to++ = *text == 'n' ? '\n' : '\\';
    }
    *to = '\0';
    return true;
}

static bool read_remark(struct reader *reader)
{
    const char *rest = strchr(reader->line, ' ');

    if (!unescape(reader->line))
        return reader_refuse(reader, CODE_RECORDING_LINE,
                             "an escape that is neither '\\\\' nor '\\n'");
    if (rest == NULL || rest[1] == '\0' ||
        utf8_points(rest + 1, strlen(rest + 1)) > LIMIT_STRING)
        return reader_refuse(reader, CODE_RECORDING_LINE,
                             "expected a text of 1 to %d characters",
                             LIMIT_STRING);
    add_line(reader, reader->line);
    return true;
}

/* The table -------------------------------------------------------------- */

#define HEAD_DONE                                                              \
    (STAGE_BIT(STAGE_VERSION) | STAGE_BIT(STAGE_SEATS) |                       \
     STAGE_BIT(STAGE_MANDATES) | STAGE_BIT(STAGE_TURNS))

bool reader_head_done(const struct reader *reader)
{
    return (HEAD_DONE & STAGE_BIT(reader->stage)) != 0;
}

struct kind {
    const char *word;
    bool (*read)(struct reader *reader);
    unsigned from; /* stages in which it may stand */
    enum stage to;
};
static const struct kind kinds[] = {
    {"scenario", read_scenario, STAGE_BIT(STAGE_SCENARIO), STAGE_FILE},
    {"file", read_file, STAGE_BIT(STAGE_FILE), STAGE_RULES},
    {"rules", read_rules, STAGE_BIT(STAGE_RULES), STAGE_SEED},
    {"seed", read_seed, STAGE_BIT(STAGE_SEED), STAGE_VERSION},
    {"unknowns", read_unknowns, STAGE_BIT(STAGE_VERSION), STAGE_SAME},
    {"cut", read_cut, STAGE_BIT(STAGE_VERSION), STAGE_SAME},
    {"seat", read_seat, STAGE_BIT(STAGE_VERSION) | STAGE_BIT(STAGE_SEATS),
     STAGE_SEATS},
    {"mandates", read_mandates,
     STAGE_BIT(STAGE_VERSION) | STAGE_BIT(STAGE_SEATS) |
         STAGE_BIT(STAGE_MANDATES),
     STAGE_MANDATES},
    {"sum", read_sum, HEAD_DONE, STAGE_SAME},
    {"turn", read_turn, HEAD_DONE, STAGE_TURNS},
    {"move", read_three, STAGE_BIT(STAGE_TURNS), STAGE_SAME},
    {"inject", read_two, STAGE_BIT(STAGE_TURNS), STAGE_SAME},
    {"veto", read_three, STAGE_BIT(STAGE_TURNS), STAGE_SAME},
    {"cap", read_two, STAGE_BIT(STAGE_TURNS), STAGE_SAME},
    {"vote", read_remark, STAGE_BIT(STAGE_TURNS) | STAGE_BIT(STAGE_OVER),
     STAGE_SAME},
    {"guess", read_remark, STAGE_BIT(STAGE_TURNS) | STAGE_BIT(STAGE_OVER),
     STAGE_SAME},
    {"note", read_remark, STAGE_BIT(STAGE_TURNS) | STAGE_BIT(STAGE_OVER),
     STAGE_SAME},
    {"over", read_over, HEAD_DONE, STAGE_OVER}};
#define KINDS (sizeof kinds / sizeof kinds[0])

static const struct kind *find_kind(const char *word, size_t length)
{
    for (size_t i = 0; i < KINDS; i++)
        if (strlen(kinds[i].word) == length &&
            memcmp(kinds[i].word, word, length) == 0)
            return &kinds[i];
    return NULL;
}

bool reader_take(struct reader *reader)
{
    size_t length = strcspn(reader->line, " ");
    const struct kind *kind = find_kind(reader->line, length);

    if (kind == NULL)
        return reader_refuse(
            reader, CODE_RECORDING_KIND,
            "'%.*s' is no kind of line that a recording has; a "
            "later version of the program may know it",
            (int)(length < 64 ? length : 64), reader->line);
    if ((kind->from & STAGE_BIT(reader->stage)) == 0)
        return reader_refuse(reader, CODE_RECORDING_LINE,
                             "a '%s' line is out of place here", kind->word);
    if (!kind->read(reader))
        return false;
    if (kind->to != STAGE_SAME)
        reader->stage = kind->to;
    return true;
}
