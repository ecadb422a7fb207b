/* What has to be known before one goes on with a saved play: that its file
 * was damaged, or that its scenario was edited since. */
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"

#include <inttypes.h>

#define WIDTH  680
#define HEIGHT 48 /* of a button */
#define GAP    12

static const char *choice(const struct page *page)
{
    return page->ui->as_begun ? page_word(page, WORD_RESUME_AS_BEGUN)
                              : page_word(page, WORD_RESUME_CHANGED);
}

static int32_t buttons_height(const struct ui *ui)
{
    return ui->as_begun ? HEIGHT + GAP + HEIGHT : HEIGHT;
}

static int32_t words(struct page *page, struct rect at)
{
    const struct ui *ui = page->ui;
    struct style look = style(TYPE_BODY, TOKEN_TEXT);
    int32_t y = at.y;
    look.plain = true;
    y += page_text(page, box(at.x, y, at.w, 0), strbuf_get(&ui->note), look);
    if (!ui->changed)
        return y - at.y;
    y += 12;
    y += page_text(page, box(at.x, y, at.w, 0), choice(page),
                   style(TYPE_BRIEF, TOKEN_TEXT2));
    return y - at.y;
}

/* As high as what it says, and no higher than there is room. */
static struct rect panel(struct page *page)
{
    const struct ui *ui = page->ui;
    int32_t height = 32 + 40 + 22 + 10 + 16 + 32 + 16 + buttons_height(ui);
    height += page_text_height(page, WIDTH - 64, strbuf_get(&ui->note),
                               style(TYPE_BODY, TOKEN_TEXT));
    if (ui->changed)
        height += 12 + page_text_height(page, WIDTH - 64, choice(page),
                                        style(TYPE_BRIEF, TOKEN_TEXT2));
    if (height > page->h - 48)
        height = page->h - 48;
    return box(page->w / 2 - WIDTH / 2, (page->h - height) / 2, WIDTH, height);
}

static void buttons(struct page *page, struct rect foot)
{
    const struct ui *ui = page->ui;
    int32_t turn = (int32_t)session_turn_count(ui->session);
    if (ui->as_begun) {
        part_button(page, &(struct button){
                              .id = "as_begun",
                              .label = page_word(page, WORD_RESUME_GO_AS_BEGUN),
                              .key = page_word(page, WORD_KEY_ENTER),
                              .rect = box(foot.x, foot.y, foot.w, HEIGHT),
                              .action = ACT_AS_BEGUN});
        box_cut_top(&foot, HEIGHT + GAP);
    }
    part_button(
        page, &(struct button){.id = "back",
                               .label = ui->changed
                                            ? page_word(page, WORD_RESUME_LEAVE)
                                            : page_word(page, WORD_BUTTON_BACK),
                               .key = page_word(page, WORD_KEY_ESC),
                               .rect = box(foot.x, foot.y, 302, HEIGHT),
                               .action = ACT_LEAVE});
    part_button(page,
                &(struct button){
                    .id = "next",
                    .label = ui->changed
                                 ? page_say(page, WORD_RESUME_TURN,
                                            VALUES(VALUE_NUMBER("turn", turn)))
                                 : page_word(page, WORD_RESUME_GO_ON),
                    .key = ui->changed ? "" : page_word(page, WORD_KEY_ENTER),
                    .rect = box(box_right(foot) - 302, foot.y, 302, HEIGHT),
                    .action = ACT_GO_ON});
}

void screen_resume(struct page *page)
{
    const struct ui *ui = page->ui;
    const char *title = ui->changed ? page_word(page, WORD_RESUME_EDITED)
                                    : page_word(page, WORD_RESUME_BEFORE);
    struct rect in = page_panel(page, "resume.panel", title, panel(page), 32);
    struct rect foot = box_cut_bottom(&in, buttons_height(ui));
    struct style name = style_most(style(TYPE_BRIEF, TOKEN_MUTED), 1);
    box_cut_top(&in,
                page_text(page, in, title, style(TYPE_SCREEN, TOKEN_TEXT)));
    box_cut_top(&in, page_text(page, in, ui->briefing->title, name) + 10);
    box_cut_bottom(&in, 16);
    int32_t y =
        page_scroll_begin(page, "note", page_word(page, WORD_ERROR_FOUND),
                          box(in.x, in.y, in.w + 14, in.h));
    y += words(page, box(in.x, y, in.w, 0));
    page_scroll_end(page, y);
    buttons(page, foot);
    page_end(page);
}
