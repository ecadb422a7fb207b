#include "desktop/ui/map.h"

#include "desktop/ui/map_bow.h"
#include "desktop/ui/map_parts.h"
#include "desktop/ui/ui_state.h"

#define BOW_CLEAR 9 /* of a line, around its places */
#define BOW_HEAD  9

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
    return party->own ? page_say(page, WORD_MAP_YOURS,
                                 VALUES(VALUE_TEXT("side", party->name)))
                      : party->name;
}

const char *map_arc_words(struct page *page, const struct view_arc *arc)
{
    const struct view_map *map = &page->ui->view->map;

    const char *way =
        page_say(page, WORD_MAP_ARC,
                 VALUES(VALUE_TEXT("from", map->places.items[arc->from].name),
                        VALUE_TEXT("to", map->places.items[arc->to].name)));

    return arc->label[0] == '\0'
               ? way
               : page_say(page, WORD_LIST_PAIR,
                          VALUES(VALUE_TEXT("name", way),
                                 VALUE_TEXT("text", arc->label)));
}

/* The whole map ------------------------------------------------------------ */

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
        .middle = map_fine(page, rect.x + rect.w / 2, rect.y + rect.h / 2),
        .lon = map->lon,
        .lat = map->lat,
        .world = map_usual_world(page)};
    int32_t x = theme_px(page->theme, (rect.w / 2 - 48) * DRAW_SUB);
    int32_t y = theme_px(page->theme, (rect.h / 2 - 32) * DRAW_SUB);

    for (int32_t i = 0; i < map->places.count; i++)
        map_fit_place(&frame, &map->places.items[i], x, y);
    for (int32_t i = 0; i < closer && frame.world <= MAP_WORLD_MOST / 2; i++)
        frame.world *= 2;
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
                      struct map_marks *marks)
{
    const struct view_map *map = &page->ui->view->map;

    for (int32_t i = 0; i < map->arcs.count; i++) {
        const struct view_arc *arc = &map->arcs.items[i];
        struct map_bow bow = bow_of(page, frame, arc);

        draw_bow(page, &bow);
        if (arc->label[0] == '\0' || marks->count == MAP_LABELS_MOST)
            continue;
        marks->labels[marks->count] =
            (struct map_label){.x = map_units(page, bow.middle.x),
                               .y = map_units(page, bow.middle.y),
                               .radius = 1,
                               .width = map_plate_width(page, arc->label)};
        marks->places[marks->count++] = -1 - i;
    }
}

static void draw_marks(struct page *page, const struct map_marks *marks,
                       int32_t marked)
{
    const struct view_map *map = &page->ui->view->map;

    for (int32_t i = 0; i < marks->count; i++)
        if (marks->places[i] >= 0)
            map_dot(page, &marks->labels[i], marks->places[i] == marked);
    for (int32_t i = 0; i < marks->count; i++) {
        int32_t place = marks->places[i];
        const char *text = place >= 0 ? map->places.items[place].name
                                      : map->arcs.items[-1 - place].label;

        if (marks->labels[i].plate.w > 0)
            map_name(page, marks->labels[i].plate, text,
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
    struct map_marks marks;
    struct draw_land look = {.tints = tints};

    page_begin(page, ROLE_CHART, "world", page_word(page, WORD_MAP_NAME), rect);
    page_value(page, "%s",
               page_say(page, WORD_MAP_VALUE,
                        VALUES(VALUE_NUMBER("places", (int)map->places.count),
                               VALUE_NUMBER("lines", (int)map->arcs.count))));
    draw_clip(page->list, frame.rect);
    page_fill(page, rect, 0, page_color(page, TOKEN_BG0));
    look.tint_count = tints_of(page, tints);
    map_land_add(page, &frame, look);
    map_marks_add(page, &frame, place, &marks);
    draw_arcs(page, &frame, &marks);
    map_labels_place(marks.labels, marks.count, box_inset(rect, 4));
    draw_marks(page, &marks, place);
    draw_clip_end(page->list);
    page_border(page, rect, 0, DRAW_SUB, page_color(page, TOKEN_HAIR));
    page_end(page);
}
