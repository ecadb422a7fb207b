#include "report/explain_out.h"

#include "report/explain.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define COLUMNS 78

/* Text ---------------------------------------------------------------------
 */

/* A paragraph in lines of at most COLUMNS code points. */
static void write_wrapped(struct sink *sink, const char *opening,
                          const char *text)
{
    size_t column = strlen(opening);

    sink_text(sink, opening);

    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        size_t points = utf8_points(text, length);

        if (column > 0 && column + 1 + points > COLUMNS) {
            sink_text(sink, "\n");
            column = 0;
        }
        if (column > 0)
            sink_text(sink, " ");
        sink_format(sink, "%.*s", (int)length, text);
        column += points + (column > 0);
        text += length + (text[length] == ' ');
    }
    sink_text(sink, "\n");
}

static void write_fragment(struct sink *sink, const char *text, int32_t line,
                           int32_t column)
{
    int32_t at = 0;

    if (*text == '\0')
        sink_text(sink, "    (a file without a single byte)\n");
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");

        sink_format(sink, "    %.*s\n", (int)length, text);
        if (++at == line)
            sink_format(sink, "    %*s\n", (int)column, "^");
        text += length + (text[length] == '\n');
    }
}

/* What an example shows is a mistake, or only when a notice comes. */
static const char *label(const struct diag_code_info *info, bool wrong)
{
    if (info->severity == DIAG_NOTICE)
        return wrong ? "It comes" : "It does not come:\n";
    return wrong ? "Wrong" : "Right:\n";
}

/* How to read what stands for something else. */
static void write_notes(struct sink *sink, const char *wrong)
{
    if (strstr(wrong, "\xe2\x80\xb9"))
        sink_text(sink,
                  "\n‹N × TEXT› stands for that text N times, # in it for "
                  "the number of each.\n");
    if (strstr(wrong, "\\x"))
        sink_text(sink, "\nA backslash, x and two digits stand for the byte of "
                        "that number.\n");
}

static void write_place(struct sink *sink, const struct explain *explain)
{
    static const char *const places[] = {
        [EXPLAIN_AT] = ", at ",
        [EXPLAIN_FILE] = " file",
        [EXPLAIN_LINE] = ", typed in a play",
        [EXPLAIN_RECORDING] = ", in a recording",
        [EXPLAIN_TRANSLATION] = ", in a translation",
        [EXPLAIN_COMMAND] = ", on the command line",
        [EXPLAIN_TEXT] = "",
    };

    sink_text(sink, places[explain->form]);
    sink_text(sink, explain->at);
}

void explain_write(struct sink *sink, enum diag_code code)
{
    const struct diag_code_info *info = diag_code_info(code);
    struct arena arena = {0};
    struct explain explain;

    sink_format(sink, "%s (%s, %s): %s\n\n", info->text,
                diag_severity_word(info->severity), diag_kind_word(info->kind),
                info->meaning);
    if (explain_find(&explain, code, &arena)) {
        write_wrapped(sink, "", explain.text);
        sink_text(sink, "\n");
        write_wrapped(sink, "What to do:", explain.todo);
        sink_format(sink, "\n%s", label(info, true));
        write_place(sink, &explain);
        sink_text(sink, ":\n");
        write_fragment(sink, explain.wrong, explain.line, explain.column);
        sink_text(sink, label(info, false));
        write_fragment(sink, explain.right, 0, 0);
        write_notes(sink, explain.wrong);
    }
    arena_clear(&arena);
}

void explain_write_table(struct sink *sink)
{
    int code;

    for (code = 0; code < CODE_COUNT; code++) {
        const struct diag_code_info *info =
            diag_code_info((enum diag_code)code);

        sink_format(sink, "%-5s %-8s %-11s %s\n", info->text,
                    diag_severity_word(info->severity),
                    diag_kind_word(info->kind), info->meaning);
    }
}

/* JSON ---------------------------------------------------------------------
 */

static void write_example(struct json *json, const struct explain *explain)
{
    json_object(json, "example");
    json_text(json, "form", explain_form_word(explain->form));
    if (explain->form == EXPLAIN_AT)
        json_text(json, "at", explain->at);
    json_text(json, "wrong", explain->wrong);
    json_text(json, "right", explain->right);
    if (explain->line > 0) {
        json_number(json, "line", explain->line);
        json_number(json, "column", explain->column);
    }
    json_object_end(json);
}

void explain_json(struct json *json, enum diag_code code)
{
    const struct diag_code_info *info = diag_code_info(code);
    struct arena arena = {0};
    struct explain explain;

    json_object(json, NULL);
    json_text(json, "code", info->text);
    json_text(json, "severity", diag_severity_word(info->severity));
    json_text(json, "class", diag_kind_word(info->kind));
    json_text(json, "meaning", info->meaning);
    if (explain_find(&explain, code, &arena)) {
        json_text(json, "text", explain.text);
        json_text(json, "todo", explain.todo);
        write_example(json, &explain);
    }
    json_object_end(json);
    arena_clear(&arena);
}

/* Looking up ---------------------------------------------------------------
 */

/* The digits of a code as it was written, -1 where it is none. */
static int32_t number_of(const char *word)
{
    size_t digits;
    int32_t number = 0;

    word += strspn(word, "EeWwNn") == 1;
    digits = strspn(word, "0123456789");
    if (digits != 3 || word[digits] != '\0')
        return -1;
    while (*word != '\0')
        number = number * 10 + (*word++ - '0');
    return number;
}

static bool same_letter(const char *word, const char *code)
{
    return *word == code[0] || *word == code[0] - 'A' + 'a' ||
           strspn(word, "0123456789") > 0;
}

/* A number that is further off is no slip of a finger. */
#define NEAR_MOST 9

/* Another class is further away than any number. */
static int32_t distance(int32_t a, int32_t b)
{
    return abs(a - b) + (a / 100 == b / 100 ? 0 : 1000);
}

enum diag_code explain_code(const char *word, enum diag_code *near)
{
    int32_t number = number_of(word);
    int32_t best = NEAR_MOST + 1;
    int code;

    *near = CODE_COUNT;
    for (code = 0; number >= 0 && code < CODE_COUNT; code++) {
        const char *text = diag_code_info((enum diag_code)code)->text;
        int32_t away = distance(number_of(text), number);

        if (away == 0 && same_letter(word, text))
            return (enum diag_code)code;
        if (away < best) {
            best = away;
            *near = (enum diag_code)code;
        }
    }
    return CODE_COUNT;
}
