/* What the plain strings are called that a player reads, so that a
 * translation can name them. */
#include "scenario/load_parts.h"

struct label_row {
    enum shape_kind kind;
    enum key key;
};

static const struct label_row rows[] = {
#define X(kind, key, table, member) {KIND_##kind, KEY_##key},
    MODEL_LABELS(X)
#undef X
};

static const enum key head_keys[] = {
#define X(key) KEY_##key,
    MODEL_HEAD_LABELS(X)
#undef X
};

static const enum key class_keys[] = {KEY_objectives, KEY_questions,
                                      KEY_rubric};

#define COUNT(table) ((int32_t)(sizeof(table) / sizeof(table)[0]))

/* `node` is the string, -1 where it is left out. */
static void add_label(struct loader *loader, int32_t node, enum label_kind kind,
                      int32_t index)
{
    struct label label = {.index = index, .kind = (uint8_t)kind};
    int32_t i;

    if (node < 0 || load_node(loader, node)->text[0] == '\0')
        return;
    label.name = load_label_path(loader, node);
    label.at = load_node(loader, node)->offset;
    i = load_reserve(loader, TABLE_labels, 1);
    loader->model->labels[i] = label;
}

/* The place of an object in the list of its kind is its index in the
 * model's table. */
static void add_row(struct loader *loader, int32_t row)
{
    const struct kind_list *list = &loader->kinds[rows[row].kind];
    int32_t i;

    for (i = 0; i < list->count; i++)
        add_label(loader, load_field(loader, list->nodes[i], rows[row].key),
                  (enum label_kind)row, i);
}

/* In the order in which load_class() keeps them. */
static void add_class_lines(struct loader *loader)
{
    int32_t room = load_field(loader, 0, KEY_classroom);
    int32_t index = 0;
    int32_t i, child;

    for (i = 0; i < COUNT(class_keys) && room >= 0; i++) {
        int32_t list = load_field(loader, room, class_keys[i]);

        for (child = list < 0 ? -1 : load_next(loader, list, -1); child >= 0;
             child = load_next(loader, list, child))
            add_label(loader, child, LABEL_CLASS_LINE, index++);
    }
}

void load_labels(struct loader *loader)
{
    int32_t i;

    for (i = 0; i < COUNT(head_keys); i++)
        add_label(loader, load_field(loader, 0, head_keys[i]),
                  (enum label_kind)(LABEL_HEAD_title + i), 0);
    for (i = 0; i < COUNT(rows); i++)
        add_row(loader, i);
    add_class_lines(loader);
}
