/* What a row means, in sentences. */
#include "report/schema_parts.h"

#include <string.h>

const struct shape_word *schema_words(const struct shape_field *field)
{
    if (field->type == SHAPE_WORD) {
        return field->words;
    }
    return field->type == SHAPE_SHOW ? shape_show_words : NULL;
}

/* A part of a sentence as a whole one. */
static void add_sentence(struct strbuf *out, const char *text)
{
    char first = text[0];
    if (out->length > 0) {
        strbuf_char(out, ' ');
    }
    strbuf_char(
        out, (char)(first >= 'a' && first <= 'z' ? first - 'a' + 'A' : first));
    strbuf_text(out, text + 1);
    strbuf_char(out, '.');
}

void schema_describe_type(const struct shape_field *field, struct strbuf *out)
{
    switch (field->type) {
    case SHAPE_AMOUNT:
    case SHAPE_CONDITION:
        add_sentence(out, shape_type_name((enum shape_type)field->type));
        break;
    default:
        break;
    }
}

static bool is_list(const struct shape_field *field)
{
    return field->type == SHAPE_OBJECTS || field->type == SHAPE_OFFERS;
}

static void add_range(struct strbuf *out, const struct shape_field *field)
{
    bool number = field->type == SHAPE_NUMBER || field->type == SHAPE_AMOUNT ||
                  field->type == SHAPE_DEGREES;
    if (number && field->low < field->high) {
        strbuf_format(out, " From %d to %d.", (int)field->low,
                      (int)field->high);
    } else if (is_list(field) && field->high > 0) {
        strbuf_format(out, " At most %d.", (int)field->high);
    }
}

static void add_default(struct strbuf *out, const struct shape_field *field)
{
    const struct shape_word *words = schema_words(field);
    if (words != NULL) {
        strbuf_format(out, " Left out: `%s`.", words[field->otherwise].text);
    } else if (field->type == SHAPE_TRUTH || field->type == SHAPE_CONDITION) {
        strbuf_format(out, " Left out: `%s`.",
                      field->otherwise != 0 ? "true" : "false");
    } else {
        strbuf_format(out, " Left out: %d.", (int)field->otherwise);
    }
}

void schema_describe(enum shape_kind kind, const struct shape_field *field,
                     struct strbuf *out)
{
    add_sentence(out, field->about);
    if (field->more[0] != '\0') {
        strbuf_char(out, ' ');
        strbuf_text(out, field->more);
    }
    add_range(out, field);
    if (shape_has_default(kind, field)) {
        add_default(out, field);
    } else if (kind == KIND_USE && (field->flags & SHAPE_DEFAULT)) {
        strbuf_text(out, " Left out: what the library's option has.");
    }
}

void schema_escape(const char *text, struct strbuf *out)
{
    bool code = false;
    for (; *text != '\0'; text++) {
        code = code != (*text == '`');
        if (!code && strchr("|*[<", *text) != NULL) {
            strbuf_char(out, '\\');
        }
        strbuf_char(out, *text);
    }
}
