#include "many/same.h"

#include "base/hash.h"
#include "play/save.h"

#include <string.h>

/* A play as bytes, and what it takes to read it. */
struct kept {
    const struct session *session;
    struct arena arena;
    struct diag_list diags;
    struct strbuf bytes;
};

static void kept_clear(struct kept *kept)
{
    diag_clear(&kept->diags);
    strbuf_clear(&kept->bytes);
    arena_clear(&kept->arena);
}

static void tell_findings(const struct kept *kept, struct strbuf *what)
{
    struct sink sink = sink_to_strbuf(what);

    diag_write_all(&kept->diags, 1, &sink);
}

/* What was read writes the same bytes. */
static bool same_bytes(const struct strbuf *a, const struct strbuf *b,
                       struct strbuf *what)
{
    size_t at = 0;
    int line = 1;

    if (a->length == b->length && memcmp(a->text, b->text, a->length) == 0)
        return true;
    for (; at < a->length && at < b->length && a->text[at] == b->text[at]; at++)
        line += a->text[at] == '\n';
    strbuf_format(what, "what was read writes other bytes, from line %d on",
                  line);
    return false;
}

/* Recordings --------------------------------------------------------------- */

static void write_recording(const struct session *session, struct strbuf *out)
{
    struct sink sink = sink_to_strbuf(out);

    recording_write(session, &sink);
}

static struct session *read_recording(struct kept *kept)
{
    const struct recording *recording;

    recording = recording_read(&kept->arena, "play", kept->bytes.text,
                               kept->bytes.length, &kept->diags);
    if (recording == NULL)
        return NULL;
    return recording_replay(recording, "play", session_model(kept->session),
                            &kept->diags);
}

/* Saves -------------------------------------------------------------------- */

static const struct save_head head = {.name = "a \\ name\nof two lines",
                                      .title = "checksum 0000000000000000",
                                      .stand = "end 0000000000000000",
                                      .path = "a/b c.json",
                                      .saved = 1418947200};

static void write_save(const struct session *session, struct strbuf *out)
{
    struct sink sink = sink_to_strbuf(out);

    save_write(session, &head, &sink);
}

static bool same_head(const struct save_head *other)
{
    return strcmp(head.name, other->name) == 0 &&
           strcmp(head.title, other->title) == 0 &&
           strcmp(head.stand, other->stand) == 0 &&
           strcmp(head.path, other->path) == 0 && head.saved == other->saved;
}

static bool good_save(const struct kept *kept, const struct save *save,
                      const struct save_found *found, struct strbuf *what)
{
    const struct model *model = session_model(kept->session);
    /* The end of a play is no turn of it. */
    int32_t turns = (int32_t)session_turn_count(kept->session) -
                    (session_phase(kept->session) == PHASE_OVER);

    if (!same_head(save_head(save)))
        strbuf_text(what, "the head of the save reads otherwise");
    else if (strcmp(save_scenario(save), model->id) != 0 ||
             save_file_hash(save) != model->file_hash)
        strbuf_text(what, "the save names another scenario");
    else if (!save_whole(save) || save_turns(save) != turns)
        strbuf_format(what, "the save has %d turns of %d",
                      (int)save_turns(save), (int)turns);
    else if (found->fit != FIT_SAME || found->turn != 0 ||
             found->ways_left != 0)
        strbuf_format(what, "the save does not fit: turn %d, %d ways left: %s",
                      (int)found->turn, (int)found->ways_left, found->reason);
    else
        return true;
    return false;
}

static struct session *read_save(struct kept *kept, struct strbuf *what)
{
    struct save_found found;
    struct session *session;
    const struct save *save = save_read(&kept->arena, "play", kept->bytes.text,
                                        kept->bytes.length, &kept->diags);

    if (save == NULL)
        return NULL;
    session = save_load(save, "play", session_model(kept->session), &found,
                        &kept->diags);
    if (session != NULL && !good_save(kept, save, &found, what)) {
        session_free(session);
        return NULL;
    }
    return session;
}

/* Both --------------------------------------------------------------------- */

static void write_kept(const struct session *session, bool tree,
                       struct strbuf *out)
{
    if (tree)
        write_save(session, out);
    else
        write_recording(session, out);
}

struct session *same_kept(const struct session *session, bool tree,
                          uint64_t *hash, struct strbuf *what)
{
    struct kept kept = {.session = session};
    struct strbuf again = {0};
    struct session *read;
    bool good;

    write_kept(session, tree, &kept.bytes);
    *hash = hash_bytes(*hash, kept.bytes.text, kept.bytes.length);
    read = tree ? read_save(&kept, what) : read_recording(&kept);
    good = read != NULL && kept.diags.count == 0;
    if (good)
        write_kept(read, tree, &again);
    else
        tell_findings(&kept, what);
    if (!good || !same_bytes(&kept.bytes, &again, what)) {
        session_free(read);
        read = NULL;
    }
    strbuf_clear(&again);
    kept_clear(&kept);
    return read;
}
