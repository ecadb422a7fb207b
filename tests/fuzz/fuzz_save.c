/* Any bytes as a save of Meridia, as they are and with seals that fit. What
 * loads writes itself again, and that loads as the same play. */
#include "fuzz/fuzz.h"

#include "play/save.h"

#include <string.h>

static void write_again(const struct session *session, struct strbuf *out)
{
    struct save_head head = {.name = "", .title = "", .stand = "", .path = ""};
    struct sink sink = sink_to_strbuf(out);

    save_write(session, &head, &sink);
}

static void judge(const struct session *session)
{
    struct arena arena = {0};
    struct diag_list diags = {0};
    struct strbuf first = {0};
    struct strbuf second = {0};
    struct save_found found = {0};
    const struct save *save;
    struct session *again;

    write_again(session, &first);
    save = save_read(&arena, "again.save", strbuf_get(&first), first.length,
                     &diags);
    fuzz_must(save != NULL && save_whole(save), "what was written is not read");
    again = save_load(save, "again.save", fuzz_scenario(), &found, &diags);
    fuzz_must(again != NULL && found.fit == FIT_SAME,
              "what was written does not load");
    write_again(again, &second);
    fuzz_must(strcmp(strbuf_get(&first), strbuf_get(&second)) == 0,
              "it is written otherwise the second time");
    session_free(again);
    strbuf_clear(&second);
    strbuf_clear(&first);
    diag_clear(&diags);
    arena_clear(&arena);
}

static void load(const struct save *save, struct diag_list *diags)
{
    struct save_found found = {0};
    struct session *session =
        save_load(save, "fuzz.save", fuzz_scenario(), &found, diags);

    fuzz_must(session != NULL || found.fit == FIT_NONE, "a fit without a play");
    fuzz_must(session != NULL || diags->errors > 0, "refused without a word");
    if (session != NULL)
        judge(session);
    session_free(session);
}

static void read(const char *text, size_t length)
{
    struct arena arena = {0};
    struct diag_list diags = {0};
    struct save_head head;
    const struct save *save;

    save_read_head(&arena, text, length, &head);
    save = save_read(&arena, "fuzz.save", text, length, &diags);
    fuzz_must(save != NULL || diags.errors > 0, "refused without a word");
    if (save != NULL)
        load(save, &diags);
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
