#include "desktop/ui/page.h"

#include "base/utf8.h"
#include "desktop/ui/ui_state.h"

#include <string.h>

struct style style(enum type type, enum token token)
{
    return (struct style){.type = (uint8_t)type, .token = (uint8_t)token};
}

struct style style_right(enum type type, enum token token)
{
    struct style made = style(type, token);
    made.align = ALIGN_RIGHT;
    return made;
}

struct style style_centre(enum type type, enum token token)
{
    struct style made = style(type, token);
    made.align = ALIGN_CENTRE;
    return made;
}

struct style style_most(struct style base, int32_t lines)
{
    base.most = lines;
    return base;
}

/* Widgets ------------------------------------------------------------------ */

static struct widget *widget_of(struct page *page, int32_t index)
{
    return &page->tree->items[index];
}

static bool leaf(enum role role)
{
    return role != ROLE_SCREEN && role != ROLE_GROUP && role != ROLE_LIST &&
           role != ROLE_SCROLL;
}

static int32_t add(struct page *page, enum role role, const char *id,
                   const char *name, struct rect rect)
{
    struct ui *ui = page->ui;
    int32_t index = widget_add(page->tree, page->open, role, id, name);
    widget_of(page, index)->rect = theme_rect(page->theme, rect);
    ui->actions = mem_grow(ui->actions, (size_t)index, &ui->action_capacity,
                           sizeof *ui->actions);
    ui->actions[index] = (struct action){.kind = ACT_NONE};
    return index;
}

int32_t page_begin(struct page *page, enum role role, const char *id,
                   const char *name, struct rect rect)
{
    page->open = add(page, role, id, name, rect);
    return page->open;
}

void page_end(struct page *page)
{
    page->open = widget_of(page, page->open)->parent;
}

void page_resize(struct page *page, int32_t widget, struct rect rect)
{
    widget_of(page, widget)->rect = theme_rect(page->theme, rect);
}

static uint8_t pointer_state(const struct page *page, const char *id)
{
    const struct ui *ui = page->ui;
    unsigned state = 0;
    if (strcmp(strbuf_get(&ui->focus), id) == 0)
        state |= STATE_FOCUSED;
    if (strcmp(strbuf_get(&ui->hover), id) == 0)
        state |= STATE_HOVERED;
    if (strcmp(strbuf_get(&ui->pressed), id) == 0)
        state |= STATE_PRESSED;
    return (uint8_t)state;
}

int32_t page_control(struct page *page, const struct control *control)
{
    int32_t index = page_begin(page, control->role, control->id, control->name,
                               control->rect);
    struct widget *widget = widget_of(page, index);
    unsigned state = pointer_state(page, control->id);
    if (control->locked)
        state |= STATE_LOCKED;
    if (control->chosen)
        state |= STATE_CHOSEN;
    widget->state = (uint8_t)state;
    widget->focusable = true;
    if (!control->locked)
        page->ui->actions[index] = (struct action){
            .kind = (uint8_t)control->action,
            .number = control->number,
            .text = control->text == NULL
                        ? ""
                        : arena_text(&page->tree->arena, control->text)};
    return index;
}

void page_value(struct page *page, const char *format, ...)
{
    struct strbuf text = {0};
    va_list args;
    va_start(args, format);
    strbuf_vformat(&text, format, args);
    va_end(args);
    widget_of(page, page->open)->value =
        arena_text(&page->tree->arena, strbuf_get(&text));
    strbuf_clear(&text);
}

uint8_t page_state(const struct page *page, int32_t widget)
{
    return page->tree->items[widget].state;
}

struct rect page_panel(struct page *page, const char *id, const char *name,
                       struct rect rect, int32_t pad)
{
    page_begin(page, ROLE_GROUP, id, name, rect);
    page_fill(page, rect, 12, page_color(page, TOKEN_BG1));
    page_border(page, rect, 12, DRAW_SUB, page_color(page, TOKEN_HAIR));
    return box_inset(rect, pad);
}

int32_t page_scroll_begin(struct page *page, const char *id, const char *name,
                          struct rect rect)
{
    int32_t index = page_begin(page, ROLE_SCROLL, id, name, rect);
    draw_clip(page->list, widget_of(page, index)->rect);
    return rect.y - ui_scroll(page->ui, id)->offset;
}

static void scroll_bar(struct page *page, struct rect rect,
                       const struct scroll_spot *spot)
{
    struct rect track = box(rect.x + rect.w - 5, rect.y, 5, rect.h);
    int32_t content = rect.h + spot->most;
    int32_t length = rect.h * rect.h / content;
    if (length < 24)
        length = 24;
    int32_t at = (rect.h - length) * spot->offset / spot->most;
    page_fill(page, track, 2, page_color(page, TOKEN_BG3));
    page_fill(page, box(track.x, track.y + at, 5, length), 2,
              page_color(page, TOKEN_MUTED));
}

/* An area that scrolls and holds nothing to stop at is a stop itself, or its
 * end would be out of reach of the keys. Not beside options: what an area
 * says there changes with the option that has the focus, and stops must not
 * come and go while one walks along them. */
static void focus_area(struct page *page, struct rect rect)
{
    struct widget *area = widget_of(page, page->open);
    if (ui_current(page->ui) == SCREEN_DECISION)
        return;
    for (size_t i = (size_t)page->open + 1; i < page->tree->count; i++) {
        if (page->tree->items[i].focusable)
            return;
    }
    area->focusable = true;
    area->state |= pointer_state(page, area->id) & STATE_FOCUSED;
    if ((area->state & STATE_FOCUSED) != 0)
        page_border(page, box_inset(rect, -4), 6, 2 * DRAW_SUB,
                    page_color(page, TOKEN_FOCUS));
}

void page_scroll_end(struct page *page, int32_t end)
{
    struct widget *widget = widget_of(page, page->open);
    struct scroll_spot *spot = ui_scroll(page->ui, widget->id);
    struct rect px = widget->rect;
    struct rect rect = {
        theme_units(page->theme, px.x), theme_units(page->theme, px.y),
        theme_units(page->theme, px.w), theme_units(page->theme, px.h)};
    draw_clip_end(page->list);
    int32_t beyond = end + spot->offset - box_bottom(rect);
    spot->most = beyond > 0 ? beyond : 0;
    if (spot->offset > spot->most) {
        spot->offset = spot->most;
        page->ui->resized = true;
    }
    if (spot->most > 0) {
        widget->state |= STATE_SCROLLS;
        scroll_bar(page, rect, spot);
        focus_area(page, rect);
    }
    page_end(page);
}

/* Text ----------------------------------------------------------------------
 */

static const struct text_measure *measure(const struct page *page)
{
    return &page->ui->measure;
}

static int32_t ascent(const struct page *page, enum type type)
{
    return measure(page)->ascent(measure(page)->context, type_faces[type].face,
                                 theme_type_px(page->theme, type));
}

static int32_t height(const struct page *page, enum type type)
{
    return measure(page)->height(measure(page)->context, type_faces[type].face,
                                 theme_type_px(page->theme, type));
}

/* Lines break at the width rounded down, which fits wherever it begins: so a
 * height that was measured beforehand holds. */
static void lay(struct page *page, int32_t width, const char *text,
                struct style style, struct text_lines *lines)
{
    struct text_request request = {
        .text = text,
        .width = theme_floor(page->theme, width),
        .px = theme_type_px(page->theme, style.type),
        .most = style.most,
        .face = type_faces[style.type].face,
        .plain = style.plain,
    };
    if (request.width < 1)
        request.width = 1;
    text_layout(&page->list->arena, measure(page), &request, lines);
}

/* The widget that text drawn now belongs to gets larger bounds. */
static void belong(struct page *page, int32_t index, struct rect px,
                   enum type type)
{
    struct widget *widget = widget_of(page, index);
    int32_t size = theme_type_px(page->theme, type);
    widget->text = box_union(widget->text, px);
    if (widget->text_px == 0 || size < widget->text_px)
        widget->text_px = size;
}

static int32_t text_widget(struct page *page, const char *plain,
                           struct rect rect)
{
    if (leaf(widget_of(page, page->open)->role))
        return page->open;
    page->texts++;
    return add(page, ROLE_TEXT, page_format(page, "text.%d", (int)page->texts),
               plain, rect);
}

struct placed {
    const struct text_lines *lines;
    int32_t x;           /* px: the left edge */
    int32_t y, pitch;    /* units: top of the first line; from line to line */
    int32_t width, rise; /* px; rise: from a line's top to its baseline */
    struct style style;
    int32_t widget;
};

static int32_t line_width(const struct text_lines *lines, int32_t line)
{
    int32_t width = 0;
    for (int32_t i = 0; i < lines->count; i++) {
        if (lines->runs[i].line == line)
            width = lines->runs[i].x + lines->runs[i].width;
    }
    return width;
}

static int32_t line_shift(const struct placed *placed, int32_t line)
{
    if (placed->style.align == ALIGN_LEFT)
        return 0;
    int32_t spare = placed->width - line_width(placed->lines, line);
    return placed->style.align == ALIGN_RIGHT ? spare : spare / 2;
}

/* "link.ladder"; a further one of the same page "link.ladder.2". */
static const char *link_id(struct page *page, const char *codex)
{
    const char *id = page_format(page, "link.%s", codex);
    for (int i = 2; widget_find(page->tree, id) >= 0; i++)
        id = page_format(page, "link.%s.%d", codex, i);
    return id;
}

/* A ring would lie over the letters before and after: a link in focus is
 * filled instead. The line is below any g. Returns the colour of its words. */
static color link_look(struct page *page, struct rect px, bool focused)
{
    int32_t thick = theme_px(page->theme, 1) > 1 ? theme_px(page->theme, 1) : 1;
    struct rect under = {px.x, px.y + px.h, px.w, thick};
    if (focused)
        draw_fill(page->list, px, 0, page_color(page, TOKEN_FOCUS));
    draw_fill(page->list, under, 0,
              page_color(page, focused ? TOKEN_FOCUS : TOKEN_FAV));
    return page_color(page, focused ? TOKEN_ON_FOCUS : TOKEN_FAV);
}

/* A link is a widget of its own beside its text's; each stretch of one that
 * is broken over lines is one more. Returns the colour of its words. */
static color link_widget(struct page *page, const struct placed *placed,
                         const struct text_run *run, struct rect px)
{
    int32_t index = add(page, ROLE_LINK, link_id(page, run->link), run->text,
                        box(0, 0, 0, 0));
    page->ui->actions[index] = (struct action){
        .kind = ACT_CODEX, .text = arena_text(&page->tree->arena, run->link)};
    struct widget *widget = widget_of(page, index);
    widget->rect = px;
    widget->text = px;
    widget->text_px = theme_type_px(page->theme, placed->style.type);
    widget->focusable = true;
    widget->state = pointer_state(page, widget->id);
    return link_look(page, px, (widget->state & STATE_FOCUSED) != 0);
}

static void place_run(struct page *page, const struct placed *placed,
                      const struct text_run *run)
{
    int32_t size = height(page, placed->style.type);
    int32_t up = ascent(page, placed->style.type);
    int32_t x = placed->x + run->x + line_shift(placed, run->line);
    int32_t base =
        theme_px(page->theme, placed->y + run->line * placed->pitch) +
        placed->rise;
    struct rect px = {x, base - up, run->width, size};
    color ink = theme_color(page->theme, placed->style.token);
    bool links = !leaf(widget_of(page, page->open)->role);
    belong(page, placed->widget, px, placed->style.type);
    if (run->link != NULL && links)
        ink = link_widget(page, placed, run, px);
    draw_text(page->list,
              &(struct draw_words){
                  .text = run->text,
                  .at = {x, base, run->width, size},
                  .face = run->face,
                  .px = theme_type_px(page->theme, placed->style.type),
                  .color = ink});
}

int32_t page_text(struct page *page, struct rect rect, const char *text,
                  struct style style)
{
    struct text_lines lines;
    lay(page, rect.w, text, style, &lines);
    int32_t pitch = type_faces[style.type].line;
    int32_t used = lines.lines * pitch;
    if (lines.lines == 0)
        return 0;
    struct placed placed = {
        .lines = &lines,
        .x = theme_px(page->theme, rect.x),
        .y = rect.y,
        .width = theme_rect(page->theme, rect).w,
        .pitch = pitch,
        .style = style,
        .widget =
            text_widget(page, lines.plain, box(rect.x, rect.y, rect.w, used)),
    };
    placed.rise =
        (theme_px(page->theme, pitch) - height(page, style.type)) / 2 +
        ascent(page, style.type);
    for (int32_t i = 0; i < lines.count; i++)
        place_run(page, &placed, &lines.runs[i]);
    struct widget *widget = widget_of(page, placed.widget);
    if (widget->role == ROLE_TEXT) /* rounding may leave it a pixel short */
        widget->rect = box_union(widget->rect, widget->text);
    return used;
}

/* A widget that is nothing but words on a line is as large as they are. */
static void fit_line(struct page *page, int32_t index)
{
    struct widget *widget = widget_of(page, index);
    if (widget->role == ROLE_TEXT || widget->role == ROLE_HEADING)
        widget->rect = widget->text;
}

int32_t page_label(struct page *page, struct spot spot, const char *text,
                   struct style style)
{
    struct text_lines lines;
    style.most = 1;
    lay(page, spot.width, text, style, &lines);
    if (lines.lines == 0)
        return 0;
    int32_t size = type_faces[style.type].line;
    struct placed placed = {
        .lines = &lines,
        .x = theme_px(page->theme, spot.x),
        .width = theme_rect(page->theme, box(spot.x, 0, spot.width, 0)).w,
        .style = style,
        .widget =
            text_widget(page, lines.plain,
                        box(spot.x, spot.y - size * 3 / 4, spot.width, size)),
    };
    placed.y = spot.y;
    for (int32_t i = 0; i < lines.count; i++)
        place_run(page, &placed, &lines.runs[i]);
    fit_line(page, placed.widget);
    return theme_units(page->theme, lines.width);
}

int32_t page_heading(struct page *page, struct spot spot, const char *text,
                     struct style style)
{
    int32_t size = type_faces[style.type].line;
    page->texts++;
    page_begin(page, ROLE_HEADING,
               page_format(page, "heading.%d", (int)page->texts), text,
               box(spot.x, spot.y - size * 3 / 4, spot.width, size));
    int32_t width = page_label(page, spot, text, style);
    page_end(page);
    return width;
}

#define SIGN_BYTES 5 /* of one letter and its end */

/* The first letter of `text` as a capital; returns its bytes in `text`. */
static size_t capital(const char *text, char sign[SIGN_BYTES])
{
    uint32_t point;
    size_t length = utf8_decode(text, strlen(text), &point);
    if (length == 0) { /* what is no text stays as it is */
        sign[0] = text[0];
        sign[1] = '\0';
        return 1;
    }
    sign[utf8_encode(utf8_upper(point), sign)] = '\0';
    return length;
}

static int32_t sign_width(struct page *page, const char *sign)
{
    return measure(page)->width(
        measure(page)->context, type_faces[TYPE_LABEL].face,
        theme_type_px(page->theme, TYPE_LABEL), sign, strlen(sign));
}

/* One letter of a section label; returns its width in pixels. */
static int32_t letter(struct page *page, int32_t x, int32_t base,
                      const char *sign)
{
    int32_t width = sign_width(page, sign);
    struct rect at = {x, base, width, height(page, TYPE_LABEL)};
    draw_text(page->list,
              &(struct draw_words){.text = sign,
                                   .at = at,
                                   .face = type_faces[TYPE_LABEL].face,
                                   .px = theme_type_px(page->theme, TYPE_LABEL),
                                   .color = page_color(page, TOKEN_FAV)});
    at.y -= ascent(page, TYPE_LABEL);
    belong(page, page->open, at, TYPE_LABEL);
    return width;
}

int32_t page_section_width(struct page *page, const char *text)
{
    int32_t gap = theme_px(page->theme, 27) / 16;
    int32_t width = 0;
    while (*text != '\0') {
        char sign[SIGN_BYTES];
        text += capital(text, sign);
        width += sign_width(page, sign) + gap;
    }
    return theme_units(page->theme, width);
}

/* Tracked capitals: drawn letter by letter, so that the spacing is ours. */
int32_t page_section(struct page *page, struct spot spot, const char *text)
{
    int32_t start = theme_px(page->theme, spot.x);
    int32_t base = theme_px(page->theme, spot.y);
    int32_t gap = theme_px(page->theme, 27) / 16;
    int32_t x = start;
    page->texts++;
    page_begin(page, ROLE_HEADING,
               page_format(page, "section.%d", (int)page->texts), text,
               box(spot.x, spot.y, spot.width, 18));
    for (const char *at = text; *at != '\0';) {
        char sign[SIGN_BYTES];
        at += capital(at, sign);
        x += letter(page, x, base, sign) + gap;
    }
    fit_line(page, page->open);
    page_end(page);
    return theme_units(page->theme, x - start);
}

int32_t page_text_width(struct page *page, const char *text, enum type type)
{
    struct text_lines lines;
    lay(page, 1 << 20, text, style(type, TOKEN_TEXT), &lines);
    return theme_units(page->theme, lines.width);
}

int32_t page_text_height(struct page *page, int32_t width, const char *text,
                         struct style style)
{
    struct text_lines lines;
    lay(page, width, text, style, &lines);
    return lines.lines * type_faces[style.type].line;
}
