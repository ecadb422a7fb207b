#include "desktop/ui/ladder.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"
#include "desktop/ui/timeline.h"
#include "play/wording.h"

#include <inttypes.h>
#include <string.h>

#define RAIL 64 /* from the panel's left edge to its text: 80 less pad */

/* What is new ----------------------------------------------------------------
 */

static const enum word sections[] = {
    [VIEW_OWN_MOVE] = WORD_NEWS_OWN,
    [VIEW_OTHER_MOVE] = WORD_NEWS_OTHER,
    [VIEW_HEADLINE] = WORD_NEWS_HEADLINE,
    [VIEW_LANDED] = WORD_NEWS_LANDED,
    [VIEW_EVENT] = WORD_NEWS_EVENT,
    [VIEW_RULE] = WORD_NEWS_RULE,
    [VIEW_SCENE] = WORD_NEWS_SCENE,
    [VIEW_PASSED] = WORD_NEWS_PASSED,
    [VIEW_SKIPPED] = WORD_NEWS_SKIPPED,
    [VIEW_FACILITATOR] = WORD_NEWS_FACILITATOR,
    [VIEW_ENDING] = WORD_NEWS_ENDING,
};

static void letter_node(struct page *page, struct spot at, const char *name,
                        bool round)
{
    struct rect square = box(at.x - 17, at.y - 17, 34, 34);
    int bytes = 1;
    while (((unsigned char)name[bytes] & 0xC0) == 0x80)
        bytes++;
    page_fill(page, square, round ? 17 : 8, page_color(page, TOKEN_BG2));
    page_border(page, square, round ? 17 : 8, 2 * DRAW_SUB,
                page_color(page, TOKEN_TEXT2));
    if (name[0] != '\0')
        page_label(page, (struct spot){at.x - 17, at.y + 6, 34},
                   page_format(page, "%.*s", bytes, name),
                   style_centre(TYPE_OPTION, TOKEN_TEXT));
}

static void sheet_node(struct page *page, struct spot at)
{
    struct rect square = box(at.x - 17, at.y - 17, 34, 34);
    color ink = page_color(page, TOKEN_TEXT2);
    page_fill(page, square, 8, page_color(page, TOKEN_BG2));
    page_border(page, square, 8, 2 * DRAW_SUB, ink);
    for (int32_t i = 0; i < 3; i++)
        page_fill(page, box(at.x - 9, at.y - 8 + i * 7, i < 2 ? 18 : 11, 2), 0,
                  ink);
}

static void diamond_node(struct page *page, struct spot at)
{
    static const int32_t radii[] = {18, 15, 6};
    static const uint8_t tokens[] = {TOKEN_FOCUS, TOKEN_BG1, TOKEN_FOCUS};
    int32_t x = at.x * DRAW_SUB;
    int32_t y = at.y * DRAW_SUB;
    for (int i = 0; i < 3; i++) {
        int32_t r = radii[i] * DRAW_SUB;
        struct point corners[] = {
            {x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}};
        page_polygon(page, corners, 4, page_color(page, (enum token)tokens[i]));
    }
}

/* Whose act it was, by a short name. */
static const char *someone(struct page *page, const struct view_happening *news,
                           const char *unknown)
{
    return news->who[0] != '\0' ? part_short(page, news->who) : unknown;
}

static void node(struct page *page, struct spot at,
                 const struct view_happening *news)
{
    if (news->kind == VIEW_OWN_MOVE)
        letter_node(page, at, part_short(page, news->who), true);
    else if (news->kind == VIEW_OTHER_MOVE)
        letter_node(page, at, someone(page, news, "?"), false);
    else if (news->kind == VIEW_LANDED)
        diamond_node(page, at);
    else
        sheet_node(page, at);
}

/* No paper printed it: the words are the play's, whatever they are about. */
static const char *headline_tag(const struct page *page,
                                const struct view_happening *news)
{
    uint8_t status = news->fact.status;
    bool reported = status == FACT_REPORTED || status == FACT_CONTESTED;
    return part_status(page, reported ? status : FACT_COUNTERFACTUAL);
}

/* A headline stands on a plate, which is drawn before its height is known
 * from the text on it: so it is measured first. */
static int32_t headline(struct page *page, struct rect at,
                        const struct view_happening *news)
{
    struct style words = style(TYPE_QUESTION, TOKEN_TEXT);
    int32_t height = 48 + page_text_height(page, at.w - 24, news->title, words);
    page_fill(page, box(at.x - 16, at.y - 16, at.w + 24, height), 12,
              page_color(page, TOKEN_BG2));
    page_section(page, (struct spot){at.x, at.y + 10, 120},
                 page_word(page, WORD_NEWS_HEADLINE));
    page_label(page, (struct spot){at.x + 120, at.y + 10, at.w - 128},
               headline_tag(page, news), style_right(TYPE_NOTE, TOKEN_MUTED));
    page_text(page, box(at.x, at.y + 20, at.w - 24, 0), news->title, words);
    return height - 8;
}

static int32_t origin_chip(struct page *page, struct rect at,
                           const char *origin)
{
    if (origin[0] == '\0')
        return 0;
    int32_t width = page_text_width(page, origin, TYPE_CARD_MEDIUM) + 24;
    if (width > at.w)
        width = at.w;
    page_border(page, box(at.x, at.y, width, 32), 6, DRAW_SUB,
                page_color(page, TOKEN_FOCUS));
    page_label(page, (struct spot){at.x + 12, at.y + 21, width - 23}, origin,
               style(TYPE_CARD_MEDIUM, TOKEN_FOCUS));
    return 40;
}

static const char *title_words(struct page *page,
                               const struct view_happening *news)
{
    if (news->kind == VIEW_OTHER_MOVE)
        return page_say(
            page, WORD_LIST_PAIR,
            VALUES(VALUE_TEXT("name",
                              someone(page, news,
                                      page_word(page, WORD_NEWS_SOMEBODY))),
                   VALUE_TEXT("text", news->title)));
    return news->title;
}

static int32_t story(struct page *page, struct rect at,
                     const struct view_happening *news)
{
    int32_t y = at.y;
    page_section(page, (struct spot){at.x, y + 10, 260},
                 page_word(page, sections[news->kind]));
    page_label(page, (struct spot){at.x + 260, y + 10, at.w - 260}, news->date,
               style_right(TYPE_NOTE, TOKEN_MUTED));
    y += 20;
    y += page_text(page, box(at.x, y, at.w, 0), title_words(page, news),
                   style(TYPE_HEADLINE, TOKEN_TEXT)) +
         2;
    y += page_text(page, box(at.x, y, at.w, 0), news->text,
                   style(TYPE_BRIEF, TOKEN_TEXT2));
    if (news->rung >= 0 && page->ui->view->ladder.count > 0)
        y += page_text(page, box(at.x, y, at.w, 0),
                       page_say(page, WORD_NEWS_RUNG,
                                VALUES(VALUE_NUMBER("rung", news->rung))),
                       style(TYPE_BRIEF, TOKEN_MUTED));
    y += 8;
    y += origin_chip(page, box(at.x, y, at.w, 0), news->origin);
    return y - at.y;
}

static void news_list(struct page *page, struct rect in)
{
    const struct view *view = page->ui->view;
    int32_t y =
        page_scroll_begin(page, "news", page_word(page, WORD_NEWS_EVENT), in) +
        6;
    int32_t rail = in.x + 24;
    for (int32_t i = 0; i < view->news.count; i++) {
        const struct view_happening *news = &view->news.items[i];
        struct rect at = box(in.x + RAIL, y, in.w - RAIL - 24, 0);
        bool plate = news->kind == VIEW_HEADLINE;
        int32_t top = y + (plate ? 16 : 0);
        at.y = top;
        y = top + (plate ? headline(page, at, news) : story(page, at, news)) +
            16;
        node(page, (struct spot){rail, top + 14, 0}, news);
        if (i + 1 < view->news.count)
            page_fill(page, box(rail - 1, top + 38, 2, y - top - 46), 0,
                      page_color(page, TOKEN_LINE));
    }
    if (view->news.count == 0)
        y += page_text(page, box(in.x, y, in.w - 20, 0),
                       page_word(page, WORD_NEWS_NOTHING),
                       style(TYPE_BODY, TOKEN_TEXT2));
    page_scroll_end(page, y - 8);
}

/* What changed
 * -----------------------------------------------------------------*/

static const char *cause_name(const struct page *page,
                              const struct view_cause *cause)
{
    if (cause->name[0] == '\0')
        return page_word(page, WORD_CAUSE_HIDDEN);
    if (cause->own)
        return page_word(page, WORD_CAUSE_OWN); /* which, stands at the left */
    return cause->name;
}

/* What causes of that name come to from `first` on; 0 and false where an
 * earlier one bears it and was told already. */
static bool sum_causes(const struct page *page,
                       const struct view_change *change, int32_t first,
                       int32_t *sum)
{
    const char *name = cause_name(page, &change->causes.items[first]);
    *sum = 0;
    for (int32_t i = 0; i < change->causes.count; i++) {
        const struct view_cause *cause = &change->causes.items[i];
        if (strcmp(cause_name(page, cause), name) != 0)
            continue;
        if (i < first)
            return false;
        *sum += cause->after - cause->before;
    }
    return true;
}

static const char *all_causes(struct page *page,
                              const struct view_change *change)
{
    const struct view_meter *meter =
        &page->ui->view->meters.items[change->meter];
    bool words = meter->scale == SCALE_LIKELIHOOD;
    const char *all = "";
    for (int32_t i = 0; i < change->causes.count; i++) {
        int32_t sum;
        if (!sum_causes(page, change, i, &sum))
            continue;
        const char *one = page_say(
            page, words ? WORD_CAUSE_WORDS : WORD_CAUSE_AMOUNT,
            VALUES(
                VALUE_TEXT("cause", cause_name(page, &change->causes.items[i])),
                VALUE_TEXT("amount",
                           wording_amount(page->ui->words, &page->list->arena,
                                          meter, sum))));
        all = all[0] == '\0' ? one
                             : page_say(page, WORD_LIST_SEMICOLON,
                                        VALUES(VALUE_TEXT("first", all),
                                               VALUE_TEXT("second", one)));
    }
    return all;
}

/* The first source that a cause names, or what kind of number it is. */
static const char *source_words(struct page *page,
                                const struct view_change *change)
{
    for (int32_t i = 0; i < change->causes.count; i++) {
        const struct view_cause *cause = &change->causes.items[i];
        if (cause->fact.sources.count > 0)
            return page_say(
                page, WORD_CAUSE_SOURCE,
                VALUES(VALUE_TEXT("source", cause->fact.sources.items[0])));
    }
    for (int32_t i = 0; i < change->causes.count; i++) {
        const struct view_cause *cause = &change->causes.items[i];
        if (cause->inputs[0] != '\0')
            return page_say(page, WORD_CAUSE_INPUTS,
                            VALUES(VALUE_TEXT("inputs", cause->inputs)));
    }
    return page_word(page, WORD_CAUSE_MODEL);
}

/* Old and new, and by how much; a belief in words alone. */
static void change_numbers(struct page *page, struct spot at,
                           const struct view_meter *meter,
                           const struct view_change *change)
{
    int32_t by = change->after - change->before;
    enum token tone =
        by == 0 ? TOKEN_MUTED : part_tone(by > 0 ? meter->goal : -meter->goal);
    int32_t x = at.x;
    x += page_label(page, (struct spot){x, at.y, 70},
                    page_format(page, "%s \xE2\x86\x92",
                                part_number(page, change->before, false)),
                    style(TYPE_CARD, TOKEN_MUTED)) +
         8;
    x += page_label(page, (struct spot){x, at.y, 80},
                    part_number(page, change->after, false),
                    style(TYPE_VALUE, TOKEN_TEXT)) +
         20;
    if (by != 0)
        part_triangle(page, (struct spot){x, at.y - 5, 0}, 11, by,
                      page_color(page, tone));
    page_label(page, (struct spot){x + 12, at.y, 60},
               part_number(page, by, true), style(TYPE_CARD_STRONG, tone));
}

#define CAUSE_AT 192 /* from a row's left edge to its causes */
#define ROW_PAD  8

/* The game's own words in two lines; a source's, of any length, in one. */
static struct style source_style(struct page *page, const char *source)
{
    bool own = strcmp(source, page_word(page, WORD_CAUSE_MODEL)) == 0;
    struct style look = style_most(style(TYPE_NOTE, TOKEN_MUTED), own ? 2 : 1);
    return look;
}

struct change_words {
    const char *causes, *source;
    int32_t causes_height, height;
};

static struct change_words change_words(struct page *page, int32_t width,
                                        const struct view_change *change)
{
    const struct view_meter *meter =
        &page->ui->view->meters.items[change->meter];
    struct style look = style(TYPE_CARD, TOKEN_TEXT2);
    struct change_words words = {.source = source_words(page, change)};
    words.causes = all_causes(page, change);
    words.causes_height =
        page_text_height(page, width - CAUSE_AT, words.causes, look);
    words.height = words.causes_height;
    look = source_style(page, words.source);
    words.height +=
        page_text_height(page, width - CAUSE_AT, words.source, look);
    if (meter->scale == SCALE_LIKELIHOOD && words.height < 57)
        words.height = 57;
    words.height += 2 * ROW_PAD + 4;
    if (words.height < 62)
        words.height = 62;
    return words;
}

static void change_row(struct page *page, struct rect row,
                       const struct view_change *change,
                       const struct change_words *words)
{
    const struct view_meter *meter =
        &page->ui->view->meters.items[change->meter];
    struct arena *arena = &page->list->arena;
    const char *way = wording_way(page->ui->words, arena, meter, change->before,
                                  change->after);
    struct style look = style(TYPE_CARD, TOKEN_TEXT2);
    page_begin(page, ROLE_ITEM, page_format(page, "change.%s", meter->id),
               meter->name, row);
    page_value(page, "%s",
               page_say(page, WORD_LIST_PAIR,
                        VALUES(VALUE_TEXT("name", way),
                               VALUE_TEXT("text", words->causes))));
    page_label(page, (struct spot){row.x, row.y + 22, CAUSE_AT - 20},
               meter->name, style(TYPE_CARD_STRONG, TOKEN_TEXT));
    if (meter->scale == SCALE_LIKELIHOOD)
        page_text(page, box(row.x, row.y + 30, CAUSE_AT - 20, 0), way,
                  style_most(style(TYPE_CARD_STRONG, TOKEN_TEXT), 2));
    else
        change_numbers(page, (struct spot){row.x, row.y + 47, 0}, meter,
                       change);
    int32_t left = row.x + CAUSE_AT;
    int32_t width = box_right(row) - left;
    page_text(page, box(left, row.y + ROW_PAD, width, 0), words->causes, look);
    look = source_style(page, words->source);
    page_text(page,
              box(left, row.y + ROW_PAD + 4 + words->causes_height, width, 0),
              words->source, look);
    page_end(page);
}

static const char *still_words(struct page *page)
{
    const struct view *view = page->ui->view;
    int32_t still = view->meters.count - view->changes.count;
    if (still <= 0 || view->changes.count == 0)
        return "";
    return page_say(page, WORD_CHANGES_STILL, VALUES(VALUE_NUMBER("n", still)));
}

static void changes(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    struct rect in = page_panel(page, "changes",
                                page_word(page, WORD_CHANGES_NAME), rect, 20);
    page_section(page, (struct spot){in.x, in.y + 13, 160},
                 page_word(page, WORD_CHANGES_NAME));
    page_label(page, (struct spot){in.x + 160, in.y + 13, in.w - 160},
               still_words(page), style_right(TYPE_NOTE, TOKEN_MUTED));
    box_cut_top(&in, 26);
    if (view->rung_now >= 0) {
        ladder_plate(page, box_cut_bottom(&in, 56));
        box_cut_bottom(&in, 12);
    }
    int32_t y = page_scroll_begin(page, "change.list",
                                  page_word(page, WORD_CHANGES_LIST),
                                  box(in.x, in.y, in.w + 12, in.h));
    for (int32_t i = 0; i < view->changes.count; i++) {
        if (i > 0)
            page_rule(page, box(in.x, y, in.w, 0), TOKEN_HAIR);
        struct change_words words =
            change_words(page, in.w - 8, &view->changes.items[i]);
        change_row(page, box(in.x, y, in.w - 8, words.height),
                   &view->changes.items[i], &words);
        y += words.height + 1;
    }
    if (view->changes.count == 0)
        y += page_text(page, box(in.x, y + 6, in.w, 0),
                       page_word(page, WORD_CHANGES_NONE),
                       style(TYPE_BRIEF, TOKEN_TEXT2));
    page_scroll_end(page, y);
    page_end(page);
}

static void next_button(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    const char *next = view->phase == PHASE_OVER
                           ? page_word(page, WORD_NEXT_END)
                           : page_say(page, WORD_NEXT_DATE,
                                      VALUES(VALUE_TEXT("date", view->week)));
    part_button(page, &(struct button){.id = "next",
                                       .label = next,
                                       .key = page_word(page, WORD_KEY_ENTER),
                                       .rect = rect,
                                       .action = ACT_NEXT,
                                       .main = true});
}

static void buttons(struct page *page, struct rect rect)
{
    struct button why = {.id = "why",
                         .label = page_word(page, WORD_CHANGES_WHY),
                         .key = "H",
                         .action = ACT_GO,
                         .number = SCREEN_HISTORY};
    struct button undo = {.id = "undo",
                          .label = page_word(page, WORD_BUTTON_TAKE_BACK),
                          .key = "Z",
                          .action = ACT_UNDO,
                          .locked = part_locked(page, !page->ui->view->can_undo,
                                                WORD_LOCKED_NOT_YET)};
    why.rect = box_cut_left(&rect, part_button_width(page, &why, 142));
    box_cut_left(&rect, 12);
    undo.rect = box_cut_left(&rect, part_button_width(page, &undo, 132));
    box_cut_left(&rect, 12);
    why.rect.h = undo.rect.h = rect.h = 48;
    part_button(page, &why);
    part_button(page, &undo);
    next_button(page, rect);
}

void screen_consequence(struct page *page)
{
    struct rect all =
        box(24, 68, page->w - 48, page->h - 68 - TIMELINE_HEIGHT - 16);
    struct rect left = box_cut_left(&all, (all.w - 16) * 633 / 1216);
    box_cut_left(&all, 16);
    part_top_bar(page, NULL, NULL);
    struct rect in = page_panel(page, "news.panel",
                                page_word(page, WORD_NEWS_EVENT), left, 16);
    news_list(page, box(in.x, in.y, in.w + 8, in.h));
    page_end(page);
    struct rect foot = box_cut_bottom(&all, 52);
    box_cut_bottom(&all, 20);
    changes(page, all);
    buttons(page, foot);
    timeline_bar(page);
}
