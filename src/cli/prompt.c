#include "cli/prompt.h"

#include "cli/options.h"
#include "cli/tell.h"

#include <string.h>

struct word {
    const char *name, *arguments, *help;
    /* One of the two, or none: then the whole line is for the session. */
    void (*show)(struct tell *tell);
    bool (*run)(struct prompt *prompt, const char *rest,
                struct diag_list *diags);
};

static struct tell teller(struct prompt *prompt)
{
    return (struct tell){prompt->out, &prompt->plain, prompt->view};
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
    diag_add(diags, CODE_USE_VALUE, NULL, "the codex has no entry %s, %s%s",
             rest, near.best == NULL ? "see codex" : "did you mean ",
             near.best == NULL ? "" : near.best);
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

static const struct word words[] = {
    {"help", "", "shows this", NULL, show_help},
    {"brief", "", "who you are, and the situation", tell_brief, NULL},
    {"options", "", "the options again", tell_options, NULL},
    {"advice", "N", "what advisers say of option N", NULL, show_advice},
    {"news", "", "what happened since the stop before", tell_news, NULL},
    {"meters", "", "where every meter stands", tell_meters, NULL},
    {"ladder", "", "where the crisis stands", tell_ladder, NULL},
    {"timeline", "", "dates past and to come", tell_timeline, NULL},
    {"map", "", "where it all is, and what goes on between", tell_map, NULL},
    {"history", "", "all that happened", tell_history, NULL},
    {"ledger", "", "every change of every meter, and why", tell_ledger, NULL},
    {"codex", "ID", "explains a word; alone: lists them", NULL, show_codex},
    {"mandates", "N N", "picks your two; alone: lists them", NULL,
     take_mandates},
    {"branches", "", "all stops of this play", tell_branches, NULL},
    {"debrief", "", "at the end: what was hidden, what really happened", NULL,
     show_debrief},
    {"continue", "", "goes on where there is nothing to decide", NULL, NULL},
    {"undo", "", "takes the last step back", NULL, NULL},
    {"redo", "", "goes forward again", NULL, NULL},
    {"branch", "N", "goes to stop N", NULL, NULL},
    {"note", "TEXT", "keeps a remark in the recording", NULL, NULL},
    {"guess", "TEXT", "keeps a forecast in the recording", NULL, NULL},
    {"vote", "TEXT", "keeps a vote in the recording", NULL, NULL},
    {"move", "ACTOR OPTION", "chooses by ids", NULL, NULL},
    {"withdraw", "ACTOR", "takes a choice back while others decide", NULL,
     NULL},
    {"inject", "EVENT", "for a facilitator: lets it happen now", NULL, NULL},
    {"veto", "ACTOR OPTION", "for a facilitator: closes it this turn", NULL,
     NULL},
    {"cap", "RUNG", "for a facilitator: no higher rung from now on", NULL,
     NULL},
    {"quit", "", "ends here", NULL, quit},
};
#define WORD_COUNT (sizeof(words) / sizeof(words[0]))

static bool show_help(struct prompt *prompt, const char *rest,
                      struct diag_list *diags)
{
    (void)rest;
    (void)diags;
    sink_text(prompt->out, "The number of an option chooses it, or its id "
                           "where that is no word of these.\n");
    for (size_t i = 0; i < WORD_COUNT; i++) {
        const struct word *word = &words[i];
        sink_format(prompt->out, "%s%s%s: %s\n", word->name,
                    word->arguments[0] == '\0' ? "" : " ", word->arguments,
                    word->help);
    }
    return true;
}

static const struct word *find_word(const char *line, size_t length)
{
    for (size_t i = 0; i < WORD_COUNT; i++) {
        if (strlen(words[i].name) == length &&
            strncmp(words[i].name, line, length) == 0) {
            return &words[i];
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
    for (size_t i = 0; i < WORD_COUNT; i++) {
        nearest_try(&near, words[i].name);
    }
    for (int32_t i = 0; i < prompt->view->options.count; i++) {
        nearest_try(&near, prompt->view->options.items[i].id);
    }
    if (near.best != NULL) {
        diag_add(diags, CODE_USE_COMMAND, NULL,
                 "\"%s\" is no option or word here, did you mean %s", line,
                 near.best);
    } else {
        diag_add(diags, CODE_USE_COMMAND, NULL,
                 "\"%s\" is no option or word here, help lists the words",
                 line);
    }
    return false;
}

static bool take_word(struct prompt *prompt, const struct word *word,
                      const char *line, struct diag_list *diags)
{
    const char *rest = line + strlen(word->name);
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
    const struct word *word = find_word(line, length);
    if (word != NULL) {
        return take_word(prompt, word, line, diags);
    }
    const struct view_option *option = find_option(prompt->view, line);
    return option != NULL ? choose(prompt, option, diags)
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
