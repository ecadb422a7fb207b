#include "cli/keeper.h"

#include <inttypes.h>

static void say(const char *file, enum diag_code code, const char *format, ...)
    PRINTF_LIKE(3, 4);

static void say(const char *file, enum diag_code code, const char *format, ...)
{
    const struct diag_place place = {.file = file};
    struct diag_list diags = {0};
    struct strbuf text = {0};
    va_list args;
    va_start(args, format);
    strbuf_vformat(&text, format, args);
    va_end(args);
    diag_add(&diags, code, &place, "%s", strbuf_get(&text));
    command_findings(&diags);
    diag_clear(&diags);
    strbuf_clear(&text);
}

/* Keeping -------------------------------------------------------------------
 */

bool keeper_open(struct keeper *keeper, const char *file, const char *scenario)
{
    *keeper = (struct keeper){.file = file, .scenario = scenario};
    if (slot_take(&keeper->slot, file) == FILE_BUSY) {
        say(file, CODE_FILE_IO,
            "another program is playing here; end that one, or name another "
            "file with --save");
        return false;
    }
    return true;
}

/* The file's folder may have come back since it could not be taken. */
static enum file_result try_save(struct keeper *keeper,
                                 const struct session *session)
{
    enum file_result result = FILE_OK;
    if (keeper->slot.lock == NULL) {
        result = slot_take(&keeper->slot, keeper->file);
    }
    return result != FILE_OK ? result
                             : slot_save(&keeper->slot, session,
                                         keeper->scenario, keeper->name);
}

void keeper_save(struct keeper *keeper, const struct session *session)
{
    if (keeper->file == NULL) {
        return;
    }
    enum file_result result = try_save(keeper, session);
    bool failed = result != FILE_OK;
    if (failed && !keeper->failed) {
        say(keeper->file, CODE_SAVE_WRITE,
            "the play cannot be kept: %s; it goes on, and is kept again as "
            "soon as that is possible",
            file_write_problem(result));
    } else if (!failed && keeper->failed) {
        say(keeper->file, CODE_SAVE_NOTE, "the play is kept again");
    }
    keeper->failed = failed;
}

enum exit_code keeper_close(struct keeper *keeper)
{
    slot_release(&keeper->slot);
    return keeper->failed ? EXIT_USAGE : EXIT_FINE;
}

/* Going on ------------------------------------------------------------------
 */

/* What will be written in its place has less in it than the file. */
static bool keep_aside(const struct resume *resume)
{
    struct strbuf kept = {0};
    enum file_result result = slot_keep_bad(resume->file, &kept);
    if (result == FILE_OK) {
        say(resume->file, CODE_SAVE_NOTE, "the file as it was is kept as %s",
            strbuf_get(&kept));
    } else {
        say(resume->file, CODE_FILE_IO,
            "it cannot be kept aside (%s), so nothing is written over it",
            file_write_problem(result));
    }
    strbuf_clear(&kept);
    return result == FILE_OK;
}

static bool may_stand_before(const struct resume *resume,
                             const struct save_found *found)
{
    say(resume->file, CODE_SAVE_SHIFTS,
        "the scenario was edited since: turn %" PRId32
        " does not come out alike (%s)",
        found->turn, found->reason);
    if (resume->before ||
        (resume->ask != NULL && resume->ask(resume->words, found))) {
        return true;
    }
    say(resume->file, CODE_SAVE_NOTE,
        "nothing was changed; --before goes on from turn %" PRId32,
        found->stand);
    return false;
}

static void say_ways(const struct resume *resume,
                     const struct save_found *found)
{
    if (found->ways_left > 0) {
        say(resume->file, CODE_SAVE_NOTE,
            "%" PRId32 " of the ways that were tried cannot be gone in the "
            "edited scenario and are left out",
            found->ways_left);
    }
}

/* Nothing has been written yet. */
static enum exit_code go_on(const struct resume *resume,
                            const struct slot_play *resumed)
{
    const struct save_found *found = &resumed->found;
    bool loses =
        resumed->damaged || found->fit == FIT_SHIFTS || found->ways_left > 0;
    if (resumed->damaged) {
        say(resume->file, CODE_SAVE_DAMAGED,
            "the file was damaged; the play goes on from the last turn that "
            "is whole");
    }
    if (found->fit == FIT_SHIFTS && !may_stand_before(resume, found)) {
        return EXIT_FINDINGS;
    }
    say_ways(resume, found);
    return !loses || keep_aside(resume) ? EXIT_FINE : EXIT_USAGE;
}

enum exit_code keeper_resume(const struct resume *resume,
                             struct slot_play *resumed)
{
    bool good = slot_open_on(resumed, resume->file, resume->model);
    if (slot_kind(resume->file) == SLOT_RECORDING) {
        say(resume->file, CODE_USE_VALUE,
            "it is a recording, which is not written over; name another file "
            "with --save");
        return EXIT_USAGE;
    }
    if (resumed->file == FILE_MISSING) {
        diag_clear(&resumed->diags);
        return EXIT_FINE;
    }
    command_findings(&resumed->diags);
    if (good) {
        return go_on(resume, resumed);
    }
    return resumed->file == FILE_OK ? EXIT_FINDINGS : EXIT_USAGE;
}
