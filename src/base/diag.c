#include "base/diag.h"
#include "base/sort.h"

#include <assert.h>
#include <string.h>

/* The names of the table, as short as its rows want them. */
#define ERROR   DIAG_ERROR
#define WARNING DIAG_WARNING
#define NOTICE  DIAG_NOTICE

static const struct diag_code_info infos[CODE_COUNT] = {
#define X(id, number, how_bad, class, means)                                   \
    [CODE_##id] = {.text = number,                                             \
                   .name = #id,                                                \
                   .meaning = means,                                           \
                   .severity = how_bad,                                        \
                   .kind = DIAG_##class},
#include "base/diag_codes.def"
#undef X
};

const struct diag_code_info *diag_code_info(enum diag_code code)
{
    assert(code >= 0 && code < CODE_COUNT);
    return &infos[code];
}

const char *diag_severity_word(enum diag_severity severity)
{
    static const char *const words[] = {
        [DIAG_NOTICE] = "notice",
        [DIAG_WARNING] = "warning",
        [DIAG_ERROR] = "error",
    };

    return words[severity];
}

const char *diag_kind_word(enum diag_kind kind)
{
    static const char *const words[] = {
        [DIAG_SYNTAX] = "syntax",         [DIAG_SHAPE] = "shape",
        [DIAG_NAMES] = "names",           [DIAG_TYPES] = "types",
        [DIAG_RANGES] = "ranges",         [DIAG_TEXT] = "text",
        [DIAG_REFERENCES] = "references", [DIAG_FLOW] = "flow",
        [DIAG_SENSE] = "sense",           [DIAG_FACTS] = "facts",
        [DIAG_CLASSROOM] = "classroom",   [DIAG_INPUT] = "input",
    };

    return words[kind];
}

void diag_clear(struct diag_list *list)
{
    arena_clear(&list->arena);
    mem_free(list->items);
    *list = (struct diag_list){0};
}

/* Findings come in runs from one file: its name is kept once. */
static const char *keep_file(struct diag_list *list, const char *file)
{
    const char *last =
        list->count > 0 ? list->items[list->count - 1].place.file : NULL;

    if (!file)
        return NULL;
    if (last && strcmp(last, file) == 0)
        return last;
    return arena_text(&list->arena, file);
}

static struct diag_place keep_place(struct diag_list *list,
                                    const struct diag_place *place)
{
    struct diag_place kept = {0};

    if (!place)
        return kept;
    kept = *place;
    kept.file = keep_file(list, place->file);
    if (place->pointer)
        kept.pointer = arena_text(&list->arena, place->pointer);
    return kept;
}

void diag_add(struct diag_list *list, enum diag_code code,
              const struct diag_place *place, const char *format, ...)
{
    struct strbuf message = {0};
    struct diag diag = {.code = code, .place = keep_place(list, place)};
    va_list args;

    va_start(args, format);
    strbuf_vformat(&message, format, args);
    va_end(args);
    diag.message = arena_copy(&list->arena, message.text, message.length);
    strbuf_clear(&message);
    list->items =
        mem_grow(list->items, list->count, &list->capacity, sizeof diag);
    list->items[list->count++] = diag;
    if (diag_code_info(code)->severity == DIAG_ERROR)
        list->errors++;
}

void diag_suggest(struct diag_list *list, const char *near)
{
    assert(list->count > 0);
    if (near)
        list->items[list->count - 1].near = arena_text(&list->arena, near);
}

void diag_pass_over(struct diag_list *list, enum diag_code code)
{
    enum diag_severity severity = diag_code_info(code)->severity;

    list->unkept[severity]++;
    if (severity == DIAG_ERROR)
        list->errors++;
}

size_t diag_count(const struct diag_list *list, enum diag_severity severity)
{
    size_t count = list->unkept[severity];
    size_t i;

    for (i = 0; i < list->count; i++)
        count += diag_code_info(list->items[i].code)->severity == severity;
    return count;
}

static int compare_places(const void *a, const void *b)
{
    const struct diag_place *left = &((const struct diag *)a)->place;
    const struct diag_place *right = &((const struct diag *)b)->place;
    int files =
        strcmp(left->file ? left->file : "", right->file ? right->file : "");

    if (files != 0)
        return files;
    if (left->line != right->line)
        return left->line < right->line ? -1 : 1;
    if (left->column != right->column)
        return left->column < right->column ? -1 : 1;
    return 0;
}

void diag_sort(struct diag_list *list)
{
    sort_stable(list->items, list->count, sizeof *list->items, compare_places);
}

static void write_position(const struct diag_place *place, struct sink *sink)
{
    if (place->file && place->file[0]) {
        sink_escaped_line(sink, place->file);
        sink_text(sink, ":");
    }
    if (place->line > 0)
        sink_format(sink, "%d:", (int)place->line);
    if (place->line > 0 && place->column > 0)
        sink_format(sink, "%d:", (int)place->column);
    if (place->line > 0 || (place->file && place->file[0]))
        sink_text(sink, " ");
}

void diag_write(const struct diag *diag, struct sink *sink)
{
    const struct diag_code_info *info = diag_code_info(diag->code);

    write_position(&diag->place, sink);
    sink_format(sink, "%s[%s]: ", diag_severity_word(info->severity),
                info->text);
    sink_escaped_line(sink, diag->message);
    if (diag->place.pointer && diag->place.pointer[0]) {
        sink_text(sink, " (");
        sink_escaped_line(sink, diag->place.pointer);
        sink_text(sink, ")");
    }
    sink_text(sink, "\n");
}

struct diag_quota diag_quota(const struct diag_list *list, size_t most)
{
    struct diag_quota quota = {0};
    int severity;

    for (severity = DIAG_ERROR; severity >= DIAG_NOTICE; severity--) {
        size_t kept = diag_count(list, (enum diag_severity)severity) -
                      list->unkept[severity];

        quota.left[severity] = kept < most ? kept : most;
        most -= quota.left[severity];
    }
    return quota;
}

bool diag_quota_take(struct diag_quota *quota, const struct diag *diag)
{
    size_t *left = &quota->left[diag_code_info(diag->code)->severity];

    if (*left == 0)
        return false;
    (*left)--;
    return true;
}

void diag_write_rest(const struct diag_list *list, size_t most,
                     struct sink *sink)
{
    struct diag_quota quota = diag_quota(list, most);
    size_t rest[DIAG_SEVERITIES];
    size_t all = 0;
    int severity;

    for (severity = DIAG_ERROR; severity >= DIAG_NOTICE; severity--) {
        rest[severity] = diag_count(list, (enum diag_severity)severity) -
                         quota.left[severity];
        all += rest[severity];
    }
    if (all == 0)
        return;
    sink_format(sink, "... and %zu more", all);
    for (severity = DIAG_ERROR; severity >= DIAG_NOTICE; severity--) {
        if (rest[severity] == 0)
            continue;
        sink_format(sink, "%s %zu %s%s", all > 0 ? ":" : ",", rest[severity],
                    diag_severity_word((enum diag_severity)severity),
                    rest[severity] == 1 ? "" : "s");
        all = 0; /* the first has been said */
    }
    sink_text(sink, "\n");
}

void diag_write_all(const struct diag_list *list, size_t most,
                    struct sink *sink)
{
    struct diag_quota quota = diag_quota(list, most);
    size_t i;

    for (i = 0; i < list->count; i++)
        if (diag_quota_take(&quota, &list->items[i]))
            diag_write(&list->items[i], sink);
    diag_write_rest(list, most, sink);
}
