#include "report/marks.h"

#include "report/json_out.h"

#include <string.h>

static void open_file(struct marks *marks, const char *file)
{
    size_t length = 0;
    const char *text;

    if (marks->file && strcmp(marks->file, file) == 0)
        return;
    text = marks->texts->text(marks->texts->context, file, &length);
    marks->file = file;
    marks->excerpt = excerpt_of(text, length);
}

/* Letters that stand for themselves in a string of JSON and in PO. */
static bool is_bare(const char *word)
{
    return word[0] != '\0' &&
           word[strspn(word, "abcdefghijklmnopqrstuvwxyz"
                             "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")] == '\0';
}

/* The sign that a mark ends with where it begins with `first`; 0: any. */
static char partner(char first)
{
    return first == '"' ? '"' : first == '{' ? '}' : '\0';
}

/* Whether a mark is a word alone: more may stand in a string than the word
 * that was misspelt, as in an expression. */
static bool is_word(const struct excerpt_mark *mark)
{
    char close = partner(mark->text[0]);
    size_t around = close != '\0';
    size_t i;

    if (mark->length <= 2 * around ||
        (around && mark->text[mark->length - 1] != close))
        return false;
    for (i = around; i < mark->length - around; i++) {
        char c = mark->text[i];

        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
              (c >= '0' && c <= '9') || c == '_' || c == '-' || c == ' '))
            return false;
    }
    return true;
}

static void write_fix(struct strbuf *fix, char first, const char *word)
{
    char close = partner(first);

    if (close != '\0')
        strbuf_char(fix, first);
    strbuf_text(fix, word);
    if (close != '\0')
        strbuf_char(fix, close);
}

int32_t marks_end(struct marks *marks, const char *file,
                  const struct diag *diag, struct strbuf *fix)
{
    const struct diag_place *place = &diag->place;
    struct excerpt_mark mark;

    open_file(marks, file);
    mark = excerpt_mark(&marks->excerpt, place->line, place->column);
    if (!mark.text)
        return 0;
    if (diag->near && is_bare(diag->near) && is_word(&mark))
        write_fix(fix, mark.text[0], diag->near);
    return mark.end;
}
