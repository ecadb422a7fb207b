#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"
#include "play/wording.h"

#include <inttypes.h>
#include <string.h>

#define STOPS 340

static const char *stop_note(struct page *page, const struct view_stop *stop)
{
    const char *state = stop->current   ? page_word(page, WORD_STOP_HERE)
                        : stop->on_path ? ""
                                        : page_word(page, WORD_STOP_BRANCH);
    if (stop->after[0] == '\0')
        return state[0] != '\0' ? state : page_word(page, WORD_STOP_BEGINNING);
    const char *after = page_say(page, WORD_STOP_AFTER,
                                 VALUES(VALUE_TEXT("option", stop->after)));
    return state[0] == '\0' ? after
                            : page_say(page, WORD_LIST_DOT,
                                       VALUES(VALUE_TEXT("first", state),
                                              VALUE_TEXT("second", after)));
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
               stop->current   ? page_word(page, WORD_STOP_CURRENT)
               : stop->on_path ? page_word(page, WORD_STOP_ON_PATH)
                               : page_word(page, WORD_STOP_BRANCH));
    part_card(page, widget, row, 6);
    page_label(
        page, (struct spot){row.x + 12, row.y + 23, row.w - 24}, stop->place,
        style(TYPE_CARD_MEDIUM, stop->on_path ? TOKEN_TEXT : TOKEN_MUTED));
    page_label(page, (struct spot){row.x + 12, row.y + 41, row.w - 24},
               stop_note(page, stop),
               style(TYPE_NOTE, stop->current ? TOKEN_FOCUS : TOKEN_MUTED));
    page_end(page);
}

static struct button undo_button(struct page *page)
{
    return (struct button){.id = "undo",
                           .label = page_word(page, WORD_BUTTON_TAKE_BACK),
                           .key = "Z",
                           .action = ACT_UNDO,
                           .locked =
                               part_locked(page, !page->ui->view->can_undo,
                                           WORD_LOCKED_NOTHING_DECIDED)};
}

static struct button redo_button(struct page *page)
{
    return (struct button){.id = "redo",
                           .label = page_word(page, WORD_HISTORY_FORWARD),
                           .key = "",
                           .action = ACT_REDO,
                           .locked =
                               part_locked(page, !page->ui->view->can_redo,
                                           WORD_LOCKED_NOT_TAKEN)};
}

/* Whether back and forward have room beside each other. */
static bool way_beside(struct page *page, int32_t width)
{
    struct button undo = undo_button(page);
    struct button redo = redo_button(page);
    int32_t half = (width - 12) / 2;
    return part_button_width(page, &undo, half) == half &&
           part_button_width(page, &redo, half) == half;
}

static void way_buttons(struct page *page, struct rect rect)
{
    bool beside = way_beside(page, rect.w);
    struct grid grid = {
        .columns = beside ? 2 : 1, .rows = beside ? 1 : 2, .gap = 12};
    struct button undo = undo_button(page);
    struct button redo = redo_button(page);
    undo.rect = box_cell(rect, grid, 0);
    redo.rect = box_cell(rect, grid, 1);
    part_button(page, &undo);
    part_button(page, &redo);
}

static void stops(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    page_section(page, (struct spot){rect.x, rect.y + 14, 200},
                 page_word(page, WORD_HISTORY_BRANCHES));
    box_cut_top(&rect, 20);
    box_cut_top(&rect,
                8 + page_text(page, box(rect.x, rect.y, rect.w - 16, 0),
                              page_word(page, WORD_HISTORY_BRANCHES_NOTE),
                              style(TYPE_NOTE, TOKEN_MUTED)));
    struct rect foot =
        box_cut_bottom(&rect, way_beside(page, rect.w - 16) ? 52 : 104);
    int32_t y =
        page_scroll_begin(page, "stops", page_word(page, WORD_HISTORY_BRANCHES),
                          box(rect.x - 4, rect.y, rect.w + 4, rect.h));
    for (int32_t i = 0; i < view->stops.count; i++) {
        stop_row(page, box(rect.x, y + 4, rect.w - 16, 50), i);
        y += 58;
    }
    page_scroll_end(page, y);
    way_buttons(page, box(foot.x, foot.y + 12, foot.w - 16, foot.h - 12));
}

static int32_t cause_line(struct page *page, struct rect at,
                          const struct view_meter *meter,
                          const struct view_cause *cause)
{
    bool belief = meter->scale == SCALE_LIKELIHOOD;
    struct strbuf words = {0};
    const char *by = wording_amount(page->ui->words, &page->list->arena, meter,
                                    cause->after - cause->before);
    const char *name = cause->name[0] != '\0'
                           ? cause->name
                           : page_word(page, WORD_CAUSE_HIDDEN);
    words_fill(page->ui->words, &words,
               belief ? WORD_HISTORY_CAUSE_WORDS : WORD_HISTORY_CAUSE,
               VALUES(VALUE_TEXT("amount", by), VALUE_TEXT("cause", name)));
    if (cause->formula[0] != '\0' && !belief)
        strbuf_format(&words, " = %s", cause->formula);
    if (cause->inputs[0] != '\0')
        strbuf_format(&words, " (%s)", cause->inputs);
    struct style look = style(TYPE_CARD, TOKEN_TEXT2);
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
    const char *way = wording_way(page->ui->words, &page->list->arena, meter,
                                  change->before, change->after);
    int32_t y = at.y;
    y += page_text(page, box(at.x, y, at.w, 0),
                   page_say(page, WORD_LIST_PAIR,
                            VALUES(VALUE_TEXT("name", meter->name),
                                   VALUE_TEXT("text", way))),
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
    const char *who = own ? page_word(page, WORD_HISTORY_YOU) : item->who;
    const char *title = item->title;
    if (who[0] != '\0')
        title = page_say(
            page, WORD_LIST_PAIR,
            VALUES(VALUE_TEXT("name", who), VALUE_TEXT("text", title)));
    y += page_text(page, box(at.x, y, at.w, 0), title,
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
        return page_word(page, WORD_TURN_ZERO);
    for (int32_t i = 0; i < view->history.count; i++) {
        const struct view_happening *item = &view->history.items[i];
        if (item->turn == turn && item->date[0] != '\0')
            return page_say(page, WORD_TURN_DATE,
                            VALUES(VALUE_NUMBER("turn", turn),
                                   VALUE_TEXT("date", item->date)));
    }
    return page_say(page, WORD_TURN_NUMBER, VALUES(VALUE_NUMBER("turn", turn)));
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
    int32_t y = page_scroll_begin(page, "turns",
                                  page_word(page, WORD_HISTORY_TURNS), rect);
    int32_t top = y;
    for (int32_t turn = view->turn; turn >= 0; turn--)
        y += turn_item(page, box(rect.x, y, width, 0), turn);
    if (y == top)
        y += page_text(page, box(rect.x, y, width, 0),
                       page_word(page, WORD_HISTORY_EMPTY),
                       style(TYPE_BODY, TOKEN_TEXT2));
    page_scroll_end(page, y);
}

void screen_history(struct page *page)
{
    struct rect in = part_sheet(page, page_word(page, WORD_HISTORY_NAME),
                                page_word(page, WORD_HISTORY_SUBTITLE));
    struct rect left = box_cut_left(&in, STOPS);
    box_cut_left(&in, 28);
    stops(page, left);
    turns(page, box(in.x, in.y, in.w + 12, in.h));
    part_sheet_end(page);
}
