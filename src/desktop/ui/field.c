#include "desktop/ui/field.h"
#include "base/utf8.h"

#include "desktop/ui/parts.h"
#include "desktop/ui/ui_state.h"

#include <string.h>

#define TYPE TYPE_CARD

static struct typed *typed_of(struct ui *ui, const char *id)
{
    return strcmp(id, FIELD_SEARCH) == 0 ? &ui->search : &ui->entry;
}

/* Drawing ------------------------------------------------------------------ */

static int32_t width_of(struct page *page, const char *text, size_t length)
{
    const struct text_measure *measure = &page->ui->measure;
    return theme_units(page->theme,
                       measure->width(measure->context, type_faces[TYPE].face,
                                      theme_type_px(page->theme, TYPE), text,
                                      length));
}

/* Where the shown text begins, so that the mark is in it: at 0, or later
 * where what comes before the mark is longer than the field. */
static size_t first_shown(struct page *page, const struct typed *typed,
                          int32_t room)
{
    const char *text = typed_get(typed);
    size_t first = typed->at;
    while (first > 0) {
        size_t before = typed_before(typed, first);
        if (width_of(page, text + before, typed->at - before) > room)
            return first;
        first = before;
    }
    return 0;
}

/* The text from the first letter shown, and the mark in it. */
static void written(struct page *page, const struct typed *typed,
                    struct spot spot, bool focused)
{
    static const char more[] = "\xE2\x80\xA6";
    size_t first =
        first_shown(page, typed, spot.width - width_of(page, more, 3) - 4);
    const char *text = page_format(page, "%s%s", first > 0 ? more : "",
                                   typed_get(typed) + first);
    size_t before = typed->at - first + (first > 0 ? 3 : 0);
    bool whole = focused && typed->whole;
    struct style look = style(TYPE, whole ? TOKEN_ON_FOCUS : TOKEN_TEXT);
    look.plain = true;
    int32_t mark = spot.x + width_of(page, text, before);
    if (whole)
        page_fill(page, box(spot.x - 2, spot.y - 15, mark - spot.x + 4, 20), 2,
                  page_color(page, TOKEN_FOCUS));
    page_label(page, spot, text, look);
    if (focused && !whole)
        page_fill(page, box(mark + 1, spot.y - 14, 2, 18), 0,
                  page_color(page, TOKEN_FOCUS));
}

void field(struct page *page, const char *id, const char *name,
           const char *hint, struct rect rect)
{
    const struct typed *typed = typed_of(page->ui, id);
    int32_t widget = page_control(
        page, &(struct control){
                  .role = ROLE_FIELD, .id = id, .name = name, .rect = rect});
    struct spot spot = {rect.x + 12, rect.y + rect.h / 2 + 5, rect.w - 28};
    bool focused = (page_state(page, widget) & STATE_FOCUSED) != 0;
    page_value(page, "%s", typed_get(typed));
    part_card(page, widget, rect, 6);
    if (typed->text.length > 0)
        written(page, typed, spot, focused);
    else {
        bool fits = page_text_width(page, hint, TYPE) <= spot.width;
        page_label(page, spot, fits ? hint : name, style(TYPE, TOKEN_MUTED));
        if (focused)
            page_fill(page, box(spot.x - 2, spot.y - 14, 2, 18), 0,
                      page_color(page, TOKEN_FOCUS));
    }
    page_end(page);
}

/* Typing ------------------------------------------------------------------- */

/* The id of the field that has the focus, NULL. */
static const char *focused_field(struct ui *ui)
{
    ui_build(ui);
    int32_t at = widget_find(&ui->tree, strbuf_get(&ui->focus));
    if (at < 0 || ui->tree.items[at].role != ROLE_FIELD)
        return NULL;
    return ui->tree.items[at].id;
}

/* From the search on to what it found. */
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

static void add(struct ui *ui, struct typed *typed, uint32_t point)
{
    bool path = typed == &ui->entry && ui->entry_is_path;
    typed_add(typed, point, path ? FIELD_PATH : FIELD_MOST);
}

/* The keys that move the mark do so where there is something to move in. */
static bool move(struct typed *typed, enum key key)
{
    if (typed->text.length == 0)
        return false;
    if (key == KEY_LEFT || key == KEY_RIGHT)
        typed_step(typed, key == KEY_LEFT ? -1 : 1);
    else if (key == KEY_HOME)
        typed_home(typed);
    else if (key == KEY_END)
        typed_end(typed);
    else
        return false;
    return true;
}

static bool edit(struct ui *ui, struct typed *typed, const struct input *input)
{
    enum key key = (enum key)input->key;
    if (key == KEY_CHAR)
        add(ui, typed, input->character);
    else if (key == KEY_SPACE)
        add(ui, typed, ' ');
    else if (key == KEY_BACKSPACE)
        typed_back(typed);
    else if (key == KEY_DELETE)
        typed_delete(typed);
    else
        return move(typed, key);
    return true;
}

/* Enter goes on; Esc empties a search before it leaves the page. */
static bool finish(struct ui *ui, struct typed *typed, enum key key)
{
    bool search = typed == &ui->search;
    if (key == KEY_ENTER && search)
        leave(ui);
    else if (key == KEY_ENTER)
        flow_activate(ui, &(struct action){.kind = ACT_TYPED});
    else if (key == KEY_ESCAPE && search && typed->text.length > 0)
        typed_set(typed, "", false);
    else
        return false;
    return true;
}

bool field_key(struct ui *ui, const struct input *input)
{
    const char *id = focused_field(ui);
    if (id == NULL)
        return false;
    struct typed *typed = typed_of(ui, id);
    if (!edit(ui, typed, input) && !finish(ui, typed, (enum key)input->key))
        return false;
    ui->stale = true;
    return true;
}

/* Finding ------------------------------------------------------------------ */

/* The first letter of `text` as a capital; returns its bytes. What is no
 * letter stands for itself. */
static size_t capital(const char *text, uint32_t *point)
{
    size_t length = 0;
    while (length < 4 && text[length] != '\0')
        length++;
    length = utf8_decode(text, length, point);
    if (length == 0) {
        *point = (unsigned char)text[0];
        return 1;
    }
    *point = utf8_upper(*point);
    return length;
}

static bool begins(const char *text, const char *with)
{
    while (*with != '\0' && *text != '\0') {
        uint32_t here, wanted;
        text += capital(text, &here);
        with += capital(with, &wanted);
        if (here != wanted)
            return false;
    }
    return *with == '\0';
}

bool field_matches(const struct ui *ui, const char *text)
{
    const char *typed = typed_get(&ui->search);
    while (*text != '\0' && !begins(text, typed))
        text++;
    return begins(text, typed);
}
