#include "play/session_line.h"

#include <string.h>

static bool blank(char c)
{
    return c == ' ' || c == '\t';
}

static const char *skip_blanks(const char *text)
{
    while (blank(*text))
        text++;
    return text;
}

void line_read(struct line *line, const char *text)
{
    char *at;

    memset(line, 0, sizeof *line);
    strbuf_text(&line->copy, skip_blanks(text));
    while (line->copy.length > 0 &&
           blank(line->copy.text[line->copy.length - 1]))
        line->copy.text[--line->copy.length] = '\0';
    line->rest =
        skip_blanks(skip_blanks(text) + strcspn(skip_blanks(text), " \t"));
    for (at = line->copy.text; *at != '\0' && line->count < LINE_WORDS;) {
        line->words[line->count++] = at;
        at += strcspn(at, " \t");
        while (blank(*at))
            *at++ = '\0';
    }
}

bool line_number(const char *text, int32_t *number)
{
    int32_t value = 0;

    if (strlen(text) > 8)
        return false;
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9')
            return false;
        value = value * 10 + (*text - '0');
    }
    *number = value;
    return true;
}

void line_unknown(const struct nearest *near, const char *what,
                  struct diag_list *diags)
{
    if (near->best != NULL)
        diag_add(diags, CODE_INPUT_ORDER, NULL,
                 "there is no %s '%s'; the nearest name is '%s'", what,
                 near->word, near->best);
    else
        diag_add(diags, CODE_INPUT_ORDER, NULL, "there is no %s '%s'", what,
                 near->word);
}

int32_t line_actor(const struct model *model, const char *id,
                   struct diag_list *diags)
{
    struct nearest near = nearest_to(id);

    for (int32_t i = 0; i < model->actors_count; i++) {
        if (strcmp(model->actors[i].id, id) == 0)
            return i;
        nearest_try(&near, model->actors[i].id);
    }
    line_unknown(&near, "actor", diags);
    return -1;
}

bool line_usage(const struct line *line, int32_t words, const char *expected,
                struct diag_list *diags)
{
    if (line->count == words)
        return true;
    diag_add(diags, CODE_INPUT_COMMAND, NULL, "too %s words; expected '%s'",
             line->count < words ? "few" : "many", expected);
    return false;
}

bool session_is_over(const struct session *session, struct diag_list *diags)
{
    if (session_phase(session) != PHASE_OVER)
        return false;
    diag_add(diags, CODE_INPUT_PHASE, NULL,
             "the play is over; 'undo' or 'branch N' goes back");
    return true;
}
