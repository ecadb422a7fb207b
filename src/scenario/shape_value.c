/* Single values: numbers, words, ids, dates. */
#include "scenario/date.h"
#include "scenario/expr.h"
#include "scenario/limits.h"
#include "scenario/shape_parts.h"

#include <string.h>

void shape_refuse(struct walker *w, int32_t at)
{
    w->nodes[at].bad = true;
}

static const char *whole_advice(const struct shape_field *field)
{
    if (field && field->key == KEY_chance)
        return ": a chance is in percent, as 30";
    if (field && field->key == KEY_weight)
        return ": weights are compared with each other, as 70 and 30";
    return "";
}

static bool is_whole(struct walker *w, int32_t at)
{
    const struct node *node = &w->nodes[at];

    if (node->fraction) {
        report_node(w->report, CODE_SHAPE_FRACTION, at,
                    "a number with a point or an exponent; the game counts in "
                    "whole numbers%s",
                    whole_advice(w->rules[at].field));
        shape_refuse(w, at);
        return false;
    }
    return true;
}

/* What its row allows; where that is anything, 64 bits. */
static void check_range(struct walker *w, int32_t at,
                        const struct shape_field *field)
{
    const struct node *node = &w->nodes[at];

    if (!field || (field->low == 0 && field->high == 0)) {
        if (!node->beyond)
            return;
        report_node(w->report, CODE_RANGE_NUMBER, at,
                    "this number is beyond 64 bits");
    } else if (node->beyond) {
        report_node(w->report, CODE_SHAPE_RANGE, at,
                    "this number is beyond 64 bits, allowed %d to %d",
                    (int)field->low, (int)field->high);
    } else if (node->number < field->low || node->number > field->high) {
        report_node(w->report, CODE_SHAPE_RANGE, at,
                    "found %lld, allowed %d to %d", (long long)node->number,
                    (int)field->low, (int)field->high);
    } else {
        return;
    }
    shape_refuse(w, at);
}

void shape_check_number(struct walker *w, int32_t at)
{
    const struct shape_field *field = w->rules[at].field;
    const struct node *node = &w->nodes[at];

    if (!is_whole(w, at))
        return;
    if (field && field->key == KEY_format && node->number != field->low) {
        report_node(w->report, CODE_SHAPE_FORMAT, at,
                    "found format %lld; this program reads format %d",
                    (long long)node->number, (int)field->low);
        shape_refuse(w, at);
    } else {
        check_range(w, at, field);
    }
}

void shape_check_degrees(struct walker *w, int32_t at)
{
    const struct shape_field *field = w->rules[at].field;
    int64_t hundredths;

    if (!document_hundredths(w->report->document, at, &hundredths)) {
        report_node(w->report, CODE_SHAPE_FRACTION, at,
                    "degrees have at most two decimals and no exponent");
        shape_refuse(w, at);
    } else if (hundredths < field->low * INT64_C(100) ||
               hundredths > field->high * INT64_C(100)) {
        report_node(w->report, CODE_SHAPE_RANGE, at,
                    "degrees from %d to %d are allowed", (int)field->low,
                    (int)field->high);
        shape_refuse(w, at);
    }
}

/* "lower" for "low", "economics" for "economic". */
static bool begins_as(const char *wrong, const char *word)
{
    size_t length = strlen(word);

    return length >= 3 && strncmp(wrong, word, length) == 0;
}

static const char *nearest(const struct shape_word *words, const char *wrong)
{
    struct nearest near = nearest_to(wrong);
    const struct shape_word *word;

    for (word = words; word->text; word++)
        nearest_try(&near, word->text);
    for (word = words; word->text && !near.best; word++)
        if (begins_as(wrong, word->text))
            return word->text;
    return near.best;
}

static void add_words(struct strbuf *out, const struct shape_word *words)
{
    for (; words->text; words++)
        strbuf_format(out, "\"%s\"%s", words->text, words[1].text ? ", " : "");
}

/* The walk goes on as if a misspelt word were mended. */
static void wrong_word(struct walker *w, int32_t at,
                       const struct shape_word *words)
{
    struct strbuf list = {0};
    struct strbuf near = {0};
    const char *text = w->nodes[at].text;
    const char *meant = nearest(words, text);

    add_words(&list, words);
    report_node(w->report, CODE_SHAPE_WORD, at,
                "found \"%s\", expected one of %s%s", text, strbuf_get(&list),
                report_suggest(w->report, meant, &near));
    strbuf_clear(&list);
    strbuf_clear(&near);
    if (meant)
        w->nodes[at].text = meant;
    else
        shape_refuse(w, at);
}

static void check_word(struct walker *w, int32_t at,
                       const struct shape_word *words)
{
    const struct shape_word *word;

    for (word = words; word->text; word++)
        if (strcmp(word->text, w->nodes[at].text) == 0)
            return;
    wrong_word(w, at, words);
}

static bool id_form(const char *id)
{
    size_t i;

    if (id[0] < 'a' || id[0] > 'z')
        return false;
    for (i = 0; id[i] != '\0'; i++) {
        char c = id[i];

        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'))
            return false;
    }
    return i <= LIMIT_ID;
}

/* The id that a name is once its letters are small and what parts its words
 * is _; NULL where that is none. */
static const char *id_near(const char *name, struct strbuf *id)
{
    for (; *name != '\0'; name++) {
        char c = *name;

        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        strbuf_char(id, c == ' ' || c == '-' || c == '.' ? '_' : c);
    }
    return id_form(strbuf_get(id)) && !expr_reserved(strbuf_get(id))
               ? strbuf_get(id)
               : NULL;
}

static void check_id(struct walker *w, int32_t at)
{
    const char *id = w->nodes[at].text;

    if (!id_form(id)) {
        struct strbuf near = {0};
        struct strbuf hint = {0};

        report_node(w->report, CODE_SHAPE_ID, at,
                    "found \"%s\", expected an id: a small letter, then small "
                    "letters, digits or _, at most %d in all%s",
                    id, LIMIT_ID,
                    report_suggest(w->report, id_near(id, &near), &hint));
        strbuf_clear(&near);
        strbuf_clear(&hint);
        shape_refuse(w, at);
    } else if (expr_reserved(id)) {
        report_node(w->report, CODE_NAME_RESERVED, at,
                    "\"%s\" is a reserved word; choose another id", id);
        shape_refuse(w, at);
    }
}

static void check_date(struct walker *w, int32_t at)
{
    const char *text = w->nodes[at].text;
    struct strbuf why = {0};
    struct date date;

    if (date_parse(text, &date))
        return;
    date_explain(text, &why);
    report_node(w->report, CODE_SHAPE_DATE, at,
                "found \"%s\", which is no date: %s", text, strbuf_get(&why));
    strbuf_clear(&why);
    shape_refuse(w, at);
}

void shape_check_string(struct walker *w, int32_t at)
{
    switch (w->rules[at].type) {
    case SHAPE_ID:
        check_id(w, at);
        break;
    case SHAPE_DATE:
        check_date(w, at);
        break;
    case SHAPE_WORD:
        check_word(w, at,
                   w->rules[at].field ? w->rules[at].field->words
                                      : shape_mark_words);
        break;
    default:
        break;
    }
}

void shape_check_show(struct walker *w, int32_t at)
{
    if (w->nodes[at].type == NODE_STRING)
        check_word(w, at, shape_show_words);
}
