#include "desktop/ui/widget.h"

#include "desktop/ui/box.h"
#include "report/json_out.h"

#include <inttypes.h>
#include <string.h>

const char *const role_words[ROLE_COUNT] = {
    [ROLE_SCREEN] = "screen",   [ROLE_GROUP] = "group",
    [ROLE_HEADING] = "heading", [ROLE_TEXT] = "text",
    [ROLE_BUTTON] = "button",   [ROLE_CARD] = "card",
    [ROLE_LINK] = "link",       [ROLE_METER] = "meter",
    [ROLE_LIST] = "list",       [ROLE_ITEM] = "item",
    [ROLE_SCROLL] = "scroll",   [ROLE_CHART] = "chart",
    [ROLE_FIELD] = "field",
};

void widget_reset(struct widget_tree *tree)
{
    tree->count = 0;
    arena_clear(&tree->arena);
}

void widget_clear(struct widget_tree *tree)
{
    arena_clear(&tree->arena);
    mem_free(tree->items);
    *tree = (struct widget_tree){0};
}

int32_t widget_add(struct widget_tree *tree, int32_t parent, enum role role,
                   const char *id, const char *name)
{
    tree->items = mem_grow(tree->items, tree->count, &tree->capacity,
                           sizeof *tree->items);
    tree->items[tree->count] = (struct widget){
        .id = arena_text(&tree->arena, id),
        .name = arena_text(&tree->arena, name),
        .value = "",
        .parent = parent,
        .role = (uint8_t)role,
    };
    return (int32_t)tree->count++;
}

int32_t widget_find(const struct widget_tree *tree, const char *id)
{
    for (size_t i = 0; i < tree->count; i++) {
        if (strcmp(tree->items[i].id, id) == 0)
            return (int32_t)i;
    }
    return -1;
}

int32_t widget_scroller(const struct widget_tree *tree, int32_t index)
{
    int32_t up = tree->items[index].parent;
    while (up >= 0 && tree->items[up].role != ROLE_SCROLL)
        up = tree->items[up].parent;
    return up;
}

struct rect widget_visible(const struct widget_tree *tree, int32_t index)
{
    struct rect seen = tree->items[index].rect;
    int32_t scroller = widget_scroller(tree, index);
    while (scroller >= 0) {
        seen = box_common(seen, tree->items[scroller].rect);
        scroller = widget_scroller(tree, scroller);
    }
    return box_common(seen, tree->items[0].rect);
}

void widget_move(struct widget_tree *tree, size_t from, int32_t dx, int32_t dy)
{
    for (size_t i = from; i < tree->count; i++) {
        struct widget *widget = &tree->items[i];
        widget->rect.x += dx;
        widget->rect.y += dy;
        widget->text.x += dx;
        widget->text.y += dy;
    }
}

/* Later ones are drawn over earlier ones. */
int32_t widget_at(const struct widget_tree *tree, int32_t x, int32_t y)
{
    for (size_t i = tree->count; i-- > 0;) {
        if (tree->items[i].focusable &&
            box_holds(widget_visible(tree, (int32_t)i), x, y))
            return (int32_t)i;
    }
    return -1;
}

int32_t widget_scroll_at(const struct widget_tree *tree, int32_t x, int32_t y)
{
    for (size_t i = tree->count; i-- > 0;) {
        if (tree->items[i].role == ROLE_SCROLL &&
            (tree->items[i].state & STATE_SCROLLS) != 0 &&
            box_holds(widget_visible(tree, (int32_t)i), x, y))
            return (int32_t)i;
    }
    return -1;
}

int32_t widget_next(const struct widget_tree *tree, int32_t from, int32_t step)
{
    int32_t count = (int32_t)tree->count;
    int32_t at = from >= 0 ? from : step > 0 ? -1 : count;
    for (int32_t tried = 0; tried < count; tried++) {
        at = (at + step + count) % count;
        if (tree->items[at].focusable)
            return at;
    }
    return -1;
}

static int32_t centre_x(struct rect box)
{
    return box.x + box.w / 2;
}

static int32_t centre_y(struct rect box)
{
    return box.y + box.h / 2;
}

/* How far two spans lie apart; 0 where they overlap. */
static int32_t apart(int32_t a, int32_t a_length, int32_t b, int32_t b_length)
{
    if (a + a_length <= b)
        return b - a - a_length;
    if (b + b_length <= a)
        return a - b - b_length;
    return 0;
}

/* The cost of going from one rectangle to another in a direction, -1 where
 * it does not lie there. Straight ahead is cheap, aside is dear. */
static int64_t cost(struct rect from, struct rect to, int32_t dx, int32_t dy)
{
    int32_t ahead = dx * (centre_x(to) - centre_x(from)) +
                    dy * (centre_y(to) - centre_y(from));
    int32_t beyond = dx > 0   ? to.x - box_right(from)
                     : dx < 0 ? from.x - box_right(to)
                     : dy > 0 ? to.y - box_bottom(from)
                              : from.y - box_bottom(to);
    if (ahead <= 0 || beyond < -8)
        return -1;
    int32_t aside = dx != 0 ? apart(from.y, from.h, to.y, to.h)
                            : apart(from.x, from.w, to.x, to.w);
    int32_t off =
        dx != 0 ? centre_y(to) - centre_y(from) : centre_x(to) - centre_x(from);
    return (int64_t)ahead + 4 * (int64_t)aside + (off < 0 ? -off : off) / 4;
}

int32_t widget_towards(const struct widget_tree *tree, int32_t from, int32_t dx,
                       int32_t dy)
{
    int32_t best = -1;
    int64_t least = 0;
    for (size_t i = 0; i < tree->count; i++) {
        if ((int32_t)i == from || !tree->items[i].focusable)
            continue;
        int64_t way = cost(tree->items[from].rect, tree->items[i].rect, dx, dy);
        if (way >= 0 && (best < 0 || way < least)) {
            best = (int32_t)i;
            least = way;
        }
    }
    return best;
}

/* Dump ---------------------------------------------------------------------*/

static void dump_string(struct sink *sink, const char *key, const char *text)
{
    sink_format(sink, "\"%s\": ", key);
    json_string(sink, text);
    sink_text(sink, ", ");
}

static void dump_rect(struct sink *sink, const char *key, struct rect rect)
{
    sink_format(
        sink, "\"%s\": [%" PRId32 ", %" PRId32 ", %" PRId32 ", %" PRId32 "], ",
        key, rect.x, rect.y, rect.w, rect.h);
}

static void dump_state(struct sink *sink, uint8_t state)
{
    static const char *const words[] = {"focused", "hovered", "pressed",
                                        "chosen",  "locked",  "scrolls"};
    const char *comma = "";
    sink_text(sink, "\"state\": [");
    for (unsigned i = 0; i < sizeof words / sizeof words[0]; i++) {
        if ((state >> i & 1) == 0)
            continue;
        sink_format(sink, "%s\"%s\"", comma, words[i]);
        comma = ", ";
    }
    sink_text(sink, "], ");
}

static void dump_widget(struct sink *sink, const struct widget *widget)
{
    sink_text(sink, "{");
    dump_string(sink, "id", widget->id);
    dump_string(sink, "role", role_words[widget->role]);
    dump_string(sink, "name", widget->name);
    dump_string(sink, "value", widget->value);
    dump_state(sink, widget->state);
    dump_rect(sink, "rect", widget->rect);
    dump_rect(sink, "text", widget->text);
    sink_format(sink,
                "\"text_px\": %" PRId32 ", \"parent\": %" PRId32
                ", \"focusable\": %s}\n",
                widget->text_px, widget->parent,
                widget->focusable ? "true" : "false");
}

void widget_dump(const struct widget_tree *tree, struct sink *sink)
{
    for (size_t i = 0; i < tree->count; i++)
        dump_widget(sink, &tree->items[i]);
}
