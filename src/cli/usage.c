#include "cli/commands.h"

#include <string.h>

/* A table lives on the stack of its command: all of it is copied. */
struct copy {
    struct arena *arena;
    struct usage_command *command;
};

static const char *const *copy_words(struct arena *arena,
                                     const char *const *words)
{
    size_t count = 0;
    if (words == NULL) {
        return NULL;
    }
    while (words[count] != NULL) {
        count++;
    }
    const char **copied = arena_array(arena, count + 1, sizeof(*copied));
    for (size_t i = 0; i < count; i++) {
        copied[i] = arena_text(arena, words[i]);
    }
    return copied;
}

static const char *const *all_codes(struct arena *arena)
{
    const char **codes = arena_array(arena, CODE_COUNT + 1, sizeof(*codes));
    for (int i = 0; i < CODE_COUNT; i++) {
        codes[i] = diag_code_info((enum diag_code)i)->text;
    }
    return codes;
}

static const char *text_or_none(struct arena *arena, const char *text)
{
    return text == NULL ? NULL : arena_text(arena, text);
}

static void copy_table(void *context, const struct option_table *table)
{
    const struct copy *copy = context;
    struct arena *arena = copy->arena;
    struct usage_command *command = copy->command;
    struct usage_option *options =
        arena_array(arena, (size_t)table->row_count, sizeof(*options));
    for (int32_t i = 0; i < table->row_count; i++) {
        const struct option_row *row = &table->rows[i];
        options[i] = (struct usage_option){
            .name = arena_text(arena, row->name),
            .value = text_or_none(arena, row->value),
            .help = arena_text(arena, row->help),
            .words = copy_words(arena, row->words),
            .repeats = row->list != NULL,
        };
    }
    command->arguments = arena_text(arena, table->arguments);
    command->summary = arena_text(arena, table->summary);
    command->options = options;
    command->option_count = table->row_count;
    command->words = copy_words(arena, table->words);
    const char *first = usage_first_argument(arena, command);
    if (command->words == NULL && strncmp(first, "CODE", 4) == 0) {
        command->words = all_codes(arena);
    }
}

void command_usage(struct usage_program *program, struct arena *arena)
{
    struct usage_command *all =
        arena_array(arena, (size_t)command_count, sizeof(*all));
    for (int32_t i = 0; i < command_count; i++) {
        struct copy copy = {arena, &all[i]};
        struct option_reader reader = {copy_table, &copy};
        all[i] = (struct usage_command){.name = commands[i].name,
                                        .brief = commands[i].summary,
                                        .arguments = "",
                                        .summary = commands[i].summary};
        commands[i].run((struct words){.reader = &reader});
    }
    *program = (struct usage_program){
        .name = "demarche-cli",
        .brief = "Checks, plays and measures scenarios of Démarche.",
        .commands = all,
        .command_count = command_count,
    };
}
