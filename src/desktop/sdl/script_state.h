/* A running script. Private to script*.c. */
#ifndef DESKTOP_SDL_SCRIPT_STATE_H
#define DESKTOP_SDL_SCRIPT_STATE_H

#include "desktop/sdl/script.h"

enum { SCRIPT_FINE = 0, SCRIPT_FAILED = 1, SCRIPT_WRONG = 2 };

struct script {
    struct desktop *desktop;
    const char *path;
    struct arena arena; /* its text and words */
    struct strbuf problem;
    const char *rest; /* of the line, after what was taken */
    int code;         /* SCRIPT_*; the script stops when it is not fine */
    bool over;        /* `quit` */
};

/* Stops the script with a sentence. */
void script_stop(struct script *script, int code, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* The next word of the line; "" at its end. */
const char *script_word(struct script *script);
/* All that is left of the line. */
const char *script_rest(struct script *script);
/* A whole number up to a million either way; false (and stopped) otherwise. */
bool script_number(struct script *script, const char *word, int32_t *number);

/* The widget of that id; NULL (and stopped, with the nearest id) if none. */
const struct widget *script_widget(struct script *script, const char *id);

/* Does one line, of which `command` was the first word. */
void script_do(struct script *script, const char *command);

/* `assert ...`: its words are next. */
void script_assert(struct script *script);

/* Hash of the world as it stands; false (and stopped) before a play. */
bool script_hash(struct script *script, uint64_t *hash);

/* The lines that a person would type to play the same. */
void script_moves(const struct session *session, struct strbuf *out);

#endif
