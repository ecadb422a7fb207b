#include "base/utf8.h"
#include "play/list.h"
#include "play/save_core.h"

#include <string.h>

#define SEAL_HEX 16

struct parse {
    struct arena *arena;
    struct diag_list *diags;
    const char *file;
    const char *bytes, *at, *end;
    struct save *save;
    struct list names, turns, ways;
    size_t way_bytes; /* of all ways together */
    int32_t line;     /* the last one taken */
};

static bool refuse(const struct parse *parse, enum diag_code code,
                   const char *message)
{
    struct diag_place place = {.file = parse->file, .line = parse->line};

    diag_add(parse->diags, code, &place, "%s", message);
    return false;
}

static bool begins(const struct parse *parse, const char *text)
{
    size_t length = strlen(text);

    return (size_t)(parse->end - parse->at) >= length &&
           memcmp(parse->at, text, length) == 0;
}

/* The line at `at` without its end, NULL where none ends before the file
 * does. */
static char *take_line(struct parse *parse)
{
    const char *end = memchr(parse->at, '\n', (size_t)(parse->end - parse->at));
    char *line;

    if (end == NULL)
        return NULL;
    line = arena_copy(parse->arena, parse->at, (size_t)(end - parse->at));
    parse->at = end + 1;
    parse->line++;
    return line;
}

/* Whether "WORD HASH\n" stands at `at` and seals the bytes before it. */
static bool seals(const struct parse *parse, const char *at, const char *word)
{
    size_t length = strlen(word);
    uint64_t hash;
    char hex[SEAL_HEX + 1];

    if ((size_t)(parse->end - at) < length + SEAL_HEX + 2 ||
        memcmp(at, word, length) != 0 || at[length] != ' ' ||
        at[length + SEAL_HEX + 1] != '\n')
        return false;
    memcpy(hex, at + length + 1, SEAL_HEX);
    hex[SEAL_HEX] = '\0';
    return hash_from_hex(hex, &hash) &&
           hash == hash_bytes(HASH_START, parse->bytes,
                              (size_t)(at - parse->bytes));
}

/* The head ------------------------------------------------------------------
 */

/* In place: a text without its escapes is no longer. */
static const char *unescaped(char *text)
{
    char *to = text;

    for (const char *from = text; *from != '\0'; from++) {
        if (*from == '\\' && from[1] != '\0')
            *to++ = *++from == 'n' ? '\n' : *from;
        else
            *to++ = *from;
    }
    *to = '\0';
    return text;
}

/* What follows the word of a line, "" for nothing; NULL for another word. */
static char *after_word(char *line, const char *word)
{
    size_t length = strlen(word);

    if (line == NULL || strncmp(line, word, length) != 0)
        return NULL;
    if (line[length] == '\0')
        return line + length;
    return line[length] == ' ' ? line + length + 1 : NULL;
}

static const char *take_text(struct parse *parse, const char *word)
{
    char *text = after_word(take_line(parse), word);

    return text == NULL || utf8_valid_prefix(text, strlen(text)) != strlen(text)
               ? NULL
               : unescaped(text);
}

static bool take_seconds(struct parse *parse, int64_t *seconds)
{
    const char *digits = after_word(take_line(parse), "saved");

    if (digits == NULL || digits[0] == '\0' || strlen(digits) > 15)
        return false;
    *seconds = 0;
    for (; *digits >= '0' && *digits <= '9'; digits++)
        *seconds = *seconds * 10 + (*digits - '0');
    return *digits == '\0';
}

/* Nothing is believed of a head whose seal does not fit. */
static bool take_head(struct parse *parse, struct save_head *head)
{
    if (!begins(parse, SAVE_TITLE))
        return false;
    take_line(parse);
    head->name = take_text(parse, "name");
    head->title = take_text(parse, "title");
    head->stand = take_text(parse, "stand");
    head->path = take_text(parse, "path");
    if (head->name == NULL || head->title == NULL || head->stand == NULL ||
        head->path == NULL || !take_seconds(parse, &head->saved) ||
        !seals(parse, parse->at, "sum"))
        return false;
    take_line(parse);
    return true;
}

static const struct save_head no_head = {"", "", "", "", 0};

bool save_read_head(struct arena *arena, const char *bytes, size_t length,
                    struct save_head *head)
{
    struct parse parse = {
        .arena = arena, .bytes = bytes, .at = bytes, .end = bytes + length};

    if (take_head(&parse, head))
        return true;
    *head = no_head;
    return false;
}

/* The recording -------------------------------------------------------------
 */

/* Goes to the first line from here on that begins with `text`. */
static bool find_line(struct parse *parse, const char *text)
{
    while (!begins(parse, text)) {
        const char *end =
            memchr(parse->at, '\n', (size_t)(parse->end - parse->at));

        if (end == NULL)
            return false;
        parse->at = end + 1;
        parse->line++;
    }
    return true;
}

/* The length of the recording that begins at `at`, with its last line; 0
 * where it has none. */
static size_t recording_length(const struct parse *parse)
{
    struct parse ahead = *parse;
    const char *end;

    if (!find_line(&ahead, "checksum "))
        return 0;
    end = memchr(ahead.at, '\n', (size_t)(ahead.end - ahead.at));
    return end == NULL ? 0 : (size_t)(end + 1 - parse->at);
}

/* The bytes of `length` at `at`, read as strictly as ever. */
static bool take_recording(struct parse *parse)
{
    size_t length = recording_length(parse);
    struct diag_list own = {0};

    parse->save->recording = length == 0
                                 ? NULL
                                 : recording_read(parse->arena, parse->file,
                                                  parse->at, length, &own);
    diag_clear(&own);
    if (parse->save->recording == NULL)
        return false;
    for (size_t i = 0; i < length; i++)
        parse->line += parse->at[i] == '\n';
    parse->at += length;
    return true;
}

/* What is behind the recording ----------------------------------------------
 */

static bool take_value(struct parse *parse)
{
    char *name = after_word(take_line(parse), "value");

    if (name == NULL || name[0] == '\0')
        return refuse(parse, CODE_RECORDING_LINE, "expected 'value NAME'");
    *(const char **)list_add(parse->arena, &parse->names, sizeof(char *)) =
        name;
    return true;
}

/* "N REST": the number, at most `most`, and what follows its blank. */
static bool take_count(const char *text, size_t most, size_t *number,
                       const char **rest)
{
    const char *at = text;

    *number = 0;
    for (; *at >= '0' && *at <= '9' && *number <= most; at++)
        *number = *number * 10 + (size_t)(*at - '0');
    *rest = *at == ' ' ? at + 1 : at;
    return at > text && *number <= most && (*at == ' ' || *at == '\0');
}

static bool take_values(struct parse *parse)
{
    const char *text = after_word(take_line(parse), "values");
    size_t number;

    if (text == NULL || !take_count(text, SAVE_BYTES, &number, &text) ||
        number != (size_t)parse->turns.count + 1 || text[0] == '\0')
        return refuse(parse, CODE_RECORDING_LINE,
                      "expected 'values N HEX' of the next turn");
    *(const char **)list_add(parse->arena, &parse->turns, sizeof(char *)) =
        text;
    return true;
}

/* A way's text: what it shares with the recording at `main`, and its own. */
static const struct recording *read_way(struct parse *parse, const char *main,
                                        size_t shared, size_t own)
{
    struct strbuf text = {0};
    struct diag_list diags = {0};
    const struct recording *way;

    strbuf_add(&text, main, shared);
    strbuf_add(&text, parse->at, own);
    way = recording_read(parse->arena, parse->file, strbuf_get(&text),
                         text.length, &diags);
    diag_clear(&diags);
    strbuf_clear(&text);
    return way;
}

static bool take_way(struct parse *parse, const char *main, size_t main_length)
{
    const char *text = after_word(take_line(parse), "way");
    const struct recording *way;
    size_t shared, own;

    if (text == NULL || !take_count(text, main_length, &shared, &text) ||
        text[0] != '\0')
        return refuse(parse, CODE_RECORDING_LINE,
                      "expected 'way N', with N bytes of the recording");
    own = recording_length(parse);
    if (own == 0 || shared + own > SAVE_BYTES - parse->way_bytes)
        return refuse(parse, CODE_RECORDING_SIZE,
                      "a way that has no end, or more ways than a save holds");
    parse->way_bytes += shared + own;
    way = read_way(parse, main, shared, own);
    for (size_t i = 0; i < own; i++)
        parse->line += parse->at[i] == '\n';
    parse->at += own;
    if (way != NULL)
        *(const struct recording **)list_add(parse->arena, &parse->ways,
                                             sizeof(void *)) = way;
    else
        parse->save->ways_lost++;
    return true;
}

static bool take_rest(struct parse *parse, const char *main, size_t length)
{
    while (begins(parse, "value "))
        if (!take_value(parse))
            return false;
    while (begins(parse, "values "))
        if (!take_values(parse))
            return false;
    while (begins(parse, "way "))
        if (!take_way(parse, main, length))
            return false;
    return true;
}

/* The values are believed only in a file that is whole; each way has a seal
 * of its own. */
static void keep_rest(struct parse *parse)
{
    struct save *save = parse->save;

    save->ways = parse->ways.items;
    save->way_count = parse->ways.count;
    if (!save->whole)
        return;
    save->names = parse->names.items;
    save->name_count = parse->names.count;
    save->turns = parse->turns.items;
    save->turn_count = parse->turns.count;
}

/* The whole file ------------------------------------------------------------
 */

/* Whether the last line seals all before it: then nothing is damaged. */
static bool is_sealed(const struct parse *parse)
{
    size_t line = strlen("end ") + SEAL_HEX + 1;

    return (size_t)(parse->end - parse->bytes) >= line &&
           seals(parse, parse->end - line, "end");
}

/* The way to where the play stood; as far as it is good where it is damaged. */
static bool read_main(struct parse *parse)
{
    const char *main;

    if (!find_line(parse, RECORDING_TITLE))
        return refuse(parse, CODE_RECORDING_LINE,
                      "this is no save, or its first lines are lost; expected "
                      "'demarche save 1' as its first line");
    main = parse->at;
    if (take_recording(parse)) {
        struct diag_list own = {0};
        struct parse rest = *parse;
        bool good;

        if (!parse->save->whole)
            rest.diags = &own;
        good = take_rest(&rest, main, (size_t)(parse->at - main));
        keep_rest(&rest);
        diag_clear(&own);
        return good || !parse->save->whole;
    }
    parse->save->whole = false;
    parse->save->recording =
        recording_salvage(parse->arena, parse->file, main,
                          (size_t)(parse->end - main), parse->diags);
    return parse->save->recording != NULL;
}

static bool is_recording(const struct parse *parse)
{
    return begins(parse, "demarche recording ");
}

/* A file of another version is whole in its own way. */
static bool right_version(const struct parse *parse)
{
    if (!begins(parse, "demarche save ") || begins(parse, SAVE_TITLE) ||
        !is_sealed(parse))
        return true;
    return refuse(parse, CODE_RECORDING_VERSION,
                  "a save of another version; this program reads version 1");
}

static bool read_save(struct parse *parse)
{
    if (!right_version(parse))
        return false;
    parse->save->whole = is_sealed(parse);
    if (!take_head(parse, &parse->save->head)) {
        parse->save->head = no_head;
        parse->save->whole = false;
        parse->at = parse->bytes;
        parse->line = 0;
    }
    return read_main(parse);
}

static bool read_plain(struct parse *parse)
{
    struct diag_list own = {0};
    size_t length = (size_t)(parse->end - parse->bytes);

    parse->save->head = no_head;
    parse->save->recording =
        recording_read(parse->arena, parse->file, parse->bytes, length, &own);
    diag_clear(&own);
    parse->save->whole = parse->save->recording != NULL;
    if (!parse->save->whole)
        parse->save->recording = recording_salvage(
            parse->arena, parse->file, parse->bytes, length, parse->diags);
    return parse->save->recording != NULL;
}

const struct save *save_read(struct arena *arena, const char *file,
                             const char *bytes, size_t length,
                             struct diag_list *diags)
{
    struct parse parse = {.arena = arena,
                          .diags = diags,
                          .file = file,
                          .bytes = bytes,
                          .at = bytes,
                          .end = bytes + length};

    parse.save = arena_alloc(arena, sizeof *parse.save);
    parse.save->arena = arena;
    if (length > SAVE_BYTES) {
        refuse(&parse, CODE_RECORDING_SIZE,
               "the file is larger than a save may be (16 MiB)");
        return NULL;
    }
    return (is_recording(&parse) ? read_plain(&parse) : read_save(&parse))
               ? parse.save
               : NULL;
}

const struct save_head *save_head(const struct save *save)
{
    return &save->head;
}

const char *save_scenario(const struct save *save)
{
    return save->recording->scenario;
}

uint64_t save_file_hash(const struct save *save)
{
    return save->recording->file_hash;
}

int32_t save_turns(const struct save *save)
{
    return save->recording->turn_count;
}

bool save_whole(const struct save *save)
{
    return save->whole;
}
