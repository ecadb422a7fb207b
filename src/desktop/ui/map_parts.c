#include "desktop/ui/map_parts.h"

#include "base/hash.h"
#include "desktop/ui/ui_state.h"

#define PAD    6   /* of a plate, left and right */
#define WIDEST 200 /* plate */

/* Frames ------------------------------------------------------------------- */

struct point map_fine(const struct page *page, int32_t x, int32_t y)
{
    return (struct point){theme_px(page->theme, x * DRAW_SUB),
                          theme_px(page->theme, y * DRAW_SUB)};
}

int32_t map_units(const struct page *page, int32_t sixteenths)
{
    int64_t scaled = (int64_t)sixteenths * 65536;
    int64_t unit = (int64_t)page->theme->scale * DRAW_SUB;

    return (int32_t)(scaled >= 0 ? (scaled + unit / 2) / unit
                                 : -((unit / 2 - scaled) / unit));
}

static int32_t size_of(int32_t number)
{
    return number < 0 ? -number : number;
}

static int32_t held(int64_t value, int32_t least, int32_t most)
{
    if (value < least)
        return least;
    return value > most ? most : (int32_t)value;
}

void map_fit_place(struct map_frame *frame, const struct view_place *place,
                   int32_t x, int32_t y)
{
    struct point at = map_frame_point(frame, place->lon, place->lat);
    int32_t dx = size_of(at.x - frame->middle.x);
    int32_t dy = size_of(at.y - frame->middle.y);
    int64_t world = frame->world;

    if (dx > x)
        frame->world = (int32_t)(world * x / dx);
    if (dy > y && world * y / dy < frame->world)
        frame->world = (int32_t)(world * y / dy);
}

int32_t map_usual_world(const struct page *page)
{
    int64_t whole = theme_px(page->theme, GRID_WIDTH * DRAW_SUB);

    return held(whole * page->ui->view->map.zoom / 100, 1, MAP_WORLD_MOST);
}

/* Land --------------------------------------------------------------------- */

static uint64_t view_of(const struct map_frame *frame)
{
    const int32_t words[] = {frame->rect.w,
                             frame->rect.h,
                             frame->middle.x - frame->rect.x * DRAW_SUB,
                             frame->middle.y - frame->rect.y * DRAW_SUB,
                             frame->lon,
                             frame->lat,
                             frame->world};
    uint64_t hash = HASH_START;

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        hash = hash_value(hash, (uint64_t)(int64_t)words[i]);
    return hash;
}

static const struct land *land_of(const struct ui *ui)
{
    return ui->host.land == NULL ? NULL : ui->host.land(ui->host.context);
}

void map_land_add(struct page *page, const struct map_frame *frame,
                  struct draw_land look)
{
    struct ui *ui = page->ui;
    const struct land *land = land_of(ui);

    if (land == NULL)
        return;
    look.view = view_of(frame);
    if (look.view != ui->map_view) {
        map_shape_make(&ui->map_shape, land, frame);
        ui->map_view = look.view;
    }
    look.shape = &ui->map_shape;
    look.land = map_color(page, MAP_LAND);
    look.border = page_color(page, TOKEN_BG0);
    look.border_width = theme_px(page->theme, DRAW_SUB * 3 / 4);
    draw_land(page->list, frame->rect, &look);
}

/* Names -------------------------------------------------------------------- */

static int32_t weight(const struct view_place *place, bool marked)
{
    return marked ? 3 : place->party.own ? 2 : place->party.playable ? 1 : 0;
}

int32_t map_plate_width(struct page *page, const char *text)
{
    int32_t width = page_text_width(page, text, TYPE_NOTE_STRONG) + 2 * PAD;

    return width < WIDEST ? width : WIDEST;
}

static void add_mark(struct page *page, const struct map_frame *frame,
                     int32_t place, struct map_marks *marks)
{
    const struct view_place *item = &page->ui->view->map.places.items[place];
    struct point at = map_frame_point(frame, item->lon, item->lat);

    marks->labels[marks->count] =
        (struct map_label){.x = map_units(page, at.x),
                           .y = map_units(page, at.y),
                           .radius = MAP_DOT,
                           .width = map_plate_width(page, item->name)};
    marks->places[marks->count++] = place;
}

void map_marks_add(struct page *page, const struct map_frame *frame,
                   int32_t marked, struct map_marks *marks)
{
    const struct view_map *map = &page->ui->view->map;

    marks->count = 0;
    for (int32_t round = 3; round >= 0; round--)
        for (int32_t i = 0;
             i < map->places.count && marks->count < MAP_LABELS_MOST; i++)
            if (weight(&map->places.items[i], i == marked) == round)
                add_mark(page, frame, i, marks);
}

/* A dot stands out from any land by a ring of the canvas's colour. */
void map_dot(struct page *page, const struct map_label *label, bool marked)
{
    struct rect at = box(label->x, label->y, 0, 0);

    page_circle(page, at, MAP_DOT_FINE + 32, 0,
                theme_fade(page_color(page, TOKEN_BG0), 70));
    if (marked)
        page_circle(page, at, MAP_DOT_FINE + 64, theme_px(page->theme, 40),
                    page_color(page, TOKEN_FOCUS));
    page_circle(page, at, MAP_DOT_FINE, 0,
                page_color(page, marked ? TOKEN_FOCUS : TOKEN_TEXT));
}

void map_name(struct page *page, struct rect plate, const char *name,
              enum token ink)
{
    page_fill(page, plate, 5, theme_fade(page_color(page, TOKEN_BG1), 90));
    page_label(
        page, (struct spot){plate.x + PAD, plate.y + 15, plate.w - 2 * PAD + 1},
        name, style(TYPE_NOTE_STRONG, ink));
}
