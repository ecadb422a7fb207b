#include "base/hash.h"
#include "base/names.h"
#include "base/utf8.h"
#include "play/list.h"
#include "play/recording_core.h"
#include "scenario/limits.h"

#include <string.h>

/* Which lines may come next. */
enum stage {
    STAGE_SCENARIO,
    STAGE_FILE,
    STAGE_RULES,
    STAGE_SEED,
    STAGE_SEATS,
    STAGE_MANDATES,
    STAGE_TURNS,
    STAGE_OVER
};
#define IN(stage) (1u << (stage))

#define LINE_WORDS 5

struct reader {
    struct arena *arena;
    struct diag_list *diags;
    const char *file;
    const char *at, *end; /* what is left, up to the checksum's line */
    char *line;           /* the current one, a copy */
    const char *words[LINE_WORDS];
    int32_t word_count;
    int32_t number; /* of the line */
    enum stage stage;
    struct recording *recording;
    struct list seats, mandates, turns, lines; /* `lines`: of this turn */
};

static bool refuse(struct reader *reader, enum diag_code code,
                   const char *format, ...) PRINTF_LIKE(3, 4);

static bool refuse(struct reader *reader, enum diag_code code,
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

/* Lines ----------------------------------------------------------------------
 */

static const char *line_end(const struct reader *reader, const char *from)
{
    return memchr(from, '\n', (size_t)(reader->end - from));
}

static bool next_line(struct reader *reader)
{
    const char *end = line_end(reader, reader->at);

    reader->number++;
    reader->line =
        arena_copy(reader->arena, reader->at, (size_t)(end - reader->at));
    reader->at = end + 1;
    if (strchr(reader->line, '\r') != NULL)
        return refuse(reader, CODE_RECORDING_LINE,
                      "the line ends in CR LF or holds a CR; a recording's "
                      "lines end in LF alone");
    return true;
}

/* Splits a copy of the line at its blanks; false unless there are exactly
 * `count` words. */
static bool split(struct reader *reader, int32_t count, const char *expected)
{
    char *at = arena_text(reader->arena, reader->line);

    reader->word_count = 0;
    while (reader->word_count < LINE_WORDS) {
        reader->words[reader->word_count++] = at;
        at = strchr(at, ' ');
        if (at == NULL)
            break;
        *at++ = '\0';
    }
    if (reader->word_count == count && at == NULL) {
        for (int32_t i = 0; i < count; i++)
            if (reader->words[i][0] == '\0')
                return refuse(reader, CODE_RECORDING_LINE,
                              "a blank too many; expected '%s'", expected);
        return true;
    }
    return refuse(reader, CODE_RECORDING_LINE, "expected '%s'", expected);
}

static bool read_hash(struct reader *reader, const char *text, uint64_t *hash)
{
    if (hash_from_hex(text, hash))
        return true;
    return refuse(reader, CODE_RECORDING_LINE,
                  "'%s' is no hash; expected 16 lower-case hex digits", text);
}

static bool read_number(struct reader *reader, const char *text,
                        int32_t *number)
{
    int32_t value = 0;

    for (const char *c = text; *c != '\0'; c++) {
        if (*c < '0' || *c > '9' || value > LIMIT_TURNS)
            return refuse(reader, CODE_RECORDING_LINE,
                          "'%s' is no turn; expected 0 to %d", text,
                          LIMIT_TURNS);
        value = value * 10 + (*c - '0');
    }
    *number = value;
    return true;
}

/* The head -------------------------------------------------------------------
 */

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

static bool read_seat(struct reader *reader)
{
    struct recording_seat *seat;

    if (!split(reader, 3, "seat ACTOR PLAYER"))
        return false;
    if (reader->seats.count >= LIMIT_ACTORS)
        return refuse(reader, CODE_RECORDING_LINE, "more than %d seats",
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
        return refuse(reader, CODE_RECORDING_LINE,
                      "mandates of more than %d seats", LIMIT_ACTORS);
    mandates = list_add(reader->arena, &reader->mandates, sizeof *mandates);
    mandates->actor = reader->words[1];
    mandates->first = reader->words[2];
    mandates->second = reader->words[3];
    return true;
}

/* Turns ----------------------------------------------------------------------
 */

static bool read_checks(struct reader *reader, const char *text)
{
    size_t length = strlen(text);

    if (length % 2 == 0 && length <= 2 * RECORDING_CHECKS &&
        strspn(text, "0123456789abcdef") == length)
        return true;
    return refuse(reader, CODE_RECORDING_LINE,
                  "the checks are wrong; expected up to %d pairs of "
                  "lower-case hex digits",
                  RECORDING_CHECKS);
}

/* Gives the turn before its lines. */
static void close_turn(struct reader *reader)
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
        return refuse(reader, CODE_RECORDING_LINE,
                      "turn %d, where turn %d was expected (of at most %d)",
                      (int)turn.number, (int)expected, LIMIT_TURNS);
    close_turn(reader);
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
        return refuse(reader, CODE_RECORDING_LINE,
                      "over in turn %d, but the last turn was %d",
                      (int)recording->over_turn, (int)reader->turns.count);
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
        return refuse(reader, CODE_RECORDING_LINE,
                      "an escape that is neither '\\\\' nor '\\n'");
    if (rest == NULL || rest[1] == '\0' ||
        utf8_points(rest + 1, strlen(rest + 1)) > LIMIT_STRING)
        return refuse(reader, CODE_RECORDING_LINE,
                      "expected a text of 1 to %d characters", LIMIT_STRING);
    add_line(reader, reader->line);
    return true;
}

/* The table -------------------------------------------------------------------
 */

#define HEAD_DONE (IN(STAGE_SEATS) | IN(STAGE_MANDATES) | IN(STAGE_TURNS))

struct kind {
    const char *word;
    bool (*read)(struct reader *reader);
    unsigned from; /* stages in which it may stand */
    enum stage to;
};
static const struct kind kinds[] = {
    {"scenario", read_scenario, IN(STAGE_SCENARIO), STAGE_FILE},
    {"file", read_file, IN(STAGE_FILE), STAGE_RULES},
    {"rules", read_rules, IN(STAGE_RULES), STAGE_SEED},
    {"seed", read_seed, IN(STAGE_SEED), STAGE_SEATS},
    {"seat", read_seat, IN(STAGE_SEATS), STAGE_SEATS},
    {"mandates", read_mandates, IN(STAGE_SEATS) | IN(STAGE_MANDATES),
     STAGE_MANDATES},
    {"turn", read_turn, HEAD_DONE, STAGE_TURNS},
    {"move", read_three, IN(STAGE_TURNS), STAGE_TURNS},
    {"inject", read_two, IN(STAGE_TURNS), STAGE_TURNS},
    {"veto", read_three, IN(STAGE_TURNS), STAGE_TURNS},
    {"cap", read_two, IN(STAGE_TURNS), STAGE_TURNS},
    {"vote", read_remark, IN(STAGE_TURNS), STAGE_TURNS},
    {"guess", read_remark, IN(STAGE_TURNS), STAGE_TURNS},
    {"note", read_remark, IN(STAGE_TURNS), STAGE_TURNS},
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

static bool read_line(struct reader *reader)
{
    size_t length = strcspn(reader->line, " ");
    const struct kind *kind = find_kind(reader->line, length);

    if (kind == NULL)
        return refuse(reader, CODE_RECORDING_KIND,
                      "'%.*s' is no kind of line that a recording has; a "
                      "later version of the program may know it",
                      (int)(length < 64 ? length : 64), reader->line);
    if ((kind->from & IN(reader->stage)) == 0)
        return refuse(reader, CODE_RECORDING_LINE,
                      "a '%s' line is out of place here", kind->word);
    if (!kind->read(reader))
        return false;
    reader->stage = kind->to;
    return true;
}

/* The whole file
 * ---------------------------------------------------------------- */

#define CHECKSUM_LINE ((size_t)26) /* "checksum " 16 digits "\n" */

/* The last line seals the file: finds it and takes it off the end. */
static bool read_seal(struct reader *reader)
{
    size_t length = (size_t)(reader->end - reader->at);
    const char *seal = reader->end - CHECKSUM_LINE;
    uint64_t hash;
    char hex[17];

    if (length <= CHECKSUM_LINE || seal[-1] != '\n' ||
        memcmp(seal, "checksum ", 9) != 0 || reader->end[-1] != '\n')
        return refuse(reader, CODE_RECORDING_CHECKSUM,
                      "the file does not end in a checksum line: it was cut "
                      "off, or is no recording");
    memcpy(hex, seal + 9, 16);
    hex[16] = '\0';
    if (!hash_from_hex(hex, &hash) ||
        hash != hash_bytes(HASH_START, reader->at, (size_t)(seal - reader->at)))
        return refuse(reader, CODE_RECORDING_CHECKSUM,
                      "the checksum does not fit: the file was changed or "
                      "damaged");
    reader->end = seal;
    return true;
}

static bool read_first(struct reader *reader)
{
    static const char title[] = "demarche recording ";
    const size_t length = sizeof title - 1;
    size_t left = (size_t)(reader->end - reader->at);

    reader->number = 1;
    if (left <= length || memcmp(reader->at, title, length) != 0)
        return refuse(reader, CODE_RECORDING_LINE,
                      "this is no recording; expected '%s1' as its first "
                      "line",
                      title);
    if (left > length + 2 && reader->at[length] == '1' &&
        reader->at[length + 1] == '\r')
        return refuse(reader, CODE_RECORDING_LINE,
                      "the lines end in CR LF; a recording's lines end in LF "
                      "alone");
    if (left <= length + 1 || reader->at[length] != '1' ||
        reader->at[length + 1] != '\n')
        return refuse(reader, CODE_RECORDING_VERSION,
                      "a recording of another version; this program reads "
                      "version 1");
    return true;
}

static bool read_bytes(struct reader *reader, size_t length)
{
    if (length > RECORDING_BYTES)
        return refuse(reader, CODE_RECORDING_SIZE,
                      "%zu bytes; a recording has at most %d", length,
                      RECORDING_BYTES);
    if (!read_first(reader))
        return false;
    reader->number = 0;
    if (!read_seal(reader))
        return false;
    if (utf8_valid_prefix(reader->at, length) != length ||
        memchr(reader->at, '\0', length) != NULL)
        return refuse(reader, CODE_RECORDING_LINE,
                      "the file is not UTF-8 text");
    return true;
}

static const struct recording *finish(struct reader *reader)
{
    struct recording *recording = reader->recording;

    close_turn(reader);
    if (reader->stage != STAGE_TURNS && reader->stage != STAGE_OVER) {
        refuse(reader, CODE_RECORDING_LINE,
               "the recording ends before its first turn");
        return NULL;
    }
    recording->seats = reader->seats.items;
    recording->seat_count = reader->seats.count;
    recording->mandates = reader->mandates.items;
    recording->mandate_count = reader->mandates.count;
    recording->turns = reader->turns.items;
    recording->turn_count = reader->turns.count;
    return recording;
}

const struct recording *recording_read(struct arena *arena, const char *file,
                                       const char *bytes, size_t length,
                                       struct diag_list *diags)
{
    struct reader reader = {.arena = arena,
                            .diags = diags,
                            .file = file,
                            .at = bytes,
                            .end = bytes + length,
                            .stage = STAGE_SCENARIO};

    reader.recording = arena_alloc(arena, sizeof *reader.recording);
    if (!read_bytes(&reader, length) || !next_line(&reader))
        return NULL; /* the line read is the title */
    while (reader.at < reader.end)
        if (!next_line(&reader) || !read_line(&reader))
            return NULL;
    return finish(&reader);
}
