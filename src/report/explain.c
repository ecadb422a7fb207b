#include "report/explain.h"

#include "base/utf8.h"
#include "report/explain_text.h"

#include <string.h>

#define INDENT "    "

static const char *const form_words[] = {
    [EXPLAIN_AT] = "at",
    [EXPLAIN_FILE] = "file",
    [EXPLAIN_LINE] = "line",
    [EXPLAIN_RECORDING] = "recording",
    [EXPLAIN_TRANSLATION] = "translation",
    [EXPLAIN_COMMAND] = "command",
    [EXPLAIN_TEXT] = "text",
};

const char *explain_form_word(enum explain_form form)
{
    return form_words[form];
}

/* A part of an entry, while it is read. */
enum part { PART_TEXT, PART_TODO, PART_WRONG, PART_RIGHT, PART_COUNT };

struct reader {
    struct explain *explain;
    struct arena *arena;
    struct strbuf parts[PART_COUNT];
    enum part part;
    int32_t lines; /* of the part */
};

static size_t line_length(const char *at)
{
    return strcspn(at, "\n");
}

/* The line after `code`, NULL where no line is that alone. */
static const char *entry_of(const char *code)
{
    const char *at = (const char *)explain_text;
    size_t length = strlen(code);

    while (*at != '\0') {
        size_t line = line_length(at);

        if (line == length && strncmp(at, code, length) == 0)
            return at + line + 1;
        at += line + (at[line] == '\n');
    }
    return NULL;
}

static bool begins(const char *line, size_t length, const char *word)
{
    size_t most = strlen(word);

    return length >= most && strncmp(line, word, most) == 0;
}

static void begin(struct reader *reader, enum part part)
{
    reader->part = part;
    reader->lines = 0;
}

static void add_words(struct reader *reader, const char *line, size_t length)
{
    struct strbuf *part = &reader->parts[reader->part];

    if (part->length > 0)
        strbuf_char(part, ' ');
    strbuf_add(part, line, length);
}

static bool is_mark(const char *line, size_t length)
{
    size_t blanks = strspn(line, " ");

    return blanks + 1 == length && line[blanks] == '^';
}

/* Its mark is kept as a place and not as a line. */
static void add_fragment(struct reader *reader, const char *line, size_t length)
{
    struct strbuf *part = &reader->parts[reader->part];

    if (reader->part == PART_WRONG && is_mark(line, length)) {
        reader->explain->line = reader->lines;
        reader->explain->column = (int32_t)length;
        return;
    }
    reader->lines++;
    strbuf_add(part, line, length);
    strbuf_char(part, '\n');
}

static void read_form(struct reader *reader, const char *word, size_t length)
{
    int form;

    for (form = EXPLAIN_FILE; form <= EXPLAIN_TEXT; form++)
        if (strlen(form_words[form]) == length &&
            strncmp(form_words[form], word, length) == 0)
            reader->explain->form = (enum explain_form)form;
}

static void read_line(struct reader *reader, const char *line, size_t length)
{
    const size_t head = strlen("Do: "); /* "At: " and "As: " too */

    if (begins(line, length, INDENT)) {
        add_fragment(reader, line + strlen(INDENT), length - strlen(INDENT));
    } else if (begins(line, length, "Do: ")) {
        begin(reader, PART_TODO);
        add_words(reader, line + head, length - head);
    } else if (begins(line, length, "At: ")) {
        reader->explain->at =
            arena_copy(reader->arena, line + head, length - head);
    } else if (begins(line, length, "As: ")) {
        read_form(reader, line + head, length - head);
    } else if (begins(line, length, "Wrong:")) {
        begin(reader, PART_WRONG);
    } else if (begins(line, length, "Right:")) {
        begin(reader, PART_RIGHT);
    } else {
        add_words(reader, line, length);
    }
}

static const char *take(struct reader *reader, enum part part)
{
    const char *text =
        arena_text(reader->arena, strbuf_get(&reader->parts[part]));

    strbuf_clear(&reader->parts[part]);
    return text;
}

bool explain_find(struct explain *explain, enum diag_code code,
                  struct arena *arena)
{
    struct reader reader = {.explain = explain, .arena = arena};
    const char *line = entry_of(diag_code_info(code)->text);

    *explain = (struct explain){.at = ""};
    if (!line)
        return false;
    while (*line != '\0' && *line != '\n') {
        size_t length = line_length(line);

        read_line(&reader, line, length);
        line += length + (line[length] == '\n');
    }
    explain->text = take(&reader, PART_TEXT);
    explain->todo = take(&reader, PART_TODO);
    explain->wrong = take(&reader, PART_WRONG);
    explain->right = take(&reader, PART_RIGHT);
    return true;
}
