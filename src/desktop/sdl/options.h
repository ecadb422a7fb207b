/* The command line of `demarche`: one table, read and explained. */
#ifndef DESKTOP_SDL_OPTIONS_H
#define DESKTOP_SDL_OPTIONS_H

#include "app/usage.h"
#include "base/sink.h"

#include <stdbool.h>
#include <stdint.h>

#define WINDOW_LEAST_WIDTH  960
#define WINDOW_LEAST_HEIGHT 540

struct options {
    /* NULL where not given. */
    const char *file, *seat, *screenshot, *script, *font_dir, *save_dir;
    const char *lang;       /* the language of what is read */
    const char *completion; /* the shell that a script is asked for */
    uint64_t seed;          /* given, or 0 for a script: none plays by luck */
    int32_t width, height;
    int32_t cut;       /* minutes of a class cut, -1: none */
    int32_t text_size; /* percent; 0: not given */
    bool as_it_was, seed_given, dump_ui, no_motion, no_save, help, man, version;
};

/* Reads the words after the program's name; they must outlive `options`.
 * False with a sentence in `problem`: what was found, what was expected. */
bool options_parse(struct options *options, int count, char **words,
                   struct strbuf *problem);

void options_help(struct sink *sink);

/* The same for completion and manual, in `arena`. */
void options_usage(struct usage_program *program, struct arena *arena);

/* True where the program ends by itself, so that it may do without a
 * display. */
bool options_ends_by_itself(const struct options *options);

/* Whether plays are saved: not with --no-save; and where the program ends by
 * itself only in a folder that is named. */
bool options_saves(const struct options *options);

#endif
