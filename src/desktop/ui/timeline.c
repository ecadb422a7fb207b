#include "desktop/ui/timeline.h"

#include "desktop/ui/parts.h"
#include "desktop/ui/ui_state.h"

#define ITEMS_MOST 8
#define WORDS_MOST 150 /* units of one item's text */
#define GAP        30
#define SLACK      4 /* words that are measured one by one come to more */

struct stop {
    const struct view_date *date;
    int32_t date_width, words_width, x;
    int32_t words_all; /* that its text would take uncut */
};

struct line {
    struct stop stops[ITEMS_MOST];
    int32_t count;
    int32_t used; /* units */
};

static struct stop measured(struct page *page, const struct view_date *date)
{
    struct stop stop = {.date = date};
    stop.date_width = page_text_width(page, date->date, TYPE_NOTE_STRONG);
    stop.words_width = page_text_width(page, date->text, TYPE_NOTE) + SLACK;
    stop.words_all = stop.words_width;
    if (stop.words_width > WORDS_MOST)
        stop.words_width = WORDS_MOST;
    return stop;
}

static int32_t stop_width(const struct stop *stop)
{
    return stop->date_width + 8 + stop->words_width + GAP;
}

/* What is pending and now comes first, then the past from its end: the far
 * past is what does not fit. */
static void choose(struct page *page, const struct view *view,
                   int32_t available, struct line *line)
{
    int32_t last = view->timeline.count;
    int32_t ahead = 0;
    for (int32_t i = 0; i < view->timeline.count; i++) {
        if (view->timeline.items[i].when != WHEN_PENDING)
            continue;
        ahead++;
        if (ahead == 3)
            last = i;
    }
    struct stop chosen[ITEMS_MOST];
    int32_t count = 0;
    for (int32_t i = last; i-- > 0 && count < ITEMS_MOST;) {
        struct stop stop = measured(page, &view->timeline.items[i]);
        if (line->used + stop_width(&stop) > available)
            break;
        line->used += stop_width(&stop);
        chosen[count++] = stop;
    }
    for (int32_t i = 0; i < count; i++)
        line->stops[i] = chosen[count - 1 - i];
    line->count = count;
}

/* What is left over goes to texts that were cut, what is to come and now
 * first, then the nearest past. */
static void lengthen(struct line *line, int32_t available)
{
    for (int32_t i = line->count; i-- > 0;) {
        struct stop *stop = &line->stops[i];
        int32_t more = stop->words_all - stop->words_width;
        int32_t spare = available - line->used;
        if (more > spare)
            more = spare > 0 ? spare : 0;
        stop->words_width += more;
        line->used += more;
    }
}

static void spread(struct line *line, struct rect axis)
{
    lengthen(line, axis.w + GAP - 12); /* the last one needs no gap */
    int32_t spare = axis.w - line->used;
    int32_t each = line->count > 0 ? spare / line->count : 0;
    if (each > 60)
        each = 60;
    int32_t x = axis.x + 12;
    for (int32_t i = 0; i < line->count; i++) {
        line->stops[i].x = x;
        x += stop_width(&line->stops[i]) + each;
    }
}

static void diamond(struct page *page, struct spot at)
{
    int32_t x = at.x * DRAW_SUB;
    int32_t y = at.y * DRAW_SUB;
    int32_t r = 8 * DRAW_SUB;
    struct point outer[] = {{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}};
    int32_t s = r * 5 / 8;
    struct point inner[] = {{x, y - s}, {x + s, y}, {x, y + s}, {x - s, y}};
    page_polygon(page, outer, 4, page_color(page, TOKEN_FOCUS));
    page_polygon(page, inner, 4, page_color(page, TOKEN_BG1));
}

static void node(struct page *page, const struct stop *stop, int32_t y)
{
    struct rect at = box(stop->x, y, 0, 0);
    if (stop->date->when == WHEN_PENDING)
        diamond(page, (struct spot){at.x, at.y, 0});
    else if (stop->date->when == WHEN_NOW)
        page_circle(page, at, 7 * DRAW_SUB, 0, page_color(page, TOKEN_FOCUS));
    else
        page_circle(page, at, 5 * DRAW_SUB, 0, page_color(page, TOKEN_TEXT2));
}

static void words(struct page *page, const struct stop *stop, int32_t base)
{
    const struct view_date *date = stop->date;
    bool past = date->when == WHEN_PAST;
    int32_t x = stop->x - 5;
    page_begin(page, ROLE_ITEM, page_format(page, "date.%d", (int)stop->x),
               page_say(page, WORD_LIST_PAIR,
                        VALUES(VALUE_TEXT("name", date->date),
                               VALUE_TEXT("text", date->text))),
               box(x, base - 16, stop->date_width + 9 + stop->words_width, 22));
    page_value(page, "%s",
               past ? page_word(page, WORD_TIMELINE_PAST)
               : date->when == WHEN_PENDING
                   ? page_word(page, WORD_TIMELINE_TO_COME)
                   : page_word(page, WORD_TIMELINE_NOW));
    page_label(page, (struct spot){x, base, stop->date_width + 1}, date->date,
               style(TYPE_NOTE_STRONG, past ? TOKEN_TEXT : TOKEN_FOCUS));
    page_label(
        page,
        (struct spot){x + stop->date_width + 8, base, stop->words_width + 1},
        date->text, style(TYPE_NOTE, TOKEN_TEXT2));
    page_end(page);
}

static void axis_line(struct page *page, const struct line *line,
                      struct rect axis)
{
    int32_t solid = box_right(axis);
    for (int32_t i = 0; i < line->count; i++) {
        if (line->stops[i].date->when == WHEN_NOW)
            solid = line->stops[i].x + 60;
    }
    page_fill(page, box(axis.x, axis.y - 1, solid - axis.x, 2), 0,
              page_color(page, TOKEN_LINE));
    struct point rest[] = {{solid * DRAW_SUB, axis.y * DRAW_SUB},
                           {box_right(axis) * DRAW_SUB, axis.y * DRAW_SUB}};
    if (solid < box_right(axis))
        page_line(page, rest, 2,
                  (struct stroke){.width = 24,
                                  .dash = 4 * DRAW_SUB,
                                  .color = page_color(page, TOKEN_LINE)});
}

void timeline_bar(struct page *page)
{
    const struct view *view = page->ui->view;
    struct rect bar =
        box(0, page->h - TIMELINE_HEIGHT, page->w, TIMELINE_HEIGHT);
    struct line line = {.count = 0};
    page_begin(page, ROLE_GROUP, "timeline",
               page_word(page, WORD_TIMELINE_NAME), bar);
    page_fill(page, bar, 0, page_color(page, TOKEN_BG1));
    page_rule(page, box(0, bar.y, page->w, 0), TOKEN_HAIR);
    int32_t left = 24 +
                   page_section(page, (struct spot){24, bar.y + 33, 90},
                                page_word(page, WORD_TIMELINE_HEAD)) +
                   8;
    left = left < 128 ? 128 : left;
    struct rect axis = box(left, bar.y + 20, page->w - 32 - left, 0);
    choose(page, view, axis.w, &line);
    spread(&line, axis);
    axis_line(page, &line, axis);
    for (int32_t i = 0; i < line.count; i++) {
        node(page, &line.stops[i], axis.y);
        words(page, &line.stops[i], bar.y + 44);
    }
    page_end(page);
}
