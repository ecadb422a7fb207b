/* Shapes on a page: units to pixels, then into the list. */
#include "desktop/ui/page.h"
#include "desktop/ui/ui_state.h"

#define RING 3 /* units: of the focus */

color page_color(const struct page *page, enum token token)
{
    return theme_color(page->theme, token);
}

void page_fill(struct page *page, struct rect rect, int32_t radius, color fill)
{
    draw_fill(page->list, theme_rect(page->theme, rect),
              theme_px(page->theme, radius), fill);
}

void page_border(struct page *page, struct rect rect, int32_t radius,
                 int32_t width, color line)
{
    draw_border(page->list, theme_rect(page->theme, rect),
                theme_px(page->theme, radius), theme_px(page->theme, width),
                line);
}

static struct point scaled(const struct page *page, struct point point)
{
    return (struct point){theme_px(page->theme, point.x),
                          theme_px(page->theme, point.y)};
}

#define MOST_POINTS 1100 /* a turn each, and corners */

static int32_t scale_all(const struct page *page, const struct point *points,
                         int32_t count, struct point out[MOST_POINTS])
{
    if (count > MOST_POINTS)
        count = MOST_POINTS;
    for (int32_t i = 0; i < count; i++)
        out[i] = scaled(page, points[i]);
    return count;
}

void page_line(struct page *page, const struct point *points, int32_t count,
               struct stroke stroke)
{
    struct point px[MOST_POINTS];
    count = scale_all(page, points, count, px);
    draw_line(page->list, &(struct draw_stroke){
                              .points = px,
                              .count = count,
                              .width = theme_px(page->theme, stroke.width),
                              .dash = theme_px(page->theme, stroke.dash),
                              .color = stroke.color});
}

void page_rule(struct page *page, struct rect from_to, enum token token)
{
    struct rect px = theme_rect(page->theme, from_to);
    int32_t thick = theme_px(page->theme, 1);
    if (thick < 1)
        thick = 1;
    if (from_to.h == 0)
        px.h = thick;
    else
        px.w = thick;
    draw_fill(page->list, px, 0, page_color(page, token));
}

void page_polygon(struct page *page, const struct point *points, int32_t count,
                  color fill)
{
    struct point px[MOST_POINTS];
    count = scale_all(page, points, count, px);
    draw_polygon(page->list, px, count, fill);
}

void page_circle(struct page *page, struct rect centre, int32_t radius,
                 int32_t width, color line)
{
    draw_circle(page->list,
                &(struct draw_round){.x = theme_px(page->theme, centre.x),
                                     .y = theme_px(page->theme, centre.y),
                                     .radius = theme_px(page->theme, radius),
                                     .width = theme_px(page->theme, width),
                                     .color = line});
}

void page_ring(struct page *page, struct rect rect, int32_t radius)
{
    int32_t there = motion_done(&page->ui->motion, MOTION_FOCUS);
    page_border(page, box_inset(rect, -RING), radius + RING, RING * DRAW_SUB,
                theme_fade(page_color(page, TOKEN_FOCUS), there / 10));
}
