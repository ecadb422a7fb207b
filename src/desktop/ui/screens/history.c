#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"
#include "play/words.h"

#include <inttypes.h>
#include <string.h>

#define STOPS 340

/* "Turn 4, 19 Dec: The podium (after Confront)" on two lines. */
#define AFTER " (after "

static const char *stop_place(struct page *page, const char *title)
{
    const char *after = strstr(title, AFTER);
    int length = after == NULL ? (int)strlen(title) : (int)(after - title);
    return page_format(page, "%.*s", length, title);
}

static const char *stop_note(struct page *page, const struct view_stop *stop)
{
    const char *after = strstr(stop->title, AFTER);
    const char *state = stop->current   ? "you are here"
                        : stop->on_path ? ""
                                        : "another branch";
    if (after == NULL)
        return state[0] != '\0' ? state : "the beginning";
    after += strlen(AFTER);
    return page_format(page, "%s%safter %.*s", state,
                       state[0] != '\0' ? " \xC2\xB7 " : "",
                       (int)strlen(after) - 1, after);
}

/* The tree of stops: where one can go back to. */
static void stop_row(struct page *page, struct rect row, int32_t index)
{
    const struct view_stop *stop = &page->ui->view->stops.items[index];
    int32_t widget = page_control(
        page, &(struct control){
                  .role = ROLE_ITEM,
                  .id = page_format(page, "stop.%" PRId32, stop->number),
                  .name = stop->title,
                  .rect = row,
                  .action = ACT_BRANCH,
                  .number = stop->number,
                  .chosen = stop->current});
    page_value(page, "%s",
               stop->current   ? "where the play stands"
               : stop->on_path ? "on the way here"
                               : "another branch");
    part_card(page, widget, row, 6);
    page_label(
        page, (struct spot){row.x + 12, row.y + 23, row.w - 24},
        stop_place(page, stop->title),
        style(TYPE_CARD_MEDIUM, stop->on_path ? TOKEN_TEXT : TOKEN_MUTED));
    page_label(page, (struct spot){row.x + 12, row.y + 41, row.w - 24},
               stop_note(page, stop),
               style(TYPE_NOTE, stop->current ? TOKEN_FOCUS : TOKEN_MUTED));
    page_end(page);
}

static void stops(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    page_section(page, (struct spot){rect.x, rect.y + 14, 200}, "Branches");
    box_cut_top(&rect, 20);
    box_cut_top(&rect,
                8 + page_text(page, box(rect.x, rect.y, rect.w - 16, 0),
                              "Enter goes back to a turn. What came after it "
                              "stays, as a branch.",
                              style(TYPE_NOTE, TOKEN_MUTED)));
    struct rect foot = box_cut_bottom(&rect, 52);
    int32_t y = page_scroll_begin(page, "stops", "Branches",
                                  box(rect.x - 4, rect.y, rect.w + 4, rect.h));
    for (int32_t i = 0; i < view->stops.count; i++) {
        stop_row(page, box(rect.x, y + 4, rect.w - 16, 50), i);
        y += 58;
    }
    page_scroll_end(page, y);
    struct grid two = {.columns = 2, .rows = 1, .gap = 12};
    struct rect row = box(foot.x, foot.y + 12, foot.w - 16, 40);
    part_button(page, &(struct button){.id = "undo",
                                       .label = "Take back",
                                       .key = "Z",
                                       .rect = box_cell(row, two, 0),
                                       .action = ACT_UNDO,
                                       .locked = view->can_undo
                                                     ? ""
                                                     : "nothing was decided"});
    part_button(page,
                &(struct button){.id = "redo",
                                 .label = "Forward again",
                                 .key = "",
                                 .rect = box_cell(row, two, 1),
                                 .action = ACT_REDO,
                                 .locked = view->can_redo ? ""
                                                          : "nothing was taken "
                                                            "back"});
}

static int32_t cause_line(struct page *page, struct rect at,
                          const struct view_meter *meter,
                          const struct view_cause *cause)
{
    bool belief = meter->scale == SCALE_LIKELIHOOD;
    struct strbuf words = {0};
    const char *by =
        words_amount(&page->list->arena, meter, cause->after - cause->before);
    strbuf_format(&words, "%s%s %s", by, belief ? ":" : "",
                  cause->name[0] != '\0' ? cause->name : "not known to you");
    if (cause->formula[0] != '\0' && !belief)
        strbuf_format(&words, " = %s", cause->formula);
    if (cause->inputs[0] != '\0')
        strbuf_format(&words, " (%s)", cause->inputs);
    struct style look = style(TYPE_CARD, TOKEN_TEXT2);
    look.plain = true;
    int32_t used = page_text(page, at, strbuf_get(&words), look);
    strbuf_clear(&words);
    at.y += used;
    return used + part_sources(page, at, &cause->fact);
}

static int32_t change_item(struct page *page, struct rect at,
                           const struct view_change *change)
{
    const struct view_meter *meter =
        &page->ui->view->meters.items[change->meter];
    int32_t y = at.y;
    y += page_text(page, box(at.x, y, at.w, 0),
                   page_format(page, "%s: %s", meter->name,
                               words_way(&page->list->arena, meter,
                                         change->before, change->after)),
                   style(TYPE_CARD_STRONG, TOKEN_TEXT));
    for (int32_t i = 0; i < change->causes.count; i++)
        y += cause_line(page, box(at.x + 16, y, at.w - 16, 0), meter,
                        &change->causes.items[i]);
    return y + 6 - at.y;
}

static int32_t happening_item(struct page *page, struct rect at,
                              const struct view_happening *item)
{
    int32_t y = at.y;
    bool own = item->kind == VIEW_OWN_MOVE;
    const char *who = own ? "You" : item->who;
    y += page_text(page, box(at.x, y, at.w, 0),
                   page_format(page, "%s%s%s", who, who[0] != '\0' ? ": " : "",
                               item->title),
                   style(TYPE_BRIEF_STRONG, own ? TOKEN_FAV : TOKEN_TEXT));
    y += page_text(page, box(at.x, y, at.w, 0), item->text,
                   style(TYPE_CARD, TOKEN_TEXT2));
    y += page_text(page, box(at.x, y, at.w, 0), item->origin,
                   style(TYPE_NOTE, TOKEN_FOCUS)) +
         6;
    return y - at.y;
}

static int32_t change_turn(const struct view_change *change)
{
    return change->causes.count > 0 ? change->causes.items[0].turn : 0;
}

static bool anything(const struct view *view, int32_t turn)
{
    for (int32_t i = 0; i < view->history.count; i++) {
        if (view->history.items[i].turn == turn)
            return true;
    }
    for (int32_t i = 0; i < view->ledger.count; i++) {
        if (change_turn(&view->ledger.items[i]) == turn)
            return true;
    }
    return false;
}

static const char *turn_words(struct page *page, int32_t turn)
{
    const struct view *view = page->ui->view;
    if (turn == 0)
        return "Before the first turn";
    for (int32_t i = 0; i < view->history.count; i++) {
        const struct view_happening *item = &view->history.items[i];
        if (item->turn == turn && item->date[0] != '\0')
            return page_format(page, "Turn %" PRId32 ", %s", turn, item->date);
    }
    return page_format(page, "Turn %" PRId32, turn);
}

/* What happened in one turn, and beside it what it changed and why. */
static int32_t turn_item(struct page *page, struct rect at, int32_t turn)
{
    const struct view *view = page->ui->view;
    int32_t y = at.y;
    if (!anything(view, turn))
        return 0;
    y += page_text(page, box(at.x, y, at.w, 0), turn_words(page, turn),
                   style(TYPE_HEADLINE, TOKEN_TEXT)) +
         4;
    int32_t left = at.w * 11 / 20;
    int32_t right = at.w - left - 28;
    int32_t low = y;
    for (int32_t i = 0; i < view->history.count; i++) {
        if (view->history.items[i].turn == turn)
            y += happening_item(page, box(at.x, y, left, 0),
                                &view->history.items[i]);
    }
    for (int32_t i = 0; i < view->ledger.count; i++) {
        if (change_turn(&view->ledger.items[i]) == turn)
            low += change_item(page, box(at.x + left + 28, low, right, 0),
                               &view->ledger.items[i]);
    }
    y = y > low ? y : low;
    page_rule(page, box(at.x, y + 6, at.w, 0), TOKEN_HAIR);
    return y + 18 - at.y;
}

static void turns(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    int32_t width = rect.w - PAGE_SCROLL_BAR - 8;
    int32_t y = page_scroll_begin(page, "turns", "Turn by turn", rect);
    for (int32_t turn = view->turn; turn >= 0; turn--)
        y += turn_item(page, box(rect.x, y, width, 0), turn);
    page_scroll_end(page, y);
}

void screen_history(struct page *page)
{
    struct rect in = part_sheet(page, "History",
                                "every turn, every change and "
                                "its cause");
    struct rect left = box_cut_left(&in, STOPS);
    box_cut_left(&in, 28);
    stops(page, left);
    turns(page, box(in.x, in.y, in.w + 12, in.h));
    part_sheet_end(page);
}
