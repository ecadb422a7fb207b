#include "desktop/ui/draw.h"

#include <string.h>

void draw_reset(struct draw_list *list)
{
    list->count = 0;
    arena_clear(&list->arena);
}

void draw_clear(struct draw_list *list)
{
    arena_clear(&list->arena);
    mem_free(list->items);
    *list = (struct draw_list){0};
}

static struct draw *add(struct draw_list *list, enum draw_kind kind)
{
    list->items = mem_grow(list->items, list->count, &list->capacity,
                           sizeof *list->items);
    struct draw *draw = &list->items[list->count++];
    *draw = (struct draw){.kind = (uint8_t)kind};
    return draw;
}

void draw_fill(struct draw_list *list, struct rect rect, int32_t radius,
               color fill)
{
    struct draw *draw = add(list, DRAW_FILL);
    draw->rect = rect;
    draw->radius = radius;
    draw->color = fill;
}

void draw_border(struct draw_list *list, struct rect rect, int32_t radius,
                 int32_t width, color line)
{
    struct draw *draw = add(list, DRAW_BORDER);
    draw->rect = rect;
    draw->radius = radius;
    draw->width = width;
    draw->color = line;
}

void draw_text(struct draw_list *list, const struct draw_words *words)
{
    if (words->text[0] == '\0')
        return;
    struct draw *draw = add(list, DRAW_TEXT);
    draw->text = arena_text(&list->arena, words->text);
    draw->rect = words->at;
    draw->face = (uint8_t)words->face;
    draw->px = words->px;
    draw->color = words->color;
}

static void add_points(struct draw_list *list, struct draw *draw,
                       const struct point *points, int32_t count)
{
    struct point *copy =
        arena_array(&list->arena, (size_t)count, sizeof *points);
    memcpy(copy, points, (size_t)count * sizeof *points);
    draw->points = copy;
    draw->point_count = count;
}

void draw_line(struct draw_list *list, const struct draw_stroke *stroke)
{
    if (stroke->count < 2)
        return;
    struct draw *draw = add(list, DRAW_LINE);
    add_points(list, draw, stroke->points, stroke->count);
    draw->width = stroke->width;
    draw->dash = stroke->dash;
    draw->color = stroke->color;
}

void draw_polygon(struct draw_list *list, const struct point *points,
                  int32_t count, color fill)
{
    if (count < 3)
        return;
    struct draw *draw = add(list, DRAW_POLYGON);
    add_points(list, draw, points, count);
    draw->color = fill;
}

void draw_circle(struct draw_list *list, const struct draw_round *round)
{
    struct draw *draw = add(list, DRAW_CIRCLE);
    draw->rect = (struct rect){round->x, round->y, 0, 0};
    draw->radius = round->radius;
    draw->width = round->width;
    draw->color = round->color;
}

void draw_land(struct draw_list *list, struct rect rect,
               const struct draw_land *look)
{
    size_t size = (size_t)look->tint_count * sizeof *look->tints;
    struct draw_land *copy = arena_alloc(&list->arena, sizeof *copy);
    struct land_tint *tints = arena_alloc(&list->arena, size);
    struct draw *draw = add(list, DRAW_LAND);
    if (size > 0)
        memcpy(tints, look->tints, size);
    *copy = *look;
    copy->tints = tints;
    draw->rect = rect;
    draw->land = copy;
}

void draw_clip(struct draw_list *list, struct rect rect)
{
    add(list, DRAW_CLIP)->rect = rect;
}

void draw_clip_end(struct draw_list *list)
{
    add(list, DRAW_CLIP_END);
}

static void move_points(struct draw *draw, int32_t dx, int32_t dy)
{
    /* Ours: add_points() copied them into the list's arena. */
    struct point *points = (struct point *)(uintptr_t)draw->points;
    for (int32_t i = 0; i < draw->point_count; i++) {
        points[i].x += dx * DRAW_SUB;
        points[i].y += dy * DRAW_SUB;
    }
}

void draw_move(struct draw_list *list, size_t from, int32_t dx, int32_t dy)
{
    for (size_t i = from; i < list->count; i++) {
        list->items[i].rect.x += dx;
        list->items[i].rect.y += dy;
        move_points(&list->items[i], dx, dy);
    }
}
