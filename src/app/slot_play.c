#include "app/finder.h"
#include "app/slots.h"

#include <string.h>

typedef enum file_result read_as(struct arena *arena, const char *path,
                                 size_t limit, char **bytes, size_t *length);

static bool read_save(struct slot_play *play, const char *path, read_as *read)
{
    char *bytes;
    size_t length;
    memset(play, 0, sizeof(*play));
    play->found.fit = FIT_NONE;
    play->found.reason = "";
    play->file = read(&play->arena, path, SAVE_BYTES, &bytes, &length);
    if (play->file == FILE_OK) {
        play->save = save_read(&play->arena, path, bytes, length, &play->diags);
        play->damaged = play->save == NULL || !save_whole(play->save);
    } else {
        catalogue_unreadable(&play->diags, path, play->file);
    }
    return play->save != NULL;
}

static bool find_scenario(struct slot_play *play, const char *path)
{
    const struct diag_place place = {.file = path};
    const struct wanted wanted = {
        .id = save_scenario(play->save),
        .path = save_head(play->save)->path,
        .beside = path,
        .file_hash = save_file_hash(play->save),
    };
    if (finder_open(&play->loaded, &wanted)) {
        return true;
    }
    if (wanted.path[0] == '\0') {
        diag_add(&play->diags, CODE_FILE_MISSING, &place,
                 "its scenario %s is neither beside it nor among the known "
                 "ones",
                 wanted.id);
    } else {
        diag_add(&play->diags, CODE_FILE_MISSING, &place,
                 "its scenario %s cannot be played: it was %s, and is not "
                 "there any more, nor beside the save, nor among the known "
                 "ones",
                 wanted.id, wanted.path);
    }
    return false;
}

static bool load(struct slot_play *play, const char *path,
                 const struct model *model)
{
    play->session =
        save_load(play->save, path, model, &play->found, &play->diags);
    return play->session != NULL;
}

bool slot_open(struct slot_play *play, const char *path)
{
    return read_save(play, path, file_read) && find_scenario(play, path) &&
           load(play, path, play->loaded.model);
}

bool slot_open_found(struct slot_play *play, const char *path)
{
    return read_save(play, path, file_read_found) &&
           find_scenario(play, path) && load(play, path, play->loaded.model);
}

static bool load_on(struct slot_play *play, const char *path,
                    const struct model *model)
{
    const struct diag_place place = {.file = path};
    if (strcmp(save_scenario(play->save), model->id) != 0) {
        diag_add(&play->diags, CODE_RECORDING_RULES, &place,
                 "it is a play of the scenario %s, this one is %s",
                 save_scenario(play->save), model->id);
        return false;
    }
    return load(play, path, model);
}

bool slot_open_on(struct slot_play *play, const char *path,
                  const struct model *model)
{
    return read_save(play, path, file_read) && load_on(play, path, model);
}

bool slot_open_found_on(struct slot_play *play, const char *path,
                        const struct model *model)
{
    return read_save(play, path, file_read_found) && load_on(play, path, model);
}

void slot_play_clear(struct slot_play *play)
{
    if (play->session != NULL) {
        session_free(play->session);
    }
    loaded_clear(&play->loaded);
    diag_clear(&play->diags);
    arena_clear(&play->arena);
    memset(play, 0, sizeof(*play));
}
