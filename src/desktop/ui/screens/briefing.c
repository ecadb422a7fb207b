#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"

#include <inttypes.h>

#define READING 640 /* units: 66 characters of the body type */

static bool picked(const struct ui *ui, int32_t mandate)
{
    const int32_t *pick = ui->picks[ui->seat];
    return pick[0] == mandate || pick[1] == mandate;
}

static int32_t missing(const struct ui *ui)
{
    const struct view_seat *seat = &ui->briefing->seats.items[ui->seat];
    int32_t wanted = seat->mandates.count < 2 ? seat->mandates.count : 2;
    for (int i = 0; i < 2; i++)
        wanted -= ui->picks[ui->seat][i] >= 0 ? 1 : 0;
    return wanted > 0 ? wanted : 0;
}

static void check_box(struct page *page, struct rect rect, bool on)
{
    if (!on) {
        page_border(page, rect, 6, DRAW_SUB, page_color(page, TOKEN_LINE));
        return;
    }
    page_fill(page, rect, 6, page_color(page, TOKEN_FAV));
    page_label(page, (struct spot){rect.x, rect.y + 18, rect.w}, "\xE2\x9C\x93",
               style_centre(TYPE_BADGE, TOKEN_BG0));
}

static int32_t mandate_card(struct page *page, struct rect rect, int32_t index)
{
    const struct view_seat *seat =
        &page->ui->briefing->seats.items[page->ui->seat];
    const struct view_mandate *mandate = &seat->mandates.items[index];
    struct style look = style(TYPE_CARD, TOKEN_TEXT2);
    bool on = picked(page->ui, index);
    rect.h = 48 + page_text_height(page, rect.w - 72, mandate->text, look);
    if (rect.h < 56)
        rect.h = 56;
    int32_t widget = page_control(
        page,
        &(struct control){.role = ROLE_CARD,
                          .id = page_format(page, "mandate.%s", mandate->id),
                          .name = mandate->name,
                          .rect = rect,
                          .action = ACT_MANDATE,
                          .number = index,
                          .chosen = on});
    page_value(
        page, "%s",
        page_say(
            page, WORD_LIST_SEMICOLON,
            VALUES(VALUE_TEXT("first",
                              on ? page_word(page, WORD_BRIEFING_PICKED)
                                 : page_word(page, WORD_BRIEFING_NOT_PICKED)),
                   VALUE_TEXT("second", mandate->text))));
    part_card(page, widget, rect, 12);
    check_box(page, box(rect.x + 16, rect.y + 15, 26, 26), on);
    page_label(page, (struct spot){rect.x + 56, rect.y + 33, rect.w - 72},
               mandate->name, style(TYPE_OPTION, TOKEN_TEXT));
    page_text(page, box(rect.x + 56, rect.y + 40, rect.w - 72, 0),
              mandate->text, look);
    page_end(page);
    return rect.h;
}

static void mandates(struct page *page, struct rect rect)
{
    const struct view_seat *seat =
        &page->ui->briefing->seats.items[page->ui->seat];
    struct rect in = page_panel(
        page, "mandates", page_word(page, WORD_BRIEFING_MANDATES), rect, 20);
    page_section(page, (struct spot){in.x, in.y + 14, 220},
                 page_word(page, WORD_BRIEFING_MANDATES));
    box_cut_top(&in, 24);
    int32_t used = page_text(page, in, page_word(page, WORD_BRIEFING_PICK_TWO),
                             style(TYPE_CARD, TOKEN_TEXT2));
    box_cut_top(&in, used + 12);
    int32_t y = page_scroll_begin(page, "mandate.list",
                                  page_word(page, WORD_BRIEFING_LIST),
                                  box(in.x - 4, in.y, in.w + 16, in.h));
    for (int32_t i = 0; i < seat->mandates.count; i++)
        y += mandate_card(page, box(in.x, y + 4, in.w - 4, 0), i) + 12;
    page_scroll_end(page, y);
    page_end(page);
}

/* What one wants to know before, and who made it. */
static int32_t notes(struct page *page, struct rect at)
{
    const struct view_briefing *briefing = page->ui->briefing;
    const struct {
        enum word title;
        const char *text;
    } items[] = {{WORD_ABOUT_BEFORE, briefing->content_note},
                 {WORD_ABOUT_FACTS, briefing->facts_note},
                 {WORD_ABOUT_LENGTH,
                  page_say(page, WORD_ABOUT_TURNS,
                           VALUES(VALUE_NUMBER("n", briefing->turn_cap)))},
                 {WORD_ABOUT_BY, briefing->authors},
                 {WORD_ABOUT_LICENCE, briefing->license}};
    int32_t y = at.y;
    for (size_t i = 0; i < sizeof items / sizeof items[0]; i++)
        y += part_paragraph(page, box(at.x, y, at.w, 0),
                            page_word(page, items[i].title), items[i].text);
    return y - at.y;
}

static void brief(struct page *page, struct rect rect)
{
    const struct view_briefing *briefing = page->ui->briefing;
    const struct view_seat *seat = &briefing->seats.items[page->ui->seat];
    struct rect in = page_panel(page, "brief.panel", seat->name, rect, 24);
    int32_t width = in.w < READING ? in.w : READING;
    page_section(page, (struct spot){in.x, in.y + 12, 300},
                 page_word(page, WORD_BRIEFING_NAME));
    box_cut_top(&in, 24);
    int32_t y =
        page_scroll_begin(page, "brief", page_word(page, WORD_BRIEFING_NAME),
                          box(in.x, in.y, in.w + 14, in.h));
    y += page_text(page, box(in.x, y, width, 0),
                   page_say(page, WORD_BRIEFING_YOU_ARE,
                            VALUES(VALUE_TEXT(
                                "actor", part_in_sentence(page, seat->name)))),
                   style(TYPE_SCREEN, TOKEN_TEXT)) +
         4;
    y += page_text(page, box(in.x, y, width, 0), seat->role,
                   style(TYPE_BRIEF, TOKEN_MUTED)) +
         14;
    y += part_prose(page, box(in.x, y, width, 0), seat->brief,
                    style(TYPE_BODY, TOKEN_TEXT2));
    if (seat->brief.count == 0)
        y += page_text(page, box(in.x, y, width, 0), briefing->summary,
                       style(TYPE_BODY, TOKEN_TEXT2));
    y += 16;
    page_rule(page, box(in.x, y, width, 0), TOKEN_HAIR);
    y += notes(page, box(in.x, y + 14, width, 0));
    page_scroll_end(page, y);
    page_end(page);
}

#define CHOICE_W 264

/* What is played, chosen by whoever reads the first briefing. The button says
 * what stands; pressing it takes the next. */
static int32_t choice(struct page *page, struct spot at,
                      enum action_kind action, const char *label)
{
    struct button button = {.id = action == ACT_TRUTHS ? "truths" : "length",
                            .label = label,
                            .key = "",
                            .action = action};
    button.rect =
        box(at.x, at.y, part_button_width(page, &button, CHOICE_W), 48);
    part_button(page, &button);
    return box_right(button.rect) + 12;
}

static const char *length_words(struct page *page)
{
    const struct ui *ui = page->ui;
    const struct view_cut *cut;
    if (ui->cut < 0)
        return page_word(page, WORD_BRIEFING_WHOLE);
    cut = &ui->briefing->cuts.items[ui->cut];
    return page_say(page, WORD_BRIEFING_CUT,
                    VALUES(VALUE_NUMBER("minutes", cut->minutes),
                           VALUE_NUMBER("n", cut->scenes)));
}

/* Returns where what stands to their right may begin. */
static int32_t versions(struct page *page, int32_t y)
{
    const struct view_briefing *briefing = page->ui->briefing;
    int32_t x = 24;
    if (briefing->on_record)
        x = choice(page, (struct spot){x, y, 0}, ACT_TRUTHS,
                   page->ui->as_it_was
                       ? page_word(page, WORD_BRIEFING_TRUTHS_RECORD)
                       : page_word(page, WORD_BRIEFING_TRUTHS_DICE));
    if (briefing->cuts.count > 0)
        x = choice(page, (struct spot){x, y, 0}, ACT_LENGTH,
                   length_words(page));
    return x;
}

static void start_button(struct page *page, int32_t left, struct rect rect)
{
    int32_t more = missing(page->ui);
    const char *why = more == 0 ? ""
                                : page_say(page, WORD_BRIEFING_PICK_FIRST,
                                           VALUES(VALUE_NUMBER("n", more)));
    if (more > 0)
        page_label(page, (struct spot){left, rect.y + 30, rect.x - left - 24},
                   page_word(page, more == 1 ? WORD_BRIEFING_PICK_ONE
                                             : WORD_BRIEFING_PICK_BOTH),
                   style_right(TYPE_BRIEF, TOKEN_FOCUS));
    part_button(page,
                &(struct button){
                    .id = "start",
                    .label = page_word(page, WORD_BRIEFING_BEGIN),
                    .key = more == 0 ? page_word(page, WORD_KEY_ENTER) : "",
                    .rect = rect,
                    .action = ACT_START,
                    .locked = why,
                    .main = true});
}

void screen_briefing(struct page *page)
{
    const struct view_seat *seat =
        &page->ui->briefing->seats.items[page->ui->seat];
    part_top_bar(page, page->ui->briefing->title,
                 page_word(page, WORD_BRIEFING_BAR));
    struct rect all = box(24, 68, page->w - 48, page->h - 68 - 88);
    if (seat->mandates.count > 0) {
        struct rect right = box_cut_right(&all, all.w * 9 / 20);
        box_cut_right(&all, 12);
        brief(page, all);
        mandates(page, right);
    } else {
        brief(page, all);
    }
    start_button(page, versions(page, page->h - 72),
                 box(page->w - 24 - 288, page->h - 72, 288, 48));
}
