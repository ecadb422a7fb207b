/* A line at the prompt: a number or an option's id chooses, a word shows
 * something, and everything else is a line for the session. */
#ifndef CLI_PROMPT_H
#define CLI_PROMPT_H

#include "base/words.h"
#include "cli/keeper.h"
#include "play/view.h"

struct prompt {
    struct session *session;
    const struct view *view; /* of where the play stands */
    struct keeper *keeper;   /* of the play */
    const struct language *words;
    struct sink *out;
    struct arena arena; /* of the view */
    struct arena plain; /* of texts without markup */
    bool quit;
};

/* Looks at the play anew; to be called once before anything else. */
void prompt_look(struct prompt *prompt);

/* Tells the news, and the scene or the ending. */
void prompt_tell(struct prompt *prompt);

/* Takes one line that is not empty. False with one finding. What it shows is
 * told; after a line of the session the play is kept, then the view is a new
 * one and told too. */
bool prompt_take(struct prompt *prompt, const char *line,
                 struct diag_list *diags);

void prompt_clear(struct prompt *prompt);

#endif
