#include "scenario/strings.h"

#include "base/markup.h"
#include "base/sort.h"
#include "base/strbuf.h"
#include "scenario/limits.h"
#include "scenario/shape.h"
#include "scenario/translate_parts.h"

#include <string.h>

/* What a name says --------------------------------------------------------- */

struct path_end {
    const struct shape_object *object;
    const struct shape_field *field;
};

/* The bytes of the next part of a path; moves past it. */
static size_t next_part(const char **at)
{
    size_t length = strcspn(*at, "/");

    *at += length + ((*at)[length] == '/');
    return length;
}

static const struct shape_field *field_of(enum shape_kind kind,
                                          const char *part, size_t length)
{
    const struct shape_object *object = shape_objects[kind];
    int32_t i;

    for (i = 0; i < object->count; i++) {
        const char *key = key_text((enum key)object->fields[i].key);

        if (strlen(key) == length && memcmp(key, part, length) == 0)
            return &object->fields[i];
    }
    return NULL;
}

/* The row of the table for what a path leads to. */
static struct path_end end_of(const char *at)
{
    enum shape_kind kind = KIND_SCENARIO;
    struct path_end end = {0};

    while (*at != '\0') {
        const char *part = at;
        const struct shape_field *field = field_of(kind, part, next_part(&at));

        if (!field)
            return end;
        end = (struct path_end){shape_objects[kind], field};
        if (field->type == SHAPE_OBJECTS || field->type == SHAPE_OFFERS)
            next_part(&at);
        else if (field->type != SHAPE_OBJECT)
            return end;
        kind = field->type == SHAPE_OFFERS ? KIND_OPTION
                                           : (enum shape_kind)field->kind;
    }
    return end;
}

static int32_t most_of(const char *name)
{
    struct path_end end = end_of(name);

    if (!end.field || end.object != shape_objects[KIND_OPTION])
        return 0;
    if (end.field->key == KEY_label)
        return LIMIT_LABEL;
    return end.field->key == KEY_line ? LIMIT_LINE : 0;
}

/* The list ----------------------------------------------------------------- */

static void add(struct strings *strings, struct string string)
{
    if (string.text[0] == '\0')
        return;
    string.most = most_of(string.name);
    strings->items[strings->count++] = string;
}

static int compare_places(const void *a, const void *b)
{
    int32_t left = ((const struct string *)a)->at;
    int32_t right = ((const struct string *)b)->at;

    return left < right ? -1 : left > right;
}

/* Keeps the first of each name. */
static void index_names(struct strings *strings)
{
    int32_t kept = 0;
    int32_t i;

    for (i = 0; i < strings->count; i++) {
        if (names_add(&strings->by_name, strings->items[i].name, kept))
            strings->items[kept++] = strings->items[i];
        else if (!strings->clash)
            strings->clash = strings->items[i].name;
    }
    strings->count = kept;
}

void strings_list(struct strings *strings, const struct model *model,
                  struct arena *arena)
{
    size_t room = (size_t)model->pieces_count + (size_t)model->labels_count;
    int32_t i;

    *strings = (struct strings){0};
    strings->items = arena_array(arena, room, sizeof *strings->items);
    names_init(&strings->by_name, arena);
    for (i = 0; i < model->labels_count; i++)
        add(strings, (struct string){.name = model->labels[i].name,
                                     .text = translate_label(model, i),
                                     .piece = -1,
                                     .label = i,
                                     .at = model->labels[i].at});
    for (i = 0; i < model->pieces_count; i++)
        add(strings, (struct string){.name = model->pieces[i].name,
                                     .text = model->pieces[i].text,
                                     .piece = i,
                                     .label = -1,
                                     .at = model->pieces[i].at});
    sort_stable(strings->items, (size_t)strings->count, sizeof *strings->items,
                compare_places);
    index_names(strings);
}

/* For a translator --------------------------------------------------------- */

/* The placeholders or links of a text, each as it stands in it. */
static void add_tokens(struct strbuf *out, const char *text, enum markup wanted,
                       const char *title)
{
    bool first = true;
    size_t bytes;

    for (; *text != '\0'; text += bytes) {
        if (markup_at(text, &bytes) != wanted)
            continue;
        strbuf_text(out, first ? title : ", ");
        first = false;
        if (wanted == MARKUP_TARGET)
            strbuf_add(out, text + 2, bytes - 3);
        else
            strbuf_add(out, text, bytes);
    }
}

void strings_about(const struct string *string, const struct model *model,
                   struct strbuf *out)
{
    struct path_end end = end_of(string->name);
    const struct piece *piece =
        string->piece < 0 ? NULL : &model->pieces[string->piece];

    if (end.field)
        strbuf_format(out, "%s: %s", end.object->name, end.field->about);
    if (string->most > 0)
        strbuf_format(out, "\nAt most %d characters", (int)string->most);
    if (!piece)
        return;
    add_tokens(out, string->text, MARKUP_NAME, "\nPlaceholders: ");
    add_tokens(out, string->text, MARKUP_TARGET, "\nLinks: ");
    if (piece->when.code != 0)
        strbuf_format(out, "\nShown while: %s",
                      model->expr_text + piece->when.source);
}
