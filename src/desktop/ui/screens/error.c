/* What is wrong with a file: each finding with its place, and what to do. */
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"

#include <string.h>

#define PLACE   170 /* units for "line 1234, column 123" */
#define READING 720

/* "FILE:LINE:COLUMN: error[CODE]: message" in its parts; a line that is none
 * is all message. */
struct finding {
    const char *file, *place, *code, *message;
    bool warning;
};

/* Cuts the number behind the last colon off `text`; -1 where none is. */
static int32_t cut_number(const char *text, int *length)
{
    int32_t number = 0;
    int at = *length;
    int32_t unit = 1;
    while (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9' &&
           unit < 100000000) {
        number += (text[--at] - '0') * unit;
        unit *= 10;
    }
    if (at == *length || at == 0 || text[at - 1] != ':')
        return -1;
    *length = at - 1;
    return number;
}

static void cut_place(struct page *page, const char *line, int length,
                      struct finding *finding)
{
    int32_t column = cut_number(line, &length);
    int32_t row = column < 0 ? -1 : cut_number(line, &length);
    if (row > 0)
        finding->place = page_say(page, WORD_ERROR_PLACE,
                                  VALUES(VALUE_NUMBER("line", (int)row),
                                         VALUE_NUMBER("column", (int)column)));
    else if (column > 0)
        finding->place = page_say(page, WORD_ERROR_LINE,
                                  VALUES(VALUE_NUMBER("line", (int)column)));
    finding->file = page_format(page, "%.*s", length, line);
}

static struct finding read_finding(struct page *page, const char *line)
{
    struct finding finding = {
        .file = "", .place = "", .code = "", .message = line};
    const char *error = strstr(line, ": error[");
    const char *warning = strstr(line, ": warning[");
    const char *kind = error != NULL ? error : warning;
    const char *code = kind == NULL ? NULL : strchr(kind, '[');
    const char *end = code == NULL ? NULL : strstr(code, "]: ");
    if (end == NULL)
        return finding;
    finding.warning = error == NULL;
    finding.code =
        page_say(page, error != NULL ? WORD_ERROR_CODE : WORD_ERROR_HINT,
                 VALUES(VALUE_TEXT("code", page_format(page, "%.*s",
                                                       (int)(end - code) - 1,
                                                       code + 1))));
    finding.message = end + 3;
    cut_place(page, line, (int)(kind - line), &finding);
    return finding;
}

static int32_t finding_item(struct page *page, struct rect at, int32_t number,
                            const char *line)
{
    struct finding finding = read_finding(page, line);
    struct style look = style(TYPE_BRIEF, TOKEN_TEXT);
    look.plain = true;
    int32_t left =
        finding.place[0] != '\0' || finding.code[0] != '\0' ? PLACE : 0;
    int32_t height = page_text_height(page, at.w - left, finding.message, look);
    if (left > 0 && height < 40)
        height = 40;
    page_begin(page, ROLE_ITEM, page_format(page, "finding.%d", (int)number),
               finding.message, box(at.x, at.y, at.w, height));
    page_value(page, "%s", line);
    if (finding.place[0] != '\0')
        page_text(page, box(at.x, at.y + 2, left - 8, 0), finding.place,
                  style_most(style(TYPE_CARD_STRONG, TOKEN_TEXT2), 1));
    if (left > 0)
        page_text(
            page,
            box(at.x, at.y + (finding.place[0] != '\0' ? 21 : 2), left - 8, 0),
            finding.code,
            style_most(style(TYPE_NOTE_STRONG,
                             finding.warning ? TOKEN_MUTED : TOKEN_UNF),
                       1));
    page_text(page, box(at.x + left, at.y, at.w - left, 0), finding.message,
              look);
    page_end(page);
    return height;
}

/* The file is named once where it changes, not on each line. */
static int32_t file_line(struct page *page, struct rect at, const char *file,
                         const char **last)
{
    struct style look = style(TYPE_CARD_MEDIUM, TOKEN_MUTED);
    look.plain = true;
    if (file[0] == '\0' || strcmp(file, *last) == 0)
        return 0;
    *last = file;
    return page_text(page, at, file, look) + 10;
}

static int32_t findings(struct page *page, struct rect at, const char *lines)
{
    int32_t y = at.y;
    int32_t number = 0;
    const char *file = "";
    while (*lines != '\0') {
        int length = (int)strcspn(lines, "\n");
        const char *line = page_format(page, "%.*s", length, lines);
        lines += length;
        lines += *lines == '\n' ? 1 : 0;
        if (length == 0)
            continue;
        if (number > 0) {
            page_rule(page, box(at.x, y + 8, at.w, 0), TOKEN_HAIR);
            y += 17;
        }
        y += file_line(page, box(at.x, y, at.w, 0),
                       read_finding(page, line).file, &file);
        y += finding_item(page, box(at.x, y, at.w, 0), number++, line);
    }
    return y - at.y;
}

static void head(struct page *page, struct rect in)
{
    part_triangle(page, (struct spot){in.x + 16, in.y + 18, 0}, 32, 1,
                  page_color(page, TOKEN_UNF));
    page_label(page, (struct spot){in.x, in.y + 29, 32}, "!",
               style_centre(TYPE_VALUE, TOKEN_BG0));
    page_heading(page, (struct spot){in.x + 48, in.y + 27, in.w - 48},
                 strbuf_get(&page->ui->error_title),
                 style(TYPE_QUESTION, TOKEN_TEXT));
}

void screen_error(struct page *page)
{
    const char *lines = strbuf_get(&page->ui->error_lines);
    bool file = strstr(lines, ": error[") != NULL;
    struct rect all = box(24, 24, page->w - 48, page->h - 48);
    struct rect in =
        page_panel(page, "error", page_word(page, WORD_ERROR_NAME), all, 24);
    head(page, in);
    box_cut_top(&in, 52);
    struct rect foot = box_cut_bottom(&in, 60);
    int32_t width = in.w < READING + PLACE ? in.w : READING + PLACE;
    int32_t y =
        page_scroll_begin(page, "lines", page_word(page, WORD_ERROR_FOUND),
                          box(in.x, in.y, in.w + 14, in.h));
    y += findings(page, box(in.x, y, width, 0), lines);
    page_scroll_end(page, y);
    if (file || page->ui->error_of_save)
        page_text(page, box(foot.x, foot.y + 18, foot.w - 320, 40),
                  page->ui->error_of_save
                      ? page_word(page, WORD_ERROR_SAVE_STAYS)
                      : page_word(page, WORD_ERROR_MEND),
                  style_most(style(TYPE_CARD, TOKEN_TEXT2), 2));
    part_button(page,
                &(struct button){
                    .id = "back",
                    .label = page_word(page, WORD_BUTTON_BACK),
                    .key = page_word(page, WORD_KEY_ENTER),
                    .rect = box(box_right(foot) - 288, foot.y + 12, 288, 48),
                    .action = ACT_BACK,
                    .main = true});
    page_end(page);
}
