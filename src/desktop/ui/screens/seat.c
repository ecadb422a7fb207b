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
                  .name = page_say(page, WORD_SEAT_PERSON,
                                   VALUES(VALUE_TEXT("actor", seat->name))),
                  .rect = rect,
                  .action = ACT_JOIN,
                  .number = index,
                  .chosen = joined});
    page_value(page, "%s",
               joined ? page_word(page, WORD_SEAT_JOINED)
                      : page_word(page, WORD_SEAT_NOT_JOINED));
    part_card(page, widget, rect, 12);
    page_label(
        page, (struct spot){rect.x + 8, rect.y + rect.h / 2 + 5, rect.w - 16},
        joined ? page_word(page, WORD_SEAT_TICK)
               : page_word(page, WORD_SEAT_JOIN),
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
    struct rect in =
        page_panel(page, "seats", page_word(page, WORD_SEAT_NAME), rect, 20);
    page_heading(page, (struct spot){in.x, in.y + 24, in.w},
                 page_word(page, WORD_SEAT_NAME),
                 style(TYPE_QUESTION, TOKEN_TEXT));
    box_cut_top(&in, 44);
    struct rect foot = box_cut_bottom(&in, 64);
    int32_t y =
        page_scroll_begin(page, "seat.list", page_word(page, WORD_SEAT_LIST),
                          box(in.x - 4, in.y, in.w + 16, in.h));
    for (int32_t i = 0; i < briefing->seats.count; i++) {
        seat_row(page, box(in.x, y + 4, in.w - 4, ROW), i);
        y += ROW + 12;
    }
    page_scroll_end(page, y);
    int32_t joined = joined_count(page->ui);
    const char *label = joined > 1 ? page_say(page, WORD_SEAT_START,
                                              VALUES(VALUE_NUMBER("n", joined)))
                                   : page_word(page, WORD_SEAT_SEVERAL);
    part_button(
        page, &(struct button){
                  .id = "together",
                  .label = label,
                  .key = "",
                  .rect = box(foot.x + 2, foot.y + 20, in.w - 4, 40),
                  .action = ACT_TOGETHER,
                  .locked = part_locked(page, joined <= 1, WORD_SEAT_LOCKED)});
    page_end(page);
}

/* The sides that nobody can take: they are played by rules. */
static const char *rule_played(struct page *page)
{
    const struct model *model = page->ui->host.model(page->ui->host.context);
    const char *names = "";
    for (int32_t i = 0; i < model->actors_count; i++) {
        if (!model->actors[i].playable)
            names = part_list(
                page, names,
                view_literal(&page->list->arena, model->actors[i].name));
    }
    return names;
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
        page, box(in.x, y, in.w, 0), page_word(page, WORD_ABOUT_LENGTH),
        page_say(page, WORD_ABOUT_TURNS,
                 VALUES(VALUE_NUMBER("n", briefing->turn_cap))));
    y += part_paragraph(page, box(in.x, y, in.w, 0),
                        page_word(page, WORD_SEAT_RULES), rule_played(page));
    y += part_paragraph(page, box(in.x, y, in.w, 0),
                        page_word(page, WORD_ABOUT_BEFORE),
                        briefing->content_note);
    y +=
        part_paragraph(page, box(in.x, y, in.w, 0),
                       page_word(page, WORD_ABOUT_FACTS), briefing->facts_note);
    y += part_paragraph(page, box(in.x, y, in.w, 0),
                        page_word(page, WORD_ABOUT_BY), briefing->authors);
    y += part_paragraph(page, box(in.x, y, in.w, 0),
                        page_word(page, WORD_ABOUT_LICENCE), briefing->license);
    page_scroll_end(page, y);
    page_end(page);
}

void screen_seat(struct page *page)
{
    part_top_bar(page, page->ui->briefing->title,
                 page_word(page, WORD_SEAT_BAR));
    struct rect all = box(24, 68, page->w - 48, page->h - 92);
    struct rect left = box_cut_left(&all, all.w * 9 / 20);
    box_cut_left(&all, 12);
    about(page, left);
    seats(page, all);
}
