#include "base/sink.h"
#include "desktop/sdl/script_state.h"
#include "play/recording.h"

#include <string.h>

/* The recording has every choice of the way, also those of rule-played
 * seats; these are left out here. Where it has none of a person's, there was
 * a scene to read: `continue` took the play on, but only at a stop. */

struct writing {
    const struct session *session;
    struct strbuf *out;
    struct arena arena;
    const char *persons[64]; /* actors' ids */
    int32_t person_count;
    int32_t turn;  /* being read, 0 before the first */
    bool answered; /* a person's move of it was written */
};

static bool begins(const char *line, const char *word)
{
    return strncmp(line, word, strlen(word)) == 0;
}

static const char *word_at(struct writing *writing, const char *line,
                           int number)
{
    for (; number > 0; number--) {
        line += strcspn(line, " ");
        line += strspn(line, " ");
    }
    return arena_copy(&writing->arena, line, strcspn(line, " "));
}

static bool stopped_in(const struct session *session, int32_t turn)
{
    for (size_t i = 0; i < session_stop_count(session); i++) {
        struct session_stop stop = session_stop(session, i);
        if (stop.on_path && !stop.current && stop.turn == turn) {
            return true;
        }
    }
    return false;
}

static void end_turn(struct writing *writing)
{
    if (writing->turn > 0 && !writing->answered &&
        stopped_in(writing->session, writing->turn)) {
        strbuf_text(writing->out, "continue\n");
    }
    writing->answered = false;
    writing->turn++;
}

static bool persons_move(struct writing *writing, const char *line)
{
    const char *actor = word_at(writing, line, 1);
    for (int32_t i = 0; i < writing->person_count; i++) {
        if (strcmp(writing->persons[i], actor) == 0) {
            return true;
        }
    }
    return false;
}

static void take_line(struct writing *writing, const char *line)
{
    if (begins(line, "seat ") && writing->person_count < 64 &&
        strcmp(word_at(writing, line, 2), "person") == 0) {
        writing->persons[writing->person_count++] = word_at(writing, line, 1);
    } else if (begins(line, "turn ") || begins(line, "over ")) {
        end_turn(writing);
    } else if (begins(line, "move ") && persons_move(writing, line)) {
        writing->answered = true;
        strbuf_format(writing->out, "%s\n", line);
    } else if (begins(line, "inject ") || begins(line, "veto ") ||
               begins(line, "cap ")) {
        strbuf_format(writing->out, "%s\n", line);
    }
}

void script_moves(const struct session *session, struct strbuf *out)
{
    struct strbuf text = {0};
    struct sink sink = sink_to_strbuf(&text);
    struct writing writing = {.session = session, .out = out};
    recording_write(session, &sink);
    char *line = text.text;
    while (line != NULL && *line != '\0') {
        size_t length = strcspn(line, "\n");
        char *next = line + length + (line[length] == '\n');
        line[length] = '\0';
        take_line(&writing, line);
        line = next;
    }
    arena_clear(&writing.arena);
    strbuf_clear(&text);
}
