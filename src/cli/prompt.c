#include "cli/prompt.h"

#include "cli/options.h"
#include "cli/tell.h"

#include <string.h>

struct command_word {
    const char *name, *arguments;
    enum word help;
    /* One of the two, or none: then the whole line is for the session. */
    void (*show)(struct tell *tell);
    bool (*run)(struct prompt *prompt, const char *rest,
                struct diag_list *diags);
    const char *alias; /* a key for it; NULL: none. An option's id goes first */
};

static struct tell teller(struct prompt *prompt)
{
    return (struct tell){prompt->out, &prompt->plain, prompt->view,
                         prompt->words};
}

static bool show_debrief(struct prompt *prompt, const char *rest,
                         struct diag_list *diags)
{
    struct tell tell = teller(prompt);
    (void)rest;
    if (prompt->view->phase != PHASE_OVER) {
        diag_add(diags, CODE_USE_COMMAND, NULL,
                 "the play is not over, the debrief comes at its end");
        return false;
    }
    tell_ending(&tell);
    tell_debrief(&tell);
    return true;
}

static bool show_codex(struct prompt *prompt, const char *rest,
                       struct diag_list *diags)
{
    struct tell tell = teller(prompt);
    if (tell_codex(&tell, rest)) {
        return true;
    }
    struct nearest near = nearest_to(rest);
    for (int32_t i = 0; i < prompt->view->codex.count; i++) {
        nearest_try(&near, prompt->view->codex.items[i].id);
    }
    diag_add(diags, CODE_USE_VALUE, NULL, "the codex has no entry %s; %s%s%s",
             rest, near.best == NULL ? "see codex" : "did you mean \"",
             near.best == NULL ? "" : near.best,
             near.best == NULL ? "" : "\"?");
    return false;
}

/* A number from 1 to `most` that `text` begins with; 0 if it does not. */
static int32_t number_to(const char *text, size_t length, int32_t most)
{
    char digits[8];
    uint64_t number;
    if (length == 0 || length >= sizeof(digits)) {
        return 0;
    }
    memcpy(digits, text, length);
    digits[length] = '\0';
    bool fine = options_number(digits, &number) && number >= 1 &&
                number <= (uint64_t)most;
    return fine ? (int32_t)number : 0;
}

static bool show_advice(struct prompt *prompt, const char *rest,
                        struct diag_list *diags)
{
    struct tell tell = teller(prompt);
    int32_t most = prompt->view->options.count;
    int32_t number = number_to(rest, strlen(rest), most);
    if (rest[0] != '\0' && number == 0) {
        diag_add(diags, CODE_USE_VALUE, NULL,
                 "advice %s: a number from 1 to %d was expected", rest,
                 (int)most);
        return false;
    }
    for (int32_t i = 0; i < most; i++) {
        if (number == 0 || number == i + 1) {
            tell_advice(&tell, i);
        }
    }
    return true;
}

/* Mandates change nothing in the world, so they are no move. */
static bool take_mandates(struct prompt *prompt, const char *rest,
                          struct diag_list *diags)
{
    const struct view_seat *seat = &prompt->view->seat;
    int32_t most = seat->mandates.count;
    size_t length = strcspn(rest, " ");
    const char *second = rest + length + strspn(rest + length, " ");
    int32_t a = number_to(rest, length, most);
    int32_t b = number_to(second, strlen(second), most);
    if (rest[0] != '\0' && (a == 0 || b == 0 || a == b)) {
        diag_add(diags, CODE_USE_VALUE, NULL,
                 "mandates %s: two numbers from 1 to %d were expected", rest,
                 (int)most);
        return false;
    }
    if (rest[0] != '\0') {
        session_mandates(prompt->session, seat->index,
                         seat->mandates.items[a - 1].index,
                         seat->mandates.items[b - 1].index);
        keeper_save(prompt->keeper, prompt->session);
        prompt_look(prompt);
    }
    struct tell tell = teller(prompt);
    tell_mandates(&tell);
    return true;
}

static bool quit(struct prompt *prompt, const char *rest,
                 struct diag_list *diags)
{
    (void)rest;
    (void)diags;
    prompt->quit = true;
    return true;
}

static bool show_help(struct prompt *prompt, const char *rest,
                      struct diag_list *diags);

static const struct command_word known[] = {
    {"help", "", WORD_HELPS_HELP, NULL, show_help, "?"},
    {"brief", "", WORD_HELPS_BRIEF, tell_brief, NULL, NULL},
    {"options", "", WORD_HELPS_OPTIONS, tell_options, NULL, NULL},
    {"advice", "N", WORD_HELPS_ADVICE, NULL, show_advice, NULL},
    {"news", "", WORD_HELPS_NEWS, tell_news, NULL, NULL},
    {"meters", "", WORD_HELPS_METERS, tell_meters, NULL, NULL},
    {"ladder", "", WORD_HELPS_LADDER, tell_ladder, NULL, NULL},
    {"timeline", "", WORD_HELPS_TIMELINE, tell_timeline, NULL, NULL},
    {"map", "", WORD_HELPS_MAP, tell_map, NULL, NULL},
    {"history", "", WORD_HELPS_HISTORY, tell_history, NULL, "h"},
    {"ledger", "", WORD_HELPS_LEDGER, tell_ledger, NULL, NULL},
    {"codex", "ID", WORD_HELPS_CODEX, NULL, show_codex, NULL},
    {"mandates", "N N", WORD_HELPS_MANDATES, NULL, take_mandates, NULL},
    {"branches", "", WORD_HELPS_BRANCHES, tell_branches, NULL, NULL},
    {"debrief", "", WORD_HELPS_DEBRIEF, NULL, show_debrief, NULL},
    {"continue", "", WORD_HELPS_CONTINUE, NULL, NULL, NULL},
    {"undo", "", WORD_HELPS_UNDO, NULL, NULL, NULL},
    {"redo", "", WORD_HELPS_REDO, NULL, NULL, NULL},
    {"branch", "N", WORD_HELPS_BRANCH, NULL, NULL, NULL},
    {"note", "TEXT", WORD_HELPS_NOTE, NULL, NULL, NULL},
    {"guess", "TEXT", WORD_HELPS_GUESS, NULL, NULL, NULL},
    {"vote", "TEXT", WORD_HELPS_VOTE, NULL, NULL, NULL},
    {"move", "ACTOR OPTION", WORD_HELPS_MOVE, NULL, NULL, NULL},
    {"withdraw", "ACTOR", WORD_HELPS_WITHDRAW, NULL, NULL, NULL},
    {"inject", "EVENT", WORD_HELPS_INJECT, NULL, NULL, NULL},
    {"veto", "ACTOR OPTION", WORD_HELPS_VETO, NULL, NULL, NULL},
    {"cap", "RUNG", WORD_HELPS_CAP, NULL, NULL, NULL},
    {"quit", "", WORD_HELPS_QUIT, NULL, quit, "q"},
};
#define COMMAND_WORDS (sizeof(known) / sizeof(known[0]))

static bool show_help(struct prompt *prompt, const char *rest,
                      struct diag_list *diags)
{
    struct tell tell = teller(prompt);
    (void)rest;
    (void)diags;
    tell_word(&tell, "", WORD_HELPS_NUMBERS);
    for (size_t i = 0; i < COMMAND_WORDS; i++) {
        const struct command_word *word = &known[i];
        sink_format(prompt->out, "%s%s%s%s%s: %s\n", word->name,
                    word->arguments[0] == '\0' ? "" : " ", word->arguments,
                    word->alias == NULL ? "" : ", ",
                    word->alias == NULL ? "" : word->alias,
                    words_get(prompt->words, word->help));
    }
    return true;
}

static const struct command_word *find_word(const char *line, size_t length)
{
    for (size_t i = 0; i < COMMAND_WORDS; i++) {
        if (strlen(known[i].name) == length &&
            strncmp(known[i].name, line, length) == 0) {
            return &known[i];
        }
    }
    return NULL;
}

static const struct command_word *find_alias(const char *line)
{
    for (size_t i = 0; i < COMMAND_WORDS; i++) {
        if (known[i].alias != NULL && strcmp(known[i].alias, line) == 0) {
            return &known[i];
        }
    }
    return NULL;
}

static bool submit(struct prompt *prompt, const char *line,
                   struct diag_list *diags)
{
    if (!session_submit(prompt->session, line, diags)) {
        return false;
    }
    keeper_save(prompt->keeper, prompt->session);
    prompt_look(prompt);
    prompt_tell(prompt);
    return true;
}

/* The option that a number or an id means, NULL for neither. */
static const struct view_option *find_option(const struct view *view,
                                             const char *line)
{
    int32_t number = number_to(line, strlen(line), view->options.count);
    for (int32_t i = 0; i < view->options.count; i++) {
        const struct view_option *option = &view->options.items[i];
        if (number == i + 1 || strcmp(option->id, line) == 0) {
            return option;
        }
    }
    return NULL;
}

static bool choose(struct prompt *prompt, const struct view_option *option,
                   struct diag_list *diags)
{
    if (!option->open) {
        diag_add(diags, CODE_INPUT_MOVE, NULL, "this option is closed: %s",
                 view_plain(&prompt->plain, option->locked));
        return false;
    }
    return submit(prompt, option->move, diags);
}

static bool unknown(const struct prompt *prompt, const char *line,
                    struct diag_list *diags)
{
    struct nearest near = nearest_to(line);
    for (size_t i = 0; i < COMMAND_WORDS; i++) {
        nearest_try(&near, known[i].name);
    }
    for (int32_t i = 0; i < prompt->view->options.count; i++) {
        nearest_try(&near, prompt->view->options.items[i].id);
    }
    if (near.best != NULL) {
        diag_add(diags, CODE_USE_COMMAND, NULL,
                 "\"%s\" is no option or word here; did you mean \"%s\"?", line,
                 near.best);
    } else {
        diag_add(diags, CODE_USE_COMMAND, NULL,
                 "\"%s\" is no option or word here; help lists the words",
                 line);
    }
    return false;
}

static bool take_word(struct prompt *prompt, const struct command_word *word,
                      const char *line, struct diag_list *diags)
{
    const char *rest = line + strcspn(line, " ");
    struct tell tell = teller(prompt);
    if (word->show != NULL) {
        word->show(&tell);
        return true;
    }
    return word->run != NULL
               ? word->run(prompt, rest + strspn(rest, " "), diags)
               : submit(prompt, line, diags);
}

bool prompt_take(struct prompt *prompt, const char *line,
                 struct diag_list *diags)
{
    size_t length = strcspn(line, " ");
    const struct command_word *word = find_word(line, length);
    if (word != NULL) {
        return take_word(prompt, word, line, diags);
    }
    const struct view_option *option = find_option(prompt->view, line);
    if (option != NULL) {
        return choose(prompt, option, diags);
    }
    word = find_alias(line);
    return word != NULL ? take_word(prompt, word, line, diags)
                        : unknown(prompt, line, diags);
}

void prompt_look(struct prompt *prompt)
{
    arena_clear(&prompt->arena);
    arena_clear(&prompt->plain);
    prompt->view = view_make(prompt->session, -1, &prompt->arena);
}

void prompt_tell(struct prompt *prompt)
{
    struct tell tell = teller(prompt);
    tell_news(&tell);
    if (prompt->view->phase == PHASE_OVER) {
        tell_ending(&tell);
        tell_debrief(&tell);
    } else {
        tell_scene(&tell);
    }
}

void prompt_clear(struct prompt *prompt)
{
    arena_clear(&prompt->arena);
    arena_clear(&prompt->plain);
}
