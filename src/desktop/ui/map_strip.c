#include "desktop/ui/map_parts.h"
#include "desktop/ui/ui_state.h"

#define ASIDE        8 /* of the gap beside the column */
#define STRIP_TOP    52
#define STRIP_BOTTOM 122 /* where it begins to fade */
#define STRIP_NAMES  138 /* names go no lower */
#define STRIP_END    162

static const char *name_of(const struct page *page,
                           const struct map_marks *marks, int32_t mark)
{
    return page->ui->view->map.places.items[marks->places[mark]].name;
}

static struct map_frame strip_frame(const struct page *page, struct rect column)
{
    const struct view_map *map = &page->ui->view->map;
    struct map_frame frame = {
        .rect = theme_rect(page->theme,
                           box(0, STRIP_TOP, page->w, STRIP_END - STRIP_TOP)),
        .middle = map_fine(page, column.x + column.w / 2,
                           (STRIP_TOP + STRIP_BOTTOM) / 2),
        .lon = map->lon,
        .lat = map->lat,
        .world = map_usual_world(page)};
    int32_t x = theme_px(page->theme, (column.w / 2 - 16) * DRAW_SUB);

    for (int32_t i = 0; i < map->places.count; i++)
        map_fit_place(&frame, &map->places.items[i], x, INT32_MAX);
    return frame;
}

static int32_t abs_of(int32_t number)
{
    return number < 0 ? -number : number;
}

static bool dots_touch(const struct map_label *a, const struct map_label *b)
{
    int32_t apart = 2 * MAP_DOT + 2;

    return abs_of(a->x - b->x) < apart && abs_of(a->y - b->y) < apart;
}

/* Leaves out places whose dot lies on that of a weightier one. */
static void thin_marks(struct map_marks *marks)
{
    int32_t kept = 0;

    for (int32_t i = 0; i < marks->count; i++) {
        bool free = true;

        for (int32_t k = 0; k < kept; k++)
            free = free && !dots_touch(&marks->labels[i], &marks->labels[k]);
        if (!free)
            continue;
        marks->labels[kept] = marks->labels[i];
        marks->places[kept++] = marks->places[i];
    }
    marks->count = kept;
}

/* Only places that have a name there: a dot alone says nothing. */
static void strip_names(struct page *page, const struct map_frame *frame,
                        struct rect room)
{
    struct map_marks marks;

    map_marks_add(page, frame, -1, &marks);
    thin_marks(&marks);
    map_labels_place(marks.labels, marks.count, room);
    for (int32_t i = 0; i < marks.count; i++) {
        if (marks.labels[i].plate.w == 0)
            continue;
        map_dot(page, &marks.labels[i], false);
        map_name(page, marks.labels[i].plate, name_of(page, &marks, i),
                 TOKEN_TEXT);
    }
}

void map_strip_add(struct page *page, struct rect column)
{
    struct rect room = box(column.x - ASIDE, STRIP_TOP + 4,
                           column.w + 2 * ASIDE, STRIP_NAMES - STRIP_TOP - 4);
    struct map_frame frame;
    int32_t widget;

    if (!map_there(page))
        return;
    frame = strip_frame(page, column);
    map_land_add(page, &frame,
                 (struct draw_land){
                     .fade = theme_px(page->theme, STRIP_END - STRIP_BOTTOM)});
    widget = page_control(
        page, &(struct control){.role = ROLE_BUTTON,
                                .id = "map",
                                .name = page_word(page, WORD_MAP_NAME),
                                .rect = room,
                                .action = ACT_GO,
                                .number = SCREEN_MAP});
    strip_names(page, &frame, room);
    if ((page_state(page, widget) & STATE_FOCUSED) != 0)
        page_ring(page, box_inset(room, 3), 6);
    page_end(page);
}
