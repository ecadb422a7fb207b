#include "desktop/sdl/script.h"

#include "base/names.h"
#include "desktop/sdl/console.h"
#include "desktop/sdl/script_state.h"
#include "platform/fileio.h"

#include <stdarg.h>
#include <string.h>

/* For script_*.c ------------------------------------------------------------
 */

void script_stop(struct script *script, int code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    strbuf_reset(&script->problem);
    strbuf_vformat(&script->problem, format, args);
    va_end(args);
    script->code = code;
}

const char *script_word(struct script *script)
{
    const char *start = script->rest + strspn(script->rest, " \t");
    size_t length = strcspn(start, " \t");
    script->rest = start + length;
    return arena_copy(&script->arena, start, length);
}

const char *script_rest(struct script *script)
{
    const char *start = script->rest + strspn(script->rest, " \t");
    size_t length = strlen(start);
    while (length > 0 && strchr(" \t", start[length - 1]) != NULL) {
        length--;
    }
    script->rest = start + strlen(start);
    return arena_copy(&script->arena, start, length);
}

bool script_number(struct script *script, const char *word, int32_t *number)
{
    const char *at = word + (word[0] == '-');
    size_t digits = strspn(at, "0123456789");
    if (digits == 0 || digits > 6 || at[digits] != '\0') {
        script_stop(script, SCRIPT_WRONG, "expected a number, found '%s'",
                    word);
        return false;
    }
    *number = 0;
    for (; *at != '\0'; at++) {
        *number = *number * 10 + (*at - '0');
    }
    *number = word[0] == '-' ? -*number : *number;
    return true;
}

static const char *nearest_id(const struct widget_tree *tree, const char *id)
{
    struct nearest near = nearest_to(id);
    for (size_t i = 0; i < tree->count; i++) {
        nearest_try(&near, tree->items[i].id);
    }
    return near.best;
}

const struct widget *script_widget(struct script *script, const char *id)
{
    struct ui *ui = script->desktop->ui;
    const struct widget_tree *tree = ui_widgets(ui);
    for (size_t i = 0; i < tree->count; i++) {
        if (strcmp(tree->items[i].id, id) == 0) {
            return &tree->items[i];
        }
    }
    const char *nearest = nearest_id(tree, id);
    script_stop(script, SCRIPT_FAILED,
                "expected a widget '%s', found none on screen '%s'%s%s%s", id,
                ui_screen(ui), nearest == NULL ? "" : "; the nearest is '",
                nearest == NULL ? "" : nearest, nearest == NULL ? "" : "'");
    return NULL;
}

/* Running -------------------------------------------------------------------
 */

static void run_line(struct script *script, const char *line)
{
    script->rest = line;
    const char *word = script_word(script);
    if (word[0] == '\0' || word[0] == '#') {
        return;
    }
    script_do(script, word);
    if (script->code != SCRIPT_FINE) {
        return;
    }
    const char *left = script_rest(script);
    if (left[0] != '\0') {
        script_stop(script, SCRIPT_WRONG, "'%s' is one word too many", left);
        return;
    }
    desktop_take_events(script->desktop);
    desktop_refresh(script->desktop);
    script->over = script->over || !script->desktop->running;
}

static void say_where(const struct script *script, int line)
{
    struct strbuf message = {0};
    struct sink sink = console_error();
    strbuf_format(&message, "%s:%d: %s", script->path, line,
                  strbuf_get(&script->problem));
    sink_escaped_line(&sink, strbuf_get(&message));
    sink_text(&sink, "\n");
    strbuf_clear(&message);
}

/* Cuts the lines apart where they are. */
static void run_lines(struct script *script, char *text)
{
    int line = 0;
    while (*text != '\0' && !script->over && script->code == SCRIPT_FINE) {
        size_t length = strcspn(text, "\n");
        char *next = text + length + (text[length] == '\n');
        text[length] = '\0';
        if (length > 0 && text[length - 1] == '\r') {
            text[length - 1] = '\0';
        }
        line++;
        run_line(script, text);
        text = next;
    }
    if (script->code != SCRIPT_FINE) {
        say_where(script, line);
    }
}

int script_run(struct desktop *desktop, const char *path)
{
    struct script script = {.desktop = desktop, .path = path, .rest = ""};
    char *text = NULL;
    size_t length = 0;
    enum file_result result =
        file_read(&script.arena, path, SCRIPT_BYTES, &text, &length);
    if (result == FILE_OK) {
        run_lines(&script, text);
    } else {
        strbuf_format(&script.problem, "the script %s cannot be read: %s", path,
                      file_problem(result));
        console_complain(strbuf_get(&script.problem));
        script.code = SCRIPT_WRONG;
    }
    strbuf_clear(&script.problem);
    arena_clear(&script.arena);
    return script.code;
}
