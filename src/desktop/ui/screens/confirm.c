/* Asking once more: before a grave act, and before something is lost. */
#include "desktop/ui/keep.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"

#include <inttypes.h>

/* Returns the height used. */
static int32_t rung_words(struct page *page, struct rect in, int32_t rung)
{
    const struct view *view = page->ui->view;
    int32_t y = in.y;
    if (rung < view->ladder.count) {
        const struct view_rung *step = &view->ladder.items[rung];
        y += page_text(page, box(in.x, y, in.w, 0),
                       page_say(page, WORD_CONFIRM_RUNG,
                                VALUES(VALUE_NUMBER("rung", rung),
                                       VALUE_TEXT("name", step->name))),
                       style(TYPE_HEADLINE, TOKEN_FOCUS)) +
             4;
        y += page_text(page, box(in.x, y, in.w, 0), step->text,
                       style(TYPE_BRIEF, TOKEN_TEXT2)) +
             8;
    }
    y += page_text(page, box(in.x, y, in.w, 0),
                   page_word(page, WORD_CONFIRM_READ_AS),
                   style(TYPE_BODY, TOKEN_TEXT));
    return y - in.y;
}

static void ask_option(struct page *page, struct rect in)
{
    struct ui *ui = page->ui;
    const struct view_option *option = &ui->view->options.items[ui->option];
    int32_t used = page_text(page, in, option->label,
                             style_most(style(TYPE_SCREEN, TOKEN_TEXT), 2));
    box_cut_top(&in, used + 8);
    box_cut_bottom(&in, 16);
    int32_t y =
        page_scroll_begin(page, "act", page_word(page, WORD_CONFIRM_ACT),
                          box(in.x, in.y, in.w + 14, in.h));
    y += page_text(page, box(in.x, y, in.w, 0), option->text,
                   style(TYPE_BODY, TOKEN_TEXT2)) +
         16;
    y += rung_words(page, box(in.x, y, in.w, 0), option->rung);
    page_scroll_end(page, y);
}

/* What leaving the play means for it. */
static const char *fate(struct page *page)
{
    const struct ui *ui = page->ui;
    if (ui->host.saves == NULL)
        return page_word(page, WORD_CONFIRM_NOT_KEPT);
    if (ui->why.length > 0)
        return page_say(page, WORD_CONFIRM_LOST,
                        VALUES(VALUE_TEXT("problem", strbuf_get(&ui->why))));
    return page_word(page, WORD_CONFIRM_KEPT);
}

/* A file was dropped on the window while a play is on. */
static void ask_dropped(struct page *page, struct rect in)
{
    struct style path = style_most(style(TYPE_BRIEF, TOKEN_FOCUS), 3);
    path.plain = true;
    struct style words = style_most(style(TYPE_BODY, TOKEN_TEXT), 4);
    words.plain = true;
    int32_t used = page_text(page, in, page_word(page, WORD_CONFIRM_DROPPED),
                             style(TYPE_BODY, TOKEN_TEXT2));
    box_cut_top(&in, used + 4);
    used = page_text(page, in, strbuf_get(&page->ui->dropped), path);
    box_cut_top(&in, used + 12);
    page_text(page, in, fate(page), words);
}

/* A saved play is to be deleted: which one. */
static void ask_delete(struct page *page, struct rect in)
{
    struct ui_save save = keep_item(page->ui, page->ui->save);
    const char *name = save.name[0] != '\0'    ? save.name
                       : save.title[0] != '\0' ? save.title
                                               : save.file;
    struct style strong = style_most(style(TYPE_HEADLINE, TOKEN_FOCUS), 2);
    struct style line = style_most(style(TYPE_BODY, TOKEN_TEXT2), 2);
    strong.plain = line.plain = true;
    int32_t used = page_text(page, in, name, strong);
    box_cut_top(&in, used + 4);
    used = page_text(page, in, save.stand, line);
    box_cut_top(&in, used);
    used = page_text(page, in, save.when, line);
    box_cut_top(&in, used + 12);
    page_text(page, in, page_word(page, WORD_CONFIRM_NO_WAY_BACK),
              style(TYPE_BODY, TOKEN_TEXT));
}

/* The play could not be kept. */
static void ask_leave(struct page *page, struct rect in)
{
    struct style words = style_most(style(TYPE_BODY, TOKEN_TEXT), 4);
    words.plain = true;
    int32_t used = page_text(page, in, strbuf_get(&page->ui->why), words) + 12;
    box_cut_top(&in, used);
    page_text(page, in, page_word(page, WORD_CONFIRM_LEAVE_NOW),
              style(TYPE_BODY, TOKEN_TEXT2));
}

struct question {
    enum word title; /* WORD_COUNT: says it itself */
    void (*words)(struct page *page, struct rect in);
    enum word back, confirm;
};

static const struct question questions[] = {
    [ASK_OPTION] = {WORD_COUNT, ask_option, WORD_CONFIRM_THINK_AGAIN,
                    WORD_CONFIRM_DO_IT},
    [ASK_DROPPED] = {WORD_CONFIRM_LEAVE, ask_dropped, WORD_CONFIRM_GO_ON,
                     WORD_CONFIRM_OPEN},
    [ASK_DELETE] = {WORD_CONFIRM_DELETE, ask_delete, WORD_CONFIRM_LET_BE,
                    WORD_CONFIRM_DELETE_IT},
    [ASK_TITLE] = {WORD_CONFIRM_LEAVE, ask_leave, WORD_CONFIRM_GO_ON,
                   WORD_CONFIRM_LEAVE_IT},
    [ASK_QUIT] = {WORD_CONFIRM_QUIT, ask_leave, WORD_CONFIRM_GO_ON,
                  WORD_CONFIRM_QUIT_IT},
    [ASK_SAVE] = {WORD_CONFIRM_LEAVE, ask_leave, WORD_CONFIRM_GO_ON,
                  WORD_CONFIRM_LEAVE_IT},
    [ASK_AGAIN] = {WORD_CONFIRM_ANEW, ask_leave, WORD_CONFIRM_STAY,
                   WORD_CONFIRM_BEGIN_ANEW},
};

void screen_confirm(struct page *page)
{
    const struct question *asked = &questions[page->ui->asked];
    struct rect rect = box(page->w / 2 - 320, page->h / 2 - 200, 640, 400);
    struct rect in =
        page_panel(page, "ask", page_word(page, WORD_CONFIRM_NAME), rect, 32);
    struct rect foot = box_cut_bottom(&in, 48);
    if (asked->title != WORD_COUNT) {
        int32_t used = page_text(page, in, page_word(page, asked->title),
                                 style_most(style(TYPE_SCREEN, TOKEN_TEXT), 2));
        box_cut_top(&in, used + 8);
    }
    asked->words(page, in);
    part_button(page, &(struct button){.id = "back",
                                       .label = page_word(page, asked->back),
                                       .key = page_word(page, WORD_KEY_ESC),
                                       .rect = box(foot.x, foot.y, 280, 48),
                                       .action = ACT_BACK});
    part_button(page, &(struct button){
                          .id = "confirm",
                          .label = page_word(page, asked->confirm),
                          .key = "",
                          .rect = box(box_right(foot) - 280, foot.y, 280, 48),
                          .action = ACT_CONFIRM});
    page_end(page);
}
