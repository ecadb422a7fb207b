/* Any bytes as a recording of Meridia, as they are and with seals that fit.
 * What replays writes itself again, and that replays too. */
#include "fuzz/fuzz.h"

#include "play/recording.h"

#include <string.h>

static void judge(const struct session *session)
{
    struct arena arena = {0};
    struct diag_list diags = {0};
    struct strbuf first = {0};
    struct strbuf second = {0};
    struct sink sink = sink_to_strbuf(&first);
    struct sink again = sink_to_strbuf(&second);
    const struct recording *recording;
    struct session *replayed;

    recording_write(session, &sink);
    recording = recording_read(&arena, "again.rec", strbuf_get(&first),
                               first.length, &diags);
    fuzz_must(recording != NULL, "what was written is not read");
    replayed =
        recording_replay(recording, "again.rec", fuzz_scenario(), &diags);
    fuzz_must(replayed != NULL, "what was written is not replayed");
    recording_write(replayed, &again);
    fuzz_must(strcmp(strbuf_get(&first), strbuf_get(&second)) == 0,
              "it is written otherwise the second time");
    session_free(replayed);
    strbuf_clear(&second);
    strbuf_clear(&first);
    diag_clear(&diags);
    arena_clear(&arena);
}

static void replay(const struct recording *recording, struct diag_list *diags)
{
    struct session *session =
        recording_replay(recording, "fuzz.rec", fuzz_scenario(), diags);

    fuzz_must(session != NULL || diags->errors > 0, "refused without a word");
    if (session != NULL)
        judge(session);
    session_free(session);
}

static void read(const char *text, size_t length)
{
    struct arena arena = {0};
    struct diag_list diags = {0};
    const struct recording *recording =
        recording_read(&arena, "fuzz.rec", text, length, &diags);

    fuzz_must(recording != NULL || diags.errors > 0, "refused without a word");
    if (recording == NULL)
        recording = recording_salvage(&arena, "fuzz.rec", text, length, &diags);
    if (recording != NULL)
        replay(recording, &diags);
    diag_clear(&diags);
    arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct strbuf text = {0};

    strbuf_add(&text, (const char *)bytes, length);
    read(strbuf_get(&text), text.length);
    fuzz_seal(&text);
    read(strbuf_get(&text), text.length);
    strbuf_clear(&text);
    return 0;
}
