#include "unit/save_fixture.h"

#include <string.h>

void save_play(struct play *play)
{
    recording_play(play);
    play_say(play, "move a e1");
    play_say(play, "note the end");
    play_say(play, "undo");
    play_say(play, "note thinking");
    play_say(play, "undo");
    play_say(play, "cap none");
    play_say(play, "move a d2");
    play_say(play, "undo");
    play_say(play, "undo");
    play_say(play, "redo");
}

const char *save_text(struct play *play, const struct session *session)
{
    static const struct save_head head = {"Our \\ try\n2", "T", "Turn 4",
                                          "scenarios/t.json", 1416787200};
    struct strbuf text = {0};
    struct sink sink = sink_to_strbuf(&text);
    const char *kept;

    save_write(session, &head, &sink);
    kept = arena_copy(&play->fixture.arena, text.text, text.length);
    strbuf_clear(&text);
    return kept;
}

struct save_again save_again(struct play *play, const struct model *model,
                             const char *bytes, size_t length)
{
    struct save_again again = {.session = NULL};

    again.save =
        save_read(&again.arena, "play.save", bytes, length, &play->diags);
    if (again.save != NULL)
        again.session = save_load(again.save, "play.save", model, &again.found,
                                  &play->diags);
    return again;
}

void save_again_close(struct save_again *again)
{
    session_free(again->session);
    arena_clear(&again->arena);
}
