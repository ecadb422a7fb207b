#include "desktop/ui/text_layout.h"

#include "base/utf8.h"

#include <string.h>

/* A piece that is never broken unless it is wider than a whole line. */
struct token {
    size_t start, length; /* in the cleaned text */
    const char *link;
    int32_t width;
    enum face face;
    bool space;  /* a blank stands before it */
    bool breaks; /* a line may begin with it */
    bool line;   /* a line must begin with it */
    bool opens;  /* the first of its link */
};

struct layout {
    struct arena *arena;
    const struct text_measure *measure;
    const struct text_request *request;
    struct text_lines *out;
    char *clean; /* the text without markup, blanks folded */
    size_t length;
    struct token *tokens;
    size_t count, capacity, run_capacity;
    /* Scanning. */
    const char *link;
    bool strong, emphasis, opens;
    bool space, new_line, in_word;
    bool wide; /* the last code point was an ideograph */
    /* Placing. */
    struct text_run *runs;
    size_t run_start; /* of the open run, in clean */
    int32_t x, line;
};

/* Reading ------------------------------------------------------------------ */

static bool ideograph(uint32_t point)
{
    return (point >= 0x2E80 && point <= 0xA4CF) ||
           (point >= 0xAC00 && point <= 0xD7AF) ||
           (point >= 0xF900 && point <= 0xFAFF) ||
           (point >= 0xFF00 && point <= 0xFF60) ||
           (point >= 0x20000 && point <= 0x3FFFF);
}

/* Characters that would move, hide or turn what stands around them. */
static bool dropped(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xAD ||
           (point >= 0x200B && point <= 0x200F) ||
           (point >= 0x2028 && point <= 0x202E) ||
           (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF ||
           (point >= 0xFFF9 && point <= 0xFFFB);
}

static enum face face_now(const struct layout *layout)
{
    if (layout->strong && layout->request->face != FACE_BOLD)
        return FACE_SEMIBOLD;
    if (layout->emphasis && layout->request->face == FACE_REGULAR)
        return FACE_ITALIC;
    return layout->request->face;
}

static void begin_token(struct layout *layout, bool wide)
{
    layout->tokens = mem_grow(layout->tokens, layout->count, &layout->capacity,
                              sizeof *layout->tokens);
    struct token *token = &layout->tokens[layout->count++];
    if (layout->space)
        layout->clean[layout->length++] = ' ';
    *token = (struct token){
        .start = layout->length,
        .link = layout->link,
        .face = face_now(layout),
        .space = layout->space,
        .breaks = layout->space || layout->new_line || wide || layout->wide,
        .line = layout->new_line,
        .opens = layout->opens,
    };
    layout->opens = false;
    layout->space = false;
    layout->new_line = false;
    layout->in_word = true;
}

static void put(struct layout *layout, const char *bytes, size_t length,
                bool wide)
{
    if (!layout->in_word || wide || layout->wide)
        begin_token(layout, wide);
    memcpy(layout->clean + layout->length, bytes, length);
    layout->length += length;
    layout->tokens[layout->count - 1].length += length;
    layout->wide = wide;
}

static void blank(struct layout *layout, bool new_line)
{
    layout->in_word = false;
    layout->wide = false;
    if (new_line)
        layout->new_line = layout->count > 0;
    layout->space = layout->count > 0 && !layout->new_line;
}

/* Where `[word](codex:id)` begins at `at`: the word's end, else 0. */
static size_t link_word(const char *at)
{
    size_t end = 1;
    while (at[end] != '\0' && at[end] != ']' && at[end] != '[')
        end++;
    if (strncmp(at + end, "](codex:", 8) != 0)
        return 0;
    size_t close = end + 8;
    while (at[close] != '\0' && at[close] != ')' && at[close] != ' ')
        close++;
    return at[close] == ')' ? end : 0;
}

/* Takes a sign of markup at `at`; its length, 0 where it is none. */
static size_t markup(struct layout *layout, const char *at)
{
    if (layout->request->plain)
        return 0;
    if (at[0] == '*') {
        size_t length = at[1] == '*' ? 2 : 1;
        bool *style = length == 2 ? &layout->strong : &layout->emphasis;
        *style = !*style;
        layout->in_word = false;
        return length;
    }
    if (at[0] == '[' && layout->link == NULL) {
        size_t end = link_word(at);
        if (end == 0)
            return 0;
        const char *id = at + end + 8;
        layout->link =
            arena_copy(layout->arena, id, (size_t)(strchr(id, ')') - id));
        layout->opens = true;
        layout->in_word = false;
        return 1;
    }
    if (at[0] == ']' && layout->link != NULL) {
        layout->link = NULL;
        layout->in_word = false;
        return (size_t)(strchr(at, ')') - at) + 1;
    }
    return 0;
}

static size_t take_point(struct layout *layout, const char *at, size_t left)
{
    uint32_t point = 0;
    size_t length = utf8_decode(at, left, &point);
    if (length == 0) {
        put(layout, "\xEF\xBF\xBD", 3, false);
        return 1;
    }
    if (point == '\n' || point == ' ' || point == '\t' || point == '\r')
        blank(layout, point == '\n');
    else if (!dropped(point))
        put(layout, at, length, ideograph(point));
    return length;
}

static void scan(struct layout *layout)
{
    const char *text = layout->request->text;
    size_t length = strlen(text);
    /* An invalid byte becomes three, and a blank may be added to each. */
    layout->clean = arena_alloc(layout->arena, 4 * length + 1);
    size_t at = 0;
    while (at < length) {
        bool escaped = !layout->request->plain && text[at] == '\\' &&
                       (text[at + 1] == '*' || text[at + 1] == '[');
        if (escaped) {
            put(layout, text + at + 1, 1, false);
            at += 2;
            continue;
        }
        size_t sign = markup(layout, text + at);
        at += sign > 0 ? sign : take_point(layout, text + at, length - at);
    }
}

/* Placing -------------------------------------------------------------------*/

static int32_t width_of(const struct layout *layout, enum face face,
                        const char *text, size_t length)
{
    return layout->measure->width(layout->measure->context, face,
                                  layout->request->px, text, length);
}

static struct text_run *open_run(struct layout *layout)
{
    return layout->out->count > 0 ? &layout->runs[layout->out->count - 1]
                                  : NULL;
}

static void close_run(struct layout *layout, size_t end)
{
    struct text_run *run = open_run(layout);
    if (run == NULL || run->text != NULL)
        return;
    size_t length = end - layout->run_start;
    run->text =
        arena_copy(layout->arena, layout->clean + layout->run_start, length);
    run->width = width_of(layout, run->face, run->text, length);
    /* Words measured one by one may come to more than the whole: a width
     * that is asked for must hold both. */
    if (layout->x > layout->out->width)
        layout->out->width = layout->x;
    layout->x = run->x + run->width;
    if (layout->x > layout->out->width)
        layout->out->width = layout->x;
}

static void start_run(struct layout *layout, const struct token *token)
{
    layout->runs = mem_grow(layout->runs, (size_t)layout->out->count,
                            &layout->run_capacity, sizeof *layout->runs);
    layout->runs[layout->out->count++] = (struct text_run){
        .link = token->link,
        .x = layout->x,
        .line = layout->line,
        .face = token->face,
        .link_start = token->opens,
    };
    layout->run_start = token->start;
}

static bool continues(struct layout *layout, const struct token *token)
{
    const struct text_run *run = open_run(layout);
    return run != NULL && run->text == NULL && run->line == layout->line &&
           run->face == token->face && run->link == token->link;
}

/* Puts one token, which fits, at the end of the line. `before` is where the
 * text of the token before it ends. */
static void place(struct layout *layout, const struct token *token,
                  size_t before)
{
    bool first = layout->x == 0;
    if (!continues(layout, token)) {
        close_run(layout, before);
        if (token->space && !first)
            layout->x += width_of(layout, layout->request->face, " ", 1);
        start_run(layout, token);
    } else if (token->space) {
        layout->x += width_of(layout, token->face, " ", 1);
    }
    layout->x += token->width;
}

static void next_line(struct layout *layout, size_t before)
{
    close_run(layout, before);
    layout->line++;
    layout->x = 0;
}

/* Ends the line after a piece of a token, which may be nothing yet; the rest
 * is the next piece. Returns where the text placed so far ends. */
static size_t end_piece(struct layout *layout, struct token *piece,
                        size_t before)
{
    size_t end = piece->start + piece->length;
    if (piece->length > 0) {
        place(layout, piece, before);
        before = end;
        piece->opens = false;
    }
    next_line(layout, before);
    piece->start = end;
    piece->length = 0;
    piece->width = 0;
    piece->space = false;
    return before;
}

/* Cuts a token that is wider than a line into pieces that fit, measuring one
 * code point after the other so that the time stays in proportion. */
static void place_broken(struct layout *layout, struct token token,
                         size_t before)
{
    size_t end = token.start + token.length;
    struct token piece = token;
    piece.length = 0;
    piece.width = 0;
    for (size_t at = token.start; at < end;) {
        size_t length = utf8_decode(layout->clean + at, end - at, NULL);
        int32_t width =
            width_of(layout, token.face, layout->clean + at, length);
        int32_t used = layout->x + piece.width;
        if (used > 0 && used + width > layout->request->width)
            before = end_piece(layout, &piece, before);
        piece.length += length;
        piece.width += width;
        at += length;
    }
    place(layout, &piece, before);
}

/* How many tokens from `first` stay together, and their width. */
static size_t group(const struct layout *layout, size_t first, int32_t *width)
{
    size_t end = first + 1;
    *width = layout->tokens[first].width;
    while (end < layout->count && !layout->tokens[end].breaks)
        *width += layout->tokens[end++].width;
    return end;
}

/* Where the open run really ends with the clean text up to `end` in it. Words
 * in one face are shaped together, which can come to more than the sum. */
static int32_t run_end(struct layout *layout, size_t end)
{
    const struct text_run *run = open_run(layout);
    if (run == NULL || run->text != NULL)
        return layout->x;
    return run->x + width_of(layout, run->face,
                             layout->clean + layout->run_start,
                             end - layout->run_start);
}

static size_t token_end(const struct layout *layout, size_t token)
{
    return layout->tokens[token].start + layout->tokens[token].length;
}

/* Where the line would really end with tokens `first` to `end` on it. */
static int32_t real_end(struct layout *layout, size_t first, size_t end,
                        int32_t sum)
{
    for (size_t i = first; i < end; i++) {
        if (!continues(layout, &layout->tokens[i]))
            return first == 0 ? sum
                              : run_end(layout, token_end(layout, first - 1)) +
                                    sum - layout->x;
    }
    return run_end(layout, token_end(layout, end - 1));
}

/* Only near the line's end is it worth to measure again. */
static bool too_long(struct layout *layout, size_t first, size_t end,
                     int32_t sum)
{
    int32_t width = layout->request->width;
    if (sum > width)
        return true;
    return sum > width - width / 4 && real_end(layout, first, end, sum) > width;
}

static void place_group(struct layout *layout, size_t first, size_t end,
                        int32_t width)
{
    size_t before = first == 0 ? 0 : token_end(layout, first - 1);
    const struct token *token = &layout->tokens[first];
    int32_t gap = token->space && layout->x > 0
                      ? width_of(layout, token->face, " ", 1)
                      : 0;
    bool over = too_long(layout, first, end, layout->x + gap + width);
    if (first > 0 && (token->line || (over && layout->x > 0)))
        next_line(layout, before);
    over = layout->x + width > layout->request->width;
    for (size_t i = first; i < end; i++) {
        if (over &&
            layout->x + layout->tokens[i].width > layout->request->width)
            place_broken(layout, layout->tokens[i], before);
        else
            place(layout, &layout->tokens[i], before);
        before = token_end(layout, i);
    }
}

/* A run's text, less code points off its end until "…" fits behind it.
 * False when nothing is left of it and "…" alone does not fit either. */
static bool shorten(struct layout *layout, struct text_run *run)
{
    const char *dots = "\xE2\x80\xA6";
    size_t length = strlen(run->text);
    char *text = arena_alloc(layout->arena, length + 4);
    memcpy(text, run->text, length);
    run->text = text;
    for (;;) {
        memcpy(text + length, dots, 4);
        run->width = width_of(layout, run->face, text, length + 3);
        if (run->x + run->width <= layout->request->width)
            return true;
        if (length == 0)
            return false;
        length--;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
    }
}

/* Ends the last line that is shown with "…". */
static void cut(struct layout *layout)
{
    layout->out->cut = true;
    while (!shorten(layout, open_run(layout)) && layout->out->count > 1 &&
           layout->runs[layout->out->count - 2].line == layout->line)
        layout->out->count--;
}

static void drop_lines(struct layout *layout)
{
    int32_t most = layout->request->most;
    if (most == 0 || layout->line < most)
        return;
    while (layout->out->count > 0 &&
           layout->runs[layout->out->count - 1].line >= most)
        layout->out->count--;
    layout->line = most - 1;
    if (layout->out->count > 0)
        cut(layout);
    layout->out->width = 0;
    for (int32_t i = 0; i < layout->out->count; i++) {
        int32_t right = layout->runs[i].x + layout->runs[i].width;
        if (right > layout->out->width)
            layout->out->width = right;
    }
}

static void place_all(struct layout *layout)
{
    for (size_t i = 0; i < layout->count; i++) {
        struct token *token = &layout->tokens[i];
        token->width = width_of(layout, token->face,
                                layout->clean + token->start, token->length);
    }
    int32_t most = layout->request->most;
    for (size_t i = 0; i < layout->count;) {
        if (most > 0 && layout->line >= most)
            break;
        int32_t width;
        size_t end = group(layout, i, &width);
        place_group(layout, i, end, width);
        i = end;
    }
}

void text_layout(struct arena *arena, const struct text_measure *measure,
                 const struct text_request *request, struct text_lines *out)
{
    *out = (struct text_lines){0};
    struct layout layout = {
        .arena = arena, .measure = measure, .request = request, .out = out};
    scan(&layout);
    out->plain = layout.clean;
    if (layout.count > 0) {
        place_all(&layout);
        struct text_run *run = open_run(&layout);
        if (run->text == NULL)
            close_run(&layout, layout.length);
        drop_lines(&layout);
        out->lines = layout.line + 1;
    }
    out->runs = arena_array(arena, (size_t)out->count, sizeof *out->runs);
    if (out->count > 0)
        memcpy(out->runs, layout.runs, (size_t)out->count * sizeof *out->runs);
    mem_free(layout.runs);
    mem_free(layout.tokens);
}
