/* What a scenario says, for its translators. */
#include "cli/commands.h"

#include "app/lexicon.h"
#include "app/sidecar.h"
#include "base/device_name.h"
#include "base/language.h"
#include "base/pseudo.h"
#include "base/words_po.h"
#include "scenario/limits.h"
#include "scenario/strings_write.h"

#include <inttypes.h>
#include <string.h>

struct strings_options {
    const char *lang; /* NULL: none was given */
    char tag[LANGUAGE_BYTES];
    bool check;
    bool game;
};

/* A scenario, and what is said of its texts. */
struct texts {
    struct loaded loaded;
    struct arena arena;
    struct strings strings;
    struct strings_source source;
    struct diag_list diags;
};

static enum exit_code finish(struct texts *texts, enum exit_code code)
{
    diag_sort(&texts->diags);
    command_findings(&texts->diags);
    diag_clear(&texts->diags);
    arena_clear(&texts->arena);
    loaded_clear(&texts->loaded);
    return code;
}

static void say_clash(struct texts *texts, const char *path)
{
    const struct diag_place place = {.file = path};
    if (texts->strings.clash != NULL) {
        diag_add(&texts->diags, CODE_TRANSLATION_CLASH, &place,
                 "two texts are called %s, so the first alone can be "
                 "translated; give each an id of its own",
                 texts->strings.clash);
    }
}

/* The file is read again for the lines that its texts stand in. */
static bool open_texts(struct texts *texts, const char *path,
                       enum exit_code *code)
{
    char *bytes;
    *texts = (struct texts){0};
    if (!command_open(&texts->loaded, path, code)) {
        return false;
    }
    enum file_result result = loaded_read_again(&texts->loaded, &texts->arena,
                                                &bytes, &texts->source.length);
    if (result != FILE_OK) {
        catalogue_unreadable(&texts->diags, path, result);
        *code = finish(texts, EXIT_USAGE);
        return false;
    }
    path = texts->loaded.file;
    const char *slash = strrchr(path, '/');
    strings_list(&texts->strings, texts->loaded.model, &texts->arena);
    texts->source.model = texts->loaded.model;
    texts->source.strings = &texts->strings;
    texts->source.file = slash == NULL ? path : slash + 1;
    texts->source.bytes = bytes;
    say_clash(texts, path);
    return true;
}

static enum exit_code write_template(const char *path)
{
    struct texts texts;
    struct sink out = command_out();
    enum exit_code code = EXIT_FINE;
    if (!open_texts(&texts, path, &code)) {
        return code;
    }
    strings_write_template(&texts.source, &out);
    return finish(&texts, EXIT_FINE);
}

/* A language -------------------------------------------------------------- */

static void tell_merged(const char *path, const struct strings_merged *count)
{
    struct sink out = command_out();
    sink_escaped_line(&out, path);
    sink_format(&out,
                ": %" PRId32 " texts, %" PRId32 " translated, %" PRId32
                " to be looked at, %" PRId32 " missing",
                count->texts, count->done, count->fuzzy,
                count->texts - count->done - count->fuzzy);
    if (count->moved > 0) {
        sink_format(&out, ", %" PRId32 " under a new name", count->moved);
    }
    if (count->obsolete > 0) {
        sink_format(&out, ", %" PRId32 " kept of texts that are gone",
                    count->obsolete);
    }
    sink_text(&out, "\n");
}

static enum exit_code keep_merged(struct texts *texts, const char *path,
                                  const struct strbuf *merged)
{
    const struct diag_place place = {.file = path};
    enum file_result result = FILE_OK;
    if (merged->length > PO_MOST_BYTES) {
        diag_add(&texts->diags, CODE_PO_LIMIT, &place,
                 "it would have %zu bytes, allowed are %d; nothing was written",
                 merged->length, PO_MOST_BYTES);
        return EXIT_FINDINGS;
    }
    result = file_rewrite_found(path, strbuf_get(merged), merged->length);
    if (result == FILE_MISSING) {
        result = file_add(path, strbuf_get(merged), merged->length);
    }
    if (result == FILE_OK) {
        return EXIT_FINE;
    }
    diag_add(&texts->diags, CODE_FILE_IO, &place,
             "the file cannot be written: %s", file_write_problem(result));
    return EXIT_USAGE;
}

/* A file that has errors is left as it is: what was not understood in it
 * would be lost. */
static enum exit_code read_old(struct texts *texts, const char *path,
                               struct po *po)
{
    bool fine;
    enum file_result result =
        sidecar_read(po, &texts->arena, path, &fine, &texts->diags);
    if (result == FILE_MISSING) {
        *po = (struct po){0};
        return EXIT_FINE;
    }
    if (result != FILE_OK) {
        catalogue_unreadable(&texts->diags, path, result);
        return EXIT_USAGE;
    }
    return fine ? EXIT_FINE : EXIT_FINDINGS;
}

static bool is_own_language(const struct model *model, const char *tag)
{
    char own[LANGUAGE_BYTES];
    return language_read(own, model->language, strlen(model->language)) &&
           strcmp(own, tag) == 0;
}

/* What no file can be written for. */
static bool may_translate(struct texts *texts, const char *tag,
                          const char *path)
{
    const struct diag_place place = {.file = texts->loaded.file};
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    if (is_own_language(texts->loaded.model, tag)) {
        diag_add(&texts->diags, CODE_USE_VALUE, &place,
                 "it is written in \"%s\": its texts in that language are in "
                 "the scenario itself; name the language to translate into",
                 tag);
        return false;
    }
    if (strcmp(tag, PSEUDO_TAG) == 0) {
        diag_add(&texts->diags, CODE_USE_VALUE, &place,
                 "\"%s\" is nobody's language: play makes its texts by itself "
                 "and reads no file; name the language to translate into",
                 tag);
        return false;
    }
    if (is_device_name(name)) {
        diag_add(&texts->diags, CODE_USE_VALUE, &place,
                 "%s would be the name of a device on Windows, so it cannot "
                 "be passed on; name the scenario otherwise than "
                 "scenario.json: its translation is NAME.%s then",
                 name, name);
        return false;
    }
    return true;
}

static enum exit_code merge(const char *scenario, const char *tag)
{
    struct texts texts;
    struct po po;
    struct strbuf merged = {0};
    struct sink sink = sink_to_strbuf(&merged);
    enum exit_code code = EXIT_FINE;
    if (!open_texts(&texts, scenario, &code)) {
        return code;
    }
    const char *path = sidecar_path(&texts.arena, texts.loaded.file, tag);
    code = may_translate(&texts, tag, path) ? read_old(&texts, path, &po)
                                            : EXIT_USAGE;
    if (code == EXIT_FINE) {
        struct strings_merged count =
            strings_merge(&texts.source, &po, tag, &sink);
        code = keep_merged(&texts, path, &merged);
        if (code == EXIT_FINE) {
            tell_merged(path, &count);
        }
    }
    strbuf_clear(&merged);
    return finish(&texts, code);
}

/* Untranslated texts of a file that are shown: one that was only begun has
 * hundreds, and they say no more than the first. */
#define MISSING_SHOWN 10

struct tally {
    const char *file;
    size_t missing, others;
};

static void write_tally(const struct tally *tally, struct sink *sums)
{
    if (tally->missing == 0) {
        return;
    }
    sink_escaped_line(sums, tally->file);
    sink_format(sums, ": %zu text%s without a translation", tally->missing,
                tally->missing == 1 ? "" : "s");
    if (tally->missing > MISSING_SHOWN) {
        sink_format(sums, ", the first %d are shown", MISSING_SHOWN);
    }
    sink_format(sums, "; %zu other finding%s\n", tally->others,
                tally->others == 1 ? "" : "s");
}

/* Keeps the first untranslated texts of each file, and all other findings;
 * they are sorted. */
static void sum_up(struct diag_list *diags, struct sink *sums)
{
    struct tally tally = {.file = ""};
    size_t kept = 0;
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag diag = diags->items[i];
        const char *file = diag.place.file == NULL ? "" : diag.place.file;
        bool missing = diag.code == CODE_TRANSLATION_MISSING;
        if (strcmp(tally.file, file) != 0) {
            write_tally(&tally, sums);
            tally = (struct tally){.file = file};
        }
        tally.missing += missing;
        tally.others += !missing;
        if (!missing || tally.missing <= MISSING_SHOWN) {
            diags->items[kept++] = diag;
        }
    }
    write_tally(&tally, sums);
    diags->count = kept;
}

static enum exit_code check(const char *path, const char *tag)
{
    struct texts texts;
    struct strbuf text = {0};
    struct sink sums = sink_to_strbuf(&text);
    struct sink err = command_err();
    enum exit_code code = EXIT_FINE;
    if (!open_texts(&texts, path, &code)) {
        return code;
    }
    const struct sidecar_scope scope = {.only = tag, .each = true};
    path = texts.loaded.file;
    bool any = sidecar_check(texts.loaded.model, path, scope, &texts.diags);
    if (!any && tag != NULL) {
        const struct diag_place place = {.file = path};
        diag_add(&texts.diags, CODE_TRANSLATION_NONE, &place,
                 "there is no translation \"%s\" beside it", tag);
    }
    code = texts.diags.count > 0 ? EXIT_FINDINGS : EXIT_FINE;
    diag_sort(&texts.diags);
    sum_up(&texts.diags, &sums);
    code = finish(&texts, code);
    sink_text(&err, strbuf_get(&text));
    strbuf_clear(&text);
    return code;
}

/* The command ------------------------------------------------------------- */

static bool read_tag(struct strings_options *options)
{
    struct diag_list diags = {0};
    if (options->lang == NULL ||
        language_read(options->tag, options->lang, strlen(options->lang))) {
        return true;
    }
    diag_add(&diags, CODE_USE_VALUE, NULL,
             "\"%s\" is no name of a language, as de or pt_BR are",
             options->lang);
    command_findings(&diags);
    diag_clear(&diags);
    return false;
}

/* The game's own words ---------------------------------------------------- */

static enum exit_code misused(const char *message)
{
    struct diag_list diags = {0};
    diag_add(&diags, CODE_USE_COMMAND, NULL, "%s", message);
    command_findings(&diags);
    diag_clear(&diags);
    return EXIT_USAGE;
}

static enum exit_code check_game(const char *tag)
{
    struct lexicon lexicon;
    struct diag_list diags = {0};
    lexicon_open(&lexicon);
    bool any = lexicon_check(&lexicon, tag, &diags);
    if (!any && tag != NULL) {
        diag_add(&diags, CODE_TRANSLATION_NONE, NULL,
                 "the game has no words in \"%s\"", tag);
    }
    command_findings(&diags);
    enum exit_code code = diags.count > 0 ? EXIT_FINDINGS : EXIT_FINE;
    diag_clear(&diags);
    lexicon_close(&lexicon);
    return code;
}

static enum exit_code of_game(const struct strings_options *options, int files,
                              const char *tag)
{
    struct sink out = command_out();
    if (!options->game) {
        return misused("strings: a scenario's FILE was expected, or --game");
    }
    if (files > 0) {
        return misused("strings: --game and a FILE exclude each other");
    }
    if (options->check) {
        return check_game(tag);
    }
    if (tag != NULL) {
        return misused("strings: --game writes no translation; make the "
                       "template and mend assets/lang/TAG.po with msgmerge");
    }
    words_write_template(&out);
    return EXIT_FINE;
}

enum exit_code cmd_strings(struct words words)
{
    struct strings_options options = {0};
    const struct option_row rows[] = {
        {.name = "lang",
         .value = "TAG",
         .help = "Writes or mends the translation into a language, as de.",
         .text = &options.lang},
        {.name = "check",
         .help = "Says what translations lack; writes nothing.",
         .flag = &options.check},
        {.name = "game",
         .help = "The game's own words instead of a scenario's.",
         .flag = &options.game},
    };
    const struct option_table table = {
        .command = "strings",
        .arguments = "FILE|--game [--lang TAG] [--check]",
        .summary =
            "Writes the texts of a scenario to standard output, as a template "
            "(PO) for\ntranslators. With --lang it writes TAG.po beside the "
            "scenario, or mends the one\nthat is there: translations stay, "
            "those of a text that has changed are marked\nfuzzy. With --check "
            "it says what is missing, stale or wrong in one or all of "
            "them,\nand ends with 1 where anything is. With --game the same "
            "of what the game itself\nsays; its translations are "
            "assets/lang/TAG.po, which msgmerge mends.",
        .rows = rows,
        .row_count = 3,
        .least = 0,
        .most = 1,
    };
    struct words files;
    enum exit_code code;
    if (!command_options(&table, words, &files, &code)) {
        return code;
    }
    if (!read_tag(&options)) {
        return EXIT_USAGE;
    }
    const char *tag = options.lang == NULL ? NULL : options.tag;
    if (options.game || files.count == 0) {
        return of_game(&options, files.count, tag);
    }
    if (options.check) {
        return check(files.items[0], tag);
    }
    return tag == NULL ? write_template(files.items[0])
                       : merge(files.items[0], tag);
}
