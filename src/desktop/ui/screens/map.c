#include "desktop/ui/map.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"

#include <string.h>

#define ASIDE 300 /* width of what stands beside the map */
#define ROW   40

/* The place that has the focus, else the one that had it last. */
static int32_t looked_at(struct page *page)
{
    struct ui *ui = page->ui;
    const struct view_map *map = &ui->view->map;
    const char *focus = strbuf_get(&ui->focus);

    for (int32_t i = 0; i < map->places.count; i++)
        if (strncmp(focus, "place.", 6) == 0 &&
            strcmp(focus + 6, map->places.items[i].id) == 0)
            ui->shown = i;
    return ui->shown < map->places.count ? ui->shown : -1;
}

static void place_row(struct page *page, struct rect row, int32_t index)
{
    const struct view_place *place = &page->ui->view->map.places.items[index];
    const char *whose = map_party_words(page, &place->party);
    int32_t widget = page_control(
        page, &(struct control){.role = ROLE_ITEM,
                                .id = page_format(page, "place.%s", place->id),
                                .name = place->name,
                                .rect = row,
                                .action = ACT_CLOSER,
                                .number = 0});

    page_value(page, "%s", whose);
    part_card(page, widget, row, 6);
    page_circle(page, box(row.x + 16, row.y + row.h / 2, 0, 0), 96, 0,
                map_color(page, map_tone(&place->party)));
    page_circle(page, box(row.x + 16, row.y + row.h / 2, 0, 0), 72, 0,
                page_color(page, TOKEN_TEXT));
    page_label(page, (struct spot){row.x + 32, row.y + 16, row.w - 40},
               place->name, style(TYPE_CARD_STRONG, TOKEN_TEXT));
    page_label(page, (struct spot){row.x + 32, row.y + 33, row.w - 40}, whose,
               style(TYPE_NOTE, TOKEN_MUTED));
    page_end(page);
}

static int32_t arc_lines(struct page *page, struct rect at)
{
    const struct view_map *map = &page->ui->view->map;
    int32_t y = at.y;

    page_section(page, (struct spot){at.x, y + 14, at.w},
                 page_word(page, WORD_MAP_BETWEEN));
    y += 24;
    for (int32_t i = 0; i < map->arcs.count; i++)
        y += page_text(page, box(at.x, y, at.w, 0),
                       map_arc_words(page, &map->arcs.items[i]),
                       style(TYPE_CARD, TOKEN_TEXT2)) +
             4;
    if (map->arcs.count == 0)
        y += page_text(page, box(at.x, y, at.w, 0),
                       page_word(page, WORD_MAP_NOTHING),
                       style(TYPE_CARD, TOKEN_MUTED));
    return y;
}

/* Those of whom a country is coloured in a tone, as a sentence; "". */
static const char *tone_words(struct page *page, enum map_tone tone)
{
    const struct view_map *map = &page->ui->view->map;
    const char *words = "";

    for (int32_t i = 0; i < map->countries.count; i++) {
        const struct view_country *country = &map->countries.items[i];

        if (country->code != 0 && country->party.name[0] != '\0' &&
            map_tone(&country->party) == tone)
            words = words[0] == '\0'
                        ? country->party.name
                        : page_say(page, WORD_LIST_SEMICOLON,
                                   VALUES(VALUE_TEXT("first", words),
                                          VALUE_TEXT("second",
                                                     country->party.name)));
    }
    return words;
}

static int32_t tone_lines(struct page *page, struct rect at)
{
    int32_t y = at.y;

    for (int tone = MAP_OWN; tone < MAP_TONES; tone++) {
        const char *words = tone_words(page, (enum map_tone)tone);

        if (words[0] == '\0')
            continue;
        page_fill(page, box(at.x, y + 3, 14, 14), 3,
                  map_color(page, (enum map_tone)tone));
        page_border(page, box(at.x, y + 3, 14, 14), 3, DRAW_SUB,
                    page_color(page, TOKEN_LINE));
        y += page_text(page, box(at.x + 24, y, at.w - 24, 0), words,
                       style(TYPE_NOTE, TOKEN_TEXT2)) +
             4;
    }
    return y;
}

static void words(struct page *page, struct rect rect)
{
    const struct view_map *map = &page->ui->view->map;
    int32_t width = rect.w - PAGE_SCROLL_BAR - 8;
    int32_t y = page_scroll_begin(page, "places",
                                  page_word(page, WORD_MAP_PLACES), rect);
    int32_t x = rect.x + 4;

    for (int32_t i = 0; i < map->places.count; i++)
        place_row(page, box(x, y + 4 + i * (ROW + 4), width, ROW), i);
    y += map->places.count * (ROW + 4) + 10;
    y = arc_lines(page, box(x, y, width, 0)) + 12;
    y = tone_lines(page, box(x, y, width, 0));
    page_scroll_end(page, y + 4);
}

static void closer_buttons(struct page *page, struct rect rect)
{
    struct grid grid = {.columns = 2, .rows = 1, .gap = 12};
    int32_t closer = page->ui->closer;

    part_button(page, &(struct button){
                          .id = "closer",
                          .label = page_word(page, WORD_MAP_CLOSER),
                          .key = "+",
                          .rect = box_cell(rect, grid, 0),
                          .action = ACT_CLOSER,
                          .number = 1,
                          .locked = part_locked(page, closer >= MAP_CLOSEST,
                                                WORD_MAP_CLOSEST)});
    part_button(page,
                &(struct button){.id = "farther",
                                 .label = page_word(page, WORD_MAP_FARTHER),
                                 .key = "\xE2\x88\x92",
                                 .rect = box_cell(rect, grid, 1),
                                 .action = ACT_CLOSER,
                                 .number = -1,
                                 .locked = part_locked(page, closer <= 0,
                                                       WORD_MAP_FARTHEST)});
}

void screen_map(struct page *page)
{
    struct rect in = part_sheet(page, page_word(page, WORD_MAP_NAME),
                                page_word(page, WORD_MAP_SUBTITLE));
    struct rect aside;

    if (!map_there(page)) {
        page_text(page, in, page_word(page, WORD_MAP_NONE),
                  style(TYPE_BODY, TOKEN_TEXT2));
    } else {
        aside = box_cut_right(&in, ASIDE);
        box_cut_right(&in, 16);
        map_add(page, in, looked_at(page), page->ui->closer);
        closer_buttons(page, box_cut_bottom(&aside, 40));
        box_cut_bottom(&aside, 12);
        words(page, aside);
    }
    part_sheet_end(page);
}
