#include "base/diag.h"
#include "base/sort.h"

#include <assert.h>
#include <string.h>

/* The names of the table, as short as its rows want them. */
#define ERROR   DIAG_ERROR
#define WARNING DIAG_WARNING
#define NOTICE  DIAG_NOTICE

static const struct diag_code_info infos[CODE_COUNT] = {
#define X(name, number, how_bad, class, means)                                 \
    [CODE_##name] = {.text = number,                                           \
                     .meaning = means,                                         \
                     .severity = how_bad,                                      \
                     .kind = DIAG_##class},
#include "base/diag_codes.def"
#undef X
};

const struct diag_code_info *diag_code_info(enum diag_code code)
{
    assert(code >= 0 && code < CODE_COUNT);
    return &infos[code];
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

static const char *severity_word(enum diag_severity severity)
{
    static const char *const words[] = {
        [DIAG_NOTICE] = "notice",
        [DIAG_WARNING] = "warning",
        [DIAG_ERROR] = "error",
    };

    return words[severity];
}

/* sink_escaped lets a new line pass; a finding is one line. */
static void escape_line(struct sink *sink, const char *text)
{
    const char *end;

    while ((end = strchr(text, '\n')) != NULL) {
        struct strbuf part = {0};

        strbuf_add(&part, text, (size_t)(end - text));
        sink_escaped(sink, strbuf_get(&part));
        strbuf_clear(&part);
        sink_text(sink, "\\x0a");
        text = end + 1;
    }
    sink_escaped(sink, text);
}

static void write_position(const struct diag_place *place, struct sink *sink)
{
    if (place->file && place->file[0]) {
        escape_line(sink, place->file);
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
    sink_format(sink, "%s[%s]: ", severity_word(info->severity), info->text);
    escape_line(sink, diag->message);
    if (diag->place.pointer && diag->place.pointer[0]) {
        sink_text(sink, " (");
        escape_line(sink, diag->place.pointer);
        sink_text(sink, ")");
    }
    sink_text(sink, "\n");
}

void diag_write_all(const struct diag_list *list, size_t most,
                    struct sink *sink)
{
    size_t shown = list->count < most ? list->count : most;
    size_t i;

    for (i = 0; i < shown; i++)
        diag_write(&list->items[i], sink);
    if (list->count > shown)
        sink_format(sink, "... and %zu more\n", list->count - shown);
}
