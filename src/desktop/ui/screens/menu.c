/* The menu: what a play offers beside what the program does. */
#include "desktop/ui/map.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"

#include <inttypes.h>

enum offer {
    ALWAYS,
    PLAY,     /* only while a play is on */
    SAVES,    /* only where plays are kept */
    LANGUAGES /* only where there are several */
};

struct menu_item {
    const char *id;
    enum word label;
    const char *key; /* NULL: one that has a name, see menu_key() */
    uint8_t action;  /* enum action_kind */
    uint8_t screen;
    uint8_t where; /* enum offer */
};

static const struct menu_item of_play[] = {
    {"resume", WORD_MENU_GO_ON, NULL, ACT_BACK, 0, ALWAYS},
    {"history", WORD_MENU_HISTORY, "H", ACT_GO, SCREEN_HISTORY, PLAY},
    {"codex", WORD_CODEX_NAME, "C", ACT_GO, SCREEN_CODEX, PLAY},
    {"ladder", WORD_MENU_LADDER, "L", ACT_GO, SCREEN_LADDER, PLAY},
    {"map", WORD_MAP_NAME, "M", ACT_GO, SCREEN_MAP, PLAY},
    {"undo", WORD_MENU_UNDO, "Z", ACT_UNDO, 0, PLAY},
    {"keep", WORD_MENU_KEEP, "F5", ACT_NAME, 0, PLAY},
    {"saves", WORD_SAVES_NAME, "F9", ACT_GO, SCREEN_SAVES, SAVES},
    {"title", WORD_MENU_TITLE, "", ACT_TITLE, 0, ALWAYS},
};

static const struct menu_item of_program[] = {
    {"help", WORD_HELP_NAME, "F1", ACT_GO, SCREEN_HELP, ALWAYS},
    {"theme", WORD_BUTTON_COLOURS, "F10", ACT_THEME, 0, ALWAYS},
    {"text", WORD_MENU_TEXT, NULL, ACT_TEXT, 0, ALWAYS},
    {"motion", WORD_MENU_MOTION_OFF, "", ACT_MOTION, 0, ALWAYS},
    {"language", WORD_MENU_LANGUAGE, "", ACT_LANGUAGE, 0, LANGUAGES},
    {"quit", WORD_BUTTON_QUIT, "", ACT_QUIT, 0, ALWAYS},
};

static bool offered(const struct page *page, const struct menu_item *item)
{
    bool play = flow_playing(page->ui);
    bool saves = page->ui->host.saves != NULL;
    if (item->screen == SCREEN_MAP)
        return play && map_there(page);
    if (item->action == ACT_NAME)
        return play && saves;
    if (item->where == LANGUAGES)
        return page->ui->host.next_language != NULL;
    return item->where == ALWAYS || (item->where == PLAY ? play : saves);
}

static const enum word palettes[PALETTE_COUNT] = {
    [PALETTE_DARK] = WORD_MENU_DARK,
    [PALETTE_LIGHT] = WORD_MENU_LIGHT,
    [PALETTE_CONTRAST] = WORD_MENU_CONTRAST,
};

/* With how it is set now. */
static const char *menu_label(struct page *page, const struct menu_item *item)
{
    const struct ui *ui = page->ui;
    if (item->action == ACT_TEXT)
        return page_say(
            page, WORD_MENU_TEXT,
            VALUES(VALUE_NUMBER("percent",
                                ui->theme.text > 0 ? ui->theme.text : 100)));
    if (item->action == ACT_MOTION)
        return page_word(page, ui->motion.on ? WORD_MENU_MOTION_ON
                                             : WORD_MENU_MOTION_OFF);
    if (item->action == ACT_LANGUAGE)
        return page_say(page, WORD_MENU_LANGUAGE,
                        VALUES(VALUE_TEXT(
                            "language", page_word(page, WORD_LANGUAGE_NAME))));
    if (item->action == ACT_THEME)
        return page_word(page, palettes[ui->theme.palette]);
    return page_word(page, item->label);
}

static const char *menu_key(const struct page *page,
                            const struct menu_item *item)
{
    if (item->key != NULL)
        return item->key;
    return page_word(page,
                     item->action == ACT_TEXT ? WORD_KEY_BIGGER : WORD_KEY_ESC);
}

static void entry(struct page *page, const struct menu_item *item,
                  struct rect rect)
{
    bool closed = item->action == ACT_UNDO && !page->ui->view->can_undo;
    part_button(page, &(struct button){.id = item->id,
                                       .label = menu_label(page, item),
                                       .key = menu_key(page, item),
                                       .rect = rect,
                                       .action = (enum action_kind)item->action,
                                       .number = item->screen,
                                       .locked = part_locked(
                                           page, closed, WORD_LOCKED_NOT_YET),
                                       .main = true});
}

/* Items under each other; returns the height used. */
static int32_t column(struct page *page, struct rect rect,
                      const struct menu_item *items, size_t count)
{
    int32_t y = rect.y;
    for (size_t i = 0; i < count; i++) {
        if (!offered(page, &items[i]))
            continue;
        entry(page, &items[i], box(rect.x, y, rect.w, 40));
        y += 46;
    }
    return y - rect.y;
}

static int32_t column_height(const struct page *page,
                             const struct menu_item *items, size_t count)
{
    int32_t shown = 0;
    for (size_t i = 0; i < count; i++)
        shown += offered(page, &items[i]) ? 1 : 0;
    return shown * 46;
}

/* What becomes of the play when one leaves. */
static const char *fate(struct page *page)
{
    const struct ui *ui = page->ui;
    if (!ui->started || ui->host.saves == NULL)
        return "";
    if (ui->why.length > 0)
        return strbuf_get(&ui->why);
    return page_word(page, WORD_MENU_FATE);
}

#define COUNT(items) (sizeof(items) / sizeof(items)[0])

void screen_menu(struct page *page)
{
    struct style look = style(TYPE_CARD, TOKEN_TEXT2);
    look.plain = true;
    int32_t left = column_height(page, of_play, COUNT(of_play));
    int32_t right = column_height(page, of_program, COUNT(of_program));
    int32_t tall = left > right ? left : right;
    const char *words = fate(page);
    int32_t note = page_text_height(page, 752, words, look);
    struct rect rect = box(page->w / 2 - 400, 0, 800,
                           24 + 76 + tall + (note > 0 ? note + 12 : 0) + 18);
    rect.y = (page->h - rect.h) / 2;
    struct rect in = page_panel(page, "menu.panel",
                                page_word(page, WORD_MENU_NAME), rect, 24);
    page_heading(page, (struct spot){in.x, in.y + 24, in.w},
                 page_word(page, WORD_MENU_NAME),
                 style(TYPE_QUESTION, TOKEN_TEXT));
    page_section(
        page, (struct spot){in.x, in.y + 58, 360},
        page_word(page, page->ui->started ? WORD_MENU_PLAY : WORD_MENU_PLAYS));
    page_section(page, (struct spot){in.x + 392, in.y + 58, 360},
                 page_word(page, WORD_MENU_PROGRAM));
    column(page, box(in.x, in.y + 76, 360, 0), of_play, COUNT(of_play));
    column(page, box(in.x + 392, in.y + 76, 360, 0), of_program,
           COUNT(of_program));
    page_text(page, box(in.x, in.y + 76 + tall + 6, 752, note), words, look);
    page_end(page);
}
