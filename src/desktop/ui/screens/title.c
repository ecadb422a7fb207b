#include "desktop/ui/keep.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"

#include <inttypes.h>
#include <string.h>

#define ROW 68

/* The listed scenario under the pointer, else the one with the focus, else
 * the one looked at last. */
static size_t looked_at(struct ui *ui, size_t count)
{
    const char *ids[] = {strbuf_get(&ui->hover), strbuf_get(&ui->focus)};
    for (int k = 1; k >= 0; k--) {
        for (size_t i = 0; i < count; i++) {
            struct strbuf id = {0};
            strbuf_format(&id, "scenario.%d", (int)i);
            bool same = strcmp(strbuf_get(&id), ids[k]) == 0;
            strbuf_clear(&id);
            if (same)
                ui->shown = (int32_t)i;
        }
    }
    return (size_t)ui->shown < count ? (size_t)ui->shown : 0;
}

/* The same for the play to go on with: it comes before a scenario. */
static bool looks_at_continue(struct ui *ui)
{
    const char *looked = strbuf_get(&ui->hover);
    bool row = strncmp(looked, "scenario.", 9) == 0;
    if (!row && strcmp(looked, "continue") != 0)
        looked = strbuf_get(&ui->focus);
    if (strcmp(looked, "continue") == 0)
        ui->continuing = true;
    else if (strncmp(looked, "scenario.", 9) == 0)
        ui->continuing = false;
    return ui->continuing;
}

/* A file that has no title goes by the end of its path: folder and file. */
static const char *title_of(const struct ui_scenario *scenario)
{
    const char *title = scenario->title;
    int slashes = 0;
    for (size_t i = strlen(title); i-- > 0;) {
        if ((title[i] == '/' || title[i] == '\\') && ++slashes == 2)
            return title + i + 1;
    }
    return title;
}

/* Its texts are plain strings. */
static struct ui_scenario listed(struct page *page, size_t index)
{
    struct ui_scenario scenario =
        page->ui->host.scenario(page->ui->host.context, index);
    struct arena *arena = &page->list->arena;
    scenario.title = view_literal(arena, scenario.title);
    scenario.summary = view_literal(arena, scenario.summary);
    scenario.note = view_literal(arena, scenario.note);
    scenario.seats = view_literal(arena, scenario.seats);
    return scenario;
}

static void row(struct page *page, struct rect rect, size_t index)
{
    struct ui_scenario scenario = listed(page, index);
    bool bad = scenario.error[0] != '\0';
    const char *title = bad ? title_of(&scenario) : scenario.title;
    int32_t widget = page_control(
        page,
        &(struct control){.role = ROLE_CARD,
                          .id = page_format(page, "scenario.%d", (int)index),
                          .name = title,
                          .rect = rect,
                          .action = ACT_SCENARIO,
                          .number = (int32_t)index});
    page_value(page, "%s", bad ? scenario.error : scenario.summary);
    part_card(page, widget, rect, 12);
    int32_t x = rect.x + 16;
    if (bad) {
        part_triangle(page, (struct spot){x + 9, rect.y + 25, 0}, 20, 1,
                      page_color(page, TOKEN_UNF));
        page_label(page, (struct spot){x, rect.y + 31, 18}, "!",
                   style_centre(TYPE_BADGE, TOKEN_BG0));
        x += 30;
    }
    page_label(page, (struct spot){x, rect.y + 30, box_right(rect) - x - 16},
               title, style(TYPE_VALUE, TOKEN_TEXT));
    struct style line = style(TYPE_CARD, bad ? TOKEN_UNF : TOKEN_MUTED);
    line.plain = bad;
    page_label(page, (struct spot){x, rect.y + 52, box_right(rect) - x - 16},
               bad ? page_word(page, WORD_TITLE_BAD) : scenario.summary, line);
    page_end(page);
}

static void list(struct page *page, struct rect rect, size_t count)
{
    int32_t y = page_scroll_begin(page, "scenarios",
                                  page_word(page, WORD_TITLE_LIST), rect);
    for (size_t i = 0; i < count; i++) {
        row(page, box(rect.x + 4, y + 4, rect.w - 8 - PAGE_SCROLL_BAR, ROW), i);
        y += ROW + 12;
    }
    if (count == 0)
        y += page_text(page, box(rect.x + 4, y + 4, rect.w - 20, 0),
                       page_word(page, WORD_TITLE_EMPTY),
                       style(TYPE_BODY, TOKEN_TEXT2));
    page_scroll_end(page, y);
}

/* What one asks before choosing: who one plays, how long, what it holds. */
static int32_t facts(struct page *page, struct rect at,
                     const struct ui_scenario *scenario)
{
    int32_t y = at.y;
    page_rule(page, box(at.x, y - 4, at.w, 0), TOKEN_HAIR);
    y += 12;
    y += part_paragraph(page, box(at.x, y, at.w, 0),
                        page_word(page, WORD_TITLE_SEATS), scenario->seats);
    if (scenario->turns > 0)
        y += part_paragraph(
            page, box(at.x, y, at.w, 0), page_word(page, WORD_ABOUT_LENGTH),
            page_say(page, WORD_TITLE_TURNS,
                     VALUES(VALUE_NUMBER("n", scenario->turns))));
    y += part_paragraph(page, box(at.x, y, at.w, 0),
                        page_word(page, WORD_ABOUT_BEFORE), scenario->note);
    return y - at.y;
}

static void details(struct page *page, struct rect rect, size_t index)
{
    struct ui_scenario scenario = listed(page, index);
    bool bad = scenario.error[0] != '\0';
    const char *title = bad ? title_of(&scenario) : scenario.title;
    struct rect in = page_panel(page, "details", title, rect, 24);
    int32_t y = page_scroll_begin(page, "summary", title,
                                  box(in.x, in.y, in.w + 12, in.h - 36));
    y += page_text(page, box(in.x, y, in.w, 0), title,
                   style(TYPE_QUESTION, TOKEN_TEXT)) +
         12;
    struct style look =
        style(bad ? TYPE_BRIEF : TYPE_BODY, bad ? TOKEN_UNF : TOKEN_TEXT2);
    look.plain = bad;
    if (bad)
        y += page_text(page, box(in.x, y, in.w, 0),
                       page_word(page, WORD_TITLE_FIRST_ERROR),
                       style(TYPE_BODY, TOKEN_TEXT2)) +
             8;
    y += page_text(page, box(in.x, y, in.w, 0),
                   bad ? scenario.error : scenario.summary, look) +
         18;
    if (!bad)
        y += facts(page, box(in.x, y, in.w, 0), &scenario);
    page_scroll_end(page, y);
    page_label(page, (struct spot){in.x, box_bottom(in) - 6, in.w},
               bad ? page_word(page, WORD_TITLE_ENTER_BAD)
                   : page_word(page, WORD_TITLE_ENTER),
               style(TYPE_CARD_STRONG, TOKEN_FOCUS));
    page_end(page);
}

/* The play to go on with ---------------------------------------------------
 */

static const char *name_of(const struct ui_save *save)
{
    return save->name[0] != '\0' ? save->name : save->title;
}

static void continue_card(struct page *page, struct rect rect, int32_t index)
{
    struct ui_save save = keep_item(page->ui, index);
    struct style line = style(TYPE_CARD, TOKEN_TEXT2);
    struct style name = style(TYPE_VALUE, TOKEN_TEXT);
    line.plain = name.plain = true;
    int32_t widget = page_control(
        page, &(struct control){
                  .role = ROLE_CARD,
                  .id = "continue",
                  .name = page_say(page, WORD_TITLE_CONTINUE,
                                   VALUES(VALUE_TEXT("play", name_of(&save)))),
                  .rect = rect,
                  .action = ACT_LATEST,
                  .number = index});
    page_value(page, "%s",
               page_say(page, WORD_LIST_SEMICOLON,
                        VALUES(VALUE_TEXT("first", save.stand),
                               VALUE_TEXT("second", save.when))));
    part_card(page, widget, rect, 12);
    page_polygon(
        page,
        (struct point[]){{(rect.x + 18) * DRAW_SUB, (rect.y + 32) * DRAW_SUB},
                         {(rect.x + 18) * DRAW_SUB, (rect.y + 60) * DRAW_SUB},
                         {(rect.x + 40) * DRAW_SUB, (rect.y + 46) * DRAW_SUB}},
        3, page_color(page, TOKEN_FAV));
    struct spot spot = {rect.x + 56, rect.y + 27, rect.w - 72};
    page_label(page, spot, page_word(page, WORD_BUTTON_CONTINUE),
               style(TYPE_CARD_STRONG, TOKEN_FAV));
    spot.y += 25;
    page_label(page, spot, name_of(&save), name);
    spot.y += 22;
    page_label(page, spot,
               page_say(page, WORD_LIST_DOT,
                        VALUES(VALUE_TEXT("first", save.stand),
                               VALUE_TEXT("second", save.when))),
               line);
    page_end(page);
}

static void continue_details(struct page *page, struct rect rect, int32_t index)
{
    struct ui_save save = keep_item(page->ui, index);
    struct rect in = page_panel(page, "details", name_of(&save), rect, 24);
    struct style name = style(TYPE_QUESTION, TOKEN_TEXT);
    struct style line = style(TYPE_BODY, TOKEN_TEXT2);
    name.plain = line.plain = true;
    int32_t y = page_scroll_begin(page, "summary", name_of(&save),
                                  box(in.x, in.y, in.w + 12, in.h - 36));
    y += page_text(page, box(in.x, y, in.w, 0), name_of(&save), name) + 12;
    if (save.name[0] != '\0')
        y += page_text(page, box(in.x, y, in.w, 0), save.title, line);
    y += page_text(page, box(in.x, y, in.w, 0), save.stand, line);
    y += page_text(page, box(in.x, y, in.w, 0),
                   page_say(page, WORD_TITLE_KEPT,
                            VALUES(VALUE_TEXT("date", save.when))),
                   line) +
         18;
    page_rule(page, box(in.x, y, in.w, 0), TOKEN_HAIR);
    y += 16;
    y += page_text(page, box(in.x, y, in.w, 0),
                   page_word(page, WORD_TITLE_GOES_ON),
                   style(TYPE_BRIEF, TOKEN_TEXT2));
    page_scroll_end(page, y);
    page_label(page, (struct spot){in.x, box_bottom(in) - 6, in.w},
               page_word(page, WORD_TITLE_ENTER_SAVE),
               style(TYPE_CARD_STRONG, TOKEN_FOCUS));
    page_end(page);
}

/* Rungs as an ornament: what the game is about, before a word is read. */
static void ornament(struct page *page, struct rect rect)
{
    for (int32_t i = 0; i < 8; i++) {
        int32_t height = rect.h * (i + 2) / 9;
        page_fill(page,
                  box(rect.x + i * 24, box_bottom(rect) - height, 16, height),
                  3, theme_ramp(page->theme, i, 8));
    }
}

static void head(struct page *page)
{
    page_heading(page, (struct spot){64, 108, 640}, "D\xC3\xA9marche",
                 style(TYPE_NAME, TOKEN_TEXT));
    page_label(page, (struct spot){66, 146, page->w - 66 - 64 - 184 - 24},
               page_word(page, WORD_TITLE_MOTTO),
               style(TYPE_BODY, TOKEN_TEXT2));
    ornament(page, box(page->w - 64 - 184, 56, 184, 96));
}

/* From `x` to the right margin, on two lines where one is too short. */
static void drop_hint(struct page *page, int32_t x, const char *text)
{
    struct style look = style_right(TYPE_CARD, TOKEN_MUTED);
    struct rect rect = box(x, page->h - 68, page->w - x - 64, 40);
    if (page_text_width(page, text, TYPE_CARD) <= rect.w)
        page_label(page, (struct spot){x, page->h - 43, rect.w}, text, look);
    else
        page_text(page, rect, text, style_most(look, 2));
}

static void foot(struct page *page)
{
    const struct button buttons[] = {
        {.id = "quit",
         .label = page_word(page, WORD_BUTTON_QUIT),
         .key = "",
         .action = ACT_QUIT},
        {.id = "help",
         .label = page_word(page, WORD_BUTTON_HELP),
         .key = "F1",
         .action = ACT_GO,
         .number = SCREEN_HELP},
        {.id = "theme",
         .label = page_word(page, WORD_BUTTON_COLOURS),
         .key = "F10",
         .action = ACT_THEME},
        {.id = "saves",
         .label = page_word(page, WORD_SAVES_NAME),
         .key = "F9",
         .action = ACT_GO,
         .number = SCREEN_SAVES},
    };
    bool saves = page->ui->host.saves != NULL;
    int32_t x = 64;
    for (size_t i = 0; i < (saves ? 4 : 3); i++) {
        struct button button = buttons[i];
        int32_t width = part_button_width(page, &button, i == 3 ? 168 : 140);
        button.rect = box(x, page->h - 68, width, 40);
        part_button(page, &button);
        x = box_right(button.rect) + 12;
    }
    drop_hint(
        page, x + 12,
        page_word(page, saves ? WORD_TITLE_DROP : WORD_TITLE_DROP_SCENARIO));
}

void screen_title(struct page *page)
{
    struct ui *ui = page->ui;
    size_t count = ui->host.scenario_count(ui->host.context);
    size_t shown = looked_at(ui, count);
    int32_t latest = keep_latest(ui);
    struct rect body = box(60, 184, page->w - 124, page->h - 184 - 88);
    head(page);
    struct rect left = box_cut_left(&body, 520);
    box_cut_left(&body, 24);
    if (latest >= 0) {
        struct rect top = box_cut_top(&left, 104);
        continue_card(page, box(top.x + 4, top.y + 4, top.w - 8 - 12, 92),
                      latest);
    }
    list(page, left, count);
    if (latest >= 0 && looks_at_continue(ui))
        continue_details(page, body, latest);
    else if (count > 0)
        details(page, body, shown);
    foot(page);
}
