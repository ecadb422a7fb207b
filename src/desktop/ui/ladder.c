#include "desktop/ui/ladder.h"

#include "desktop/ui/parts.h"
#include "desktop/ui/ui_state.h"

#include <inttypes.h>

#define PITCH_MOST  25
#define PITCH_LEAST 22
#define ROWS_MOST   9 /* of a longer ladder the part around "now" is shown */
#define TOKENS_MOST 4
#define KEY_GAP     14
#define KEY_ROW     22
#define KEY_CAPTION 92

/* What the rows are drawn from. */
struct rows {
    const struct view *view;
    const struct view_option *option; /* NULL: none previewed */
    int32_t option_number;            /* from 1 */
    int32_t first, count;             /* lowest rung shown, how many */
    int32_t pitch;
    struct rect rect;
};

static void pick_rows(struct rows *rows)
{
    int32_t count = rows->view->ladder.count;
    rows->count = count < ROWS_MOST ? count : ROWS_MOST;
    rows->first = rows->view->rung_now - ROWS_MOST / 2;
    if (rows->first > count - rows->count)
        rows->first = count - rows->count;
    if (rows->first < 0)
        rows->first = 0;
    rows->pitch = count > 8 ? PITCH_LEAST : PITCH_MOST;
}

static void draw_token(struct page *page, struct spot centre,
                       const struct view_token *token, bool on_light)
{
    int32_t letter = (token->name[0] & 0x80) == 0 ? 1 : 2;
    color fill = page_color(page, on_light ? TOKEN_BG0 : TOKEN_TEXT2);
    if (token->own)
        page_circle(page, box(centre.x, centre.y, 0, 0), 9 * DRAW_SUB, 0, fill);
    else
        page_fill(page, box(centre.x - 8, centre.y - 8, 17, 17), 4, fill);
    page_label(
        page, (struct spot){centre.x - 9, centre.y + 5, 19},
        page_format(page, "%.*s", letter, token->name),
        style_centre(TYPE_NOTE_STRONG, on_light ? TOKEN_TEXT : TOKEN_BG0));
}

/* Tokens of one rung from the right; returns where the free space ends. */
static int32_t row_tokens(struct page *page, const struct rows *rows,
                          struct rect row, int32_t rung)
{
    const struct view *view = rows->view;
    int32_t x = box_right(row) - 13;
    bool light = rung == view->rung_now;
    for (int32_t i = 0; i < view->tokens.count && i < TOKENS_MOST; i++) {
        if (view->tokens.items[i].rung != rung)
            continue;
        draw_token(page, (struct spot){x, row.y + row.h / 2, 0},
                   &view->tokens.items[i], light);
        x -= 19;
    }
    return x + 13 - 4;
}

int32_t ladder_rung_at(const struct view *view, int32_t value)
{
    int32_t rung = view->ladder.count > 0 ? 0 : -1;
    for (int32_t i = 0; i < view->ladder.count; i++) {
        if (value >= view->ladder.items[i].from)
            rung = i;
    }
    return rung;
}

/* The rung that the ladder's meter was on at the stop before; the one now
 * where this seat does not see the meter. */
static int32_t rung_before(const struct view *view)
{
    for (int32_t i = 0; i < view->meters.count; i++) {
        if (view->meters.items[i].is_ladder)
            return ladder_rung_at(view, view->meters.items[i].before);
    }
    return view->rung_now;
}

static struct rect row_at(const struct rows *rows, int32_t rung)
{
    int32_t from_top = rows->first + rows->count - 1 - rung;
    return box(rows->rect.x, rows->rect.y + from_top * rows->pitch,
               rows->rect.w, rows->pitch - 2);
}

/* Where the marker is on its way from the rung before to the one now. */
static struct rect marker_at(struct page *page, const struct rows *rows)
{
    struct rect at = row_at(rows, rows->view->rung_now);
    int32_t before = rung_before(rows->view);
    int32_t top = rows->first + rows->count - 1;
    before = before > top ? top : before < rows->first ? rows->first : before;
    at.y = motion_between(&page->ui->motion, MOTION_LADDER,
                          row_at(rows, before).y, at.y);
    return at;
}

/* [now][an act of it is looked at] */
static const enum word rung_words[2][2] = {
    {WORD_LADDER_RUNG, WORD_LADDER_RUNG_LOOKED},
    {WORD_LADDER_RUNG_NOW, WORD_LADDER_RUNG_BOTH}};

static void draw_row(struct page *page, const struct rows *rows, int32_t rung)
{
    const struct view *view = rows->view;
    struct rect row = row_at(rows, rung);
    bool now = rung == view->rung_now;
    bool preview = rows->option != NULL && rows->option->rung == rung;
    const char *name = view->ladder.items[rung].name;
    page_begin(page, ROLE_ITEM, page_format(page, "rung.%" PRId32, rung), name,
               row);
    page_value(page, "%s",
               page_say(page, rung_words[now][preview],
                        VALUES(VALUE_NUMBER("rung", rung))));
    page_fill(page, row, 4, page_color(page, TOKEN_BG2));
    if (now) {
        row = marker_at(page, rows);
        page_fill(page, row, 4, page_color(page, TOKEN_TEXT));
    }
    page_fill(page, box(row.x, row.y, 5, row.h), 2,
              theme_ramp(page->theme, rung, view->ladder.count));
    if (preview)
        page_border(page, box_inset(row, -1), 5, 2 * DRAW_SUB,
                    page_color(page, TOKEN_FOCUS));
    int32_t base = row.y + row.h / 2 + 5;
    int32_t end = row_tokens(page, rows, row, rung);
    const char *word = now ? page_word(page, WORD_LADDER_NOW) : "";
    if (preview)
        word = page_say(page, now ? WORD_LADDER_NOW_OPTION : WORD_LADDER_OPTION,
                        VALUES(VALUE_NUMBER("option", rows->option_number)));
    int32_t width =
        word[0] == '\0' ? 0 : page_text_width(page, word, TYPE_NOTE_STRONG);
    page_label(page, (struct spot){end - width - 6, base, width + 1}, word,
               style(TYPE_NOTE_STRONG, now ? TOKEN_BG0 : TOKEN_FOCUS));
    page_label(page, (struct spot){row.x + 12, base, 20},
               page_format(page, "%" PRId32, rung),
               style(TYPE_NOTE_STRONG, now ? TOKEN_BG0 : TOKEN_TEXT));
    page_label(page,
               (struct spot){row.x + 28 + (rung > 9 ? 8 : 0), base,
                             end - width - 12 - row.x - 28},
               name,
               now ? style(TYPE_NOTE_STRONG, TOKEN_BG0)
                   : style(TYPE_NOTE, TOKEN_TEXT2));
    page_end(page);
}

static int32_t key_width(struct page *page, const struct view_token *token)
{
    return 23 + page_text_width(page, token->name, TYPE_NOTE) + KEY_GAP;
}

/* Whose token is whose, in as many rows as that takes; and what they mark,
 * where the last one leaves room. Returns the height; `draws` false: only
 * that. */
static int32_t token_key(struct page *page, struct rect rect, bool draws)
{
    const struct view *view = page->ui->view;
    int32_t x = rect.x;
    int32_t y = rect.y;
    int32_t end = box_right(rect);
    if (view->tokens.count == 0)
        return 0;
    for (int32_t i = 0; i < view->tokens.count && i < TOKENS_MOST; i++) {
        const struct view_token *token = &view->tokens.items[i];
        int32_t width = key_width(page, token);
        if (x > rect.x && x + width - KEY_GAP > end) {
            x = rect.x;
            y += KEY_ROW;
        }
        if (draws) {
            draw_token(page, (struct spot){x + 9, y + 12, 0}, token, false);
            page_label(page, (struct spot){x + 23, y + 17, width - 36},
                       token->name, style(TYPE_NOTE, TOKEN_TEXT2));
        }
        x += width;
    }
    const char *caption = page_word(page, WORD_LADDER_LAST_ACT);
    int32_t wide = part_wide(page, caption, TYPE_NOTE, KEY_CAPTION);
    if (draws && x + wide <= end)
        page_label(page, (struct spot){end - wide, y + 17, wide}, caption,
                   style_right(TYPE_NOTE, TOKEN_MUTED));
    return y - rect.y + KEY_ROW + 4;
}

static struct rows rows_of(struct page *page, struct rect rect, int32_t option)
{
    const struct view *view = page->ui->view;
    struct rows rows = {.view = view, .rect = rect};
    if (option >= 0 && option < view->options.count) {
        rows.option = &view->options.items[option];
        rows.option_number = option + 1;
    }
    pick_rows(&rows);
    return rows;
}

int32_t ladder_height(struct page *page, int32_t width)
{
    struct rows rows = rows_of(page, box(0, 0, width, 0), -1);
    return rows.count * rows.pitch + token_key(page, rows.rect, false);
}

int32_t ladder_rows(struct page *page, struct rect rect, int32_t option)
{
    struct rows rows = rows_of(page, rect, option);
    int32_t used = rows.count * rows.pitch;
    int32_t widget = page_control(
        page, &(struct control){.role = ROLE_LIST,
                                .id = "ladder",
                                .name = page_word(page, WORD_LADDER_NAME),
                                .rect = box(rect.x, rect.y, rect.w, used),
                                .action = ACT_GO,
                                .number = SCREEN_LADDER});
    int32_t now = rows.view->rung_now;
    for (int32_t rung = rows.first + rows.count; rung-- > rows.first;) {
        if (rung != now)
            draw_row(page, &rows, rung);
    }
    draw_row(page, &rows, now); /* its marker may lie over others */
    if ((page_state(page, widget) & STATE_FOCUSED) != 0)
        page_ring(page, box(rect.x, rect.y, rect.w, used - 2), 4);
    page_end(page);
    return used + token_key(page, box(rect.x, rect.y + used, rect.w, 0), true);
}

static const char *moved_words(struct page *page, int32_t from, int32_t to)
{
    const char *name = page->ui->view->ladder.items[from].name;
    int32_t by = to > from ? to - from : from - to;
    if (by == 0)
        return page_word(page, WORD_LADDER_STILL);
    return page_say(page, to > from ? WORD_LADDER_UP : WORD_LADDER_DOWN,
                    VALUES(VALUE_NUMBER("n", by), VALUE_NUMBER("from", from),
                           VALUE_TEXT("name", name)));
}

static void plate_bars(struct page *page, struct rect at)
{
    const struct view *view = page->ui->view;
    int32_t count = view->ladder.count;
    int32_t pitch = count > 8 ? at.w / count : 15;
    for (int32_t i = 0; i < count; i++) {
        int32_t height = count > 1 ? 8 + 21 * i / (count - 1) : 20;
        color fill = theme_ramp(page->theme, i, count);
        if (i == view->rung_now)
            fill = page_color(page, TOKEN_TEXT);
        page_fill(
            page,
            box(at.x + i * pitch, at.y + at.h - height, pitch - 4, height), 2,
            i > view->rung_now ? theme_fade(fill, 55) : fill);
    }
}

void ladder_plate(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    if (view->rung_now < 0)
        return;
    int32_t now = view->rung_now;
    const char *name =
        page_format(page, "%" PRId32 " %s", now, view->ladder.items[now].name);
    page_begin(page, ROLE_ITEM, "ladder.now", name, rect);
    page_fill(page, rect, 6, page_color(page, TOKEN_BG2));
    const char *ladder = page_word(page, WORD_LADDER_NAME);
    int32_t wide = part_wide(page, ladder, TYPE_CARD_MEDIUM, 52);
    page_label(page, (struct spot){rect.x + 16, rect.y + 33, wide}, ladder,
               style(TYPE_CARD_MEDIUM, TOKEN_TEXT2));
    plate_bars(page, box(rect.x + 24 + wide, rect.y, 120, rect.h - 12));
    int32_t x = rect.x + 158 + wide;
    page_label(page, (struct spot){x, rect.y + 25, box_right(rect) - x - 60},
               name, style(TYPE_CARD_STRONG, TOKEN_TEXT));
    page_label(page, (struct spot){x, rect.y + 44, box_right(rect) - x - 16},
               moved_words(page, rung_before(view), now),
               style(TYPE_NOTE, TOKEN_MUTED));
    page_label(page, (struct spot){box_right(rect) - 56, rect.y + 25, 40},
               page_word(page, WORD_LADDER_NOW),
               style_right(TYPE_NOTE_STRONG, TOKEN_TEXT));
    page_end(page);
}
