#include "base/hash.h"
#include "base/utf8.h"
#include "play/recording_core.h"
#include "play/recording_reader.h"

#include <string.h>

/* Lines ------------------------------------------------------------------ */

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
        return reader_refuse(
            reader, CODE_RECORDING_LINE,
            "the line ends in CR LF or holds a CR; a recording's "
            "lines end in LF alone");
    return true;
}

/* The whole file --------------------------------------------------------- */

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
        return reader_refuse(
            reader, CODE_RECORDING_CHECKSUM,
            "the file does not end in a checksum line: it was cut "
            "off, or is no recording");
    memcpy(hex, seal + 9, 16);
    hex[16] = '\0';
    if (!hash_from_hex(hex, &hash) ||
        hash != hash_bytes(HASH_START, reader->at, (size_t)(seal - reader->at)))
        return reader_refuse(
            reader, CODE_RECORDING_CHECKSUM,
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
        return reader_refuse(
            reader, CODE_RECORDING_LINE,
            "this is no recording; expected '%s1' as its first "
            "line",
            title);
    if (left > length + 2 && reader->at[length] == '1' &&
        reader->at[length + 1] == '\r')
        return reader_refuse(
            reader, CODE_RECORDING_LINE,
            "the lines end in CR LF; a recording's lines end in LF "
            "alone");
    if (left <= length + 1 || reader->at[length] != '1' ||
        reader->at[length + 1] != '\n')
        return reader_refuse(
            reader, CODE_RECORDING_VERSION,
            "a recording of another version; this program reads "
            "version 1");
    return true;
}

static bool is_text(struct reader *reader)
{
    size_t length = (size_t)(reader->end - reader->at);

    if (utf8_valid_prefix(reader->at, length) == length &&
        memchr(reader->at, '\0', length) == NULL)
        return true;
    return reader_refuse(reader, CODE_RECORDING_LINE,
                         "the file is not UTF-8 text");
}

static bool read_bytes(struct reader *reader, size_t length)
{
    if (length > RECORDING_BYTES)
        return reader_refuse(reader, CODE_RECORDING_SIZE,
                             "%zu bytes; a recording has at most %d", length,
                             RECORDING_BYTES);
    if (!read_first(reader))
        return false;
    reader->number = 0;
    return read_seal(reader) && is_text(reader);
}

static const struct recording *finish(struct reader *reader)
{
    struct recording *recording = reader->recording;

    if (reader->stage == STAGE_OVER) {
        recording->over_lines = reader->lines.items;
        recording->over_line_count = reader->lines.count;
    } else if (reader->stage == STAGE_TURNS ||
               (recording->cut_off && reader_head_done(reader))) {
        reader_close_turn(reader);
    } else {
        reader_refuse(reader, CODE_RECORDING_LINE,
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

static void start(struct reader *reader)
{
    reader->stage = STAGE_SCENARIO;
    reader->recording = arena_alloc(reader->arena, sizeof *reader->recording);
    reader->recording->cut_minutes = -1;
}

static const struct recording *read_lines(struct reader *reader)
{
    if (!next_line(reader))
        return NULL; /* the line read is the title */
    while (reader->at < reader->end)
        if (!next_line(reader) || !reader_take(reader))
            return NULL;
    return finish(reader);
}

const struct recording *recording_read(struct arena *arena, const char *file,
                                       const char *bytes, size_t length,
                                       struct diag_list *diags)
{
    struct reader reader = {.arena = arena,
                            .diags = diags,
                            .file = file,
                            .at = bytes,
                            .end = bytes + length};

    start(&reader);
    return read_bytes(&reader, length) ? read_lines(&reader) : NULL;
}

/* Salvage ---------------------------------------------------------------- */

#define SUM_LINE ((size_t)21) /* "sum " 16 digits "\n" */

/* Whether there is a line `sum HASH` at `at` that seals what is before it. */
static bool sealed(struct sum *sum, const char *bytes, size_t at, size_t length)
{
    uint64_t hash;
    char hex[17];

    if (length - at < SUM_LINE || memcmp(bytes + at, "sum ", 4) != 0 ||
        bytes[at + SUM_LINE - 1] != '\n')
        return false;
    memcpy(hex, bytes + at + 4, 16);
    hex[16] = '\0';
    sum_add(sum, bytes, at);
    return hash_from_hex(hex, &hash) && hash == sum->hash;
}

/* Bytes before the last `sum` line that fits, and with it all before it. */
static size_t good_length(const char *bytes, size_t length)
{
    struct sum sum = SUM_START;
    size_t good = 0;

    for (size_t at = 0; at < length;) {
        const char *end = memchr(bytes + at, '\n', length - at);

        if (memcmp(bytes + at, "sum", length - at < 3 ? length - at : 3) == 0) {
            if (!sealed(&sum, bytes, at, length))
                break;
            good = at;
        }
        at = end == NULL ? length : (size_t)(end - bytes) + 1;
    }
    return good;
}

const struct recording *recording_salvage(struct arena *arena, const char *file,
                                          const char *bytes, size_t length,
                                          struct diag_list *diags)
{
    size_t most = length < RECORDING_BYTES ? length : RECORDING_BYTES;
    size_t good = good_length(bytes, most);
    struct reader reader = {.arena = arena,
                            .diags = diags,
                            .file = file,
                            .at = bytes,
                            .end = bytes + good};

    start(&reader);
    reader.recording->cut_off = true;
    if (good == 0) {
        reader_refuse(&reader, CODE_RECORDING_CHECKSUM,
                      "not even the recording's first lines are as they were "
                      "written: there is nothing to go on from");
        return NULL;
    }
    if (!read_first(&reader))
        return NULL;
    reader.number = 0;
    return is_text(&reader) ? read_lines(&reader) : NULL;
}
