#include "scenario/report.h"

#define MOST_SUGGESTIONS 200
#define FEW              8 /* ids that are listed where none is near */

static void add(struct report *report, enum diag_code code,
                const struct diag_place *place, const char *message)
{
    bool error = diag_code_info(code)->severity == DIAG_ERROR;
    int32_t *count = error ? &report->errors : &report->warnings;
    const char *near = report->near;

    report->near = NULL;
    if (*count >= REPORT_MOST)
        diag_pass_over(report->diags, code);
    if (*count > REPORT_MOST)
        return;
    if ((*count)++ == REPORT_MOST) {
        diag_add(report->diags, CODE_LIMIT_FINDINGS, place,
                 "more than %d %s; the rest is left out", REPORT_MOST,
                 error ? "errors" : "warnings");
        return;
    }
    diag_add(report->diags, code, place, "%s", message);
    diag_suggest(report->diags, near);
}

static void add_at(struct report *report, enum diag_code code, int32_t node,
                   bool at_key, const char *message)
{
    struct strbuf pointer = {0};
    struct diag_place place =
        document_place(report->document, node, at_key, &pointer);

    add(report, code, &place, message);
    strbuf_clear(&pointer);
}

void report_node(struct report *report, enum diag_code code, int32_t node,
                 const char *format, ...)
{
    struct strbuf message = {0};
    va_list args;

    va_start(args, format);
    strbuf_vformat(&message, format, args);
    va_end(args);
    add_at(report, code, node, false, strbuf_get(&message));
    strbuf_clear(&message);
}

void report_key(struct report *report, enum diag_code code, int32_t node,
                const char *format, ...)
{
    struct strbuf message = {0};
    va_list args;

    va_start(args, format);
    strbuf_vformat(&message, format, args);
    va_end(args);
    add_at(report, code, node, true, strbuf_get(&message));
    strbuf_clear(&message);
}

void report_inside(struct report *report, enum diag_code code, int32_t node,
                   int32_t point, const char *format, ...)
{
    struct strbuf message = {0};
    struct strbuf pointer = {0};
    struct diag_place place =
        document_place_inside(report->document, node, point, &pointer);
    va_list args;

    va_start(args, format);
    strbuf_vformat(&message, format, args);
    va_end(args);
    add(report, code, &place, strbuf_get(&message));
    strbuf_clear(&message);
    strbuf_clear(&pointer);
}

const char *report_suggest(struct report *report, const char *near,
                           struct strbuf *buf)
{
    report->near = near;
    if (!near)
        return "";
    strbuf_reset(buf);
    strbuf_format(buf, "; did you mean \"%s\"?", near);
    return strbuf_get(buf);
}

const char *report_nearest(struct report *report, const struct names *names,
                           const char *wrong, struct strbuf *buf)
{
    const char *near;

    if (report->suggestions >= MOST_SUGGESTIONS)
        return "";
    report->suggestions += NAMES_SEARCH(names);
    near = names_nearest(names, wrong);
    return report_suggest(report, near ? near : names_alike(names, wrong), buf);
}

const char *report_known(struct report *report, const struct names *names,
                         const int32_t range[2], const char *wrong,
                         struct strbuf *buf)
{
    const char *near = report_nearest(report, names, wrong, buf);
    struct strbuf list = {0};
    int32_t count;

    if (near[0] != '\0' || report->suggestions >= MOST_SUGGESTIONS)
        return near;
    count = names_list(names, range, FEW, &list);
    strbuf_reset(buf);
    if (count == 0)
        strbuf_text(buf, "; this scenario has none");
    else if (count <= FEW)
        strbuf_format(buf, "; %s %s",
                      count == 1 ? "the only one is" : "there are",
                      strbuf_get(&list));
    strbuf_clear(&list);
    return strbuf_get(buf);
}
