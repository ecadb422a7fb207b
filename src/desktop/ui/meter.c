#include "desktop/ui/meter.h"

#include "desktop/ui/parts.h"
#include "desktop/ui/ui_state.h"
#include "play/wording.h"

#include <inttypes.h>
#include <string.h>

static int32_t along(const struct view_meter *meter, int64_t value,
                     int32_t length)
{
    int64_t range = (int64_t)meter->max - meter->min;
    int64_t at = value - meter->min;
    if (range <= 0 || at < 0)
        return 0;
    return (int32_t)(at >= range ? length : at * length / range);
}

static const char *value_word(struct page *page, const struct view_meter *meter,
                              int32_t value)
{
    return wording_value(page->ui->words, &page->list->arena, meter, value);
}

const char *meter_words(struct page *page, const struct view_meter *meter)
{
    int32_t change = meter->value - meter->before;
    const char *band = meter->band;
    if (meter->scale == SCALE_LIKELIHOOD) {
        const char *before = value_word(page, meter, meter->before);
        return strcmp(before, band) == 0
                   ? band
                   : page_say(page, WORD_METER_WAS,
                              VALUES(VALUE_TEXT("word", band),
                                     VALUE_TEXT("before", before)));
    }
    const char *now = page_say(page, WORD_METER_VALUE,
                               VALUES(VALUE_NUMBER("value", meter->value),
                                      VALUE_NUMBER("min", meter->min),
                                      VALUE_NUMBER("max", meter->max)));
    if (band[0] != '\0')
        now = page_say(
            page, WORD_LIST_COMMA,
            VALUES(VALUE_TEXT("first", now), VALUE_TEXT("second", band)));
    if (change == 0)
        return now;
    return page_say(page, change > 0 ? WORD_METER_UP : WORD_METER_DOWN,
                    VALUES(VALUE_TEXT("now", now),
                           VALUE_NUMBER("by", change > 0 ? change : -change)));
}

/* Names ---------------------------------------------------------------------
 */

const struct view_mark *meter_mark(const struct view_option *option,
                                   int32_t meter)
{
    for (int32_t i = 0; option != NULL && i < option->marks.count; i++) {
        if (option->marks.items[i].meter == meter)
            return &option->marks.items[i];
    }
    return NULL;
}

#define SHORT_LEAST 4 /* bytes: "The" alone says nothing */

/* Where the word that begins at `at` ends. */
static size_t word_end(const char *name, size_t at)
{
    size_t length = strcspn(name + at, " ");
    return at + length;
}

static bool begins_another(const struct view *view, int32_t meter,
                           size_t length)
{
    const char *name = view->meters.items[meter].name;
    for (int32_t i = 0; i < view->meters.count; i++) {
        if (i != meter &&
            strncmp(view->meters.items[i].name, name, length) == 0)
            return true;
    }
    return false;
}

/* "Tokyo" of "Tokyo's", "Outsiders" of "Outsiders'". */
static size_t without_possessive(const char *name, size_t length)
{
    static const char *const ends[] = {"\xE2\x80\x99s", "'s", "\xE2\x80\x99",
                                       "'"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        size_t size = strlen(ends[i]);
        if (length > size && memcmp(name + length - size, ends[i], size) == 0)
            return length - size;
    }
    return length;
}

const char *meter_short(struct page *page, int32_t meter)
{
    const struct view *view = page->ui->view;
    const char *name = view->meters.items[meter].name;
    size_t length = word_end(name, 0);
    while (name[length] != '\0' &&
           (length < SHORT_LEAST || begins_another(view, meter, length)))
        length = word_end(name, length + 1);
    if (name[length] != '\0')
        length = without_possessive(name, length);
    return page_format(page, "%.*s", (int)length, name);
}

/* Pips --------------------------------------------------------------------- */

/* A number is shown only where the forecast allows it, and never a percent. */
static bool numbered(const struct page *page, const struct view_mark *mark)
{
    const struct view *view = page->ui->view;
    return mark->exact &&
           view->meters.items[mark->meter].scale != SCALE_LIKELIHOOD;
}

static const char *pip_number(struct page *page, const struct view_mark *mark)
{
    return part_number(page, mark->amount, true);
}

int32_t meter_pips_width(struct page *page, const struct view_mark *mark,
                         int32_t pitch)
{
    if (numbered(page, mark))
        return page_text_width(page, pip_number(page, mark), TYPE_NOTE_STRONG) +
               2;
    int32_t count = mark->unknown || mark->size < 1 ? 1 : mark->size;
    return count * pitch;
}

static color pip_color(struct page *page, const struct view_mark *mark)
{
    return page_color(page, part_tone(mark->colour));
}

void meter_pips(struct page *page, struct spot at, const struct view_mark *mark,
                int32_t pitch)
{
    enum token tone = part_tone(mark->colour);
    struct spot label = {at.x, at.y + 5, 60};
    if (mark->unknown) {
        page_label(page, label, "?", style(TYPE_NOTE_STRONG, TOKEN_TEXT2));
        return;
    }
    if (numbered(page, mark)) {
        page_label(page, label, pip_number(page, mark),
                   style(TYPE_NOTE_STRONG, tone));
        return;
    }
    int32_t count = mark->size < 1 ? 1 : mark->size;
    for (int32_t i = 0; i < count; i++) {
        struct spot centre = {at.x + i * pitch + 5, at.y, 0};
        if (mark->way == 0)
            page_circle(page, box(centre.x, centre.y, 0, 0), 3 * DRAW_SUB, 24,
                        pip_color(page, mark));
        else
            part_triangle(page, centre, 9, mark->way, pip_color(page, mark));
    }
}

/* A row -------------------------------------------------------------------- */

/* From and to of what a mark's size stands for. */
static void expected(const struct view_mark *mark, int32_t *least,
                     int32_t *most)
{
    static const int32_t from[] = {0, 1, 6, 13};
    static const int32_t to[] = {0, 5, 12, 20};
    *least = mark->exact ? mark->amount : mark->way * from[mark->size & 3];
    *most = mark->exact ? mark->amount : mark->way * to[mark->size & 3];
    if (*least > *most) {
        int32_t low = *most;
        *most = *least;
        *least = low;
    }
}

static bool pointed(const struct view_mark *mark)
{
    return mark != NULL && !mark->unknown && (mark->way != 0 || mark->exact);
}

static void forecast_bar(struct page *page, struct rect bar,
                         const struct view_meter *meter,
                         const struct view_mark *mark)
{
    int32_t least, most;
    if (!pointed(mark))
        return;
    expected(mark, &least, &most);
    int32_t from = along(meter, (int64_t)meter->value + least, bar.w);
    int32_t to = along(meter, (int64_t)meter->value + most, bar.w);
    if (to - from < 6)
        to = from + 6;
    if (to > bar.w) {
        from -= to - bar.w;
        to = bar.w;
    }
    page_fill(page, box(bar.x + from, bar.y - 1, to - from, 6), 3,
              page_color(page, TOKEN_FOCUS));
}

static void row_bar(struct page *page, struct rect bar,
                    const struct view_meter *meter,
                    const struct view_mark *mark)
{
    int32_t shown = motion_between(&page->ui->motion, MOTION_COUNT,
                                   meter->before, meter->value);
    int32_t value = along(meter, shown, bar.w);
    page_fill(page, bar, 2, page_color(page, TOKEN_BG3));
    if (value > 0)
        page_fill(page, box(bar.x, bar.y, value < 3 ? 3 : value, bar.h), 2,
                  page_color(page, TOKEN_TEXT2));
    forecast_bar(page, bar, meter, mark);
}

static void row_change(struct page *page, struct rect rect,
                       const struct view_meter *meter)
{
    int32_t change = meter->value - meter->before;
    enum token tone = change == 0
                          ? TOKEN_MUTED
                          : part_tone(change > 0 ? meter->goal : -meter->goal);
    page_label(page, (struct spot){rect.x + 150, rect.y + 16, 44},
               part_number(page, change, true),
               style_right(TYPE_NOTE_STRONG, tone));
    if (change != 0)
        part_triangle(page, (struct spot){rect.x + 157, rect.y + 12, 0}, 9,
                      change, page_color(page, tone));
}

static void row_preview(struct page *page, struct rect rect,
                        const struct view_mark *mark)
{
    color dot = page_color(page, TOKEN_MUTED);
    int32_t x = rect.x + 261;
    if (mark != NULL && (mark->unknown || numbered(page, mark))) {
        page_label(page, (struct spot){x, rect.y + 16, 40},
                   mark->unknown ? "?" : pip_number(page, mark),
                   style(TYPE_NOTE_STRONG, TOKEN_FOCUS));
        return;
    }
    int32_t count = mark == NULL ? 0 : mark->size < 1 ? 1 : mark->size;
    for (int32_t i = 0; i < 3; i++) {
        struct spot at = {x + 5 + i * 14, rect.y + 12, 0};
        if (i >= count)
            page_circle(page, box(at.x, at.y, 0, 0), 24, 0, dot);
        else if (mark->way == 0)
            page_circle(page, box(at.x, at.y, 0, 0), 4 * DRAW_SUB, 24,
                        page_color(page, TOKEN_FOCUS));
        else
            part_triangle(page, at, 10, mark->way,
                          page_color(page, TOKEN_FOCUS));
    }
}

static void row_value(struct page *page, struct rect rect,
                      const struct view_meter *meter)
{
    const char *value =
        part_number(page,
                    motion_between(&page->ui->motion, MOTION_COUNT,
                                   meter->before, meter->value),
                    false);
    bool long_value = page_text_width(page, value, TYPE_OPTION) > 40;
    page_label(
        page, (struct spot){rect.x + 196, rect.y + 17, 40}, value,
        style_right(long_value ? TYPE_NOTE_STRONG : TYPE_OPTION, TOKEN_TEXT));
}

int32_t meter_begin(struct page *page, struct rect rect,
                    const struct view_meter *meter,
                    const struct view_mark *mark)
{
    int32_t widget = page_control(
        page, &(struct control){.role = ROLE_METER,
                                .id = page_format(page, "meter.%s", meter->id),
                                .name = meter->name,
                                .rect = rect,
                                .action = ACT_GO,
                                .number = SCREEN_HISTORY});
    const char *words = meter_words(page, meter);
    if (mark != NULL)
        words =
            page_say(page, WORD_METER_PREVIEW,
                     VALUES(VALUE_TEXT("now", words),
                            VALUE_TEXT("change", part_mark_words(page, mark))));
    page_value(page, "%s", words);
    return widget;
}

void meter_row(struct page *page, struct rect rect,
               const struct view_meter *meter, struct meter_look look)
{
    int32_t widget = meter_begin(page, rect, meter, look.mark);
    uint8_t state = page_state(page, widget);
    struct rect plate = box(rect.x - 4, rect.y - 1, rect.w + 8, rect.h + 1);
    bool lit = (state & (STATE_FOCUSED | STATE_HOVERED)) != 0;
    if (lit || look.charted)
        page_fill(page, plate, 5, page_color(page, TOKEN_BG2));
    if (look.charted && !lit)
        page_border(page, plate, 5, DRAW_SUB, page_color(page, TOKEN_LINE));
    bool still = meter->value == meter->before;
    page_label(
        page, (struct spot){rect.x, rect.y + 16, still ? 176 : 148},
        meter->name,
        style(look.charted ? TYPE_CARD_STRONG : TYPE_CARD_MEDIUM, TOKEN_TEXT));
    row_change(page, rect, meter);
    row_value(page, rect, meter);
    row_preview(page, rect, look.mark);
    row_bar(page, box(rect.x, rect.y + 21, rect.w, 4), meter, look.mark);
    if ((state & STATE_FOCUSED) != 0)
        page_ring(page, rect, 4); /* beside its name */
    page_end(page);
}
