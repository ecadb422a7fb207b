#include "desktop/ui/field.h"

#include "base/utf8.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/ui_state.h"

#include <string.h>

void field(struct page *page, const char *id, const char *name,
           const char *hint, struct rect rect)
{
    const char *typed = strbuf_get(&page->ui->search);
    bool empty = typed[0] == '\0';
    int32_t widget = page_control(
        page, &(struct control){
                  .role = ROLE_FIELD, .id = id, .name = name, .rect = rect});
    page_value(page, "%s", typed);
    part_card(page, widget, rect, 6);
    struct style look = style(TYPE_CARD, empty ? TOKEN_MUTED : TOKEN_TEXT);
    look.plain = true;
    int32_t used = page_label(
        page, (struct spot){rect.x + 12, rect.y + rect.h / 2 + 5, rect.w - 28},
        empty ? hint : typed, look);
    if ((page_state(page, widget) & STATE_FOCUSED) != 0)
        page_fill(page,
                  box(rect.x + 12 + (empty ? -2 : used + 1),
                      rect.y + rect.h / 2 - 9, 2, 18),
                  0, page_color(page, TOKEN_FOCUS));
    page_end(page);
}

/* Typing ------------------------------------------------------------------- */

static bool in_field(struct ui *ui)
{
    ui_build(ui);
    int32_t at = widget_find(&ui->tree, strbuf_get(&ui->focus));
    return at >= 0 && ui->tree.items[at].role == ROLE_FIELD;
}

static void add(struct strbuf *typed, uint32_t point)
{
    char bytes[4];
    size_t count = utf8_encode(point, bytes);
    if (typed->length + count <= FIELD_BYTES)
        strbuf_add(typed, bytes, count);
}

static void take_back(struct strbuf *typed)
{
    while (typed->length > 0) {
        char last = typed->text[--typed->length];
        typed->text[typed->length] = '\0';
        if (((unsigned char)last & 0xC0) != 0x80)
            return;
    }
}

/* From the field on to what it found. */
static void leave(struct ui *ui)
{
    for (size_t i = 0; i < ui->tree.count; i++) {
        if (ui->tree.items[i].focusable &&
            strncmp(ui->tree.items[i].id, "entry.", 6) == 0) {
            ui_focus(ui, ui->tree.items[i].id);
            return;
        }
    }
}

bool field_key(struct ui *ui, const struct input *input)
{
    enum key key = (enum key)input->key;
    struct strbuf *typed = &ui->search;
    bool own = key == KEY_CHAR || key == KEY_SPACE || key == KEY_BACKSPACE ||
               key == KEY_ENTER || (key == KEY_ESCAPE && typed->length > 0);
    if (!own || !in_field(ui))
        return false;
    if (key == KEY_CHAR)
        add(typed, input->character);
    else if (key == KEY_SPACE)
        add(typed, ' ');
    else if (key == KEY_BACKSPACE)
        take_back(typed);
    else if (key == KEY_ENTER)
        leave(ui);
    else
        strbuf_reset(typed);
    ui->stale = true;
    return true;
}

/* Finding ------------------------------------------------------------------ */

static char lower(char sign)
{
    return sign >= 'A' && sign <= 'Z' ? (char)(sign + 32) : sign;
}

static bool begins(const char *text, const char *with)
{
    while (*with != '\0' && lower(*text) == lower(*with)) {
        text++;
        with++;
    }
    return *with == '\0';
}

bool field_matches(const struct ui *ui, const char *text)
{
    const char *typed = strbuf_get(&ui->search);
    while (*text != '\0' && !begins(text, typed))
        text++;
    return begins(text, typed);
}
