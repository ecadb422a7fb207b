#include "base/po_lex.h"

#include "base/utf8.h"

#include <string.h>

static const char bom[] = "\xef\xbb\xbf";

struct po_place po_lex_place(const struct po_lexer *lexer)
{
    size_t before = (size_t)(lexer->token - lexer->line_start);

    return (struct po_place){
        lexer->line, (int32_t)utf8_points(lexer->line_start, before) + 1};
}

/* Past the limit the last finding says so. */
static void report(struct po_lexer *lexer, enum diag_code code,
                   struct po_place at, const char *message)
{
    const struct diag_place place = {
        .file = lexer->file->name, .line = at.line, .column = at.column};

    if (lexer->findings++ < PO_MOST_FINDINGS) {
        diag_add(lexer->diags, code, &place, "%s", message);
        return;
    }
    if (lexer->findings == PO_MOST_FINDINGS + 1)
        diag_add(lexer->diags, CODE_LIMIT_FINDINGS, &place,
                 "more than %d findings; mend these first, the rest of the "
                 "file was not read",
                 PO_MOST_FINDINGS);
    lexer->at = lexer->end;
}

void po_lex_report(struct po_lexer *lexer, enum diag_code code,
                   const char *format, ...)
{
    struct strbuf message = {0};
    va_list args;

    va_start(args, format);
    strbuf_vformat(&message, format, args);
    va_end(args);
    report(lexer, code, po_lex_place(lexer), strbuf_get(&message));
    strbuf_clear(&message);
}

void po_lex_report_at(struct po_lexer *lexer, enum diag_code code,
                      struct po_place at, const char *format, ...)
{
    struct strbuf message = {0};
    va_list args;

    va_start(args, format);
    strbuf_vformat(&message, format, args);
    va_end(args);
    report(lexer, code, at, strbuf_get(&message));
    strbuf_clear(&message);
}

static void new_line(struct po_lexer *lexer)
{
    lexer->line++;
    lexer->line_start = lexer->at;
    lexer->obsolete = false;
    lexer->was = false;
}

/* Makes the byte `at` the place of a finding. */
static void point_to(struct po_lexer *lexer, const char *at)
{
    const char *line;

    while ((line = memchr(lexer->at, '\n', (size_t)(at - lexer->at))) != NULL) {
        lexer->at = line + 1;
        new_line(lexer);
    }
    lexer->token = at;
}

bool po_lex_begin(struct po_lexer *lexer)
{
    const struct po_file *file = lexer->file;
    const char *nul;
    size_t valid;

    lexer->at = lexer->line_start = lexer->token = file->bytes;
    lexer->end = file->bytes + file->length;
    lexer->line = 1;
    if (file->length > PO_MOST_BYTES) {
        po_lex_report(lexer, CODE_PO_LIMIT,
                      "the file has %zu bytes, allowed are %d", file->length,
                      PO_MOST_BYTES);
        return false;
    }
    valid = utf8_valid_prefix(file->bytes, file->length);
    nul = file->length > 0 ? memchr(file->bytes, '\0', valid) : NULL;
    if (valid < file->length || nul != NULL) {
        point_to(lexer, nul != NULL ? nul : file->bytes + valid);
        po_lex_report(lexer, CODE_PO_BYTES,
                      nul != NULL
                          ? "the byte 0; a PO file is text in UTF-8"
                          : "not valid UTF-8; save the file in that encoding");
        return false;
    }
    if (file->length >= 3 && memcmp(file->bytes, bom, 3) == 0)
        lexer->at = lexer->line_start = lexer->token = file->bytes + 3;
    return true;
}

/* Strings ----------------------------------------------------------------- */

static int digit_value(char c, int base)
{
    int value = 99;

    if (c >= '0' && c <= '9')
        value = c - '0';
    else if (c >= 'a' && c <= 'f')
        value = c - 'a' + 10;
    else if (c >= 'A' && c <= 'F')
        value = c - 'A' + 10;
    return value < base ? value : -1;
}

/* Up to `most` digits of a byte. */
static void read_byte(struct po_lexer *lexer, int base, int most)
{
    int value = 0;
    int count = 0;

    while (count < most && lexer->at < lexer->end &&
           digit_value(*lexer->at, base) >= 0) {
        value = value * base + digit_value(*lexer->at++, base);
        count++;
    }
    if (count == 0 || value == 0 || value > 255)
        po_lex_report(lexer, CODE_PO_ESCAPE,
                      "an escape of %s; write the letter itself, in UTF-8",
                      count == 0   ? "no digits"
                      : value == 0 ? "the byte 0"
                                   : "more than a byte");
    else
        strbuf_char(&lexer->text, (char)value);
}

/* After a backslash. */
static void read_escape(struct po_lexer *lexer)
{
    static const char signs[] = "abfnrtv\"\\";
    static const char bytes[] = "\a\b\f\n\r\t\v\"\\";
    char c = *lexer->at;
    const char *found = strchr(signs, c);

    if (found != NULL && c != '\0') {
        strbuf_char(&lexer->text, bytes[found - signs]);
        lexer->at++;
    } else if (c == 'x') {
        lexer->at++;
        read_byte(lexer, 16, 2);
    } else if (digit_value(c, 8) >= 0) {
        read_byte(lexer, 8, 3);
    } else {
        po_lex_report(lexer, CODE_PO_ESCAPE,
                      "'\\' before this letter means nothing; write \\\\ for "
                      "the sign itself");
    }
}

/* Plain bytes up to a quote, backslash, control or the end. */
static void read_run(struct po_lexer *lexer)
{
    const char *from = lexer->at;

    while (lexer->at < lexer->end && *lexer->at != '"' && *lexer->at != '\\' &&
           ((unsigned char)*lexer->at >= 0x20 || *lexer->at == '\t'))
        lexer->at++;
    strbuf_add(&lexer->text, from, (size_t)(lexer->at - from));
}

static enum po_token read_string(struct po_lexer *lexer)
{
    const char *opening = lexer->at;

    strbuf_reset(&lexer->text);
    lexer->at++;
    for (;;) {
        read_run(lexer);
        if (lexer->at == lexer->end || *lexer->at == '\n' ||
            *lexer->at == '\r') {
            lexer->token = opening;
            po_lex_report(lexer, CODE_PO_STRING,
                          "this string has no closing '\"' on its line");
            return PO_TOKEN_STRING;
        }
        if (*lexer->at == '"') {
            lexer->at++;
            return PO_TOKEN_STRING;
        }
        lexer->token = lexer->at++;
        if (*lexer->token != '\\')
            po_lex_report(lexer, CODE_PO_BYTES,
                          "the control character %d in a string; only a tab "
                          "may stand there",
                          *lexer->token);
        else if (lexer->at < lexer->end)
            read_escape(lexer);
    }
}

/* Words and comments ------------------------------------------------------ */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* "[2]" after a word. */
static void read_index(struct po_lexer *lexer)
{
    int32_t index = 0;
    const char *at = lexer->at;

    lexer->index = -1;
    if (at == lexer->end || *at != '[')
        return;
    at++;
    while (at < lexer->end && *at >= '0' && *at <= '9' && index < 1000)
        index = index * 10 + (*at++ - '0');
    if (at == lexer->end || *at != ']' || at == lexer->at + 1) {
        po_lex_report(lexer, CODE_PO_WORD,
                      "expected a number and ']' after "
                      "'['");
        return;
    }
    lexer->index = index;
    lexer->at = at + 1;
}

static enum po_token read_word(struct po_lexer *lexer)
{
    strbuf_reset(&lexer->text);
    while (lexer->at < lexer->end && is_letter(*lexer->at))
        strbuf_char(&lexer->text, *lexer->at++);
    read_index(lexer);
    return PO_TOKEN_WORD;
}

/* The rest of the line, without the white space that ends it. */
static void read_line(struct po_lexer *lexer)
{
    size_t left = (size_t)(lexer->end - lexer->at);
    const char *end = left > 0 ? memchr(lexer->at, '\n', left) : NULL;
    size_t length = end != NULL ? (size_t)(end - lexer->at) : left;

    strbuf_reset(&lexer->text);
    strbuf_add(&lexer->text, lexer->at, length);
    while (lexer->text.length > 0 &&
           strchr(" \t\r", lexer->text.text[lexer->text.length - 1]) != NULL)
        lexer->text.text[--lexer->text.length] = '\0';
    lexer->at += length;
}

/* True where the line holds no words: it is a comment as a whole. */
static bool read_hash(struct po_lexer *lexer)
{
    lexer->at++;
    lexer->sign = lexer->at < lexer->end ? *lexer->at : '\n';
    if (lexer->sign == '~') {
        lexer->obsolete = true;
        lexer->at++;
        if (lexer->at < lexer->end && *lexer->at == '|') {
            lexer->was = true;
            lexer->at++;
        }
        return false;
    }
    if (lexer->sign == '|') {
        lexer->was = true;
        lexer->at++;
        return false;
    }
    if (lexer->sign != '\n' && lexer->sign != '\r' &&
        strchr(" .:,", lexer->sign) != NULL)
        lexer->at++;
    read_line(lexer);
    return true;
}

static void skip_odd(struct po_lexer *lexer)
{
    po_lex_report(lexer, CODE_PO_WORD,
                  "expected msgctxt, msgid, msgstr, a string in quotes or a "
                  "comment");
    /* The line is lost; what follows may be sound. */
    read_line(lexer);
}

enum po_token po_lex_next(struct po_lexer *lexer)
{
    while (lexer->at < lexer->end) {
        char c = *lexer->at;

        lexer->token = lexer->at;
        if (c == '\n') {
            lexer->at++;
            new_line(lexer);
        } else if (strchr(" \t\r\f\v", c) != NULL) {
            lexer->at++;
        } else if (c == '#') {
            if (read_hash(lexer))
                return PO_TOKEN_COMMENT;
        } else if (c == '"') {
            return read_string(lexer);
        } else if (is_letter(c)) {
            return read_word(lexer);
        } else {
            skip_odd(lexer);
        }
    }
    lexer->token = lexer->at;
    return PO_TOKEN_END;
}
