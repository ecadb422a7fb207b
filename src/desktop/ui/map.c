#include "desktop/ui/map.h"

#include "base/hash.h"
#include "desktop/ui/map_bow.h"
#include "desktop/ui/map_labels.h"
#include "desktop/ui/ui_state.h"

#define DOT       4   /* radius, units */
#define DOT_FINE  72  /* the same in sixteenths: 4.5 */
#define PAD       6   /* of a plate, left and right */
#define WIDEST    200 /* plate */
#define BOW_CLEAR 9   /* of a line, around its places */
#define BOW_HEAD  9

#define ASIDE        8 /* of the gap beside the column */
#define STRIP_TOP    52
#define STRIP_BOTTOM 122 /* where it begins to fade */
#define STRIP_NAMES  138 /* names go no lower */
#define STRIP_END    162

bool map_there(const struct page *page)
{
    const struct view *view = page->ui->view;

    return view != NULL && view->map.zoom > 0;
}

/* Colours and words -------------------------------------------------------- */

color map_color(const struct page *page, enum map_tone tone)
{
    static const color tones[PALETTE_COUNT][MAP_TONES] = {
        [PALETTE_DARK] = {0x1B2B45FF, 0x274B70FF, 0x7A3A28FF, 0x35405AFF},
        [PALETTE_LIGHT] = {0xD5DDE8FF, 0xA9C8E6FF, 0xF0B9A0FF, 0xB9C4D6FF},
        [PALETTE_CONTRAST] = {0x1A1A1AFF, 0x003A5CFF, 0x5C2A00FF, 0x3A3A3AFF}};

    return tones[page->theme->palette][tone];
}

enum map_tone map_tone(const struct view_party *party)
{
    if (party->own)
        return MAP_OWN;
    return party->playable ? MAP_SEAT : MAP_OTHER;
}

const char *map_party_words(struct page *page, const struct view_party *party)
{
    return party->own ? page_format(page, "%s, your side", party->name)
                      : party->name;
}

const char *map_arc_words(struct page *page, const struct view_arc *arc)
{
    const struct view_map *map = &page->ui->view->map;

    return page_format(page, "%s to %s%s%s", map->places.items[arc->from].name,
                       map->places.items[arc->to].name,
                       arc->label[0] == '\0' ? "" : ": ", arc->label);
}

/* Frames ------------------------------------------------------------------- */

static struct point fine(const struct page *page, int32_t x, int32_t y)
{
    return (struct point){theme_px(page->theme, x * DRAW_SUB),
                          theme_px(page->theme, y * DRAW_SUB)};
}

/* Sixteenths of a pixel to units. */
static int32_t units(const struct page *page, int32_t sixteenths)
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

/* Makes the world smaller until a place is at most `x`, `y` (sixteenths)
 * from the middle. */
static void fit_place(struct map_frame *frame, const struct view_place *place,
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

/* As wide as the grid at 100 percent. */
static int32_t usual_world(const struct page *page)
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

/* The land of a frame, in the plain colour and with `tints`. */
static void add_land(struct page *page, const struct map_frame *frame,
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

/* Own land last: where two claim one country, one's own colour stays. */
static int32_t tints_of(struct page *page, struct land_tint *tints)
{
    const struct view_map *map = &page->ui->view->map;
    int32_t count = 0;

    for (int own = 0; own < 2; own++)
        for (int32_t i = 0; i < map->countries.count; i++) {
            const struct view_country *country = &map->countries.items[i];

            if (country->code != 0 && country->party.own == (own == 1))
                tints[count++] = (struct land_tint){
                    map_color(page, map_tone(&country->party)), country->code};
        }
    return count;
}

/* Names -------------------------------------------------------------------- */

/* The places with their names, the weightiest first: the marked one, then
 * those of one's own side, of other seats, of the others; each in the file's
 * order. */
struct marks {
    struct map_label labels[MAP_LABELS_MOST];
    int32_t places[MAP_LABELS_MOST];
    int32_t count;
};

static int32_t weight(const struct view_place *place, bool marked)
{
    return marked ? 3 : place->party.own ? 2 : place->party.playable ? 1 : 0;
}

static int32_t plate_width(struct page *page, const char *text)
{
    int32_t width = page_text_width(page, text, TYPE_NOTE_STRONG) + 2 * PAD;

    return width < WIDEST ? width : WIDEST;
}

static void add_mark(struct page *page, const struct map_frame *frame,
                     int32_t place, struct marks *marks)
{
    const struct view_place *item = &page->ui->view->map.places.items[place];
    struct point at = map_frame_point(frame, item->lon, item->lat);

    marks->labels[marks->count] =
        (struct map_label){.x = units(page, at.x),
                           .y = units(page, at.y),
                           .radius = DOT,
                           .width = plate_width(page, item->name)};
    marks->places[marks->count++] = place;
}

static void add_marks(struct page *page, const struct map_frame *frame,
                      int32_t marked, struct marks *marks)
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
static void draw_dot(struct page *page, const struct map_label *label,
                     bool marked)
{
    struct rect at = box(label->x, label->y, 0, 0);

    page_circle(page, at, DOT_FINE + 32, 0,
                theme_fade(page_color(page, TOKEN_BG0), 70));
    if (marked)
        page_circle(page, at, DOT_FINE + 64, theme_px(page->theme, 40),
                    page_color(page, TOKEN_FOCUS));
    page_circle(page, at, DOT_FINE, 0,
                page_color(page, marked ? TOKEN_FOCUS : TOKEN_TEXT));
}

static void draw_name(struct page *page, struct rect plate, const char *name,
                      enum token ink)
{
    page_fill(page, plate, 5, theme_fade(page_color(page, TOKEN_BG1), 90));
    page_label(
        page, (struct spot){plate.x + PAD, plate.y + 15, plate.w - 2 * PAD + 1},
        name, style(TYPE_NOTE_STRONG, ink));
}

static const char *name_of(const struct page *page, const struct marks *marks,
                           int32_t mark)
{
    return page->ui->view->map.places.items[marks->places[mark]].name;
}

/* The strip ---------------------------------------------------------------- */

static struct map_frame strip_frame(const struct page *page, struct rect column)
{
    const struct view_map *map = &page->ui->view->map;
    struct map_frame frame = {
        .rect = theme_rect(page->theme,
                           box(0, STRIP_TOP, page->w, STRIP_END - STRIP_TOP)),
        .middle =
            fine(page, column.x + column.w / 2, (STRIP_TOP + STRIP_BOTTOM) / 2),
        .lon = map->lon,
        .lat = map->lat,
        .world = usual_world(page)};
    int32_t x = theme_px(page->theme, (column.w / 2 - 16) * DRAW_SUB);

    for (int32_t i = 0; i < map->places.count; i++)
        fit_place(&frame, &map->places.items[i], x, INT32_MAX);
    return frame;
}

static bool dots_touch(const struct map_label *a, const struct map_label *b)
{
    int32_t apart = 2 * DOT + 2;

    return size_of(a->x - b->x) < apart && size_of(a->y - b->y) < apart;
}

/* Leaves out places whose dot lies on that of a weightier one. */
static void thin_marks(struct marks *marks)
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
    struct marks marks;

    add_marks(page, frame, -1, &marks);
    thin_marks(&marks);
    map_labels_place(marks.labels, marks.count, room);
    for (int32_t i = 0; i < marks.count; i++) {
        if (marks.labels[i].plate.w == 0)
            continue;
        draw_dot(page, &marks.labels[i], false);
        draw_name(page, marks.labels[i].plate, name_of(page, &marks, i),
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
    add_land(page, &frame,
             (struct draw_land){
                 .fade = theme_px(page->theme, STRIP_END - STRIP_BOTTOM)});
    widget = page_control(page, &(struct control){.role = ROLE_BUTTON,
                                                  .id = "map",
                                                  .name = "Map",
                                                  .rect = room,
                                                  .action = ACT_GO,
                                                  .number = SCREEN_MAP});
    strip_names(page, &frame, room);
    if ((page_state(page, widget) & STATE_FOCUSED) != 0)
        page_ring(page, box_inset(room, 3), 6);
    page_end(page);
}

/* The whole map ------------------------------------------------------------ */

/* The world fills the frame from pole to pole; what would lie beyond one is
 * moved in. */
static void hold_poles(struct map_frame *frame)
{
    int32_t height = map_world_height(frame->world);
    int32_t top, bottom;

    if (height < frame->rect.h * DRAW_SUB) {
        frame->world = (int32_t)((int64_t)frame->world * frame->rect.h *
                                 DRAW_SUB / height) +
                       1;
    }
    top = map_frame_at(frame, 0, 9000).y - frame->rect.y * DRAW_SUB;
    bottom =
        map_frame_at(frame, 0, -9000).y - box_bottom(frame->rect) * DRAW_SUB;
    if (top > 0)
        frame->middle.y -= top;
    else if (bottom < 0)
        frame->middle.y -= bottom;
}

static struct map_frame whole_frame(const struct page *page, struct rect rect,
                                    int32_t place, int32_t closer)
{
    const struct view_map *map = &page->ui->view->map;
    struct map_frame frame = {
        .rect = theme_rect(page->theme, rect),
        .middle = fine(page, rect.x + rect.w / 2, rect.y + rect.h / 2),
        .lon = map->lon,
        .lat = map->lat,
        .world = usual_world(page)};
    int32_t x = theme_px(page->theme, (rect.w / 2 - 48) * DRAW_SUB);
    int32_t y = theme_px(page->theme, (rect.h / 2 - 32) * DRAW_SUB);

    for (int32_t i = 0; i < map->places.count; i++)
        fit_place(&frame, &map->places.items[i], x, y);
    for (int32_t i = 0; i < closer; i++)
        frame.world = held((int64_t)frame.world * 2, 1, MAP_WORLD_MOST);
    if (closer > 0 && place >= 0) {
        frame.lon = map->places.items[place].lon;
        frame.lat = map->places.items[place].lat;
    }
    hold_poles(&frame);
    return frame;
}

static void draw_bow(struct page *page, const struct map_bow *bow)
{
    color ink = page_color(page, TOKEN_FAV);

    if (bow->count == 0)
        return;
    draw_line(page->list,
              &(struct draw_stroke){.points = bow->points,
                                    .count = bow->count,
                                    .width = theme_px(page->theme, 28),
                                    .dash = theme_px(page->theme, 96),
                                    .color = ink});
    draw_polygon(page->list, bow->head, 3, ink);
}

static struct map_bow bow_of(const struct page *page,
                             const struct map_frame *frame,
                             const struct view_arc *arc)
{
    const struct view_place *places = page->ui->view->map.places.items;
    const struct view_place *from = &places[arc->from];
    const struct view_place *to = &places[arc->to];

    return map_bow_make(map_frame_point(frame, from->lon, from->lat),
                        map_frame_point(frame, to->lon, to->lat),
                        theme_px(page->theme, BOW_CLEAR * DRAW_SUB),
                        theme_px(page->theme, BOW_HEAD * DRAW_SUB));
}

/* Labels of arcs come after those of places. */
static void draw_arcs(struct page *page, const struct map_frame *frame,
                      struct marks *marks)
{
    const struct view_map *map = &page->ui->view->map;

    for (int32_t i = 0; i < map->arcs.count; i++) {
        const struct view_arc *arc = &map->arcs.items[i];
        struct map_bow bow = bow_of(page, frame, arc);

        draw_bow(page, &bow);
        if (arc->label[0] == '\0' || marks->count == MAP_LABELS_MOST)
            continue;
        marks->labels[marks->count] =
            (struct map_label){.x = units(page, bow.middle.x),
                               .y = units(page, bow.middle.y),
                               .radius = 1,
                               .width = plate_width(page, arc->label)};
        marks->places[marks->count++] = -1 - i;
    }
}

static void draw_marks(struct page *page, const struct marks *marks,
                       int32_t marked)
{
    const struct view_map *map = &page->ui->view->map;

    for (int32_t i = 0; i < marks->count; i++)
        if (marks->places[i] >= 0)
            draw_dot(page, &marks->labels[i], marks->places[i] == marked);
    for (int32_t i = 0; i < marks->count; i++) {
        int32_t place = marks->places[i];
        const char *text = place >= 0 ? map->places.items[place].name
                                      : map->arcs.items[-1 - place].label;

        if (marks->labels[i].plate.w > 0)
            draw_name(page, marks->labels[i].plate, text,
                      place < 0         ? TOKEN_FAV
                      : place == marked ? TOKEN_FOCUS
                                        : TOKEN_TEXT);
    }
}

void map_add(struct page *page, struct rect rect, int32_t place, int32_t closer)
{
    const struct view_map *map = &page->ui->view->map;
    struct map_frame frame = whole_frame(page, rect, place, closer);
    struct land_tint *tints = arena_array(
        &page->list->arena, (size_t)map->countries.count, sizeof *tints);
    struct marks marks;
    struct draw_land look = {.tints = tints};

    page_begin(page, ROLE_CHART, "world", "Map", rect);
    page_value(page, "%d places, %d lines between them", (int)map->places.count,
               (int)map->arcs.count);
    draw_clip(page->list, frame.rect);
    page_fill(page, rect, 0, page_color(page, TOKEN_BG0));
    look.tint_count = tints_of(page, tints);
    add_land(page, &frame, look);
    add_marks(page, &frame, place, &marks);
    draw_arcs(page, &frame, &marks);
    map_labels_place(marks.labels, marks.count, box_inset(rect, 4));
    draw_marks(page, &marks, place);
    draw_clip_end(page->list);
    page_border(page, rect, 0, DRAW_SUB, page_color(page, TOKEN_HAIR));
    page_end(page);
}
