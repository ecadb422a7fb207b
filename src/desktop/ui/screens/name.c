/* Typing a name for a copy of this play, or the path of a file that a saved
 * one is copied to. */
#include "desktop/ui/field.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"

struct asking {
    enum word title, words, field, hint, button;
};

static const struct asking a_name = {
    WORD_COPY_NAME, WORD_COPY_WORDS, WORD_COPY_FIELD,
    WORD_COPY_HINT, WORD_COPY_KEEP,
};
static const struct asking a_path = {
    WORD_FILE_NAME, WORD_FILE_WORDS, WORD_FILE_FIELD,
    WORD_FILE_HINT, WORD_FILE_COPY,
};

static int32_t answer(struct page *page, struct rect at)
{
    const struct ui *ui = page->ui;
    const char *text = strbuf_get(&ui->answer);
    struct style look =
        style_most(style(TYPE_BRIEF, ui->answer_good ? TOKEN_FAV : TOKEN_UNF),
                   ui->answer_good ? 6 : 3);
    look.plain = true;
    at.h = page_text_height(page, at.w, text, look);
    if (at.h == 0)
        return 0;
    page_begin(page, ROLE_TEXT, "answer", text, at);
    page_text(page, at, text, look);
    page_end(page);
    return at.h;
}

void screen_name(struct page *page)
{
    const struct ui *ui = page->ui;
    const struct asking *asked = ui->entry_is_path ? &a_path : &a_name;
    bool done = ui->answer_good && ui->answer.length > 0;
    struct rect rect = box(page->w / 2 - 340, page->h / 2 - 190, 680, 380);
    struct rect in =
        page_panel(page, "name.panel", page_word(page, asked->title), rect, 32);
    struct rect foot = box_cut_bottom(&in, 48);
    int32_t y = in.y;
    y += page_text(page, box(in.x, y, in.w, 0), page_word(page, asked->title),
                   style(TYPE_SCREEN, TOKEN_TEXT)) +
         8;
    if (!done) {
        y += page_text(page, box(in.x, y, in.w, 0),
                       page_word(page, asked->words),
                       style(TYPE_BODY, TOKEN_TEXT2)) +
             16;
        field(page, FIELD_ENTRY, page_word(page, asked->field),
              page_word(page, asked->hint), box(in.x, y, in.w, 40));
        y += 40 + 14;
    }
    answer(page, box(in.x, y, in.w, 0));
    part_button(page, &(struct button){
                          .id = "back",
                          .label = done ? page_word(page, WORD_BUTTON_DONE)
                                        : page_word(page, WORD_BUTTON_BACK),
                          .key = page_word(page, WORD_KEY_ESC),
                          .rect = box(done ? box_right(foot) - 280 : foot.x,
                                      foot.y, 280, 48),
                          .action = ACT_BACK});
    if (!done)
        part_button(page,
                    &(struct button){
                        .id = "keep",
                        .label = page_word(page, asked->button),
                        .key = page_word(page, WORD_KEY_ENTER),
                        .rect = box(box_right(foot) - 280, foot.y, 280, 48),
                        .action = ACT_TYPED});
    page_end(page);
}
