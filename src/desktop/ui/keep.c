#include "desktop/ui/keep.h"

#include "desktop/ui/parts.h"
#include "desktop/ui/ui_state.h"

#include <string.h>

/* A failure that was read is said again only when it is another one, or when
 * keeping worked in between. */
static void note_problem(struct ui *ui, const char *problem)
{
    if (strcmp(strbuf_get(&ui->why), problem) == 0)
        return;
    strbuf_reset(&ui->why);
    strbuf_text(&ui->why, problem);
    ui->understood = false;
    ui->stale = true;
}

void keep_play(struct ui *ui)
{
    const struct ui_saves *saves = ui->host.saves;
    if (saves == NULL || !ui->started)
        return;
    const char *problem =
        saves->keep(ui->host.context, ui->session, ui->unkept);
    ui->listed = false;
    if (problem == NULL)
        ui->unkept = false;
    note_problem(ui, problem == NULL ? "" : problem);
}

bool keep_leave(struct ui *ui, int32_t asked)
{
    if (!ui->started || ui->why.length == 0)
        return true;
    keep_play(ui);
    if (ui->why.length == 0)
        return true;
    ui->asked = (uint8_t)asked;
    ui_push(ui, SCREEN_CONFIRM);
    return false;
}

/* The list
 * ---------------------------------------------------------------------*/

/* More are not shown: nobody looks through so many. */
#define ROWS_MOST 10000

/* A listing reads a folder: once for a screen, not for each picture. */
static void list_again(struct ui *ui)
{
    const struct ui_saves *saves = ui->host.saves;
    size_t count = saves->count(ui->host.context);
    count = count < ROWS_MOST ? count : ROWS_MOST;
    ui->saves = mem_resize(ui->saves, (count + 1) * sizeof *ui->saves);
    for (size_t i = 0; i < count; i++)
        ui->saves[i] = saves->item(ui->host.context, i);
    ui->save_count = (int32_t)count;
    ui->listed = true;
}

int32_t keep_count(struct ui *ui)
{
    if (ui->host.saves != NULL && !ui->listed)
        list_again(ui);
    return ui->save_count;
}

struct ui_save keep_item(const struct ui *ui, int32_t index)
{
    return ui->saves[index];
}

/* A copy under a name is one to come back to, not the play itself. */
int32_t keep_latest(struct ui *ui)
{
    int32_t count = keep_count(ui);
    int32_t copy = -1;
    for (int32_t i = 0; i < count; i++) {
        struct ui_save save = keep_item(ui, i);
        if (save.damaged || save.busy)
            continue;
        if (save.name[0] == '\0')
            return i;
        copy = copy < 0 ? i : copy;
    }
    return copy;
}

/* The strip
 * --------------------------------------------------------------------*/

#define BUTTON 120

int32_t keep_strip(struct page *page)
{
    const struct ui *ui = page->ui;
    bool asks = ui_current(ui) == SCREEN_CONFIRM && ui->asked >= ASK_TITLE;
    if (!ui->started || ui->understood || ui->why.length == 0 || asks)
        return 0;
    const char *text =
        page_say(page, WORD_KEEP_STRIP,
                 VALUES(VALUE_TEXT("problem", strbuf_get(&ui->why))));
    struct style look = style(TYPE_CARD_MEDIUM, TOKEN_TEXT);
    look.plain = true;
    struct button button = {.id = "understood",
                            .label = page_word(page, WORD_KEEP_UNDERSTOOD),
                            .key = "",
                            .action = ACT_UNDERSTOOD};
    int32_t right = part_button_width(page, &button, BUTTON);
    int32_t width = page->w - 24 - 34 - 24 - right - 24;
    int32_t words = page_text_height(page, width, text, look);
    int32_t height = words + 20 > 48 ? words + 20 : 48;
    struct rect all = box(0, 0, page->w, height);
    page_begin(page, ROLE_GROUP, "unkept", page_word(page, WORD_KEEP_GROUP),
               all);
    page_fill(page, all, 0, page_color(page, TOKEN_BG3));
    page_fill(page, box(0, height - 2, page->w, 2), 0,
              page_color(page, TOKEN_UNF));
    part_triangle(page, (struct spot){24 + 10, height / 2, 0}, 20, 1,
                  page_color(page, TOKEN_UNF));
    page_text(page, box(24 + 34, (height - words) / 2, width, words), text,
              look);
    button.rect = box(page->w - 24 - right, height / 2 - 18, right, 34);
    part_button(page, &button);
    page_end(page);
    return height;
}
