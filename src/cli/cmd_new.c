#include "cli/commands.h"

#include "app/template.h"
#include "base/utf8.h"
#include "platform/paths.h"
#include "report/schema.h"
#include "scenario/format.h"
#include "scenario/load.h"

#include <inttypes.h>
#include <string.h>

struct new_options {
    const char *title;  /* NULL: what the id suggests */
    const char *folder; /* NULL: the one that we are in */
};

/* What is being written, and how it went. */
struct draft {
    struct arena arena;
    struct strbuf text;
    struct diag_list diags;
    const char *folder, *path;
    const char *schema; /* beside it, for editors */
    int32_t seats, scenes, endings;
};

static enum exit_code refuse(struct draft *draft, enum diag_code code,
                             const char *file, const char *problem)
{
    const struct diag_place place = {.file = file};
    diag_add(&draft->diags, code, file == NULL ? NULL : &place, "%s", problem);
    return EXIT_USAGE;
}

static enum exit_code check_id(struct draft *draft, const char *id)
{
    struct strbuf problem = {0};
    struct strbuf message = {0};
    enum exit_code code = EXIT_FINE;
    if (!template_id_good(id, &problem)) {
        strbuf_format(&message, "\"%s\" cannot be the id of a scenario: %s", id,
                      strbuf_get(&problem));
        code = refuse(draft, CODE_USE_VALUE, NULL, strbuf_get(&message));
    }
    strbuf_clear(&message);
    strbuf_clear(&problem);
    return code;
}

static enum exit_code check_title(struct draft *draft, const char *title)
{
    size_t length = strlen(title);
    if (utf8_valid_prefix(title, length) != length) {
        return refuse(draft, CODE_USE_VALUE, NULL,
                      "the --title is not valid UTF-8");
    }
    if (title[strspn(title, " ")] == '\0') {
        return refuse(draft, CODE_USE_VALUE, NULL,
                      "the --title is empty; leave the option out to get one "
                      "made of the id");
    }
    return EXIT_FINE;
}

static int32_t count_seats(const struct model *model)
{
    int32_t count = 0;
    for (int32_t i = 0; i < model->actors_count; i++) {
        count += model->actors[i].playable;
    }
    return count;
}

/* What is written must be without a finding whatever the title holds: one
 * that turns the direction of writing, say, is refused as in any file. */
static enum exit_code make(struct draft *draft, const char *id,
                           const char *title)
{
    struct strbuf own = {0};
    struct strbuf filled = {0};
    template_title(id, &own);
    template_fill(id, title == NULL ? strbuf_get(&own) : title, &filled);
    format_json(draft->path, filled.text, filled.length, &draft->text,
                &draft->diags);
    strbuf_clear(&own);
    strbuf_clear(&filled);
    if (draft->diags.count > 0) {
        return EXIT_USAGE;
    }
    const struct model *model =
        scenario_load(&draft->arena, draft->path, draft->text.text,
                      draft->text.length, &draft->diags);
    if (model == NULL || draft->diags.count > 0) {
        return EXIT_USAGE;
    }
    draft->seats = count_seats(model);
    draft->scenes = model->scenes_count;
    draft->endings = model->endings_count;
    return EXIT_FINE;
}

static void count_entry(void *context, const char *name)
{
    (void)name;
    ++*(int *)context;
}

static enum exit_code not_written(struct draft *draft, const char *path,
                                  enum file_result result)
{
    struct strbuf message = {0};
    strbuf_format(&message, "the file cannot be written: %s",
                  file_write_problem(result));
    enum exit_code code =
        refuse(draft, CODE_FILE_IO, path, strbuf_get(&message));
    strbuf_clear(&message);
    return code;
}

/* The scenario first: a program that is killed between the two leaves one
 * that can be used. Where the second fails, neither is left. */
static enum exit_code write_files(struct draft *draft)
{
    struct strbuf schema = {0};
    struct sink sink = sink_to_strbuf(&schema);
    enum file_result result =
        file_add(draft->path, draft->text.text, draft->text.length);
    if (result != FILE_OK) {
        return not_written(draft, draft->path, result);
    }
    schema_write(&sink);
    result = file_add(draft->schema, strbuf_get(&schema), schema.length);
    strbuf_clear(&schema);
    if (result != FILE_OK) {
        file_remove(draft->path);
        return not_written(draft, draft->schema, result);
    }
    return EXIT_FINE;
}

/* A folder that is empty may be used: a program that was killed after it made
 * it leaves one. */
static enum exit_code write(struct draft *draft)
{
    int entries = 0;
    enum file_result result = folder_make_shared(draft->folder);
    if (result == FILE_OK) {
        file_each(draft->folder, count_entry, &entries);
    }
    if (result == FILE_TAKEN) {
        return refuse(draft, CODE_FILE_TAKEN, draft->folder,
                      "this, or a folder above it, is a file, which stays as "
                      "it is; choose another id, or another --folder");
    }
    if (entries > 0) {
        return refuse(draft, CODE_FILE_TAKEN, draft->folder,
                      "this folder is there already and stays as it is; "
                      "choose another id, or another --folder");
    }
    return result == FILE_OK ? write_files(draft)
                             : not_written(draft, draft->path, result);
}

/* A path as a word for a shell. */
static void shell_word(struct sink *out, const char *path)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-";
    struct strbuf word = {0};
    if (path[strspn(path, plain)] == '\0' && path[0] != '-') {
        sink_escaped_line(out, path);
        return;
    }
    strbuf_text(&word, path[0] == '-' ? "'./" : "'");
    for (; *path != '\0'; path++) {
        if (*path == '\'') {
            strbuf_text(&word, "'\\''");
        } else {
            strbuf_char(&word, *path);
        }
    }
    strbuf_char(&word, '\'');
    sink_escaped_line(out, strbuf_get(&word));
    strbuf_clear(&word);
}

static void tell(const struct draft *draft)
{
    static const char *const next[] = {"demarche-cli check ",
                                       "demarche-cli play ", "demarche "};
    struct sink out = command_out();
    sink_escaped_line(&out, draft->path);
    sink_format(&out,
                ": written, with %" PRId32 " seats, %" PRId32
                " scenes and %" PRId32
                " endings.\nIt can be played as it is. Change it piece by "
                "piece; its x- notes say where. Go on with\n\n",
                draft->seats, draft->scenes, draft->endings);
    for (size_t i = 0; i < sizeof(next) / sizeof(next[0]); i++) {
        sink_format(&out, "  %s", next[i]);
        shell_word(&out, draft->path);
        sink_text(&out, "\n");
    }
}

static enum exit_code begin(struct draft *draft, const char *id,
                            const struct new_options *options)
{
    enum exit_code code = check_id(draft, id);
    if (options->title != NULL && code == EXIT_FINE) {
        code = check_title(draft, options->title);
    }
    if (code != EXIT_FINE) {
        return code;
    }
    draft->folder = options->folder == NULL
                        ? id
                        : paths_join(&draft->arena, options->folder, id);
    draft->path = paths_join(&draft->arena, draft->folder, "scenario.json");
    draft->schema =
        paths_join(&draft->arena, draft->folder, "scenario.schema.json");
    code = make(draft, id, options->title);
    return code == EXIT_FINE ? write(draft) : code;
}

enum exit_code cmd_new(struct words words)
{
    struct new_options options = {0};
    struct draft draft = {0};
    const struct option_row rows[] = {
        {.name = "title",
         .value = "TEXT",
         .help = "What players read; made of the ID if not given.",
         .text = &options.title},
        {.name = "folder",
         .value = "DIR",
         .help = "Where its folder is made; here if not given.",
         .text = &options.folder},
    };
    const struct option_table table = {
        .command = "new",
        .arguments = "ID [--title TEXT] [--folder DIR]",
        .summary = "Writes a small scenario to begin with, ID/scenario.json: "
                   "it is complete, checks\nwithout a finding and plays. Its "
                   "notes say what each part does. Beside it stands\n"
                   "scenario.schema.json, by which editors complete and "
                   "explain keys. Never writes\nover anything.",
        .rows = rows,
        .row_count = 2,
        .least = 1,
        .most = 1,
    };
    struct words files;
    enum exit_code code;
    if (!command_options(&table, words, &files, &code)) {
        return code;
    }
    code = begin(&draft, files.items[0], &options);
    command_findings(&draft.diags);
    if (code == EXIT_FINE) {
        tell(&draft);
    }
    diag_clear(&draft.diags);
    strbuf_clear(&draft.text);
    arena_clear(&draft.arena);
    return code;
}
