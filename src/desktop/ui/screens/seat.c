#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"

#include <inttypes.h>

#define ROW 84

static int32_t joined_count(const struct ui *ui)
{
    int32_t count = 0;
    for (int32_t i = 0; i < ui->briefing->seats.count; i++)
        count += (ui->joined >> i & 1) != 0 ? 1 : 0;
    return count;
}

static void join_box(struct page *page, struct rect rect, int32_t index)
{
    const struct view_seat *seat = &page->ui->briefing->seats.items[index];
    bool joined = (page->ui->joined >> index & 1) != 0;
    int32_t widget = page_control(
        page, &(struct control){
                  .role = ROLE_BUTTON,
                  .id = page_format(page, "join.%s", seat->actor),
                  .name = page_format(page, "A person plays %s", seat->name),
                  .rect = rect,
                  .action = ACT_JOIN,
                  .number = index,
                  .chosen = joined});
    page_value(page, "%s", joined ? "joined" : "not joined");
    part_card(page, widget, rect, 12);
    page_label(
        page, (struct spot){rect.x + 8, rect.y + rect.h / 2 + 5, rect.w - 16},
        joined ? "\xE2\x9C\x93 joined" : "+ join",
        style_centre(TYPE_CARD_STRONG, joined ? TOKEN_FAV : TOKEN_TEXT2));
    page_end(page);
}

static void seat_row(struct page *page, struct rect rect, int32_t index)
{
    const struct view_seat *seat = &page->ui->briefing->seats.items[index];
    struct rect card = box(rect.x, rect.y, rect.w - 124, rect.h);
    int32_t widget = page_control(
        page, &(struct control){.role = ROLE_CARD,
                                .id = page_format(page, "seat.%s", seat->actor),
                                .name = seat->name,
                                .rect = card,
                                .action = ACT_SEAT,
                                .number = index});
    page_value(page, "%s", seat->role);
    part_card(page, widget, card, 12);
    bool focused = (page_state(page, widget) & STATE_FOCUSED) != 0;
    part_badge(page, box(card.x + 16, card.y + 16, 26, 26),
               page_format(page, "%" PRId32, index + 1), focused);
    page_label(page, (struct spot){card.x + 56, card.y + 35, card.w - 72},
               seat->name, style(TYPE_VALUE, TOKEN_TEXT));
    page_text(page, box(card.x + 56, card.y + 44, card.w - 72, 38), seat->role,
              style_most(style(TYPE_CARD, TOKEN_TEXT2), 2));
    page_end(page);
    join_box(page, box(box_right(card) + 12, rect.y, 112, rect.h), index);
}

static void seats(struct page *page, struct rect rect)
{
    const struct view_briefing *briefing = page->ui->briefing;
    struct rect in = page_panel(page, "seats", "Who do you play?", rect, 20);
    page_heading(page, (struct spot){in.x, in.y + 24, in.w}, "Who do you play?",
                 style(TYPE_QUESTION, TOKEN_TEXT));
    box_cut_top(&in, 44);
    struct rect foot = box_cut_bottom(&in, 64);
    int32_t y = page_scroll_begin(page, "seat.list", "Seats",
                                  box(in.x - 4, in.y, in.w + 16, in.h));
    for (int32_t i = 0; i < briefing->seats.count; i++) {
        seat_row(page, box(in.x, y + 4, in.w - 4, ROW), i);
        y += ROW + 12;
    }
    page_scroll_end(page, y);
    int32_t joined = joined_count(page->ui);
    const char *label =
        joined > 1 ? page_format(page, "Start with %" PRId32 " persons", joined)
                   : "Several persons at this screen";
    part_button(page, &(struct button){
                          .id = "together",
                          .label = label,
                          .key = "",
                          .rect = box(foot.x + 2, foot.y + 20, in.w - 4, 40),
                          .action = ACT_TOGETHER,
                          .locked = joined > 1 ? ""
                                               : "let two or more seats "
                                                 "join first"});
    page_end(page);
}

/* The sides that nobody can take: they are played by rules. */
static const char *rule_played(struct page *page)
{
    const struct model *model = page->ui->host.model(page->ui->host.context);
    struct strbuf names = {0};
    for (int32_t i = 0; i < model->actors_count; i++) {
        if (!model->actors[i].playable)
            strbuf_format(&names, "%s%s", names.length > 0 ? ", " : "",
                          model->actors[i].name);
    }
    const char *text = page_format(page, "%s", strbuf_get(&names));
    strbuf_clear(&names);
    return text;
}

static void about(struct page *page, struct rect rect)
{
    const struct view_briefing *briefing = page->ui->briefing;
    struct rect in = page_panel(page, "about", briefing->title, rect, 24);
    int32_t start = page_scroll_begin(page, "about.text", briefing->title,
                                      box(in.x, in.y, in.w + 14, in.h));
    int32_t y = start;
    y += page_text(page, box(in.x, y, in.w, 0), briefing->title,
                   style(TYPE_QUESTION, TOKEN_TEXT)) +
         10;
    y += page_text(page, box(in.x, y, in.w, 0), briefing->summary,
                   style(TYPE_BODY, TOKEN_TEXT2)) +
         16;
    y += part_paragraph(
        page, box(in.x, y, in.w, 0), "Length",
        page_format(page, "At most %" PRId32 " turns.", briefing->turn_cap));
    y += part_paragraph(page, box(in.x, y, in.w, 0), "Played by rules",
                        rule_played(page));
    y += part_paragraph(page, box(in.x, y, in.w, 0), "Before you start",
                        briefing->content_note);
    y += part_paragraph(page, box(in.x, y, in.w, 0), "Fact and invention",
                        briefing->facts_note);
    y += part_paragraph(page, box(in.x, y, in.w, 0), "By", briefing->authors);
    y += part_paragraph(page, box(in.x, y, in.w, 0), "Licence",
                        briefing->license);
    page_scroll_end(page, y);
    page_end(page);
}

void screen_seat(struct page *page)
{
    part_top_bar(page, page->ui->briefing->title, "choose a seat");
    struct rect all = box(24, 68, page->w - 48, page->h - 92);
    struct rect left = box_cut_left(&all, all.w * 9 / 20);
    box_cut_left(&all, 12);
    about(page, left);
    seats(page, all);
}
