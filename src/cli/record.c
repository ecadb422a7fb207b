#include "cli/record.h"

#include "engine/world.h"

enum exit_code record_write(const struct session *session, const char *path)
{
    struct strbuf text = {0};
    struct sink sink = sink_to_strbuf(&text);
    struct diag_list diags = {0};
    recording_write(session, &sink);
    enum file_result result =
        file_replace(path, strbuf_get(&text), text.length);
    if (result != FILE_OK) {
        const struct diag_place place = {.file = path};
        diag_add(&diags, CODE_FILE_IO, &place,
                 "the recording cannot be written: %s",
                 file_write_problem(result));
    }
    command_findings(&diags);
    diag_clear(&diags);
    strbuf_clear(&text);
    return result == FILE_OK ? EXIT_FINE : EXIT_USAGE;
}

static bool waits_in(const struct session *session, int32_t turn)
{
    size_t last = session_turn_count(session) - 1;
    const int32_t *world = session_turn(session, last).world;
    return !world_over(world) && world[WORLD_TURN] == turn;
}

static void submit(struct session *session, const char *line)
{
    struct diag_list diags = {0};
    session_submit(session, line, &diags);
    command_findings(&diags); /* none: the moves are legal */
    diag_clear(&diags);
}

/* A scene that nobody is shown has passed by itself. */
static void play_turn(struct session *session, int32_t turn,
                      const int32_t *choice)
{
    const struct model *model = session_model(session);
    size_t last = session_turn_count(session) - 1;
    const int32_t *world = session_turn(session, last).world;
    if (!waits_in(session, turn)) {
        return;
    }
    struct span decisions = model->scenes[world[WORLD_SCENE]].decisions;
    for (int32_t i = 0; i < decisions.count; i++) {
        struct strbuf line = {0};
        if (choice[i] >= 0) {
            move_format(model, (struct move){decisions.first + i, choice[i]},
                        &line);
            submit(session, strbuf_get(&line));
        }
        strbuf_clear(&line);
    }
    if (waits_in(session, turn)) {
        submit(session, "continue");
    }
}

enum exit_code record_witness(const struct model *model,
                              const struct witness *witness, const char *path)
{
    struct seats seats = seats_default(model, -1);
    for (int32_t i = 0; i < model->actors_count; i++) {
        seats.persons |= UINT64_C(1) << i;
    }
    struct session *session = session_new(model, witness->seed, &seats);
    for (int32_t i = 0; i < witness->turns; i++) {
        play_turn(session, i + 1, witness->choices[i]);
    }
    enum exit_code code = record_write(session, path);
    session_free(session);
    return code;
}
