#include "desktop/sdl/usage.h"

#include "app/completion.h"
#include "app/manual.h"
#include "desktop/sdl/console.h"
#include "desktop/sdl/options.h"

static const struct manual_prose PROSE[] = {
    {"",
     "Choose a scenario and a seat, read the briefing, decide. There is no "
     "winning ending: you choose what you want to keep, the crisis answers, "
     "and at the end you learn what was hidden.\n"
     "\n"
     "Everything can be done with the mouse alone and with the keyboard "
     "alone; F1 shows all keys. Every move is on the disk before you see what "
     "it did, so that whatever ends the game, Continue stands where you "
     "stood.\n"
     "\n"
     "The options for a picture, for the widgets of the first screen and for "
     "scripts end the game by themselves; they need no display and keep no "
     "play but where --save-dir names a folder.",
     "A scenario and a seat at once:\n"
     "$ demarche scenarios/meridia/scenario.json --seat aldra\n"
     "The first picture, without a display:\n"
     "$ demarche scenarios/meridia/scenario.json "
     "--screenshot first.png\n"
     "For this shell alone:\n"
     "$ source <(demarche --completion bash)\n"},
};

void usage_manual(struct sink *sink)
{
    struct arena arena = {0};
    struct usage_program program;
    options_usage(&program, &arena);
    const struct manual manual = {&program, PROSE, 1, "demarche-cli"};
    manual_write(&manual, &program.commands[0], sink);
    arena_clear(&arena);
}

bool usage_completion(const char *shell, struct sink *sink)
{
    struct arena arena = {0};
    struct usage_program program;
    options_usage(&program, &arena);
    bool known = completion_write(&program, shell, sink);
    if (!known) {
        struct strbuf problem = {0};
        strbuf_format(&problem,
                      "--completion is '%s', expected " COMPLETION_SHELLS,
                      shell);
        console_complain(strbuf_get(&problem));
        strbuf_clear(&problem);
    }
    arena_clear(&arena);
    return known;
}
