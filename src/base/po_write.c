#include "base/po_write.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

#define WIDTH 79 /* columns of a line, quotes and all */

/* How the lines of an entry begin. */
struct prefix {
    const char *line; /* "", "#~ ", "#| ", "#~| " */
    int32_t columns;
};

static const struct prefix plain = {"", 0};
static const struct prefix gone = {"#~ ", 3};
static const struct prefix was = {"#| ", 3};
static const struct prefix was_gone = {"#~| ", 4};

/* Escapes ----------------------------------------------------------------- */

static void add_escaped(struct strbuf *out, char c)
{
    static const char bytes[] = "\a\b\f\n\r\t\v\"\\";
    static const char signs[] = "abfnrtv\"\\";
    const char *found = strchr(bytes, c);

    if (found)
        strbuf_format(out, "\\%c", signs[found - bytes]);
    else if ((unsigned char)c < 0x20 || c == 0x7f)
        strbuf_format(out, "\\%03o", (unsigned)(unsigned char)c);
    else
        strbuf_char(out, c);
}

static size_t columns_of(const char *text, size_t bytes)
{
    size_t columns = 0;
    size_t i;

    for (i = 0; i < bytes; i++) {
        unsigned char c = (unsigned char)text[i];

        if (strchr("\a\b\f\n\r\t\v\"\\", text[i]))
            columns += 2;
        else if (c < 0x20 || c == 0x7f)
            columns += 4;
        else if ((c & 0xc0) != 0x80)
            columns++;
    }
    return columns;
}

/* Where a line may be broken ---------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether a line may end between two signs, neither of them a blank: as UAX
 * #14 has it for the few that matter here. */
static bool breaks(char before, char after)
{
    char small = (char)(after | 0x20);

    if (strchr(":.,;}!?", before))
        return small >= 'a' && small <= 'z';
    if (before == '-' || before == '/')
        return !is_digit(after);
    return (before == ']' || before == ')') &&
           (after == '(' || after == '[' || after == '{');
}

/* Bytes up to and with what a line may end after. */
static size_t unit_at(const char *text, size_t length)
{
    size_t at;

    for (at = 0; at < length; at++) {
        if (text[at] == ' ') {
            at += strspn(text + at, " ");
            return at < length ? at : length;
        }
        if (at > 0 && at + 1 < length && text[at + 1] != ' ' &&
            breaks(text[at], text[at + 1]))
            return at + 1;
    }
    return length;
}

/* Bytes of `text` that fit into `columns`, at least one unit. */
static size_t line_at(const char *text, size_t length, size_t columns)
{
    size_t taken = unit_at(text, length);

    while (taken < length) {
        size_t unit = unit_at(text + taken, length - taken);

        if (columns_of(text, taken + unit) > columns)
            break;
        taken += unit;
    }
    return taken;
}

/* Strings ----------------------------------------------------------------- */

static void add_quoted(struct strbuf *out, const char *text, size_t length)
{
    size_t i;

    strbuf_char(out, '"');
    for (i = 0; i < length; i++)
        add_escaped(out, text[i]);
    strbuf_text(out, "\"\n");
}

/* Bytes up to and with the next new line. */
static size_t portion_at(const char *text)
{
    size_t length = strcspn(text, "\n");

    return text[length] == '\n' ? length + 1 : length;
}

/* A text of one line stands behind its word, a longer one below it. */
static bool is_short(const char *text, size_t room)
{
    size_t length = portion_at(text);

    return text[length] == '\0' && line_at(text, length, room) == length;
}

static void add_string(struct strbuf *out, const struct prefix *prefix,
                       const char *word, const char *text)
{
    size_t room = WIDTH - 2 - (size_t)prefix->columns;

    strbuf_format(out, "%s%s ", prefix->line, word);
    if (is_short(text, room - strlen(word) - 1)) {
        add_quoted(out, text, strlen(text));
        return;
    }
    strbuf_text(out, "\"\"\n");
    while (*text != '\0') {
        size_t length = line_at(text, portion_at(text), room);

        strbuf_text(out, prefix->line);
        add_quoted(out, text, length);
        text += length;
    }
}

/* Comments ---------------------------------------------------------------- */

static void add_comment(struct strbuf *out, const char *sign, const char *text)
{
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");

        strbuf_text(out, sign);
        if (length > 0)
            strbuf_char(out, ' ');
        strbuf_add(out, text, length);
        strbuf_char(out, '\n');
        text += length + (text[length] == '\n');
    }
}

/* A name with a blank in it stands between isolates, says gettext. */
static void add_reference(struct strbuf *out, const struct po_origin *origin)
{
    bool blank = strchr(origin->file, ' ') != NULL;

    struct sink sink = sink_to_strbuf(out);

    strbuf_text(out, blank ? "#: \xe2\x81\xa8" : "#: ");
    sink_escaped_line(&sink, origin->file);
    strbuf_format(out, blank ? ":%d\xe2\x81\xa9\n" : ":%d\n",
                  (int)origin->line);
}

static void add_flags(struct strbuf *out, const struct po_entry *entry)
{
    bool others = entry->flags && entry->flags[0] != '\0';

    if (!entry->fuzzy && !others)
        return;
    strbuf_text(out, entry->fuzzy ? "#, fuzzy" : "#, ");
    if (others)
        strbuf_format(out, "%s%s", entry->fuzzy ? ", " : "", entry->flags);
    strbuf_char(out, '\n');
}

static void add_comments(struct strbuf *out, const struct po_entry *entry,
                         const struct po_origin *origin)
{
    if (entry->note)
        add_comment(out, "#", entry->note);
    if (origin && !entry->obsolete) {
        if (origin->about)
            add_comment(out, "#.", origin->about);
        if (origin->file)
            add_reference(out, origin);
    }
    add_flags(out, entry);
    if (entry->fuzzy && entry->was_id)
        add_string(out, entry->obsolete ? &was_gone : &was, "msgid",
                   entry->was_id);
}

/* Entries ----------------------------------------------------------------- */

static void flush(struct sink *sink, struct strbuf *out)
{
    sink->write(sink->context, strbuf_get(out), out->length);
    strbuf_clear(out);
}

static void add_texts(struct strbuf *out, const struct prefix *prefix,
                      const struct po_entry *entry)
{
    int32_t i;

    if (!entry->id_plural) {
        add_string(out, prefix, "msgstr", entry->text[0]);
        return;
    }
    add_string(out, prefix, "msgid_plural", entry->id_plural);
    for (i = 0; i < PO_PLURALS && entry->text[i]; i++) {
        char word[] = "msgstr[0]";

        word[7] = (char)('0' + i);
        add_string(out, prefix, word, entry->text[i]);
    }
}

void po_write_entry(struct sink *sink, const struct po_entry *entry,
                    const struct po_origin *origin)
{
    const struct prefix *prefix = entry->obsolete ? &gone : &plain;
    struct strbuf out = {0};

    strbuf_char(&out, '\n');
    add_comments(&out, entry, origin);
    if (entry->context[0] != '\0')
        add_string(&out, prefix, "msgctxt", entry->context);
    add_string(&out, prefix, "msgid", entry->id);
    add_texts(&out, prefix, entry);
    flush(sink, &out);
}

void po_write_header(struct sink *sink, const char *note, const char *fields,
                     bool fuzzy)
{
    struct strbuf out = {0};

    add_comment(&out, "#", note);
    if (fuzzy)
        strbuf_text(&out, "#, fuzzy\n");
    strbuf_text(&out, "msgid \"\"\nmsgstr \"\"\n");
    while (*fields != '\0') {
        size_t length = portion_at(fields);

        add_quoted(&out, fields, length);
        fields += length;
    }
    flush(sink, &out);
}
